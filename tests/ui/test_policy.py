"""The policy can be read and searched, and a new edition is adopted whole or not at all."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrcase.domain.access import Role
from hrcase.services import policy
from hrcase.storage.policy_files import shipped_files
from tests.desk import a_desk_of, on_screen, quiet, told
from tests.person import Person
from ui.choosers import Choosers
from ui.core_thread import CoreThread
from ui.screens.policy import PolicyScreen


def a_screen(qtbot: QtBot, core: CoreThread, folder: Path | None = None) -> PolicyScreen:
    screen = PolicyScreen(core, choose=Choosers(folder=lambda *_: folder))
    on_screen(qtbot, screen)
    quiet(qtbot, core)
    return screen


def an_edition(folder: Path, name: str) -> Path:
    """The files that ship, as the edition of that name."""
    folder.mkdir()
    for file, content in shipped_files().items():
        (folder / file).write_bytes(content.replace(b'edition = "2026-01"', name.encode()))
    return folder


@pytest.mark.feature("C1")
def test_a_clause_is_read_with_everything_about_it(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    a_screen(qtbot, core)
    me.sees("In order to maintain and preserve")

    me.opens("SSI.5b")

    me.sees("otherwise indicating to students an interest in a romantic or sexual relationship")
    me.sees("Forbidden")
    me.sees("Not yet confirmed by counsel")
    me.sees("Policy 4020, STAFF/STUDENT INTERACTIONS (SSI.5b)")
    me.sees("12/11/17, in force from 11 Dec 2017")
    me.sees("Was the other person a student?")


def test_clauses_are_found_by_their_words(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    a_screen(qtbot, core)
    me.sees("CONDUCT.2b")

    me.types("Find a clause", "romantic")
    me.sees_no_more("CONDUCT.2b")
    me.sees("SSI.5b")
    me.types("Find a clause", "no such word anywhere")

    me.sees("No clause has these words")


def test_the_boards_own_text_can_be_read(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    a_screen(qtbot, core)

    me.presses("The board's text")

    me.sees("All employees of the Union Public School District")
    assert "STAFF/STUDENT INTERACTIONS" in me.reads("The board's text")


def test_a_newer_edition_is_adopted_whole(
    qtbot: QtBot, core: CoreThread, me: Person, tmp_path: Path
) -> None:
    folder = an_edition(tmp_path / "rules", 'edition = "2027-01"')
    a_screen(qtbot, core, folder)
    me.presses("Editions")

    me.presses("Adopt an edition…")

    me.sees("Edition 2027-01 is adopted and in force.")
    me.sees("in force")
    assert told(qtbot, core, policy.editions)[0].edition == "2027-01"


def test_a_broken_edition_is_refused_with_file_and_entry(
    qtbot: QtBot, core: CoreThread, me: Person, tmp_path: Path
) -> None:
    folder = an_edition(tmp_path / "rules", 'edition = "2027-01"')
    (folder / "ladder.toml").write_text("edition = 7", encoding="utf-8")
    a_screen(qtbot, core, folder)
    me.presses("Editions")

    me.presses("Adopt an edition…")

    me.sees("ladder.toml")
    assert not told(qtbot, core, policy.editions)


def test_a_folder_without_rules_is_said(
    qtbot: QtBot, core: CoreThread, me: Person, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    a_screen(qtbot, core, tmp_path / "empty")
    me.presses("Editions")

    me.presses("Adopt an edition…")

    me.sees("There are no rule files in this folder.")


def test_a_folder_that_is_gone_is_said(
    qtbot: QtBot, core: CoreThread, me: Person, tmp_path: Path
) -> None:
    a_screen(qtbot, core, tmp_path / "gone")
    me.presses("Editions")

    me.presses("Adopt an edition…")

    me.sees("The folder could not be read.")


def test_no_folder_chosen_adopts_nothing(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    a_screen(qtbot, core)
    me.presses("Editions")

    me.presses("Adopt an edition…")
    quiet(qtbot, core)

    assert not told(qtbot, core, policy.editions)


def test_only_the_director_adopts(qtbot: QtBot, tmp_path: Path, me: Person) -> None:
    with a_desk_of(qtbot, tmp_path, Role.INVESTIGATOR) as (core, _):
        a_screen(qtbot, core)
        me.presses("Editions")

        me.sees("rules are not yet confirmed by counsel")
        assert not me.can_see("Adopt an edition…")


def test_a_lock_comes_back_to_the_part_that_was_read(qtbot: QtBot, core: CoreThread) -> None:
    screen = a_screen(qtbot, core)
    screen.go_to(("Editions",))
    assert screen.place() == ("Editions",)

    screen.go_to(("No such part",))
    screen.go_to(())

    assert screen.place() == ("Editions",)
