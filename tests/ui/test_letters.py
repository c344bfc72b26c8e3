"""A letter from its first word to its delivery, on the screens that do it."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from hrcase.domain.access import Role
from hrcase.domain.audit import Action
from hrcase.domain.letter_drafts import DRAFT_KIND, LetterDraft, draft_place
from hrcase.domain.papers import IssuedLetter, Receipt, ServiceWay
from hrcase.domain.people import CaseRole, RoleInCase
from hrcase.domain.people import Person as Employee
from hrcase.errors import CannotWriteFile
from hrcase.services import drafts, letters, people, serving
from hrcase.services.cases import case_file
from hrcase.services.workspace import Workspace
from tests.builders import trail
from tests.desk import a_case_of, a_desk_of, on_screen, prepared, quiet, told
from tests.paper_cases import FACTS, PaperCase, a_ready_draft, by_hand, close, issued, with_step
from tests.person import Person
from ui.choosers import Choosers
from ui.components.page_preview import PagePreview
from ui.core_thread import CoreThread
from ui.letter_editor import LetterEditor
from ui.screens.letters import LettersScreen
from ui.tour.person import name_of

DIRECTIVES = "Write to parents through the district's own systems, about school matters."


class Printer:
    """Takes paper, or has none."""

    def __init__(self, *, works: bool = True) -> None:
        self.works = works
        self.printed: list[bytes] = []

    def __call__(self, paper: bytes) -> None:
        if not self.works:
            raise CannotWriteFile("No printer took the paper.")
        self.printed.append(paper)


def a_screen(
    qtbot: QtBot,
    core: CoreThread,
    case: PaperCase,
    choose: Choosers | None = None,
    printer: Printer | None = None,
) -> LettersScreen:
    screen = LettersScreen(
        core,
        case.case_id,
        choose=choose or Choosers(),
        send_to_printer=printer or Printer(),
    )
    on_screen(qtbot, screen)
    quiet(qtbot, core)
    return screen


def stepped(work: Workspace) -> PaperCase:
    return with_step(a_case_of(work))


def with_a_letter(work: Workspace) -> PaperCase:
    case = stepped(work)
    issued(case)
    return case


def with_a_ready_draft(work: Workspace) -> PaperCase:
    case = stepped(work)
    keep(work, case, a_ready_draft(case))
    return case


def keep(work: Workspace, case: PaperCase, draft: LetterDraft) -> None:
    drafts.keep(work, DRAFT_KIND, place_of(case), draft.plain())


def place_of(case: PaperCase) -> str:
    return draft_place(case.case_id, "DOC17", case.person_id)


def letters_of(qtbot: QtBot, core: CoreThread, case: PaperCase) -> tuple[IssuedLetter, ...]:
    return told(qtbot, core, lambda work: case_file(work, case.case_id).letters)


def paper_words(screen: LettersScreen) -> str:
    return " ".join(
        one.accessibleDescription() for one in screen.findChildren(PagePreview) if one.isVisible()
    )


def editor_of(screen: LettersScreen) -> LetterEditor:
    (editor,) = [one for one in screen.findChildren(LetterEditor) if one.isVisible()]
    return editor


def test_a_case_without_letters_says_what_goes_here(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    a_screen(qtbot, core, prepared(qtbot, core))

    me.sees("No letters yet")


@pytest.mark.feature("G2")
@pytest.mark.feature("G3")
def test_a_reprimand_is_written_checked_and_issued(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core, stepped)
    screen = a_screen(qtbot, core, case)

    me.presses("Write a letter")
    me.sees("“What we expect from now on” is still empty.")
    assert not editor_of(screen)._issue.isEnabled()
    assert "1 to settle first" in editor_of(screen)._issue.accessibleDescription()
    assert me.reads("What happened") == FACTS
    me.presses("Go to the field: What we expect from now on")
    me.types("What we expect from now on", DIRECTIVES)
    me.sees("Every field is filled")
    assert "Write to parents" in paper_words(screen)
    me.presses("Issue the letter")
    me.sees("Read it once more.")
    me.presses("Issue the letter")
    me.sees("Letter 2026-0042-01 is issued and sealed.")

    (letter,) = letters_of(qtbot, core, case)
    assert letter.number == "2026-0042-01"
    assert told(qtbot, core, trail)[-1] is Action.LETTER_ISSUED
    kept = told(qtbot, core, lambda work: drafts.find(work, DRAFT_KIND, place_of(case)))
    assert kept is None
    quiet(qtbot, core)
    assert "2026-0042-01" in paper_words(screen)


def test_the_answer_is_a_date_on_screen_and_a_span_on_paper(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    screen = a_screen(qtbot, core, prepared(qtbot, core, with_a_ready_draft))
    me.opens("Written reprimand")

    me.types("Date on the letter", "23 Nov 2026")
    me.sees("if handed over on Mon 23 Nov: Mon 7 Dec 2026")
    me.presses("show the math")
    me.sees("DL-REB: +14 days")
    me.presses("hide the math")

    assert "within 14 days after you receive it" in paper_words(screen)
    assert "November 23, 2026" in paper_words(screen)
    assert "December 7" not in paper_words(screen)


def test_a_name_that_must_not_appear_keeps_the_letter_back(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def naming(work: Workspace) -> PaperCase:
        case = stepped(work)
        draft = a_ready_draft(case)
        named = {**draft.values, "facts": f"{FACTS} Briony Fenn told her mother."}
        keep(work, case, replace(draft, values=named))
        return case

    screen = a_screen(qtbot, core, prepared(qtbot, core, naming))
    me.opens("Written reprimand")

    me.sees("“What happened” names a person who must not appear in this letter.")
    assert not editor_of(screen)._issue.isEnabled()
    assert editor_of(screen).preview.marked > 0
    me.presses("1 to settle first")
    me.types("What happened", FACTS)
    me.sees("Every field is filled")
    assert editor_of(screen).preview.marked == 0
    assert editor_of(screen)._issue.isEnabled()


def test_words_in_the_date_field_are_kept_and_said_to_be_no_day(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core, with_a_ready_draft)
    screen = a_screen(qtbot, core, case)
    me.opens("Written reprimand")
    me.types("Date on the letter", "next Monday")
    me.sees("Write a day such as 22 Nov 2026")

    me.presses("Back to case 2026-0042")
    me.sees("Draft")
    me.opens("Written reprimand")
    me.sees("Write a day such as 22 Nov 2026")

    assert me.reads("Date on the letter") == "next Monday"
    screen.close_letter()
    quiet(qtbot, core)


def test_what_is_typed_is_kept_when_the_page_is_left(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core, stepped)
    screen = a_screen(qtbot, core, case)
    me.presses("Write a letter")
    me.types("What we expect from now on", "Half a sent")
    place = screen.place()

    screen.hide()
    quiet(qtbot, core)
    again = a_screen(qtbot, core, case)
    again.go_to(place)
    me.sees("Draft of 22 Nov 2026, 16:50")

    assert me.reads("What we expect from now on") == "Half a sent"
    assert again.place() == place


def test_clauses_are_taken_out_and_put_in(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    screen = a_screen(qtbot, core, prepared(qtbot, core, with_a_ready_draft))
    me.opens("Written reprimand")
    me.presses("Take SNS.A out of the letter")
    me.presses("Take CONDUCT.2b out of the letter")
    me.sees("Choose at least one clause")

    me.presses("Add a clause")
    me.types("Clause", "SSI.5b")
    me.opens("SSI.5b")
    me.presses("Print this clause")
    me.sees("Every field is filled")

    assert "romantic or sexual relationship" in paper_words(screen)


def test_an_address_too_long_for_the_envelope_is_said(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def far_away(work: Workspace) -> PaperCase:
        case = with_a_ready_draft(work)
        person = people.person(work, case.person_id)
        people.change_person(work, replace(person, address="One\nTwo\nThree\nFour\nFive"))
        return case

    a_screen(qtbot, core, prepared(qtbot, core, far_away))
    me.opens("Written reprimand")

    me.sees("The address has 6 lines")


def test_esc_and_back_lead_to_the_list(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    screen = a_screen(qtbot, core, prepared(qtbot, core, with_a_ready_draft))
    heard: list[bool] = []
    screen.whole_page.connect(heard.append)
    me.opens("Written reprimand")
    me.sees("Check before issuing")

    me.hits("Esc")

    me.sees_no_more("Check before issuing")
    assert heard == [True, False]
    assert screen.place() == ()


def test_not_yet_issues_nothing(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    case = prepared(qtbot, core, with_a_ready_draft)
    a_screen(qtbot, core, case)
    me.opens("Written reprimand")
    me.presses("Issue the letter")

    me.presses("Not yet")

    me.sees_no_more("Read it once more.")
    assert letters_of(qtbot, core, case) == ()


def test_an_assistant_prepares_what_the_director_issues(
    qtbot: QtBot, tmp_path: Path, me: Person
) -> None:
    with a_desk_of(qtbot, tmp_path, Role.ASSISTANT, stepped) as (core, case):
        screen = a_screen(qtbot, core, case)
        me.presses("Write a letter")
        me.types("What happened", FACTS)
        me.types("What we expect from now on", DIRECTIVES)
        me.sees("Every field is filled")

        button = editor_of(screen)._issue
        assert not button.isEnabled()
        assert "Only the director issues letters." in button.accessibleDescription()
        screen.close_letter()
        quiet(qtbot, core)


def test_a_closed_case_takes_no_new_letter(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    def closed(work: Workspace) -> PaperCase:
        case = with_a_letter(work)
        close(case)
        return case

    a_screen(qtbot, core, prepared(qtbot, core, closed))

    me.opens("2026-0042-01")
    me.sees("As it was issued")
    assert not me.can_see("Record the delivery")
    assert not me.can_see("Write a letter")


@pytest.mark.feature("G3")
def test_an_issued_letter_is_saved_as_the_bytes_it_was_issued_with(
    qtbot: QtBot, core: CoreThread, me: Person, tmp_path: Path
) -> None:
    target = tmp_path / "copy.pdf"
    case = prepared(qtbot, core, with_a_letter)
    a_screen(qtbot, core, case, Choosers(new_file=lambda *_: target))
    me.opens("2026-0042-01")

    me.presses("Save a copy…")
    me.sees("Saved as copy.pdf.")

    (letter,) = letters_of(qtbot, core, case)
    paper = told(qtbot, core, lambda work: letters.paper(work, case.case_id, letter.id))
    assert target.read_bytes() == paper
    assert told(qtbot, core, trail)[-1] is Action.LETTER_EXPORTED


def test_a_copy_that_cannot_be_written_is_said(
    qtbot: QtBot, core: CoreThread, me: Person, tmp_path: Path
) -> None:
    case = prepared(qtbot, core, with_a_letter)
    nowhere = tmp_path / "no such folder" / "copy.pdf"
    a_screen(qtbot, core, case, Choosers(new_file=lambda *_: nowhere))
    me.opens("2026-0042-01")

    me.presses("Save a copy…")

    me.sees("no such folder")
    assert Action.LETTER_EXPORTED not in told(qtbot, core, trail)


def test_no_file_chosen_saves_nothing(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    case = prepared(qtbot, core, with_a_letter)
    a_screen(qtbot, core, case, Choosers(new_file=lambda *_: None))
    me.opens("2026-0042-01")

    me.presses("Save a copy…")
    quiet(qtbot, core)

    assert Action.LETTER_EXPORTED not in told(qtbot, core, trail)


def test_printing_sends_the_issued_bytes(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    printer, case = Printer(), prepared(qtbot, core, with_a_letter)
    a_screen(qtbot, core, case, printer=printer)
    me.opens("2026-0042-01")

    me.presses("Print")
    me.sees("went to the printer.")

    assert printer.printed[0].startswith(b"%PDF")
    assert told(qtbot, core, trail)[-1] is Action.LETTER_PRINTED


def test_a_printer_that_takes_nothing_is_said(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    case = prepared(qtbot, core, with_a_letter)
    a_screen(qtbot, core, case, printer=Printer(works=False))
    me.opens("2026-0042-01")

    me.presses("Print")

    me.sees("No printer took the paper.")


def test_a_delivery_by_hand_starts_the_answer(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    case = prepared(qtbot, core, with_a_letter)
    a_screen(qtbot, core, case)
    me.opens("2026-0042-01")
    me.sees("Not delivered yet")

    me.presses("Record the delivery")
    assert not me.can_see("Certified mail number")
    me.types("Handed over or mailed by", "Wynn Castor")
    me.chooses("Receipt", "Signed by the addressee")
    me.presses("Record the delivery")
    me.sees("The delivery is on record.")
    me.sees("By hand, 22 Nov 2026")

    file = told(qtbot, core, lambda work: case_file(work, case.case_id))
    assert [one.rule_id for one in file.deadlines] == ["DL-REB"]
    assert file.letters[0].served_on is not None


def test_a_refusal_needs_a_witness_and_keeps_every_word(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    case = prepared(qtbot, core, with_a_letter)
    a_screen(qtbot, core, case)
    me.opens("2026-0042-01")
    me.presses("Record the delivery")
    me.types("Handed over or mailed by", "Wynn Castor")
    me.chooses("Receipt", "Refused, with a witness")
    me.types("Witness of the refusal", "Wynn Castor")
    me.presses("Record the delivery")

    me.sees("A refusal needs a witness beside the person who handed the letter over.")
    assert me.reads("Handed over or mailed by") == "Wynn Castor"
    me.types("Witness of the refusal", "Idris Pelham")
    me.presses("Record the delivery")
    me.sees("The delivery is on record.")

    (letter,) = letters_of(qtbot, core, case)
    assert letter.services[0].receipt is Receipt.REFUSED
    assert letter.services[0].witness == "Idris Pelham"


def test_certified_mail_asks_for_number_and_postmark_and_keeps_the_scan(
    qtbot: QtBot, core: CoreThread, me: Person, tmp_path: Path
) -> None:
    scan = tmp_path / "receipt.png"
    scan.write_bytes(b"a scan")
    case = prepared(qtbot, core, with_a_letter)
    a_screen(qtbot, core, case, Choosers(files=lambda *_: (scan,)))
    me.opens("2026-0042-01")
    me.presses("Record the delivery")
    me.chooses("How", "Certified mail")
    me.types("Handed over or mailed by", "Wynn Castor")
    me.chooses("Receipt", "Signed by the addressee")
    me.presses("Record the delivery")
    me.sees("things to put right")
    me.types("Certified mail number", "7019 0140 0000 0001")
    me.types("Postmark", "22 Nov 2026")
    me.presses("Choose the file…")
    me.sees("receipt.png")
    me.presses("Record the delivery")
    me.sees("The delivery is on record.")
    me.sees("receipt.png, sealed")

    (letter,) = letters_of(qtbot, core, case)
    assert letter.services[0].way is ServiceWay.CERTIFIED
    assert letter.services[0].scan_name == "receipt.png"


def test_a_delivery_that_does_not_serve_leaves_the_letter_open(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def unclaimed(work: Workspace) -> PaperCase:
        case = with_a_letter(work)
        (letter,) = case_file(work, case.case_id).letters
        service = replace(by_hand("2026-11-22"), way=ServiceWay.CERTIFIED)
        service = replace(service, receipt=Receipt.UNCLAIMED, certified_number="7019")
        service = replace(service, postmarked_on=service.on)
        serving.record_service(work, case.case_id, letter.id, service)
        return case

    screen = a_screen(qtbot, core, prepared(qtbot, core, unclaimed))
    me.sees("unclaimed")

    view = screen._view
    assert view is not None
    screen.jump(str(view.file.letters[0].id))
    me.sees("Delivery of 2026-0042-01")
    assert screen.place()[1:] == ("delivery",)
    me.presses("Cancel")
    me.sees_no_more("Delivery of 2026-0042-01")


def test_a_served_letter_says_when_it_was_received(
    qtbot: QtBot, core: CoreThread, me: Person
) -> None:
    def served(work: Workspace) -> PaperCase:
        case = with_a_letter(work)
        (letter,) = case_file(work, case.case_id).letters
        serving.record_service(work, case.case_id, letter.id, by_hand("2026-11-22"))
        return case

    a_screen(qtbot, core, prepared(qtbot, core, served))

    me.sees("received 22 Nov 2026")
    me.opens("2026-0042-01")
    me.sees("Record another delivery")


def test_a_choice_of_people_is_asked_for(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    def two_employees(work: Workspace) -> PaperCase:
        case = stepped(work)
        other = Employee("Ostrander", "Lark", class_code="CT", site="Fictional High A")
        people.add_to_case(work, case.case_id, other, RoleInCase(CaseRole.SUBJECT))
        return case

    screen = a_screen(qtbot, core, prepared(qtbot, core, two_employees))
    me.presses("Write a letter")
    me.presses("Write it")
    me.sees("This is missing.")
    me.chooses("To", "Lark Ostrander")
    me.presses("Write it")
    me.sees("Check before issuing")

    assert me.reads("To") == "Lark Ostrander"
    screen.close_letter()
    quiet(qtbot, core)


def test_tab_goes_down_the_letter_as_one_reads(qtbot: QtBot, core: CoreThread, me: Person) -> None:
    screen = a_screen(qtbot, core, prepared(qtbot, core, with_a_ready_draft))
    me.opens("Written reprimand")
    me.sees("Every field is filled")
    visited = []

    for _ in range(6):
        visited.append(name_of(screen.focusWidget()))
        me.hits("Tab")

    assert visited[0] == "Date on the letter"
    cover = [words for words in visited if not words.startswith("Delivery: ")]
    assert cover[1:4] == [
        "show the math",
        "Take SNS.A out of the letter",
        "Take CONDUCT.2b out of the letter",
    ]
