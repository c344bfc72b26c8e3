"""The emergency card is there from the first second, vault or not."""

from pathlib import Path

import pytest

from hrcase.services import door, emergency
from tests.vaults import a_closed_vault, unlocked


@pytest.mark.feature("E7")
def test_the_card_opens_without_a_vault_and_holds_no_case_data(tmp_path: Path) -> None:
    card = door.card(tmp_path)

    assert card.hotline in [line.phone for line in card.lines]
    assert "911" in card.lines[0].words


@pytest.mark.feature("E7")
def test_the_card_beside_the_header_is_the_one_in_force(tmp_path: Path) -> None:
    work = unlocked(a_closed_vault(tmp_path))

    assert door.card(work.folder) == door.card(tmp_path / "nowhere")
    (work.folder / door.CARD).write_text("{")
    assert door.card(work.folder).hotline == work.policy.contact("dhs-hotline").phone


def test_a_card_that_cannot_be_kept_stops_nobody(tmp_path: Path) -> None:
    work = unlocked(a_closed_vault(tmp_path))
    (work.folder / door.CARD).unlink()
    (work.folder / door.CARD).mkdir()

    emergency.keep_card(work)

    assert door.card(work.folder).lines
