"""Adopted editions of the rules: their files whole, and which one is in force."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from hrcase.domain.papers import EditionLine
from hrcase.domain.policy import Policy, with_earlier
from hrcase.storage.policy_files import load_policy, shipped_files
from hrcase.storage.tables.office import PolicyEditionRow


def current_policy(session: Session) -> Policy:
    """The rules in force: the newest adopted edition, or what ships while none was adopted.

    Texts and deadline rules of earlier editions come along, for what began under them.
    """
    statement = select(PolicyEditionRow).order_by(PolicyEditionRow.edition.desc())
    adopted = [
        (row.effective_from or date.min, load_policy(_as_bytes(row.files)))
        for row in session.scalars(statement)
    ]
    return with_earlier(adopted[0][1] if adopted else load_policy(shipped_files()), adopted)


def _as_bytes(files: Mapping[str, str]) -> dict[str, bytes]:
    return {name: text.encode() for name, text in files.items()}


def editions(session: Session) -> list[EditionLine]:
    """The adopted editions, the newest first."""
    statement = select(
        PolicyEditionRow.edition, PolicyEditionRow.sha256, PolicyEditionRow.adopted_at
    ).order_by(PolicyEditionRow.edition.desc())
    return [EditionLine(*row) for row in session.execute(statement)]


def edition_row(
    policy: Policy, files: Mapping[str, bytes], adopted_at: datetime, today: date
) -> PolicyEditionRow:
    """An edition as it is kept: each file whole, as the text that it is."""
    return PolicyEditionRow(
        edition=policy.edition,
        sha256=policy.sha256,
        files={name: content.decode() for name, content in sorted(files.items())},
        adopted_at=adopted_at,
        effective_from=today,
    )
