"""All that the pages of one case show, asked of the core in one go."""

import time
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from hrcase.domain.access import MAY, Actor
from hrcase.domain.audit import Action
from hrcase.domain.cases import CaseFile, TimelineLine
from hrcase.domain.checklist_lines import ChecklistLine
from hrcase.domain.ladder_lines import EarlierStep
from hrcase.domain.needs import Need, NeedState, state_at
from hrcase.domain.notifications import ClockLines
from hrcase.domain.people import CasePerson, CaseRole
from hrcase.domain.policy import Policy
from hrcase.domain.situation import Situation, situation
from hrcase.services import cases, discipline, notifications
from ui.components.states import State

if TYPE_CHECKING:
    from hrcase.services.workspace import Workspace

OPEN_STATES = frozenset({NeedState.OVERDUE, NeedState.LATE, NeedState.DUE, NeedState.BLOCKED})
"""States of needs that the number on a tab counts."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """One case with what is computed of it, and the moment it was asked for."""

    file: CaseFile
    facts: Situation
    clocks: ClockLines
    checklist: tuple[ChecklistLine, ...]
    lately: tuple[TimelineLine, ...]
    earlier: tuple[tuple[str, EarlierStep], ...]
    policy: Policy
    actor: Actor
    now: datetime
    today: date
    zone: ZoneInfo
    made: float = field(default_factory=time.monotonic)

    def present(self) -> datetime:
        """The present moment (UTC), however long ago this was asked for."""
        return self.now + timedelta(seconds=time.monotonic() - self.made)

    @property
    def is_closed(self) -> bool:
        """Whether nothing can be recorded any more."""
        return self.file.head.closed_on is not None

    def may(self, action: Action) -> bool:
        """Whether the signed-in user's role includes an action, and the case is still open."""
        return not self.is_closed and action in MAY[self.actor.role]

    def state(self, need: Need) -> State:
        """How a need stands now, as the screen shows it."""
        return State(state_at(need, self.now, self.today).value)

    def people(self, *roles: CaseRole) -> tuple[CasePerson, ...]:
        """The people who stand in the case in one of these roles; all of them without one."""
        return tuple(
            one
            for one in self.file.people
            if one.ended_on is None and (not roles or one.role in roles)
        )

    def name_of(self, person_id: UUID | None) -> str:
        """What a person is called in this case."""
        names = [one.shown_name for one in self.file.people if one.person_id == person_id]
        return names[0] if names else ""


def look(work: "Workspace", case_id: UUID) -> CaseView:
    """Ask for everything that is shown of a case."""
    file = cases.case_file(work, case_id)
    subjects = (one for one in file.people if one.role is CaseRole.SUBJECT and not one.ended_on)
    return CaseView(
        file=file,
        facts=situation(file, work.policy, work.today()),
        clocks=notifications.clocks(work, case_id),
        checklist=tuple(notifications.checklist(work, case_id)),
        lately=tuple(cases.timeline(work, case_id)),
        earlier=tuple(
            (one.shown_name, step)
            for one in subjects
            for step in discipline.earlier_steps(work, case_id, one.person_id)
        ),
        policy=work.policy,
        actor=work.actor,
        now=work.now(),
        today=work.today(),
        zone=work.zone,
    )
