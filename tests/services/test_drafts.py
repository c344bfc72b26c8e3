"""A form that is being typed survives, per kind, place and user, and leaves no entry."""

from pathlib import Path

from hrcase.domain.access import Role
from hrcase.services import drafts
from tests.builders import a_workspace, clock_of, signed_in, trail


def test_a_draft_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)

    saved_at = drafts.keep(work, "hotline-call", "2026-0042", {"reference": "R-7", "told": "Ä\n"})

    draft = drafts.find(work, "hotline-call", "2026-0042")
    assert draft is not None
    assert dict(draft.values) == {"reference": "R-7", "told": "Ä\n"}
    assert draft.saved_at == saved_at == work.now()


def test_a_draft_kept_again_replaces_the_earlier(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    drafts.keep(work, "note", "here", {"body": "One"})
    clock_of(work).pass_by(seconds=2)

    drafts.keep(work, "note", "here", {"body": "One two"})

    draft = drafts.find(work, "note", "here")
    assert draft is not None
    assert dict(draft.values) == {"body": "One two"}
    assert draft.saved_at == work.now()


def test_drafts_differ_by_kind_place_and_user(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    drafts.keep(work, "note", "here", {"body": "Mine"})

    assert drafts.find(work, "letter", "here") is None
    assert drafts.find(work, "note", "there") is None
    assert drafts.find(signed_in(work, Role.INVESTIGATOR), "note", "here") is None


def test_a_dropped_draft_is_gone_and_dropping_nothing_is_fine(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    drafts.keep(work, "note", "here", {"body": "Mine"})

    drafts.drop(work, "note", "here")
    drafts.drop(work, "note", "here")

    assert drafts.find(work, "note", "here") is None


def test_drafts_stay_out_of_the_trail(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)

    drafts.keep(work, "note", "here", {"body": "Mine"})
    drafts.drop(work, "note", "here")

    assert trail(work) == []
