"""hrcase-tool, for IT and scripts: self-test, verify, info. It shows no content of a case."""

import argparse
import getpass
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import hrcase
from hrcase.domain.access import Actor, Role
from hrcase.domain.audit import GENESIS, TrailHead
from hrcase.domain.calendars import office_zone
from hrcase.domain.recovery import Kit
from hrcase.errors import (
    CannotOpenVault,
    CannotWriteFile,
    HrcaseError,
    VaultDamaged,
    WrongPassphrase,
)
from hrcase.folders import vault_folder
from hrcase.pdf.recovery_kit import render_kit
from hrcase.process import harden, may_be_traced
from hrcase.storage import backup
from hrcase.storage.attempts import note_wrong, waiting
from hrcase.storage.files import write_file
from hrcase.storage.keys import new_vault_key, unwrap_with_passphrase, wrap_with_passphrase
from hrcase.storage.letter_files import shipped_templates
from hrcase.storage.policy_files import load_policy, shipped_files
from hrcase.storage.recovery import check_word_of, make_recovery_code, words_of
from hrcase.storage.slots import FLOOR, Owner, Slot, SlotKind, wipe
from hrcase.storage.tables.base import new_id
from hrcase.storage.vault_header import VaultHeader, read_header
from hrcase.storage.vault_opening import Opening, make_vault
from hrcase.storage.verification import Verified, verify_database, verify_saved_trail
from hrcase.storage.workstation import workstation_store

PLAIN_SQLITE = b"SQLite format 3"
SAMPLE = bytes(range(256))
MADE = date(2026, 1, 1)
"""No computer on which this program runs can be in an earlier year than its first rules."""

Check = Callable[[], str]


class NotNeeded(HrcaseError):
    """Something is missing that the program works without."""


def main(words: Sequence[str] | None = None, protect: Callable[[], None] = harden) -> int:
    """Run one command; 0 says that all is well, 1 that something is not."""
    options = _parser().parse_args(words)
    protect()
    try:
        return int(options.command(options))
    except HrcaseError as refusal:
        print(refusal, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="hrcase-tool", description=__doc__)
    parser.add_argument("--version", action="version", version=hrcase.__version__)
    commands = parser.add_subparsers(required=True, metavar="command")
    test = commands.add_parser("self-test", help="see whether this computer can run HR Case")
    where = "where the vault is or will be; else the usual place"
    test.add_argument("folder", type=Path, nargs="?", default=vault_folder(), help=where)
    test.set_defaults(command=self_test)
    verify_it = commands.add_parser("verify", help="check a vault, a backup or a saved trail")
    verify_it.add_argument("place", type=Path, help="a saved trail needs no passphrase")
    verify_it.add_argument("--user", default="", help="whose passphrase, as on the unlock window")
    verify_it.set_defaults(command=verify)
    tell = commands.add_parser("info", help="what a vault's header says; needs no passphrase")
    tell.add_argument("folder", type=Path)
    tell.set_defaults(command=info)
    return parser


def self_test(options: argparse.Namespace) -> int:
    """Try everything that HR Case needs of this computer; what it makes, it takes away again.

    What it can do without is a note and no failure.
    """
    failed = 0
    checks = CHECKS | {"data folder": partial(_folder_can_be_written, options.folder)}
    for name, check in checks.items():
        try:
            print(f"ok      {name}: {check()}")
        except NotNeeded as missing:
            print(f"note    {name}: {missing}")
        except (HrcaseError, OSError) as failure:
            failed += 1
            print(f"FAILED  {name}: {failure}")
    return 1 if failed else 0


def verify(options: argparse.Namespace) -> int:
    """Check pages, chain and details; of a backup, its files as well. Nothing is changed."""
    place: Path = options.place
    found = verify_saved_trail(place) if place.is_file() else _unlocked(place, options.user)
    for fault in found.faults:
        print(f"FAULT   {fault}")
    print(f"{'not whole' if found.faults else 'whole'}; {_latest(found.head)}")
    return 1 if found.faults else 0


def _unlocked(folder: Path, user: str) -> Verified:
    """Check what is encrypted, with the key that a user's passphrase opens."""
    header = read_header(folder)
    key = _vault_key(folder, header, user)
    try:
        return _verified(folder, header, key)
    finally:
        wipe(key)


def _verified(folder: Path, header: VaultHeader, key: bytearray) -> Verified:
    """A backup is checked in a copy that is restored beside it, a vault where it is."""
    if (folder / backup.MANIFEST).exists():
        return Verified(backup.check(folder, folder.parent / backup.ATTACHMENTS, key), ())
    return verify_database(folder / header.database, key, header.trail)


def info(options: argparse.Namespace) -> int:
    """Say what stands outside the encryption; names of users are left out."""
    for line in _about(options.folder, read_header(options.folder)):
        print(line)
    return 0


def _about(folder: Path, header: VaultHeader) -> Iterator[str]:
    yield f"vault      {header.name} ({header.vault_id})"
    yield f"made       {header.created_at.isoformat(timespec='seconds')}"
    yield f"trail      {_latest(header.trail)}"
    for kind in SlotKind:
        slots = [slot for slot in header.slots if slot.kind is kind]
        yield f"slots      {len(slots)} {kind.value}{_cost(slots)}"
    for path in sorted(folder.glob("*.db")):
        yield f"database   {path.name}, {path.stat().st_size / 2**20:.1f} MiB"
    sealed = list(folder.glob(f"{backup.ATTACHMENTS}/*"))
    yield f"attachments {len(sealed)}"
    if header.repaired:
        yield "One of the header's two files was damaged and was written anew."


def _latest(head: TrailHead) -> str:
    if head.seal == GENESIS:
        return "no entry yet"
    return f"latest entry {head.number}, seal {head.seal}"


def _cost(slots: Sequence[Slot]) -> str:
    costs = sorted({slot.cost for slot in slots if slot.cost}, key=lambda cost: cost.memory_kib)
    each = [f"{cost.memory_kib // 1024} MiB, {cost.passes} passes" for cost in costs]
    return f" (Argon2id: {'; '.join(each)})" if each else ""


def _vault_key(folder: Path, header: VaultHeader, user: str) -> bytearray:
    """The key of a vault, from the passphrase of one of its users; the caller wipes it."""
    slot = _slot_of(header, user)
    now = datetime.now(UTC)
    if left := waiting(folder, now):
        raise CannotOpenVault(f"Too many wrong tries: wait {left.seconds + 1} seconds.")
    passphrase = _ask(f"Passphrase of {slot.label}: ")
    try:
        return unwrap_with_passphrase(slot, header.vault_id, passphrase)
    except WrongPassphrase:
        note_wrong(folder, slot.id, now)
        raise


def _slot_of(header: VaultHeader, user: str) -> Slot:
    known = header.passphrase_slots()
    named = [slot for slot in known if slot.label == user] if user else list(known)
    if len(named) == 1:
        return named[0]
    raise CannotOpenVault(
        "Say whose passphrase you will type: --user NAME, spelled as on the unlock window."
    )


def _ask(prompt: str) -> str:
    """A passphrase from the terminal unseen, or from a script through standard input."""
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")


def _keeps_to_itself() -> str:
    if may_be_traced():
        raise HrcaseError("Another program of this account may read this one's memory.")
    return "no core dumps, not traceable"


def _vault_is_encrypted() -> str:
    with TemporaryDirectory() as place:
        folder, vault_id, user_id = Path(place), new_id(), new_id()
        now, key = datetime.now(UTC), new_vault_key()
        header = VaultHeader(vault_id, "self-test", now, (), TrailHead(0, GENESIS))
        opening = Opening(folder, header, user_id, lambda: now)
        first = Actor(user_id, "self-test", Role.DIRECTOR)
        with closing(make_vault(opening, bytearray(key), first)):
            pass
        found = verify_database(opening.database, key)
        plain = opening.database.read_bytes().startswith(PLAIN_SQLITE)
    if found.faults or plain:
        raise VaultDamaged("A new vault on this computer is not encrypted or not whole.")
    return "a vault was made, closed and checked"


def _passphrase_opens_slot() -> str:
    key, owner = new_vault_key(), Owner(new_id(), new_id())
    slot = wrap_with_passphrase(key, owner.vault_id.hex, owner, FLOOR)
    unwrap_with_passphrase(slot, owner.vault_id, owner.vault_id.hex)
    return "Argon2id and AES-256-GCM work"


def _paper_is_made() -> str:
    code = make_recovery_code()
    today = datetime.now(UTC).date()
    paper = render_kit(Kit("Self-test", today, words_of(code), check_word_of(code)))
    return f"a page with its own fonts, {len(paper)} bytes"


def _rules_are_there() -> str:
    return f"edition {load_policy(shipped_files()).edition}, {len(shipped_templates())} letters"


def _key_store() -> str:
    """Keep a secret in the key store of this computer and take it back, if there is a real one."""
    store = workstation_store()
    if isinstance(store, str):
        raise NotNeeded(store)
    try:
        store.try_out()
    except CannotOpenVault as refusal:
        raise NotNeeded(str(refusal)) from None
    return "a PIN can be set on this workstation"


def _clock_is_right(now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> str:
    moment = now()
    if moment.date() < MADE:
        raise HrcaseError(
            f"The clock of this computer says {moment.date()}, which was before HR Case was made. "
            "Every entry would carry a wrong time: set the clock first."
        )
    zone = office_zone(load_policy(shipped_files()))
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M} in {zone.key}"


def _folder_can_be_written(folder: Path) -> str:
    """Write, rename and read a file where the vault is, or where its folder would be made."""
    place = next((one for one in (folder, *folder.parents) if one.is_dir()), folder)
    with TemporaryDirectory(dir=place, prefix=".self-test-") as scratch:
        written, renamed = Path(scratch) / "written", Path(scratch) / "renamed"
        write_file(written, SAMPLE)
        written.replace(renamed)
        if renamed.read_bytes() != SAMPLE:
            raise CannotWriteFile(f"What is written in {place} does not come back as it was.")
    return f"a file was written, renamed and read in {place}"


CHECKS: dict[str, Check] = {
    "process": _keeps_to_itself,
    "vault": _vault_is_encrypted,
    "passphrase": _passphrase_opens_slot,
    "paper": _paper_is_made,
    "rules": _rules_are_there,
    "key store": _key_store,
    "clock": _clock_is_right,
}

if __name__ == "__main__":
    sys.exit(main())
