"""Everything one signed-in person works with."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from hrcase.domain.access import Actor
from hrcase.domain.audit import Action
from hrcase.domain.calendars import OfficeCalendar, office_calendar, office_zone
from hrcase.domain.duties import Closing
from hrcase.domain.policy import Policy
from hrcase.domain.settings import Closes
from hrcase.services.settling import OfficeRules, settle
from hrcase.storage import policy_queries, setting_queries
from hrcase.storage.vault import Vault
from hrcase.storage.writing import Writing


@dataclass(slots=True)
class Workspace:
    """An open vault with the rules, the calendar and the clock it is worked with.

    `notices` are sentences for the person who just unlocked.
    """

    folder: Path
    vault: Vault
    policy: Policy
    clock: Callable[[], datetime]
    actor: Actor
    zone: ZoneInfo
    calendar: OfficeCalendar
    notices: tuple[str, ...] = ()

    def now(self) -> datetime:
        """The present moment, in UTC."""
        return self.clock()

    def today(self) -> date:
        """The local day in the office's time zone."""
        return self.clock().astimezone(self.zone).date()

    @contextmanager
    def write(self, action: Action, case_id: UUID | None = None) -> Iterator[Writing]:
        """Do one thing; what its case needs is computed again before the entry is sealed."""
        with self.vault.write(action, case_id) as writing:
            if case_id is not None:
                writing.before_sealing(partial(settle, self.rules(), writing, case_id))
            yield writing

    def rules(self) -> OfficeRules:
        """What the rules of a case are computed with."""
        return OfficeRules(self.policy, self.calendar, self.zone, self.clock())

    def reload(self) -> None:
        """Take up a newly adopted edition, or a changed list of closings."""
        self.policy, self.calendar = _rulebook(self.vault)
        self.zone = office_zone(self.policy)


def workspace_of(folder: Path, vault: Vault) -> Workspace:
    """The workspace of a vault that was just opened, with the rules it has adopted."""
    policy, calendar = _rulebook(vault)
    return Workspace(folder, vault, policy, vault.clock, vault.actor, office_zone(policy), calendar)


def _rulebook(vault: Vault) -> tuple[Policy, OfficeCalendar]:
    with vault.read() as session:
        policy = policy_queries.current_policy(session)
        days = setting_queries.closings(session)
    closings = [
        Closing(
            first=one.day,
            last=one.day,
            reason=one.reason,
            office=one.closes is not Closes.SCHOOLS,
            school=one.closes is not Closes.OFFICE,
        )
        for one in days
    ]
    return policy, office_calendar(policy, closings)
