"""What cannot wait, over all cases that a person may see."""

from pathlib import Path

from hrcase.domain.access import Role
from hrcase.domain.cases import TodayPage
from hrcase.domain.needs import NeedState
from hrcase.domain.notifications import MarkStatus
from hrcase.services import serving, users
from hrcase.services.today import today
from hrcase.services.workspace import Workspace
from tests.builders import (
    a_case,
    a_closed_case,
    a_judged_case,
    clock_of,
    marked,
    signed_in,
)
from tests.paper_cases import a_paper_case, an_office, by_hand, issued, with_step


def keys(page: TodayPage, part: str) -> list[str]:
    return [line.need.key for line in getattr(page, part)]


def test_a_quiet_office_has_nothing_to_do(work: Workspace) -> None:
    assert today(work) == TodayPage([], [], [], [], [], 0)


def test_calls_come_before_decisions_over_all_cases(work: Workspace) -> None:
    a_case(work)
    a_case(work, abuse="yes")

    page = today(work)

    assert keys(page, "cannot_wait")[:2] == ["call-hotline", "call-police"]
    assert [line.case_number for line in page.cannot_wait][:3] == ["2026-0002"] * 2 + ["2026-0001"]
    assert page.open_cases == 2


def test_what_has_no_day_comes_later(work: Workspace) -> None:
    a_case(work)
    assert keys(today(work), "later") == ["person-subject"]


def test_what_is_blocked_waits(work: Workspace) -> None:
    case_id = a_case(work, abuse="yes")
    marked(work, case_id, "CK-B9", status=MarkStatus.BLOCKED, reason="No address yet.")
    [line] = today(work).waiting
    assert (line.need.key, line.need.state) == ("check-CK-B9", NeedState.BLOCKED)
    assert line.need.why == "No address yet."


def test_a_running_answer_moves_up_as_its_day_comes(tmp_path: Path) -> None:
    case = with_step(a_paper_case(an_office(tmp_path)))
    letter = issued(case)
    serving.record_service(case.work, case.case_id, letter.id, by_hand(), None)

    def where() -> list[str]:
        page = today(case.work)
        parts = ("cannot_wait", "this_week", "waiting", "later")
        return [part for part in parts for key in keys(page, part) if key.startswith("deadline-")]

    assert where() == ["later"]
    for moment, part in (
        ("2026-05-25 09:00", "this_week"),
        ("2026-05-30 09:00", "this_week"),
        ("2026-05-31 09:00", "cannot_wait"),
        ("2026-06-03 09:00", "cannot_wait"),
    ):
        clock_of(case.work).move_to(moment)
        assert where() == [part]


def test_a_case_without_work_for_two_weeks_is_named(work: Workspace) -> None:
    case_id = a_judged_case(work)
    clock_of(work).pass_by(days=14)
    assert today(work).quiet == []
    clock_of(work).pass_by(minutes=1)
    assert [line.id for line in today(work).quiet] == [case_id]


def test_closed_cases_are_over(work: Workspace) -> None:
    a_closed_case(work)
    clock_of(work).pass_by(days=30)
    assert today(work) == TodayPage([], [], [], [], [], 0)


def test_an_investigator_sees_the_needs_of_granted_cases(work: Workspace) -> None:
    granted = a_case(work)
    a_case(work)
    investigator = signed_in(work, Role.INVESTIGATOR)
    users.grant_case(work, investigator.actor.id, granted)

    page = today(investigator)

    assert {line.case_number for line in page.cannot_wait + page.later} == {"2026-0001"}
    assert page.open_cases == 1
