"""Making, unlocking and locking a vault, with the verdict that each failure gets."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from hrcase.domain.access import Actor, Role, check_may
from hrcase.domain.audit import Action, TrailHead, TrailQuestion
from hrcase.errors import (
    CannotOpenVault,
    CannotSave,
    RuleBroken,
    VaultDamaged,
    VaultInUse,
    VaultMissing,
    VaultNoPermission,
    VaultTooNew,
    WrongPassphrase,
)
from hrcase.services import audit, door, kits, opening, pins, users
from hrcase.services.opening import NewVault
from hrcase.services.workspace import Workspace
from hrcase.storage.slots import FLOOR
from hrcase.storage.vault_header import HEADER, UNFINISHED, read_header, write_header
from tests.builders import MovableClock, at
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

NEW_VAULT = NewVault("Redbud Public Schools", DIRECTOR, PASSPHRASE)


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return a_closed_vault(tmp_path)


def actions(work: Workspace) -> list[str]:
    return [line.action for line in reversed(audit.trail(work, TrailQuestion()))]


@pytest.mark.feature("K1")
def test_nothing_in_a_vault_is_readable_without_the_key(made: Made) -> None:
    content = (made.folder / "vault.db").read_bytes()

    assert b"SQLite format" not in content
    assert DIRECTOR.encode() not in content
    assert b"CREATE TABLE" not in content


@pytest.mark.feature("K1")
def test_a_plain_database_is_refused_and_not_overwritten(made: Made) -> None:
    plain = made.folder / "vault.db"
    plain.unlink()
    connection = sqlcipher.connect(plain)
    connection.execute("CREATE TABLE plain (x)")
    connection.close()
    before = plain.read_bytes()

    with pytest.raises(VaultDamaged, match="cannot be read with its own key"):
        unlocked(made)
    assert plain.read_bytes() == before


def test_unlocking_signs_the_person_in(made: Made) -> None:
    work = unlocked(made)

    assert (work.actor.name, work.actor.role.value) == (DIRECTOR, "director")
    assert actions(work)[-1] == Action.VAULT_UNLOCKED
    assert work.notices == ()


@pytest.mark.feature("K4")
def test_each_person_has_an_own_passphrase(made: Made) -> None:
    clock = MovableClock(at(MADE))
    work = opening.open_with_passphrase(made.folder, made.investigator, OTHER_PASSPHRASE, clock)

    assert work.actor.name == INVESTIGATOR
    assert [one.name for one in door.sign_ins(made.folder)] == [DIRECTOR, INVESTIGATOR]
    opening.lock(work)
    with pytest.raises(WrongPassphrase):
        opening.open_with_passphrase(made.folder, made.director, OTHER_PASSPHRASE, clock)


def test_a_weak_passphrase_makes_no_vault(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken, match="still needs"):
        opening.create_vault(tmp_path / "v", NewVault("V", "A", "short"), MovableClock(at(MADE)))
    assert not (tmp_path / "v").exists()


def test_a_second_vault_in_the_same_folder_is_refused(made: Made) -> None:
    with pytest.raises(VaultInUse, match="already"):
        opening.create_vault(
            made.folder, NewVault("V", "A", PASSPHRASE), MovableClock(at(MADE)), FLOOR
        )


@pytest.mark.feature("M4")
def test_a_wrong_passphrase_is_called_wrong(made: Made) -> None:
    with pytest.raises(WrongPassphrase, match="does not open the vault"):
        unlocked(made, passphrase="Not the right 1 at all")


@pytest.mark.feature("M4")
def test_a_damaged_header_is_called_damaged(made: Made) -> None:
    for path in made.folder.glob("header*"):
        path.write_text(path.read_text().replace("slots", "slats"))

    with pytest.raises(VaultDamaged, match="Restore the latest backup"):
        unlocked(made)


@pytest.mark.feature("M4")
def test_damaged_data_is_called_damaged(made: Made) -> None:
    database = made.folder / "vault.db"
    content = bytearray(database.read_bytes())
    content[100:200] = os.urandom(100)
    database.write_bytes(content)

    with pytest.raises(VaultDamaged):
        unlocked(made)


@pytest.mark.feature("M4")
def test_one_damaged_header_is_mended_and_said(made: Made) -> None:
    (made.folder / HEADER).write_text("{")

    work = unlocked(made)

    assert "written anew" in work.notices[0]
    assert json.loads((made.folder / HEADER).read_text())


@pytest.mark.feature("M4")
def test_a_missing_vault_is_called_missing(tmp_path: Path, made: Made) -> None:
    with pytest.raises(VaultMissing):
        door.sign_ins(tmp_path / "nowhere")
    (made.folder / "vault.db").unlink()
    with pytest.raises(VaultMissing, match="restore the latest backup"):
        unlocked(made)


@pytest.mark.feature("M4")
def test_a_newer_vault_is_called_newer_and_left_alone(made: Made) -> None:
    work = unlocked(made)
    with work.vault.connection() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        connection.commit()
    opening.lock(work)

    with pytest.raises(VaultTooNew, match="Install the newer version"):
        unlocked(made)


@pytest.mark.feature("M4")
def test_a_vault_in_use_names_the_computer(made: Made) -> None:
    work = unlocked(made)

    with pytest.raises(VaultInUse, match=r"on .+, since 2026-11-22"):
        unlocked(made)
    opening.lock(work)
    opening.lock(unlocked(made))


@pytest.mark.feature("M4")
def test_a_folder_without_permission_is_called_that(
    made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The operating system's answer is what is put in place: as root nothing is forbidden."""
    monkeypatch.setattr(os, "access", lambda *_: False)

    with pytest.raises(VaultNoPermission, match="Ask IT"):
        unlocked(made)


@pytest.mark.feature("K2")
def test_wrong_tries_are_slowed_and_entered_at_the_next_unlocking(made: Made) -> None:
    clock = MovableClock(at(MADE))
    for _ in range(3):
        with pytest.raises(WrongPassphrase, match="does not open"):
            opening.open_with_passphrase(made.folder, made.director, "Wrong 1 wrong wrong", clock)
    with pytest.raises(WrongPassphrase, match="Wait 5 seconds"):
        opening.open_with_passphrase(made.folder, made.director, PASSPHRASE, clock)
    assert door.seconds_to_wait(made.folder, clock()) > 0
    assert DIRECTOR not in (made.folder / "attempts.json").read_text()

    clock.pass_by(hours=1)
    work = opening.open_with_passphrase(made.folder, made.director, PASSPHRASE, clock)

    assert Action.UNLOCK_FAILED in actions(work)
    assert door.seconds_to_wait(made.folder, clock()) == 0
    entry = next(
        one for one in audit.trail(work, TrailQuestion()) if one.action == Action.UNLOCK_FAILED
    )
    assert DIRECTOR in entry.summary


def test_a_person_without_a_slot_is_sent_to_the_director(made: Made) -> None:
    with pytest.raises(WrongPassphrase, match="Ask the director"):
        opening.open_with_passphrase(made.folder, uuid4(), PASSPHRASE, MovableClock(at(MADE)))


@pytest.mark.feature("K4")
def test_an_old_header_of_a_revoked_person_no_longer_signs_in(made: Made) -> None:
    old = read_header(made.folder)
    work = unlocked(made)
    line = next(one for one in users.list_users(work) if one.name == INVESTIGATOR)
    said = users.revoke(work, line.id, line.version)
    opening.lock(work)

    assert "old header" in said
    assert "change the vault key" in said
    assert [one.name for one in door.sign_ins(made.folder)] == [DIRECTOR]
    write_header(made.folder, old)
    with pytest.raises(CannotOpenVault, match="no longer sign in"):
        opening.open_with_passphrase(
            made.folder, made.investigator, OTHER_PASSPHRASE, MovableClock(at(MADE))
        )


@pytest.mark.feature("L2")
def test_a_cut_tail_is_said_when_unlocking(made: Made) -> None:
    database = made.folder / "vault.db"
    before = database.read_bytes()
    opening.lock(unlocked(made))
    database.write_bytes(before)

    work = unlocked(made)

    assert "Records are missing" in work.notices[0]


@pytest.mark.feature("L2")
def test_another_state_of_the_vault_is_said_when_unlocking(made: Made) -> None:
    header = read_header(made.folder)
    write_header(made.folder, header.with_trail(TrailHead(2, "f" * 64)))

    assert "another state of the vault" in unlocked(made).notices[0]


def test_nothing_is_swept_beside_a_vault_whose_records_are_missing(made: Made) -> None:
    older = (made.folder / "vault.db").read_bytes()
    opening.lock(unlocked(made))
    (made.folder / "vault.db").write_bytes(older)
    sealed = made.folder / "attachments" / f"{'a' * 32}.age"
    sealed.parent.mkdir(exist_ok=True)
    sealed.write_bytes(b"known to the newer state alone")

    opening.lock(unlocked(made))
    assert sealed.exists()

    opening.lock(unlocked(made))
    assert not sealed.exists()


def test_a_way_in_that_no_record_stands_behind_is_removed(made: Made) -> None:
    header = read_header(made.folder)
    slot = header.passphrase_slots()[0]
    stray = replace(slot, id=uuid4(), user_id=uuid4(), label="Nobody")
    write_header(made.folder, header.with_slot(stray))

    work = unlocked(made)

    assert "nobody on record" in work.notices[0]
    opening.lock(work)
    assert read_header(made.folder).slots == header.slots
    assert unlocked(made).notices == ()


def test_a_copy_that_a_kit_was_tried_on_does_not_stay(made: Made) -> None:
    (made.folder / ".kit-abc").mkdir()
    (made.folder / ".kit-abc" / "vault.db").write_bytes(b"a copy")

    opening.lock(unlocked(made))

    assert not list(made.folder.glob(".kit-*"))


def a_clock_that_fails(after: int) -> Callable[[], datetime]:
    """Tells the time so many times; then whatever asks for it fails, as on a full drive."""
    moments = iter([at(MADE)] * after)

    def tell() -> datetime:
        moment = next(moments, None)
        if moment is None:
            raise CannotSave("The drive is full.")
        return moment

    return tell


@pytest.mark.parametrize("after", [1, 2])
def test_an_unlocking_that_cannot_be_entered_leaves_the_vault_closed(
    made: Made, after: int
) -> None:
    with pytest.raises(CannotSave):
        opening.open_with_passphrase(
            made.folder, made.director, PASSPHRASE, a_clock_that_fails(after)
        )

    opening.lock(unlocked(made))


@pytest.mark.parametrize("role", [Role.ASSISTANT, Role.AUDITOR])
def test_whoever_unlocks_first_may_enter_the_upgrade(role: Role) -> None:
    check_may(Actor(uuid4(), "Tamsin Roe", role), Action.VAULT_UPGRADED)


def test_a_vault_that_was_never_finished_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / UNFINISHED).write_bytes(b"")
    (folder / "vault.db").write_bytes(b"nobody has the key of this")
    (folder / "vault.db-wal").write_bytes(b"nor of this")
    with pytest.raises(VaultMissing):
        door.sign_ins(folder)

    opening.lock(opening.create_vault(folder, NEW_VAULT, MovableClock(at(MADE)), FLOOR))

    assert not (folder / UNFINISHED).exists()
    assert [one.name for one in door.sign_ins(folder)] == [DIRECTOR]


@pytest.mark.parametrize("after", [1, 2, 3])
def test_a_vault_that_cannot_be_made_leaves_nothing_in_the_way(tmp_path: Path, after: int) -> None:
    folder = tmp_path / "vault"
    with pytest.raises(CannotSave):
        opening.create_vault(folder, NEW_VAULT, a_clock_that_fails(after), FLOOR)
    assert list(folder.iterdir()) == []

    opening.lock(opening.create_vault(folder, NEW_VAULT, MovableClock(at(MADE)), FLOOR))


@pytest.mark.feature("P6")
def test_no_real_vault_is_made_in_the_folder_of_a_demo(tmp_path: Path) -> None:
    door.mark_demo(tmp_path, at(MADE))

    with pytest.raises(VaultInUse, match="belongs to the demo"):
        opening.create_vault(tmp_path, NEW_VAULT, MovableClock(at(MADE)), FLOOR)

    assert [path.name for path in tmp_path.iterdir()] == ["demo-vault.txt"]


def test_a_mark_left_beside_a_finished_vault_takes_nothing_away(made: Made) -> None:
    (made.folder / UNFINISHED).write_bytes(b"")
    with pytest.raises(VaultInUse, match="already"):
        opening.create_vault(made.folder, NEW_VAULT, MovableClock(at(MADE)), FLOOR)
    (made.folder / UNFINISHED).write_bytes(b"")

    opening.lock(unlocked(made))

    assert not (made.folder / UNFINISHED).exists()


def test_locking_keeps_the_latest_seal_in_the_header(made: Made) -> None:
    work = unlocked(made)
    opening.lock(work)

    again = unlocked(made)
    head = read_header(made.folder).trail
    assert head.number == again.vault.head().number - 1
    assert actions(again)[-2:] == [Action.VAULT_LOCKED, Action.VAULT_UNLOCKED]
    assert bytes(work.vault.key) == bytes(32)


def test_the_kit_unlocks_and_the_trail_says_so(made: Made) -> None:
    clock = MovableClock(at(MADE))
    work = unlocked(made)
    new = kits.make_kit(work)
    kits.try_new_kit(work, new, " ".join(new.kit.words))
    opening.lock(work)

    again = opening.open_with_kit(made.folder, made.director, " ".join(new.kit.words), clock)

    assert audit.trail(again, TrailQuestion())[0].summary == "Unlocked with the recovery kit"


def test_a_vault_without_a_kit_says_so(made: Made) -> None:
    work = unlocked(made)
    new = kits.make_kit(work)
    opening.lock(work)

    with pytest.raises(WrongPassphrase, match="no recovery kit yet"):
        opening.open_with_kit(
            made.folder, made.director, " ".join(new.kit.words), MovableClock(at(MADE))
        )


def test_no_pin_is_said_and_not_counted_as_wrong(made: Made) -> None:
    with pytest.raises(CannotOpenVault, match="No PIN is set"):
        opening.open_with_pin(made.folder, made.director, "123456", MovableClock(at(MADE)))


def test_the_plain_card_stands_beside_the_header(made: Made) -> None:
    work = unlocked(made)
    card = json.loads((made.folder / "emergency-card.json").read_text())

    assert card["hotline"] == work.policy.contact("dhs-hotline").phone
    assert clock_of(work)() == work.now()
    assert pins.why_no_pin() == pins.why_no_pin()
