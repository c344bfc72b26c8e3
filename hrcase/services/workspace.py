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
from hrcase.domain.calendars import OfficeCalendar
from hrcase.domain.policy import Policy
from hrcase.services.settling import OfficeRules, settle
from hrcase.storage.vault import Vault
from hrcase.storage.writing import Writing


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open vault with the rules, the calendar and the clock it is worked with."""

    folder: Path
    vault: Vault
    policy: Policy
    clock: Callable[[], datetime]
    actor: Actor
    zone: ZoneInfo
    calendar: OfficeCalendar

    def now(self) -> datetime:
        """This moment, in UTC."""
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
