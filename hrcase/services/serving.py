"""Record how a letter was delivered; a delivery that serves it starts the clocks it starts."""

from pathlib import Path
from typing import BinaryIO
from uuid import UUID

from hrcase.domain import serving as rules
from hrcase.domain.access import Reading, check_sees
from hrcase.domain.audit import Action
from hrcase.domain.deadlines import Start, due_date
from hrcase.domain.papers import IssuedLetter, Service
from hrcase.domain.rules import rule_json
from hrcase.errors import CannotReadFile
from hrcase.services.workspace import Workspace
from hrcase.storage import attachment_queries, attachments, letter_queries
from hrcase.storage.access_queries import check_visible
from hrcase.storage.letter_files import shipped_templates
from hrcase.storage.tables.office import AttachmentRow
from hrcase.storage.tables.papers import DeadlineRow, ServiceRow
from hrcase.storage.writing import Writing

SCAN_LIMIT = 100_000_000
"""Bytes; a scan of a receipt is far below."""


def record_service(
    work: Workspace, case_id: UUID, letter_id: UUID, service: Service, scan: Path | None = None
) -> UUID:
    """Put one delivery on record, with a sealed scan of its proof; returns the delivery's id.

    The first delivery that serves the letter starts its deadlines; a later one moves nothing.
    """
    with work.write(Action.LETTER_SERVED, case_id) as writing:
        row = letter_queries.letter_row(writing.session, case_id, letter_id)
        letter = letter_queries.issued_letter(writing.session, row)
        rules.check_service(service, letter.dated_on, work.today())
        proof = None if scan is None else _sealed(work, writing, case_id, scan)
        delivery = writing.add(_row(work, letter, service, proof))
        if letter.served_on is None and service.receipt.serves:
            _start_deadlines(work, writing, letter, delivery)
        writing.drop_draft(rules.DRAFT_KIND, str(letter_id))
        writing.summary = rules.summary(letter, service)
    return delivery.id


def scan(work: Workspace, case_id: UUID, service_id: UUID, sink: BinaryIO) -> str:
    """Write the proof of a delivery into the sink; returns the name that the file had.

    Raises CannotReadFile when none was kept, or the sealed file is missing or damaged.
    """
    check_sees(work.actor, Reading.CASE)
    with work.vault.read() as session:
        check_visible(session, work.actor, case_id)
        proof = letter_queries.scan_of(session, case_id, service_id)
        identity = attachment_queries.identity(session, case_id)
    if proof is None or identity is None:
        raise CannotReadFile("No scan was kept with this delivery.")
    folder = work.folder / attachments.FOLDER
    attachments.open_sealed(folder, proof.sealed_name, identity, sink, proof.sha256)
    return proof.original_name


def _sealed(work: Workspace, writing: Writing, case_id: UUID, scan: Path) -> AttachmentRow:
    """The scan, sealed beside the database before its row is committed."""
    identity = attachment_queries.identity_for(writing, case_id)
    sealed = attachments.seal(scan, work.folder / attachments.FOLDER, identity, SCAN_LIMIT)
    return writing.add(
        AttachmentRow(
            case_id=case_id,
            sealed_name=sealed.name,
            original_name=scan.name,
            size=sealed.size,
            sha256=sealed.sha256,
            added_at=work.now(),
        )
    )


def _row(
    work: Workspace, letter: IssuedLetter, service: Service, proof: AttachmentRow | None
) -> ServiceRow:
    return ServiceRow(
        letter_id=letter.id,
        way=service.way,
        on=service.on,
        served_by=service.served_by.strip(),
        receipt=service.receipt,
        place=service.place.strip(),
        certified_number=service.certified_number.strip(),
        postmarked_on=service.postmarked_on,
        witness=service.witness.strip(),
        scan_id=None if proof is None else proof.id,
        recorded_by=work.actor.name,
        recorded_at=work.now(),
    )


def _start_deadlines(
    work: Workspace, writing: Writing, letter: IssuedLetter, delivery: ServiceRow
) -> None:
    """Each deadline that the letter starts, with the rule in force on the day of its receipt."""
    for rule_id in shipped_templates()[letter.code].starts:
        writing.add(_deadline(work, writing, letter, (rule_id, delivery)))


def _deadline(
    work: Workspace, writing: Writing, letter: IssuedLetter, begun: tuple[str, ServiceRow]
) -> DeadlineRow:
    rule_id, delivery = begun
    edition = work.policy.in_force(rule_id, delivery.on)
    duty = work.policy.duty_on(rule_id, delivery.on)
    starts_with = f"{letter.title} {letter.number} received"
    computed = due_date(duty, [Start(starts_with, delivery.on)], work.calendar)
    return DeadlineRow(
        case_id=writing.case_id,
        rule_id=duty.rule_id,
        title=duty.title,
        starts_with=starts_with,
        service_id=delivery.id,
        started_on=delivery.on,
        due_on=computed.due,
        waivable_from=computed.settled_from,
        rule_json=rule_json(duty),
        edition=edition.edition,
        edition_sha256=edition.sha256,
        math=list(computed.math()),
        citation=duty.citation,
        counsel_confirmed=duty.counsel_confirmed,
    )
