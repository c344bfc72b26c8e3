"""What this computer remembers: forgiving when read, quiet when it cannot be kept."""

from pathlib import Path

import pytest

from ui import preferences
from ui.keys import Keys
from ui.preferences import FILE, Preferences
from ui.tokens import Scheme


def test_what_was_kept_is_read_again(tmp_path: Path) -> None:
    kept = Preferences(1366, 768, 150, Scheme.DARK, "/media/backup", "id-1", {"cases": ["Owner"]})

    assert preferences.save(tmp_path / "new" / "folder", kept)

    assert preferences.load(tmp_path / "new" / "folder") == kept


def test_nothing_kept_means_the_usual(tmp_path: Path) -> None:
    assert preferences.load(tmp_path) == Preferences()


@pytest.mark.parametrize("words", ["{", "[1]", '{"width": "wide", "scheme": "pink", "x": 1}'])
def test_nonsense_means_the_usual(tmp_path: Path, words: str) -> None:
    (tmp_path / FILE).write_text(words, encoding="utf-8")

    assert preferences.load(tmp_path) == Preferences()


def test_a_folder_that_cannot_be_made_is_no_failure(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    assert not preferences.save(tmp_path / "file" / "folder", Preferences())


def test_no_key_is_bound_twice_in_one_place_and_each_has_words() -> None:
    places = [(key.keys, key.where) for key in Keys]

    assert len(set(places)) == len(places)
    assert all(key.words for key in Keys)
    assert Keys.SUBMIT.shown == "Ctrl+Enter"
