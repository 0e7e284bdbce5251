"""`@frozen` makes what the standard decorator makes."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import FrozenInstanceError, dataclass, fields, is_dataclass
from pathlib import Path
from typing import Generic, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprint.frozen import field, frozen, names_of_fields, replace

T = TypeVar("T")


@frozen
class Ours:
    a: int
    b: str = "b"
    c: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Theirs:
    a: int
    b: str = "b"
    c: tuple[int, ...] = ()


@frozen(kw_only=True)
class Named:
    a: int
    made: list[int] = field(default_factory=list, compare=False)
    later: int = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "later", self.a + 1)


@frozen(eq=False)
class Single:
    a: int


@frozen
class Box(Generic[T]):
    value: T | None = None


@frozen
class Child(Ours):
    d: int = 4


values = st.tuples(st.integers(0, 2), st.sampled_from("xy"), st.tuples(st.integers(0, 1)))


@settings(max_examples=60)
@given(values, values)
def test_equality_and_hash_are_those_of_a_dataclass(
    one: tuple[int, str, tuple[int]], other: tuple[int, str, tuple[int]]
) -> None:
    assert (Ours(*one) == Ours(*other)) == (Theirs(*one) == Theirs(*other))
    assert hash(Ours(*one)) == hash(Theirs(*one))
    assert repr(Ours(*one)) == repr(Theirs(*one)).replace("Theirs", "Ours")


def test_nothing_can_be_set() -> None:
    value = Ours(1)

    with pytest.raises(FrozenInstanceError):
        value.a = 2  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        del value.a  # type: ignore[misc]
    assert not hasattr(value, "__dict__")


def test_defaults_factories_and_post_init() -> None:
    one, other = Named(a=1), Named(a=1)

    assert one == other
    assert one.made == []
    assert one.made is not other.made
    assert one.later == 2
    assert "later" not in repr(one)
    with pytest.raises(TypeError):
        Named(1)  # type: ignore[misc]
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]


def test_without_eq_a_value_is_equal_to_itself_only() -> None:
    value = Single(1)

    assert value == value  # noqa: PLR0124 - the point
    assert value != Single(1)


def test_other_classes_are_never_equal() -> None:
    assert Ours(1) != Theirs(1)
    assert Ours(1) != Child(1)


def test_the_standard_library_knows_it() -> None:
    assert is_dataclass(Ours)
    assert [f.name for f in fields(Child)] == ["a", "b", "c", "d"]
    assert dataclasses.replace(Child(1), d=5) == Child(1, d=5)
    assert [(f.init, f.compare) for f in fields(Named)] == [(True, True), (True, False), (False, False)]
    assert Box[int](3) == Box(3)


def test_replace_makes_a_like_value() -> None:
    assert replace(Child(1), d=5) == Child(1, d=5)
    assert replace(Named(a=1, made=[3]), a=2).made == [3]
    assert replace(Named(a=1), a=2).later == 3
    assert names_of_fields(Child) == ("a", "b", "c", "d")
    assert names_of_fields(Theirs) == ()
    with pytest.raises(TypeError):
        replace(Child(1), e=5)
    with pytest.raises(TypeError):
        replace(Named(a=1), later=5)


def of(*, kw_only: bool) -> tuple[type, type]:
    """The same class twice: one whose values are made field by field, one that is compiled at once."""

    def one() -> type:
        @frozen(kw_only=kw_only)  # type: ignore[literal-required]
        class Given(Ours):
            e: list[int] = field(default_factory=list)
            later: int = field(init=False, default=7)
            f: int | None = None

            def __post_init__(self) -> None:
                if self.f == 0:
                    raise ValueError("never 0")

        return Given

    slow, quick = one(), one()
    for _ in range(100):
        quick(a=1)
    return slow, quick


def outcome(kind: type, args: list[int], named: dict[str, int]) -> object:
    try:
        value = kind(*args, **named)
    except (TypeError, ValueError) as error:
        return type(error), str(error)
    return repr(value), [getattr(value, name) for name in names_of_fields(kind)]


@settings(max_examples=80)
@given(
    st.booleans(),
    st.lists(st.integers(0, 2), max_size=6),
    st.dictionaries(st.sampled_from(["a", "b", "c", "e", "f", "later", "g"]), st.integers(0, 2), max_size=4),
)
def test_first_values_are_made_as_later_ones_are(kw_only: bool, args: list[int], named: dict[str, int]) -> None:
    slow, quick = of(kw_only=kw_only)

    assert outcome(slow, args, named) == outcome(quick, args, named)


def test_a_first_value_is_like_any_other() -> None:
    @frozen
    class New:
        a: int
        b: int = 2

    with pytest.raises(TypeError, match="missing 1 required positional argument: 'a'"):
        New()  # type: ignore[call-arg]
    assert New(1) == New(1, 2)
    assert New(1).b == 2


@pytest.mark.parametrize("value", [Ours(1), Child(2, "c"), Box((1, 2))])
def test_it_can_be_copied_and_sent(value: object) -> None:
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own
    assert copy.deepcopy(value) == value


def test_fields_of_value_classes_are_ours() -> None:
    files = sorted((Path(__file__).parents[1] / "blueprint").rglob("*.py"))

    asking = [f.name for f in files if "\nfrom dataclasses import " in f.read_text("utf-8")]

    assert asking == [], "take `field` and `replace` from blueprint.frozen: importing dataclasses costs 9 ms"


def test_match_binds_positions() -> None:
    match Ours(1, "x"):
        case Ours(a, b):
            assert (a, b) == (1, "x")
