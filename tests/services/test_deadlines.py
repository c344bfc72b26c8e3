"""A deadline ends as met, or as waived once that is safe; who, when and why are kept."""

from pathlib import Path
from uuid import UUID

import pytest

from hrcase.domain.audit import Action
from hrcase.domain.papers import RunningDeadline
from hrcase.domain.running import DRAFT_KIND
from hrcase.errors import ChangedElsewhere, RuleBroken
from hrcase.services import deadlines, drafts, serving
from hrcase.storage.deadline_queries import deadlines_of
from hrcase.storage.tables.base import new_id
from hrcase.storage.tables.papers import DeadlineRow
from tests.builders import clock_of, trail
from tests.paper_cases import PaperCase, a_paper_case, an_office, by_hand, issued, with_step


def served(folder: Path) -> tuple[PaperCase, UUID]:
    """A case whose reprimand was received on a Monday, and the deadline that runs."""
    case = with_step(a_paper_case(an_office(folder)))
    serving.record_service(case.work, case.case_id, issued(case).id, by_hand())
    return case, deadline(case).id


def deadline(case: PaperCase) -> RunningDeadline:
    with case.work.vault.read() as session:
        [only] = deadlines_of(session, case.case_id)
    return only


def test_an_answer_meets_the_deadline(tmp_path: Path) -> None:
    case, deadline_id = served(tmp_path)

    deadlines.meet(case.work, case.case_id, deadline_id, "Answer of 20 May")

    assert (deadline(case).state, deadline(case).settled_because) == ("met", "Answer of 20 May")
    with case.work.vault.read() as session:
        row = session.get_one(DeadlineRow, deadline_id)
        assert (row.settled_by, row.settled_at) == ("Maren Oldacre", case.work.now())
    assert trail(case.work, case.case_id)[-1] is Action.DEADLINE_SETTLED


def test_settling_drops_the_draft(tmp_path: Path) -> None:
    case, deadline_id = served(tmp_path)
    drafts.keep(case.work, DRAFT_KIND, str(deadline_id), {"because": "Ans"})

    deadlines.meet(case.work, case.case_id, deadline_id, "Answer of 20 May")

    assert drafts.find(case.work, DRAFT_KIND, str(deadline_id)) is None


def test_a_right_is_waived_only_when_its_last_day_has_passed(tmp_path: Path) -> None:
    case, deadline_id = served(tmp_path)
    clock_of(case.work).move_to("2026-06-01 23:59")

    with pytest.raises(RuleBroken, match="from 2 Jun 2026 on"):
        deadlines.meet(case.work, case.case_id, deadline_id, "No answer", "waived")
    assert deadline(case).state == "running"
    assert Action.DEADLINE_SETTLED not in trail(case.work)

    clock_of(case.work).move_to("2026-06-02 08:00")
    deadlines.meet(case.work, case.case_id, deadline_id, "No answer came", "waived")
    assert deadline(case).state == "waived"


def test_the_deadline_of_another_case_is_not_there(tmp_path: Path) -> None:
    case, deadline_id = served(tmp_path)
    other = a_paper_case(case.work, number="2026-0043")

    for case_id, wrong in ((other.case_id, deadline_id), (case.case_id, new_id())):
        with pytest.raises(ChangedElsewhere):
            deadlines.meet(case.work, case_id, wrong, "Answer")

    assert deadline(case).state == "running"
    assert Action.DEADLINE_SETTLED not in trail(case.work)
