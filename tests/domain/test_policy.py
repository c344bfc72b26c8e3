import json
from dataclasses import replace
from datetime import date

import pytest

from hrcase.domain.checklist import Told
from hrcase.domain.clauses import Force
from hrcase.domain.determinations import Answer, Question
from hrcase.domain.policy import Policy
from hrcase.domain.rules import Evidence, rule_json
from hrcase.storage.policy_files import load_policy, shipped_files

POLICY = load_policy(shipped_files())
TODAY = date(2026, 11, 22)


def with_a_revision(policy: Policy, since: date) -> Policy:
    """The policy with a second, later text of SNS.2."""
    revised = replace(policy.clause("4020.SNS.2"), text="New words.", effective_from=since)
    return replace(policy, clauses=(*policy.clauses, revised))


@pytest.mark.feature("C2")
def test_the_text_in_force_on_the_incident_date_is_taken() -> None:
    policy = with_a_revision(POLICY, date(2027, 1, 11))

    before = policy.clause_on("4020.SNS.2", date(2027, 1, 10), date(2027, 5, 1))
    after = policy.clause_on("4020.SNS.2", date(2027, 1, 11), date(2027, 5, 1))

    assert before.clause.text == POLICY.clause("4020.SNS.2").text
    assert after.clause.text == policy.clause("4020.SNS.2").text == "New words."
    assert not before.older_text_not_loaded
    assert not after.older_text_not_loaded


@pytest.mark.feature("C2")
def test_a_date_before_the_oldest_text_gets_it_marked() -> None:
    policy = with_a_revision(POLICY, date(2027, 1, 11))
    found = policy.clause_on("4020.SNS.2", date(2017, 12, 10), TODAY)

    assert found.clause.effective_from == date(2017, 12, 11)
    assert found.older_text_not_loaded
    assert not policy.clause_on("4020.SNS.2", date(2017, 12, 11), TODAY).older_text_not_loaded


@pytest.mark.feature("C2")
def test_an_unknown_date_takes_the_text_of_today() -> None:
    policy = with_a_revision(POLICY, date(2027, 1, 11))

    assert policy.clause_on("4020.SNS.2", None, TODAY).clause.text.startswith("Employees may not")
    assert policy.clause_on("4020.SNS.2", None, date(2027, 2, 1)).clause.text == "New words."


def test_a_revised_clause_stands_in_the_list_once() -> None:
    policy = with_a_revision(POLICY, date(2027, 1, 11))

    assert len(policy.current_clauses()) == len(POLICY.clauses)


def test_a_clause_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"4020\.XYZ"):
        POLICY.clause("4020.XYZ")


def test_every_lookup_finds_its_own() -> None:
    assert POLICY.duty("DL-REB").count == 14
    assert POLICY.item("CK-B2").group == "B"
    assert POLICY.step("written-reprimand").order == 2
    assert POLICY.severity("SEV2").title == "Boundary or repeat"
    assert POLICY.employee_class("SF").title.startswith("Support employee")
    assert POLICY.contact("dhs-hotline").phone == "1-800-522-3511"
    assert POLICY.question("abuse").item == "CK-B1"
    assert POLICY.finding("unfounded").clears
    assert not POLICY.toggle("SB553-ATTEST").enabled
    assert POLICY.document_of(POLICY.clause("STAT.6-401")).number == "STAT.6-401"
    assert POLICY.document_of(POLICY.clause("4020.SNS.A")).revision == "12/11/17"


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError, match="No such rule"):
        POLICY.step("flogging")


def test_questions_and_answers_are_those_of_a_determination() -> None:
    assert {question.code for question in POLICY.questions} == {one.value for one in Question}
    answers = {answer for question in POLICY.questions for answer in question.answers}
    assert answers <= {one.value for one in Answer}


def test_an_adult_student_is_a_matter_for_the_police() -> None:
    told = {rule.age: rule.tell for rule in POLICY.telling}

    assert [tell for tell in told.values() if Told.DHS not in tell] == [(Told.POLICE,)]
    assert POLICY.majority.years == 18


def test_a_quotation_carries_its_opening_words_once() -> None:
    assert POLICY.clause("4020.SNS.1").quotation == POLICY.clause("4020.SNS.1").text
    assert POLICY.clause("4020.SSI.7").quotation.count("Under circumstances") == 1
    assert POLICY.clause("4020.CONDUCT.2a").quotation.startswith("In order to maintain")


def test_only_a_clause_that_can_be_broken_can_be_alleged() -> None:
    assert POLICY.clause("4020.SSI.5a").can_be_alleged
    assert not POLICY.clause("4020.MSG.3").can_be_alleged
    assert POLICY.clause("4020.MSG.3").force is Force.SHOULD


def test_role_models_are_quoted_to_teachers_and_administrators_only() -> None:
    assert POLICY.clause("4020.SSI.3").quotable_to == ("CT", "PT", "TT", "AD")
    assert "SF" in POLICY.clause("4020.SSI.5a").quotable_to


def test_a_step_tells_its_terms_for_a_class() -> None:
    assert POLICY.step("leave-or-suspension").terms_for("CT") == "paid only"
    assert POLICY.step("leave-or-suspension").terms_for("SP") == ""


@pytest.mark.feature("S4")
def test_every_rule_says_whether_counsel_has_confirmed_it() -> None:
    rule = POLICY.duty("DL-SUPHR")

    assert rule.counsel_text == "Not yet confirmed by counsel"
    assert rule.badge == "text not current"
    assert replace(rule, counsel_confirmed=True).counsel_text == "Confirmed by counsel"
    assert len(POLICY.unconfirmed()) == len(list(POLICY.rules()))


def test_every_kind_of_evidence_has_its_badge() -> None:
    rule = POLICY.duty("DL-REB")

    assert replace(rule, evidence=Evidence.CONFIRMED).badge == ""
    assert all(replace(rule, evidence=one).badge for one in Evidence if one.name != "CONFIRMED")


def test_a_rule_is_written_out_the_same_every_time() -> None:
    written = rule_json(POLICY.duty("DL-REB"))

    assert written == rule_json(load_policy(shipped_files()).duty("DL-REB"))
    assert json.loads(written)["effective_from"] == "2017-12-11"
