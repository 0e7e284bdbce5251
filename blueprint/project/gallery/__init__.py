"""The gallery: one static page of all maps.

In: entries, each with what its service says of itself and the files that were made of it. Out: the text of an HTML page
that loads nothing from elsewhere.

    entries.py   what the page is given       facts.py   what a service says of itself
    cards.py     what is said on each card    miniature.py   a picture for maps without one
    look.py      colours and fonts            page.py    all of it through the template
"""
