"""Wrong tries: slowed, counted, handed over, and never a lock-out."""

from datetime import timedelta
from pathlib import Path

import pytest

from hrcase.errors import CannotSave
from hrcase.storage.attempts import (
    ATTEMPTS,
    LONGEST_WAIT,
    WrongTry,
    count_pin,
    forget_pins,
    note_wrong,
    take_all,
    waiting,
    wrong_tries,
)
from tests.storage.vault_parts import DANA, LEE, NOON

SECOND = timedelta(seconds=1)


def after_tries(folder: Path, tries: int) -> timedelta:
    for _ in range(tries):
        note_wrong(folder, DANA, NOON)
    return waiting(folder, NOON)


@pytest.mark.feature("K2")
def test_the_wait_grows_with_each_wrong_try(tmp_path: Path) -> None:
    waits = [after_tries(tmp_path, 1) // SECOND for _ in range(7)]

    assert waits == [0, 0, 5, 10, 20, 40, 80]


def test_the_wait_has_an_end(tmp_path: Path) -> None:
    assert after_tries(tmp_path, 40) == LONGEST_WAIT


def test_the_wait_passes(tmp_path: Path) -> None:
    after_tries(tmp_path, 3)

    assert waiting(tmp_path, NOON + 2 * SECOND) == 3 * SECOND
    assert waiting(tmp_path, NOON + 60 * SECOND) == timedelta()


def test_a_clock_set_back_keeps_nobody_out(tmp_path: Path) -> None:
    after_tries(tmp_path, 9)

    assert waiting(tmp_path, NOON - timedelta(days=900)) == timedelta()


def test_no_try_means_no_wait(tmp_path: Path) -> None:
    assert waiting(tmp_path, NOON) == timedelta()


def test_time_and_slot_are_kept_and_no_name(tmp_path: Path) -> None:
    note_wrong(tmp_path, DANA, NOON)
    note_wrong(tmp_path, LEE, NOON + SECOND)

    assert wrong_tries(tmp_path) == (WrongTry(NOON, DANA), WrongTry(NOON + SECOND, LEE))


def test_taken_tries_are_gone_and_the_wait_with_them(tmp_path: Path) -> None:
    after_tries(tmp_path, 4)

    assert len(take_all(tmp_path)) == 4
    assert take_all(tmp_path) == ()
    assert waiting(tmp_path, NOON) == timedelta()


def test_wrong_pins_are_counted_apart(tmp_path: Path) -> None:
    count_pin(tmp_path, DANA)
    note_wrong(tmp_path, DANA, NOON)
    take_all(tmp_path)

    assert count_pin(tmp_path, LEE) == 1
    assert count_pin(tmp_path, DANA) == 2

    forget_pins(tmp_path, DANA)
    forget_pins(tmp_path, DANA)

    assert count_pin(tmp_path, DANA) == 1
    assert count_pin(tmp_path, LEE) == 2


def test_a_pin_that_cannot_be_counted_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotSave):
        count_pin(tmp_path / "gone", DANA)


def test_a_wrong_passphrase_that_cannot_be_counted_stops_nobody(tmp_path: Path) -> None:
    note_wrong(tmp_path / "gone", DANA, NOON)

    assert waiting(tmp_path / "gone", NOON) == timedelta()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"{}",
        b'{"tries": [{"at": "2026-11-22T12:00:00", "slot": "x"}], "pins": {}}',
        b'{"tries": [{"at": "never"}], "pins": {}}',
        b'{"tries": [], "pins": {"x": 1}}',
        b'{"tries": ["x"], "pins": {}}',
    ],
)
def test_a_damaged_file_locks_nobody_out(tmp_path: Path, content: bytes) -> None:
    (tmp_path / ATTEMPTS).write_bytes(content)

    assert waiting(tmp_path, NOON) == timedelta()
    note_wrong(tmp_path, DANA, NOON)
    assert len(wrong_tries(tmp_path)) == 1


def test_the_file_stays_small(tmp_path: Path) -> None:
    tries = [{"at": NOON.isoformat(), "slot": str(DANA)}] * 700
    (tmp_path / ATTEMPTS).write_text(f'{{"tries": {tries}, "pins": {{}}}}'.replace("'", '"'))

    note_wrong(tmp_path, LEE, NOON)

    assert len(wrong_tries(tmp_path)) == 500
    assert wrong_tries(tmp_path)[-1].slot_id == LEE
