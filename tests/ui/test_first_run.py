"""The first run: five steps, ended only by a kit that works; left in the middle, it goes on."""

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from hrcase.services import door
from tests.offices import Office
from tests.person import Person
from tests.vaults import PASSPHRASE

NAME = "Maren Oldacre"
LETTERHEAD = {
    "District": "Redbud Public Schools",
    "Office": "Human Resources",
    "Street": "1200 East Sycamore Avenue",
    "City, state and ZIP code": "Redbud, Oklahoma 74055",
    "Telephone": "918-555-0140",
    "Name of the signer": NAME,
    "Title of the signer": "Executive Director of Human Resources",
}


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Iterator[Office]:
    made = Office(qtbot, tmp_path / "vault", tmp_path / "state", is_chosen=False)
    yield made
    made.close()


@pytest.fixture
def me(qtbot: QtBot) -> Person:
    return Person(qtbot, 30_000)


def _makes_the_vault(me: Person, passphrase: str = PASSPHRASE) -> None:
    me.types("Your name, as the trail shall show it", NAME)
    me.types("Name of the office", "Human Resources")
    me.types("Passphrase", passphrase)
    me.types("The same once more", passphrase)
    me.presses("Make the vault")


def _words_on(paper: Path) -> str:
    """What a person reads on the paper: the numbered words, then the check word."""
    document = pypdfium2.PdfDocument(paper)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


@pytest.mark.feature("K2")
def test_the_rules_are_ticked_while_the_passphrase_is_typed(office: Office, me: Person) -> None:
    office.start()

    me.types("Passphrase", "short")
    me.sees("a lower-case letter: met")
    me.sees("at least 15 characters")
    assert not me.can_see("at least 15 characters: met")
    me.types("Passphrase", PASSPHRASE)

    me.sees("at least 15 characters: met")
    me.sees("a digit: met")


def test_two_different_passphrases_make_no_vault(office: Office, me: Person) -> None:
    office.start()
    me.types("Your name, as the trail shall show it", NAME)
    me.types("Name of the office", "Human Resources")
    me.types("Passphrase", PASSPHRASE)
    me.types("The same once more", PASSPHRASE + "x")

    me.presses("Make the vault")

    me.sees("The two passphrases differ")
    assert not office.folder.exists()


@pytest.mark.feature("M3")
@pytest.mark.feature("P6")
def test_the_first_run_from_passphrase_to_backup(
    office: Office, me: Person, tmp_path: Path
) -> None:
    office.answers.new_file = tmp_path / "kit.pdf"
    office.start()
    _makes_the_vault(me)

    me.presses("Save the kit as a PDF…")
    me.sees("Print it, then delete the file")
    me.types("The words, typed from the paper", "these are not the words")
    me.presses("Open a copy with these words")
    me.sees("The kit has 24 words")
    me.types("The words, typed from the paper", _kit_words(office.answers.new_file))
    me.presses("Open a copy with these words")

    for label, words in LETTERHEAD.items():
        me.types(label, words)
    me.presses("Save the letterhead")
    me.sees("Edition 2026-01")
    me.presses("Work with this edition")
    me.types("Folder of the backups", str(tmp_path / "stick"))
    me.presses("Back up now")
    me.sees("Backed up and checked")
    me.presses("Start working")

    assert office.window.isVisible()
    me.sees("Last verified backup today")
    assert [one.name for one in door.sign_ins(office.folder)] == [NAME]


@pytest.mark.feature("M3")
def test_a_first_run_left_before_the_kit_was_tried_goes_on_there(
    office: Office, me: Person
) -> None:
    office.start()
    _makes_the_vault(me)
    me.sees("The words, typed from the paper")
    office.close()

    office.start()
    me.types("Passphrase", PASSPHRASE)
    me.presses("Unlock")

    me.sees("Save the kit as a PDF…")
    assert office.run.desk is not None
    assert office.run.desk.window is None


def _kit_words(paper: Path) -> str:
    """The words as they stand under "The words", without their numbers."""
    listed = _words_on(paper).split("The words")[1].split("The check word")[0]
    return " ".join(word for word in listed.split() if word.isalpha())
