"""Write, preview and issue letters; an issued one never changes again."""

from contextlib import ExitStack
from functools import cache
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from hrcase.domain.access import SEES, Reading, check_sees
from hrcase.domain.audit import Action
from hrcase.domain.discipline import counts_until
from hrcase.domain.letter_drafts import DRAFT_KIND, LetterDraft, draft_place
from hrcase.domain.letter_facts import (
    LetterCase,
    chosen_steps,
    first_draft,
    letter_of,
    letter_problems,
    quoted_clause,
    recipient_of,
)
from hrcase.domain.letters import Problem, Template, TrailSeal, letter_number
from hrcase.domain.papers import IssuedLetter
from hrcase.errors import RuleBroken
from hrcase.pdf.letter import render
from hrcase.pdf.style import check_printable
from hrcase.services.workspace import Workspace
from hrcase.storage import letter_queries, setting_queries
from hrcase.storage.access_queries import check_visible
from hrcase.storage.employee_queries import employee_facts
from hrcase.storage.files import write_file
from hrcase.storage.letter_files import letter_files, read_template, shipped_templates
from hrcase.storage.tables.papers import CorrectiveActionRow, LetterRow
from hrcase.storage.writing import Writing

IssuedPaper = tuple[IssuedLetter, bytes]


def templates(_work: Workspace) -> tuple[Template, ...]:
    """The kinds of letter that can be written."""
    return tuple(shipped_templates().values())


def start(work: Workspace, case_id: UUID, code: str, person_id: UUID) -> LetterDraft:
    """A letter with everything filled in that the case can say."""
    with_findings = Reading.INVESTIGATION in SEES[work.actor.role]
    return first_draft(_case(work, case_id, code, person_id), with_findings=with_findings)


def problems(work: Workspace, case_id: UUID, draft: LetterDraft) -> list[Problem]:
    """Everything that keeps the letter from being issued; empty when it is ready."""
    return _problems(_case(work, case_id, draft.code, draft.person_id), draft)


def preview(work: Workspace, case_id: UUID, draft: LetterDraft) -> bytes:
    """The letter as it will print, without number and seal; nothing is recorded."""
    case = _case(work, case_id, draft.code, draft.person_id)
    letter = letter_of(case, draft, None, unfinished=True)
    with work.vault.read() as session:
        watermark = setting_queries.watermark(session)
    return render(letter, case.facts.letterhead, None, draft=True, watermark=watermark)


def issue(work: Workspace, case_id: UUID, draft: LetterDraft) -> IssuedLetter:
    """Issue the letter: number, bytes, step and entry come to be together, for ever.

    Everything is checked here again, on what is stored now. Raises RuleBroken with all problems.
    """
    with work.write(Action.LETTER_ISSUED, case_id) as writing:
        facts = employee_facts(writing.session, work.actor, case_id, draft.person_id)
        case = LetterCase(work.policy, *_template(draft.code), facts, work.today())
        found = _problems_of_parts(case, draft)
        if found:
            raise RuleBroken(" ".join(one.sentence for one in found))
        row = writing.add(_row(work, writing, case, draft))
        _take_step(work, writing, case, row)
        place = draft_place(case_id, draft.code, draft.person_id)
        writing.drop_draft(DRAFT_KIND, place)
        writing.summary = f"{row.title} {row.number} issued"
        return letter_queries.issued_letter(writing.session, row)


def paper(work: Workspace, case_id: UUID, letter_id: UUID) -> bytes:
    """The bytes of an issued letter, as they were fixed."""
    check_sees(work.actor, Reading.CASE)
    with work.vault.read() as session:
        check_visible(session, work.actor, case_id)
        return letter_queries.paper_of(letter_queries.letter_row(session, case_id, letter_id))


def export(work: Workspace, case_id: UUID, letter_id: UUID, target: Path) -> Path:
    """Save a copy in a folder, or under a name of the person's choice.

    Raises CannotWriteFile; nothing is recorded then, and where nothing can be recorded no copy
    stays. The entry names no place outside the vault.
    """
    with ExitStack() as undo:
        with work.write(Action.LETTER_EXPORTED, case_id) as writing:
            letter, content = _issued(writing, case_id, letter_id)
            path = target / letter.file_name if target.is_dir() else target
            writing.summary = f"{letter.title} {letter.number} saved as a copy"
            write_file(path, content)
            undo.callback(path.unlink, missing_ok=True)
        undo.pop_all()
    return path


def print_copy(work: Workspace, case_id: UUID, letter_id: UUID) -> bytes:
    """The bytes of an issued letter for the printer; the entry comes first."""
    with work.write(Action.LETTER_PRINTED, case_id) as writing:
        letter, content = _issued(writing, case_id, letter_id)
        writing.summary = f"{letter.title} {letter.number} printed"
    return content


def _case(work: Workspace, case_id: UUID, code: str, person_id: UUID) -> LetterCase:
    check_sees(work.actor, Reading.CASE)
    with work.vault.read() as session:
        check_visible(session, work.actor, case_id)
        facts = employee_facts(session, work.actor, case_id, person_id)
    return LetterCase(work.policy, *_template(code), facts, work.today())


@cache
def _template(code: str) -> tuple[Template, str]:
    """The template of a kind of letter, with the SHA-256 of its file; read once."""
    for name, content in letter_files().items():
        template = read_template(name, content)
        if template.code == code:
            return template, sha256(content).hexdigest()
    raise RuleBroken(f"There is no wording for {code} yet. Choose another kind of letter.")


def _problems(case: LetterCase, draft: LetterDraft) -> list[Problem]:
    return _problems_of_parts(case, draft) or _refused_whole(case, draft)


def _problems_of_parts(case: LetterCase, draft: LetterDraft) -> list[Problem]:
    """What can be said field by field; the rest shows when the letter is set as a whole."""
    found = letter_problems(case, draft)
    for name, text in draft.values.items():
        label = case.template.label(name)
        found += _refused(name, label, [text])
    return found


def _refused(name: str, label: str, texts: list[str]) -> list[Problem]:
    try:
        check_printable(texts)
    except RuleBroken as refusal:
        return [Problem(name, label, str(refusal))]
    return []


def _refused_whole(case: LetterCase, draft: LetterDraft) -> list[Problem]:
    """What only the whole letter shows: an address too long, a name the fonts cannot print."""
    try:
        render(letter_of(case, draft, None), case.facts.letterhead, None)
    except RuleBroken as refusal:
        return [Problem("", case.template.title, str(refusal))]
    return []


def _row(work: Workspace, writing: Writing, case: LetterCase, draft: LetterDraft) -> LetterRow:
    """The letter as it is kept: rendered with the trail's latest entry before this one."""
    facts, head = case.facts, writing.head()
    ordinal = letter_queries.next_ordinal(writing.session, facts.case_id)
    number = letter_number(facts.case_number, ordinal)
    letter = letter_of(case, draft, number)
    seal, watermark = TrailSeal(head.number, head.seal), setting_queries.watermark(writing.session)
    content = render(letter, facts.letterhead, seal, watermark=watermark)
    return LetterRow(
        case_id=facts.case_id,
        number=number,
        code=case.template.code,
        title=case.template.title,
        person_id=facts.person_id,
        recipient=recipient_of(facts).name,
        dated_on=draft.dated_on,
        template_version=case.template.version,
        template_sha256=case.template_sha256,
        values=draft.plain(),
        clauses=_clauses(case, draft),
        paper=content,
        sha256=sha256(content).hexdigest(),
        issued_at=work.now(),
        issued_by=work.actor.name,
        trail_number=head.number,
        trail_seal=head.seal,
    )


def _clauses(case: LetterCase, draft: LetterDraft) -> list[dict[str, str]]:
    """Each clause word for word, as it is printed, with the day of its revision."""
    quoted = filter(None, (quoted_clause(case, clause_id) for clause_id in draft.clause_ids))
    return [
        {
            "clause_id": clause.clause_id,
            "text": clause.quotation,
            "revision": clause.revision.isoformat() if clause.revision else "",
        }
        for clause in quoted
    ]


def _take_step(work: Workspace, writing: Writing, case: LetterCase, letter: LetterRow) -> None:
    """The step that was chosen is taken by this letter, and counts from its date."""
    for chosen in chosen_steps(case):
        action = writing.get(CorrectiveActionRow, chosen.id)
        action.letter_id, action.on = letter.id, letter.dated_on
        action.counts_until = counts_until(work.policy.step(chosen.step), letter.dated_on)


def _issued(writing: Writing, case_id: UUID, letter_id: UUID) -> IssuedPaper:
    row = letter_queries.letter_row(writing.session, case_id, letter_id)
    return letter_queries.issued_letter(writing.session, row), letter_queries.paper_of(row)
