"""One self-contained document: its style sheet, driven by tokens, its fonts, its pages.

In: the HTML of the body, the custom properties, the fonts. Out: HTML that refers to nothing outside of it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from blueprint.html.faces import FontSheet
from blueprint.html.tokens import resolved
from blueprint.resources import template
from blueprint.text.languages import is_rtl

_RULES = "/* Pages */"
"""What divides the custom properties of a style sheet from the rules that use them."""
_TAG = re.compile(r"[A-Za-z0-9-]+")
"""Language tags that a style sheet may name."""


def style_sheet(
    name: str, folder: str, values: Mapping[str, str], sheet: FontSheet, language: str, **more: object
) -> str:
    """A style sheet from its template, with the custom properties filled in.

    Args:
        name, folder: of the template, below `templates`.
        values: custom properties by name.
        sheet: fonts of the document.
        language: BCP 47 tag of the document.
        more: what only this template asks for.

    Raises:
        KeyError: a rule uses a custom property that there is not.
    """
    families = {tag: stack for tag, stack in sheet.families if _TAG.fullmatch(tag)}
    main = dict(sheet.families)[language]
    every = ", ".join(dict.fromkeys(f for stack in (main, *families.values()) for f in stack.split(", ")))
    style = template(name, folder).render(
        tokens=values, families=families, main=main, every=every, rtl=is_rtl(language), **more
    )
    declared, rules = style.split(_RULES, 1)
    return f"{declared}{_RULES}{resolved(rules, values)}"


def document(body: str, style: str, sheet: FontSheet, *, title: str, language: str) -> str:
    """The whole document.

    Args:
        body: HTML that templates wrote, which escape.
        style: a style sheet. sheet: its fonts.
        title: of the document. language: its BCP 47 tag.
    """
    from markupsafe import Markup  # noqa: PLC0415 - comes with jinja2, which is loaded late

    return template("page.html.j2", "paper").render(
        body=Markup(body),  # noqa: S704 - written by templates that escape
        style=Markup(style),  # noqa: S704 - made of colours, lengths, names of fonts
        fonts=Markup(sheet.css),  # noqa: S704 - made of names of fonts and their bytes
        title=title, language=language, direction="rtl" if is_rtl(language) else "ltr",
    )  # fmt: skip
