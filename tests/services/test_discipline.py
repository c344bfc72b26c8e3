"""The ladder proposes, a person chooses; another step needs a reason, and a ground."""

from pathlib import Path
from uuid import UUID

import pytest

from hrcase.domain.access import Role
from hrcase.domain.audit import Action
from hrcase.domain.ladder_lines import DRAFT_KIND, StepLine, StepState, draft_place
from hrcase.domain.papers import CorrectiveAction
from hrcase.errors import ChangedElsewhere, NotPermitted, RuleBroken
from hrcase.services import discipline, drafts
from hrcase.services.workspace import Workspace
from hrcase.storage.action_queries import ANOTHER_CASE, actions_against, actions_of
from hrcase.storage.tables.base import new_id
from hrcase.storage.tables.users import GrantRow
from tests.builders import day, signed_in, trail
from tests.paper_cases import (
    PaperCase,
    a_paper_case,
    an_office,
    close,
    earlier_step,
    found,
    issued,
    with_step,
)


def chosen(case: PaperCase) -> tuple[CorrectiveAction, ...]:
    with case.work.vault.read() as session:
        return actions_of(session, case.case_id)


def steps_chosen(case: PaperCase) -> int:
    return trail(case.work, case.case_id).count(Action.STEP_CHOSEN)


def choose(case: PaperCase, step: str, reason: str = "") -> UUID:
    return discipline.choose_step(case.work, case.case_id, case.person_id, step, reason)


def lines(case: PaperCase) -> dict[str, StepLine]:
    found = discipline.ladder(case.work, case.case_id, case.person_id)
    return {line.code: line for line in found}


def a_repeat(work: Workspace, *, counts_until: str = "2028-10-14", **changes: str) -> PaperCase:
    """A case of somebody who was reprimanded in another case before."""
    case = found(a_paper_case(work))
    other = a_paper_case(work, number="2025-0007", person_id=case.person_id)
    earlier_step(
        other,
        case.person_id,
        on=day(changes.get("on", "2025-10-14")),
        counts_until=day(counts_until),
    )
    return case


def test_the_step_of_the_severity_is_proposed(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path)))

    proposal = discipline.proposal(case.work, case.case_id, case.person_id)

    assert proposal.step.code == "written-reprimand"
    assert proposal.raised_by == ()


def test_earlier_discipline_of_another_case_raises_the_severity(tmp_path: Path) -> None:
    case = a_repeat(an_office(tmp_path))

    proposal = discipline.proposal(case.work, case.case_id, case.person_id)

    assert proposal.severity.code == "SEV3"
    assert {one.case_number for one in proposal.raised_by} == {"2025-0007"}


def test_discipline_that_counts_no_more_raises_nothing(tmp_path: Path) -> None:
    case = a_repeat(an_office(tmp_path), counts_until="2026-05-17")

    assert discipline.proposal(case.work, case.case_id, case.person_id).raised_by == ()


def test_the_same_case_and_other_clause_families_raise_nothing(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path)))
    other = a_paper_case(case.work, number="2025-0007", person_id=case.person_id)
    for place, clauses in ((case, ("4020.SNS.A",)), (other, ("4020.SSI.2", "0000.GONE"))):
        earlier_step(
            place,
            case.person_id,
            on=day("2025-10-14"),
            counts_until=day("2028-10-14"),
            clauses=clauses,
        )

    assert discipline.proposal(case.work, case.case_id, case.person_id).raised_by == ()


def test_choosing_the_proposed_step_needs_no_reason(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path)))

    action_id = choose(case, "written-reprimand")

    [action] = chosen(case)
    assert (action.id, action.step, action.proposed_step) == (
        action_id,
        "written-reprimand",
        "written-reprimand",
    )
    assert action.on == day("2026-05-18")
    assert action.counts_until == day("2029-05-18")
    assert action.clauses == ("4020.SNS.A", "4020.CONDUCT.2b")
    assert action.letter_id is None
    assert trail(case.work, case.case_id)[-1] is Action.STEP_CHOSEN


def test_choosing_drops_the_draft(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path)))
    place = draft_place(case.case_id, case.person_id)
    drafts.keep(case.work, DRAFT_KIND, place, {"reason": "Bec"})

    choose(case, "written-reprimand")

    assert drafts.find(case.work, DRAFT_KIND, place) is None


def test_another_step_needs_a_reason_and_keeps_it(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path)))

    with pytest.raises(RuleBroken, match="Give a reason to go further"):
        choose(case, "admonishment")
    assert steps_chosen(case) == 0
    assert chosen(case) == ()

    choose(case, "admonishment", "She had been told twice.")
    [action] = chosen(case)
    assert (action.step, action.reason) == ("admonishment", "She had been told twice.")


def test_a_choice_without_its_letter_is_replaced_and_coaching_stays(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path)))
    choose(case, "coaching", "Talked it through first.")
    first = choose(case, "verbal-warning", "Gentle start.")

    second = choose(case, "written-reprimand")

    assert second == first
    assert [action.step for action in chosen(case)] == ["coaching", "written-reprimand"]
    assert steps_chosen(case) == 3


@pytest.mark.parametrize(
    ("class_code", "severity", "step", "words"),
    [
        ("NE", "SEV2", "verbal-warning", "no ladder"),
        ("", "SEV2", "verbal-warning", "employee class"),
        ("AD", None, "verbal-warning", "Choose the severity"),
        ("AD", "SEV2", "exile", "Choose a step"),
        ("SP", "SEV2", "admonishment", "not open to"),
        ("CT", "SEV4", "demotion-or-unpaid-suspension", "counsel's recorded override"),
    ],
)
def test_a_step_that_cannot_be_taken_is_refused(
    tmp_path: Path, class_code: str, severity: str | None, step: str, words: str
) -> None:
    work = an_office(tmp_path)
    case = found(a_paper_case(work, class_code=class_code, severity=severity))

    with pytest.raises(RuleBroken, match=words):
        choose(case, step, "A reason")

    assert chosen(case) == ()
    assert steps_chosen(case) == 0


def test_what_counts_against_a_person_needs_a_finding(tmp_path: Path) -> None:
    case = a_paper_case(an_office(tmp_path))

    with pytest.raises(RuleBroken, match="Nothing has been found"):
        choose(case, "written-reprimand")
    assert chosen(case) == ()

    choose(case, "coaching", "Before anything was found.")
    assert [action.step for action in chosen(case)] == ["coaching"]


def test_a_closed_case_takes_no_step(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path)))
    close(case)

    with pytest.raises(RuleBroken, match="closed"):
        choose(case, "written-reprimand")

    assert chosen(case) == ()


def test_only_a_subject_of_a_case_that_is_there_has_a_ladder(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path)))

    with pytest.raises(RuleBroken, match="not a subject"):
        discipline.proposal(case.work, case.case_id, new_id())
    with pytest.raises(ChangedElsewhere):
        discipline.proposal(case.work, new_id(), case.person_id)


def test_the_ladder_shows_every_step_with_its_state(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path)))

    shown = lines(case)

    assert len(shown) == 9
    assert shown["coaching"].state is StepState.NOT_NEEDED
    assert shown["coaching"].why == "too light for SEV2"
    assert shown["verbal-warning"].why == "SEV2 starts higher"
    assert shown["written-reprimand"].state is StepState.NOW
    assert shown["written-reprimand"].why == "proposed for SEV2"
    assert (shown["admonishment"].state, shown["admonishment"].why) == (StepState.LATER, "optional")
    assert shown["demotion-or-unpaid-suspension"].state is StepState.NOT_OPEN
    assert shown["demotion-or-unpaid-suspension"].why == "counsel decides"


def test_a_step_nobody_opened_to_a_class_says_so(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path), class_code="SB"))

    line = lines(case)["admonishment"]

    assert line.state is StepState.NOT_OPEN
    assert line.why.startswith("not open to: ")


def test_a_chosen_step_is_now_and_done_once_its_letter_is_issued(tmp_path: Path) -> None:
    case = with_step(a_paper_case(an_office(tmp_path)))
    assert lines(case)["written-reprimand"].why == "chosen, its letter is not issued yet"

    letter = issued(case)

    done = lines(case)["written-reprimand"]
    assert (done.state, done.on) == (StepState.DONE, letter.dated_on)
    assert done.why == f"letter {letter.number}"
    assert lines(case)["verbal-warning"].state is StepState.NOT_NEEDED


def test_a_step_without_a_letter_is_done_when_it_is_chosen(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path), severity="SEV1"))
    choose(case, "coaching", "Enough for now.")

    shown = lines(case)

    assert (shown["coaching"].state, shown["coaching"].why) == (StepState.DONE, "no letter needed")
    assert shown["verbal-warning"].state is StepState.LATER


def test_an_earlier_step_that_still_counts_is_named_in_the_picture(tmp_path: Path) -> None:
    case = a_repeat(an_office(tmp_path))

    assert lines(case)["coaching"].why == "an earlier one counts until 14 Oct 2028"


def test_earlier_steps_say_how_long_they_count_and_whether_they_count_here(
    tmp_path: Path,
) -> None:
    case = a_repeat(an_office(tmp_path))
    third = a_paper_case(case.work, number="2022-0003", person_id=case.person_id)
    earlier_step(third, case.person_id, on=day("2022-03-03"), counts_until=day("2024-03-03"))
    talk = a_paper_case(case.work, number="2021-0001", person_id=case.person_id)
    earlier_step(talk, case.person_id, on=day("2021-03-03"), counts_until=None)
    choose(case, "written-reprimand", "The second time.")

    new, old, never = discipline.earlier_steps(case.work, case.case_id, case.person_id)

    assert (new.title, new.case_number, new.on) == (
        "Coaching, no finding",
        "2025-0007",
        day("2025-10-14"),
    )
    assert (new.live_until, new.counts_here) == (day("2028-10-14"), True)
    assert (old.case_number, old.live_until, old.counts_here) == ("2022-0003", None, False)
    assert (old.ever_counted, never.ever_counted) == (True, False)


def test_an_investigator_sees_steps_of_other_cases_without_their_numbers(tmp_path: Path) -> None:
    case = a_repeat(an_office(tmp_path))
    reader = signed_in(case.work, Role.INVESTIGATOR)
    with pytest.raises(NotPermitted, match="not available"):
        discipline.ladder(reader, case.case_id, case.person_id)
    with case.work.vault.write(Action.CASE_GRANTED) as writing:
        writing.add(
            GrantRow(
                user_id=reader.actor.id,
                case_id=case.case_id,
                granted_by=case.work.actor.id,
                granted_at=case.work.now(),
            )
        )

    with reader.vault.read() as session:
        [action] = actions_against(session, reader.actor, case.person_id)

    assert action.case_number == ANOTHER_CASE
    with pytest.raises(NotPermitted):
        discipline.choose_step(reader, case.case_id, case.person_id, "written-reprimand", "")
    assert steps_chosen(case) == 0
