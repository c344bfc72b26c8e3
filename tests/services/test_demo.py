"""The demo vault: cases in every stage, near today, never made over real data."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hrcase.domain.access import Role
from hrcase.domain.audit import TrailQuestion
from hrcase.domain.cases import CaseLine, Stage
from hrcase.errors import HrcaseError, VaultInUse
from hrcase.services import audit, cases, demo, door, kits, letters, opening, settings, today
from hrcase.services.opening import NewVault
from hrcase.services.workspace import Workspace
from hrcase.storage.slots import FLOOR
from hrcase.storage.vault_header import read_header
from tests.builders import MovableClock, at
from tests.pdf.reader import artifacts, spoken

PASSPHRASE = "Correct horse 4 staple"


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    """The demo as the tour opens it, made over an older one."""
    folder = tmp_path_factory.mktemp("demo") / "vault"
    earlier = NewVault(demo.NAME, "Maren Oldacre", PASSPHRASE, is_demo=True)
    clock = MovableClock(at("2026-11-21 09:00"))
    door.mark_demo(folder, clock())
    opening.create_vault(folder, earlier, clock, FLOOR).vault.close()
    clock.move_to("2026-11-22 16:50")
    made = demo.renew_demo(folder, clock)
    yield made
    made.vault.close()


def listed(work: Workspace, view: str) -> list[CaseLine]:
    return cases.list_cases(work, view, "number", descending=False, offset=0, limit=200)


def test_there_are_forty_two_cases_this_year_of_which_fourteen_are_open(work: Workspace) -> None:
    numbers = [line.number for line in listed(work, "open")]

    assert (numbers[0], numbers[-1]) == ("2026-0024", "2026-0042")
    assert len(numbers) == 14
    assert cases.count_views(work)["closed"] == 28


def test_open_cases_stand_in_every_way_a_case_can_stand(work: Workspace) -> None:
    states = {line.state for line in listed(work, "open")}
    stages = {line.stage for line in listed(work, "open")}

    assert states >= {"Overdue", "Late", "Due", "Later", "Blocked", "Quiet", "Done"}
    assert stages >= {Stage.TRIAGE, Stage.INVESTIGATION, Stage.ACTION}


def test_the_first_thing_of_today_is_a_call(work: Workspace) -> None:
    page = today.today(work)

    assert [one.case_number for one in page.cannot_wait[:2]] == ["2026-0041", "2026-0042"]
    assert page.cannot_wait[1].need.title == "Call the DHS hotline, 1-800-522-3511"
    assert [line.number for line in page.quiet] == ["2026-0029"]
    assert page.this_week
    assert page.waiting


def test_earlier_years_are_there_as_history(work: Workspace) -> None:
    found = cases.find_cases(work, "Lindqvist", 10)

    assert [line.number for line in found] == ["2026-0037", "2025-0001"]


def test_its_trail_is_whole_and_names_who_did_what(work: Workspace) -> None:
    trail = audit.trail(work, TrailQuestion(case_id=None, text="", offset=0, limit=1000))

    assert not audit.verify(work).breaks
    assert {"Maren Oldacre", "Idris Pelham", "Wynn Castor"} <= {line.actor for line in trail}


def test_its_letters_give_the_days_of_the_incident(work: Workspace) -> None:
    [line] = cases.find_cases(work, "2026-0037", 1)
    [letter] = cases.case_file(work, line.id).letters

    words = " ".join(one.text for one in spoken(letters.paper(work, line.id, letter.id)))

    assert "Between October 3, 2026 and October 13, 2026" in " ".join(words.split())


def test_every_page_of_its_letters_says_that_it_is_a_demonstration(work: Workspace) -> None:
    [line] = cases.find_cases(work, "2026-0037", 1)
    [letter] = cases.case_file(work, line.id).letters
    people = cases.case_file(work, line.id).people
    draft = letters.start(work, line.id, "DOC17", people[0].person_id)

    issued, preview = letters.paper(work, line.id, letter.id), letters.preview(work, line.id, draft)

    assert {one[0] for one in (*artifacts(issued), *artifacts(preview))} == {"DEMONSTRATION"}


def test_it_is_marked_as_the_demo_and_its_first_run_is_done(work: Workspace) -> None:
    assert read_header(work.folder).name == demo.NAME
    assert settings.is_demo(work)
    assert kits.last_drill(work)
    assert settings.letterhead(work).signer_name == "Maren Oldacre"


def test_an_ordinary_vault_is_not_marked(tmp_path: Path) -> None:
    new = NewVault("Redbud Public Schools", "Maren Oldacre", PASSPHRASE)
    work = opening.create_vault(
        tmp_path / "vault", new, MovableClock(at("2026-11-22 09:00")), FLOOR
    )

    assert not settings.is_demo(work)
    work.vault.close()


def test_afterwards_its_clock_is_the_one_it_was_given(work: Workspace) -> None:
    assert work.now() == at("2026-11-22 16:50")


def test_everybody_of_the_demo_may_sign_in_with_the_public_passphrase(work: Workspace) -> None:
    people = demo.demo_users()

    assert [one.role for one in people] == list(Role)
    assert {one.name for one in door.sign_ins(work.folder)} == {one.name for one in people}


def test_it_is_not_made_in_a_folder_that_holds_a_vault(work: Workspace) -> None:
    clock = MovableClock(at("2026-11-22 16:50"))

    with pytest.raises(VaultInUse, match="There is a vault"):
        demo.make_demo(work.folder, clock)


def test_a_real_vault_is_never_replaced_by_a_demo(tmp_path: Path) -> None:
    clock, folder = MovableClock(at("2026-11-22 09:00")), tmp_path / "vault"
    new = NewVault("Redbud Public Schools", "Maren Oldacre", PASSPHRASE)
    opening.create_vault(folder, new, clock, FLOOR).vault.close()

    with pytest.raises(VaultInUse, match="something else than a demo"):
        demo.renew_demo(folder, clock)

    assert read_header(folder).name == "Redbud Public Schools"


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")

    with pytest.raises(VaultInUse, match="something else than a demo"):
        demo.renew_demo(tmp_path, MovableClock(at("2026-11-22 09:00")))

    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_it_is_not_made_where_no_folder_can_be(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")

    with pytest.raises(HrcaseError):
        demo.renew_demo(tmp_path / "letter.txt" / "demo", MovableClock(at("2026-11-22 09:00")))
