"""Maps for galleries, and what a page made of them says."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from blueprint import pipeline
from blueprint.model.text import Text, Wording
from blueprint.project.gallery.entries import About, Band, Entry, Made, Named
from blueprint.project.gallery.facts import about

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/*.blueprint.yaml"))
VOID = {"meta", "link", "img", "input"}


@cache
def told(name: str) -> About:
    """What an example says about itself."""
    (file,) = (file for file in EXAMPLES if file.parent.name == name)
    service = pipeline.load(str(file)).value
    assert service is not None
    return about(service)


def words(text: str, language: str = "en", **others: str) -> Text:
    return Text((Wording(text, language), *(Wording(w, tag.replace("_", "-")) for tag, w in others.items())))


def plain(
    title: Text, *, language: str = "en", state: str = "current", touchpoints: tuple[Text, ...] = (), steps: int = 3
) -> About:
    """A small map."""
    return About(
        language=language, title=title, state=state, touchpoints=touchpoints, stages=(words("One"),), steps=(steps,),
        bands=(Band(role="customer", cards=(1,) * steps),), scores=(0.5,) * steps,
        drawings=(Named(name="journey", kind="journey"), Named(name="blueprint", kind="blueprint")),
    )  # fmt: skip


def entry(about_it: About, source: str, *formats: str, languages: tuple[str, ...] = ()) -> Entry:
    """A map with both drawings in some formats and languages, beside their source."""
    stem = source.removesuffix(".blueprint.yaml")
    made = [
        Made(path=f"{stem}.{drawing}.{tag}.{form}", drawing=drawing, format=form, language=tag)
        for drawing in ("journey", "blueprint")
        for tag in languages or (about_it.language,)
        for form in formats
    ]
    return Entry(source=source, about=about_it, made=tuple(made))


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Parsed(HTMLParser):
    """All elements of a page in their order, each with the text inside of it."""

    page: str
    elements: list[Element] = field(default_factory=list)
    open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.feed(self.page)
        self.close()
        assert self.open == [], "an element is not closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"an attribute of <{tag}> stands there twice"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop().tag == tag

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data

    def all(self, tag: str, kind: str = "") -> list[Element]:
        """Elements of a name, and of a class."""
        return [
            e for e in self.elements if e.tag == tag and (not kind or kind in e.attributes.get("class", "").split())
        ]

    def titles(self) -> list[str]:
        return [e.text for e in self.elements if e.attributes.get("class") == "title"]

    def addresses(self) -> set[str]:
        """Everything that the page refers to."""
        names = ("href", "src", "data-image")
        return {e.attributes[name] for e in self.elements for name in names if name in e.attributes}
