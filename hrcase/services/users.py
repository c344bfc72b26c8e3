"""People who may sign in: adding them, changing their role, revoking them, granting cases."""

from uuid import UUID

from hrcase.domain.access import Reading, Role, check_sees
from hrcase.domain.audit import Action
from hrcase.domain.passphrases import check_form
from hrcase.domain.users import (
    GrantLine,
    UserLine,
    check_name,
    check_not_last_director,
)
from hrcase.errors import RuleBroken
from hrcase.services.workspace import Workspace
from hrcase.storage import user_queries
from hrcase.storage.keys import calibrated_cost, make_verifier, wrap_with_passphrase
from hrcase.storage.passphrase_files import shipped_passphrase_policy
from hrcase.storage.slots import KdfCost, Owner
from hrcase.storage.tables.base import new_id
from hrcase.storage.tables.cases import CaseRow
from hrcase.storage.tables.users import GrantRow, PassphraseRow, UserRow
from hrcase.storage.vault_header import header_kept, read_header, write_header


def list_users(work: Workspace) -> list[UserLine]:
    """Everyone who may sign in, and everyone who once might."""
    check_sees(work.actor, Reading.USERS)
    with work.vault.read() as session:
        return user_queries.user_lines(session, read_header(work.folder))


def add_user(
    work: Workspace, name: str, role: Role, passphrase: str, cost: KdfCost | None = None
) -> UUID:
    """Let one more person sign in, with a first passphrase that they change themselves."""
    check_form(passphrase, shipped_passphrase_policy())
    with header_kept(work.folder) as header, work.write(Action.USER_ADDED) as writing:
        lines = user_queries.user_lines(writing.session, header)
        clean = check_name(name, [line.name for line in lines])
        now = work.now()
        user = UserRow(id=new_id(), name=clean, role=role, added_at=now, passphrase_set_at=None)
        writing.add(user)
        verifier = make_verifier(passphrase)
        writing.add(PassphraseRow(user_id=user.id, verifier=verifier, set_at=now))
        owner = Owner(header.vault_id, user.id, clean)
        slot = wrap_with_passphrase(work.vault.key, passphrase, owner, cost or calibrated_cost())
        writing.summary = f"{clean} may sign in as {role.value}"
        write_header(work.folder, header.with_slot(slot))
    return user.id


def change_role(work: Workspace, user_id: UUID, version: int, role: Role) -> None:
    """Give a user another role; it holds from their next sign-in."""
    with work.write(Action.USER_ROLE_CHANGED) as writing:
        user = writing.get(UserRow, user_id, version)
        if user.role is Role.DIRECTOR and role is not Role.DIRECTOR:
            check_not_last_director(user_queries.other_directors(writing.session, user_id))
        writing.summary = f"{user.name}: {user.role.value} becomes {role.value}"
        user.role = role


def revoke(work: Workspace, user_id: UUID, version: int) -> str:
    """Let a user sign in no more, and say honestly what that cannot undo."""
    if user_id == work.actor.id:
        raise RuleBroken("You cannot revoke yourself. Another director can do it.")
    with header_kept(work.folder) as header, work.write(Action.USER_REVOKED) as writing:
        user = writing.get(UserRow, user_id, version)
        check_not_last_director(user_queries.other_directors(writing.session, user_id))
        user.revoked_at = work.now()
        writing.summary = f"{user.name} may sign in no more"
        write_header(work.folder, header.without_user(user_id))
    return (
        f"{user.name} can no longer sign in here. An old copy of this vault, with its old header, "
        "still opens with the old passphrase. If such a copy may exist, change the vault key: "
        "later copies and backups then do not open with it."
    )


def grants(work: Workspace, user_id: UUID) -> list[GrantLine]:
    """The cases granted to a user."""
    check_sees(work.actor, Reading.USERS)
    with work.vault.read() as session:
        return [GrantLine(*row) for row in user_queries.grants_of(session, user_id)]


def grant_case(work: Workspace, user_id: UUID, case_id: UUID) -> None:
    """Let a user see one case; granting it twice is refused."""
    with work.write(Action.CASE_GRANTED, case_id) as writing:
        user, case = writing.get(UserRow, user_id), writing.get(CaseRow, case_id)
        if user_queries.grant_row(writing.session, user_id, case_id) is not None:
            raise RuleBroken(f"{user.name} can see case {case.number} already.")
        writing.add(
            GrantRow(
                user_id=user_id,
                case_id=case_id,
                granted_by=work.actor.id,
                granted_at=work.now(),
            )
        )
        writing.summary = f"{user.name} may see case {case.number}"


def withdraw_grant(work: Workspace, user_id: UUID, case_id: UUID) -> None:
    """Take a granted case away from a user again."""
    with work.write(Action.GRANT_WITHDRAWN, case_id) as writing:
        user, case = writing.get(UserRow, user_id), writing.get(CaseRow, case_id)
        grant = user_queries.grant_row(writing.session, user_id, case_id)
        if grant is None:
            raise RuleBroken(f"Case {case.number} was not granted to {user.name}.")
        writing.remove(grant)
        writing.summary = f"{user.name} may see case {case.number} no more"
