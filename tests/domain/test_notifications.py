"""Calls with every field, clocks of each person, and corrections beside what they correct."""

from datetime import timedelta

import pytest

from hrcase.domain.notifications import (
    Elapsed,
    HotlineCall,
    MarkStatus,
    PoliceContact,
    caller_knew_at,
    check_call,
    check_contact,
    check_corrects,
    check_knowledge,
    check_mark,
    completes,
    elapsed,
    first_knowledge,
    late_minutes,
    own_chain,
    reported_at,
    standing,
    whole_minutes,
)
from hrcase.errors import RuleBroken
from tests.builders import a_call, a_contact, a_knowledge, a_mark, at
from tests.case_values import KNOWN, an_id, called, known, told_police

NOW = at("2026-11-22 16:50")
PRINCIPAL = known(who="assistant principal", known_at=at("2026-11-22 08:50"), id=an_id("ap"))


def test_a_corrected_record_no_longer_stands() -> None:
    first, second = called(), called(id=an_id("again"), corrects=an_id("call"))
    assert standing((first, second)) == (second,)


def test_t0_is_the_earliest_knowledge_that_stands() -> None:
    typo = known(known_at=at("2026-11-02 09:14"), id=an_id("typo"))
    right = known(corrects=an_id("typo"))
    assert first_knowledge((typo, right, PRINCIPAL)) == at("2026-11-22 08:50")


def test_a_chain_leads_back_through_every_correction() -> None:
    second = known(id=an_id("second"), corrects=an_id("knowledge"))
    third = known(id=an_id("third"), corrects=an_id("second"))
    assert own_chain((known(), second, third), third) == {
        an_id("knowledge"),
        an_id("second"),
        an_id("third"),
    }


@pytest.mark.feature("E4")
def test_each_person_has_an_own_clock_beside_the_one_of_the_case() -> None:
    own = called(knowledge_id=an_id("ap"), started_at=at("2026-11-22 09:07"), id=an_id("own"))

    lines = elapsed((known(), PRINCIPAL), (called(), own))

    assert lines == (
        Elapsed("First known", 17, at("2026-11-22 09:07")),
        Elapsed("assistant principal", 17, at("2026-11-22 09:07")),
        Elapsed("the district", None, None),
    )


def test_a_call_linked_to_corrected_knowledge_still_counts() -> None:
    again = known(known_at=at("2026-11-22 09:00"), id=an_id("again"), corrects=an_id("knowledge"))
    call = called(knowledge_id=an_id("knowledge"))
    assert elapsed((known(), again), (call,))[1].minutes == 31


def test_clocks_run_on_elapsed_time_on_the_night_of_the_change() -> None:
    known_at, started_at = at("2026-11-01 00:30"), at("2026-11-01 03:30")
    lines = elapsed((known(known_at=known_at),), (called(started_at=started_at),))
    assert lines[0].minutes == 240


def test_a_report_came_in_at_its_corrected_moment_whoever_knew_before() -> None:
    again = known(known_at=at("2026-11-22 09:00"), id=an_id("again"), corrects=an_id("knowledge"))
    assert reported_at((known(), PRINCIPAL, again)) == at("2026-11-22 09:00")


def test_a_school_officer_alone_completes_nothing() -> None:
    assert completes(told_police())
    assert not completes(told_police(school_officer_only=True))


@pytest.mark.parametrize(("minutes", "late"), [(0, 0), (15, 0), (16, 16), (49, 49)])
def test_an_entry_is_late_after_a_quarter_of_an_hour(minutes: int, late: int) -> None:
    assert late_minutes(KNOWN, KNOWN + timedelta(minutes=minutes)) == late


def test_minutes_are_whole() -> None:
    assert whole_minutes(KNOWN, KNOWN + timedelta(seconds=119)) == 1


def test_a_caller_knew_at_the_corrected_moment_or_at_t0() -> None:
    again = known(known_at=at("2026-11-22 09:00"), id=an_id("again"), corrects=an_id("knowledge"))
    knowledge = (known(), again, PRINCIPAL)
    assert caller_knew_at(knowledge, None) == at("2026-11-22 08:50")
    assert caller_knew_at(knowledge, an_id("knowledge")) == at("2026-11-22 09:00")
    with pytest.raises(RuleBroken, match="Whose call was it"):
        caller_knew_at(knowledge, an_id("stranger"))


@pytest.mark.parametrize(
    ("one", "words"),
    [
        (a_knowledge(who=" "), "Who knew"),
        (a_knowledge(known_at=at("2026-11-22 17:00")), "cannot be in the future"),
        (a_knowledge(known_at=at("1900-01-01 09:00")), "cannot be that long ago"),
    ],
)
def test_knowledge_of_nobody_or_at_no_moment_is_refused(one: object, words: str) -> None:
    with pytest.raises(RuleBroken, match=words):
        check_knowledge(one, NOW)  # type: ignore[arg-type] # as parametrize hands it on


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (a_call(caller=""), "Who called"),
        (a_call(number_dialled=""), "Which number was dialled"),
        (a_call(spoke_to=" "), "Who answered"),
        (a_call(told=""), "What was told"),
        (a_call(reference=" "), "Write the reference number"),
        (a_call(started_at=at("2026-11-22 16:51"), ended_at=None), "The call cannot be in"),
        (a_call(ended_at=at("2026-11-22 16:51")), "The end of the call cannot be in"),
        (a_call(ended_at=at("2026-11-22 09:30")), "ended before it started"),
        (a_call(started_at=at("2026-11-22 09:13")), "When did the caller first know"),
    ],
)
@pytest.mark.feature("E4")
def test_a_call_that_lacks_a_field_or_cannot_have_been_is_refused(
    call: HotlineCall, words: str
) -> None:
    with pytest.raises(RuleBroken, match=words):
        check_call(call, KNOWN, NOW)


def test_a_call_without_reference_says_why() -> None:
    check_call(a_call(reference="", reference_missing_because="None was given."), KNOWN, NOW)
    check_call(a_call(ended_at=None), KNOWN, NOW)


@pytest.mark.parametrize(
    ("contact", "words"),
    [
        (a_contact(agency=""), "Which agency"),
        (a_contact(officer=""), "Who answered"),
        (a_contact(told=""), "What was told"),
    ],
)
def test_a_police_contact_that_lacks_a_field_is_refused(contact: PoliceContact, words: str) -> None:
    with pytest.raises(RuleBroken, match=words):
        check_contact(contact, KNOWN, NOW)


def test_a_whole_police_contact_passes() -> None:
    check_contact(a_contact(), KNOWN, NOW)


def test_only_the_latest_record_can_be_corrected() -> None:
    calls = (called(), called(id=an_id("again"), corrects=an_id("call")))
    check_corrects(None, calls)
    check_corrects(an_id("again"), calls)
    with pytest.raises(RuleBroken, match="was corrected already"):
        check_corrects(an_id("call"), calls)


@pytest.mark.parametrize("status", [MarkStatus.NOT_REQUIRED, MarkStatus.BLOCKED])
def test_a_mark_that_says_no_gives_its_reason(status: MarkStatus) -> None:
    check_mark(a_mark("CK-A1", status=status, reason="None was needed."), NOW)
    with pytest.raises(RuleBroken, match=f"Why is it {status}"):
        check_mark(a_mark("CK-A1", status=status), NOW)


def test_the_own_duty_of_others_ends_only_with_a_reason() -> None:
    check_mark(a_mark("CK-B8", reason="Joined in one report; counsel agrees."), NOW)
    with pytest.raises(RuleBroken, match="what counsel says"):
        check_mark(a_mark("CK-B8"), NOW)


def test_a_mark_names_who_did_it_and_when() -> None:
    check_mark(a_mark("CK-A1"), NOW)
    with pytest.raises(RuleBroken, match="Who did it"):
        check_mark(a_mark("CK-A1", performed_by=""), NOW)
    with pytest.raises(RuleBroken, match="cannot be in the future"):
        check_mark(a_mark("CK-A1", happened_at=at("2026-11-23 08:00")), NOW)
