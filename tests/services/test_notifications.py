"""Calls on record with every field, each person's own clock, and the checklist."""

from uuid import UUID

import pytest

from hrcase.domain.access import Role
from hrcase.domain.audit import Action
from hrcase.domain.checklist_lines import ItemState
from hrcase.domain.determinations import Answer, Question
from hrcase.domain.notifications import Elapsed, HotlineAnswer, MarkStatus
from hrcase.domain.people import NOT_NAMED, CaseRole, RoleInCase
from hrcase.errors import NotPermitted, RuleBroken
from hrcase.services import cases, drafts, notifications, people
from hrcase.services.workspace import Workspace
from tests.builders import (
    a_call,
    a_case,
    a_closed_case,
    a_contact,
    a_knowledge,
    a_mark,
    a_person,
    a_student,
    a_subject,
    alleged,
    answers,
    at,
    clock_of,
    marked,
    need_keys,
    signed_in,
    trail,
)


def indicated(work: Workspace) -> UUID:
    """A case of a student under age in which abuse is indicated."""
    case_id = a_case(work)
    a_student(work, case_id)
    answers(work, case_id, Question.ABUSE, Answer.YES)
    return case_id


@pytest.mark.feature("E4")
def test_a_call_keeps_every_field(work: Workspace) -> None:
    case_id = indicated(work)
    call = a_call(answer=HotlineAnswer.REFERRED)

    notifications.record_hotline_call(work, case_id, call)

    [kept] = cases.case_file(work, case_id).calls
    for name in (
        *("caller", "number_dialled", "started_at", "ended_at", "spoke_to", "reference"),
        *("told", "present", "answer", "instructions", "follow_up"),
    ):
        assert getattr(kept, name) == getattr(call, name)
    assert (kept.typed_by, kept.typed_at) == ("Maren Oldacre", work.now())
    assert trail(work)[-1] is Action.HOTLINE_CALLED


@pytest.mark.feature("E4")
def test_a_police_contact_keeps_every_field(work: Workspace) -> None:
    case_id = indicated(work)
    contact = a_contact(requests="Wait with the interview.", hold_requested=True)

    notifications.record_police_contact(work, case_id, contact)

    [kept] = cases.case_file(work, case_id).contacts
    for name in ("caller", "agency", "officer", "badge", "reference", "told", "requests"):
        assert getattr(kept, name) == getattr(contact, name)
    assert kept.hold_requested
    assert trail(work)[-1] is Action.POLICE_CONTACTED


@pytest.mark.feature("E4")
def test_a_call_settles_the_need_and_its_lines(work: Workspace) -> None:
    case_id = indicated(work)
    assert need_keys(cases.case_file(work, case_id))[0] == "call-hotline"

    notifications.record_hotline_call(work, case_id, a_call())

    assert "call-hotline" not in need_keys(cases.case_file(work, case_id))
    lines = {one.item_id: one for one in notifications.checklist(work, case_id)}
    assert lines["CK-B4"].detail == "26-0098114"
    assert lines["CK-B2"].late_entry == "Late entry: typed at 16:50, 7 h 19 min after the call"


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"started_at": at("2026-11-22 17:00"), "ended_at": None}, "cannot be in the future"),
        ({"ended_at": at("2026-11-22 09:00")}, "ended before it started"),
        ({"started_at": at("2026-11-22 08:00")}, "When did the caller first know"),
        ({"reference": ""}, "Write the reference number"),
        ({"corrects": UUID(int=1)}, "not in this case"),
        ({"knowledge_id": UUID(int=1)}, "Whose call was it"),
    ],
)
@pytest.mark.feature("E4")
def test_a_refused_call_keeps_nothing(
    work: Workspace, fields: dict[str, object], words: str
) -> None:
    case_id = indicated(work)
    drafts.keep(work, "hotline-call", str(case_id), {"told": "What"})
    before = trail(work)

    with pytest.raises(RuleBroken, match=words):
        notifications.record_hotline_call(work, case_id, a_call(**fields))

    assert trail(work) == before
    assert cases.case_file(work, case_id).calls == ()
    assert drafts.find(work, "hotline-call", str(case_id)) is not None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"agency": ""}, "Which agency"),
        ({"corrects": UUID(int=1)}, "not in this case"),
        ({"knowledge_id": UUID(int=1)}, "Whose call was it"),
    ],
)
def test_a_refused_police_contact_keeps_nothing(
    work: Workspace, fields: dict[str, object], words: str
) -> None:
    case_id = indicated(work)
    before = trail(work)
    with pytest.raises(RuleBroken, match=words):
        notifications.record_police_contact(work, case_id, a_contact(**fields))
    assert trail(work) == before


@pytest.mark.feature("E4")
def test_telling_a_school_officer_completes_nothing(work: Workspace) -> None:
    case_id = indicated(work)
    contact = a_contact(school_officer_only=True, reference="", reference_missing_because="None")
    notifications.record_police_contact(work, case_id, contact)

    assert "call-police" in need_keys(cases.case_file(work, case_id))
    assert notifications.clocks(work, case_id).police[0].minutes is None
    told = [line.words for line in cases.timeline(work, case_id)]
    assert "School officer told, Redbud Police, no reference given" in told


def test_a_correction_stands_beside_what_it_corrects(work: Workspace) -> None:
    case_id = indicated(work)
    notifications.record_hotline_call(work, case_id, a_call())
    [first] = cases.case_file(work, case_id).calls

    again = a_call(reference="26-0098115", corrects=first.id)
    notifications.record_hotline_call(work, case_id, again)

    kept = cases.case_file(work, case_id).calls
    assert [one.reference for one in kept] == ["26-0098114", "26-0098115"]
    assert kept[1].corrects == first.id
    with pytest.raises(RuleBroken, match="was corrected already"):
        notifications.record_hotline_call(work, case_id, again)


@pytest.mark.feature("E4")
def test_everybody_who_knew_has_an_own_clock(work: Workspace) -> None:
    case_id = indicated(work)
    notifications.record_knowledge(work, case_id, a_knowledge())
    own = cases.case_file(work, case_id).knowledge[1].id
    notifications.record_hotline_call(work, case_id, a_call())
    assert f"call-{own}" in need_keys(cases.case_file(work, case_id))

    call = a_call(
        knowledge_id=own,
        caller="assistant principal",
        started_at=at("2026-11-22 09:00"),
        ended_at=None,
    )
    notifications.record_hotline_call(work, case_id, call)

    lines = notifications.clocks(work, case_id)
    assert lines.t0 == at("2026-11-22 08:50")
    assert lines.dhs == (
        Elapsed("First known", 10, at("2026-11-22 09:00")),
        Elapsed("assistant principal", 10, at("2026-11-22 09:00")),
        Elapsed("the district", None, None),
    )
    assert [one.minutes for one in lines.police] == [None, None, None]
    assert lines.label == work.policy.duty("DL-RPT").label
    assert f"call-{own}" not in need_keys(cases.case_file(work, case_id))


def test_a_call_before_its_caller_knew_asks_to_correct_that_moment(work: Workspace) -> None:
    case_id = indicated(work)
    notifications.record_knowledge(work, case_id, a_knowledge(known_at=at("2026-11-22 10:00")))
    own = cases.case_file(work, case_id).knowledge[1].id
    call = a_call(knowledge_id=own)
    with pytest.raises(RuleBroken, match="Record or correct that moment first"):
        notifications.record_hotline_call(work, case_id, call)

    right = a_knowledge(known_at=at("2026-11-22 09:20"), corrects=own)
    notifications.record_knowledge(work, case_id, right)
    notifications.record_hotline_call(work, case_id, call)

    assert notifications.clocks(work, case_id).dhs[2].minutes == 11


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"who": ""}, "Who knew"),
        ({"known_at": at("2999-01-01 09:00")}, "cannot be in the future"),
        ({"corrects": UUID(int=1)}, "not in this case"),
    ],
)
def test_knowledge_that_cannot_be_keeps_nothing(
    work: Workspace, fields: dict[str, object], words: str
) -> None:
    case_id = a_case(work)
    with pytest.raises(RuleBroken, match=words):
        notifications.record_knowledge(work, case_id, a_knowledge(**fields))
    assert trail(work) == [Action.CASE_CREATED]


def test_a_withheld_reporter_has_a_clock_without_a_name(work: Workspace) -> None:
    case_id = a_case(work)
    reporter = a_person(family_name="Oakes", given_name="Vesna")
    role = RoleInCase(CaseRole.REPORTER, name_withheld=True)
    people.add_to_case(work, case_id, reporter, role)
    person_id = cases.case_file(work, case_id).people[0].person_id

    notifications.record_knowledge(
        work, case_id, a_knowledge(who="Vesna Oakes", person_id=person_id)
    )
    own = cases.case_file(work, case_id).knowledge[1].id
    notifications.record_hotline_call(work, case_id, a_call(caller="Vesna Oakes", knowledge_id=own))

    file = cases.case_file(work, case_id)
    assert file.knowledge[1].who == NOT_NAMED
    assert file.calls[0].caller == NOT_NAMED
    shown = repr((file, cases.timeline(work, case_id), notifications.clocks(work, case_id)))
    assert "Oakes" not in shown


def test_a_named_person_keeps_the_name_on_the_clock(work: Workspace) -> None:
    case_id = a_case(work)
    subject = a_subject(work, case_id)
    notifications.record_knowledge(
        work, case_id, a_knowledge(who="Tobin Wexcombe", person_id=subject)
    )
    own = cases.case_file(work, case_id).knowledge[1].id
    notifications.record_police_contact(
        work, case_id, a_contact(caller="Tobin Wexcombe", knowledge_id=own)
    )
    file = cases.case_file(work, case_id)
    assert (file.knowledge[1].who, file.contacts[0].caller) == ("Tobin Wexcombe",) * 2


def test_a_line_is_marked_and_marked_again(work: Workspace) -> None:
    case_id = indicated(work)
    marked(work, case_id, "CK-B9")
    marked(work, case_id, "CK-B9", status=MarkStatus.OPEN, reason="It came back.")

    lines = {one.item_id: one for one in notifications.checklist(work, case_id)}
    assert lines["CK-B9"].state is ItemState.OPEN
    assert len(cases.case_file(work, case_id).marks) == 2
    assert trail(work)[-2:] == [Action.CHECKLIST_MARKED] * 2
    told = [line.words for line in cases.timeline(work, case_id)]
    words = work.policy.item("CK-B9").text
    assert f"{words}: done" in told
    assert f"{words}: open, It came back." in told


@pytest.mark.feature("E4")
def test_telling_the_principal_never_completes_a_call(work: Workspace) -> None:
    case_id = indicated(work)
    before = trail(work)
    for item in ("CK-B2", "CK-C3"):
        with pytest.raises(RuleBroken, match="Telling the principal"):
            marked(work, case_id, item, performed_by="The principal")
    assert trail(work) == before


def test_a_mark_without_its_reason_keeps_nothing(work: Workspace) -> None:
    case_id = indicated(work)
    before = trail(work)
    with pytest.raises(RuleBroken, match="Why is it not required"):
        notifications.mark_item(work, case_id, a_mark("CK-B9", status=MarkStatus.NOT_REQUIRED))
    assert trail(work) == before


def test_a_closed_case_takes_no_calls(work: Workspace) -> None:
    case_id = a_closed_case(work)
    with pytest.raises(RuleBroken, match="The case was closed"):
        notifications.record_hotline_call(work, case_id, a_call())


def test_an_assistant_records_calls_and_an_auditor_reads_them(work: Workspace) -> None:
    case_id = indicated(work)
    notifications.record_hotline_call(signed_in(work, Role.ASSISTANT), case_id, a_call())
    auditor = signed_in(work, Role.AUDITOR)
    with pytest.raises(NotPermitted):
        notifications.record_hotline_call(auditor, case_id, a_call())
    assert notifications.clocks(auditor, case_id).dhs[0].minutes == 17
    assert cases.case_file(auditor, case_id).calls[0].typed_by == "Wynn Castor"


def test_alarms_follow_the_clock_without_any_write(work: Workspace) -> None:
    case_id = indicated(work)
    alleged(work, case_id, a_subject(work, case_id))
    line = cases.list_cases(work, "open", "state", descending=False, offset=0, limit=9)[0]
    assert (line.state, line.next_words[:8]) == ("Late", "Call the")

    clock_of(work).move_to("2026-11-23 09:14")

    line = cases.list_cases(work, "open", "state", descending=False, offset=0, limit=9)[0]
    assert line.state == "Overdue"
