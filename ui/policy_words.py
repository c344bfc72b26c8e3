"""A clause of the policy in the words of the screen."""

from collections.abc import Iterator
from typing import Final

from hrcase.domain.clauses import Clause, Force, PolicyDocument
from ui import when

FORCES: Final = {
    Force.PROHIBITED: "Forbidden",
    Force.REQUIRED: "Required",
    Force.SANCTION: "Sanction",
    Force.RESTRICTED: "Restricted",
    Force.DISCOURAGED: "Discouraged",
    Force.SHOULD: "Should be done",
    Force.PERMITTED: "Permitted",
    Force.DISTRICT_DUTY: "Duty of the district",
    Force.INFORMATIVE: "Informs",
}


def force_words(clause: Clause) -> str:
    """What the clause does, with its condition if it has one."""
    words = FORCES[clause.force]
    return f"{words}: {clause.force_note}" if clause.force_note else words


def facts_of(clause: Clause, document: PolicyDocument) -> Iterator[tuple[str, str]]:
    """Where the words come from, and who has looked at them."""
    yield "Citation", clause.citation
    yield "Revision", f"{document.revision}, in force from {when.day(clause.effective_from)}"
    yield "Source", clause.source
    yield "Read on", when.day(clause.verified_on)
    if clause.badge:
        yield "Wording", clause.badge
    if clause.pair_with:
        yield "Quote with", ", ".join(clause.pair_with)
