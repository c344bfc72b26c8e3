"""When something is due, with its math: every day skipped, both readings, and what is safe."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hrcase.domain.calendars import (
    ONE_DAY,
    OfficeCalendar,
    Reading,
    SkippedDay,
    add_months,
    weekday_name,
)
from hrcase.domain.duties import Anchor, Burden, DayKind, Direction, Duty, Roll, Span
from hrcase.errors import RuleBroken

YEARS = range(1800, 9000)


@dataclass(frozen=True, slots=True)
class Start:
    """An event that starts the time, and its local day."""

    event: str
    on: date


@dataclass(frozen=True, slots=True)
class OtherReading:
    """Another way to count the same time, and the day it leads to."""

    name: str
    due: date


@dataclass(frozen=True, slots=True)
class HeldWindow:
    """The first and last lawful day of a window and the business days that are safe."""

    earliest: date
    latest: date
    safe_from: date
    safe_until: date


@dataclass(frozen=True, slots=True)
class Computation:
    """A due date that shows how it was counted. All days are local.

    `raw_due` is the last day before rolling, `due` after it; both are day 0 when due at once.
    `act_by` is the last business day on or before a date of the district; `settled_from` the first
    day on which a right of the employee may be called waived.
    """

    duty: Duty
    starts: tuple[Start, ...]
    day0: date
    raw_due: date
    due: date
    act_by: date | None = None
    before: date | None = None
    window: HeldWindow | None = None
    caution: date | None = None
    settled_from: date | None = None
    skipped: tuple[SkippedDay, ...] = ()
    readings: tuple[OtherReading, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def at_once(self) -> bool:
        """Whether the law gives no time at all."""
        return self.duty.is_at_once

    def math(self) -> tuple[str, ...]:
        """The computation in sentences, in the order in which it was done."""
        return tuple(_math(self))


def due_date(duty: Duty, starts: Sequence[Start], calendar: OfficeCalendar) -> Computation:
    """When a duty is due that these events started; of several events the latest is day 0.

    Day 0 is not counted and the last day counts (12 O.S. § 2006). A duty of the district takes the
    shortest reading and never rolls; a right of the employee takes the longest and always rolls.
    Raises RuleBroken when there is no event, or the duty is counted in days nobody can count.
    """
    if not starts:
        raise RuleBroken(f"{duty.title}: enter the day on which it started ({duty.day0}).")
    if duty.over_before:
        raise RuleBroken(f"{duty.title} is counted back from {duty.over_before}.")
    latest = max(starts, key=lambda start: start.on)
    done = _counted_from(duty, tuple(starts), latest, calendar)
    others = tuple(
        OtherReading(f"count from {start.event}", due_date(duty, [start], calendar).due)
        for start in starts
        if start.on != latest.on
    )
    return replace(done, readings=done.readings + others)


def latest_start(duty: Duty, limit: Duty, end: date, calendar: OfficeCalendar) -> Computation:
    """The last day on which a notice can be received so that its time is over before the end.

    `limit` is the duty that `duty.over_before` names; `end` the last day of the contract.
    """
    start = Start(duty.day0, end)
    receipt = _countable(end) - ONE_DAY
    while due_date(limit, [Start(limit.day0, receipt)], calendar).due >= end:
        receipt -= ONE_DAY
    act_by = calendar.business_day_from(receipt, Reading.SHORTEST, -ONE_DAY)
    found = Computation(duty, (start,), day0=end, raw_due=receipt, due=receipt, act_by=act_by)
    return _noted(replace(found, before=end), calendar)


def alarm_day(duty: Duty, started_on: date) -> date | None:
    """The day of the office's own red alarm, from the event that `duty.alarm.starts_at` names."""
    alarm = duty.alarm
    if alarm is None or not alarm.enabled or alarm.kind is DayKind.HOURS:
        return None
    if alarm.kind is DayKind.MONTHS:
        return add_months(started_on, alarm.red)
    return started_on + timedelta(days=alarm.red)


def first_monday_in_june(day: date) -> date:
    """The first Monday in June on or after a day, which the law of continuing contracts names."""
    monday = _first_monday(date(day.year, 6, 1))
    return monday if day <= monday else _first_monday(date(day.year + 1, 6, 1))


def _first_monday(first: date) -> date:
    return first + timedelta(days=-first.weekday() % 7)


def _countable(day: date) -> date:
    if day.year not in YEARS:
        raise RuleBroken(f"{day.isoformat()} is too far away to count from. Correct the date.")
    return day


def _counted_from(
    duty: Duty, starts: tuple[Start, ...], latest: Start, calendar: OfficeCalendar
) -> Computation:
    day0 = _countable(latest.on)
    if duty.anchor is Anchor.FIRST_MONDAY_IN_JUNE:
        day0 = first_monday_in_june(day0)
    blank = Computation(duty, starts, day0=day0, raw_due=day0, due=day0)
    return _noted(_computed(blank, calendar), calendar)


def _computed(blank: Computation, calendar: OfficeCalendar) -> Computation:
    duty = blank.duty
    if duty.window:
        return _windowed(blank, duty.window, calendar)
    if duty.count is None:
        return replace(blank, act_by=blank.day0)
    return _settled(_rolled(_counted(blank, duty.count, calendar), calendar), duty.count, calendar)


def _windowed(blank: Computation, span: Span, calendar: OfficeCalendar) -> Computation:
    earliest, latest, safe_earliest, safe_latest = (
        blank.day0 + timedelta(days=days)
        for days in (span.earliest, span.latest, span.safe_earliest, span.safe_latest)
    )
    window = HeldWindow(
        earliest=earliest,
        latest=latest,
        safe_from=calendar.business_day_from(safe_earliest),
        safe_until=calendar.business_day_from(safe_latest, step=-ONE_DAY),
    )
    act_by = calendar.business_day_from(latest, Reading.SHORTEST, -ONE_DAY)
    return replace(blank, raw_due=latest, due=latest, act_by=act_by, window=window)


def _counted(blank: Computation, count: int, calendar: OfficeCalendar) -> Computation:
    match blank.duty.day_kind:
        case DayKind.BUSINESS | DayKind.SCHOOL:
            return _by_open_days(blank, count, calendar)
        case DayKind.MONTHS:
            return _by_months(blank, count)
        case DayKind.CALENDAR | DayKind.DATE:
            return _by_days(blank, count)
        case _:
            raise RuleBroken(f"{blank.duty.title} runs by the clock and has no due date.")


def _by_days(blank: Computation, count: int) -> Computation:
    sign = -1 if blank.duty.direction is Direction.BACKWARDS else 1
    due = blank.day0 + timedelta(days=sign * count)
    if blank.duty.strictly_before:
        return replace(blank, raw_due=due - ONE_DAY, due=due - ONE_DAY, before=due)
    return replace(blank, raw_due=due, due=due)


def _by_months(blank: Computation, count: int) -> Computation:
    due = add_months(blank.day0, count)
    if due.day == blank.day0.day:
        return replace(blank, raw_due=due, due=due)
    over = due + timedelta(days=blank.day0.day - due.day)
    other = OtherReading("counted on into the next month", over)
    return replace(blank, raw_due=due, due=due, readings=(other,))


def _by_open_days(blank: Computation, count: int, calendar: OfficeCalendar) -> Computation:
    mine = _reading(blank.duty)
    other = Reading.SHORTEST if mine is Reading.LONGEST else Reading.LONGEST
    due, skipped = _walk(blank.duty, blank.day0, count, calendar, mine)
    due_otherwise, _ = _walk(blank.duty, blank.day0, count, calendar, other)
    readings = () if due == due_otherwise else (OtherReading(f"{other} reading", due_otherwise),)
    return replace(blank, raw_due=due, due=due, skipped=skipped, readings=readings)


def _walk(
    duty: Duty, day0: date, count: int, calendar: OfficeCalendar, reading: Reading
) -> tuple[date, tuple[SkippedDay, ...]]:
    step = -ONE_DAY if duty.direction is Direction.BACKWARDS else ONE_DAY
    day, left, skipped = day0, count, list[SkippedDay]()
    while left:
        day += step
        reason = (
            calendar.no_school_because(day)
            if duty.day_kind is DayKind.SCHOOL
            else calendar.closed_because(day, reading)
        )
        if reason:
            skipped.append(SkippedDay(day, reason))
        else:
            left -= 1
    return day, tuple(skipped)


def _reading(duty: Duty) -> Reading:
    return Reading.SHORTEST if duty.burden is Burden.DISTRICT else Reading.LONGEST


def _rolled(counted: Computation, calendar: OfficeCalendar) -> Computation:
    if counted.duty.roll is Roll.NONE:
        return counted
    step = ONE_DAY if counted.duty.roll is Roll.NEXT_BUSINESS else -ONE_DAY
    due = calendar.business_day_from(counted.due, step=step)
    days = [counted.due + step * place for place in range(abs((due - counted.due).days))]
    rolled = tuple(SkippedDay(day, calendar.closed_because(day)) for day in days)
    return replace(counted, due=due, skipped=counted.skipped + rolled)


def _settled(rolled: Computation, count: int, calendar: OfficeCalendar) -> Computation:
    duty = rolled.duty
    if duty.burden is not Burden.EMPLOYEE:
        act_by = calendar.business_day_from(rolled.due, _reading(duty), -ONE_DAY)
        return replace(rolled, act_by=act_by)
    if not duty.caution_band:
        return replace(rolled, settled_from=rolled.due + ONE_DAY)
    business = replace(duty, day_kind=DayKind.BUSINESS)
    caution, _ = _walk(business, rolled.day0, count, calendar, Reading.LONGEST)
    return replace(rolled, caution=caution, settled_from=max(caution, rolled.due) + ONE_DAY)


def _noted(done: Computation, calendar: OfficeCalendar) -> Computation:
    notes = [done.duty.note] if done.duty.note else []
    for day in dict.fromkeys((done.due, done.act_by or done.due)):
        holiday = calendar.doubtful_on(day)
        if holiday:
            notes.append(f"{day.isoformat()} may be a holiday: {holiday.name}.")
    years = {day.year for day in (done.day0, done.due, done.caution or done.due)}
    notes += [f"The holidays of {year} are not loaded." for year in sorted(years - calendar.years)]
    return replace(done, notes=tuple(notes))


def _math(done: Computation) -> list[str]:
    duty = done.duty
    lines = [f"{duty.rule_id}: {duty.formula} ({duty.citation}). {duty.counsel_text}."]
    lines += [f"{start.event}: {_said(start.on)}." for start in done.starts]
    lines.append(f"Day 0, not counted: {_said(done.day0)}. {duty.unit_source}")
    lines += [f"Skipped {_said(one.day)}: {one.reason}." for one in done.skipped]
    if done.raw_due != done.due:
        lines.append(f"Last day before moving: {_said(done.raw_due)}.")
    lines.append(f"Due{' at once' if done.at_once else ''}: {_said(done.due)}.")
    lines += _safe_lines(done)
    lines += [f"Another reading, {one.name}: {_said(one.due)}." for one in done.readings]
    return [*lines, *done.notes]


def _safe_lines(done: Computation) -> list[str]:
    sentences = {
        "It must be before {}.": done.before,
        "Act by {}.": done.act_by,
        "Counted in business days, for caution: {}.": done.caution,
        '"Waived" may be said from {}.': done.settled_from,
    }
    lines = [words.format(_said(day)) for words, day in sentences.items() if day]
    if done.window:
        held = done.window
        lines.insert(0, f"Window: {_said(held.earliest)} to {_said(held.latest)}.")
        lines.insert(1, f"Safe: {_said(held.safe_from)} to {_said(held.safe_until)}.")
    return lines


def _said(day: date) -> str:
    return f"{weekday_name(day)[:3]} {day.isoformat()}"
