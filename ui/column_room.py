"""Which columns of a table give way when there is little room, the least needed first."""

from collections.abc import Sequence
from typing import Any, Final

from ui.record_table import Column
from ui.tokens import scaled

SQUEEZED: Final = 0.8
"""How much of the width it asks for a column can do without."""


def giving_way(columns: Sequence[Column[Any]], spare: Sequence[str], room: int) -> list[str]:
    """The headings of the columns to leave out, so that the others can be read."""
    hidden: list[str] = []
    for heading in spare:
        wanted = sum(scaled(one.width) for one in columns if one.heading not in hidden)
        if room < wanted * SQUEEZED:
            hidden.append(heading)
    return hidden
