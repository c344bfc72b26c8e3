"""A finding is recorded with reasons, once everybody was told; a later one is added."""

from pathlib import Path
from uuid import UUID

import pytest

from hrcase.domain.access import Role
from hrcase.domain.allegations import Finding
from hrcase.domain.audit import Action
from hrcase.domain.determinations import Answer, Question
from hrcase.domain.notes import NoteText
from hrcase.errors import ChangedElsewhere, NotPermitted, RuleBroken
from hrcase.services import drafts, findings, notes
from hrcase.services.workspace import Workspace
from hrcase.storage.case_files import findings_of
from hrcase.storage.tables.allegations import DeterminationRow
from hrcase.storage.tables.base import new_id
from tests.builders import day, signed_in, trail
from tests.paper_cases import PaperCase, a_finding, a_paper_case, an_office, close


def stored(work: Workspace, case_id: UUID) -> tuple[Finding, ...]:
    with work.vault.read() as session:
        return findings_of(session, case_id)


def with_abuse_indicated(case: PaperCase) -> None:
    """The answer that makes a call to DHS required, before anybody called."""
    with case.work.vault.write(Action.DETERMINATION_MADE, case.case_id) as writing:
        writing.add(
            DeterminationRow(
                case_id=case.case_id,
                question=Question.ABUSE,
                answer=Answer.YES,
                reason="",
                decided_by="Maren Oldacre",
                decided_at=case.work.now(),
                facts=[],
            )
        )


def recorded(case: PaperCase) -> int:
    return trail(case.work, case.case_id).count(Action.FINDING_RECORDED)


def test_a_finding_is_kept_with_its_reasons_and_who_decided(tmp_path: Path) -> None:
    case = a_paper_case(an_office(tmp_path))
    note = notes.write_note(case.work, case.case_id, NoteText("Call", "One"))
    assert note.id is not None
    finding = a_finding(case.allegation_ids[0], note_ids=(note.id,))

    finding_id = findings.record_finding(case.work, case.case_id, finding)

    [kept] = stored(case.work, case.case_id)
    assert (kept.id, kept.result, kept.reasons) == (finding_id, "substantiated", finding.reasons)
    assert (kept.decided_by, kept.decided_on) == ("Maren Oldacre", day("2026-05-18"))
    assert kept.note_ids == (note.id,)
    assert trail(case.work, case.case_id)[-1] is Action.FINDING_RECORDED


def test_a_later_finding_is_added_and_the_earlier_stays(tmp_path: Path) -> None:
    case = a_paper_case(an_office(tmp_path))
    allegation_id = case.allegation_ids[0]
    findings.record_finding(case.work, case.case_id, a_finding(allegation_id))

    later = a_finding(allegation_id, result="inconclusive", decided_by="Idris Pelham")
    findings.record_finding(case.work, case.case_id, later)

    kept = stored(case.work, case.case_id)
    assert [one.result for one in kept] == ["substantiated", "inconclusive"]
    assert kept[1].decided_by == "Idris Pelham"


def test_recording_drops_the_draft(tmp_path: Path) -> None:
    case = a_paper_case(an_office(tmp_path))
    place = str(case.allegation_ids[0])
    drafts.keep(case.work, "finding", place, {"reasons": "Bec"})

    findings.record_finding(case.work, case.case_id, a_finding(case.allegation_ids[0]))

    assert drafts.find(case.work, "finding", place) is None


def test_a_finding_waits_for_every_required_notification(tmp_path: Path) -> None:
    case = a_paper_case(an_office(tmp_path))
    with_abuse_indicated(case)

    with pytest.raises(RuleBroken, match=r"while this is open: .*\(CK-B2\)"):
        findings.record_finding(case.work, case.case_id, a_finding(case.allegation_ids[0]))

    assert stored(case.work, case.case_id) == ()
    assert recorded(case) == 0


def test_a_finding_without_reasons_is_refused(tmp_path: Path) -> None:
    case = a_paper_case(an_office(tmp_path))

    with pytest.raises(RuleBroken, match="Give the reasons"):
        findings.record_finding(
            case.work, case.case_id, a_finding(case.allegation_ids[0], reasons="")
        )

    assert stored(case.work, case.case_id) == ()
    assert recorded(case) == 0


def test_a_finding_points_only_to_what_belongs_to_its_case(tmp_path: Path) -> None:
    work = an_office(tmp_path)
    case, other = a_paper_case(work), a_paper_case(work, number="2026-0043")

    with pytest.raises(ChangedElsewhere):
        findings.record_finding(work, case.case_id, a_finding(other.allegation_ids[0]))
    with pytest.raises(ChangedElsewhere):
        findings.record_finding(
            work, case.case_id, a_finding(case.allegation_ids[0], note_ids=(new_id(),))
        )

    assert stored(work, case.case_id) == stored(work, other.case_id) == ()
    assert recorded(case) == 0


def test_a_closed_case_takes_no_finding(tmp_path: Path) -> None:
    case = a_paper_case(an_office(tmp_path))
    close(case)

    with pytest.raises(RuleBroken, match="closed"):
        findings.record_finding(case.work, case.case_id, a_finding(case.allegation_ids[0]))

    assert stored(case.work, case.case_id) == ()


def test_an_assistant_records_no_finding(tmp_path: Path) -> None:
    case = a_paper_case(an_office(tmp_path))

    with pytest.raises(NotPermitted):
        findings.record_finding(
            signed_in(case.work, Role.ASSISTANT), case.case_id, a_finding(case.allegation_ids[0])
        )

    assert recorded(case) == 0
