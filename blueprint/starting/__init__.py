"""Beginning a map, and adding to one.

In: answers and the name of a template, or a `Document` and what is to be added. Out: texts and edits; nothing here
reads or writes a file of the user.

    starters.py    a template and answers → the text of a new map
    scalars.py     a text → how it is written in YAML
    stamp.py       whether a file is still as `blueprint init` made it
    jsonc.py       JSON with comments, with places; workspace.py adds to an editor's settings and to .gitignore
    skeletons.py   what a new element begins with
    places.py      where it goes; style.py how its neighbours are written; insertion.py puts it there
"""
