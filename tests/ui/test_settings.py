"""Settings on the screen: letterhead, users, sign-in, backup, recovery, office, trail, display."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrcase.domain.access import Role
from hrcase.services import backup, opening, passphrases, settings, users
from hrcase.services.workspace import Workspace
from tests.offices import InUse, Office, a_vault_in_use
from tests.person import Person
from tests.vaults import DIRECTOR, INVESTIGATOR, PASSPHRASE, Made, unlocked
from ui import preferences, tokens
from ui.tokens import Scheme

NEW = "Eleven Green Herons 8"
LETTERHEAD = {
    "District": "Redbud Public Schools",
    "Office": "Human Resources",
    "Street": "1200 East Sycamore Avenue",
    "City, state and ZIP code": "Redbud, Oklahoma 74055",
    "Telephone": "918-555-0140",
    "Name of the signer": DIRECTOR,
    "Title of the signer": "Executive Director of Human Resources",
}


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
    return Person(qtbot, 20_000)


def _goes_to(office: Office, me: Person, tab: str) -> None:
    office.unlock(me)
    me.hits("Ctrl+5")
    me.presses(tab)


def _leaves(office: Office, me: Person, vault: InUse) -> Workspace:
    """Lock, and look at the vault as the director."""
    me.hits("Ctrl+L")
    office.waits_until(office.has_left)
    return unlocked(Made(vault.folder, vault.director, vault.investigator))


def test_the_letterhead_is_saved(office: Office, vault: InUse, me: Person) -> None:
    _goes_to(office, me, "Letterhead")
    for label, words in LETTERHEAD.items():
        me.types(label, words)

    me.presses("Save the letterhead")

    me.sees("The letterhead is saved.")
    work = _leaves(office, me, vault)
    assert settings.letterhead(work).district == "Redbud Public Schools"
    opening.lock(work)


@pytest.mark.feature("K4")
def test_a_person_is_added_and_revoked_with_honest_words(
    office: Office, vault: InUse, me: Person
) -> None:
    _goes_to(office, me, "Users")
    me.sees(INVESTIGATOR)
    me.presses("Add a person")
    me.types("Name, as the trail shall show it", "Wynn Castor")
    me.chooses("Role", "Assistant: intake, calls, letter drafts and service")
    me.types("First passphrase", NEW)
    me.types("The same once more", NEW)
    me.presses("Add this person")
    me.sees("Wynn Castor")

    me.opens("Wynn Castor")
    me.presses("Revoke…")
    me.sees("Revoke Wynn Castor?")
    me.presses("Revoke")

    me.sees("An old copy of this vault")
    work = _leaves(office, me, vault)
    lines = {line.name: line for line in users.list_users(work)}
    opening.lock(work)
    assert lines["Wynn Castor"].role is Role.ASSISTANT
    assert lines["Wynn Castor"].revoked_at is not None


def test_a_weak_first_passphrase_is_refused_on_the_sheet(office: Office, me: Person) -> None:
    _goes_to(office, me, "Users")
    me.presses("Add a person")
    me.types("Name, as the trail shall show it", "Wynn Castor")
    me.chooses("Role", "Assistant: intake, calls, letter drafts and service")
    me.types("First passphrase", "short")

    me.presses("Add this person")

    me.sees("The passphrase does not meet every rule yet.")


def test_the_role_of_a_person_is_changed(office: Office, vault: InUse, me: Person) -> None:
    _goes_to(office, me, "Users")
    me.opens(INVESTIGATOR)
    me.presses("Change the role…")
    me.chooses("Role", "Auditor: reads cases and trail, changes nothing")
    me.presses("Change the role")
    me.sees("Auditor")

    work = _leaves(office, me, vault)
    lines = {line.name: line for line in users.list_users(work)}
    opening.lock(work)
    assert lines[INVESTIGATOR].role is Role.AUDITOR


def test_a_forgotten_passphrase_is_set_anew(office: Office, vault: InUse, me: Person) -> None:
    _goes_to(office, me, "Users")
    me.opens(INVESTIGATOR)
    me.presses("Set a new passphrase…")
    me.types("New passphrase", NEW)
    me.types("The same once more", NEW)
    me.presses("Set the passphrase")
    me.sees_no_more("Let the person type it themselves.")
    me.hits("Ctrl+L")
    office.waits_until(office.has_left)

    work = opening.open_with_passphrase(vault.folder, vault.investigator, NEW, office.clock)

    assert work.actor.name == INVESTIGATOR
    opening.lock(work)


@pytest.mark.feature("K4")
def test_a_case_number_that_is_none_grants_nothing(office: Office, me: Person) -> None:
    _goes_to(office, me, "Users")
    me.opens(INVESTIGATOR)
    me.presses("Cases granted…")
    me.types("Case number", "2026-9999")

    me.presses("Grant this case")

    me.sees("No case has this number.")
    me.sees("No cases granted")


@pytest.mark.feature("K2")
def test_a_pattern_of_the_current_passphrase_is_judged_on_leaving(
    office: Office, me: Person
) -> None:
    office.clock.pass_by(days=3)
    _goes_to(office, me, "Sign-in")
    me.types("Current passphrase", PASSPHRASE)

    me.types("New passphrase", PASSPHRASE.upper() + "a5")
    me.leaves()

    me.sees("characters in a row with your current passphrase")


def test_the_passphrase_is_changed(office: Office, vault: InUse, me: Person) -> None:
    office.clock.pass_by(days=3)
    _goes_to(office, me, "Sign-in")
    me.types("Current passphrase", PASSPHRASE)
    me.types("New passphrase", NEW)
    me.types("The same once more", NEW)

    me.presses("Change the passphrase")

    me.sees("The passphrase is changed.")
    me.hits("Ctrl+L")
    office.waits_until(office.has_left)
    work = opening.open_with_passphrase(vault.folder, vault.director, NEW, office.clock)
    assert passphrases.judge(work, NEW, PASSPHRASE)
    opening.lock(work)


@pytest.mark.feature("M1")
def test_a_backup_is_made_by_hand_and_planned(
    office: Office, vault: InUse, me: Person, tmp_path: Path
) -> None:
    office.answers.folder = tmp_path / "stick"
    _goes_to(office, me, "Backup")
    me.presses("Choose the folder of the backups")

    me.presses("Back up now")
    me.sees("Backed up and checked")
    me.chooses("How often", "Every week")
    me.presses("Save the plan")
    me.sees("The plan is saved.")

    work = _leaves(office, me, vault)
    assert settings.backup_plan(work).every_days == 7
    assert backup.generations(tmp_path / "stick")
    opening.lock(work)


@pytest.mark.feature("M1")
def test_a_backup_that_cannot_be_written_says_why(
    office: Office, me: Person, tmp_path: Path
) -> None:
    (tmp_path / "stick").write_text("not a folder")
    _goes_to(office, me, "Backup")
    me.types("Folder of the backups", str(tmp_path / "stick"))

    me.presses("Back up now")

    me.sees("no longer there")


@pytest.mark.feature("M3")
def test_the_yearly_drill_opens_a_copy(office: Office, vault: InUse, me: Person) -> None:
    office.clock.pass_by(days=366)
    _goes_to(office, me, "Recovery")
    me.sees("That is a year ago")

    me.presses("Try the printed kit")
    me.types("The words, typed from the paper", vault.kit)
    me.presses("Open a copy with these words")

    me.sees("The kit opened a copy of the vault.")
    me.sees_no_more("That is a year ago")


def test_the_lock_time_is_changed(office: Office, vault: InUse, me: Person) -> None:
    _goes_to(office, me, "Office")
    me.chooses("Lock after", "20 minutes")

    me.presses("Save the lock time")

    me.sees("HR Case locks after 20 minutes.")
    assert office.run.desk is not None
    assert office.run.desk._minutes == 20
    work = _leaves(office, me, vault)
    assert settings.lock_minutes(work) == 20
    opening.lock(work)


def test_a_closing_is_added_and_removed(office: Office, me: Person) -> None:
    _goes_to(office, me, "Office")
    me.types("Closed on", "23 Dec 2026")
    me.types("Why", "Winter break")
    me.chooses("Who is closed", "Office and schools")
    me.presses("Add this day")
    me.sees("Winter break · Office and schools")

    me.presses("Remove Wed 23 Dec 2026")

    me.sees("No closings yet")


@pytest.mark.feature("L2")
def test_the_trail_is_listed_checked_and_saved(office: Office, me: Person, tmp_path: Path) -> None:
    office.answers.new_file = tmp_path / "trail.json"
    _goes_to(office, me, "Trail")
    me.sees("Vault created")

    me.opens("Vault made;")
    me.sees("Entry 1: vault created")
    me.presses("Check the trail")
    me.sees("The trail is whole")
    me.presses("Save the seals…")

    me.sees("Saved as trail.json.")
    assert (tmp_path / "trail.json").is_file()


def test_colours_and_size_change_at_once_and_stay(office: Office, me: Person) -> None:
    _goes_to(office, me, "Display")

    me.chooses("Colours", "Dark")
    me.chooses("Size of text", "130 %")

    assert (tokens.scheme(), tokens.text_percent()) == (Scheme.DARK, 130)
    kept = preferences.load(office.state)
    assert (kept.scheme, kept.text_percent) == (Scheme.DARK, 130)


@pytest.mark.feature("M1")
def test_a_damaged_vault_is_restored_into_a_new_folder(
    office: Office, vault: InUse, me: Person, tmp_path: Path
) -> None:
    work = unlocked(Made(vault.folder, vault.director, vault.investigator))
    backup.back_up(work, tmp_path / "stick")
    opening.lock(work)
    for header in vault.folder.glob("header*"):
        header.write_text("nonsense")
    office.start()

    me.presses("Restore a backup…")
    me.types("Folder of the backups", str(tmp_path / "stick"))
    me.types("New folder for the vault", str(tmp_path / "again"))
    me.presses("Restore this backup")
    me.sees("HR Case is locked")

    office.unlock(me)
    assert office.run.desk is not None
    assert (tmp_path / "again").is_dir()


def test_the_vault_key_is_changed_with_a_new_kit(
    office: Office, vault: InUse, me: Person, tmp_path: Path
) -> None:
    office.answers.new_file = tmp_path / "kit.pdf"
    _goes_to(office, me, "Recovery")
    me.presses("Change the vault key…")
    me.types("Your new passphrase", NEW)
    me.types("The same once more", NEW)
    me.presses("Go on with this passphrase")
    me.presses("Save the kit as a PDF…")
    me.sees("Print it, then delete the file")
    me.types("The words, typed from the paper", words_on(office.answers.new_file))

    me.presses("Open a copy with these words")
    office.waits_until(office.has_left)

    work = opening.open_with_passphrase(vault.folder, vault.director, NEW, office.clock)
    assert work.actor.name == DIRECTOR
    opening.lock(work)


def words_on(paper: Path) -> str:
    """The words of a kit as they stand on its paper, without their numbers."""
    import pypdfium2  # noqa: PLC0415 - for the papers alone

    document = pypdfium2.PdfDocument(paper)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    listed = text.split("The words")[1].split("The check word")[0]
    return " ".join(word for word in listed.split() if word.isalpha())
