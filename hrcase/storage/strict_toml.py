"""TOML tables read into frozen dataclasses: exact keys, exact types, known codes."""

import tomllib
from dataclasses import MISSING, Field, fields, is_dataclass
from enum import StrEnum
from types import NoneType
from typing import Any, TypeVar, cast, get_args, get_origin

from hrcase.errors import BadPolicyFile

Record = TypeVar("Record")


def parse(name: str, content: bytes) -> dict[str, object]:
    """The tables of one file; raises BadPolicyFile with the place of the mistake."""
    try:
        return tomllib.loads(content.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadPolicyFile(f"{name} is not valid TOML: {error}") from error


def check_keys(where: str, found: set[str], required: set[str], allowed: set[str]) -> None:
    """Refuse a table that lacks a key or has one too many."""
    missing, unknown = sorted(required - found), sorted(found - allowed)
    if missing:
        raise BadPolicyFile(f"{where}: {_listed(missing)} missing.")
    if unknown:
        raise BadPolicyFile(f"{where}: {_listed(unknown)} unknown.")


def read_record(kind: type[Record], table: object, where: str) -> Record:
    """One table as one record of this kind; raises BadPolicyFile naming the entry."""
    if not isinstance(table, dict):
        raise BadPolicyFile(f"{where}: a table is expected here.")
    columns = _columns(kind)
    required = {name for name, column in columns.items() if column.default is MISSING}
    check_keys(where, set(table), required, set(columns))
    values = {
        name: _value(columns[name].type, value, f"{where}, {name}") for name, value in table.items()
    }
    return kind(**values)


def _columns(kind: type[object]) -> dict[str, "Field[object]"]:
    return {column.name: column for column in fields(cast("Any", kind))}


def _value(kind: Any, value: object, where: str) -> object:  # noqa: ANN401 - a type annotation
    if get_origin(kind) is tuple:
        return _values(get_args(kind)[0], value, where)
    if is_dataclass(kind):
        return read_record(cast("type[object]", kind), value, where)
    plain = next((one for one in get_args(kind) if one is not NoneType), kind)
    if plain is not kind:
        return _value(plain, value, where)
    if issubclass(kind, StrEnum):
        return _code(kind, value, where)
    if type(value) is not kind:
        raise BadPolicyFile(f"{where}: {value!r} is not of type {kind.__name__}.")
    return value


def _values(kind: object, value: object, where: str) -> tuple[object, ...]:
    if not isinstance(value, list):
        raise BadPolicyFile(f"{where}: a list is expected here.")
    return tuple(_value(kind, one, f"{where} {place}") for place, one in enumerate(value, 1))


def _code(kind: type[StrEnum], value: object, where: str) -> StrEnum:
    known = [one.value for one in kind]
    if value not in known:
        raise BadPolicyFile(f"{where}: {value!r} is unknown; known are {_listed(known)}.")
    return kind(str(value))


def _listed(words: list[str]) -> str:
    return ", ".join(f'"{word}"' for word in words)
