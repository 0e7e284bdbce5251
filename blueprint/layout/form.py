"""How a drawing is shaped so that it fits a sheet.

one band                      two bands                  two pages
┌───────────────────────┐     ┌───────────┐              ┌───────────┐
│ header                │     │ header    │              │ header    │
│ 1 2 3 4 5 6 7 8 9     │     │ 1 2 3 4 5 │              │ 1 2 3 4 5 │
│ foot                  │     │ 6 7 8 9   │              └───────────┘
└───────────────────────┘     │ foot      │              ┌───────────┐
                              └───────────┘              │ 6 7 8 9   │
                                                         │ foot      │
                                                         └───────────┘
"""

from __future__ import annotations

from blueprint.frozen import frozen


@frozen(kw_only=True)
class Form:
    """The shape that is asked for; the default is a drawing as wide as it comes, in one band.

    Attributes:
        cuts: numbers of the columns (from 0) before which a new band begins, ascending; always a stage's first column.
        pages: those of the cuts at which a new page begins.
        column: width of a column in user units; None for the theme's choice.
        width: of the whole drawing in user units, margins included: the columns of each band are widened to fill it;
            None for as wide as it comes.
        height: of each page in user units, margins included: rows get more air and the foot stands at the bottom;
            None for as high as it comes. A page that needs more is higher.
    """

    cuts: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()
    column: float | None = None
    width: float | None = None
    height: float | None = None


NATURAL = Form()


@frozen(kw_only=True)
class Origin:
    """Where a drawing comes from, for its foot.

    Attributes:
        file: name of the source file without folders; empty where there is none.
        commit: short name of the commit that the file was last changed in; empty where it is not known.
        link: address that the foot shows as a QR code; empty for none.
    """

    file: str = ""
    commit: str = ""
    link: str = ""
