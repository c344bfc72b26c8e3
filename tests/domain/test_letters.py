"""Letters are composed whole or refused with what is missing."""

from dataclasses import replace
from datetime import date

import pytest

from hrcase.domain.letters import (
    Cover,
    FieldSource,
    Letterhead,
    Paragraph,
    Provenance,
    QuotedClause,
    Recipient,
    SignedBy,
    Signer,
    Template,
    TemplateField,
    Wording,
    compose,
    letter_number,
    problems,
    wording_problems,
)
from hrcase.domain.prose import Value
from hrcase.errors import RuleBroken

REVISED = date(2017, 12, 11)
CLAUSE = QuotedClause("4020.SNS.2", "Employees may not submit.", REVISED)


def a_field(name: str, label: str, *, required: bool = True) -> TemplateField:
    return TemplateField(name, label, "help", required, FieldSource.TYPED)


def a_template(*body: Wording, subject: str = "Reprimand") -> Template:
    return Template(
        code="DOC17",
        title="Written reprimand",
        version=3,
        subject=subject,
        confidentiality="Confidential: personnel",
        fields=(a_field("facts", "What happened"), a_field("sent_on", "Sent on", required=False)),
        body=body or (Wording("{facts}", "What happened."),),
        signed_by=(SignedBy.HR,),
        delivery=("By hand",),
        copies=("Personnel file",),
        starts=("DL-REB",),
        meets=(),
        must_not=("X1", "X2"),
        acknowledgement=None,
        provenance=Provenance(
            "c",
            "s",
            "DESIGN",
            REVISED,
            counsel_confirmed=False,
            enabled=True,
            effective_from=REVISED,
        ),
    )


def a_cover(*address: str) -> Cover:
    recipient = Recipient("Ms. Odette Farrow-Lind", "Ms. Farrow-Lind", address)
    return Cover("2026-0038", None, date(2026, 11, 23), recipient, "By hand", ("Principal",))


def paragraphs(*body: Wording, **values: Value) -> tuple[Paragraph, ...]:
    return compose(a_template(*body), a_cover(), values, [CLAUSE]).paragraphs


def test_a_letter_number_is_the_case_number_and_a_count() -> None:
    assert letter_number("2026-0041", 2) == "2026-0041-02"
    assert letter_number("2026-0041", 123) == "2026-0041-123"


def test_fields_are_filled_with_prose() -> None:
    body = Wording("On {sent_on}: {facts}", "Now.")

    assert paragraphs(body, facts="You left.", sent_on=date(2026, 11, 9)) == (
        Paragraph("On November 9, 2026: You left.", "Now."),
    )


def test_a_text_of_several_paragraphs_has_its_heading_once() -> None:
    assert paragraphs(facts="One.\n\n Two.\n") == (
        Paragraph("One.", "What happened."),
        Paragraph("Two."),
    )


def test_a_paragraph_is_left_out_while_what_it_needs_is_empty() -> None:
    follows = Wording("It follows the letter of {sent_on}.", needs="sent_on")

    assert paragraphs(follows, Wording("{facts}"), facts="You left.", sent_on=" ") == (
        Paragraph("You left."),
    )


def test_the_rest_of_a_letter_comes_from_cover_and_template() -> None:
    letter = compose(a_template(), a_cover("1200 Sumac Street"), {"facts": "You left."}, [])

    assert (letter.code, letter.template_version) == ("DOC17", 3)
    assert letter.subject == "Reprimand"
    assert letter.copies == ("Principal", "Personnel file")


def test_a_subject_may_hold_a_field() -> None:
    template = a_template(subject="Reprimand, letter of {sent_on}")
    values: dict[str, Value] = {"facts": "x", "sent_on": date(2026, 1, 2)}

    assert (
        compose(template, a_cover(), values, []).subject == "Reprimand, letter of January 2, 2026"
    )
    assert compose(template, a_cover(), {"facts": "x"}, []).subject == "Written reprimand"


def test_each_missing_field_is_listed_with_its_label() -> None:
    (missing,) = problems(a_template(), {"facts": "  "})

    assert (missing.field, missing.label) == ("facts", "What happened")
    assert missing.sentence == "“What happened” is still empty."


def test_a_missing_field_refuses_the_letter() -> None:
    with pytest.raises(RuleBroken, match="“What happened” is still empty"):
        compose(a_template(), a_cover(), {}, [CLAUSE])


def test_an_unfinished_letter_leaves_out_what_is_not_there_yet() -> None:
    body = (Wording("{facts}"), Wording(quotes_clauses=True), Wording("A fixed sentence."))
    letter = compose(a_template(*body), a_cover(), {}, [], unfinished=True)

    assert letter.paragraphs == (Paragraph("A fixed sentence."),)


def test_an_unfinished_letter_shows_no_brace_whatever_is_typed() -> None:
    body = (Wording("{facts}"), Wording("stray } brace"))
    letter = compose(a_template(*body), a_cover(), {"facts": "{oops}"}, [], unfinished=True)

    assert letter.paragraphs == (Paragraph("oops"),)


def test_a_brace_in_a_field_is_a_problem() -> None:
    (found,) = problems(a_template(), {"facts": "Dear {name}"})

    assert found.sentence == "“What happened” holds a brace. Write the words it stands for."


def test_a_value_for_no_field_is_a_problem() -> None:
    found = problems(a_template(), {"facts": "x", "fcts": "y"})

    assert [one.field for one in found] == ["fcts"]


def test_a_misspelt_name_in_the_wording_is_listed_with_a_guess() -> None:
    (found,) = wording_problems(a_template(Wording("{fact}")))

    assert found.sentence == (
        "The wording names {fact}, which is no field of this letter. Perhaps {facts} is meant."
    )


def test_a_name_like_no_other_is_listed_without_a_guess() -> None:
    (found,) = wording_problems(a_template(Wording("words", needs="zebra")))

    assert found.sentence == "The wording names {zebra}, which is no field of this letter."


@pytest.mark.parametrize("text", ["half {facts", "facts}", "{Facts}", "{ facts }", "{facts!r}"])
def test_a_brace_that_stands_alone_is_listed(text: str) -> None:
    (found,) = wording_problems(a_template(Wording(text)))

    assert found.sentence.startswith("A brace stands alone in the wording")


def test_a_letter_that_quotes_needs_a_clause() -> None:
    template = a_template(Wording("{facts}"), Wording(quotes_clauses=True))

    with pytest.raises(RuleBroken, match="Choose at least one clause"):
        compose(template, a_cover(), {"facts": "x"}, [])


def test_an_address_that_the_window_cannot_show_is_refused() -> None:
    with pytest.raises(RuleBroken, match="has 5 lines"):
        compose(a_template(), a_cover("1", "2", "3", "4", "5"), {"facts": "x"}, [CLAUSE])


def quoted(*clauses: QuotedClause) -> list[str]:
    template = a_template(Wording(heading="The rule.", quotes_clauses=True))
    letter = compose(template, a_cover(), {"facts": "x"}, clauses)
    assert letter.paragraphs[0].heading == "The rule."
    assert not any(one.heading for one in letter.paragraphs[1:])
    return [one.text for one in letter.paragraphs]


def test_clauses_of_one_revision_stand_under_one_lead_in() -> None:
    other = replace(CLAUSE, clause_id="4020.SNS.1", text="All employees shall.")

    assert quoted(CLAUSE, other) == [
        "Board Policy 4020, as revised December 11, 2017, reads:",
        "“Employees may not submit.” (4020.SNS.2)",
        "“All employees shall.” (4020.SNS.1)",
    ]


def test_a_clause_of_the_first_policy_joins_the_others_of_it() -> None:
    wider = QuotedClause("1610.A", "Inappropriate contact is prohibited", REVISED)
    other = replace(CLAUSE, clause_id="4020.SNS.1", text="All employees shall.")
    assert [text.rpartition("(")[2] for text in quoted(CLAUSE, wider, other) if "(" in text] == [
        "4020.SNS.2)",
        "4020.SNS.1)",
        "1610.A)",
    ]


def test_another_policy_or_revision_has_its_own_lead_in() -> None:
    wider = QuotedClause("1610.A", "Inappropriate contact is prohibited", REVISED)
    older = replace(CLAUSE, revision=date(2015, 12, 14))
    leads = [text for text in quoted(CLAUSE, wider, older) if text.endswith("reads:")]

    assert leads == [
        "Board Policy 4020, as revised December 11, 2017, reads:",
        "Board Policy 1610, as revised December 11, 2017, reads:",
        "Board Policy 4020, as revised December 14, 2015, reads:",
    ]


def test_a_revision_that_is_not_known_is_not_printed() -> None:
    wider = QuotedClause("1610.A", "Inappropriate contact is prohibited", None)
    law = QuotedClause("STAT.6-401", "Include the parent.", None, None, "70 O.S. § 6-401")

    assert quoted(wider)[0] == "Board Policy 1610 reads:"
    assert quoted(law)[0] == "70 O.S. § 6-401 says in substance:"


def test_state_law_is_no_quotation() -> None:
    law = QuotedClause(
        "STAT.6-401", "Include the parent.", date(2026, 1, 2), None, "70 O.S. § 6-401"
    )

    assert quoted(law) == [
        "70 O.S. § 6-401, in the text of January 2, 2026, says in substance:",
        "Include the parent. (STAT.6-401)",
    ]


@pytest.mark.parametrize("opening", [None, "", "Employees may", "Whatever happens,"])
def test_opening_words_are_printed_once(opening: str | None) -> None:
    words = replace(CLAUSE, opening=opening).quotation

    assert words.startswith(opening or "")
    assert words.count("Employees may not submit.") == 1
    assert words.count(opening or CLAUSE.text) == 1


def test_the_cover_is_written_as_on_paper() -> None:
    typed = Recipient("Ms. Jose\u0301e\nFarrow", " ", (" 1200  Sumac Street ", ""))
    cover = replace(a_cover(), recipient=typed, delivery="By\u00a0hand", copies=("", "Principal"))
    letter = compose(a_template(), cover, {"facts": "x"}, [])

    assert letter.cover.recipient == Recipient(
        "Ms. Josée Farrow", "Ms. Josée Farrow", ("1200 Sumac Street",)
    )
    assert letter.cover.delivery == "By hand"
    assert letter.copies == ("Principal", "Personnel file")


def test_labels_come_from_the_fields() -> None:
    assert a_template().label("facts") == "What happened"
    assert a_template().label("unknown") == "unknown"


def test_the_letterhead_names_who_signs() -> None:
    head = Letterhead("d", "o", "s", "c", "p", "Maren Oldacre", "Director")

    assert head.signer == Signer("Maren Oldacre", "Director")
