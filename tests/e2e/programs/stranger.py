"""Does, as another user of this computer, what a person would try; prints what came of each.

Started with the folder of a vault, the id of its director, and a folder that others may not
write to. Each line says what was tried and with which sentence it ended.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from hrcase.errors import HrcaseError
from hrcase.services import backup, door, letters, opening, settings
from hrcase.services.opening import NewVault
from hrcase.storage.slots import FLOOR
from tests.builders import MovableClock, at
from tests.paper_cases import LETTERHEAD, a_paper_case, a_ready_draft, with_step
from tests.vaults import DIRECTOR, MADE, PASSPHRASE

NOBODY = 65534
CLOCK = MovableClock(at(MADE))


NEW = NewVault("Redbud Public Schools", DIRECTOR, PASSPHRASE)


def rehearse() -> None:
    """Do all of it once where it may be done, so that every part of the program is loaded."""
    with TemporaryDirectory() as place:
        vault = Path(place) / "vault"
        work = opening.create_vault(vault, NEW, CLOCK, FLOOR)
        opening.lock(work)
        let_in(vault, work.actor.id, Path(place))


def become_nobody() -> None:
    """Stop being root, for good; another user may not even read this computer's Python."""
    os.setgroups([])
    os.setresgid(NOBODY, NOBODY, NOBODY)
    os.setresuid(NOBODY, NOBODY, NOBODY)


def tried(what: str, act: Callable[[], object]) -> None:
    """Do it, and print the sentence or that it was done; anything else is a bug and ends this."""
    try:
        act()
    except HrcaseError as refusal:
        sys.stdout.write(f"{what}: {type(refusal).__name__}: {refusal}\n")
    else:
        sys.stdout.write(f"{what}: done\n")


def shut_out(vault: Path, director: UUID) -> None:
    """Try to get into a vault that belongs to somebody else."""
    tried("look", lambda: door.sign_ins(vault))
    tried("open", lambda: opening.open_with_passphrase(vault, director, PASSPHRASE, CLOCK))
    tried("make", lambda: opening.create_vault(vault / "mine", NEW, CLOCK))


def let_in(vault: Path, director: UUID, closed: Path) -> None:
    """Work in an own vault, and try to write where one may not."""
    work = opening.open_with_passphrase(vault, director, PASSPHRASE, CLOCK)
    settings.set_letterhead(work, LETTERHEAD)
    case = with_step(a_paper_case(work))
    letter = letters.issue(work, case.case_id, a_ready_draft(case))
    tried("export", lambda: letters.export(work, case.case_id, letter.id, closed))
    tried("back up", lambda: backup.back_up(work, closed))
    vault.chmod(0o500)
    tried("lock", lambda: opening.lock(work))
    vault.chmod(0o700)
    tried("lock again", lambda: opening.lock(work))


if __name__ == "__main__":
    rehearse()
    sys.stdout.write("as another user\n")
    become_nobody()
    act = shut_out if sys.argv[1] == "shut out" else let_in
    act(Path(sys.argv[2]), UUID(sys.argv[3]), *map(Path, sys.argv[4:]))
