"""The book: what services say, as pages to read.

In: services with their fitted drawings, a `Look`. Out: `Book`, the HTML of a paged document and what is painted in;
`blueprint.export` makes a PDF of that.

    chapters.py    Service ─▶ Chapter: everything that is said about one service, in words, with anchors
    personas.py, touchpoints.py, tables.py, improvements.py   its parts
    places.py      where on the pages of the maps a step or a card stands
    index.py       actors, systems and touchpoints of all chapters, with the anchors of what tells about them
    cover.py, motif.py   landscapes and curves as path data
    values.py, pieces.py, rows.py   what these make: plain values
    binding.py     all of it through the templates in `templates/paper/book/`, with the fonts, signs and tokens of
                   `blueprint.html`
"""
