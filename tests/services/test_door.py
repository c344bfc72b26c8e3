"""What is known of a vault before it is open."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from hrcase.errors import VaultInUse
from hrcase.services import door
from tests.builders import at
from tests.vaults import a_closed_vault

NOW = at("2026-11-22 16:50")
HOTLINE = "1-800-522-3511"


def test_without_a_vault_the_card_that_ships_is_shown(tmp_path: Path) -> None:
    assert door.card(tmp_path).hotline == HOTLINE


def test_a_damaged_card_gives_way_to_the_one_that_ships(tmp_path: Path) -> None:
    (tmp_path / door.CARD).write_text('{"lines": [{"nonsense": 1}]}')

    assert door.card(tmp_path).lines


def test_the_card_beside_the_header_is_the_one_shown(tmp_path: Path) -> None:
    made = a_closed_vault(tmp_path)
    kept = (made.folder / door.CARD).read_text()
    (made.folder / door.CARD).write_text(kept.replace(HOTLINE, "1-800-555-0140"))

    assert door.card(made.folder).hotline == "1-800-555-0140"


@pytest.mark.feature("P6")
def test_a_demo_is_marked_for_ever(tmp_path: Path) -> None:
    door.mark_demo(tmp_path / "demo", NOW)

    assert door.is_demo(tmp_path / "demo")
    assert not door.holds_real_vault(tmp_path / "demo")


def test_a_demo_is_fresh_for_half_a_day(tmp_path: Path) -> None:
    made = a_closed_vault(tmp_path)
    folder = made.folder.rename(tmp_path / "demo")
    (folder / door.DEMO).write_text(f"invented\n{NOW.isoformat()}\n")

    assert door.demo_is_fresh(folder, NOW + timedelta(hours=11))
    assert not door.demo_is_fresh(folder, NOW + timedelta(hours=13))
    assert not door.demo_is_fresh(folder, NOW - timedelta(hours=1))
    assert not door.demo_is_fresh(tmp_path, NOW)


@pytest.mark.feature("P6")
def test_the_demo_keeps_its_hands_off_a_real_vault(tmp_path: Path) -> None:
    made = a_closed_vault(tmp_path)

    with pytest.raises(VaultInUse, match="folder of its own"):
        door.mark_demo(made.folder, NOW)
    assert not door.is_demo(made.folder)


def test_the_unlock_window_loads_no_database() -> None:
    words = "import sys; import hrcase.services.door; print('sqlalchemy' in sys.modules)"
    said = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", words], capture_output=True, check=True
    )

    assert said.stdout.strip() == b"False"
