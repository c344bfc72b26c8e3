"""Passphrases: the rules as they are ticked, changing one's own, setting a forgotten one anew."""

from uuid import UUID

from hrcase.domain import passphrases as rules
from hrcase.domain.audit import Action
from hrcase.domain.passphrases import Current, PassphraseCode, RuleCheck
from hrcase.errors import RuleBroken, WrongPassphrase
from hrcase.services.workspace import Workspace
from hrcase.storage import user_queries
from hrcase.storage.keys import (
    calibrated_cost,
    make_verifier,
    unwrap_with_passphrase,
    wrap_with_passphrase,
)
from hrcase.storage.passphrase_files import shipped_passphrase_policy
from hrcase.storage.slots import KdfCost, Owner, SlotKind, wipe
from hrcase.storage.tables.users import PassphraseRow, UserRow
from hrcase.storage.vault_header import header_kept, read_header, write_header
from hrcase.storage.writing import Writing


def ticks(text: str) -> tuple[RuleCheck, ...]:
    """The rules that the text alone can meet, as they are shown while it is typed."""
    return rules.form_rules(text, shipped_passphrase_policy())


def judge(work: Workspace, current: str, new: str) -> str:
    """Why a new passphrase of one's own would be refused; empty when it would not."""
    try:
        _check(work, current, new)
    except (RuleBroken, WrongPassphrase) as refusal:
        return str(refusal)
    return ""


def change_passphrase(work: Workspace, current: str, new: str, cost: KdfCost | None = None) -> None:
    """Replace one's own passphrase; the data is not touched, only 32 bytes are wrapped anew."""
    _check(work, current, new)
    with header_kept(work.folder), work.write(Action.PASSPHRASE_CHANGED) as writing:
        user = writing.get(UserRow, work.actor.id)
        _put(work, writing, user, new, cost)
        user.passphrase_set_at = work.now()
        writing.summary = f"{user.name} changed the passphrase"


def set_passphrase(work: Workspace, user_id: UUID, new: str, cost: KdfCost | None = None) -> None:
    """Set a forgotten passphrase anew; the person can change it again at once."""
    policy = shipped_passphrase_policy()
    earlier = policy.number(PassphraseCode.EARLIER)
    rules.check_form(new, policy)
    with header_kept(work.folder), work.write(Action.PASSPHRASE_SET) as writing:
        user = writing.get(UserRow, user_id)
        if user.revoked_at is not None:
            raise RuleBroken(f"{user.name} may sign in no more. Add the person again instead.")
        used = user_queries.used_by(writing.session, user_id, earlier)
        rules.check_unused(new, used, policy)
        _put(work, writing, user, new, cost)
        user.passphrase_set_at = None
        writing.summary = f"A new passphrase was set for {user.name}"


def _check(work: Workspace, current: str, new: str) -> None:
    policy = shipped_passphrase_policy()
    earlier = policy.number(PassphraseCode.EARLIER)
    header = read_header(work.folder)
    slot = header.slot_of(SlotKind.PASSPHRASE, work.actor.id)
    if slot is None:
        raise RuleBroken("You have no passphrase in this vault. A director can set one.")
    wipe(unwrap_with_passphrase(slot, header.vault_id, current))
    with work.vault.read() as session:
        set_at = user_queries.passphrase_set_at(session, work.actor.id)
        used = user_queries.used_by(session, work.actor.id, earlier)
    rules.check_pattern(new, current, policy)
    before = None if set_at is None else Current(current, set_at)
    rules.check_new(new, before, used, work.now(), policy)


def _put(work: Workspace, writing: Writing, user: UserRow, new: str, cost: KdfCost | None) -> None:
    header = read_header(work.folder)
    old = header.slot_of(SlotKind.PASSPHRASE, user.id)
    floor = old.cost if old is not None and old.cost is not None else None
    chosen = cost or (calibrated_cost(floor=floor) if floor else calibrated_cost())
    writing.add(PassphraseRow(user_id=user.id, verifier=make_verifier(new), set_at=work.now()))
    owner = Owner(header.vault_id, user.id, user.name)
    slot = wrap_with_passphrase(work.vault.key, new, owner, chosen)
    write_header(work.folder, header.with_slot(slot))
