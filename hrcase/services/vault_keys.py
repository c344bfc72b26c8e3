"""A new vault key: the data encrypted anew, new slots, and old headers that open nothing new."""

from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from uuid import UUID

from hrcase.domain.access import check_may
from hrcase.domain.audit import Action
from hrcase.domain.passphrases import PassphraseCode, check_form, check_unused
from hrcase.domain.recovery import Kit
from hrcase.errors import RuleBroken
from hrcase.services.workspace import Workspace
from hrcase.storage import user_queries
from hrcase.storage.keys import (
    calibrated_cost,
    make_verifier,
    new_vault_key,
    wrap_with_passphrase,
)
from hrcase.storage.passphrase_files import shipped_passphrase_policy
from hrcase.storage.recovery import (
    check_word_of,
    code_from_words,
    make_recovery_code,
    unwrap_with_code,
    words_of,
    wrap_with_code,
)
from hrcase.storage.rekeying import opened_copy, rekeyed_copy, sweep_copies, sweep_databases
from hrcase.storage.slots import KdfCost, Owner, Slot, wipe
from hrcase.storage.tables.users import PassphraseRow, UserRow
from hrcase.storage.vault_header import VaultHeader, read_header, write_header
from hrcase.storage.writing import Writing


@dataclass(frozen=True, slots=True)
class KeyChange:
    """A new key that is not in use yet, and the kit that will open it."""

    key: bytearray
    kit: Kit
    slot: Slot


def plan_key_change(work: Workspace) -> KeyChange:
    """Make a new key and its kit; nothing changes until the kit was tried."""
    header = read_header(work.folder)
    key, code = new_vault_key(), make_recovery_code()
    slot = wrap_with_code(key, code, Owner(header.vault_id, None))
    return KeyChange(key, Kit(header.name, work.today(), words_of(code), check_word_of(code)), slot)


def change_vault_key(
    work: Workspace,
    plan: KeyChange,
    passphrases: Mapping[UUID, str],
    words: str,
    cost: KdfCost | None = None,
) -> None:
    """Encrypt the vault under the new key and close it; everyone unlocks anew.

    `passphrases` gives each user's new one; a user without one cannot sign in until a director
    sets one. PINs end. The entry stands in the copy under the new key alone, and one write of the
    header switches to it: whatever goes wrong before leaves vault, header and trail as they were.
    Raises RuleBroken or WrongPassphrase before anything is written.
    """
    check_may(work.actor, Action.VAULT_KEY_CHANGED)
    if work.actor.id not in passphrases:
        raise RuleBroken("Type a new passphrase for yourself; you could not come back otherwise.")
    for passphrase in passphrases.values():
        check_form(passphrase, shipped_passphrase_policy())
    header = read_header(work.folder)
    wipe(unwrap_with_code(plan.slot, header.vault_id, code_from_words(words)))
    users = _users(work, header, passphrases)
    chosen = cost or calibrated_cost()
    slots = [
        wrap_with_passphrase(
            plan.key, passphrases[user_id], Owner(header.vault_id, user_id, name), chosen
        )
        for user_id, name in users.items()
    ]
    database = rekeyed_copy(work.vault, header, plan.key)
    with closing(opened_copy(work.vault, database, plan.key)) as copy:
        with copy.write(Action.VAULT_KEY_CHANGED) as writing:
            _remember(writing, users, passphrases, work)
            writing.summary = f"The vault key was changed; slots for {', '.join(users.values())}"
        head = copy.head()
    new = replace(header, slots=(*slots, plan.slot), database=database, trail=head)
    write_header(work.folder, new)
    work.vault.close()
    sweep_databases(work.folder, database)
    sweep_copies(work.folder)


def _users(
    work: Workspace, header: VaultHeader, passphrases: Mapping[UUID, str]
) -> dict[UUID, str]:
    """Who gets a slot, by id and name; a passphrase that was used before is refused."""
    policy = shipped_passphrase_policy()
    earlier = policy.number(PassphraseCode.EARLIER)
    with work.vault.read() as session:
        lines = user_queries.user_lines(session, header)
        users = {one.id: one.name for one in lines if one.revoked_at is None}
        for user_id in users.keys() & passphrases.keys():
            used = user_queries.used_by(session, user_id, earlier)
            check_unused(passphrases[user_id], used, policy)
    return {user_id: name for user_id, name in users.items() if user_id in passphrases}


def _remember(
    writing: Writing, users: Mapping[UUID, str], passphrases: Mapping[UUID, str], work: Workspace
) -> None:
    """Keep what recognises each new passphrase; one that a director chose may change at once."""
    for user_id in users:
        verifier = make_verifier(passphrases[user_id])
        writing.add(PassphraseRow(user_id=user_id, verifier=verifier, set_at=work.now()))
        own = user_id == work.actor.id
        writing.get(UserRow, user_id).passphrase_set_at = work.now() if own else None
