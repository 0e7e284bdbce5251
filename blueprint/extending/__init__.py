"""Maps that are written as the changes to another one: `extends` names it, and both become one document.

In: a parsed file. Out: the whole map as a `Document` whose nodes point into the files that they stand in, ready for
`blueprint.schema` and `blueprint.build`; a file without `extends` is given back as it is.

    chain.py      which map is extended, and what that one extends
    flat.py       catalogues of included files, put among a file's own
    removal.py    what `remove` takes away; naming.py: what its names mean
    merging.py    keys, catalogues and lists of the whole map
    journey.py    stages and steps; moments.py: what stands in one; cells.py: cards
    line.py       siblings in their order: what stands after and before what
    nodes.py      nodes made, compared and laid over each other
    explain.py    what findings of the whole map have to do with the changes
"""

from blueprint.extending.chain import extend
from blueprint.extending.explain import explained

__all__ = ["explained", "extend"]
