"""The PIN of this workstation."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from keyring.backend import KeyringBackend
from keyring.backends.chainer import ChainerBackend
from keyring.backends.fail import Keyring as NoStore
from keyring.backends.null import Keyring as NullStore
from keyring.backends.SecretService import Keyring as SecretService

from hrcase.errors import CannotOpenVault, CannotSave, RuleBroken, WrongPassphrase
from hrcase.storage.attempts import ATTEMPTS
from hrcase.storage.keys import unwrap_with_passphrase
from hrcase.storage.slots import SlotKind
from hrcase.storage.vault_header import VaultHeader, read_header, write_header
from hrcase.storage.workstation import (
    KeyStore,
    check_pin,
    remove_pin,
    set_pin,
    unlock_with_pin,
    workstation_store,
)
from tests.storage.key_stores import Shelf
from tests.storage.secret_service import ROOT, run_beside_secret_service
from tests.storage.vault_parts import (
    DANA,
    LEE,
    PASSPHRASE,
    VAULT,
    a_header,
    a_key,
    a_slot,
    an_owner,
)

PIN = "402016"
WRONG = "000000"


def with_pin(folder: Path, shelf: Shelf) -> VaultHeader:
    """A vault's header on disk with Dana's PIN in it."""
    header = set_pin(a_header(a_slot()), a_key(), PIN, an_owner(), KeyStore(shelf))
    write_header(folder, header)
    return header


def wrong_pin(folder: Path, header: VaultHeader, shelf: Shelf) -> str:
    with pytest.raises(WrongPassphrase) as refused:
        unlock_with_pin(folder, header, DANA, WRONG, KeyStore(shelf))
    return str(refused.value)


def test_the_pin_opens_with_the_key_store(tmp_path: Path) -> None:
    shelf = Shelf()
    with_pin(tmp_path, shelf)

    assert unlock_with_pin(tmp_path, read_header(tmp_path), DANA, PIN, KeyStore(shelf)) == a_key()


def test_the_key_store_holds_a_short_secret_and_no_key(tmp_path: Path) -> None:
    shelf = Shelf()
    with_pin(tmp_path, shelf)

    ((service, _),) = shelf.secrets
    assert str(VAULT) in service
    assert len(next(iter(shelf.secrets.values()))) < 1280


@pytest.mark.parametrize("pin", ["", "12345", "1234567", "12345a", "١٢٣٤٥٦", "12 456"])
def test_a_pin_is_six_digits(pin: str) -> None:
    with pytest.raises(RuleBroken, match="six digits"):
        check_pin(pin)


def test_a_wrong_pin_says_how_many_tries_are_left(tmp_path: Path) -> None:
    shelf = Shelf()
    header = with_pin(tmp_path, shelf)

    said = [wrong_pin(tmp_path, header, shelf) for _ in range(4)]

    assert "4 more wrong PINs" in said[0]
    assert "One more wrong PIN," in said[3]


def test_the_right_pin_ends_the_count(tmp_path: Path) -> None:
    shelf = Shelf()
    header = with_pin(tmp_path, shelf)
    wrong_pin(tmp_path, header, shelf)

    unlock_with_pin(tmp_path, header, DANA, PIN, KeyStore(shelf))

    assert "4 more" in wrong_pin(tmp_path, header, shelf)


def test_five_wrong_pins_delete_the_slot_and_its_secret(tmp_path: Path) -> None:
    shelf = Shelf()
    header = with_pin(tmp_path, shelf)

    said = [wrong_pin(tmp_path, header, shelf) for _ in range(5)]

    assert "is deleted" in said[-1]
    assert read_header(tmp_path).slot_of(SlotKind.WORKSTATION, DANA) is None
    assert shelf.secrets == {}
    with pytest.raises(CannotOpenVault, match="not hold what belongs"):
        unlock_with_pin(tmp_path, header, DANA, PIN, KeyStore(shelf))


def test_a_sixth_try_after_a_crash_is_not_made(tmp_path: Path) -> None:
    shelf = Shelf()
    header = with_pin(tmp_path, shelf)
    slot = header.slot_of(SlotKind.WORKSTATION, DANA)
    assert slot is not None
    (tmp_path / ATTEMPTS).write_text(f'{{"tries": [], "pins": {{"{slot.id}": 5}}}}')

    with pytest.raises(WrongPassphrase, match="is deleted"):
        unlock_with_pin(tmp_path, header, DANA, PIN, KeyStore(shelf))

    assert read_header(tmp_path).slots == (a_slot(),)


def test_a_pin_that_cannot_be_counted_is_not_tried(tmp_path: Path) -> None:
    shelf = Shelf()
    header = with_pin(tmp_path, shelf)

    with pytest.raises(CannotSave):
        unlock_with_pin(tmp_path / "gone", header, DANA, PIN, KeyStore(shelf))


def test_the_passphrase_opens_after_the_pin_is_deleted(tmp_path: Path) -> None:
    shelf = Shelf()
    header = with_pin(tmp_path, shelf)
    for _ in range(5):
        wrong_pin(tmp_path, header, shelf)

    (slot,) = read_header(tmp_path).passphrase_slots()

    assert unwrap_with_passphrase(slot, VAULT, PASSPHRASE) == a_key()


def test_somebody_without_a_pin_is_told_so(tmp_path: Path) -> None:
    with pytest.raises(CannotOpenVault, match="No PIN is set for you"):
        unlock_with_pin(tmp_path, with_pin(tmp_path, Shelf()), LEE, PIN, KeyStore(Shelf()))


def test_without_a_key_store_its_reason_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotOpenVault, match="reason"):
        unlock_with_pin(tmp_path, with_pin(tmp_path, Shelf()), DANA, PIN, "The reason.")


def test_an_empty_key_store_is_told_from_a_wrong_pin(tmp_path: Path) -> None:
    with pytest.raises(CannotOpenVault, match="set on another computer"):
        unlock_with_pin(tmp_path, with_pin(tmp_path, Shelf()), DANA, PIN, KeyStore(Shelf()))


@pytest.mark.parametrize("other", ["AAAA", "not base 64!"])
def test_a_changed_secret_is_told_from_a_wrong_pin(tmp_path: Path, other: str) -> None:
    shelf = Shelf()
    header = with_pin(tmp_path, shelf)
    shelf.secrets = dict.fromkeys(shelf.secrets, other)

    with pytest.raises(CannotOpenVault, match="the key store was changed"):
        unlock_with_pin(tmp_path, header, DANA, PIN, KeyStore(shelf))

    assert not (tmp_path / ATTEMPTS).exists()


def test_a_locked_key_store_is_said_so(tmp_path: Path) -> None:
    shelf = Shelf()
    header = with_pin(tmp_path, shelf)
    shelf.locked = True

    with pytest.raises(CannotOpenVault, match="does not answer, or is locked"):
        unlock_with_pin(tmp_path, header, DANA, PIN, KeyStore(shelf))


def test_a_key_store_that_forgets_takes_no_pin(tmp_path: Path) -> None:
    with pytest.raises(CannotOpenVault, match="does not answer"):
        with_pin(tmp_path, Shelf(forgetful=True))


def test_a_new_pin_replaces_the_old_one(tmp_path: Path) -> None:
    shelf = Shelf()
    header = with_pin(tmp_path, shelf)

    newer = set_pin(header, a_key(), "777123", an_owner(), KeyStore(shelf))

    assert len(shelf.secrets) == 1
    assert unlock_with_pin(tmp_path, newer, DANA, "777123", KeyStore(shelf)) == a_key()


def test_a_pin_can_be_removed(tmp_path: Path) -> None:
    shelf = Shelf()
    header = with_pin(tmp_path, shelf)

    assert remove_pin(header, DANA, KeyStore(shelf)).slots == (a_slot(),)
    assert shelf.secrets == {}
    assert remove_pin(header, LEE, KeyStore(shelf)) == header


def test_a_pin_can_be_removed_without_its_key_store(tmp_path: Path) -> None:
    shelf = Shelf()
    header = with_pin(tmp_path, shelf)
    shelf.locked = True

    assert remove_pin(header, DANA, "no key store").slots == (a_slot(),)
    assert remove_pin(header, DANA, KeyStore(shelf)).slots == (a_slot(),)


def test_a_pin_slot_and_a_passphrase_slot_cannot_stand_in_for_each_other(tmp_path: Path) -> None:
    pin = with_pin(tmp_path, Shelf()).slot_of(SlotKind.WORKSTATION, DANA)
    assert pin is not None

    with pytest.raises(WrongPassphrase):
        unwrap_with_passphrase(replace(pin, kind=SlotKind.PASSPHRASE), VAULT, PIN)


def test_trying_a_key_store_out_leaves_nothing_in_it() -> None:
    shelf = Shelf()

    KeyStore(shelf).try_out()

    assert shelf.secrets == {}


class Chain(ChainerBackend):
    """Several key stores behind one, as keyring offers them."""

    backends: tuple[KeyringBackend, ...] = ()

    def __init__(self, *backends: KeyringBackend) -> None:
        self.backends = backends


A_REAL_STORE: Callable[[], KeyringBackend] = SecretService
A_NULL_STORE: Callable[[], KeyringBackend] = NullStore


def test_a_real_key_store_is_accepted() -> None:
    real = A_REAL_STORE()

    assert workstation_store(lambda: real) == KeyStore(real)
    assert workstation_store(lambda: Chain(real, Shelf())) == KeyStore(real)


@pytest.mark.parametrize(
    "unsafe",
    [Shelf(), A_NULL_STORE(), Chain(Shelf(), A_REAL_STORE()), Chain()],
    ids=["plain", "null", "plain first", "empty"],
)
def test_a_key_store_that_does_not_protect_is_never_used(unsafe: KeyringBackend) -> None:
    said = workstation_store(lambda: unsafe)

    assert isinstance(said, str)
    assert "does not protect" in said
    assert "passphrase works as always" in said


def test_a_computer_without_a_key_store_says_so() -> None:
    said = workstation_store(NoStore)

    assert isinstance(said, str)
    assert "offers no key store" in said


def test_settings_that_name_a_missing_key_store_are_no_crash() -> None:
    def find() -> KeyringBackend:
        raise ModuleNotFoundError

    assert "offers no key store" in str(workstation_store(find))


REAL = """
from pathlib import Path
from hrcase.errors import CannotOpenVault, WrongPassphrase
from hrcase.storage.vault_header import read_header, write_header
from hrcase.storage.workstation import KeyStore, set_pin, unlock_with_pin, workstation_store
from tests.storage.vault_parts import DANA, a_header, a_key, a_slot, an_owner

folder = Path("{folder}")
store = workstation_store()
print(type(store.backend).__module__)
store.try_out()
write_header(folder, set_pin(a_header(a_slot()), a_key(), "402016", an_owner(), store))
header = read_header(folder)
print(unlock_with_pin(folder, header, DANA, "402016", store) == a_key())
for _ in range(5):
    try:
        unlock_with_pin(folder, header, DANA, "000000", store)
    except WrongPassphrase as said:
        print(said)
try:
    unlock_with_pin(folder, header, DANA, "402016", store)
except CannotOpenVault as said:
    print(said)
print(len(read_header(folder).slots))
"""


def test_the_pin_works_with_a_real_secret_service(tmp_path: Path) -> None:
    vault = tmp_path / "vault"
    vault.mkdir()

    said = run_beside_secret_service(REAL.format(folder=vault), tmp_path).splitlines()

    assert said[:2] == ["keyring.backends.SecretService", "True"]
    assert "4 more wrong PINs" in said[2]
    assert "is deleted" in said[6]
    assert "not hold what belongs" in said[7]
    assert said[8] == "1"


PLAIN = """
from hrcase.storage.workstation import workstation_store
print(workstation_store())
"""


def test_a_plain_text_key_store_chosen_by_settings_is_refused(tmp_path: Path) -> None:
    script = "import os\nos.environ['PYTHON_KEYRING_BACKEND'] = 'keyring.backends.null.Keyring'\n"

    said = run_beside_secret_service(script + PLAIN, tmp_path)

    assert "does not protect what it keeps" in said


WATCHED = """
import sys
STARTS = ("subprocess.", "os.exec", "os.posix_spawn", "os.system")
sys.addaudithook(lambda event, _: event.startswith(STARTS) and print(event))
from hrcase.storage.workstation import workstation_store
workstation_store()
"""


def test_looking_for_a_key_store_starts_no_other_program() -> None:
    done = subprocess.run(  # noqa: S603 - our own interpreter and fixed words
        [sys.executable, "-c", WATCHED], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
