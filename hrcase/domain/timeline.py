"""The story of a case: every act, at the moment at which it happened."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from hrcase.domain.audit import Action
from hrcase.domain.cases import TimelineLine
from hrcase.domain.needs import Tab

INVESTIGATING = frozenset({Action.NOTE_WRITTEN, Action.FINDING_RECORDED})
"""Acts that only those see who may see the investigation."""

FIRST_KNOWN = "The district first knew"


@dataclass(frozen=True, slots=True)
class Act:
    """One act on a case. `happened_at` is set where that was before it was typed in (UTC)."""

    action: Action
    typed_at: datetime
    happened_at: datetime | None
    summary: str
    actor: str


def told(acts: Iterable[Act], *, investigates: bool) -> list[TimelineLine]:
    """The acts in the order in which they happened; what happened at once, in order of entry."""
    lines = [
        line
        for act in acts
        if investigates or act.action not in INVESTIGATING
        for line in _lines(act)
    ]
    return sorted(lines, key=lambda line: line.at)


def _lines(act: Act) -> Iterator[TimelineLine]:
    tab = TABS.get(act.action, Tab.OVERVIEW)
    if act.action is not Action.CASE_CREATED:
        at = act.happened_at or act.typed_at
        yield TimelineLine(at, act.typed_at, act.summary, act.actor, act.action.value, tab.value)
        return
    if act.happened_at is not None:
        known = Action.KNOWLEDGE_RECORDED.value
        yield TimelineLine(act.happened_at, act.typed_at, FIRST_KNOWN, act.actor, known, tab.value)
    yield TimelineLine(
        act.typed_at, act.typed_at, act.summary, act.actor, act.action.value, tab.value
    )


TABS = {
    Action.CASE_CREATED: Tab.REPORT,
    Action.KNOWLEDGE_RECORDED: Tab.NOTIFICATIONS,
    Action.DETERMINATION_MADE: Tab.NOTIFICATIONS,
    Action.HOTLINE_CALLED: Tab.NOTIFICATIONS,
    Action.POLICE_CONTACTED: Tab.NOTIFICATIONS,
    Action.CHECKLIST_MARKED: Tab.NOTIFICATIONS,
    Action.ROLE_ADDED: Tab.PEOPLE,
    Action.ROLE_CHANGED: Tab.PEOPLE,
    Action.ROLE_ENDED: Tab.PEOPLE,
    Action.NAME_REVEALED: Tab.PEOPLE,
    Action.ALLEGATION_ADDED: Tab.REPORT,
    Action.ALLEGATION_CHANGED: Tab.REPORT,
    Action.NOTE_WRITTEN: Tab.INVESTIGATION,
    Action.FINDING_RECORDED: Tab.FINDINGS,
    Action.STEP_CHOSEN: Tab.DISCIPLINE,
    Action.DEADLINE_SETTLED: Tab.DISCIPLINE,
    Action.LETTER_ISSUED: Tab.LETTERS,
    Action.LETTER_PRINTED: Tab.LETTERS,
    Action.LETTER_EXPORTED: Tab.LETTERS,
    Action.LETTER_SERVED: Tab.LETTERS,
}
"""Where each act of the story is shown in full; the rest leads to the overview."""
