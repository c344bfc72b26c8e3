"""A new vault key: the data encrypted anew, new slots, and old headers that open nothing new."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from hrcase.domain.audit import Action
from hrcase.domain.passphrases import check_form
from hrcase.domain.recovery import Kit
from hrcase.errors import RuleBroken
from hrcase.services.workspace import Workspace
from hrcase.storage import user_queries
from hrcase.storage.keys import calibrated_cost, new_vault_key, wrap_with_passphrase
from hrcase.storage.passphrase_files import shipped_passphrase_policy
from hrcase.storage.recovery import (
    check_word_of,
    code_from_words,
    make_recovery_code,
    unwrap_with_code,
    words_of,
    wrap_with_code,
)
from hrcase.storage.rekeying import rekeyed_copy, sweep_databases
from hrcase.storage.slots import KdfCost, Owner, Slot, wipe
from hrcase.storage.vault_header import read_header, write_header


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
    sets one. PINs end. Raises RuleBroken or WrongPassphrase before anything changes.
    """
    if work.actor.id not in passphrases:
        raise RuleBroken("Type a new passphrase for yourself; you could not come back otherwise.")
    for passphrase in passphrases.values():
        check_form(passphrase, shipped_passphrase_policy())
    header = read_header(work.folder)
    wipe(unwrap_with_code(plan.slot, header.vault_id, code_from_words(words)))
    with work.write(Action.VAULT_KEY_CHANGED) as writing:
        users = {
            line.id: line.name
            for line in user_queries.user_lines(writing.session, header)
            if line.revoked_at is None and line.id in passphrases
        }
        writing.summary = f"The vault key was changed; slots for {', '.join(users.values())}"
    chosen = cost or calibrated_cost()
    slots = [
        wrap_with_passphrase(
            plan.key, passphrases[user_id], Owner(header.vault_id, user_id, name), chosen
        )
        for user_id, name in users.items()
    ]
    database = rekeyed_copy(work.vault, header, plan.key)
    head = work.vault.head()
    new = replace(header, slots=(*slots, plan.slot), database=database, trail=head)
    write_header(work.folder, new)
    work.vault.close()
    sweep_databases(work.folder, database)
