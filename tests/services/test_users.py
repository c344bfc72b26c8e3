"""People who may sign in, their passphrases, the kit, the PIN and the vault's key."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import pytest

from hrcase.domain.access import Role
from hrcase.domain.audit import Action, TrailQuestion
from hrcase.domain.users import UserLine
from hrcase.errors import (
    CannotOpenVault,
    CannotSave,
    NotPermitted,
    RuleBroken,
    WrongPassphrase,
)
from hrcase.services import audit, intake, kits, opening, passphrases, pins, users, vault_keys
from hrcase.services.workspace import Workspace
from hrcase.storage.rekeying import sweep_databases
from hrcase.storage.slots import FLOOR
from hrcase.storage.vault_header import read_header, write_header
from hrcase.storage.workstation import KeyStore
from tests.builders import MovableClock, a_report, at
from tests.storage.key_stores import Shelf
from tests.vaults import (
    DIRECTOR,
    INVESTIGATOR,
    MADE,
    OTHER_PASSPHRASE,
    PASSPHRASE,
    Made,
    a_closed_vault,
    clock_of,
    unlocked,
)

NEW = "Ten Brown Foxes 2026"
ANOTHER = "Quiet Evening Rivers 31"


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return a_closed_vault(tmp_path)


@pytest.fixture
def work(made: Made) -> Workspace:
    return unlocked(made)


def latest(work: Workspace) -> str:
    return audit.trail(work, TrailQuestion(limit=1))[0].action


def line_of(work: Workspace, name: str) -> UserLine:
    return next(line for line in users.list_users(work) if line.name == name)


@pytest.mark.feature("K4")
def test_an_added_person_signs_in_with_the_passphrase_that_was_set(
    work: Workspace, made: Made
) -> None:
    user_id = users.add_user(work, "Wynn  Castor", Role.ASSISTANT, NEW, FLOOR)
    assert latest(work) == Action.USER_ADDED
    opening.lock(work)

    again = opening.open_with_passphrase(made.folder, user_id, NEW, work.clock)

    assert (again.actor.name, again.actor.role) == ("Wynn Castor", Role.ASSISTANT)


@pytest.mark.parametrize(
    ("name", "passphrase", "words"),
    [
        ("", NEW, "Type the person's name"),
        (DIRECTOR.upper(), NEW, "in the list already"),
        ("Wynn Castor", "short", "still needs"),
    ],
)
def test_a_person_is_refused_with_a_sentence(
    work: Workspace, name: str, passphrase: str, words: str
) -> None:
    before = work.vault.head()
    with pytest.raises(RuleBroken, match=words):
        users.add_user(work, name, Role.ASSISTANT, passphrase, FLOOR)
    assert work.vault.head() == before


def test_a_role_is_changed_without_touching_slots(work: Workspace) -> None:
    line = line_of(work, INVESTIGATOR)
    before = read_header(work.folder).slots

    users.change_role(work, line.id, line.version, Role.AUDITOR)

    assert line_of(work, INVESTIGATOR).role is Role.AUDITOR
    assert read_header(work.folder).slots == before
    assert latest(work) == Action.USER_ROLE_CHANGED


def test_the_last_director_stays_one(work: Workspace) -> None:
    line = line_of(work, DIRECTOR)
    with pytest.raises(RuleBroken, match="only director"):
        users.change_role(work, line.id, line.version, Role.AUDITOR)
    with pytest.raises(RuleBroken, match="cannot revoke yourself"):
        users.revoke(work, line.id, line.version)


def test_with_two_directors_one_can_step_back(work: Workspace) -> None:
    other = line_of(work, INVESTIGATOR)
    users.change_role(work, other.id, other.version, Role.DIRECTOR)
    line = line_of(work, DIRECTOR)

    users.change_role(work, line.id, line.version, Role.ASSISTANT)

    assert line_of(work, DIRECTOR).role is Role.ASSISTANT


@pytest.mark.feature("K4")
def test_a_case_is_granted_and_withdrawn(work: Workspace, made: Made) -> None:
    case = intake.make_report(work, a_report())
    users.grant_case(work, made.investigator, case.id)
    assert [line.number for line in users.grants(work, made.investigator)] == [case.number]
    with pytest.raises(RuleBroken, match="already"):
        users.grant_case(work, made.investigator, case.id)

    users.withdraw_grant(work, made.investigator, case.id)

    assert users.grants(work, made.investigator) == []
    with pytest.raises(RuleBroken, match="was not granted"):
        users.withdraw_grant(work, made.investigator, case.id)


def test_only_a_director_manages_people(work: Workspace, made: Made) -> None:
    opening.lock(work)
    other = opening.open_with_passphrase(
        made.folder, made.investigator, OTHER_PASSPHRASE, MovableClock(at(MADE))
    )
    for refused in (users.list_users, lambda w: users.grants(w, made.director)):
        with pytest.raises(NotPermitted):
            refused(other)
    with pytest.raises(NotPermitted):
        users.add_user(other, "Wynn Castor", Role.ASSISTANT, NEW, FLOOR)


@pytest.mark.feature("K2")
def test_the_form_rules_are_ticked_while_typing() -> None:
    assert [rule.met for rule in passphrases.ticks("abc")] == [False, False, True, False]
    assert all(rule.met for rule in passphrases.ticks(NEW))


@pytest.mark.feature("K2")
def test_a_passphrase_changes_and_the_old_one_opens_no_more(work: Workspace, made: Made) -> None:
    clock_of(work).pass_by(days=1)
    assert passphrases.judge(work, PASSPHRASE, NEW) == ""
    passphrases.change_passphrase(work, PASSPHRASE, NEW, FLOOR)
    assert latest(work) == Action.PASSPHRASE_CHANGED
    opening.lock(work)

    with pytest.raises(WrongPassphrase):
        unlocked(made)
    assert unlocked(made, passphrase=NEW).actor.name == DIRECTOR


@pytest.mark.feature("K2")
@pytest.mark.parametrize(
    ("days", "current", "new", "words"),
    [
        (0, PASSPHRASE, NEW, "a short time ago"),
        (2, "Wrong 1 wrong wrong", NEW, "does not open"),
        (2, PASSPHRASE, "correct HORSE 77 staple", "other capitals or digits"),
        (2, PASSPHRASE, "My correct horse was 1 fine", "in a row"),
        (2, PASSPHRASE, "lower case only 123", "still needs"),
    ],
)
def test_a_new_passphrase_is_refused_with_the_reason(
    work: Workspace, days: int, current: str, new: str, words: str
) -> None:
    clock_of(work).pass_by(days=days)
    before = work.vault.head()

    assert words in passphrases.judge(work, current, new)
    with pytest.raises((RuleBroken, WrongPassphrase), match=words):
        passphrases.change_passphrase(work, current, new, FLOOR)
    assert work.vault.head() == before


@pytest.mark.feature("K2")
def test_none_of_the_last_six_is_taken_again(work: Workspace) -> None:
    chosen = [PASSPHRASE, NEW, "Blue Rivers Run 11", "Old Maple Trees 22", "Sunny Meadow Walk 33"]
    for old, new in pairwise(chosen):
        clock_of(work).pass_by(days=1)
        passphrases.change_passphrase(work, old, new, FLOOR)
    clock_of(work).pass_by(days=1)

    assert "one of your last 6" in passphrases.judge(work, chosen[-1], PASSPHRASE)


def test_someone_without_a_slot_is_sent_to_a_director(work: Workspace) -> None:
    header = read_header(work.folder)
    write_header(work.folder, header.without_user(work.actor.id))

    assert "A director can set one" in passphrases.judge(work, PASSPHRASE, NEW)


def test_a_forgotten_passphrase_is_set_anew_and_changed_at_once(
    work: Workspace, made: Made
) -> None:
    passphrases.set_passphrase(work, made.investigator, NEW, FLOOR)
    assert latest(work) == Action.PASSPHRASE_SET
    opening.lock(work)
    other = opening.open_with_passphrase(made.folder, made.investigator, NEW, work.clock)

    passphrases.change_passphrase(other, NEW, "Sunny Meadow Walk 33", FLOOR)

    with pytest.raises(NotPermitted):
        passphrases.set_passphrase(other, made.director, NEW, FLOOR)


def test_a_set_passphrase_obeys_the_rules_too(work: Workspace, made: Made) -> None:
    with pytest.raises(RuleBroken, match="still needs"):
        passphrases.set_passphrase(work, made.investigator, "short", FLOOR)
    with pytest.raises(RuleBroken, match="one of your last"):
        passphrases.set_passphrase(work, made.investigator, OTHER_PASSPHRASE, FLOOR)
    line = line_of(work, INVESTIGATOR)
    users.revoke(work, line.id, line.version)
    with pytest.raises(RuleBroken, match="sign in no more"):
        passphrases.set_passphrase(work, made.investigator, NEW, FLOOR)


def test_a_lost_slot_is_made_anew_by_setting_a_passphrase(work: Workspace, made: Made) -> None:
    write_header(work.folder, read_header(work.folder).without_user(made.investigator))

    passphrases.set_passphrase(work, made.investigator, NEW, FLOOR)

    assert line_of(work, INVESTIGATOR).has_passphrase


@pytest.mark.feature("M3")
def test_a_kit_is_valid_only_after_it_opened_a_copy(work: Workspace, tmp_path: Path) -> None:
    new = kits.make_kit(work)
    assert kits.last_drill(work) == ""
    assert read_header(work.folder).slot_of(new.slot.kind) is None
    kits.save_kit(new.kit, tmp_path / "kit.pdf")
    assert (tmp_path / "kit.pdf").read_bytes().startswith(b"%PDF")

    with pytest.raises(RuleBroken):
        kits.try_new_kit(work, new, " ".join(reversed(new.kit.words)))
    assert read_header(work.folder).slot_of(new.slot.kind) is None

    kits.try_new_kit(work, new, " ".join(new.kit.words))
    assert read_header(work.folder).slot_of(new.slot.kind) == new.slot
    assert latest(work) == Action.KIT_MADE
    assert kits.last_drill(work) == "2026-11-22"


@pytest.mark.feature("M3")
def test_the_yearly_drill_opens_a_copy_and_is_on_record(work: Workspace) -> None:
    new = kits.make_kit(work)
    with pytest.raises(WrongPassphrase, match="no recovery kit yet"):
        kits.drill(work, " ".join(new.kit.words))
    kits.try_new_kit(work, new, " ".join(new.kit.words))
    clock_of(work).pass_by(days=365)

    kits.drill(work, " ".join(new.kit.words))

    assert latest(work) == Action.KIT_TRIED
    assert kits.last_drill(work) == "2027-11-22"
    assert not list(work.folder.glob(".kit-*"))


@pytest.mark.feature("M3")
def test_the_drill_is_offered_to_a_director_once_a_year(work: Workspace, made: Made) -> None:
    assert kits.drill_offer(work) == ""
    new = kits.make_kit(work)
    kits.try_new_kit(work, new, " ".join(new.kit.words))
    clock_of(work).pass_by(days=364)
    assert kits.drill_offer(work) == ""

    clock_of(work).pass_by(days=1)

    assert "try it again" in kits.drill_offer(work)
    opening.lock(work)
    other = opening.open_with_passphrase(
        made.folder, made.investigator, OTHER_PASSPHRASE, work.clock
    )
    assert kits.drill_offer(other) == ""


def test_a_replaced_kit_opens_no_more(work: Workspace) -> None:
    old, new = kits.make_kit(work), kits.make_kit(work)
    kits.try_new_kit(work, old, " ".join(old.kit.words))
    kits.try_new_kit(work, new, " ".join(new.kit.words))

    with pytest.raises(WrongPassphrase, match="newer kit"):
        kits.drill(work, " ".join(old.kit.words))


def test_a_new_vault_key_leaves_old_headers_with_nothing_to_open(
    work: Workspace, made: Made
) -> None:
    old = read_header(made.folder)
    plan = vault_keys.plan_key_change(work)
    words = " ".join(plan.kit.words)
    with pytest.raises(RuleBroken, match="for yourself"):
        vault_keys.change_vault_key(work, plan, {made.investigator: NEW}, words, FLOOR)
    with pytest.raises(RuleBroken, match="still needs"):
        vault_keys.change_vault_key(work, plan, {made.director: "short"}, words, FLOOR)

    vault_keys.change_vault_key(work, plan, {made.director: NEW, uuid4(): NEW}, words, FLOOR)

    again = unlocked(made, passphrase=NEW)
    assert [one.action for one in audit.trail(again, TrailQuestion())][
        1
    ] == Action.VAULT_KEY_CHANGED
    assert audit.verify(again).breaks == ()
    assert [line.has_passphrase for line in users.list_users(again)] == [False, True]
    again.vault.close()
    kit = opening.open_with_kit(made.folder, made.director, words, work.clock)
    second = vault_keys.plan_key_change(kit)
    last = " ".join(second.kit.words)
    with pytest.raises(RuleBroken, match="one of your last 6"):
        vault_keys.change_vault_key(kit, second, {made.director: NEW}, last, FLOOR)
    (made.folder / "before-upgrade-from-0001.db").write_bytes(b"opens with the old key")
    (made.folder / "vault of another office.db").write_bytes(b"not ours")
    vault_keys.change_vault_key(kit, second, {made.director: ANOTHER}, last, FLOOR)
    assert sorted(path.name for path in made.folder.glob("*.db")) == [
        "vault of another office.db",
        "vault-3.db",
    ]
    write_header(made.folder, old)
    with pytest.raises(CannotOpenVault):
        unlocked(made)


def fail() -> datetime:
    raise CannotSave("The drive is full.")


def cannot_record(work: Workspace) -> Workspace:
    """The same vault, where each write fails at its very end: when it is sealed."""
    return replace(work, vault=replace(work.vault, clock=fail))


@pytest.mark.feature("K4")
def test_the_header_stays_as_it_was_when_the_record_cannot_be_kept(
    work: Workspace, made: Made
) -> None:
    kit, store = kits.make_kit(work), KeyStore(Shelf())
    line = line_of(work, INVESTIGATOR)
    clock_of(work).pass_by(days=2)
    before, head, failing = read_header(made.folder), work.vault.head(), cannot_record(work)
    ways: tuple[Callable[[], object], ...] = (
        lambda: users.add_user(failing, "Wynn Castor", Role.ASSISTANT, NEW, FLOOR),
        lambda: users.revoke(failing, line.id, line.version),
        lambda: passphrases.change_passphrase(failing, PASSPHRASE, NEW, FLOOR),
        lambda: passphrases.set_passphrase(failing, line.id, NEW, FLOOR),
        lambda: kits.try_new_kit(failing, kit, " ".join(kit.kit.words)),
        lambda: pins.set_pin(failing, "271828", lambda: store),
    )
    for way in ways:
        with pytest.raises(CannotSave):
            way()
        assert read_header(made.folder) == before
    assert work.vault.head() == head


def test_a_key_change_that_fails_is_not_in_the_trail(work: Workspace, made: Made) -> None:
    before, head = read_header(made.folder), work.vault.head()
    plan = vault_keys.plan_key_change(work)
    words = " ".join(plan.kit.words)

    with pytest.raises(CannotSave):
        vault_keys.change_vault_key(cannot_record(work), plan, {made.director: NEW}, words, FLOOR)

    assert (read_header(made.folder), work.vault.head()) == (before, head)
    opening.lock(work)
    opening.lock(unlocked(made))
    assert [path.name for path in made.folder.glob("*.db")] == ["vault.db"]


def test_a_passphrase_that_came_with_the_new_key_is_remembered(work: Workspace, made: Made) -> None:
    plan = vault_keys.plan_key_change(work)
    words = " ".join(plan.kit.words)
    chosen = {made.director: NEW, made.investigator: ANOTHER}
    vault_keys.change_vault_key(work, plan, chosen, words, FLOOR)

    again = unlocked(made, passphrase=NEW)
    assert "a short time ago" in passphrases.judge(again, NEW, "Some Other Words 2026")
    opening.lock(again)
    other = opening.open_with_passphrase(made.folder, made.investigator, ANOTHER, work.clock)
    passphrases.change_passphrase(other, ANOTHER, "Some Other Words 2026", FLOOR)
    clock_of(work).pass_by(days=2)
    said = passphrases.judge(other, "Some Other Words 2026", ANOTHER)
    assert "one of your last 6" in said


def test_only_a_director_changes_the_vault_key(work: Workspace, made: Made) -> None:
    plan = vault_keys.plan_key_change(work)
    opening.lock(work)
    other = opening.open_with_passphrase(
        made.folder, made.investigator, OTHER_PASSPHRASE, work.clock
    )

    with pytest.raises(NotPermitted):
        vault_keys.change_vault_key(other, plan, {made.investigator: NEW}, "", FLOOR)


def test_the_only_database_is_never_swept(made: Made) -> None:
    sweep_databases(made.folder, "vault-7.db")

    assert (made.folder / "vault.db").exists()


def test_a_key_change_cut_off_half_way_changes_nothing(work: Workspace, made: Made) -> None:
    (made.folder / "vault-2.db").write_bytes(b"half a copy")
    opening.lock(work)

    opening.lock(unlocked(made))

    assert [path.name for path in made.folder.glob("*.db")] == ["vault.db"]
