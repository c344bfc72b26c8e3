"""A receipt starts the clock, with the rule of that day; only some receipts serve."""

import io
from pathlib import Path
from uuid import UUID

import pytest

from hrcase.domain.audit import Action
from hrcase.domain.papers import Receipt, RunningDeadline, Service
from hrcase.domain.rules import rule_json
from hrcase.errors import CannotReadFile, ChangedElsewhere, RuleBroken
from hrcase.services import drafts, policy, serving
from hrcase.storage import attachments
from hrcase.storage.deadline_queries import deadlines_of
from hrcase.storage.letter_queries import letters_of
from hrcase.storage.policy_files import shipped_files
from hrcase.storage.tables.base import new_id
from hrcase.storage.tables.papers import DeadlineRow
from tests.builders import clock_of, day, trail
from tests.paper_cases import (
    PaperCase,
    a_paper_case,
    an_office,
    by_hand,
    by_mail,
    issued,
    with_step,
)
from tests.services.test_policy import an_edition


def sent(folder: Path, now: str = "2026-05-18 09:00") -> tuple[PaperCase, UUID]:
    """A case with an issued reprimand, one month later on the clock."""
    case = with_step(a_paper_case(an_office(folder, now)))
    letter_id = issued(case).id
    clock_of(case.work).pass_by(days=30)
    return case, letter_id


def serve(case: PaperCase, letter_id: UUID, service: Service, scan: Path | None = None) -> UUID:
    return serving.record_service(case.work, case.case_id, letter_id, service, scan)


def running(case: PaperCase) -> tuple[RunningDeadline, ...]:
    with case.work.vault.read() as session:
        return deadlines_of(session, case.case_id)


def services(case: PaperCase) -> tuple[Service, ...]:
    with case.work.vault.read() as session:
        [letter] = letters_of(session, case.case_id)
    return letter.services


def test_a_letter_signed_for_by_hand_starts_the_time_to_answer(tmp_path: Path) -> None:
    case, letter_id = sent(tmp_path)

    serve(case, letter_id, by_hand("2026-05-18", place="Fictional High A"))

    [deadline] = running(case)
    assert (deadline.rule_id, deadline.state) == ("DL-REB", "running")
    assert (deadline.started_on, deadline.due_on) == (day("2026-05-18"), day("2026-06-01"))
    assert deadline.waivable_from == day("2026-06-02")
    assert deadline.starts_with == "Written reprimand 2026-0042-01 received"
    assert "Due: Mon 2026-06-01." in deadline.math
    assert deadline.rule_json == rule_json(case.work.policy.duty("DL-REB"))
    with case.work.vault.read() as session:
        row = session.get_one(DeadlineRow, deadline.id)
        assert (row.edition, row.edition_sha256) == ("2026-01", case.work.policy.sha256)
        service_id = row.service_id
    assert [one.id for one in services(case)] == [service_id]
    assert trail(case.work, case.case_id)[-1] is Action.LETTER_SERVED


@pytest.mark.parametrize(
    "service",
    [
        by_hand("2026-05-18", receipt=Receipt.REFUSED, witness="Tamsin Roe"),
        by_mail("2026-05-18"),
        by_mail("2026-05-18", receipt=Receipt.REFUSED),
    ],
)
def test_a_witnessed_refusal_and_a_signed_mail_serve_too(tmp_path: Path, service: Service) -> None:
    case, letter_id = sent(tmp_path)

    serve(case, letter_id, service)

    assert [one.due_on for one in running(case)] == [day("2026-06-01")]


@pytest.mark.parametrize(
    "receipt", [Receipt.SIGNED_BY_ANOTHER, Receipt.UNCLAIMED, Receipt.UNDELIVERABLE]
)
def test_a_delivery_that_does_not_serve_is_kept_and_starts_nothing(
    tmp_path: Path, receipt: Receipt
) -> None:
    case, letter_id = sent(tmp_path)

    serve(case, letter_id, by_mail("2026-05-20", receipt=receipt))

    assert running(case) == ()
    assert [one.receipt for one in services(case)] == [receipt]

    serve(case, letter_id, by_hand("2026-05-22"))
    assert [one.due_on for one in running(case)] == [day("2026-06-05")]


def test_a_second_delivery_moves_no_date(tmp_path: Path) -> None:
    case, letter_id = sent(tmp_path)
    serve(case, letter_id, by_hand("2026-05-18"))

    serve(case, letter_id, by_mail("2026-05-22"))

    assert [one.due_on for one in running(case)] == [day("2026-06-01")]
    assert len(services(case)) == 2


def test_the_last_day_moves_on_from_a_closed_office(tmp_path: Path) -> None:
    case, letter_id = sent(tmp_path, "2026-06-20 09:00")

    serve(case, letter_id, by_hand("2026-06-20"))

    [deadline] = running(case)
    assert deadline.due_on == day("2026-07-06")
    assert any("Independence Day" in line for line in deadline.math)


@pytest.mark.parametrize(
    ("service", "words"),
    [
        (by_hand("2026-05-17"), "cannot have been delivered"),
        (by_hand("2026-06-18"), "in the future"),
        (by_hand(receipt=Receipt.REFUSED), "needs a witness"),
        (by_mail(certified_number=" "), "number of the certified mail"),
    ],
)
def test_a_refused_delivery_leaves_nothing(tmp_path: Path, service: Service, words: str) -> None:
    case, letter_id = sent(tmp_path)

    with pytest.raises(RuleBroken, match=words):
        serve(case, letter_id, service)

    assert services(case) == ()
    assert running(case) == ()
    assert Action.LETTER_SERVED not in trail(case.work)


def test_a_later_edition_moves_no_deadline_that_runs(tmp_path: Path) -> None:
    case, letter_id = sent(tmp_path)
    serve(case, letter_id, by_hand("2026-05-18"))
    before = running(case)

    policy.adopt(case.work, an_edition("2026-09", {"duties.toml": (b"= 14", b"= 20")}))

    assert running(case) == before
    serve(case, letter_id, by_mail("2026-05-22"))
    assert running(case) == before


def test_a_receipt_entered_late_goes_by_the_edition_of_its_day(tmp_path: Path) -> None:
    case, letter_id = sent(tmp_path)
    policy.adopt(case.work, shipped_files())
    clock_of(case.work).move_to("2026-05-25 09:00")
    policy.adopt(case.work, an_edition("2026-09", {"duties.toml": (b"= 14", b"= 20")}))

    serve(case, letter_id, by_hand("2026-05-22"))

    [deadline] = running(case)
    assert deadline.due_on == day("2026-06-05")
    assert deadline.edition == "2026-01"
    assert '"count": 14' in deadline.rule_json


def test_the_scan_of_a_receipt_is_sealed_and_opens_again(tmp_path: Path) -> None:
    case, letter_id = sent(tmp_path)
    scan = tmp_path / "receipt of Sable Quenby.pdf"
    scan.write_bytes(b"%PDF- a signed receipt")

    first = serve(case, letter_id, by_hand("2026-05-18"), scan)
    second = serve(case, letter_id, by_mail("2026-05-20"), scan)

    sink = io.BytesIO()
    assert serving.scan(case.work, case.case_id, first, sink) == scan.name
    assert sink.getvalue() == scan.read_bytes()
    assert {one.scan_name for one in services(case)} == {scan.name}
    sealed = list((tmp_path / attachments.FOLDER).iterdir())
    assert len(sealed) == 2
    assert all(scan.read_bytes() not in one.read_bytes() for one in sealed)
    assert first != second


def test_a_delivery_without_a_scan_says_so(tmp_path: Path) -> None:
    case, letter_id = sent(tmp_path)
    service_id = serve(case, letter_id, by_hand("2026-05-18"))
    other = a_paper_case(case.work, number="2026-0043")

    for case_id in (case.case_id, other.case_id):
        with pytest.raises(CannotReadFile, match="No scan was kept"):
            serving.scan(case.work, case_id, service_id, io.BytesIO())


def test_a_scan_that_cannot_be_read_records_nothing(tmp_path: Path) -> None:
    case, letter_id = sent(tmp_path)

    with pytest.raises(CannotReadFile, match="no longer there"):
        serve(case, letter_id, by_hand("2026-05-18"), tmp_path / "gone.pdf")

    assert services(case) == ()
    assert running(case) == ()
    assert Action.LETTER_SERVED not in trail(case.work)


def test_recording_drops_the_draft(tmp_path: Path) -> None:
    case, letter_id = sent(tmp_path)
    drafts.keep(case.work, "service", str(letter_id), {"place": "Fiction"})

    serve(case, letter_id, by_hand("2026-05-18"))

    assert drafts.find(case.work, "service", str(letter_id)) is None


def test_the_letter_of_another_case_is_not_there(tmp_path: Path) -> None:
    case, letter_id = sent(tmp_path)
    other = a_paper_case(case.work, number="2026-0043")

    for case_id, wrong in ((other.case_id, letter_id), (case.case_id, new_id())):
        with pytest.raises(ChangedElsewhere):
            serving.record_service(case.work, case_id, wrong, by_hand("2026-05-18"))

    assert Action.LETTER_SERVED not in trail(case.work)
