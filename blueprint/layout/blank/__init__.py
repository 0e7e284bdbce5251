"""Workshop sheets: heads, rows and lines with places for sticky notes, to be filled in by hand.

In: a desk, sizes at which things are printed. Out: `Blank`, measured, and a scene for each of its pages. There are no
connectors, so nobody asks the router.
"""
