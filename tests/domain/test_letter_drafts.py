"""A letter being written is kept as plain values and comes back as it was."""

import json

from hrcase.domain.letter_drafts import LetterDraft, draft_place
from hrcase.storage.tables.base import new_id
from tests.builders import day


def test_a_draft_survives_being_kept_as_json() -> None:
    draft = LetterDraft(
        code="DOC17",
        person_id=new_id(),
        dated_on=day("2026-05-18"),
        delivery="By hand",
        clause_ids=("4020.SNS.A", "1610.A"),
        values={"facts": "Words"},
        supervisor="Tamsin Roe",
        supervisor_title="Principal",
        copies=("Principal, Fictional High A",),
    )

    assert LetterDraft.from_plain(json.loads(json.dumps(draft.plain()))) == draft


def test_each_case_kind_and_addressee_has_an_own_place() -> None:
    case_id, person_id = new_id(), new_id()

    assert draft_place(case_id, "DOC17", person_id) == f"{case_id}/DOC17/{person_id}"
