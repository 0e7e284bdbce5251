"""The matrix of opportunities: impact upwards, effort to the right, parted into four quadrants, a list beside it.

In: a `Desk`, `Spot`s. Out: a `Scene`.

    spots.py    what stands in the matrix
    grid.py     cells, and places in them at which no two dots touch
    plane.py    quadrants, axes and dots as items
    index.py    the list beside it
    compose.py  all of it
"""
