"""Odd input at the real screens: kept as typed, or refused beside the field; nothing typed goes."""

from PySide6.QtWidgets import QApplication

from tests.builders import at
from tests.e2e.one_case import CaseInUse
from tests.offices import Office
from tests.person import Person
from ui.main_window import MainWindow

TOLD = "What were you told? One sentence is enough."
KNOWN = "When did the district first know?"
NAMES = ("محمد الأحمد", "欧阳娜娜", "Zo\u0301e 👩‍👩‍👧‍👦", "N" * 300, "A\x07\x1b[31mB")


def test_names_in_any_script_are_listed_as_they_were_typed(office: Office, me: Person) -> None:
    office.unlock(me)
    me.presses("People")
    for name in NAMES:
        me.presses("Add a person")
        me.types("Family name", name)
        me.hits("Ctrl+Return")
        me.sees_no_more("Given name")
        me.sees(name)


def test_a_pasted_note_of_200_000_characters_is_kept_whole(
    office: Office, vault: CaseInUse, me: Person, stalls: list[float]
) -> None:
    window = office.unlock(me)
    assert isinstance(window, MainWindow)
    window.open_case(vault.case_id, "Investigation")
    me.presses("Write a note")
    words = "".join(f"{line:06} words of a witness\n" for line in range(8000))[:200_000]
    QApplication.clipboard().setText(words)
    me.types("Note", "")
    stalls.clear()
    me.hits("Ctrl+V")
    me.sees("Saved")
    assert me.reads("Note") == words

    me.opens("Talk with the parent")
    me.opens("000000 words of a witness")
    office.waits_until(lambda: me.reads("Note") == words)


def test_absurd_moments_are_refused_beside_the_field(office: Office, me: Person) -> None:
    office.clock.moment = at("2026-11-25 09:00")
    office.unlock(me)
    me.hits("Ctrl+N")
    me.types(TOLD, "A parent called.")
    for typed, said in (
        ("1 Jan 1900, 10:00", "The year 1900 cannot be right"),
        ("12/31/2999 23:59", "The year 2999 cannot be right"),
        ("26 Nov 2026, 10:00", "cannot be in the future"),
        ("25 Nov 2026, 99:99", "Write the time as well"),
        ("yesterday-ish", "Write a day such as"),
    ):
        me.types(KNOWN, typed)
        me.hits("Ctrl+Return")
        me.sees(said)
        assert me.reads(TOLD) == "A parent called."

    me.types(KNOWN, "24 Nov 2026, 10:00")
    me.hits("Ctrl+Return")
    me.sees("Report 2026-0001 taken in")


def test_an_incident_after_the_report_is_refused_and_the_form_keeps_every_word(
    office: Office, vault: CaseInUse, me: Person
) -> None:
    office.clock.moment = at("2026-11-25 09:00")
    window = office.unlock(me)
    assert isinstance(window, MainWindow)
    window.open_case(vault.case_id, "Report")
    me.presses("Add an allegation")
    me.types("Clause", "MSG.5a")
    me.opens("MSG.5a")
    me.chooses("Employee", "Sable Quenby")
    me.types("First day", "24 Nov 2026")
    me.types("As received", "He wrote again.")

    me.hits("Ctrl+Return")
    me.sees("The incident would be after the report")

    assert me.reads("As received") == "He wrote again."
    me.types("First day", "20 Nov 2026")
    me.hits("Ctrl+Return")
    me.sees_no_more("As received")
    me.sees("MSG.5a")
