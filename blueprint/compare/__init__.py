"""What differs between two services, by their elements and never by lines of text.

In: two `Service`s. Out: a `Difference`, its words for terminals, Markdown and JSON, and a `Service` that shows both.

    services.py   the comparison, with moments.py, entries.py, cells.py, connectors.py, catalogues.py
    side.py, facts.py, likeness.py      what an element says, and how alike two are
    merge.py, marks.py                  both versions in one service, and what is marked in it
    outline.py, terminal.py, markdown.py, json_form.py   words
    listing.py    a file as lines that git compares; needs none of the rest
"""

from blueprint.compare.values import Change, Difference, FieldChange, Kind, Matched, Named, Place, Value, What

__all__ = ["Change", "Difference", "FieldChange", "Kind", "Matched", "Named", "Place", "Value", "What"]
