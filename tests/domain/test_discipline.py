from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hrcase.domain.discipline import (
    EarlierAction,
    Proposal,
    check_step,
    counts_until,
    families_of,
    live_actions,
    next_step,
)
from hrcase.errors import RuleBroken
from hrcase.storage.policy_files import load_policy, shipped_files

POLICY = load_policy(shipped_files())
TODAY = date(2026, 10, 6)


def an_action(
    *, step: str = "written-reprimand", family: str = "SNS", on: date = date(2025, 9, 12)
) -> EarlierAction:
    return EarlierAction(
        step_code=step,
        clause_family=family,
        on=on,
        counts_until=counts_until(POLICY.step(step), on),
        case_number="2025-0007",
    )


def proposed(
    class_code: str = "CT", severity: str = "SEV2", *prior: EarlierAction, family: str = "SNS"
) -> Proposal:
    return next_step(POLICY, class_code, severity, {family}, prior, TODAY)


@pytest.mark.parametrize(
    ("class_code", "severity", "step"),
    [
        ("CT", "SEV1", "verbal-warning"),
        ("AD", "SEV2", "written-reprimand"),
        ("CT", "SEV3", "admonishment"),
        ("SP", "SEV3", "written-reprimand"),
        ("SF", "SEV4", "leave-or-suspension"),
    ],
)
def test_each_severity_proposes_a_step(class_code: str, severity: str, step: str) -> None:
    assert proposed(class_code, severity).step.code == step


def test_a_reprimand_on_the_same_family_raises_the_severity() -> None:
    proposal = proposed("CT", "SEV2", an_action())

    assert proposal.chosen_severity.code == "SEV2"
    assert proposal.severity.code == "SEV3"
    assert proposal.step.code == "admonishment"
    assert proposal.raised_by == (an_action(),)
    assert proposal.rule_ids == ("LADDER-3", "SEV3", "LADDER-REPEAT")
    assert not proposal.counsel_confirmed
    assert proposal.why == (
        "SEV2: Boundary or repeat. A boundary crossed, or a repetition.",
        "Earlier discipline on SNS of 2025-09-12 (case 2025-0007) still counts.",
        "So it is answered as SEV3: Major.",
        "SEV3 proposes step 3 for: career teacher.",
        "Terms: required by statute before some grounds.",
    )


def test_without_earlier_discipline_the_severity_stands() -> None:
    proposal = proposed("AD", "SEV2")

    assert proposal.severity is proposal.chosen_severity
    assert proposal.rule_ids == ("LADDER-2", "SEV2")
    assert proposal.why[-1] == "SEV2 proposes step 2 for: certified administrator."
    assert proposal.citation == "Practice of the office"


def test_two_reprimands_raise_by_one_level_only() -> None:
    proposal = proposed("CT", "SEV2", an_action(), an_action(on=date(2026, 2, 3)))

    assert proposal.severity.code == "SEV3"
    assert [one.on for one in proposal.raised_by] == [date(2026, 2, 3), date(2025, 9, 12)]


def test_the_gravest_severity_is_not_raised() -> None:
    assert proposed("CT", "SEV4", an_action()).severity.code == "SEV4"


@pytest.mark.parametrize(
    ("action", "counts"),
    [
        (an_action(), True),
        (an_action(family="MSG"), False),
        (an_action(on=date(2023, 10, 6)), True),
        (an_action(on=date(2023, 10, 5)), False),
        (an_action(on=date(2026, 10, 7)), False),
        (an_action(step="coaching"), False),
        (replace(an_action(), counts_until=date(2026, 10, 6)), True),
        (replace(an_action(), counts_until=date(2026, 10, 5)), False),
    ],
)
def test_earlier_discipline_counts_for_36_months_on_its_family(
    action: EarlierAction, *, counts: bool
) -> None:
    assert bool(live_actions(POLICY, {"SNS"}, [action], TODAY)) is counts


def test_a_coaching_never_counts() -> None:
    assert counts_until(POLICY.step("coaching"), TODAY) is None
    assert counts_until(POLICY.step("written-reprimand"), TODAY) == date(2029, 10, 6)


def test_1610_belongs_to_the_family_of_social_networking() -> None:
    assert families_of(POLICY, ["1610.2", "4020.SNS.2"]) == {"SNS"}


@pytest.mark.parametrize("severity", ["SEV1", "SEV4"])
def test_somebody_who_is_no_employee_has_no_ladder(severity: str) -> None:
    with pytest.raises(RuleBroken, match="no ladder for this class: Not an employee"):
        proposed("NE", severity)


def test_a_class_must_be_entered_first() -> None:
    with pytest.raises(RuleBroken, match="Enter the employee class"):
        proposed("")


def test_the_proposed_step_needs_no_reason() -> None:
    check_step(POLICY, proposed("AD"), "written-reprimand", "AD", "")


@pytest.mark.parametrize(
    ("step", "words"),
    [("verbal-warning", "Give a reason to go less far"), ("admonishment", "to go further")],
)
def test_another_step_needs_a_reason(step: str, words: str) -> None:
    with pytest.raises(RuleBroken, match=words):
        check_step(POLICY, proposed(), step, "CT", "  ")


def test_another_step_with_a_reason_is_taken() -> None:
    check_step(POLICY, proposed("CT", "SEV3"), "written-reprimand", "CT", "First lapse in years.")


def test_the_refusal_names_the_proposed_step() -> None:
    with pytest.raises(RuleBroken, match=r"The next step is: Written reprimand \(step 2\)\."):
        check_step(POLICY, proposed(), "coaching", "CT", "")


def test_a_step_that_is_closed_to_the_class_is_refused() -> None:
    with pytest.raises(RuleBroken, match=r"\(step 3\) is not open to Support employee"):
        check_step(POLICY, proposed("SP"), "admonishment", "SP", "Because.")


def test_unpaid_suspension_of_a_teacher_needs_counsel() -> None:
    step = "demotion-or-unpaid-suspension"

    with pytest.raises(RuleBroken, match="without counsel's recorded override"):
        check_step(POLICY, proposed("CT", "SEV3"), step, "CT", "Because.")
    check_step(POLICY, proposed("CT", "SEV3"), step, "CT", "Because.", counsel_override=True)


def test_the_ladder_is_refused_to_who_is_no_employee() -> None:
    with pytest.raises(RuleBroken, match="no ladder"):
        check_step(POLICY, proposed(), "written-reprimand", "NE", "Because.")


def test_a_severity_without_an_open_step_says_so() -> None:
    steps = tuple(replace(step, classes=("CT",)) for step in POLICY.steps)

    with pytest.raises(RuleBroken, match="No step of SEV2 is open to the class SP"):
        next_step(replace(POLICY, steps=steps), "SP", "SEV2", {"SNS"}, (), TODAY)


def test_when_nothing_lower_is_open_the_next_higher_step_is_proposed() -> None:
    steps = tuple(
        replace(step, classes=("SP",) if step.order == 3 else ("CT",)) for step in POLICY.steps
    )
    proposal = next_step(replace(POLICY, steps=steps), "SP", "SEV2", {"SNS"}, (), TODAY)

    assert proposal.step.code == "admonishment"


@given(
    st.sampled_from(["CT", "PT", "TT", "AD", "SF", "SP", "SB"]),
    st.sampled_from(["SEV1", "SEV2", "SEV3", "SEV4"]),
    st.booleans(),
)
def test_every_proposal_can_be_taken_without_a_reason(
    class_code: str,
    severity: str,
    repeat: bool,  # noqa: FBT001 - hypothesis passes by position
) -> None:
    prior = [an_action()] if repeat else []
    proposal = proposed(class_code, severity, *prior)

    check_step(POLICY, proposal, proposal.step.code, class_code, "")
    assert proposal.step in proposal.open_steps
