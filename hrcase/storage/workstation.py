"""The PIN of this workstation: six digits that open the vault here, and nowhere else.

The operating system's key store holds a random device secret; PIN and secret together open a
slot. It is never the only way in: the passphrase always works.
"""

import hashlib
import secrets
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from types import ModuleType
from uuid import UUID

import keyring
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError, PasswordDeleteError

from hrcase.errors import CannotOpenVault, RuleBroken, WrongPassphrase
from hrcase.storage.attempts import count_pin, forget_pins
from hrcase.storage.keys import derived_key
from hrcase.storage.slots import (
    FLOOR,
    KEY_BYTES,
    SALT_BYTES,
    KdfCost,
    Owner,
    Slot,
    SlotKind,
    wipe,
)
from hrcase.storage.vault_header import VaultHeader, write_header
from hrcase.storage.wrapping import filled, new_slot, opened

PIN_DIGITS = 6
WRONG_PINS = 5
REAL_STORES = (
    "keyring.backends.Windows",
    "keyring.backends.macOS",
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
)
_OF_APPLE = "keyring.backends.macOS.api"
_NONE = (
    "This computer offers no key store of its operating system, so no PIN can be used here. "
    "The passphrase works as always."
)
_NOT_REAL = (
    "The key store that this computer is set to use does not protect what it keeps, so no PIN can "
    "be used here. The passphrase works as always; ask IT about the key store."
)
_SILENT = (
    "The key store of this computer does not answer, or is locked. Use your passphrase; the PIN "
    "works again when the key store does."
)
_LOST = (
    "The key store of this computer does not hold what belongs to this PIN: it was set on another "
    "computer, or the key store was changed. Use your passphrase; then set the PIN anew."
)
_NO_PIN = "No PIN is set for you on this workstation. Use your passphrase."
_DELETED = (
    "Five wrong PINs: the PIN of this workstation is deleted. Use your passphrase; then you can "
    "set a new PIN."
)


@dataclass(frozen=True, slots=True)
class KeyStore:
    """The operating system's key store, holding one device secret for each workstation slot."""

    backend: KeyringBackend

    def keep(self, vault_id: UUID, slot_id: UUID, secret: bytearray) -> None:
        """Store a secret and see that it can be had back; raises CannotOpenVault."""
        with _answering():
            self.backend.set_password(_service(vault_id), str(slot_id), b64encode(secret).decode())
        if self.fetch(vault_id, slot_id) != secret:
            raise CannotOpenVault(_SILENT)

    def fetch(self, vault_id: UUID, slot_id: UUID) -> bytearray | None:
        """The secret, None if it is not there or not ours; raises CannotOpenVault."""
        with _answering():
            text = self.backend.get_password(_service(vault_id), str(slot_id))
        try:
            return bytearray(b64decode(text or "", validate=True)) or None
        except ValueError:
            return None

    def forget(self, vault_id: UUID, slot_id: UUID) -> None:
        """Remove a secret, if it is there; raises CannotOpenVault."""
        with _answering(), suppress(PasswordDeleteError):
            self.backend.delete_password(_service(vault_id), str(slot_id))

    def try_out(self) -> None:
        """Keep something and take it back; raises CannotOpenVault if that does not work."""
        nobody = UUID(int=secrets.randbits(128))
        self.keep(nobody, nobody, bytearray(secrets.token_bytes(KEY_BYTES)))
        self.forget(nobody, nobody)


def this_computers_store() -> KeyringBackend:
    """What keyring chooses; elsewhere its search for Apple's libraries would start a compiler."""
    if sys.platform != "darwin":  # pragma: no branch - only macOS has them
        sys.modules.setdefault(_OF_APPLE, ModuleType(_OF_APPLE))
    return keyring.get_keyring()


def workstation_store(
    find: Callable[[], KeyringBackend] = this_computers_store,
) -> KeyStore | str:
    """The key store of this computer if it is a real one, else the sentence that says why not."""
    unfit: tuple[type[Exception], ...] = (ImportError, AttributeError, ValueError)
    try:
        chosen = find()
    except (*unfit, *_store_failures()):
        return _NONE
    if isinstance(chosen, ChainerBackend):
        chosen = next(iter(chosen.backends), chosen)
    home = type(chosen).__module__
    if home in REAL_STORES:
        return KeyStore(chosen)
    return _NONE if home == "keyring.backends.fail" else _NOT_REAL


def check_pin(pin: str) -> None:
    """Refuse what is not six digits; raises RuleBroken."""
    if not (len(pin) == PIN_DIGITS and pin.isascii() and pin.isdecimal()):
        raise RuleBroken("A PIN has six digits, 0 to 9, and nothing else.")


def set_pin(
    header: VaultHeader,
    vault_key: bytearray,
    pin: str,
    owner: Owner,
    store: KeyStore,
    cost: KdfCost = FLOOR,
) -> VaultHeader:
    """The header with a slot for this user's PIN on this workstation; the caller writes it.

    Raises RuleBroken for what is not a PIN, CannotOpenVault when the key store does not answer.
    """
    check_pin(pin)
    secret = bytearray(secrets.token_bytes(KEY_BYTES))
    slot = replace(new_slot(SlotKind.WORKSTATION, owner, cost), salt=_salt_of(secret))
    store.keep(owner.vault_id, slot.id, secret)
    new = filled(slot, owner.vault_id, _wrapping_key(slot, pin, secret), vault_key)
    return remove_pin(header, owner.user_id, store).with_slot(new)


def remove_pin(header: VaultHeader, user_id: UUID | None, store: KeyStore | str) -> VaultHeader:
    """The header without this user's PIN; the caller writes it. Works without a key store too."""
    slot = header.slot_of(SlotKind.WORKSTATION, user_id)
    if slot is None:
        return header
    if isinstance(store, KeyStore):
        with suppress(CannotOpenVault):
            store.forget(header.vault_id, slot.id)
    return header.without_slot(slot.id)


def unlock_with_pin(
    folder: Path, header: VaultHeader, user_id: UUID, pin: str, store: KeyStore | str
) -> bytearray:
    """The vault key. The fifth wrong PIN in a row deletes the slot, here and in the header.

    Raises WrongPassphrase for a wrong PIN, CannotOpenVault when only the passphrase can help, and
    CannotSave when a try cannot be counted: then none is made.
    """
    slot = header.slot_of(SlotKind.WORKSTATION, user_id)
    if slot is None:
        raise CannotOpenVault(_NO_PIN)
    if isinstance(store, str):
        raise CannotOpenVault(store)
    secret = store.fetch(header.vault_id, slot.id)
    if secret is None or _salt_of(secret) != slot.salt:
        raise CannotOpenVault(_LOST)
    tries = count_pin(folder, slot.id)
    vault_key = None
    if tries <= WRONG_PINS:
        vault_key = opened(slot, header.vault_id, _wrapping_key(slot, pin, secret))
    if vault_key is None:
        raise _wrong_pin(folder, header, slot, WRONG_PINS - tries, store)
    forget_pins(folder, slot.id)
    return vault_key


def _wrong_pin(
    folder: Path, header: VaultHeader, slot: Slot, left: int, store: KeyStore
) -> WrongPassphrase:
    if left > 0:
        tries = "One more wrong PIN" if left == 1 else f"{left} more wrong PINs"
        return WrongPassphrase(f"This PIN is wrong. {tries}, and only your passphrase opens.")
    without = header.without_slot(slot.id)
    with suppress(CannotOpenVault):
        store.forget(header.vault_id, slot.id)
    write_header(folder, without)
    forget_pins(folder, slot.id)
    return WrongPassphrase(_DELETED)


def _wrapping_key(slot: Slot, pin: str, secret: bytearray) -> bytearray:
    """Neither the PIN nor the device secret, which is wiped, is enough alone."""
    both = derived_key(bytearray(pin.encode()), slot.salt, slot.cost or FLOOR) + secret
    hkdf = HKDF(SHA256(), KEY_BYTES, slot.salt, b"hrcase workstation slot")
    key = bytearray(hkdf.derive(both))
    wipe(both)
    wipe(secret)
    return key


def _salt_of(secret: bytearray) -> bytes:
    """The salt follows from the random secret, so that a changed one is told from a wrong PIN."""
    return hashlib.sha256(b"hrcase workstation salt" + secret).digest()[:SALT_BYTES]


def _service(vault_id: UUID) -> str:
    return f"HR Case vault {vault_id}"


@contextmanager
def _answering() -> Iterator[None]:
    """A key store that fails is a sentence, never a crash and never silent."""
    try:
        yield
    except _store_failures():
        raise CannotOpenVault(_SILENT) from None


def _store_failures() -> tuple[type[Exception], ...]:
    """Everything that a real key store can throw: keyring does not translate all of it."""
    return (KeyringError, RuntimeError, OSError, *_failures_of_this_system())


if sys.platform == "linux":

    def _failures_of_this_system() -> tuple[type[Exception], ...]:
        from secretstorage.exceptions import SecretStorageException  # noqa: PLC0415 - on Linux alone

        refused: type[Exception] = import_module("jeepney.wrappers").DBusErrorResponse
        return (refused, SecretStorageException)

elif sys.platform == "win32":  # pragma: no cover - Windows only: not run on this machine

    def _failures_of_this_system() -> tuple[type[Exception], ...]:
        from win32ctypes.pywin32.pywintypes import error  # noqa: PLC0415 - on Windows alone

        return (error,)

else:  # pragma: no cover - macOS only: not run on this machine

    def _failures_of_this_system() -> tuple[type[Exception], ...]:
        return ()
