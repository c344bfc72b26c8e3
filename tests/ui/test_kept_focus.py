"""The keyboard goes on from where it was, although the page was made anew."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.desk import on_screen
from ui.kept_focus import KeptFocus


def a_page(qtbot: QtBot, *words: str) -> tuple[QWidget, list[QPushButton]]:
    """A field, then a button for each word."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.addWidget(QLineEdit())
    made = [QPushButton(one) for one in words]
    for button in made:
        column.addWidget(button)
    on_screen(qtbot, page)
    return page, made


def made_anew(page: QWidget, old: list[QPushButton], *words: str) -> list[QPushButton]:
    """Other buttons instead of the ones before."""
    for one in old:
        one.hide()
        one.deleteLater()
    fresh = [QPushButton(one, page) for one in words]
    for button in fresh:
        button.show()
    return fresh


def test_the_button_with_the_same_words_has_it_again(qtbot: QtBot) -> None:
    page, old = a_page(qtbot, "Decide", "Mark it")
    old[1].setFocus()

    kept = KeptFocus(page)
    fresh = made_anew(page, old, "Record", "Decide", "Mark it")
    kept.put_back_soon()

    qtbot.waitUntil(fresh[2].hasFocus)


def test_what_took_the_place_has_it_where_the_words_are_gone(qtbot: QtBot) -> None:
    page, old = a_page(qtbot, "Decide", "Mark it")
    old[0].setFocus()

    kept = KeptFocus(page)
    fresh = made_anew(page, old, "Mark it")
    kept.put_back()

    assert page.focusWidget() is fresh[0]


def test_the_last_part_has_it_where_nothing_took_the_place(qtbot: QtBot) -> None:
    page, old = a_page(qtbot, "Decide", "Mark it")
    old[1].setFocus()

    kept = KeptFocus(page)
    made_anew(page, old)
    kept.put_back()

    field = page.findChild(QLineEdit)
    assert field is not None
    assert page.focusWidget() is field


def test_a_part_that_stayed_keeps_it(qtbot: QtBot) -> None:
    page, (button,) = a_page(qtbot, "Decide")
    button.setFocus()
    kept = KeptFocus(page)
    page.findChildren(QLineEdit)[0].setFocus()

    kept.put_back()

    assert page.focusWidget() is button


def test_a_part_that_stayed_does_not_call_it_back(qtbot: QtBot) -> None:
    page, (button,) = a_page(qtbot, "Decide")
    button.setFocus()
    kept = KeptFocus(page)
    field = page.findChildren(QLineEdit)[0]
    field.setFocus()

    kept.put_back_soon()
    with qtbot.waitCallback() as later:
        QTimer.singleShot(0, page, later)

    assert page.focusWidget() is field


def test_a_focus_elsewhere_is_left_there(qtbot: QtBot) -> None:
    page, (button,) = a_page(qtbot, "Decide")
    button.setFocus()
    other = QWidget()
    on_screen(qtbot, other)

    kept = KeptFocus(other)
    kept.put_back_soon()
    kept.put_back()

    assert page.focusWidget() is button


def test_a_sheet_over_the_page_is_not_robbed_of_it(qtbot: QtBot) -> None:
    page, (button,) = a_page(qtbot, "Decide")
    button.setFocus()
    kept = KeptFocus(page)
    sheet = QDialog(page)
    inside = QLineEdit(sheet)
    sheet.show()
    inside.setFocus()

    kept.put_back()

    assert sheet.focusWidget() is inside
