"""A form that is not submitted yet, as it was kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Draft:
    """The plain values of an unfinished form. `saved_at` is UTC."""

    kind: str
    place: str
    values: Mapping[str, object]
    saved_at: datetime
