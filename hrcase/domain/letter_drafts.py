"""A letter that is being written: what the person chose and typed, as plain values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Self, cast
from uuid import UUID

DRAFT_KIND = "letter"


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """The choices for one letter; `values` are the words of the template's fields."""

    code: str
    person_id: UUID
    dated_on: date
    delivery: str
    clause_ids: tuple[str, ...] = ()
    values: Mapping[str, str] = field(default_factory=dict)
    supervisor: str = ""
    supervisor_title: str = ""
    copies: tuple[str, ...] = ()

    def plain(self) -> dict[str, object]:
        """The same as values that JSON can hold, to be kept as a draft."""
        return {
            **asdict(self),
            "person_id": str(self.person_id),
            "dated_on": self.dated_on.isoformat(),
            "clause_ids": list(self.clause_ids),
            "copies": list(self.copies),
            "values": dict(self.values),
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, object]) -> Self:
        """The letter that was kept as a draft."""
        given = dict(plain)
        return cls(
            code=str(given["code"]),
            person_id=UUID(str(given["person_id"])),
            dated_on=date.fromisoformat(str(given["dated_on"])),
            delivery=str(given["delivery"]),
            clause_ids=tuple(cast("list[str]", given["clause_ids"])),
            values=dict(cast("Mapping[str, str]", given["values"])),
            supervisor=str(given["supervisor"]),
            supervisor_title=str(given["supervisor_title"]),
            copies=tuple(cast("list[str]", given["copies"])),
        )


def draft_place(case_id: UUID, code: str, person_id: UUID) -> str:
    """Where the draft of a letter is kept: one for each case, kind and addressee."""
    return f"{case_id}/{code}/{person_id}"
