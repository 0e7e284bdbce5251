"""Services as short as they can be typed, and one graph of them."""

from __future__ import annotations

from blueprint.build import build
from blueprint.experience.named import NamedService
from blueprint.graph.kinds import Asked, By, GraphKind, Made
from blueprint.graph.making import make_graph
from blueprint.reading import parse
from blueprint.source import Source
from blueprint.words import load_words
from blueprint.words.speech import Teller

SHOP = """\
blueprint: 1
title: Shop
actors: {clerk: {title: Clerk}, packer: {title: Packer}}
systems: {stock: {title: Stock ledger}, pay: {title: Payment}, idle: {title: Old till}}
touchpoints: {page: {title: Page, owner: brand}, locker: {title: Locker, owner: partner}, sign: {title: Sign}}
stages:
  - id: choose
    title: Choose
    steps:
      - {id: look, touchpoint: page, customer: Looks, frontstage: Shows, support: {text: Holds stock, system: stock}}
      - {id: order, touchpoint: page, customer: Orders, frontstage: {text: Takes it, actor: clerk, system: pay},
         backstage: {text: Packs, actor: packer}, support: {text: Holds stock, system: stock}}
  - id: get
    title: Get
    steps:
      - {id: collect, touchpoint: locker, customer: Collects}
      - {id: night, support: {text: Counts the shelves, actor: packer}}
"""


def named(text: str = SHOP, name: str = "shop") -> NamedService:
    """A service with its name; its file has no mistakes."""
    document = parse(Source(name, text)).value
    assert document is not None
    built = build(document)
    assert built.value is not None
    assert not built.failed, built.diagnostics
    return NamedService(name=name, service=built.value)


def made(*services: NamedService, by: By | None = None, kind: GraphKind = GraphKind.SYSTEMS, tag: str = "en") -> Made:
    """The graph of some services."""
    words = load_words(tag).value
    assert words is not None
    teller = Teller(words=words, language=tag, several=len(services) > 1)
    return make_graph(kind, services, teller, Asked(by=by))
