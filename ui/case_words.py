"""A case in words: stages, clocks, what stands at a glance. Computed, never stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from hrcase.domain.access import MAY
from hrcase.domain.allegations import incident_words, short_clause
from hrcase.domain.audit import Action
from hrcase.domain.cases import Stage
from hrcase.domain.checklist_lines import ItemState
from hrcase.domain.needs import Need, Tab
from hrcase.domain.needs_of_case import (
    ALLEGATION,
    CALL,
    CHECK,
    CLOSE,
    DECIDE,
    FINDING,
    LETTER,
    NOTE,
    PERSON,
    SERVE,
    SEVERITY,
    STEP,
)
from hrcase.domain.notifications import Elapsed, PoliceContact, standing, whole_minutes
from hrcase.domain.people import CasePerson, CaseRole
from hrcase.domain.policy import Policy
from hrcase.domain.spoken import span_words
from ui import when
from ui.case_view import OPEN_STATES, CaseView
from ui.components.states import State
from ui.components.stepper import Stage as Step

HOLD_LIFTED = "CK-C10"
HOTLINE_ITEM = "CK-B2"
POLICE_ITEM = "CK-C3"
REPORT_DUTY = "DL-RPT"
_HOUR = 60


@dataclass(frozen=True, slots=True)
class Chip:
    """One duty with its clock, as the head of a case shows it."""

    state: State
    words: str
    detail: str


def short_moment(moment: datetime, view: CaseView) -> str:
    """As in "today, 11:40", "Fri 20 Nov, 09:05" or "20 Nov 2025, 09:05"."""
    day = moment.astimezone(view.zone).date()
    clock = when.clock(moment, view.zone)
    if day == view.today:
        return f"today, {clock}"
    if day.year == view.today.year:
        return f"{when.short_day(day)}, {clock}"
    return f"{when.day(day)}, {clock}"


def capitalised(words: str) -> str:
    """As words stand at the beginning of a line."""
    return f"{words[:1].upper()}{words[1:]}"


def brief_day(day: date) -> str:
    """As in "18 Nov"."""
    return f"{day.day} {when.MONTHS[day.month - 1]}"


def brief_moment(moment: datetime, zone: ZoneInfo) -> str:
    """As in "18 Nov, 09:05"."""
    return f"{brief_day(moment.astimezone(zone).date())}, {when.clock(moment, zone)}"


def steps(view: CaseView) -> tuple[list[Step], int]:
    """The stages with their days, and which one is the current one."""
    head = view.file.head
    stages = list(Stage)
    at = stages.index(head.stage)
    details = {Stage.REPORTED: brief_moment(head.typed_at, view.zone)}
    if head.closed_on is not None:
        details[Stage.CLOSED] = when.day(head.closed_on)
        at = len(stages)
    return [Step(one.value, details.get(one, "")) for one in stages], at


def chips(view: CaseView) -> list[Chip]:
    """DHS, police and a police hold, each with its clock."""
    found = [_duty_chip(view, HOTLINE_ITEM, "DHS", view.clocks.dhs[:1])]
    found.append(_duty_chip(view, POLICE_ITEM, "Police", view.clocks.police[:1]))
    hold = police_hold(view)
    if hold is not None:
        since = brief_day(hold.started_at.astimezone(view.zone).date())
        found.append(Chip(State.ON_HOLD, "Police hold", f"since {since}, {hold.officer}"))
    return [chip for chip in found if chip is not None]


def _duty_chip(view: CaseView, item_id: str, who: str, clock: tuple[Elapsed, ...]) -> Chip | None:
    line = next((one for one in view.checklist if one.item_id == item_id), None)
    minutes = clock[0].minutes if clock else None
    if minutes is not None:
        words = f"{span_words(max(0, minutes))} after first knowledge"
        return Chip(State.DONE, f"{who} called", words)
    if line is None or not line.required or line.state is ItemState.NOT_REQUIRED:
        return None
    running = max(0, whole_minutes(view.clocks.t0, view.now))
    return Chip(alarm_state(view, running), f"{who} not called", span_words(running))


def alarm_state(view: CaseView, minutes: int) -> State:
    """How a call stands that was not made for so many minutes; the marks are internal alarms."""
    amber, red = alarms(view.policy)
    if minutes >= red:
        return State.OVERDUE
    return State.LATE if minutes >= amber else State.DUE


def alarms(policy: Policy) -> tuple[int, int]:
    """After how many minutes a call is amber, and red."""
    alarm = policy.duty(REPORT_DUTY).alarm
    return (alarm.amber * _HOUR, alarm.red * _HOUR) if alarm else (_HOUR, 24 * _HOUR)


def police_hold(view: CaseView) -> PoliceContact | None:
    """The contact in which the police asked to wait, while nobody has lifted that."""
    lifted = [one for one in view.checklist if one.item_id == HOLD_LIFTED]
    if any(one.state is ItemState.DONE for one in lifted):
        return None
    held = [one for one in standing(view.file.contacts) if one.hold_requested]
    return held[-1] if held else None


def severity_level(view: CaseView) -> int | None:
    """The number of pips; None while nobody has chosen."""
    code = view.file.head.severity
    return view.policy.severity(code).order if code else None


def at_a_glance(view: CaseView) -> list[tuple[str, str]]:
    """What one wants to know of a case before reading it."""
    return [(label, words) for label, words in _glances(view) if words]


def _glances(view: CaseView) -> Iterator[tuple[str, str]]:
    head = view.file.head
    for one in view.people(CaseRole.SUBJECT):
        yield "Employee", f"{one.shown_name}\n{employee_words(one, view.policy)}".strip()
    for student in view.facts.students:
        yield "Student", f"{student.label}, {student.age_words(view.today)}"
    clauses = dict.fromkeys(short_clause(one.clause_id) for one in view.file.allegations)
    yield "Clauses", ", ".join(clauses)
    moment = capitalised(short_moment(view.clocks.t0, view))
    yield "First known", f"{moment}, {first_knower(view)}"
    yield "Owner", head.owner
    yield "Outcome", head.outcome


def first_knower(view: CaseView) -> str:
    """Who of the district knew first."""
    known = standing(view.file.knowledge)
    return min(known, key=lambda one: one.known_at).who


def employee_words(one: CasePerson, policy: Policy) -> str:
    """Class at the action and site, as in "Career teacher, Redbud High"."""
    code = one.class_at_action or one.class_at_incident
    title = policy.employee_class(code).title if code else "Class not chosen yet"
    site = one.site_at_action or one.site_at_incident
    return ", ".join(part for part in (title, site, one.position) if part)


def happened(view: CaseView) -> str:
    """When it happened, over all allegations."""
    days = [one for one in view.file.allegations if one.first_on is not None]
    if not days:
        return "Not known yet: the allegations hold the days"
    return "; ".join(dict.fromkeys(incident_words(one) for one in days))


def destination(need: Need) -> tuple[Tab, str]:
    """The tab that a need leads to, and what is to be opened there."""
    own = {Tab.OVERVIEW, Tab.REPORT, Tab.PEOPLE, Tab.NOTIFICATIONS}
    return need.tab, need.key if need.tab in own else need.target or need.key


def need_button(need: Need, view: CaseView) -> str:
    """What the button of a need says: the deed, or only the way there for who may not do it.

    Empty where there is no way to go.
    """
    deeds = (action for key, action in _DEEDS.items() if need.key.startswith(key))
    action = next(deeds, None)
    if action is None or action in MAY[view.actor.role]:
        return need.button
    return "" if need.tab is Tab.OVERVIEW else f"Open {need.tab}"


_DEEDS: Final = {
    CALL: Action.HOTLINE_CALLED,
    DECIDE: Action.DETERMINATION_MADE,
    PERSON: Action.ROLE_ADDED,
    ALLEGATION: Action.ALLEGATION_ADDED,
    SEVERITY: Action.SEVERITY_CHOSEN,
    CHECK: Action.CHECKLIST_MARKED,
    FINDING: Action.FINDING_RECORDED,
    STEP: Action.STEP_CHOSEN,
    LETTER: Action.LETTER_SERVED,
    SERVE: Action.LETTER_SERVED,
    NOTE: Action.NOTE_WRITTEN,
    CLOSE: Action.CASE_CLOSED,
}
"""What is done where a need leads; a letter is written by whoever may also deliver it."""


def open_counts(view: CaseView) -> dict[Tab, int]:
    """How many duties are open behind each tab; the overview lists them all and counts none."""
    counts: dict[Tab, int] = {}
    for need in view.file.needs:
        is_open = view.state(need).value in OPEN_STATES
        if is_open and need.required and need.tab is not Tab.OVERVIEW:
            counts[need.tab] = counts.get(need.tab, 0) + 1
    return counts


def due_words(need: Need, view: CaseView) -> str:
    """What stands under the state of a need: since when, or until when."""
    if need.due_on is not None:
        return f"{when.short_day(need.due_on)}"
    if need.since is not None:
        minutes = whole_minutes(need.since, view.now)
        return f"for {span_words(minutes)}" if minutes > 0 else "just now"
    return ""


def exact_due(need: Need, zone: ZoneInfo) -> str:
    """The exact moment or day behind the words, for hovering."""
    if need.due_on is not None:
        return when.long_day(need.due_on)
    return f"since {when.moment(need.since, zone)}" if need.since else ""
