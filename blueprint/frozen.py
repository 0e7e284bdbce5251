"""Frozen, slotted value classes that cost almost nothing to define.

`@frozen` does what `@dataclass(frozen=True, slots=True)` does, for the same class bodies. The standard decorator
compiles seven functions a class, about a millisecond; a hundred value classes would take a third of the time that
drawing a small map may take as a cold process. Here one function is compiled a class and the others are shared.
`dataclasses.replace`, `fields` and `is_dataclass` work as usual.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, field
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform, overload

C = TypeVar("C")

_SET = object.__setattr__


@overload
def frozen(cls: type[C], /) -> type[C]: ...
@overload
def frozen(*, kw_only: bool = False, eq: bool = True) -> Callable[[type[C]], type[C]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type | None = None, /, *, kw_only: bool = False, eq: bool = True) -> Any:
    """Make a class a frozen, slotted value class.

    Args:
        cls: a class with annotated fields, with defaults or `field(...)`; `__post_init__` is called if it is there.
        kw_only: whether its fields are given by name only.
        eq: whether values are compared and hashed field by field; otherwise each is equal only to itself.
    """
    if cls is None:
        return lambda c: _made(c, kw_only=kw_only, eq=eq)
    return _made(cls, kw_only=kw_only, eq=eq)


def _made(cls: type, *, kw_only: bool, eq: bool) -> type:
    """The class, built anew with slots."""
    space = dict(cls.__dict__)
    own = {name: _field(name, kind, space, kw_only=kw_only) for name, kind in _annotations(cls).items()}
    all_fields = {
        n: f for b in reversed(cls.__mro__[1:]) for n, f in getattr(b, "__dataclass_fields__", {}).items()
    } | own
    for name in (*own, "__dict__", "__weakref__"):
        space.pop(name, None)
    space["__slots__"] = tuple(own)
    space["__dataclass_fields__"] = all_fields
    space["__match_args__"] = () if kw_only else tuple(n for n, f in all_fields.items() if f.init)
    space["__init__"] = _init(cls, all_fields, kw_only=kw_only)
    space["__setattr__"] = _no_setting
    space["__delattr__"] = _no_deleting
    space["__reduce__"] = _reduce
    space.setdefault("__repr__", _repr)
    compared = [n for n, f in all_fields.items() if f.compare]
    if eq and compared:
        space["__eq__"], space["__hash__"] = _comparison(compared)
    made = type(cls)(cls.__name__, cls.__bases__, space)
    made.__qualname__ = cls.__qualname__
    return made


def _annotations(cls: type) -> dict[str, Any]:
    """Annotations of fields: class variables are none."""
    return {n: t for n, t in cls.__annotations__.items() if "ClassVar" not in str(t)}


def _field(name: str, kind: Any, space: dict[str, Any], *, kw_only: bool) -> Field[Any]:
    """The description of one field, as the standard library has it."""
    given = space.get(name, MISSING)
    made: Field[Any] = given if isinstance(given, Field) else field(default=given)
    made.name, made.type = name, kind
    made.kw_only = kw_only
    made._field_type = _FIELD  # type: ignore[attr-defined]  # noqa: SLF001 - what `dataclasses.fields` looks at
    return made


def _init(cls: type, fields: dict[str, Field[Any]], *, kw_only: bool) -> Callable[..., None]:
    """The one function that is compiled: it sets each field."""
    names: dict[str, Any] = {"_set": _SET, "_missing": MISSING}
    parameters, lines = [], []
    for name, f in fields.items():
        value = name
        if f.default_factory is not MISSING:
            names[f"_make_{name}"] = f.default_factory
            parameters += [f"{name}=_missing"] if f.init else []
            value = f"_make_{name}() if {name} is _missing else {name}" if f.init else f"_make_{name}()"
        elif f.default is not MISSING:
            names[f"_default_{name}"] = f.default
            parameters += [f"{name}=_default_{name}"] if f.init else []
            value = name if f.init else f"_default_{name}"
        elif f.init:
            parameters.append(name)
        else:
            continue
        lines.append(f" _set(self, {name!r}, {value})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    star = ["*"] if kw_only and parameters else []
    head = ", ".join(["self", *star, *parameters])
    body = "\n".join(lines or [" pass"])
    exec(f"def __init__({head}):\n{body}", names)  # noqa: S102 - only names of fields of our own classes go in
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _comparison(names: list[str]) -> tuple[Callable[[Any, object], Any], Callable[[Any], int]]:
    """Equality and hash over some fields."""
    values = attrgetter(*names)

    def equal(self: Any, other: object) -> Any:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return equal, hashed


def _repr(self: Any) -> str:
    fields = self.__dataclass_fields__
    shown = ", ".join(f"{n}={getattr(self, n)!r}" for n, f in fields.items() if f.repr)
    return f"{type(self).__qualname__}({shown})"


def _reduce(self: Any) -> tuple[Any, ...]:
    """For copies and for other processes: slots have no dictionary to carry."""
    return _restored, (type(self), tuple(getattr(self, name) for name in self.__dataclass_fields__))


def _restored(cls: type[C], values: tuple[Any, ...]) -> C:
    made = object.__new__(cls)
    for name, value in zip(cls.__dataclass_fields__, values, strict=True):  # type: ignore[attr-defined]
        _SET(made, name, value)
    return made


def _no_setting(self: object, name: str, value: object) -> None:  # noqa: ARG001 - the language's interface
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deleting(self: object, name: str) -> None:  # noqa: ARG001 - the language's interface
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _field_type() -> Any:
    """What the standard library marks ordinary fields with."""
    from dataclasses import dataclass  # noqa: PLC0415 - once, at import

    @dataclass(init=False, repr=False, eq=False)
    class Example:
        value: int

    return Example.__dataclass_fields__["value"]._field_type  # type: ignore[attr-defined]  # noqa: SLF001


_FIELD = _field_type()
