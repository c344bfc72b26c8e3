"""Locking: drafts first, then another process; back to place and caret; idle, screen and sleep."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hrcase.domain.audit import Action, TrailQuestion
from hrcase.services import audit, drafts, opening
from hrcase.storage.vault_header import read_header
from tests.offices import InUse, Office, a_vault_in_use
from tests.person import Person
from tests.vaults import Made, unlocked
from ui.idle import IdleWatch
from ui.place import HandOver, Place, as_text, from_text
from ui.system_lock_linux import BusLock

SENTENCE = "A parent called about messages at night."
TEXT = "What were you told? One sentence is enough."


@pytest.fixture
def vault(tmp_path: Path) -> InUse:
    return a_vault_in_use(tmp_path)


@pytest.fixture
def office(qtbot: QtBot, vault: InUse, tmp_path: Path) -> Iterator[Office]:
    made = Office(qtbot, vault.folder, tmp_path / "state")
    yield made
    made.close()


@pytest.fixture
def me(qtbot: QtBot) -> Person:
    return Person(qtbot, 15_000)


@pytest.mark.feature("K3")
def test_a_lock_keeps_what_is_being_typed_before_it_leaves(
    office: Office, vault: InUse, me: Person
) -> None:
    office.unlock(me)
    me.presses("New report")
    me.types(TEXT, SENTENCE)

    me.hits("Ctrl+L")
    office.waits_until(office.has_left)

    work = unlocked(Made(vault.folder, vault.director, vault.investigator))
    kept = drafts.find(work, "report", "new")
    opening.lock(work)
    assert kept is not None
    assert SENTENCE in json.dumps(kept.values)


def test_unlocking_comes_back_to_the_same_place_and_caret(office: Office, me: Person) -> None:
    office.unlock(me)
    me.presses("People")
    me.hits("Ctrl+N")
    me.types(TEXT, SENTENCE)
    field = QApplication.focusWidget()
    assert isinstance(field, QPlainTextEdit)
    cursor = field.textCursor()
    cursor.setPosition(9)
    field.setTextCursor(cursor)
    me.hits("Ctrl+L")
    office.waits_until(office.has_left)
    handed = from_text(as_text(office.replaced[0]))
    office.close()

    office.start(handed)
    office.unlock(me)
    me.sees(TEXT)

    office.waits_until(lambda: _caret() == 9)
    assert me.reads(TEXT) == SENTENCE
    assert handed is not None
    assert handed.place.section == "people"


def _caret() -> int:
    field = QApplication.focusWidget()
    return field.textCursor().position() if isinstance(field, QPlainTextEdit) else -1


def test_what_is_handed_over_is_ids_alone(office: Office, me: Person) -> None:
    office.unlock(me)
    me.presses("New report")
    me.types(TEXT, SENTENCE)

    me.hits("Ctrl+L")
    office.waits_until(office.has_left)

    assert "messages" not in as_text(office.replaced[0])


def test_a_lock_writes_the_latest_seal_into_the_header(
    office: Office, vault: InUse, me: Person
) -> None:
    before = read_header(vault.folder).trail.number
    office.unlock(me)

    me.hits("Ctrl+L")
    office.waits_until(office.has_left)

    head = read_header(vault.folder).trail
    work = unlocked(Made(vault.folder, vault.director, vault.investigator))
    lines = audit.trail(work, TrailQuestion())
    opening.lock(work)
    assert head.number > before
    assert next(one for one in lines if one.number == head.number).action == Action.VAULT_LOCKED


def test_closing_the_window_locks_and_ends(office: Office, vault: InUse, me: Person) -> None:
    window = office.unlock(me)

    window.close()
    office.waits_until(office.has_left)

    assert office.ended
    assert not (vault.folder / "in-use.txt").exists()


@pytest.mark.feature("K3")
def test_the_last_idle_minute_is_counted_down_in_sight(office: Office, me: Person) -> None:
    window = office.unlock(me)
    assert office.run.desk is not None
    idle = office.run.desk.idle
    assert idle is not None

    idle._last -= 9 * 60 + 13

    me.sees("HR Case locks in 4")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Shift)
    me.sees_no_more("HR Case locks in")


@pytest.mark.feature("K3")
def test_ten_idle_minutes_lock_and_say_so(office: Office, me: Person) -> None:
    office.unlock(me)
    assert office.run.desk is not None
    assert office.run.desk.idle is not None

    office.run.desk.idle._last -= 10 * 60
    office.waits_until(office.has_left)

    assert office.replaced[0].because == "after 10 minutes without use"


def test_a_vault_that_vanished_is_covered_and_says_why(
    office: Office, vault: InUse, me: Person
) -> None:
    office.unlock(me)
    me.presses("New report")
    me.types(TEXT, SENTENCE)
    shutil.move(vault.folder, vault.folder.with_name("elsewhere"))

    assert office.run.desk is not None
    office.run.desk.lock()

    me.sees("This could not be locked yet")
    me.sees("The vault's folder is no longer there")
    assert not me.can_see(SENTENCE) or _is_covered(office)
    shutil.move(vault.folder.with_name("elsewhere"), vault.folder)
    me.presses("Try again")
    office.waits_until(office.has_left)


def _is_covered(office: Office) -> bool:
    """Whether the cover lies over everything: it is opaque, as large as the window, and on top."""
    window = office.window
    cover = window.cover  # type: ignore[attr-defined]  # the main window's
    return bool(cover.isVisible() and cover.size() == window.size())


def test_a_lock_in_spite_of_lost_words_is_the_persons_choice(
    office: Office, vault: InUse, me: Person
) -> None:
    office.unlock(me)
    shutil.move(vault.folder, vault.folder.with_name("elsewhere"))
    me.hits("Ctrl+L")

    me.presses("Lock without keeping it")

    office.waits_until(office.has_left)
    assert office.replaced


class Seconds:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_sleep_counts_as_idle(qtbot: QtBot) -> None:
    clock = Seconds()
    idle = IdleWatch(10, clock)
    clock.now += 8 * 3600

    with qtbot.waitSignal(idle.expired):
        idle.look()


def test_a_key_during_the_countdown_stays(qtbot: QtBot) -> None:
    clock = Seconds()
    idle = IdleWatch(10, clock)
    clock.now += 9 * 60 + 30

    with qtbot.waitSignal(idle.counting) as counted:
        idle.look()
    with qtbot.waitSignal(idle.stayed):
        idle.attend()

    assert counted.args == [30]


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a message bus of its own."""
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("dbus-daemon is not installed here")
    daemon = subprocess.Popen(  # noqa: S603 - the system's own bus
        [program, "--session", "--print-address", "--nofork"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout is not None
    yield daemon.stdout.readline().strip()
    daemon.terminate()
    daemon.wait()
    daemon.stdout.close()


@pytest.mark.feature("K3")
@pytest.mark.parametrize(
    ("sent", "because"),
    [
        (
            "/ScreenSaver org.freedesktop.ScreenSaver.ActiveChanged boolean:true",
            "when the screen was locked",
        ),
        (
            "/org/gnome/ScreenSaver org.gnome.ScreenSaver.ActiveChanged boolean:true",
            "when the screen was locked",
        ),
        (
            "/org/freedesktop/login1 org.freedesktop.login1.Manager.PrepareForSleep boolean:true",
            "when the computer went to sleep",
        ),
        (
            "/org/freedesktop/login1/session/_31 org.freedesktop.login1.Session.Lock",
            "when the screen was locked",
        ),
    ],
)
def test_what_the_system_says_locks(qtbot: QtBot, bus: str, sent: str, because: str) -> None:
    connection = QDBusConnection.connectToBus(bus, "hrcase-test")
    lock = BusLock(connection, connection)

    with qtbot.waitSignal(lock.locked) as heard:
        subprocess.run(  # noqa: S603 - the system's own tool
            ["dbus-send", f"--bus={bus}", "--type=signal", *sent.split()],  # noqa: S607 - on the path
            check=True,
        )

    QDBusConnection.disconnectFromBus("hrcase-test")
    assert heard.args == [because]


def test_a_hand_over_survives_its_way_through_text() -> None:
    handed = HandOver(
        Place("cases", None, ("Notes", "x"), "new report", "0:words", 7), "16:31", "so"
    )

    assert from_text(as_text(handed)) == handed
    assert from_text(as_text(replace(handed, since=""))) != handed


@pytest.mark.parametrize("nonsense", ["", "{}", "[]", '{"place": 3}', "not json"])
def test_nonsense_is_no_hand_over(nonsense: str) -> None:
    assert from_text(nonsense) is None
