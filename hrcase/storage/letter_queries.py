"""Issued letters, their deliveries and their frozen bytes."""

from collections import defaultdict
from uuid import UUID

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.orm import Session

from hrcase.domain.papers import IssuedLetter, Service
from hrcase.errors import ChangedElsewhere
from hrcase.storage.tables.office import AttachmentRow
from hrcase.storage.tables.papers import LetterRow, ServiceRow
from hrcase.storage.writing import GONE

_COUNT = (
    select(func.count()).select_from(LetterRow).where(LetterRow.case_id == bindparam("case_id"))
)
_DELIVERIES = (
    select(ServiceRow, AttachmentRow)
    .outerjoin(AttachmentRow, AttachmentRow.id == ServiceRow.scan_id)
    .where(ServiceRow.letter_id.in_(bindparam("letters", expanding=True)))
    .order_by(ServiceRow.id)
)


def letter_row(session: Session, case_id: UUID, letter_id: UUID) -> LetterRow:
    """The row of a letter of this case. Raises ChangedElsewhere when it has none like it."""
    row = session.get(LetterRow, letter_id)
    if row is None or row.case_id != case_id:
        raise ChangedElsewhere(GONE)
    return row


def letters_of(session: Session, case_id: UUID) -> tuple[IssuedLetter, ...]:
    """The letters of a case with their deliveries, in the order of their numbers."""
    return _letters(session, LetterRow.case_id == case_id)


def letters_to(session: Session, case_id: UUID, person_id: UUID) -> tuple[IssuedLetter, ...]:
    """The letters of a case to one person, in the order of their numbers."""
    return _letters(session, (LetterRow.case_id == case_id) & (LetterRow.person_id == person_id))


def issued_letter(session: Session, row: LetterRow) -> IssuedLetter:
    """One letter with its deliveries."""
    return _letter(row, tuple(_services(session, [row.id])[row.id]))


def next_ordinal(session: Session, case_id: UUID) -> int:
    """Which letter of its case the next one is; letters never go, so no number comes twice."""
    return (session.scalar(_COUNT, {"case_id": case_id}) or 0) + 1


def paper_of(row: LetterRow) -> bytes:
    """The bytes that were fixed when the letter was issued."""
    return bytes(row.paper)


def scan_of(session: Session, case_id: UUID, service_id: UUID) -> AttachmentRow | None:
    """The sealed proof of one delivery in this case, if one was kept."""
    return session.scalar(
        select(AttachmentRow)
        .join(ServiceRow, ServiceRow.scan_id == AttachmentRow.id)
        .join(LetterRow, LetterRow.id == ServiceRow.letter_id)
        .where(ServiceRow.id == service_id, LetterRow.case_id == case_id)
    )


def _letters(session: Session, condition: ColumnElement[bool]) -> tuple[IssuedLetter, ...]:
    rows = session.scalars(select(LetterRow).where(condition).order_by(LetterRow.number)).all()
    delivered = _services(session, [row.id for row in rows])
    return tuple(_letter(row, tuple(delivered[row.id])) for row in rows)


def _services(session: Session, letters: list[UUID]) -> defaultdict[UUID, list[Service]]:
    found: defaultdict[UUID, list[Service]] = defaultdict(list)
    if letters:
        for row, proof in session.execute(_DELIVERIES, {"letters": letters}):
            found[row.letter_id].append(_service(row, proof))
    return found


def _service(row: ServiceRow, proof: AttachmentRow | None) -> Service:
    return Service(
        way=row.way,
        on=row.on,
        served_by=row.served_by,
        receipt=row.receipt,
        place=row.place,
        certified_number=row.certified_number,
        postmarked_on=row.postmarked_on,
        witness=row.witness,
        scan_name=proof.original_name if proof else "",
        scan_sha256=proof.sha256 if proof else "",
        recorded_by=row.recorded_by,
        recorded_at=row.recorded_at,
        id=row.id,
    )


def _letter(row: LetterRow, services: tuple[Service, ...]) -> IssuedLetter:
    return IssuedLetter(
        id=row.id,
        number=row.number,
        code=row.code,
        title=row.title,
        recipient=row.recipient,
        dated_on=row.dated_on,
        issued_at=row.issued_at,
        issued_by=row.issued_by,
        sha256=row.sha256,
        template_version=row.template_version,
        trail_number=row.trail_number,
        trail_seal=row.trail_seal,
        services=services,
    )
