"""The recovery kit: made, printed, tried on a copy of the vault, and only then valid."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hrcase.domain.access import MAY
from hrcase.domain.audit import Action
from hrcase.domain.recovery import Kit, is_drill_due
from hrcase.errors import WrongPassphrase
from hrcase.pdf.recovery_kit import render_kit
from hrcase.services.workspace import Workspace
from hrcase.storage import setting_queries
from hrcase.storage.backup import check_opens, copy_vault
from hrcase.storage.files import write_file
from hrcase.storage.recovery import (
    check_word_of,
    code_from_words,
    make_recovery_code,
    unwrap_with_code,
    words_of,
    wrap_with_code,
)
from hrcase.storage.slots import Owner, Slot, SlotKind
from hrcase.storage.vault_header import VaultHeader, header_kept, read_header, write_header
from hrcase.storage.vault_opening import KIT_COPIES

DRILL = "kit drill"


@dataclass(frozen=True, slots=True)
class NewKit:
    """A kit that is printed but opens nothing yet: its slot is written once it was tried."""

    kit: Kit
    slot: Slot


def make_kit(work: Workspace) -> NewKit:
    """Make the words of a new kit; an earlier kit stays valid until the new one was tried."""
    header = read_header(work.folder)
    code = make_recovery_code()
    slot = wrap_with_code(work.vault.key, code, Owner(header.vault_id, None))
    kit = Kit(header.name, work.today(), words_of(code), check_word_of(code))
    return NewKit(kit, slot)


def kit_paper(kit: Kit) -> bytes:
    """The kit as a PDF to be printed and locked away."""
    return render_kit(kit)


def save_kit(kit: Kit, target: Path) -> None:
    """Write the kit's PDF where the person said; raises CannotWriteFile."""
    write_file(target, kit_paper(kit))


def try_new_kit(work: Workspace, new: NewKit, words: str) -> None:
    """Open a copy of the vault with the typed words; only then does the kit become valid.

    Raises RuleBroken or WrongPassphrase for words that are not the kit's.
    """
    header = read_header(work.folder).with_slot(new.slot)
    _open_copy(work, header, words)
    with header_kept(work.folder), work.write(Action.KIT_MADE) as writing:
        setting_queries.put_setting(writing, DRILL, {"tried_on": work.today().isoformat()})
        writing.summary = "A recovery kit was made, and opened a copy of the vault"
        write_header(work.folder, header)


def drill(work: Workspace, words: str) -> None:
    """The yearly drill: the printed kit opens a copy of the vault."""
    _open_copy(work, read_header(work.folder), words)
    with work.write(Action.KIT_TRIED) as writing:
        setting_queries.put_setting(writing, DRILL, {"tried_on": work.today().isoformat()})
        writing.summary = "The recovery kit opened a copy of the vault"


def last_drill(work: Workspace) -> str:
    """The local day, as ISO text, on which a kit last opened a copy; empty if none ever did."""
    with work.vault.read() as session:
        return str(setting_queries.setting(session, DRILL).get("tried_on", ""))


def drill_offer(work: Workspace) -> str:
    """The sentence that offers the yearly drill to a director; empty while it is not due."""
    tried = last_drill(work)
    may = Action.KIT_TRIED in MAY[work.actor.role]
    if not (may and tried and is_drill_due(date.fromisoformat(tried), work.today())):
        return ""
    return (
        "The recovery kit was last tried a year ago or more: try it again under Settings, Recovery."
    )


def _open_copy(work: Workspace, header: VaultHeader, words: str) -> None:
    code = code_from_words(words)
    slot = header.slot_of(SlotKind.RECOVERY)
    if slot is None:
        raise WrongPassphrase("This vault has no recovery kit yet. Make one first.")
    key = unwrap_with_code(slot, header.vault_id, code)
    with TemporaryDirectory(dir=work.folder, prefix=KIT_COPIES) as scratch:
        copy_vault(work.vault, header, Path(scratch))
        check_opens(Path(scratch), key)
