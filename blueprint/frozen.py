"""Frozen, slotted value classes that cost almost nothing to define.

`@frozen` does what `@dataclass(frozen=True, slots=True)` does, for the same class bodies. The standard decorator
compiles seven functions a class, about a millisecond, and its module imports half of the language's own tools; a
hundred value classes would take a third of the time that drawing a small map may take as a cold process. Here one
function is compiled a class, when so many values are made that it pays (most classes of a short run have few or
none), and the others are shared. `dataclasses.replace`, `fields` and `is_dataclass` work as usual; `replace` here is
the quick one.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NoReturn, TypeVar, dataclass_transform, overload

if TYPE_CHECKING:
    from dataclasses import Field

C = TypeVar("C")
V = TypeVar("V")

_MISSING: Final[Any] = object()
_SET = object.__setattr__
_FEW = 24
"""Values of a class that are made field by field: to compile its `__init__` takes as long as some fifty of them."""


class _Spec:
    """What `field` says of one field."""

    __slots__ = ("compare", "default", "default_factory", "init", "shown")

    def __init__(
        self, default: object, default_factory: Callable[[], object] | None, *, init: bool, shown: bool, compare: bool
    ) -> None:
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.shown = shown
        self.compare = compare


def field(
    *,
    default: Any = _MISSING,
    default_factory: Callable[[], Any] | None = None,
    init: bool = True,
    repr: bool = True,  # noqa: A002 - the standard library's word
    compare: bool = True,
) -> Any:
    """A field of a value class that is not like others, with the meaning that it has in the standard library.

    Args:
        default: its value where none is given.
        default_factory: makes that value.
        init: whether it may be given when a value is made.
        repr: whether `repr` shows it.
        compare: whether values that differ in it are different.
    """
    return _Spec(default, default_factory, init=init, shown=repr, compare=compare)


def replace(value: V, /, **changes: Any) -> V:
    """A value like another one, some fields apart.

    Raises:
        TypeError: there is no field of this name that can be given.
    """
    kind: Any = type(value)
    for name, spec in kind._frozen_fields.items():  # noqa: SLF001 - what `@frozen` has left there
        if name not in changes and spec.init:
            changes[name] = getattr(value, name)
    made: V = kind(**changes)
    return made


def names_of_fields(kind: type) -> tuple[str, ...]:
    """The names of all fields of a value class, in order; none of any other class."""
    return tuple(getattr(kind, "_frozen_fields", ()))


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
    own = {name: _spec(space.get(name, _MISSING)) for name, kind in cls.__annotations__.items() if _is_field(kind)}
    specs: dict[str, _Spec] = {}
    for base in reversed(cls.__mro__[1:]):
        specs |= getattr(base, "_frozen_fields", {})
    specs |= own
    for name in (*own, "__dict__", "__weakref__"):
        space.pop(name, None)
    space["__slots__"] = tuple(own)
    space["_frozen_fields"] = specs
    space["__dataclass_fields__"] = _StandardFields(kw_only=kw_only)
    space["__match_args__"] = () if kw_only else tuple(n for n, s in specs.items() if s.init)
    space["__setattr__"] = _no_setting
    space["__delattr__"] = _no_deleting
    space["__reduce__"] = _reduce
    space.setdefault("__repr__", _repr)
    compared = [n for n, s in specs.items() if s.compare]
    if eq and compared:
        space["__eq__"], space["__hash__"] = _comparison(compared)

    positional = () if kw_only else space["__match_args__"]
    left = _FEW

    def first_inits(self: Any, *args: object, **values: object) -> None:
        nonlocal left
        left -= 1
        if left >= 0 and _set_fields(self, specs, dict(zip(positional, args, strict=False)), values, len(args)):
            return
        made.__init__ = init = _init(made, specs, kw_only=kw_only)  # type: ignore[misc]
        init(self, *args, **values)

    space["__init__"] = first_inits
    made = type(cls)(cls.__name__, cls.__bases__, space)
    made.__qualname__ = cls.__qualname__
    return made


def _is_field(annotation: object) -> bool:
    """Whether an annotation is that of a field: class variables are none."""
    return "ClassVar" not in str(annotation)


def _spec(given: object) -> _Spec:
    """What is said of a field in the body of its class."""
    return given if isinstance(given, _Spec) else _Spec(given, None, init=True, shown=True, compare=True)


def _set_fields(
    value: Any, specs: Mapping[str, _Spec], placed: dict[str, object], named: dict[str, object], places: int
) -> bool:
    """Give a new value its fields, one by one; False where the compiled function is to say what is wrong.

    Args:
        value: has no fields yet. specs: its fields.
        placed: what was given by position. named: what was given by name. places: number of positions given.
    """
    given = placed | named
    if len(given) != places + len(named):
        return False
    used = 0
    for name, spec in specs.items():
        if spec.init and name in given:
            used += 1
            _SET(value, name, given[name])
        elif spec.default_factory is not None:
            _SET(value, name, spec.default_factory())
        elif spec.default is not _MISSING:
            _SET(value, name, spec.default)
        elif spec.init:
            return False
    if used != len(given):
        return False
    if hasattr(value, "__post_init__"):
        value.__post_init__()
    return True


def _init(cls: type, specs: Mapping[str, _Spec], *, kw_only: bool) -> Callable[..., None]:
    """The one function that is compiled: it sets each field."""
    names: dict[str, Any] = {"_missing": _MISSING}
    parameters, lines = [], []
    for name, spec in specs.items():
        value = name
        if spec.default_factory is not None:
            names[f"_make_{name}"] = spec.default_factory
            parameters += [f"{name}=_missing"] if spec.init else []
            value = f"_make_{name}() if {name} is _missing else {name}" if spec.init else f"_make_{name}()"
        elif spec.default is not _MISSING:
            names[f"_default_{name}"] = spec.default
            parameters += [f"{name}=_default_{name}"] if spec.init else []
            value = name if spec.init else f"_default_{name}"
        elif spec.init:
            parameters.append(name)
        else:
            continue
        # The slot's own setter: a third quicker than asking the class which slot bears this name.
        names[f"_set_{name}"] = getattr(cls, name).__set__
        lines.append(f" _set_{name}(self, {value})")
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
    shown = ", ".join(f"{n}={getattr(self, n)!r}" for n, s in self._frozen_fields.items() if s.shown)
    return f"{type(self).__qualname__}({shown})"


def _reduce(self: Any) -> tuple[Any, ...]:
    """For copies and for other processes: slots have no dictionary to carry."""
    return _restored, (type(self), tuple(getattr(self, name) for name in self._frozen_fields))


def _restored(cls: type[C], values: tuple[Any, ...]) -> C:
    made = object.__new__(cls)
    for name, value in zip(cls._frozen_fields, values, strict=True):  # type: ignore[attr-defined]
        _SET(made, name, value)
    return made


def _no_setting(self: object, name: str, value: object) -> NoReturn:  # noqa: ARG001 - the language's interface
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - only after a mistake of ours

    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _no_deleting(self: object, name: str) -> NoReturn:  # noqa: ARG001 - the language's interface
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - only after a mistake of ours

    raise FrozenInstanceError(f"cannot delete field {name!r}")


class _StandardFields:
    """The fields of a class as `dataclasses` knows them, made when it asks for them."""

    __slots__ = ("_kw_only", "_made")

    def __init__(self, *, kw_only: bool) -> None:
        self._kw_only = kw_only
        self._made: dict[str, Field[Any]] | None = None

    def __get__(self, value: object, cls: Any) -> dict[str, Field[Any]]:
        if self._made is None:
            from dataclasses import make_dataclass  # noqa: PLC0415 - nobody asks in a short run

            listed = [(name, Any, self._as_standard(spec)) for name, spec in cls._frozen_fields.items()]
            alike: Any = make_dataclass(cls.__name__, listed, init=False, repr=False, eq=False)
            self._made = alike.__dataclass_fields__
        return self._made or {}

    def _as_standard(self, spec: _Spec) -> Field[Any]:
        from dataclasses import field as standard  # noqa: PLC0415 - nobody asks in a short run

        said: dict[str, Any] = {"init": spec.init, "repr": spec.shown, "compare": spec.compare}
        if spec.default is not _MISSING:
            said["default"] = spec.default
        if spec.default_factory is not None:
            said["default_factory"] = spec.default_factory
        made: Field[Any] = standard(**said, kw_only=self._kw_only)
        return made
