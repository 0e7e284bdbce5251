"""Graphs as drawings: boxes measured by our own type, places by Graphviz, everything else ours.

In: a `Desk`, a `Graph`. Out: `Outcome[Scene]`.

    nodes.py    boxes with words, measured and painted
    edges.py    routes with heads and labels
    counts.py   numbers on edges
    frames.py   clusters
    blocks.py   nodes that keep their order, stacked
    grid.py     nodes that have their places, joined by our own router
    bounds.py   frames on a grid
    labels.py   labels on a grid, off the marks
    packing.py  maps on grids, packed on a sheet
    pieces.py   what nothing joins, side by side
    sharing.py  what so many rest on that no lines are drawn to it
    below.py    the legend, and lists of what is joined to nothing
    compose.py  all of it
"""
