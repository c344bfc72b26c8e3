"""The theme: forced, chosen or the system's; fonts that are really there; the ring."""

import gc
import sys

import pytest
from PySide6.QtGui import QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import icons, tokens
from ui.components.buttons import Button
from ui.components.labels import Label
from ui.icons import Icon
from ui.style import FocusRing
from ui.theme import apply_theme
from ui.tokens import SANS, Colour, Scheme


def test_a_switch_reaches_what_is_already_on_the_screen(qapp: QApplication, qtbot: QtBot) -> None:
    label = Label("Words")
    qtbot.addWidget(label)

    apply_theme(qapp, Scheme.DARK, 150)

    assert label.palette().color(QPalette.ColorRole.WindowText).name() == "#e9ecf1"
    assert label.font().pixelSize() == tokens.scaled(13)
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == "#15181d"


def test_the_environment_overrides_the_choice(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HRCASE_COLOR_SCHEME", "dark")

    apply_theme(qapp, Scheme.LIGHT)

    assert tokens.scheme() is Scheme.DARK


def test_where_the_system_says_nothing_it_is_light(qapp: QApplication) -> None:
    apply_theme(qapp, None)

    assert tokens.scheme() is Scheme.LIGHT


def test_a_change_of_the_system_applies_the_theme_again(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply_theme(qapp, None, 120)
    monkeypatch.setenv("HRCASE_COLOR_SCHEME", "dark")

    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())

    assert tokens.scheme() is Scheme.DARK
    assert tokens.text_percent() == 120


def test_the_font_is_the_bundled_one(qapp: QApplication) -> None:
    assert qapp.font().family() == SANS
    assert QFontInfo(tokens.font(semibold=True)).family() == SANS
    assert QFontInfo(tokens.font(semibold=True)).weight() == QFont.Weight.DemiBold


@pytest.mark.parametrize("icon", Icon)
def test_every_icon_is_there_and_draws_something(icon: Icon) -> None:
    image = icons.icon(icon, Colour.TEXT).pixmap(16).toImage()

    inked = sum(image.pixelColor(x, y).alpha() > 60 for x in range(16) for y in range(16))
    assert inked > 8


def test_the_ring_goes_round_the_button_that_has_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    first, second, plain = Button("First"), Button("Second"), QWidget()
    plain.setFocusPolicy(first.focusPolicy())
    for part in (first, second, plain):
        column.addWidget(part)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    first.setFocus()
    ring = next(part for part in window.findChildren(FocusRing))
    assert ring.widget() is first
    second.setFocus()
    assert ring.widget() is second
    window.grab()
    plain.setFocus()
    assert ring.widget() is None


def test_a_ring_that_went_with_its_window_is_made_anew(qtbot: QtBot) -> None:
    for words in ("First window", "Second window"):
        window = QWidget()
        button = Button(words)
        QVBoxLayout(window).addWidget(button)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        button.setFocus()
        rings = window.findChildren(FocusRing)
        assert [ring.widget() for ring in rings] == [button]
        del rings
        window.close()
        window.deleteLater()


def test_setting_words_loses_no_reference_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    gc.collect()
    before = sys.getrefcount(None)

    for _ in range(1000):
        label.setText("words")

    assert abs(sys.getrefcount(None) - before) < 100
