"""All outputs of a project, made when they have to be.

In: a `Config`. Out: a folder with outputs, `manifest.json` and `index.html`; and a `Report`.

    builder.py      strings it together
      discovery.py  which maps there are
      inputs.py     what they are made of, by checksum
      plan.py       what is asked of each
      recipe.py     keys: equal keys, equal bytes
      cache.py      what was made before
      run.py        what is missing is made, and everything delivered
      result_entry.py what came of a map, as the cache keeps it
      delivery.py   outputs are written, or compared
      targets.py    their names
      tree.py       their folder
      aftermath.py  manifest and gallery
      orphans.py    what nothing asks for any more, also in folders of before
      views.py      views that no map has
      front_page.py the gallery
      manifest.py   `manifest.json`
      troubles.py   what can go wrong, as findings
    shards.py       parts of a build
      part_entry.py which part a manifest is of
      record.py     what one part found
    parts.py        parts that were made, and whether they belong together
    merging.py      puts them together
    values.py       what is asked, and what came of it
"""
