"""A mistake of the program is said without a word of any case, and work goes on."""

import logging
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.person import Person
from ui import failures
from ui.failure_sheet import FailureSheet

SECRET = "Tobin Wexcombe"


@pytest.fixture(autouse=True)
def hook_put_back() -> Iterator[None]:
    before = sys.excepthook
    yield
    sys.excepthook = before


def break_with_a_name() -> None:
    name = SECRET
    raise KeyError(name)


def catch(hook: failures.Hook) -> None:
    try:
        break_with_a_name()
    except KeyError as failure:
        hook(type(failure), failure, failure.__traceback__)


def test_type_place_and_versions_are_logged_and_told_and_nothing_else(
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[str] = []
    hook = failures.install(told.append)

    with caplog.at_level(logging.ERROR):
        catch(hook)

    assert sys.excepthook is hook
    assert told[0].startswith("KeyError\ntests/ui/test_failures.py:")
    assert "Qt 6.11.3" in told[0]
    for words in (told[0], caplog.text):
        assert SECRET not in words
    assert "unexpected: KeyError" in caplog.text


def test_an_interrupt_is_left_to_python(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[str] = []
    hook = failures.install(told.append)

    hook(KeyboardInterrupt, KeyboardInterrupt(), None)

    assert told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_a_file_of_a_library_is_named_without_its_folders() -> None:
    assert failures._short("/somewhere/else/lib.py") == "lib.py"


def test_the_person_is_told_once_and_goes_on(qtbot: QtBot, me: Person) -> None:
    window = QWidget()
    window.resize(900, 600)
    qtbot.addWidget(window)
    window.show()
    hook = failures.install()

    catch(hook)
    catch(hook)

    me.sees("Everything that was saved is safe.")
    assert len(window.findChildren(FailureSheet)) == 1
    me.presses("Copy the facts")
    assert "KeyError" in QApplication.clipboard().text()
    QApplication.clipboard().clear()
    me.presses("Go on")
    me.sees_no_more("The program made a mistake")


def test_without_a_window_it_is_only_logged() -> None:
    failures.show_failure("KeyError")

    assert QApplication.activeWindow() is None
