"""What came of a finding: corrective action, letter, its service, and the clocks these start."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID


class ServiceWay(StrEnum):
    """How a letter is handed over."""

    HAND = "by hand"
    CERTIFIED = "certified mail"


class Receipt(StrEnum):
    """What became of a delivery; only some of these serve the letter."""

    SIGNED = "signed by the addressee"
    REFUSED = "refused, with a witness"
    SIGNED_BY_ANOTHER = "signed by another"
    UNCLAIMED = "unclaimed"
    UNDELIVERABLE = "undeliverable"

    @property
    def serves(self) -> bool:
        """Whether this receipt state counts as service (domain rule 3.7.13)."""
        return self in {Receipt.SIGNED, Receipt.REFUSED}


@dataclass(frozen=True, slots=True)
class Service:
    """One delivery of one letter. `on` is the local day that counts; `scan` names the proof."""

    way: ServiceWay
    on: date
    served_by: str
    receipt: Receipt
    place: str = ""
    certified_number: str = ""
    postmarked_on: date | None = None
    witness: str = ""
    scan_name: str = ""
    scan_sha256: str = ""
    recorded_by: str = ""
    recorded_at: datetime | None = None
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class IssuedLetter:
    """A letter that was issued; its bytes are the record and never change."""

    id: UUID
    number: str
    code: str
    title: str
    recipient: str
    dated_on: date
    issued_at: datetime
    issued_by: str
    sha256: str
    template_version: int
    trail_number: int
    trail_seal: str
    services: tuple[Service, ...]

    @property
    def served_on(self) -> date | None:
        """The first day on which a delivery served the letter."""
        days = [one.on for one in self.services if one.receipt.serves]
        return min(days, default=None)

    @property
    def file_name(self) -> str:
        """What a saved copy is called: its number, never a name."""
        return f"Letter {self.number}.pdf"


@dataclass(frozen=True, slots=True)
class CorrectiveAction:
    """One step of the ladder that was taken; it counts against a person until a day."""

    id: UUID
    case_id: UUID
    case_number: str
    person_id: UUID
    step: str
    title: str
    on: date
    clauses: tuple[str, ...]
    counts_until: date | None
    proposed_step: str
    reason: str
    letter_id: UUID | None


@dataclass(frozen=True, slots=True)
class RunningDeadline:
    """A deadline with the rule that was in force when it started, byte for byte.

    `waivable_from` is the first day on which the right may be called waived, if it is one.
    """

    id: UUID
    rule_id: str
    title: str
    starts_with: str
    started_on: date
    due_on: date
    rule_json: str
    edition: str
    math: tuple[str, ...]
    citation: str
    counsel_confirmed: bool
    state: str
    settled_because: str
    waivable_from: date | None = None


@dataclass(frozen=True, slots=True)
class EditionLine:
    """An adopted edition of the rules. `adopted_at` is UTC."""

    edition: str
    sha256: str
    adopted_at: datetime
