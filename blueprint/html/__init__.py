"""What all HTML that becomes paper shares: the book, the sheets of touchpoints.

In: wordings, a theme, a page. Out: pieces of HTML and CSS, and the whole document.

    voice.py     writes wordings into the HTML and remembers them for the fonts
    faces.py     the drawings' fonts, cut down to these characters
    signs.py     marks, icons, arrows as SVG
    tokens.py    theme and page ─▶ the grid, CSS custom properties
    lengths.py   how long a text will be
    document.py  all of it as one self-contained document
"""
