"""A letter is filled from its case, refused with every problem at once, and frozen when issued."""

import hashlib
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from hrcase.domain.access import Role
from hrcase.domain.audit import Action
from hrcase.domain.letter_drafts import DRAFT_KIND, LetterDraft, draft_place
from hrcase.domain.letters import Problem
from hrcase.errors import CannotSave, CannotWriteFile, ChangedElsewhere, NotPermitted, RuleBroken
from hrcase.services import discipline, drafts, letters, policy
from hrcase.storage.action_queries import actions_of
from hrcase.storage.letter_files import letter_files
from hrcase.storage.letter_queries import letter_row
from hrcase.storage.tables.allegations import AllegationRow
from hrcase.storage.tables.base import new_id
from hrcase.storage.tables.papers import LetterRow
from hrcase.storage.tables.people import PersonRow
from hrcase.storage.writing import trail_head
from tests.builders import day, signed_in, trail
from tests.paper_cases import (
    FACTS,
    PaperCase,
    a_paper_case,
    a_ready_case,
    a_ready_draft,
    an_office,
    earlier_step,
    found,
    issued,
    with_words,
)
from tests.pdf.reader import artifacts, spoken
from tests.services.test_policy import an_edition

ACTIONS_LEFT = (Action.LETTER_ISSUED, Action.LETTER_EXPORTED, Action.LETTER_PRINTED)


def problems(case: PaperCase, draft: LetterDraft) -> list[Problem]:
    return letters.problems(case.work, case.case_id, draft)


def written(case: PaperCase) -> list[Action]:
    return [action for action in trail(case.work) if action in ACTIONS_LEFT]


def words_of(paper: bytes) -> str:
    """What is read aloud, then what stands in the margins, in single spaces."""
    margins = [line for page in artifacts(paper) for line in page]
    return " ".join(" ".join([*(one.text for one in spoken(paper)), *margins]).split())


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


def test_a_preview_is_marked_as_a_draft_and_leaves_no_entry(tmp_path: Path) -> None:
    case = found(a_paper_case(an_office(tmp_path)))
    before = trail(case.work)
    draft = with_words(a_ready_draft(case), directives="")

    paper = letters.preview(case.work, case.case_id, replace(draft, clause_ids=("4020.NONE.1",)))

    assert "Draft, no seal yet" in words_of(paper)
    assert trail(case.work) == before


def test_a_site_that_the_address_names_too_is_printed_once(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    with case.work.vault.write(Action.PERSON_CHANGED) as writing:
        row = writing.get(PersonRow, case.person_id)
        row.address = f"Fictional High A\n{row.address}"

    paper = letters.preview(case.work, case.case_id, a_ready_draft(case))

    assert "Ms. Sable Quenby Fictional High A 1200 Sumac Street" in words_of(paper)


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


@pytest.mark.feature("L1")
def test_a_copy_that_cannot_be_recorded_does_not_stay(tmp_path: Path) -> None:
    case = a_ready_case(tmp_path)
    letter = issued(case)

    def fail() -> datetime:
        raise CannotSave("The drive is full.")

    work = replace(case.work, vault=replace(case.work.vault, clock=fail))
    with pytest.raises(CannotSave):
        letters.export(work, case.case_id, letter.id, tmp_path / "mine.pdf")

    assert not (tmp_path / "mine.pdf").exists()
    assert Action.LETTER_EXPORTED not in trail(case.work)


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
