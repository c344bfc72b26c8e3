"""The PIN of this workstation: six digits that open nothing without this computer's key store."""

from collections.abc import Callable

from hrcase.domain.audit import Action
from hrcase.errors import CannotOpenVault
from hrcase.services.workspace import Workspace
from hrcase.storage.slots import Owner
from hrcase.storage.vault_header import header_kept, write_header
from hrcase.storage.workstation import (
    KeyStore,
    workstation_store,
)
from hrcase.storage.workstation import (
    remove_pin as without_pin,
)
from hrcase.storage.workstation import (
    set_pin as with_pin,
)

FindStore = Callable[[], KeyStore | str]


def why_no_pin(find_store: FindStore = workstation_store) -> str:
    """Why no PIN can be set on this computer; empty when one can."""
    store = find_store()
    if isinstance(store, str):
        return store
    try:
        store.try_out()
    except CannotOpenVault as refusal:
        return str(refusal)
    return ""


def set_pin(work: Workspace, pin: str, find_store: FindStore = workstation_store) -> None:
    """Set one's own PIN for this workstation; the passphrase stays the first way in."""
    store = find_store()
    if isinstance(store, str):
        raise CannotOpenVault(store)
    with header_kept(work.folder) as header, work.write(Action.PIN_SET) as writing:
        owner = Owner(header.vault_id, work.actor.id)
        writing.summary = f"{work.actor.name} set a PIN for this workstation"
        write_header(work.folder, with_pin(header, work.vault.key, pin, owner, store))


def remove_pin(work: Workspace, find_store: FindStore = workstation_store) -> None:
    """Remove one's own PIN from this workstation."""
    with header_kept(work.folder) as header, work.write(Action.PIN_REMOVED) as writing:
        writing.summary = f"{work.actor.name} removed the PIN of this workstation"
        write_header(work.folder, without_pin(header, work.actor.id, find_store()))
