"""The tour's first part: a vault is set up in five steps, and its kit is tried."""

import re
from pathlib import Path

import pypdfium2

from ui.tour.guide import Guide, Step
from ui.tour.stories import founding


def choose_a_passphrase(guide: Guide) -> None:
    """First run, step 1: a passphrase whose rules are ticked while it is typed."""
    me = guide.me
    me.sees("Set up HR Case")
    said = founding()
    me.types("Your name, as the trail shall show it", said.name)
    me.types("Name of the office", said.office)
    me.types("Passphrase", "quiet")
    guide.picture("first-run-passphrase")
    me.types("Passphrase", said.passphrase)
    me.types("The same once more", said.passphrase)
    me.presses("Make the vault")


def try_the_kit(guide: Guide) -> None:
    """First run, step 2: the recovery kit is saved, its words typed from the paper."""
    me = guide.me
    me.presses("Save the kit as a PDF…")
    me.sees("Saved.")
    words = kit_words(guide.folder / "recovery-kit.pdf")
    me.types("The words, typed from the paper", " ".join(words))
    guide.picture("first-run-kit")
    me.presses("Open a copy with these words")


def fill_the_letterhead(guide: Guide) -> None:
    """First run, step 3: the letterhead."""
    for label, words in founding().letterhead.items():
        guide.me.types(label, words)
    guide.picture("first-run-letterhead")
    guide.me.presses("Save the letterhead")


def adopt_the_policy(guide: Guide) -> None:
    """First run, step 4: the edition of the rules."""
    guide.me.sees("Edition")
    guide.picture("first-run-policy")
    guide.me.presses("Work with this edition")


def make_a_backup(guide: Guide) -> None:
    """First run, step 5: a backup, restored to scratch and checked."""
    guide.me.presses("Choose the folder of the backups")
    guide.me.presses("Back up now")
    guide.me.sees("Start working")
    guide.picture("first-run-backup")
    guide.me.presses("Start working")


def see_an_empty_office(guide: Guide) -> None:
    """The empty office says what goes there."""
    guide.me.sees("No case is open")
    guide.makes_room()
    guide.picture("today-empty")


def kit_words(paper: Path) -> list[str]:
    """The words of a kit, read from its paper as a person would: number, then word."""
    document = pypdfium2.PdfDocument(paper)
    text = document[0].get_textpage().get_text_bounded()
    numbered = re.findall(r"^\s*(\d{1,2})\.?\s+([a-z]+)\s*$", text, re.MULTILINE)
    return [word for _, word in sorted(numbered, key=lambda pair: int(pair[0]))]


STEPS: tuple[Step, ...] = (
    choose_a_passphrase,
    try_the_kit,
    fill_the_letterhead,
    adopt_the_policy,
    make_a_backup,
    see_an_empty_office,
)
