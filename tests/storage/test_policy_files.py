import re
from datetime import date

import pytest

from hrcase.domain.duties import Burden, Roll
from hrcase.domain.rules import Evidence
from hrcase.errors import BadPolicyFile
from hrcase.storage.policy_files import (
    fingerprint,
    load_policy,
    shipped_editions,
    shipped_files,
)

GOOD = shipped_files()
POLICY = load_policy(GOOD)
BOARD_TEXT = " ".join(GOOD["4020.txt"].decode().split())


def edited(name: str, old: str, new: str) -> dict[str, bytes]:
    """The shipped files with the first such words of one file replaced."""
    content = GOOD[name].decode()
    assert old in content
    return {**GOOD, name: content.replace(old, new, 1).encode()}


def refused(files: dict[str, bytes]) -> str:
    with pytest.raises(BadPolicyFile) as refusal:
        load_policy(files)
    return str(refusal.value)


def test_the_shipped_edition_loads() -> None:
    assert shipped_editions() == ["2026-01"]
    assert POLICY.edition == "2026-01"
    assert shipped_files("2026-01") == GOOD


def test_the_same_bytes_make_the_same_policy() -> None:
    assert load_policy(dict(reversed(GOOD.items()))) == POLICY


def test_any_changed_byte_or_name_changes_the_fingerprint() -> None:
    assert POLICY.sha256 == fingerprint(GOOD)
    assert fingerprint(edited("duties.toml", "+14 days", "+15 days")) != POLICY.sha256
    assert fingerprint({"a": b"bc"}) != fingerprint({"ab": b"c"})


@pytest.mark.parametrize(
    "rule_id", [clause.rule_id for clause in POLICY.clauses if clause.rule_id.startswith("4020.")]
)
def test_every_quotation_stands_in_the_policy_text(rule_id: str) -> None:
    clause = POLICY.clause(rule_id)

    assert all(part in BOARD_TEXT for part in clause.text.split(" … "))
    assert clause.opening in BOARD_TEXT


def test_the_clauses_hold_every_sentence_of_the_policy() -> None:
    left = BOARD_TEXT
    parts = [
        part
        for clause in POLICY.clauses
        if clause.rule_id.startswith("4020.")
        for part in (*clause.text.split(" … "), clause.opening)
    ]
    for part in sorted(parts, key=len, reverse=True):
        left = left.replace(part, "|") if part else left
    for heading in {clause.heading for clause in POLICY.clauses}:
        left = left.replace(f" {heading} ", "|")
    document = next(one for one in POLICY.documents if one.number == "4020")
    left = left.replace(document.title, "")
    for revision in document.revisions:
        left = left.replace(f"Revised {revision}", "")

    assert set(re.findall(r"\w+", left)) <= {"A", "B", "C", "D", "and", "or", "are", "that"}


def test_there_are_29_clauses_of_4020_and_8_of_1610() -> None:
    ids = [clause.rule_id for clause in POLICY.clauses]

    assert sum(one.startswith("4020.") for one in ids) == 29
    assert sum(one.startswith("1610.") for one in ids) == 8
    assert "STAT.6-401" in ids


def test_every_rule_has_source_citation_and_day_of_checking() -> None:
    for rule in POLICY.rules():
        assert rule.citation, rule.rule_id
        assert rule.source, rule.rule_id
        assert rule.verified_on == date(2026, 11, 22)
        assert not rule.counsel_confirmed


def test_what_rests_on_a_bill_that_is_not_law_is_off() -> None:
    off = {rule.rule_id for rule in POLICY.rules() if not rule.enabled}

    assert off == {
        "SB553-ATTEST",
        "SB553-NOTICE10",
        "SB553-DISCLOSE",
        "MSG_VIOLATION_TO_LE",
        "AGE-OF-CONSENT-18",
    }
    alarm = POLICY.duty("DL-SBE").alarm
    assert alarm is not None
    assert not alarm.enabled


def test_phones_of_the_police_wait_for_the_office() -> None:
    police = [contact for contact in POLICY.contacts if contact.kind == "police"]

    assert len(police) == 3
    assert all(one.phone == "" and one.evidence is Evidence.UNVERIFIED for one in police)


def test_the_emergency_card_puts_hr_after_the_calls() -> None:
    words = [step.words for step in POLICY.card.steps]

    assert [step.order for step in POLICY.card.steps] == list(range(1, len(words) + 1))
    assert "Executive Director of Human Resources" in words[-1]


def test_duties_of_the_district_never_roll_and_rights_always_do() -> None:
    for duty in POLICY.duties:
        if duty.burden is Burden.DISTRICT:
            assert duty.roll is Roll.NONE, duty.rule_id
        if duty.burden is Burden.EMPLOYEE:
            assert duty.roll is Roll.NEXT_BUSINESS, duty.rule_id


def test_what_blocks_a_finding_blocks_the_closing() -> None:
    blocking = {item.rule_id for item in POLICY.items if item.blocks_closing}

    assert {"CK-B2", "CK-C4", "CK-D5", "CK-D5b", "CK-C12", "CK-D7"} <= blocking
    assert {item.rule_id for item in POLICY.items if item.blocks_finding} == blocking - {
        "CK-C12",
        "CK-D7",
    }
    assert len(POLICY.items) == 41


def test_a_missing_and_an_unknown_file_are_named() -> None:
    without = {name: content for name, content in GOOD.items() if name != "duties.toml"}

    assert refused(without) == 'The edition: "duties.toml" missing.'
    assert refused({**GOOD, "extra.toml": b""}) == 'The edition: "extra.toml" unknown.'


REB = 'duties.toml, duty "DL-REB"'


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("duties.toml", '"DL-RPT"', '"DL-RPX"', 'the duty "DL-RPT" is missing.'),
        ("checklist.toml", '"CK-B8"', '"CK-B80"', 'the item "CK-B8" is missing.'),
        ("contacts.toml", 'kind = "hotline"', 'kind = "advocacy"', 'of kind "hotline" is missing.'),
        (
            "determinations.toml",
            'code = "crime"',
            'code = "felony"',
            "the questions are abuse, crime",
        ),
        ("duties.toml", "[[duty]]", "[[duty", "duties.toml is not valid TOML"),
        ("duties.toml", "[[duty]]", "[[dooty]]", 'duties.toml: "dooty" unknown.'),
        ("duties.toml", 'edition = "2026-01"', "", 'duties.toml: "edition" missing.'),
        ("duties.toml", '"2026-01"', '"2026-02"', 'duties.toml is of edition "2026-02", not'),
        ("duties.toml", '"2026-01"', '""', 'duties.toml: "edition" must be a word'),
        ("duties.toml", '"2026-01"', "2026", 'duties.toml: "edition" must be a word'),
        ("duties.toml", "count = 14\n", "count = 14\ncolour = 1\n", f'{REB}: "colour" unknown.'),
        ("duties.toml", "count = 14", 'count = "14"', f"{REB}, count: '14' is not of type int."),
        ("duties.toml", "count = 14", "count = true", f"{REB}, count: True is not of type int."),
        ("duties.toml", "count = 14", "count = -14", f"{REB}: the count is below zero."),
        ("duties.toml", '"DL-REB"', '"DL-RPT"', '"DL-RPT" stands here a second time.'),
        ("duties.toml", 'rule_id = "DL-RPT"\n', "", 'duties.toml, duty 1: "rule_id" missing.'),
        ("duties.toml", 'kind = "hours"', 'kind = "moons"', "'moons' is unknown; known are"),
        ("duties.toml", "amber = 1", "amber = 30", "the amber alarm comes after the red one."),
        ("duties.toml", 'over_before = "DL-SUPHR"', 'over_before = "DL-X"', 'duty "DL-X" is not'),
        ("duties.toml", "safe_latest = 59", "safe_latest = 61", "the window is not in order."),
        (
            "duties.toml",
            'over_before = "DL-SUPHR"',
            'over_before = "DL-SUPHR"\ncount = 1',
            "only one of count, window and over_before can be given.",
        ),
        ("duties.toml", 'citation = "10A O.S. § 1-2-101"', 'citation = " "', '"citation" is empty'),
        (
            "duties.toml",
            "effective_from = 2017-12-11",
            "effective_from = 2017-12-11\neffective_to = 2017-12-10",
            'duty "DL-RPT": it ends before it begins.',
        ),
        (
            "duties.toml",
            "effective_from = 2017-12-11",
            "effective_from = 2017-12-11T00:00:00",
            "is not of type date.",
        ),
        ("4020.toml", "in a professional manner", "properly", "not in the policy text: All dist"),
        ("4020.toml", '"4020.SNS.2"', '"4021.SNS.2"', "it belongs to no document"),
        ("4020.toml", '"4020.SNS.2"', '"4020.SNS.1"', '"2017-12-11" stands here a second'),
        ("4020.toml", '["4020.CONDUCT.2a"', '["4020.CONDUCT.9"', 'the clause "4020.CONDUCT.9"'),
        ("4020.toml", '"SB", "NE"]', '"SB", "XX"]', 'the class "XX" is not in this edition.'),
        ("4020.toml", 'force = "I"', 'force = "Z"', "'Z' is unknown; known are"),
        ("4020.toml", "[document]", "[[document]]", "4020.toml, document: a table is expected"),
        ("overlay.toml", 'number = "STAT.6-401"', 'number = "STAT.7"', "it has no clauses."),
        ("classes.toml", 'code = "PT"', 'code = "CT"', '"CT" stands here a second time.'),
        ("ladder.toml", '"DOC17"', '"DOC26"', 'the document "DOC26" is unknown.'),
        ("ladder.toml", 'duties = ["DL-REB"]', 'duties = ["DL-X"]', 'the duty "DL-X" is not'),
        ("ladder.toml", "counts_for_months = 36", "counts_for_months = -1", "less than no time"),
        ("ladder.toml", "counsel_override = []", 'counsel_override = ["CT"]', "open and blocked"),
        ("ladder.toml", 'classes = ["AD"]', 'classes = ["XX"]', 'the class "XX" is not'),
        ("ladder.toml", 'proposes = "verbal-warning"', 'proposes = "hearing"', "does not allow"),
        ("ladder.toml", 'steps = ["coaching"', 'steps = ["coach"', 'the step "coach" is not'),
        ("ladder.toml", "order = 2", "order = 1", '"1" stands here a second time.'),
        ("ladder.toml", "terms = [\n", "terms = [ 5,\n", "terms 1: a table is expected here."),
        (
            "ladder.toml",
            'needs = ["a note"]',
            'needs = "a note"',
            "needs: a list is expected here.",
        ),
        ("calendar.toml", "closing = []", "closing = 5", '"closing" must be a list of tables.'),
        ("calendar.toml", "closing = []", "closing = [5]", "closing 1: a table is expected here."),
        ("calendar.toml", "America/Chicago", "America/Tulsa", '"America/Tulsa" is unknown.'),
        ("calendar.toml", "[0, 1, 2, 3, 4]", "[1, 7]", "numbered from 0 (Monday) to 6"),
        ("calendar.toml", "[0, 1, 2, 3, 4]", "[]", "numbered from 0 (Monday) to 6"),
        ("calendar.toml", "on = 2024-01-15", "on = 2025-01-15", "2025-01-15 is not in 2024."),
        ("calendar.toml", "on = 2024-01-15", "on = 2024-01-01", "a day stands here twice."),
        ("calendar.toml", "last = 2026-05-21", "last = 2025-05-21", "comes before its first."),
        ("calendar.toml", "last = 2025-10-17", "last = 2025-10-01", "comes before its first."),
        ("emergency_card.toml", 'contact = "emergency"', 'contact = "x"', 'the contact "x" is not'),
        ("determinations.toml", 'item = "CK-B1"', 'item = "CK-X"', 'the item "CK-X" is not'),
    ],
)
def test_a_mistake_is_refused_with_file_and_entry(
    name: str, old: str, new: str, words: str
) -> None:
    message = refused(edited(name, old, new))

    assert words in message
    assert message.startswith(name)


@pytest.mark.parametrize("name", ["4020.txt", "duties.toml"])
def test_bytes_that_are_no_text_are_refused(name: str) -> None:
    assert refused({**GOOD, name: b"\xff"}).startswith(name)


def test_an_edition_with_closings_loads() -> None:
    closing = (
        'closing = [{ first = 2027-02-02, last = 2027-02-02, reason = "Ice storm", '
        "office = true, school = true }]"
    )
    policy = load_policy(edited("calendar.toml", "closing = []", closing))

    assert policy.closings[0].reason == "Ice storm"
