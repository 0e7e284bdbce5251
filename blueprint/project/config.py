"""What `blueprint.config.yaml` holds.

In: nothing. Out: frozen values; `config_read` makes them of a file, and without one the defaults count: SVG files of
all drawings, beside their map. Paths have `/` between folders and start from the project's folder.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path, PurePosixPath

from blueprint.frozen import field, frozen
from blueprint.project.config_globs import Glob
from blueprint.project.levels import Levels
from blueprint.source import Span

ALL = "all"
"""The name for all drawings of a map, and for all its languages."""

DEFAULT_INCLUDE = (Glob("**/*.blueprint.yaml"), Glob("**/*.blueprint.yml"))
NEVER = (Glob("**/.*/**"), Glob("**/node_modules/**"))
"""What is left out whatever a configuration says."""


class Format(StrEnum):
    """A kind of file that a drawing is made into."""

    SVG = "svg"
    PDF = "pdf"
    PNG = "png"
    HTML = "html"


@frozen(kw_only=True)
class PageSettings:
    """How a drawing comes onto paper; each as `blueprint render --help` tells it, None where nothing is said.

    Attributes:
        page, tile: the name of a size, or a size such as `594x841mm`; no page means one as large as the drawing.
        orientation: `auto`, `portrait` or `landscape`. fit: `page`, `width` or `none`.
        scale: 1.0 is as large as designed.
        margin, bleed, overlap: in mm. min_text: in pt.
        marks: whether crop marks are drawn. grey: whether colours become greys.
        standard: `plain`, `ua-1` or `a-3`.
        width: in pixels. dpi: pixels an inch.
    """

    page: str | None = None
    orientation: str | None = None
    fit: str | None = None
    scale: float | None = None
    margin: float | None = None
    bleed: float | None = None
    marks: bool = False
    min_text: float | None = None
    grey: bool = False
    standard: str | None = None
    tile: str | None = None
    overlap: float | None = None
    width: int | None = None
    dpi: float | None = None


@frozen(kw_only=True)
class Output:
    """Files that are made of each map: one for each drawing, language, theme and format.

    Attributes:
        formats: kinds of file, not empty.
        folder: where they go, with the folders of the map inside it; None for beside the map.
        views: names of drawings, or `all`.
        languages: tags; only `all` for every language that the map has; none for the map's own language.
        themes: names, or paths of files; none for the map's own theme.
        suffix: stands before the ending of the names; may be empty.
        text: how an SVG holds its words, `embedded` or `outlines`.
        settings: of the paper.
        span: where it is written; None for the default.
    """

    formats: tuple[Format, ...] = (Format.SVG,)
    folder: str | None = None
    views: tuple[str, ...] = (ALL,)
    languages: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    suffix: str = ""
    text: str = "embedded"
    settings: PageSettings = PageSettings()
    span: Span | None = field(default=None, compare=False)

    def target(
        self, map_path: str, stem: str, drawing: str, kind: Format, language: str | None, theme: str | None
    ) -> str:
        """Where one drawing goes. A language or a theme is part of the name where the output has several.

        A page for the screen holds all drawings in all languages, so neither is part of its name.

        Args:
            map_path: the map. stem: its name without folders and without `.blueprint.yaml`.
            drawing: the name of the drawing; empty for a page for the screen.
            kind: the kind of file.
            language, theme: as the output names them; for `all`, the language of this drawing.
        """
        whole = kind is Format.HTML
        told = [] if whole else [drawing, *([language] if language and self.names_language else [])]
        parts = [stem, *told, *self.tail(theme)]
        name = ".".join([*parts, kind.value])
        beside = PurePosixPath(map_path).parent
        return str((PurePosixPath(self.folder) / beside if self.folder else beside) / name)

    @property
    def names_language(self) -> bool:
        """Whether the language is part of the names."""
        return len(self.languages) > 1 or ALL in self.languages

    def tail(self, theme: str | None) -> tuple[str, ...]:
        """What names have in front of the ending: the theme where the output has several, and its suffix."""
        return (
            *([theme_stem(theme)] if theme and len(self.themes) > 1 else []),
            *([self.suffix] if self.suffix else []),
        )


@frozen(kw_only=True)
class Book:
    """A PDF of several maps with everything that is said about them.

    Attributes:
        pdf: where it goes.
        files: the maps, in this order; those of one pattern by name.
        title: on the cover; None for the title of the one map, or a general one.
        language: None for each map's own. theme: None for the first map's own.
        settings: of the paper: `page`, `orientation`, `min_text`, `standard`.
        span: where it is written.
    """

    pdf: str
    files: tuple[Glob, ...]
    title: str | None = None
    language: str | None = None
    theme: str | None = None
    settings: PageSettings = PageSettings()
    span: Span | None = field(default=None, compare=False)


@frozen(kw_only=True)
class Override:
    """What is different for some maps.

    Attributes:
        files: which.
        outputs: instead of others; None if nothing is said about them.
        levels: beside others.
    """

    files: tuple[Glob, ...]
    outputs: tuple[Output, ...] | None = None
    levels: Levels = Levels()


@frozen(kw_only=True)
class Config:
    """The configuration of a project.

    Attributes:
        folder: of the project.
        include, exclude: which files are maps.
        outputs: what each is made into.
        books: PDFs of several maps.
        levels: how much findings count.
        baseline: file with the findings that are known. baseline_span: where it is named.
        overrides: what is different for some maps; later ones win.
        limits: names of limits with their numbers.
    """

    folder: Path
    include: tuple[Glob, ...] = DEFAULT_INCLUDE
    exclude: tuple[Glob, ...] = ()
    outputs: tuple[Output, ...] = (Output(),)
    books: tuple[Book, ...] = ()
    levels: Levels = Levels()
    baseline: str | None = None
    baseline_span: Span | None = field(default=None, compare=False)
    overrides: tuple[Override, ...] = ()
    limits: tuple[tuple[str, int], ...] = ()

    def takes(self, path: str) -> bool:
        """Whether a file is one of the project's maps.

        Args:
            path: from the project's folder, with `/`.
        """
        if any(glob.matches(path) for glob in (*NEVER, *self.exclude)):
            return False
        return any(glob.matches(path) for glob in self.include)

    def outputs_for(self, path: str) -> tuple[Output, ...]:
        """What a map is made into."""
        given = [o.outputs for o in self._overrides_for(path) if o.outputs is not None]
        return given[-1] if given else self.outputs

    def levels_for(self, path: str) -> tuple[Levels, ...]:
        """What is said about the levels of findings in a map; later ones win."""
        return (self.levels, *(o.levels for o in self._overrides_for(path)))

    def _overrides_for(self, path: str) -> list[Override]:
        return [o for o in self.overrides if any(glob.matches(path) for glob in o.files)]


def theme_stem(theme: str) -> str:
    """What a theme is called in a file's name: its name, or its file's without folders and ending."""
    return PurePosixPath(theme).name.removesuffix(".yaml").removesuffix(".yml")
