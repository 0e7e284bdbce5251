"""What several services are called together, at what desk they are drawn together, and where something stands in them.

In: services. Out: `NamedService`s: the file's name without endings; where two are the same, the folder's in front.
Names stay the same as long as the files stay where they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from blueprint.diagnostics import Diagnostic, Outcome
from blueprint.experience.named import NamedService
from blueprint.model.service import Service
from blueprint.pipeline.loading import file_stem

if TYPE_CHECKING:
    from blueprint.layout.desk import Desk
    from blueprint.text.findings import Finding
    from blueprint.words.speech import Teller

_STDIN = "stdin"


def named_services(services: Iterable[Service]) -> tuple[NamedService, ...]:
    """Services with names that tell them apart."""
    found = tuple(services)
    names = [file_stem(service.path) if service.path else _STDIN for service in found]
    twice = {name for name, count in Counter(names).items() if count > 1}
    names = [
        f"{Path(service.path).parent.name}-{name}" if service.path and name in twice else name
        for name, service in zip(names, found, strict=True)
    ]
    taken: dict[str, int] = {}
    made = []
    for name, service in zip(names, found, strict=True):
        taken[name] = taken.get(name, 0) + 1
        made.append(NamedService(name=name if taken[name] == 1 else f"{name}-{taken[name]}", service=service))
    return tuple(made)


def common_desk(services: Sequence[NamedService], teller: Teller, theme: str | None, prefix: str) -> Outcome[Desk]:
    """Where a drawing of several services is made.

    Args:
        services: what is drawn, at least one.
        teller: words and language.
        theme: name or file of a theme; None for the first file's own, else the default.
        prefix: what ids begin with.

    Returns:
        The desk, None if the theme has errors.
    """
    from blueprint.layout.desk import Desk  # noqa: PLC0415 - HarfBuzz and the theme load only when drawing
    from blueprint.pipeline.drawing import directed, fonts_of  # noqa: PLC0415 - likewise
    from blueprint.text import Typesetter  # noqa: PLC0415 - likewise
    from blueprint.theme import load_theme  # noqa: PLC0415 - likewise

    first = services[0].service
    looks = load_theme(theme or first.style)
    if looks.value is None:
        return Outcome(None, looks.diagnostics)
    desk = Desk(
        service=directed(first, teller.language), theme=looks.value, words=teller.words,
        setter=Typesetter(fonts_of(looks.value), language=teller.language),
        language=teller.language, fallback=first.language, prefix=prefix,
    )  # fmt: skip
    return Outcome(desk, looks.diagnostics)


def set_badly(services: Sequence[NamedService], found: Sequence[Finding]) -> list[Diagnostic]:
    """What the typesetter could not set, told at the texts in which it stands."""
    from blueprint.build.translations import texts_of  # noqa: PLC0415 - seldom is there anything to tell
    from blueprint.text.findings import to_diagnostic  # noqa: PLC0415 - loads with the typesetter

    texts = [text for one in services for text in texts_of(one.service)] if found else []
    said = []
    for finding in found:
        holding = (t.span for t in texts if t.span and any(finding.subject in w.text for w in t.wordings))
        said.append(to_diagnostic(finding, next(holding, None)))
    return said
