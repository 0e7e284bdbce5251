"""From a parsed file to the model: names resolved, defaults filled in, meaning checked.

In: `Document` (`blueprint.reading`), whether or not it passed the schema. Out: `Outcome[Service]`.
What the schema reports (types, closed sets of words, missing and unknown keys) is skipped here without a
word; what no schema can see (ids, references, order of lanes, scores on the scale) is reported here.

    service.py      the way through            context.py    findings, the file's language
    nodes.py        YAML nodes as plain values texts.py      texts in several languages
    ids.py          slugs, ids, keys           suggest.py    "did you mean"
    lanes.py        lanes and lines            catalogues.py actors, channels, …, bare names
    draft.py        stages, steps, cards       names.py      what a reference means
    content.py      what steps and cards carry scores.py, durations.py, files.py, pictures.py
    ways.py         `next`                     links.py      connectors
    measures.py     metrics, gaps, …           views.py      named drawings
    meaning.py      what the blueprint says    translations.py  texts missing in a language
"""

from blueprint.build.service import build
from blueprint.build.translations import untranslated

__all__ = ["build", "untranslated"]
