"""A vault on disk as the office leaves it at night: closed, with two users and one entry."""

from datetime import UTC, datetime
from pathlib import Path

from hrcase.domain.access import Actor, Role
from hrcase.domain.audit import GENESIS, Action, TrailHead
from hrcase.storage import backup
from hrcase.storage.keys import wrap_with_passphrase
from hrcase.storage.slots import FLOOR, Owner
from hrcase.storage.tables.base import new_id
from hrcase.storage.vault_header import VaultHeader, read_header, write_header
from hrcase.storage.vault_opening import Opening, make_vault

PASSPHRASE = "Twelve Quiet Herons 7"
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
_KEY = bytes(range(32))


def a_closed_vault(office: Path) -> Path:
    """The vault in `office`/vault, with one backup in `office`/backups."""
    folder = office / "vault"
    folder.mkdir()
    vault_id, maren = new_id(), Actor(new_id(), "Maren Oldacre", Role.DIRECTOR)
    slots = (
        wrap_with_passphrase(bytearray(_KEY), PASSPHRASE, Owner(vault_id, user_id, name), FLOOR)
        for user_id, name in ((maren.id, maren.name), (new_id(), "Idris Pelham"))
    )
    header = VaultHeader(vault_id, "Human Resources", NOON, tuple(slots), TrailHead(0, GENESIS))
    vault = make_vault(Opening(folder, header, maren.id, lambda: NOON), bytearray(_KEY), maren)
    with vault.write(Action.VAULT_CREATED) as writing:
        writing.summary = "Vault created"
    write_header(folder, header.with_trail(vault.head()))
    backup.back_up(vault, read_header(folder), office / "backups", lambda _: None)
    vault.close()
    return folder
