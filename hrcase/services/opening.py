"""From a folder to a workspace: making a vault, unlocking it, locking it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from uuid import UUID, uuid4

from hrcase.domain.access import Actor, Role
from hrcase.domain.audit import GENESIS, Action, TrailHead
from hrcase.domain.calendars import office_zone
from hrcase.domain.counting import counted
from hrcase.domain.passphrases import check_form
from hrcase.domain.users import check_name
from hrcase.errors import CannotOpenVault, VaultInUse, WrongPassphrase
from hrcase.services import emergency
from hrcase.services.door import is_demo, seconds_to_wait
from hrcase.services.workspace import Workspace, workspace_of
from hrcase.storage import attempts, policy_queries, setting_queries, user_queries
from hrcase.storage.files import make_folder
from hrcase.storage.keys import (
    calibrated_cost,
    make_verifier,
    new_vault_key,
    unwrap_with_passphrase,
    wrap_with_passphrase,
)
from hrcase.storage.passphrase_files import shipped_passphrase_policy
from hrcase.storage.policy_files import load_policy, shipped_files
from hrcase.storage.recovery import code_from_words, unwrap_with_code
from hrcase.storage.restoring import forget_origin, origin_of
from hrcase.storage.slots import KdfCost, Owner, SlotKind
from hrcase.storage.tables.base import new_id
from hrcase.storage.tables.users import PassphraseRow, UserRow
from hrcase.storage.vault import Vault
from hrcase.storage.vault_header import UNFINISHED, VaultHeader, read_header, write_header
from hrcase.storage.vault_opening import (
    Opening,
    begin_vault,
    check_trail_head,
    give_up_vault,
    make_vault,
    open_vault,
)
from hrcase.storage.workstation import KeyStore, unlock_with_pin, workstation_store
from hrcase.storage.writing import Writing

Clock = Callable[[], datetime]


@dataclass(frozen=True, slots=True)
class NewVault:
    """What a vault is made with; the demo's mark goes in with the vault and is never changed."""

    name: str
    director: str
    passphrase: str
    is_demo: bool = False


def create_vault(
    folder: Path, new: NewVault, clock: Clock, cost: KdfCost | None = None
) -> Workspace:
    """Make an encrypted vault in a folder and sign its first director in.

    `cost` None measures this computer. Raises RuleBroken for a weak passphrase, VaultInUse when
    there is a vault already, CannotWriteFile or VaultNoPermission for the folder.
    """
    check_form(new.passphrase, shipped_passphrase_policy())
    name = check_name(new.director, [])
    make_folder(folder)
    if is_demo(folder) and not new.is_demo:
        raise VaultInUse(f"{folder} belongs to the demo, which is thrown away. Choose another.")
    give_up_vault(folder)
    if any(folder.glob("header*.json")) or any(folder.glob("*.db")):
        raise VaultInUse(f"There is a vault in {folder} already. Choose another folder.")
    begin_vault(folder)
    key, actor = new_vault_key(), Actor(new_id(), name, Role.DIRECTOR)
    owner = Owner(uuid4(), actor.id, name)
    slot = wrap_with_passphrase(key, new.passphrase, owner, cost or calibrated_cost())
    header = VaultHeader(owner.vault_id, new.name, clock(), (slot,), TrailHead(0, GENESIS))
    opening = Opening(folder, header, actor.id, clock)
    try:
        vault = _made(opening, key, actor, new)
    except BaseException:
        give_up_vault(folder)
        raise
    work = workspace_of(folder, vault)
    emergency.keep_card(work)
    return work


def _made(opening: Opening, key: bytearray, actor: Actor, new: NewVault) -> Vault:
    """The new vault, open; its header comes last, so that nothing half-made can be opened."""
    vault = make_vault(opening, key, actor)
    try:
        with vault.write(Action.VAULT_CREATED) as writing:
            _furnish(writing, actor, new, vault.clock())
            writing.summary = f"Vault made; {actor.name} is its first director"
        write_header(opening.folder, opening.header)
        (opening.folder / UNFINISHED).unlink()
    except BaseException:
        vault.close()
        raise
    return vault


def _furnish(writing: Writing, actor: Actor, new: NewVault, now: datetime) -> None:
    """Put the first director and the rules that ship into the new vault."""
    writing.add(
        UserRow(id=actor.id, name=actor.name, role=actor.role, added_at=now, passphrase_set_at=now)
    )
    verifier = make_verifier(new.passphrase)
    writing.add(PassphraseRow(user_id=actor.id, verifier=verifier, set_at=now))
    files = shipped_files()
    policy = load_policy(files)
    today = now.astimezone(office_zone(policy)).date()
    writing.add(policy_queries.edition_row(policy, files, now, today))
    if new.is_demo:
        setting_queries.put_setting(writing, setting_queries.DEMO, {"demo": True})


def open_with_passphrase(folder: Path, user_id: UUID, passphrase: str, clock: Clock) -> Workspace:
    """Unlock as one person; raises the verdict that applies, and counts a wrong try."""
    header = read_header(folder)
    slot = header.slot_of(SlotKind.PASSPHRASE, user_id)
    check_wait(folder, clock())
    if slot is None:
        raise WrongPassphrase("This person has no passphrase in this vault. Ask the director.")
    try:
        key = unwrap_with_passphrase(slot, header.vault_id, passphrase)
    except WrongPassphrase:
        attempts.note_wrong(folder, slot.id, clock())
        raise
    return _unlocked(Opening(folder, header, user_id, clock), key, "with the passphrase")


def open_with_pin(
    folder: Path,
    user_id: UUID,
    pin: str,
    clock: Clock,
    find_store: Callable[[], KeyStore | str] = workstation_store,
) -> Workspace:
    """Unlock with the workstation's PIN; five wrong ones delete it. The passphrase always works."""
    header = read_header(folder)
    check_wait(folder, clock())
    slot = header.slot_of(SlotKind.WORKSTATION, user_id)
    if slot is None:
        raise CannotOpenVault("No PIN is set for you on this workstation. Use your passphrase.")
    try:
        key = unlock_with_pin(folder, header, user_id, pin, find_store())
    except WrongPassphrase:
        attempts.note_wrong(folder, slot.id, clock())
        raise
    return _unlocked(Opening(folder, header, user_id, clock), key, "with the PIN")


def open_with_kit(folder: Path, user_id: UUID, words: str, clock: Clock) -> Workspace:
    """Unlock with the printed recovery kit, as one of the users; the use is in the trail."""
    header = read_header(folder)
    code = code_from_words(words)
    slot = header.slot_of(SlotKind.RECOVERY)
    if slot is None:
        raise WrongPassphrase("This vault has no recovery kit yet. Use a passphrase.")
    key = unwrap_with_code(slot, header.vault_id, code)
    return _unlocked(Opening(folder, header, user_id, clock), key, "with the recovery kit")


def lock(work: Workspace) -> None:
    """Write the latest seal into the header and close the vault; its key is wiped."""
    with work.write(Action.VAULT_LOCKED) as writing:
        writing.summary = "Vault locked"
    head = work.vault.head()
    write_header(work.folder, read_header(work.folder).with_trail(head))
    work.vault.close()


def check_wait(folder: Path, now: datetime) -> None:
    """Refuse a try while the wait after wrong ones still runs."""
    seconds = seconds_to_wait(folder, now)
    if seconds:
        raise WrongPassphrase(f"Wait {counted(seconds, 'second')}, then try again.")


def _unlocked(opening: Opening, key: bytearray, how: str) -> Workspace:
    vault, upgraded_from = open_vault(opening, key)
    try:
        notices = (*_notices(opening.header, vault), *_strangers(opening, vault))
        work = replace(workspace_of(opening.folder, vault), notices=notices)
        _enter_upgrade(work, upgraded_from)
        _enter_wrong_tries(work)
        _enter_restoring(work)
        with work.write(Action.VAULT_UNLOCKED) as writing:
            writing.summary = f"Unlocked {how}"
    except BaseException:
        vault.close()
        raise
    emergency.keep_card(work)
    return work


def _strangers(opening: Opening, vault: Vault) -> Iterator[str]:
    """Take away ways in that no record stands behind, as a program killed half-way leaves them."""
    with vault.read() as session:
        known = user_queries.active_users(session)
    header = opening.header
    strange = [one.id for one in header.slots if one.user_id and one.user_id not in known]
    for slot_id in strange:
        header = header.without_slot(slot_id)
    if strange:
        write_header(opening.folder, header)
        yield "A sign-in that nobody on record has was removed from the header."


def _notices(header: VaultHeader, vault: Vault) -> Iterator[str]:
    if header.repaired:
        yield "One of the two header files was damaged and was written anew from the other."
    shorter = check_trail_head(vault, header)
    if shorter:
        yield shorter


def _enter_upgrade(work: Workspace, upgraded_from: str) -> None:
    if upgraded_from:
        with work.write(Action.VAULT_UPGRADED) as writing:
            writing.summary = f"Tables upgraded from version {upgraded_from}, after a verified copy"


def _enter_wrong_tries(work: Workspace) -> None:
    tries = attempts.wrong_tries(work.folder)
    if not tries:
        return
    with work.write(Action.UNLOCK_FAILED) as writing:
        names = {slot.id: slot.label for slot in read_header(work.folder).slots}
        said = [
            f"{one.at.isoformat(timespec='seconds')} {names.get(one.slot_id) or 'a removed slot'}"
            for one in tries
        ]
        writing.summary = f"{counted(len(tries), 'wrong try', 'wrong tries')}: {'; '.join(said)}"
    attempts.take_all(work.folder)


def _enter_restoring(work: Workspace) -> None:
    origin = origin_of(work.folder)
    if origin:
        with work.write(Action.BACKUP_RESTORED) as writing:
            writing.summary = f"This vault was restored from the backup of {origin}"
        forget_origin(work.folder)
