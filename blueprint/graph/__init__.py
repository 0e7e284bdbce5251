"""Graphs: nodes, edges, clusters, and how Graphviz places them.

In: services. Out: a `Graph`, its text in the DOT language, the places that Graphviz finds.

    values.py     what a graph is; no Graphviz, no drawing
    dot.py        a graph as DOT: for people with words, for placing with sizes only
    engine.py     runs `dot`, with a time limit
    positions.py  reads what it answers
    components.py the pieces that nothing joins
    kinds.py      the graphs that there are, and what can be asked of them; making.py: who makes which
    relations.py  which systems and support processes serve what, over several services
    systems.py    the graph of that; systems_told.py: its legend and lists
    handovers.py  who hands over to whom
"""
