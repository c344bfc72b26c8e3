"""Whatever is typed, pasted or meant wrong ends in an honest record or in a clear sentence."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from hrcase.domain.access import Role
from hrcase.domain.audit import breaks
from hrcase.domain.notes import NoteText
from hrcase.domain.people import CaseRole, RoleInCase
from hrcase.errors import RuleBroken
from hrcase.services import (
    cases,
    door,
    drafts,
    findings,
    intake,
    letters,
    notes,
    notifications,
    opening,
    people,
    users,
)
from hrcase.services.workspace import Workspace
from hrcase.storage.audit_queries import entries
from hrcase.storage.slots import FLOOR
from tests.builders import (
    a_call,
    a_case,
    a_contact,
    a_knowledge,
    a_person,
    a_report,
    a_subject,
    a_workspace,
    alleged,
    at,
    day,
    joins,
    marked,
    trail,
)
from tests.paper_cases import (
    a_finding,
    a_paper_case,
    a_ready_case,
    a_ready_draft,
    an_office,
    with_step,
    with_words,
)
from tests.vaults import OTHER_PASSPHRASE, a_closed_vault, clock_of, unlocked

NAMES = {
    "Arabic": "محمد الأحمد",
    "Hebrew": "שרה כהן",
    "Chinese": "欧阳娜娜",
    "Devanagari": "अनन्या शर्मा",
    "Thai": "สมชาย ใจดี",
    "Vietnamese": "Nguyễn Thị Hường",
    "Cherokee": "ᏣᎳᎩ",
    "many marks": "Zo" + "\u0301" * 40 + "e",
    "faces": "👩‍👩‍👧‍👦 Ada 🇺🇸",
    "300 characters": "N" * 300,
    "a zero byte": "Ann\0Lee",
    "bells and escapes": "A\x07\x1b[31mB\x08C",
    "turned around": "\u202egnirts",
    "a query": "Robert'); DROP TABLE person;--",
    "markup": "<b>R&D</b> &amp; 'Sons'",
    "wildcards": "100%_*\\",
}
UNPRINTABLE = (
    "Arabic",
    "Hebrew",
    "Chinese",
    "Devanagari",
    "Thai",
    "Cherokee",
    "faces",
    "a zero byte",
    "bells and escapes",
    "turned around",
)
LONG_AGO, FAR_AHEAD = "1900-01-01", "2999-12-31"
FONTS = "fonts have no sign for"
any_name = pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    return a_workspace(tmp_path)


def is_sound(work: Workspace) -> bool:
    with work.vault.read() as session:
        return not list(breaks(entries(session)))


@any_name
def test_a_name_in_any_script_is_kept_as_it_was_typed(work: Workspace, name: str) -> None:
    case_id = a_case(work, words=f"{name} was named.", told_by=name)
    person_id = joins(work, case_id, a_person(family_name=name, given_name=""), CaseRole.WITNESS)

    file = cases.case_file(work, case_id)
    assert file.head.words == f"{name} was named."
    assert file.head.told_by == name
    assert file.people[0].shown_name == name
    assert people.person(work, person_id).family_name == name
    assert is_sound(work)


@any_name
def test_a_name_in_any_script_is_found_again(work: Workspace, name: str) -> None:
    case_id = a_case(work)
    person_id = a_subject(work, case_id, family_name=name, given_name="")
    a_subject(work, a_case(work), family_name="Somebody", given_name="Else")

    listed = people.list_people(work, name, "name", descending=False, offset=0, limit=9)

    assert [one.id for one in listed] == [person_id]
    assert [one.id for one in cases.find_cases(work, name, 9)] == [case_id]


@any_name
def test_a_note_in_any_script_is_kept_as_it_was_typed(work: Workspace, name: str) -> None:
    case_id = a_case(work)
    drafts.keep(work, "note", f"{case_id}/new", {"title": name, "body": name})

    note = notes.write_note(work, case_id, NoteText(name, f"{name}\n\t{name}"))

    assert note.id is not None
    kept = notes.read_note(work, case_id, note.id)
    assert (kept.title, kept.body) == (name, f"{name}\n\t{name}")


@pytest.mark.parametrize("script", sorted(NAMES.keys() - {*UNPRINTABLE, "300 characters"}))
def test_a_letter_prints_the_name_that_its_fonts_have(tmp_path: Path, script: str) -> None:
    case = a_ready_case(tmp_path)
    person = people.person(case.work, case.person_id)
    people.change_person(case.work, replace(person, family_name=NAMES[script]))

    issued = letters.issue(case.work, case.case_id, a_ready_draft(case))

    assert issued.recipient.endswith(NAMES[script])


@pytest.mark.parametrize("script", UNPRINTABLE)
def test_a_letter_says_which_signs_of_a_name_it_cannot_print(tmp_path: Path, script: str) -> None:
    case = a_ready_case(tmp_path)
    person = people.person(case.work, case.person_id)
    people.change_person(case.work, replace(person, family_name=NAMES[script]))
    before = trail(case.work)

    with pytest.raises(RuleBroken, match=FONTS):
        letters.issue(case.work, case.case_id, a_ready_draft(case))

    assert trail(case.work) == before


def test_a_name_too_long_for_an_envelope_is_asked_to_be_shortened(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    person = people.person(case.work, case.person_id)
    people.change_person(case.work, replace(person, family_name=NAMES["300 characters"]))

    with pytest.raises(RuleBroken, match=r"too long for the paper.*Shorten it"):
        letters.issue(case.work, case.case_id, a_ready_draft(case))


@pytest.mark.parametrize("script", ["Arabic", "Chinese", "a zero byte", "turned around"])
def test_signs_without_a_glyph_never_become_boxes(tmp_path: Path, script: str) -> None:
    case = a_ready_case(tmp_path)
    draft = with_words(a_ready_draft(case), directives=f"Meet {NAMES[script]}.")

    with pytest.raises(RuleBroken, match=FONTS):
        letters.issue(case.work, case.case_id, draft)
    issued = letters.issue(case.work, case.case_id, a_ready_draft(case))
    assert issued.number.endswith("-01")


@pytest.mark.parametrize("script", ["Arabic", "faces", "a zero byte", "markup"])
def test_a_user_in_any_script_signs_in(tmp_path: Path, script: str) -> None:
    made, name = a_closed_vault(tmp_path), NAMES[script]
    work = unlocked(made)
    user_id = users.add_user(work, name, Role.ASSISTANT, OTHER_PASSPHRASE, FLOOR)
    opening.lock(work)

    offered = next(one.name for one in door.sign_ins(made.folder) if one.user_id == user_id)
    again = opening.open_with_passphrase(made.folder, user_id, OTHER_PASSPHRASE, work.clock)

    assert offered == again.actor.name == name


def test_a_name_of_blanks_is_asked_for(work: Workspace) -> None:
    with pytest.raises(RuleBroken, match="Write a family name or a given name"):
        people.add_person(work, a_person(family_name=" \t", given_name="\u00a0"))
    with pytest.raises(RuleBroken, match="One sentence is enough"):
        intake.make_report(work, a_report(words=" \n "))


def test_a_very_long_note_is_kept_to_the_last_character(work: Workspace) -> None:
    case_id = a_case(work)
    body = "".join(f"{line:06} words of a witness\n" for line in range(8000))[:200_000]

    drafts.keep(work, "note", f"{case_id}/new", {"title": "", "body": body})
    note = notes.write_note(work, case_id, NoteText("", body))

    assert note.id is not None
    assert notes.read_note(work, case_id, note.id).body == body
    assert notes.revisions(work, case_id, note.id)[0].body == body
    assert is_sound(work)


def test_a_very_long_text_in_a_letter_is_printed_to_the_last_page(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    draft = with_words(a_ready_draft(case), directives="Write in time. " * 2000)

    issued = letters.issue(case.work, case.case_id, draft)

    assert len(letters.paper(case.work, case.case_id, issued.id)) > 50_000


Act = Callable[[Workspace, UUID, str], object]
MOMENTS: dict[str, Act] = {
    "report": lambda work, _, when: intake.make_report(work, a_report(first_known_at=at(when))),
    "knowledge": lambda work, case_id, when: notifications.record_knowledge(
        work, case_id, a_knowledge(known_at=at(when))
    ),
    "hotline call": lambda work, case_id, when: notifications.record_hotline_call(
        work, case_id, a_call(started_at=at(when), ended_at=None)
    ),
    "end of a call": lambda work, case_id, when: notifications.record_hotline_call(
        work, case_id, a_call(ended_at=at(when))
    ),
    "police contact": lambda work, case_id, when: notifications.record_police_contact(
        work, case_id, a_contact(started_at=at(when), ended_at=None)
    ),
    "mark": lambda work, case_id, when: marked(work, case_id, "CK-A1", happened_at=at(when)),
}
DAYS: dict[str, Act] = {
    "date of birth": lambda work, _, when: people.add_person(work, a_person(born_on=day(when))),
    "first day": lambda work, case_id, when: alleged(
        work, case_id, a_subject(work, case_id), first_on=day(when)
    ),
    "last day": lambda work, case_id, when: alleged(
        work, case_id, a_subject(work, case_id), first_on=day("2026-11-01"), last_on=day(when)
    ),
}


@pytest.mark.parametrize("act", MOMENTS.values(), ids=MOMENTS.keys())
@pytest.mark.parametrize(
    ("when", "words"),
    [
        (f"{LONG_AGO} 00:00", "cannot be that long ago|earlier than the moment|before it started"),
        (f"{FAR_AHEAD} 23:59", "cannot be in the future"),
        ("2026-11-22 16:51", "cannot be in the future"),
    ],
)
def test_a_moment_that_cannot_be_is_refused(
    work: Workspace, act: Act, when: str, words: str
) -> None:
    case_id = a_case(work)
    before = trail(work)

    with pytest.raises(RuleBroken, match=words):
        act(work, case_id, when)

    assert trail(work) == before


@pytest.mark.parametrize("act", DAYS.values(), ids=DAYS.keys())
@pytest.mark.parametrize(
    ("when", "words"),
    [(LONG_AGO, "cannot be that long ago"), (FAR_AHEAD, "cannot be in the future")],
)
def test_a_day_that_cannot_be_is_refused(work: Workspace, act: Act, when: str, words: str) -> None:
    case_id = a_case(work)

    with pytest.raises(RuleBroken, match=words):
        act(work, case_id, when)

    assert cases.case_file(work, case_id).allegations == ()
    assert is_sound(work)


def test_an_incident_after_the_report_is_refused_with_the_way_out(work: Workspace) -> None:
    clock_of(work).move_to("2026-11-25 09:00")
    case_id = a_case(work)
    subject = a_subject(work, case_id)

    with pytest.raises(RuleBroken, match=r"after the report.*22 Nov 2026.*make a new report"):
        alleged(work, case_id, subject, first_on=day("2026-11-24"))

    alleged(work, case_id, subject, first_on=day("2026-11-22"))


def test_an_incident_that_ends_before_it_begins_is_refused(work: Workspace) -> None:
    case_id = a_case(work)
    subject = a_subject(work, case_id)

    with pytest.raises(RuleBroken, match="The last day is before the first"):
        alleged(work, case_id, subject, first_on=day("2026-11-20"), last_on=day("2026-11-19"))


@pytest.mark.parametrize("when", [LONG_AGO, FAR_AHEAD])
def test_a_letter_or_finding_of_an_absurd_day_is_refused(tmp_path: Path, when: str) -> None:
    case = a_paper_case(an_office(tmp_path))
    finding = a_finding(case.allegation_ids[0], decided_on=day(when))
    with pytest.raises(RuleBroken, match="The day of a finding cannot be"):
        findings.record_finding(case.work, case.case_id, finding)

    draft = replace(a_ready_draft(with_step(case)), dated_on=day(when))
    with pytest.raises(RuleBroken, match="The date on the letter"):
        letters.issue(case.work, case.case_id, draft)


def test_a_class_site_or_role_nobody_knows_changes_nothing(work: Workspace) -> None:
    case_id = a_case(work)
    before = trail(work)

    with pytest.raises(RuleBroken, match="is not in the rules"):
        people.add_to_case(work, case_id, a_person(class_code="\0"), RoleInCase(CaseRole.SUBJECT))

    assert trail(work) == before
