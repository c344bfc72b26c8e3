"""What discipline and letters ask of one employee in one case, read in one go."""

import re
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from hrcase.domain.allegations import Allegation, Finding
from hrcase.domain.findings import latest_findings
from hrcase.domain.letters import Letterhead
from hrcase.domain.papers import CorrectiveAction, IssuedLetter
from hrcase.domain.people import Person
from hrcase.domain.policy import Policy

_NO_NAMES_WRITTEN = """
a an the our his her their my anonymous caller hotline tip line dhs mother father parent guardian
grandmother grandfather brother sister student students teacher coach counselor nurse principal
assistant vice superintendent director supervisor secretary officer specialist colleague coworker
employee neighbor driver aide school from by and of
"""
_NO_NAMES = frozenset(_NO_NAMES_WRITTEN.split())


@dataclass(frozen=True, slots=True)
class EmployeeFacts:
    """One subject of one case. `actions` are those of all cases; class and site at the action.

    `hidden_names` are the students and reporters that no letter to this person may name; of
    these a reporter may still sign as supervisor, one of the `students` never.
    """

    case_id: UUID
    person_id: UUID
    case_number: str
    closed_on: date | None
    severity: str | None
    person: Person
    class_code: str
    site: str
    hidden_names: tuple[str, ...]
    allegations: tuple[Allegation, ...]
    findings: tuple[Finding, ...]
    actions: tuple[CorrectiveAction, ...]
    letters: tuple[IssuedLetter, ...]
    letterhead: Letterhead
    students: tuple[str, ...] = ()

    def breaches(self, policy: Policy) -> tuple[tuple[Allegation, Finding], ...]:
        """The allegations that were found to be a breach, each with the finding that counts."""
        results = {one.code for one in policy.findings if one.is_breach}
        found = {one.allegation_id: one for one in latest_findings(self.findings)}
        return tuple(
            (allegation, found[allegation.id])
            for allegation in self.allegations
            if allegation.id in found and found[allegation.id].result in results
        )

    def clauses_in_question(self, policy: Policy) -> tuple[str, ...]:
        """The clauses found to be broken, or all that are alleged while none is."""
        broken = [allegation.clause_id for allegation, _ in self.breaches(policy)]
        alleged = [allegation.clause_id for allegation in self.allegations]
        return tuple(dict.fromkeys(broken or alleged))


def names_in(told_by: str) -> tuple[str, ...]:
    """The names in the words that say who reported: capitalised words that stand together."""
    parts = (part.strip() for part in re.split(r"[,;:()/]", told_by))
    names = (name for part in parts for name in _names_in_part(part))
    return tuple(dict.fromkeys(names))


def _names_in_part(part: str) -> list[str]:
    """The names between two commas; a lone first word before others only begins a sentence."""
    runs = [_name_words(run) for run in re.split(r"\s(?=[a-z])", part)]
    if len(runs) > 1 and len(runs[0]) == 1:
        runs = runs[1:]
    return [" ".join(run) for run in runs if run]


def _name_words(run: str) -> list[str]:
    """The words of a run that can be part of a name."""
    return [
        word
        for word in run.split()
        if word.strip(".").casefold() not in _NO_NAMES
        and word[0].isalpha()
        and not word[0].islower()
    ]
