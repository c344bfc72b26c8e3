"""A need in the words of the screen: how it stands, since when or until when, and why."""

import math
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from hrcase.domain.needs import Need, state_at
from hrcase.domain.needs_of_case import CALL
from ui import when
from ui.components.states import State

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

ALARMS: Final = (
    "The duty is “at once”. Amber and red are alarms of this program, not periods of grace."
)

_HOUR: Final = 60


@dataclass(frozen=True, slots=True)
class OfficeTime:
    """The moment at which something is looked at: in UTC, and as the office's local day."""

    now: datetime
    today: date
    zone: ZoneInfo


def office_time(work: "Workspace") -> OfficeTime:
    """What the office's clock says now."""
    return OfficeTime(work.now(), work.today(), work.zone)


def state_words(need: Need, at: OfficeTime) -> State:
    """The word for how a need stands at that moment."""
    return State(state_at(need, at.now, at.today).value)


def is_call(need: Need) -> bool:
    """Whether it is a telephone call that has to be made."""
    return need.key.startswith(CALL)


def reason(need: Need) -> str:
    """Why, and the rule that says so, in one line: "Proof comes later · Policy 4020, SSI.8"."""
    return " · ".join(part.rstrip(".") for part in (need.why, need.citation) if part)


def clock(need: Need, at: OfficeTime) -> tuple[str, str]:
    """The large words and the small words of a need's clock; both empty if nothing runs."""
    if need.since is not None:
        return when.elapsed(at.now - need.since), _since(need, need.since, at)
    if need.due_on is None:
        return "", ""
    return _day_words(need.due_on, at.today), _due_words(need.due_on, at.today)


def _since(need: Need, since: datetime, at: OfficeTime) -> str:
    local = since.astimezone(at.zone)
    day = "" if local.date() == at.today else f"{local.day} {when.MONTHS[local.month - 1]}, "
    begun = f"{'known' if is_call(need) else 'asked'} {day}{local:%H:%M}"
    if need.red_at is None or need.red_at <= at.now:
        return begun
    return f"{begun} · red in {_left(need.red_at - at.now, shortly=bool(day))}"


def _left(span: timedelta, *, shortly: bool) -> str:
    """What is left, in minutes begun, so that it and what has passed make the whole."""
    minutes = math.ceil(span.total_seconds() / 60)
    if shortly and minutes > _HOUR:
        minutes -= minutes % _HOUR
    return when.elapsed(timedelta(minutes=minutes))


def _day_words(due_on: date, today: date) -> str:
    late = (today - due_on).days
    if late > 0:
        return f"{late} {'day' if late == 1 else 'days'} late"
    near = when.near_day(due_on, today)
    return near[0].upper() + near[1:]


def _due_words(due_on: date, today: date) -> str:
    return f"{'was due' if due_on < today else 'due'} {when.weekday(due_on)}"
