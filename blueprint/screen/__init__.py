"""A map as a page for the screen: its drawings in all languages and by day and by night, and the same as tables.

In: composed drawings with what they were made with. Out: one HTML document that refers to nothing outside of it.

    night.py      a theme's colours by night; from the same drawing in both, the rules of a style sheet
    fonts.py      one subset of each font for everything that the page says
    pictures.py   each picture once for all drawings
    table.py      a drawing as a table; told.py: what stands in its cells, connectors.py: what leads where
    words.py      the words of the controls in every language of the page
    map_data.py   what scripts are told of the elements
    page.py       all of it as one document
"""
