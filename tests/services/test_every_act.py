"""Every command and every table is covered by the trail: one long sitting does everything."""

import json
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select

from hrcase.domain.access import Role
from hrcase.domain.allegations import Finding
from hrcase.domain.audit import Action
from hrcase.domain.determinations import Answer, Question
from hrcase.domain.needs_of_case import obstacles
from hrcase.domain.notes import NoteText
from hrcase.domain.people import CaseRole, RoleInCase
from hrcase.domain.settings import BackupPlan, OfficeClosing
from hrcase.errors import WrongPassphrase
from hrcase.services import (
    allegations,
    audit,
    backup,
    cases,
    deadlines,
    discipline,
    findings,
    kits,
    letters,
    notes,
    notifications,
    opening,
    passphrases,
    people,
    pins,
    policy,
    serving,
    settings,
    users,
    vault_keys,
)
from hrcase.services.opening import NewVault
from hrcase.services.workspace import Workspace
from hrcase.storage.slots import FLOOR
from hrcase.storage.tables.all import METADATA
from hrcase.storage.tables.audit import AuditDetailRow, AuditRow
from hrcase.storage.tables.base import Base
from hrcase.storage.workstation import KeyStore
from tests.builders import (
    MovableClock,
    a_call,
    a_case,
    a_contact,
    a_knowledge,
    a_person,
    a_student,
    a_subject,
    alleged,
    answers,
    at,
    day,
    joins,
    marked,
)
from tests.paper_cases import LETTERHEAD, PaperCase, a_ready_draft, by_hand
from tests.services.test_policy import an_edition
from tests.storage.key_stores import Shelf
from tests.vaults import DIRECTOR, MADE, PASSPHRASE, as_of_version_1, clock_of

NEW = "Ten Brown Foxes 2026"
OTHERS = "Seven Blue Whales 99"
KEPT_OUT = {
    "audit": "the trail itself",
    "audit_detail": "the trail itself",
    "case_line": "computed from what is recorded",
    "need": "computed from what is recorded",
    "case_number": "a counter; the number stands in the case",
    "draft": "nothing unfinished enters the trail",
    "identity": "a key, which no entry may hold",
}
"""Tables whose rows stand in no entry, and why; nothing else may be left out."""


@dataclass(frozen=True)
class Covered:
    """What the trails of the sitting hold: actions, and tables whose changes they name."""

    actions: frozenset[str]
    tables: frozenset[str]

    def __or__(self, other: "Covered") -> "Covered":
        return Covered(self.actions | other.actions, self.tables | other.tables)


def covered(work: Workspace) -> Covered:
    with work.vault.read() as session:
        actions = frozenset(session.scalars(select(AuditRow.action)))
        details = session.scalars(select(AuditDetailRow.detail)).all()
    changes = [change for detail in details for change in json.loads(detail)["changes"]]
    return Covered(actions, frozenset(change["table"] for change in changes))


def manage_users(work: Workspace, case_id: UUID) -> None:
    """Everything that is done with people who may sign in."""
    user_id = users.add_user(work, "Wynn Castor", Role.ASSISTANT, OTHERS, FLOOR)
    users.change_role(work, user_id, 1, Role.INVESTIGATOR)
    users.grant_case(work, user_id, case_id)
    users.withdraw_grant(work, user_id, case_id)
    passphrases.set_passphrase(work, user_id, "Quiet Evening Rivers 31", FLOOR)
    version = next(one.version for one in users.list_users(work) if one.id == user_id)
    users.revoke(work, user_id, version)
    clock_of(work).pass_by(days=2)
    passphrases.change_passphrase(work, PASSPHRASE, NEW, FLOOR)
    kit = kits.make_kit(work)
    kits.try_new_kit(work, kit, " ".join(kit.kit.words))
    kits.drill(work, " ".join(kit.kit.words))
    store = KeyStore(Shelf())
    pins.set_pin(work, "271828", lambda: store)
    pins.remove_pin(work, lambda: store)


def set_the_office_up(work: Workspace, drive: Path) -> Path:
    """Everything that the office sets for itself; returns the backup."""
    settings.set_letterhead(work, LETTERHEAD)
    settings.set_lock_minutes(work, 15)
    settings.add_closing(work, OfficeClosing(day("2026-12-24"), "Winter break"))
    settings.remove_closing(work, day("2026-12-24"))
    settings.set_backup_plan(work, BackupPlan(str(drive), 1))
    policy.adopt(work, an_edition("2026-12"))
    audit.export_trail(work, drive.with_suffix(".json"))
    return backup.back_up(work, drive).folder


def take_in(work: Workspace) -> PaperCase:
    """A report with its people, what is alleged, what was answered and who was told."""
    case_id = a_case(work)
    subject = a_subject(work, case_id)
    a_student(work, case_id)
    cases.view_case(work, case_id, set())
    one = alleged(work, case_id, subject)
    file = cases.case_file(work, case_id)
    allegations.change_allegation(work, case_id, replace(file.allegations[0], place="At home"))
    cases.change_case(work, case_id, file.head.version, "Messages at night", "")
    cases.choose_severity(work, case_id, "SEV2", "A boundary.")
    answers(work, case_id, Question.ABUSE, Answer.YES)
    answers(work, case_id, Question.CRIME, Answer.YES)
    notifications.record_knowledge(work, case_id, a_knowledge())
    knew = cases.case_file(work, case_id).knowledge[-1].id
    notifications.record_hotline_call(work, case_id, a_call(knowledge_id=knew))
    notifications.record_police_contact(work, case_id, a_contact(knowledge_id=knew))
    for need in obstacles(cases.case_file(work, case_id).needs):
        if need.key.startswith("check-"):
            marked(work, case_id, need.target)
    return PaperCase(work, case_id, subject, (one,))


def change_people(work: Workspace, case: PaperCase) -> None:
    """Everything that is done with people in a case and apart from any."""
    alone = people.add_person(work, a_person(family_name="Lund"))
    people.change_person(work, replace(people.person(work, alone), site="Redbud Middle"))
    joins(work, case.case_id, alone, CaseRole.WITNESS)
    entry = cases.case_file(work, case.case_id).people[-1]
    role = RoleInCase(CaseRole.WITNESS, name_withheld=True)
    people.change_role(work, case.case_id, entry.role_id, entry.version, role)
    people.reveal(work, case.case_id, entry.role_id, "The police ask")
    people.end_role(work, case.case_id, entry.role_id, "Was not there")


def carry_to_the_end(work: Workspace, case: PaperCase, folder: Path) -> None:
    """From the note to the closing."""
    notes.write_note(work, case.case_id, NoteText("Talk", "What was said."))
    (allegation_id,) = case.allegation_ids
    finding = Finding(allegation_id, "substantiated", "preponderance", "Read in the messages.")
    findings.record_finding(work, case.case_id, finding)
    discipline.choose_step(work, case.case_id, case.person_id, "written-reprimand")
    letter = letters.issue(work, case.case_id, a_ready_draft(case))
    letters.print_copy(work, case.case_id, letter.id)
    letters.export(work, case.case_id, letter.id, folder)
    scan = folder / "receipt.pdf"
    scan.write_bytes(b"%PDF- a receipt")
    served = by_hand(letter.dated_on.isoformat())
    serving.record_service(work, case.case_id, letter.id, served, scan)
    (deadline,) = cases.case_file(work, case.case_id).deadlines
    deadlines.meet(work, case.case_id, deadline.id, "The answer came.")
    cases.close_case(work, case.case_id, "A reprimand was served.")


def come_back(folder: Path, user_id: UUID, passphrase: str = NEW) -> Workspace:
    clock = MovableClock(at("2026-11-25 09:00"))
    return opening.open_with_passphrase(folder, user_id, passphrase, clock)


def the_whole_sitting(tmp_path: Path) -> Covered:
    """One office, from making its vault to changing its key, and the backup of an older one."""
    folder, clock = tmp_path / "vault", MovableClock(at(MADE))
    work = opening.create_vault(folder, NewVault("Redbud", DIRECTOR, PASSPHRASE), clock, FLOOR)
    director = work.actor.id
    made = set_the_office_up(work, tmp_path / "drive")
    case = take_in(work)
    change_people(work, case)
    carry_to_the_end(work, case, tmp_path)
    manage_users(work, case.case_id)
    opening.lock(work)
    with suppress(WrongPassphrase):
        come_back(folder, director, "Not the passphrase 1")
    work = come_back(folder, director)
    plan = vault_keys.plan_key_change(work)
    fresh = {director: "Another Long Morning 5"}
    vault_keys.change_vault_key(work, plan, fresh, " ".join(plan.kit.words), FLOOR)
    last = come_back(folder, director, fresh[director])
    found = covered(last)
    opening.lock(last)
    backup.restore(made, tmp_path / "restored", at(MADE))
    older = come_back(tmp_path / "restored", director, PASSPHRASE)
    as_of_version_1(older)
    again = come_back(tmp_path / "restored", director, PASSPHRASE)
    return found | covered(again)


@pytest.mark.feature("L1")
def test_every_command_and_every_table_is_covered(tmp_path: Path) -> None:
    found = the_whole_sitting(tmp_path)

    assert set(Action) - found.actions == set()
    assert set(METADATA.tables) - set(KEPT_OUT) - found.tables == set()


@pytest.mark.feature("L1")
def test_no_table_is_kept_out_of_the_trail_unnoticed() -> None:
    kept_out = {
        mapper.class_.__tablename__
        for mapper in Base.registry.mappers
        if getattr(mapper.class_, "derived", False)
    }

    assert kept_out == set(KEPT_OUT)
