"""A report is saved with one sentence, and its three moments stand beside each other."""

from datetime import timedelta

import pytest

from hrcase.domain.access import Role
from hrcase.domain.audit import Action
from hrcase.domain.cases import THE_DISTRICT, Channel, Report, Stage
from hrcase.domain.determinations import NO_WITHOUT_REASON, Answer
from hrcase.domain.people import NOT_NAMED
from hrcase.errors import NotPermitted, RuleBroken
from hrcase.services import allegations, cases, drafts, intake, notifications
from hrcase.services.workspace import Workspace
from hrcase.storage import case_queries
from tests.builders import (
    a_case,
    a_knowledge,
    a_report,
    a_subject,
    an_allegation,
    at,
    clock_of,
    day,
    signed_in,
    trail,
)


@pytest.mark.feature("A1")
def test_one_sentence_is_enough(work: Workspace) -> None:
    new = intake.make_report(work, Report("A coach texts a freshman.", work.now()))

    file = cases.case_file(work, new.id)
    assert (file.head.number, file.head.words) == ("2026-0001", "A coach texts a freshman.")
    assert (file.head.stage, file.head.title) == (Stage.REPORTED, "New report")
    assert (file.head.owner, file.head.created_by) == ("Maren Oldacre", "Maren Oldacre")
    assert file.people == ()
    assert trail(work) == [Action.CASE_CREATED]


@pytest.mark.feature("A1")
def test_what_is_missing_is_asked_for_afterwards(work: Workspace) -> None:
    needs = cases.case_file(work, a_case(work)).needs
    assert [need.title for need in needs if need.required][-1] == "Add the employee"


@pytest.mark.feature("A2")
def test_three_moments_stand_beside_each_other(work: Workspace) -> None:
    case_id = a_case(work, known_at=at("2026-11-22 09:14"))
    subject = a_subject(work, case_id)
    allegations.add_allegation(work, case_id, an_allegation(subject, first_on=day("2026-11-20")))

    file = cases.case_file(work, case_id)

    assert file.allegations[0].first_on == day("2026-11-20")
    assert file.knowledge[0].known_at == at("2026-11-22 09:14")
    assert file.knowledge[0].who == THE_DISTRICT
    assert file.head.typed_at == at("2026-11-22 16:50")


@pytest.mark.feature("A2")
def test_an_earlier_knowledge_moves_t0_and_overwrites_nothing(work: Workspace) -> None:
    case_id = a_case(work, known_at=at("2026-11-22 09:14"))
    notifications.record_knowledge(work, case_id, a_knowledge(known_at=at("2026-11-22 08:50")))

    file = cases.case_file(work, case_id)

    assert notifications.clocks(work, case_id).t0 == at("2026-11-22 08:50")
    assert file.head.first_known_at == at("2026-11-22 09:14")
    assert [one.known_at for one in file.knowledge] == [
        at("2026-11-22 09:14"),
        at("2026-11-22 08:50"),
    ]


@pytest.mark.feature("A3")
def test_numbers_follow_each_other_and_begin_again_each_year(work: Workspace) -> None:
    first, second = a_case(work), a_case(work)
    clock_of(work).move_to("2027-01-01 00:30")

    assert intake.next_number(work) == "2027-0001"
    third = a_case(work)

    numbers = [cases.case_file(work, one).head.number for one in (first, second, third)]
    assert numbers == ["2026-0001", "2026-0002", "2027-0001"]


@pytest.mark.feature("A3")
def test_the_year_of_a_number_is_the_local_one(work: Workspace) -> None:
    clock_of(work).move_to("2026-12-31 23:30")
    assert intake.next_number(work) == "2026-0001"


@pytest.mark.feature("A3")
def test_a_refused_report_uses_no_number(work: Workspace) -> None:
    with pytest.raises(RuleBroken):
        a_case(work, words=" ")

    assert intake.next_number(work) == "2026-0001"
    assert trail(work) == []


@pytest.mark.parametrize("known", ["2026-11-22 16:51", "2999-01-01 09:00", "1900-01-01 09:00"])
def test_a_first_knowledge_that_cannot_be_keeps_nothing(work: Workspace, known: str) -> None:
    with pytest.raises(RuleBroken, match="the district first knew"):
        a_case(work, known_at=at(known))

    assert trail(work) == []
    assert cases.list_cases(work, "open", "number", descending=False, offset=0, limit=10) == []


def test_a_very_long_report_is_kept_whole(work: Workspace) -> None:
    words = "Слово 語 " * 25_000
    file = cases.case_file(work, a_case(work, words=words))
    assert file.head.words == words.strip()


@pytest.mark.parametrize(("said", "answer"), [("Yes", Answer.YES), ("No", Answer.NOT_YET)])
def test_what_was_said_of_abuse_is_on_record(work: Workspace, said: str, answer: Answer) -> None:
    file = cases.case_file(work, a_case(work, abuse=said))
    assert [one.answer for one in file.determinations] == [answer]


def test_a_no_without_reason_leaves_the_question_open(work: Workspace) -> None:
    file = cases.case_file(work, a_case(work, crime="no"))
    assert file.determinations[0].reason == NO_WITHOUT_REASON
    assert "decide-crime" in [need.key for need in file.needs]


def test_dont_know_yet_records_no_answer(work: Workspace) -> None:
    assert cases.case_file(work, a_case(work)).determinations == ()


def test_a_yes_asks_for_the_calls_at_once(work: Workspace) -> None:
    needs = cases.case_file(work, a_case(work, abuse="yes")).needs
    assert [need.key for need in needs][:2] == ["call-hotline", "call-police"]


def test_a_withheld_name_is_shown_nowhere(work: Workspace) -> None:
    case_id = a_case(work, told_by="Vesna Oakes", name_withheld=True, channel=Channel.PHONE)

    file = cases.case_file(work, case_id)
    shown = repr((file, cases.timeline(work, case_id), cases.find_cases(work, "2026", 9)))

    assert file.head.told_by == NOT_NAMED
    assert "Oakes" not in shown
    assert file.head.title == "Report by phone"


def test_the_draft_becomes_the_report(work: Workspace) -> None:
    drafts.keep(work, intake.DRAFT_KIND, intake.DRAFT_PLACE, {"words": "A coach"})
    a_case(work)
    assert drafts.find(work, intake.DRAFT_KIND, intake.DRAFT_PLACE) is None


def test_an_assistant_takes_reports_and_an_auditor_does_not(work: Workspace) -> None:
    a_case(signed_in(work, Role.ASSISTANT))
    with pytest.raises(NotPermitted):
        a_case(signed_in(work, Role.AUDITOR))
    assert trail(work) == [Action.CASE_CREATED]


def test_a_report_known_this_very_minute_passes(work: Workspace) -> None:
    report = a_report(first_known_at=work.now() - timedelta(seconds=1))
    assert intake.make_report(work, report).number == "2026-0001"
    with work.vault.read() as session:
        assert case_queries.last_number(session, 2026) == 1
