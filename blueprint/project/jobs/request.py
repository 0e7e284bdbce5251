"""What is asked of a map: one kind of file in one language and theme, for some of its drawings.

In: the configuration. Out: `Request`s without anything that does not count for their format, so that two that give the
same bytes are equal.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from blueprint.frozen import frozen, replace
from blueprint.project.config import ALL, Config, Format, Output, PageSettings

if TYPE_CHECKING:
    from blueprint.paper.setup import Setup

_THEME_FILES = (".yaml", ".yml")


@frozen(kw_only=True)
class Doors:
    """Where doors to other maps lead: to drawings that the same output makes, which lie as the maps do.

    Attributes:
        maps: other maps that the output makes as well, from the folder that nothing may lie outside of.
        views: names of the drawings that it makes, or `all`.
        by_language: whether the language is part of the names. tail: what else is, behind it.
    """

    maps: tuple[str, ...]
    views: tuple[str, ...]
    by_language: bool = False
    tail: tuple[str, ...] = ()

    def ending(self, language: str | None, kind: Format) -> str:
        """What follows the name of the drawing."""
        named = language and self.by_language and kind is not Format.HTML
        return ".".join([*([language] if language and named else []), *self.tail, kind.value])


@frozen(kw_only=True)
class Request:
    """One kind of file.

    Attributes:
        format: of the file.
        views: names of drawings, or `all`.
        language: tag, `all` for all that the map has, None for the map's own.
        theme: name or path from the project; None for the map's own.
        text: how an SVG holds its words.
        settings: of the paper, as far as they count for the format.
        doors: where doors lead; None where the map names no map that is made likewise.
    """

    format: Format
    views: tuple[str, ...]
    language: str | None = None
    theme: str | None = None
    text: str = "embedded"
    settings: PageSettings = PageSettings()
    doors: Doors | None = None

    @property
    def theme_file(self) -> str | None:
        """The theme's path where it is a file."""
        theme = self.theme
        return theme if theme is not None and is_file(theme) else None


@frozen(kw_only=True)
class Wanted:
    """A request, and the output of the configuration that it comes from: that one knows where its files go."""

    output: Output
    request: Request


def wanted_of(config: Config, path: str) -> tuple[Wanted, ...]:
    """What is asked of one map.

    Args:
        config: of its project.
        path: of the map, from the project's folder.
    """
    return tuple(
        Wanted(
            output=output,
            request=Request(
                format=kind,
                views=output.views,
                language=language,
                theme=theme,
                text=output.text if kind is Format.SVG else "embedded",
                settings=_counting(output.settings, kind),
            ),
        )
        for output in config.outputs_for(path)
        for kind in output.formats
        for language in _languages(output, kind)
        for theme in output.themes or (None,)
    )


def with_doors(wanted: Wanted, maps: Iterable[str]) -> Wanted:
    """The same, with doors to other maps.

    Args:
        wanted: what is asked.
        maps: those that the output makes as well; with none, and for pictures, nothing leads anywhere.
    """
    output, request = wanted.output, wanted.request
    others = tuple(maps)
    if not others or request.format is Format.PNG:
        return wanted
    doors = Doors(
        maps=others,
        views=request.views,
        by_language=output.names_language,
        tail=output.tail(request.theme),
    )
    return replace(wanted, request=replace(request, doors=doors))


def is_file(theme: str) -> bool:
    """Whether a theme is named by a file rather than by its name."""
    return theme.endswith(_THEME_FILES) or "/" in theme


def setup_of(settings: PageSettings) -> Setup:
    """The paper as it is set up; the words of commits are never on it, as they would change with each commit.

    Raises:
        PaperError: there is no such page.
    """
    from blueprint.paper.pages import Orientation, page_of  # noqa: PLC0415 - only where something is printed
    from blueprint.paper.setup import LEAST_TEXT, OVERLAP, Fit, Setup  # noqa: PLC0415 - likewise

    fit = settings.fit or (Fit.NONE if settings.scale is not None else Fit.PAGE)
    return Setup(
        page=None if settings.page is None else page_of(settings.page),
        by_view=settings.scale is None,
        orientation=Orientation(settings.orientation or Orientation.AUTO),
        fit=Fit(fit),
        scale=1.0 if settings.scale is None else settings.scale,
        margin=settings.margin,
        bleed=settings.bleed or 0.0,
        marks=settings.marks,
        least_text=LEAST_TEXT if settings.min_text is None else settings.min_text,
        tile=None if settings.tile is None else page_of(settings.tile),
        overlap=OVERLAP if settings.overlap is None else settings.overlap,
        grey=settings.grey,
        commit="",
    )


def _languages(output: Output, kind: Format) -> tuple[str | None, ...]:
    """The languages of its files; a page for the screen has all that the map has, and one of them first."""
    if kind is Format.HTML:
        return (next((tag for tag in output.languages if tag != ALL), None),)
    return output.languages or (None,)


def _counting(settings: PageSettings, kind: Format) -> PageSettings:
    """The settings that a format has a use for."""
    if kind is Format.HTML:
        return PageSettings()
    if kind is Format.SVG:
        return PageSettings(grey=settings.grey)
    if kind is Format.PDF:
        return replace(settings, width=None, dpi=None)
    return replace(settings, standard=None, tile=None, overlap=None)
