"""Two states of a service as one drawing, as sheets of paper and as a table.

In: names of two files (or of one and two personas). Out: `States`, scenes and sheets.

    opening.py       both services, and the comparison of them
    told.py          what both are called and come to, for the header
    overlay.py       one drawing of the state after, with what was before in it
    side_by_side.py  both drawings under each other on common columns
    sheets.py        either as a scene, as sheets, as a file
"""
