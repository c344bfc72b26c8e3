"""A letter is filled from its case, refused with every problem at once, and frozen when issued."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from hrcase.domain.access import Role
from hrcase.domain.audit import Action
from hrcase.domain.letter_drafts import DRAFT_KIND, LetterDraft, draft_place
from hrcase.domain.letters import Problem
from hrcase.errors import CannotWriteFile, ChangedElsewhere, NotPermitted, RuleBroken
from hrcase.services import discipline, drafts, letters, policy
from hrcase.storage.action_queries import actions_of
from hrcase.storage.letter_files import letter_files
from hrcase.storage.letter_queries import letter_row, letters_of
from hrcase.storage.tables.allegations import AllegationRow
from hrcase.storage.tables.base import new_id
from hrcase.storage.tables.papers import LetterRow
from hrcase.storage.tables.people import PersonRow
from hrcase.storage.writing import trail_head
from tests.builders import a_workspace, day, signed_in, trail
from tests.paper_cases import (
    FACTS,
    PaperCase,
    a_paper_case,
    a_ready_draft,
    an_office,
    close,
    earlier_step,
    found,
    issued,
    with_step,
)
from tests.pdf.reader import artifacts, spoken
from tests.services.test_policy import an_edition

ACTIONS_LEFT = (Action.LETTER_ISSUED, Action.LETTER_EXPORTED, Action.LETTER_PRINTED)


def a_ready_case(folder: Path, **changes: str) -> PaperCase:
    """A case in which a written reprimand can be issued."""
    return with_step(a_paper_case(an_office(folder), **changes))  # type: ignore[arg-type]  # texts only


def problems(case: PaperCase, draft: LetterDraft) -> list[Problem]:
    return letters.problems(case.work, case.case_id, draft)


def with_words(draft: LetterDraft, **words: str) -> LetterDraft:
    return replace(draft, values={**draft.values, **words})


def written(case: PaperCase) -> list[Action]:
    return [action for action in trail(case.work) if action in ACTIONS_LEFT]


def words_of(paper: bytes) -> str:
    """What is read aloud, then what stands in the margins, in single spaces."""
    margins = [line for page in artifacts(paper) for line in page]
    return " ".join(" ".join([*(one.text for one in spoken(paper)), *margins]).split())


# What a letter starts with


def test_a_letter_starts_with_what_the_case_can_say(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)

    draft = letters.start(case.work, case.case_id, "DOC17", case.person_id)

    assert draft.dated_on == day("2026-05-18")
    assert draft.delivery == "By hand"
    assert draft.clause_ids == ("4020.SNS.A", "4020.CONDUCT.2b")
    assert draft.values == {
        "findings_sent_on": "",
        "facts": FACTS,
        "earlier_steps": "There is no earlier step that still counts.",
        "directives": "",
        "answer_days": "14",
    }


def test_earlier_steps_that_count_are_written_out(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path)))
    other = a_paper_case(case.work, number="2025-0007", person_id=case.person_id)
    earlier_step(other, case.person_id, on=day("2025-10-14"), counts_until=day("2028-10-14"))

    draft = letters.start(case.work, case.case_id, "DOC17", case.person_id)

    assert draft.values["earlier_steps"] == "Coaching, no finding of October 14, 2025."


def test_only_breaches_give_clauses_and_facts_once_something_was_found(tmp_path: Path) -> None:
    case = a_paper_case(an_office(tmp_path))
    other = replace(case, allegation_ids=case.allegation_ids[:1])
    found(other)

    draft = letters.start(case.work, case.case_id, "DOC17", case.person_id)

    assert draft.clause_ids == ("4020.SNS.A",)


def test_an_assistant_drafts_without_the_reasons_of_findings(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    assistant = signed_in(case.work, Role.ASSISTANT)

    draft = letters.start(assistant, case.case_id, "DOC17", case.person_id)

    assert draft.values["facts"] == ""


def test_the_findings_letter_dates_the_findings(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    with case.work.vault.write(Action.LETTER_ISSUED, case.case_id) as writing:
        writing.add(
            LetterRow(
                case_id=case.case_id,
                number="2026-0042-01",
                code="DOC14",
                title="Findings letter",
                person_id=case.person_id,
                recipient="",
                dated_on=day("2026-05-11"),
                template_version=1,
                template_sha256="",
                values={},
                clauses=[],
                paper=b"",
                sha256="",
                issued_at=case.work.now(),
                issued_by="",
                trail_number=1,
                trail_seal="",
            )
        )

    draft = letters.start(case.work, case.case_id, "DOC17", case.person_id)

    assert draft.values["findings_sent_on"] == "May 11, 2026"


def test_a_kind_of_letter_without_wording_is_refused(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)

    with pytest.raises(RuleBroken, match="no wording for DOC99"):
        letters.start(case.work, case.case_id, "DOC99", case.person_id)
    assert "DOC17" in [template.code for template in letters.templates(case.work)]


# What keeps a letter from being issued

Change = Callable[[LetterDraft], LetterDraft]
PROBLEMS: list[tuple[Change, str, str]] = [
    (lambda d: with_words(d, directives=""), "directives", "still empty"),
    (lambda d: with_words(d, facts="{facts}"), "facts", "holds a brace"),
    (lambda d: with_words(d, factz="x"), "factz", "no field of this letter"),
    (lambda d: with_words(d, facts="You wrote to Briony."), "facts", "must not appear"),
    (lambda d: with_words(d, facts="You wrote to Mr. FENN."), "facts", "must not appear"),
    (lambda d: with_words(d, directives="Ask Ilario first."), "directives", "must not appear"),
    (lambda d: with_words(d, answer_days="7"), "answer_days", "DL-REB gives 14 days"),
    (lambda d: with_words(d, facts="You sent 😀."), "facts", "no sign for"),
    (lambda d: replace(d, copies=("Ilario Fenn",)), "copies", "must not appear"),
    (lambda d: replace(d, delivery="By pigeon"), "delivery", "Choose how it is delivered"),
    (lambda d: replace(d, dated_on=day("2026-05-17")), "dated_on", "has passed"),
    (lambda d: replace(d, dated_on=day("2026-07-01")), "dated_on", "more than a month"),
    (lambda d: replace(d, clause_ids=()), "clause_ids", "at least one clause"),
    (lambda d: replace(d, clause_ids=("4020.NONE.1",)), "clause_ids", "no clause of this edition"),
]


@pytest.mark.feature("G3")
@pytest.mark.parametrize(("change", "field", "words"), PROBLEMS)
def test_a_problem_is_listed_under_its_field_and_refuses_the_issue(
    tmp_path: Path, change: Change, field: str, words: str
) -> None:
    case = a_ready_case(tmp_path)
    draft = change(a_ready_draft(case))

    listed = problems(case, draft)

    assert [one.field for one in listed] == [field]
    assert words in listed[0].sentence
    with pytest.raises(RuleBroken, match=words):
        letters.issue(case.work, case.case_id, draft)
    assert written(case) == []
    with case.work.vault.read() as session:
        assert letters_of(session, case.case_id) == ()


def test_no_problem_tells_the_name_that_it_found(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)

    [problem] = problems(case, with_words(a_ready_draft(case), facts="You wrote to Briony."))

    assert "Briony" not in problem.sentence


def test_a_reporter_who_is_only_told_of_is_not_named_either(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path, told_by="Ms. Ada Lund, reading specialist")

    [problem] = problems(case, with_words(a_ready_draft(case), facts="Ms. Lund saw it."))

    assert problem.field == "facts"


def test_the_signer_may_sign_though_they_reported(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path, told_by="Maren Oldacre")

    assert problems(case, a_ready_draft(case)) == []


def test_the_role_model_clause_is_quoted_to_teachers_and_administrators_only(
    tmp_path: Path,
) -> None:
    case = a_ready_case(tmp_path)
    clauses = ("4020.SNS.A", "4020.SSI.3")
    assert problems(case, replace(a_ready_draft(case), clause_ids=clauses)) == []

    support = with_step(a_paper_case(case.work, number="2026-0043", class_code="SP"))
    [problem] = problems(support, replace(a_ready_draft(support), clause_ids=clauses))

    assert problem.field == "clause_ids"
    assert "role models" in problem.sentence


def test_a_letter_needs_its_step_chosen(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path)))

    [problem] = problems(case, a_ready_draft(case))
    assert problem.sentence == "Choose the step first: Written reprimand, under Discipline."
    with pytest.raises(RuleBroken, match="Choose the step first"):
        issued(case)

    assert written(case) == []


def test_another_step_than_the_one_of_the_letter_does_not_count(tmp_path: Path) -> None:
    case = with_step(a_paper_case(an_office(tmp_path)), "verbal-warning", "A gentle start.")

    assert [one.field for one in problems(case, a_ready_draft(case))] == ["step"]


def test_a_letter_needs_a_letterhead(tmp_path: Path) -> None:
    case = with_step(a_paper_case(a_workspace(tmp_path, now="2026-05-18 09:00")))

    [problem] = problems(case, a_ready_draft(case))

    assert problem.field == "letterhead"
    assert "District, Office" in problem.sentence


def test_no_letter_is_issued_in_a_closed_case(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    draft = a_ready_draft(case)
    close(case)

    with pytest.raises(RuleBroken, match="closed"):
        letters.issue(case.work, case.case_id, draft)

    assert written(case) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"address": "One\nTwo\nThree\nFour"}, "address has 5 lines"),
        ({"family_name": "🦊"}, "no sign for"),
    ],
)
def test_what_only_the_whole_letter_shows_is_a_problem_too(
    tmp_path: Path, changes: dict[str, str], words: str
) -> None:
    case = a_ready_case(tmp_path)
    draft = a_ready_draft(case)
    with case.work.vault.write(Action.PERSON_CHANGED) as writing:
        row = writing.get(PersonRow, case.person_id)
        for name, value in changes.items():
            setattr(row, name, value)

    [problem] = problems(case, draft)

    assert words in problem.sentence


# The preview


def test_a_preview_is_marked_as_a_draft_and_leaves_no_entry(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path)))
    before = trail(case.work)
    draft = with_words(a_ready_draft(case), directives="")

    paper = letters.preview(case.work, case.case_id, replace(draft, clause_ids=("4020.NONE.1",)))

    assert "Draft, no seal yet" in words_of(paper)
    assert trail(case.work) == before


def test_a_preview_shows_the_supervisor_beside_the_signer(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    draft = replace(a_ready_draft(case), supervisor="Tamsin Roe", supervisor_title="Principal")

    text = words_of(letters.preview(case.work, case.case_id, draft))

    assert "Tamsin Roe" in text
    assert "Maren Oldacre" in text


def test_an_addressee_without_a_form_of_address_is_named_in_full(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    with case.work.vault.write(Action.PERSON_CHANGED) as writing:
        writing.get(PersonRow, case.person_id).honorific = ""

    text = words_of(letters.preview(case.work, case.case_id, a_ready_draft(case)))

    assert "Dear Sable Quenby:" in text


# The issue


@pytest.mark.feature("G3")
def test_issuing_freezes_bytes_hash_template_and_clauses(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)

    letter = issued(case)

    paper = letters.paper(case.work, case.case_id, letter.id)
    assert letter.sha256 == hashlib.sha256(paper).hexdigest()
    assert (letter.number, letter.issued_by) == ("2026-0042-01", "Maren Oldacre")
    assert letter.issued_at == case.work.now()
    with case.work.vault.read() as session:
        row = letter_row(session, case.case_id, letter.id)
        [template] = [c for c in letter_files().values() if b'"DOC17"' in c]
        assert row.template_sha256 == hashlib.sha256(template).hexdigest()
        assert row.clauses[0] == {
            "clause_id": "4020.SNS.A",
            "text": case.work.policy.clause("4020.SNS.A").text,
            "revision": "2017-12-11",
        }
        assert row.clauses[1]["text"].startswith("In order to maintain and preserve")
        assert LetterDraft.from_plain(row.values).values["facts"] == FACTS
    assert trail(case.work, case.case_id)[-1] is Action.LETTER_ISSUED


@pytest.mark.feature("L4")
def test_the_footer_names_the_entry_before_the_issue(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    with case.work.vault.read() as session:
        before = trail_head(session)

    letter = issued(case)

    assert (letter.trail_number, letter.trail_seal) == (before.number, before.seal)
    text = words_of(letters.paper(case.work, case.case_id, letter.id))
    seal = before.seal
    assert f"Trail {before.number} · {seal[:4]} {seal[4:8]} {seal[8:12]}" in text
    assert f"Case 2026-0042 · Letter {letter.number} · Page 1 of" in text


@pytest.mark.feature("G2")
def test_an_issued_letter_reads_back_word_for_word_without_hidden_names(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)

    text = words_of(letters.paper(case.work, case.case_id, issued(case).id))

    assert "Ms. Sable Quenby Fictional High A 1200 Sumac Street" in text
    assert FACTS in text
    assert case.work.policy.clause("4020.SNS.A").text in text
    assert "within 14 days after you receive it" in text
    for name in ("Fenn", "Briony", "Ilario"):
        assert name not in text


def test_the_same_letter_rendered_twice_is_the_same_bytes(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    draft = a_ready_draft(case)

    first = letters.preview(case.work, case.case_id, draft)

    assert letters.preview(case.work, case.case_id, draft) == first


def test_the_chosen_step_is_taken_by_its_letter_from_its_date(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    dated_on = day("2026-05-20")

    letter = letters.issue(case.work, case.case_id, replace(a_ready_draft(case), dated_on=dated_on))

    with case.work.vault.read() as session:
        [action] = actions_of(session, case.case_id)
    assert (action.letter_id, action.on) == (letter.id, dated_on)
    assert action.counts_until == day("2029-05-20")


def test_a_step_is_taken_once_and_letters_are_numbered_on(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    issued(case)
    with pytest.raises(RuleBroken, match="Choose the step first"):
        issued(case)

    discipline.choose_step(case.work, case.case_id, case.person_id, "written-reprimand", "")

    assert issued(case).number == "2026-0042-02"


def test_issuing_drops_the_draft_in_the_same_transaction(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    draft = a_ready_draft(case)
    place = draft_place(case.case_id, "DOC17", case.person_id)
    drafts.keep(case.work, DRAFT_KIND, place, draft.plain())

    letters.issue(case.work, case.case_id, draft)

    assert drafts.find(case.work, DRAFT_KIND, place) is None


@pytest.mark.feature("G3")
def test_an_issued_letter_cannot_be_changed(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    letter = issued(case)

    with (
        pytest.raises(Exception, match="append-only"),
        case.work.vault.write(Action.CASE_CHANGED) as writing,
    ):
        writing.get(LetterRow, letter.id).paper = b"Another letter"

    paper = letters.paper(case.work, case.case_id, letter.id)
    assert hashlib.sha256(paper).hexdigest() == letter.sha256


@pytest.mark.feature("C2")
def test_a_later_edition_changes_no_word_of_what_is_alleged_or_issued(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    text = case.work.policy.clause("4020.SNS.A").text
    before = letters.preview(case.work, case.case_id, a_ready_draft(case))
    newer = an_edition(
        "2026-09",
        {"4020.toml": (b"effective_from = 2017-12-11", b"effective_from = 2018-01-01")},
    )

    policy.adopt(case.work, newer)

    assert case.work.policy.edition == "2026-09"
    assert letters.preview(case.work, case.case_id, a_ready_draft(case)) == before
    with case.work.vault.read() as session:
        row = session.get_one(AllegationRow, case.allegation_ids[0])
        assert (row.clause_text, row.edition) == (text, "2026-01")


def test_a_clause_that_is_gone_from_the_edition_is_quoted_as_it_was_alleged(
    tmp_path: Path,
) -> None:
    case = a_ready_case(tmp_path)
    others = tuple(c for c in case.work.policy.clauses if c.rule_id != "4020.SNS.A")
    case.work.policy = replace(case.work.policy, clauses=others)

    assert problems(case, a_ready_draft(case)) == []


@pytest.mark.parametrize("role", [Role.INVESTIGATOR, Role.ASSISTANT, Role.AUDITOR])
def test_only_the_director_issues(tmp_path: Path, role: Role) -> None:
    case = a_ready_case(tmp_path)

    with pytest.raises(NotPermitted):
        letters.issue(signed_in(case.work, role), case.case_id, a_ready_draft(case))

    assert written(case) == []


# Copies


def test_a_copy_is_saved_under_its_number_and_audited(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    letter = issued(case)
    folder = tmp_path / "copies"
    folder.mkdir()

    path = letters.export(case.work, case.case_id, letter.id, folder)

    assert path == folder / "Letter 2026-0042-01.pdf"
    assert path.read_bytes() == letters.paper(case.work, case.case_id, letter.id)
    assert path.stat().st_mode & 0o077 == 0
    assert trail(case.work, case.case_id)[-1] is Action.LETTER_EXPORTED


def test_a_copy_may_have_a_name_of_its_own(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    letter = issued(case)

    path = letters.export(case.work, case.case_id, letter.id, tmp_path / "mine.pdf")

    assert path == tmp_path / "mine.pdf"
    assert path.is_file()


def test_a_copy_that_cannot_be_written_leaves_no_entry(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    letter = issued(case)

    with pytest.raises(CannotWriteFile, match="no longer there"):
        letters.export(case.work, case.case_id, letter.id, tmp_path / "gone" / "mine.pdf")

    assert Action.LETTER_EXPORTED not in written(case)


def test_printing_is_audited_and_gives_the_same_bytes(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    letter = issued(case)

    paper = letters.print_copy(case.work, case.case_id, letter.id)

    assert paper == letters.paper(case.work, case.case_id, letter.id)
    assert written(case) == [Action.LETTER_ISSUED, Action.LETTER_PRINTED]


def test_the_letter_of_another_case_is_not_there(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    letter = issued(case)
    other = a_paper_case(case.work, number="2026-0043")

    for case_id, letter_id in ((other.case_id, letter.id), (case.case_id, new_id())):
        with pytest.raises(ChangedElsewhere):
            letters.paper(case.work, case_id, letter_id)
        with pytest.raises(ChangedElsewhere):
            letters.print_copy(case.work, case_id, letter_id)

    assert written(case) == [Action.LETTER_ISSUED]
