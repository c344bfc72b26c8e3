"""The clauses that a case can quote, and the documents they come from."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hrcase.domain.rules import Rule


class Force(StrEnum):
    """What a clause does: forbids, requires, permits or only informs."""

    PROHIBITED = "P"
    REQUIRED = "R"
    SANCTION = "S"
    RESTRICTED = "L"
    DISCOURAGED = "D"
    SHOULD = "A"
    PERMITTED = "X"
    DISTRICT_DUTY = "DD"
    INFORMATIVE = "I"


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyDocument(Rule):
    """A policy or statute that clauses are quoted from."""

    number: str
    title: str
    revision: str
    revisions: tuple[str, ...]
    undefined_words: tuple[str, ...]

    def revised_on(self, clause: "Clause") -> date | None:
        """The day of the text's revision; None where the revision is not known."""
        return clause.effective_from if self.revisions else None

    def holds(self, clause_id: str) -> bool:
        """Whether a clause with this id belongs to this document."""
        return clause_id == self.number or clause_id.startswith(f"{self.number}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Rule):
    """One quotable sentence of a policy; its text is verbatim, with " … " for words left out."""

    heading: str
    family: str
    force: Force
    force_note: str
    questions: tuple[str, ...]
    note: str
    opening: str
    pair_with: tuple[str, ...]
    quotable_to: tuple[str, ...]

    @property
    def quotation(self) -> str:
        """The text with the opening words that it needs to be understood."""
        if not self.opening or self.text.startswith(self.opening):
            return self.text
        return f"{self.opening} {self.text}"

    @property
    def can_be_alleged(self) -> bool:
        """Whether conduct can go against this clause by itself."""
        return self.force in _BREAKABLE


_BREAKABLE = frozenset(
    {Force.PROHIBITED, Force.REQUIRED, Force.SANCTION, Force.RESTRICTED, Force.DISCOURAGED}
)
