"""Makes the values of a case without a vault, for the rules that read them."""

# ruff: noqa: ANN401 - a builder takes any field of the value that it makes

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from hrcase.domain.allegations import Allegation, Finding
from hrcase.domain.cases import THE_DISTRICT, CaseFile, CaseHead, Stage
from hrcase.domain.determinations import Answer, Determination, Question
from hrcase.domain.needs import Need, Tab
from hrcase.domain.notifications import HotlineCall, Knowledge, PoliceContact
from hrcase.domain.papers import (
    CorrectiveAction,
    IssuedLetter,
    Receipt,
    RunningDeadline,
    Service,
    ServiceWay,
)
from hrcase.domain.people import CasePerson, CaseRole
from tests.builders import at, day

SPACE = UUID("00000000-0000-0000-0000-000000000000")
KNOWN = at("2026-11-22 09:14")
TYPED = at("2026-11-22 09:20")
TODAY = day("2026-11-22")
LETTERS = frozenset({"DOC17"})


def an_id(name: str) -> UUID:
    """The same id for the same name."""
    return uuid5(SPACE, name)


SUBJECT = an_id("subject")
STUDENT = an_id("student")


def a_head(**fields: Any) -> CaseHead:
    values: dict[str, Any] = {
        "id": an_id("case"),
        "number": "2026-0042",
        "title": "New report",
        "stage": Stage.REPORTED,
        "severity": None,
        "severity_reason": "",
        "words": "A teacher writes to a student at night.",
        "told_by": "",
        "name_withheld": False,
        "channel": None,
        "first_known_at": KNOWN,
        "typed_at": TYPED,
        "created_by": "Maren Oldacre",
        "owner": "Maren Oldacre",
        "closed_on": None,
        "outcome": "",
        "version": 1,
    }
    return CaseHead(**(values | fields))


def known(**fields: Any) -> Knowledge:
    values: dict[str, Any] = {
        "who": THE_DISTRICT,
        "known_at": KNOWN,
        "how": "",
        "recorded_at": TYPED,
        "id": an_id("knowledge"),
    }
    return Knowledge(**(values | fields))


def a_file(**parts: Any) -> CaseFile:
    """A case that was just reported; `head` may be given as fields."""
    values: dict[str, Any] = dict.fromkeys(
        (
            "people",
            "allegations",
            "determinations",
            "calls",
            "contacts",
            "marks",
            "notes",
            "findings",
            "actions",
            "letters",
            "deadlines",
        ),
        (),
    )
    head = a_head(**parts.pop("head", {}))
    return CaseFile(**(values | {"head": head, "knowledge": (known(),)} | parts))


def in_case(**fields: Any) -> CasePerson:
    """The subject of a case, a career teacher."""
    values: dict[str, Any] = {
        "role_id": an_id("role"),
        "person_id": SUBJECT,
        "role": CaseRole.SUBJECT,
        "shown_name": "Tobin Wexcombe",
        "label": "",
        "hidden": False,
        "born_on": None,
        "is_student": False,
        "class_at_incident": "CT",
        "site_at_incident": "Redbud High",
        "class_at_action": "CT",
        "site_at_action": "Redbud High",
        "position": "Teacher",
        "name_withheld": False,
        "ended_on": None,
        "version": 1,
    }
    return CasePerson(**(values | fields))


def student(**fields: Any) -> CasePerson:
    """A student of a case, fifteen years old."""
    values: dict[str, Any] = {
        "role_id": an_id("student role"),
        "person_id": STUDENT,
        "role": CaseRole.STUDENT,
        "shown_name": "Student A",
        "label": "Student A",
        "hidden": True,
        "born_on": day("2011-03-01"),
        "is_student": True,
        "class_at_incident": "",
        "class_at_action": "",
    }
    return in_case(**(values | fields))


def allegation(**fields: Any) -> Allegation:
    values: dict[str, Any] = {
        "clause_id": "4020.MSG.5a",
        "subject_id": SUBJECT,
        "first_on": day("2026-11-20"),
        "last_on": day("2026-11-20"),
        "id": an_id("allegation"),
    }
    return Allegation(**(values | fields))


def said(question: Question, answer: Answer, **fields: Any) -> Determination:
    values: dict[str, Any] = {"reason": "As told.", "decided_by": "Maren Oldacre"}
    return Determination(question, answer, **(values | {"decided_at": KNOWN} | fields))


def found(**fields: Any) -> Finding:
    values: dict[str, Any] = {
        "allegation_id": an_id("allegation"),
        "result": "substantiated",
        "standard": "preponderance",
        "reasons": "Read in the messages.",
    }
    return Finding(**(values | fields))


def an_action(**fields: Any) -> CorrectiveAction:
    values: dict[str, Any] = {
        "id": an_id("action"),
        "case_id": an_id("case"),
        "case_number": "2026-0042",
        "person_id": SUBJECT,
        "step": "written-reprimand",
        "title": "Written reprimand",
        "on": TODAY,
        "clauses": ("4020.MSG.5a",),
        "counts_until": None,
        "proposed_step": "written-reprimand",
        "reason": "",
        "letter_id": None,
    }
    return CorrectiveAction(**(values | fields))


def a_letter(**fields: Any) -> IssuedLetter:
    values: dict[str, Any] = {
        "id": an_id("letter"),
        "number": "2026-0042-L1",
        "code": "DOC17",
        "title": "Written reprimand",
        "recipient": "Tobin Wexcombe",
        "dated_on": TODAY,
        "issued_at": TYPED,
        "issued_by": "Maren Oldacre",
        "sha256": "",
        "template_version": 1,
        "trail_number": 1,
        "trail_seal": "",
        "services": (),
    }
    return IssuedLetter(**(values | fields))


def a_delivery(receipt: Receipt) -> Service:
    return Service(ServiceWay.CERTIFIED, TODAY, "Wynn Castor", receipt)


def a_deadline(**fields: Any) -> RunningDeadline:
    values: dict[str, Any] = {
        "id": an_id("deadline"),
        "rule_id": "DL-REB",
        "title": "Answer to a reprimand",
        "starts_with": "Letter received",
        "started_on": TODAY,
        "due_on": day("2026-12-07"),
        "rule_json": "{}",
        "edition": "2026-01",
        "math": (),
        "citation": "Practice of the office",
        "counsel_confirmed": False,
        "state": "running",
        "settled_because": "",
    }
    return RunningDeadline(**(values | fields))


def a_need(**fields: Any) -> Need:
    values: dict[str, Any] = {
        "key": "person-subject",
        "title": "Add the employee",
        "why": "The class decides.",
        "citation": "Practice of the office",
        "rule_id": "X",
        "counsel_confirmed": False,
        "tab": Tab.PEOPLE,
        "button": "Add a person",
    }
    return Need(**(values | fields))


def called(**fields: Any) -> HotlineCall:
    """A call on record; ids by name."""
    values: dict[str, Any] = {
        "caller": "Maren Oldacre",
        "number_dialled": "918-555-0140",
        "started_at": at("2026-11-22 09:31"),
        "ended_at": at("2026-11-22 09:40"),
        "spoke_to": "Intake worker 3307",
        "reference": "26-0098114",
        "told": "What the mother said.",
        "typed_at": at("2026-11-22 09:41"),
        "typed_by": "Maren Oldacre",
        "id": an_id("call"),
    }
    return HotlineCall(**(values | fields))


def told_police(**fields: Any) -> PoliceContact:
    """A contact with the police on record; ids by name."""
    values: dict[str, Any] = {
        "caller": "Maren Oldacre",
        "agency": "Redbud Police",
        "number_dialled": "918-555-0141",
        "started_at": at("2026-11-22 09:42"),
        "ended_at": None,
        "officer": "Officer Halloran",
        "badge": "417",
        "reference": "26-118342",
        "told": "What the mother said.",
        "typed_at": at("2026-11-22 10:20"),
        "typed_by": "Idris Pelham",
        "id": an_id("contact"),
    }
    return PoliceContact(**(values | fields))


def moment(words: str) -> datetime:
    """A moment typed as UTC."""
    return datetime.fromisoformat(words).replace(tzinfo=UTC)
