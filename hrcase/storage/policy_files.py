"""The policy files: what ships, how bytes become a Policy, and every way a file can be wrong."""

from collections.abc import Mapping
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable

from hrcase.domain.checklist import (
    ChecklistItem,
    Contact,
    EmergencyCard,
    FindingResult,
    Majority,
    Offence,
    ProofStandard,
    QuestionRule,
    TellingRule,
)
from hrcase.domain.clauses import Clause, PolicyDocument
from hrcase.domain.duties import Closing, Duty, HolidayYear, OfficeHours, SchoolYear
from hrcase.domain.ladder import EmployeeClass, Escalation, Severity, Step
from hrcase.domain.policy import Policy
from hrcase.domain.rules import Toggle
from hrcase.errors import BadPolicyFile
from hrcase.storage.policy_checks import Entry, check_policy
from hrcase.storage.strict_toml import Record, check_keys, parse, read_record

BOARD_TEXT = "4020.txt"
CLAUSE_FILES = {"document": PolicyDocument, "clause": Clause}
ONE_ONLY = frozenset({"document", "escalation", "office", "card", "majority"})
TABLES: dict[str, dict[str, type[object]]] = {
    "4020.toml": {**CLAUSE_FILES},
    "1610.toml": {**CLAUSE_FILES},
    "overlay.toml": {**CLAUSE_FILES},
    "classes.toml": {"class": EmployeeClass},
    "ladder.toml": {"step": Step, "severity": Severity, "escalation": Escalation},
    "checklist.toml": {"item": ChecklistItem},
    "duties.toml": {"duty": Duty},
    "calendar.toml": {
        "office": OfficeHours,
        "holiday_year": HolidayYear,
        "school_year": SchoolYear,
        "closing": Closing,
    },
    "contacts.toml": {"contact": Contact},
    "emergency_card.toml": {"card": EmergencyCard},
    "determinations.toml": {
        "majority": Majority,
        "question": QuestionRule,
        "telling": TellingRule,
        "offence": Offence,
    },
    "findings.toml": {"finding": FindingResult, "standard": ProofStandard},
    "toggles.toml": {"toggle": Toggle},
}


def shipped_editions() -> list[str]:
    """The editions that come with the program, the oldest first."""
    return sorted(folder.name for folder in _shelf().iterdir() if folder.is_dir())


def shipped_files(edition: str | None = None) -> dict[str, bytes]:
    """The files of one shipped edition, the newest unless another is named."""
    folder = _shelf() / (edition or shipped_editions()[-1])
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.is_file()}


def load_policy(contents: Mapping[str, bytes]) -> Policy:
    """The rules that these files say, from their bytes alone.

    Raises BadPolicyFile, naming file and entry, for anything that is not exactly right.
    """
    check_keys("The edition", set(contents), {*TABLES, BOARD_TEXT}, {*TABLES, BOARD_TEXT})
    tables = {name: parse(name, contents[name]) for name in TABLES}
    entries = [entry for name in TABLES for entry in _entries(name, tables[name])]
    policy = _assemble(entries, tables["4020.toml"], contents)
    check_policy(policy, entries)
    return policy


def fingerprint(contents: Mapping[str, bytes]) -> str:
    """The SHA-256 over the names and bytes of an edition's files."""
    digest = sha256()
    for name in sorted(contents):
        for part in (name.encode(), contents[name]):
            digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def _shelf() -> Traversable:
    return files("resources") / "policy"


def _entries(name: str, tables: dict[str, object]) -> list[Entry]:
    kinds = TABLES[name]
    keys = {"edition", *kinds}
    check_keys(name, set(tables), keys, keys)
    return [
        Entry(file=name, where=where, record=read_record(kind, row, where), edition=edition)
        for edition in [_edition(name, tables)]
        for table, kind in kinds.items()
        for where, row in _rows(name, table, tables[table])
    ]


def _edition(name: str, tables: dict[str, object]) -> str:
    edition = tables["edition"]
    if not isinstance(edition, str) or not edition:
        raise BadPolicyFile(f'{name}: "edition" must be a word such as "2026-01".')
    return edition


def _rows(name: str, table: str, content: object) -> list[tuple[str, object]]:
    if table in ONE_ONLY:
        return [(f"{name}, {table}", content)]
    if not isinstance(content, list):
        raise BadPolicyFile(f'{name}: "{table}" must be a list of tables.')
    return [(f"{name}, {_named(table, place, row)}", row) for place, row in enumerate(content, 1)]


def _named(table: str, place: int, row: object) -> str:
    if isinstance(row, dict) and "rule_id" in row:
        return f'{table} "{row["rule_id"]}"'
    return f"{table} {place}"


def _assemble(
    entries: list[Entry], first: dict[str, object], contents: Mapping[str, bytes]
) -> Policy:
    def all_of(kind: type[Record]) -> tuple[Record, ...]:
        return tuple(entry.record for entry in entries if isinstance(entry.record, kind))

    return Policy(
        edition=str(first["edition"]),
        sha256=fingerprint(contents),
        board_text=_board_text(contents[BOARD_TEXT]),
        documents=all_of(PolicyDocument),
        clauses=all_of(Clause),
        classes=all_of(EmployeeClass),
        steps=tuple(sorted(all_of(Step), key=lambda step: step.order)),
        severities=tuple(sorted(all_of(Severity), key=lambda severity: severity.order)),
        escalation=all_of(Escalation)[0],
        items=all_of(ChecklistItem),
        duties=all_of(Duty),
        office=all_of(OfficeHours)[0],
        holiday_years=all_of(HolidayYear),
        school_years=all_of(SchoolYear),
        closings=all_of(Closing),
        contacts=all_of(Contact),
        card=all_of(EmergencyCard)[0],
        majority=all_of(Majority)[0],
        questions=all_of(QuestionRule),
        telling=all_of(TellingRule),
        offences=all_of(Offence),
        findings=all_of(FindingResult),
        standards=all_of(ProofStandard),
        toggles=all_of(Toggle),
    )


def _board_text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise BadPolicyFile(f"{BOARD_TEXT} is not UTF-8 text.") from error
