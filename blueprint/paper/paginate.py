"""From a drawing and what is asked of the paper to sheets.

In: a `Subject` (lays its drawing out in a form) and a `Setup`. Out: `Sheet`s, or a `PaperError` saying what would do.
"""

from __future__ import annotations

from blueprint.frozen import frozen, replace
from blueprint.layout.form import NATURAL
from blueprint.paper.fitting.fit import Fitted, fit_page
from blueprint.paper.fitting.flow import flow
from blueprint.paper.fitting.trial import Measures, Room, Trial, points, smallest_text
from blueprint.paper.pages import Page, PaperError, larger, turns
from blueprint.paper.place import sheet_of
from blueprint.paper.setup import Fit, Setup, check_setup
from blueprint.paper.sheet import MM_PER_UNIT, Sheet
from blueprint.scene import Scene
from blueprint.text.findings import Finding

_SLACK = 0.01
"""Points or mm that rounding takes away."""


@frozen(kw_only=True)
class Subject:
    """A drawing that is to come onto paper.

    Attributes:
        name: what messages and bookmarks call it.
        trial: lays it out. stages: number of columns of each stage. measures: of the layout.
    """

    name: str
    trial: Trial
    stages: tuple[int, ...]
    measures: Measures


@frozen(kw_only=True)
class _Made:
    """A drawing on a page of a certain size."""

    page: Page
    fitted: Fitted

    @property
    def text(self) -> float:
        """Size of its smallest letters in pt."""
        return points(smallest_text(self.fitted.laid.scenes), self.fitted.scale)


@frozen(kw_only=True)
class Pages:
    """The sheets of one drawing, and what the typesetter said of their texts."""

    sheets: tuple[Sheet, ...]
    findings: tuple[Finding, ...]


def paginate(subject: Subject, setup: Setup) -> Pages:
    """The sheets of one drawing.

    Raises:
        PaperError: a setting is out of range, or the drawing does not go onto the page legibly.
    """
    check_setup(setup)
    made = _make(subject, setup)
    if made.text < setup.least_text - _SLACK:
        raise _too_small(subject, setup, made)
    first, *rest = made.fitted.laid.scenes
    names = [(first, subject.name), *((scene, "") for scene in rest)]
    sheets = tuple(sheet_of(scene, made.fitted.scale, made.page, setup, name) for scene, name in names)
    return Pages(sheets=sheets, findings=made.fitted.laid.findings)


def _make(subject: Subject, setup: Setup) -> _Made:
    if setup.page is None:
        return _around(subject, setup)
    if setup.fit is Fit.NONE:
        return _at_scale(subject, setup, setup.page)
    return _fitted(subject, setup, setup.page)


def _fitted(subject: Subject, setup: Setup, page: Page) -> _Made:
    """The drawing fitted onto pages of a size, held whichever way gives larger text.

    Raises:
        PaperError: there is no page wide and high enough for the longest stage.
    """
    made = _on(subject, setup, page)
    if made is None:
        raise _too_high(subject, setup, page)
    return made


def _on(subject: Subject, setup: Setup, page: Page) -> _Made | None:
    pages = {_room(setup, turned): turned for turned in turns(page, setup.orientation)}
    rooms = tuple(pages)
    if setup.fit is Fit.PAGE:
        fitted = fit_page(subject.trial, subject.stages, subject.measures, rooms)
        return _Made(page=pages[fitted.room], fitted=fitted)
    least = setup.least_text / points(smallest_text(subject.trial(NATURAL).scenes), 1.0)
    tries = [flow(subject.trial, subject.stages, subject.measures, room, least) for room in rooms]
    made = [_Made(page=pages[room], fitted=t) for room, t in zip(rooms, tries, strict=True) if t]
    return max(made, key=lambda m: (m.text, -len(m.fitted.laid.scenes)), default=None)


def _room(setup: Setup, page: Page) -> Room:
    margin = setup.margin_on(page)
    return Room(page.width - 2 * margin, page.height - 2 * margin)


def _around(subject: Subject, setup: Setup) -> _Made:
    """The drawing as it comes, on a page as large as that."""
    laid = subject.trial(NATURAL)
    width, height = _size(laid.scenes[0], subject.measures, setup.scale)
    margin = subject.measures.edge * MM_PER_UNIT * setup.scale if setup.margin is None else setup.margin
    page = Page("auto", width + 2 * margin, height + 2 * margin)
    return _Made(page=page, fitted=Fitted(laid=laid, scale=setup.scale, room=_room(setup, page)))


def _at_scale(subject: Subject, setup: Setup, page: Page) -> _Made:
    """The drawing as it comes, in the middle of a page.

    Raises:
        PaperError: it is larger than the page.
    """
    laid = subject.trial(NATURAL)
    width, height = _size(laid.scenes[0], subject.measures, setup.scale)
    text = points(smallest_text(laid.scenes), setup.scale)
    if text < setup.least_text - _SLACK:
        raise PaperError(_too_small_at_scale(subject, setup, text))
    for turned in turns(page, setup.orientation):
        room = _room(setup, turned)
        if width <= room.width + _SLACK and height <= room.height + _SLACK:
            return _Made(page=turned, fitted=Fitted(laid=laid, scale=setup.scale, room=room))
    would = next((p.name for p in larger(page) if _holds(setup, p, width, height)), "auto")
    raise PaperError(
        f"{subject.name} is {width:.0f} × {height:.0f} mm at scale {setup.scale:g}, too large for {page.name};"
        f" `--page {_typed(would)}` would do, or `--fit page`"
    )


def _holds(setup: Setup, page: Page, width: float, height: float) -> bool:
    rooms = (_room(setup, turned) for turned in turns(page, setup.orientation))
    return any(width <= room.width and height <= room.height for room in rooms)


def _size(scene: Scene, measures: Measures, scale: float) -> tuple[float, float]:
    """Width and height of a drawing without its own margins, in mm."""
    unit = MM_PER_UNIT * scale
    return (scene.width - 2 * measures.edge) * unit, (scene.height - 2 * measures.edge) * unit


def _too_small(subject: Subject, setup: Setup, made: _Made) -> PaperError:
    """What is said of a drawing whose letters are too small, and what would do."""
    if setup.page is None:
        return PaperError(_too_small_at_scale(subject, setup, made.text))
    page = _large_enough(subject, setup, made.text)
    ways = [f"`--page {_typed(page.name)}` would do" if page else f"{_auto(subject, setup)} would do"]
    if _on(subject, replace(setup, fit=Fit.WIDTH), setup.page):
        ways.append("`--fit width` takes more sheets")
    ways.append(f"`--min-text {_down(made.text)}` allows it")
    fact = f"{_smallest(subject, setup, made.text)} on {setup.page.name}"
    return PaperError(f"{fact}; {', '.join(ways[:-1])} or {ways[-1]}", fact=fact, page=page.name if page else "")


def _too_small_at_scale(subject: Subject, setup: Setup, text: float) -> str:
    """What is said of a drawing whose letters are too small at the scale that is asked for."""
    enough = float(_up(setup.scale * setup.least_text / text))
    scaled = replace(setup, scale=enough)
    if setup.page is None:
        would = f"`--scale {enough:g}`"
    else:
        width, height = _size(subject.trial(NATURAL).scenes[0], subject.measures, enough)
        pages = (setup.page, *larger(setup.page))
        page = next((_typed(p.name) for p in pages if _holds(scaled, p, width, height)), "auto")
        would = f"`--page {page} --fit none --scale {enough:g}`"
    return f"{_smallest(subject, setup, text)} at scale {setup.scale:g}; {would} would do"


def _smallest(subject: Subject, setup: Setup, text: float) -> str:
    return f"the smallest text of {subject.name} would be {_down(text)} pt, less than {setup.least_text:g} pt,"


def _auto(subject: Subject, setup: Setup) -> str:
    """The page around the drawing on which its letters are large enough."""
    letters = points(smallest_text(subject.trial(NATURAL).scenes), 1.0)
    scale = max(1.0, float(_up(setup.least_text / letters)))
    return "`--page auto`" if scale <= 1.0 else f"`--page auto --scale {scale:g}`"


def _too_high(subject: Subject, setup: Setup, page: Page) -> PaperError:
    """What is said of a drawing whose bands fit on no page."""
    found = f"{subject.name} cannot be read on {page.name} at {setup.least_text:g} pt, not even over several sheets"
    would = next((p for p in larger(page) if _on(subject, setup, p)), None)
    ways = f"`--page {_typed(would.name)}`" if would else _auto(subject, setup)
    return PaperError(f"{found}; {ways} would do", fact=found, page=would.name if would else "")


def _large_enough(subject: Subject, setup: Setup, text: float) -> Page | None:
    """The next larger page on which the letters are large enough: text grows about as the page's shorter side does."""
    assert setup.page is not None  # noqa: S101 - asked only for a drawing on a page
    side = min(setup.page.width, setup.page.height)
    for page in larger(setup.page):
        hopeful = text * min(page.width, page.height) / side > 0.85 * setup.least_text
        if hopeful and _make(subject, replace(setup, page=page)).text >= setup.least_text - _SLACK:
            return page
    return None


def _typed(name: str) -> str:
    """A page's name as it is typed."""
    return name.replace(" ", "-")


def _down(value: float) -> str:
    """A size rounded down to one decimal, so that it never reads like one that is large enough."""
    return f"{int(value * 10) / 10:g}"


def _up(value: float) -> str:
    """A factor rounded up to two decimals."""
    return f"{-(-value * 100 // 1) / 100:g}"
