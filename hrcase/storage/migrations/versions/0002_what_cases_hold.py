"""What a case holds: roles, allegations, calls, notes, findings, letters and their clocks."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

APPEND_ONLY = (
    "letter",
    "note_revision",
    "determination",
    "finding",
    "knowledge",
    "hotline_call",
    "police_contact",
    "checklist_mark",
    "service",
)


def upgrade() -> None:
    """Make the tables, and the triggers that keep their records as they are."""
    for make in (
        _allegation,
        _case_role,
        _checklist_mark,
        _determination,
        _knowledge,
        _letter,
        _note,
        _corrective_action,
        _finding,
        _hotline_call,
        _note_revision,
        _police_contact,
        _service,
        _deadline,
    ):
        make()
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _allegation() -> None:
    op.create_table(
        "allegation",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("clause_id", sa.String(), nullable=False),
        sa.Column("clause_text", sa.String(), nullable=False),
        sa.Column("clause_revised_on", sa.Date(), nullable=True),
        sa.Column("older_text_not_loaded", sa.Boolean(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("student_id", sa.Uuid(), nullable=True),
        sa.Column("first_on", sa.Date(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("precision", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("as_received", sa.String(), nullable=False),
        sa.Column("as_framed", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_allegation_case_id")),
        sa.ForeignKeyConstraint(
            ["student_id"], ["person.id"], name=op.f("fk_allegation_student_id")
        ),
        sa.ForeignKeyConstraint(
            ["subject_id"], ["person.id"], name=op.f("fk_allegation_subject_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allegation")),
    )
    op.create_index(op.f("ix_allegation_case_id"), "allegation", ["case_id"], unique=False)


def _case_role() -> None:
    op.create_table(
        "case_role",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("class_at_incident", sa.String(), nullable=False),
        sa.Column("site_at_incident", sa.String(), nullable=False),
        sa.Column("class_at_action", sa.String(), nullable=False),
        sa.Column("site_at_action", sa.String(), nullable=False),
        sa.Column("name_withheld", sa.Boolean(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_case_role_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_case_role_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_role")),
    )
    op.create_index(op.f("ix_case_role_case_id"), "case_role", ["case_id"], unique=False)
    op.create_index(op.f("ix_case_role_person_id"), "case_role", ["person_id"], unique=False)


def _checklist_mark() -> None:
    op.create_table(
        "checklist_mark",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("performed_by", sa.String(), nullable=False),
        sa.Column("happened_at", sa.DateTime(), nullable=False),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_checklist_mark_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_checklist_mark")),
    )
    op.create_index(op.f("ix_checklist_mark_case_id"), "checklist_mark", ["case_id"], unique=False)


def _determination() -> None:
    op.create_table(
        "determination",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("reopened_because", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_determination_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_determination")),
    )
    op.create_index(op.f("ix_determination_case_id"), "determination", ["case_id"], unique=False)


def _knowledge() -> None:
    op.create_table(
        "knowledge",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("who", sa.String(), nullable=False),
        sa.Column("known_at", sa.DateTime(), nullable=False),
        sa.Column("how", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("corrects", sa.Uuid(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_knowledge_case_id")),
        sa.ForeignKeyConstraint(["corrects"], ["knowledge.id"], name=op.f("fk_knowledge_corrects")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_knowledge_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_knowledge")),
    )
    op.create_index(op.f("ix_knowledge_case_id"), "knowledge", ["case_id"], unique=False)


def _letter() -> None:
    op.create_table(
        "letter",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("recipient", sa.String(), nullable=False),
        sa.Column("dated_on", sa.Date(), nullable=False),
        sa.Column("template_version", sa.Integer(), nullable=False),
        sa.Column("template_sha256", sa.String(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("clauses", sa.JSON(), nullable=False),
        sa.Column("paper", sa.LargeBinary(), nullable=True),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("issued_at", sa.DateTime(), nullable=False),
        sa.Column("issued_by", sa.String(), nullable=False),
        sa.Column("trail_number", sa.Integer(), nullable=False),
        sa.Column("trail_seal", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_letter_case_id")),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name=op.f("fk_letter_person_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_letter")),
        sa.UniqueConstraint("case_id", "number", name=op.f("uq_letter_case_id_number")),
    )
    op.create_index(op.f("ix_letter_case_id"), "letter", ["case_id"], unique=False)


def _note() -> None:
    op.create_table(
        "note",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_note_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note")),
    )
    op.create_index(op.f("ix_note_case_id"), "note", ["case_id"], unique=False)


def _corrective_action() -> None:
    op.create_table(
        "corrective_action",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("letter_id", sa.Uuid(), nullable=True),
        sa.Column("step", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("clauses", sa.JSON(), nullable=False),
        sa.Column("counts_until", sa.Date(), nullable=True),
        sa.Column("proposed_step", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["case_id"], ["case.id"], name=op.f("fk_corrective_action_case_id")
        ),
        sa.ForeignKeyConstraint(
            ["letter_id"], ["letter.id"], name=op.f("fk_corrective_action_letter_id")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_corrective_action_person_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_corrective_action")),
    )
    op.create_index(
        op.f("ix_corrective_action_case_id"), "corrective_action", ["case_id"], unique=False
    )
    op.create_index(
        op.f("ix_corrective_action_person_id"), "corrective_action", ["person_id"], unique=False
    )


def _finding() -> None:
    op.create_table(
        "finding",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("allegation_id", sa.Uuid(), nullable=False),
        sa.Column("result", sa.String(), nullable=False),
        sa.Column("standard", sa.String(), nullable=False),
        sa.Column("reasons", sa.String(), nullable=False),
        sa.Column("note_ids", sa.JSON(), nullable=False),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["allegation_id"], ["allegation.id"], name=op.f("fk_finding_allegation_id")
        ),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_finding_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_finding")),
    )
    op.create_index(op.f("ix_finding_allegation_id"), "finding", ["allegation_id"], unique=False)
    op.create_index(op.f("ix_finding_case_id"), "finding", ["case_id"], unique=False)


def _hotline_call() -> None:
    op.create_table(
        "hotline_call",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("knowledge_id", sa.Uuid(), nullable=True),
        sa.Column("corrects", sa.Uuid(), nullable=True),
        sa.Column("spoke_to", sa.String(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("instructions", sa.String(), nullable=False),
        sa.Column("adult_protective", sa.Boolean(), nullable=False),
        sa.Column("caller", sa.String(), nullable=False),
        sa.Column("number_dialled", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("reference_missing_because", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("present", sa.String(), nullable=False),
        sa.Column("follow_up", sa.String(), nullable=False),
        sa.Column("typed_at", sa.DateTime(), nullable=False),
        sa.Column("typed_by", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_hotline_call_case_id")),
        sa.ForeignKeyConstraint(
            ["corrects"], ["hotline_call.id"], name=op.f("fk_hotline_call_corrects")
        ),
        sa.ForeignKeyConstraint(
            ["knowledge_id"], ["knowledge.id"], name=op.f("fk_hotline_call_knowledge_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hotline_call")),
    )
    op.create_index(op.f("ix_hotline_call_case_id"), "hotline_call", ["case_id"], unique=False)


def _note_revision() -> None:
    op.create_table(
        "note_revision",
        sa.Column("note_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("written_by", sa.String(), nullable=False),
        sa.Column("written_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["note_id"], ["note.id"], name=op.f("fk_note_revision_note_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_note_revision")),
    )
    op.create_index(op.f("ix_note_revision_note_id"), "note_revision", ["note_id"], unique=False)


def _police_contact() -> None:
    op.create_table(
        "police_contact",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("knowledge_id", sa.Uuid(), nullable=True),
        sa.Column("corrects", sa.Uuid(), nullable=True),
        sa.Column("agency", sa.String(), nullable=False),
        sa.Column("officer", sa.String(), nullable=False),
        sa.Column("badge", sa.String(), nullable=False),
        sa.Column("requests", sa.String(), nullable=False),
        sa.Column("hold_requested", sa.Boolean(), nullable=False),
        sa.Column("school_officer_only", sa.Boolean(), nullable=False),
        sa.Column("caller", sa.String(), nullable=False),
        sa.Column("number_dialled", sa.String(), nullable=False),
        sa.Column("started_at", sa.DateTime(), nullable=False),
        sa.Column("ended_at", sa.DateTime(), nullable=True),
        sa.Column("reference", sa.String(), nullable=False),
        sa.Column("reference_missing_because", sa.String(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
        sa.Column("present", sa.String(), nullable=False),
        sa.Column("follow_up", sa.String(), nullable=False),
        sa.Column("typed_at", sa.DateTime(), nullable=False),
        sa.Column("typed_by", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_police_contact_case_id")),
        sa.ForeignKeyConstraint(
            ["corrects"], ["police_contact.id"], name=op.f("fk_police_contact_corrects")
        ),
        sa.ForeignKeyConstraint(
            ["knowledge_id"], ["knowledge.id"], name=op.f("fk_police_contact_knowledge_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_police_contact")),
    )
    op.create_index(op.f("ix_police_contact_case_id"), "police_contact", ["case_id"], unique=False)


def _service() -> None:
    op.create_table(
        "service",
        sa.Column("letter_id", sa.Uuid(), nullable=False),
        sa.Column("way", sa.String(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("served_by", sa.String(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("certified_number", sa.String(), nullable=False),
        sa.Column("postmarked_on", sa.Date(), nullable=True),
        sa.Column("witness", sa.String(), nullable=False),
        sa.Column("scan_id", sa.Uuid(), nullable=True),
        sa.Column("recorded_by", sa.String(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["letter_id"], ["letter.id"], name=op.f("fk_service_letter_id")),
        sa.ForeignKeyConstraint(["scan_id"], ["attachment.id"], name=op.f("fk_service_scan_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
    )
    op.create_index(op.f("ix_service_letter_id"), "service", ["letter_id"], unique=False)


def _deadline() -> None:
    op.create_table(
        "deadline",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("starts_with", sa.String(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=True),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("waivable_from", sa.Date(), nullable=True),
        sa.Column("rule_json", sa.String(), nullable=False),
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("edition_sha256", sa.String(), nullable=False),
        sa.Column("math", sa.JSON(), nullable=False),
        sa.Column("citation", sa.String(), nullable=False),
        sa.Column("counsel_confirmed", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("settled_because", sa.String(), nullable=False),
        sa.Column("settled_by", sa.String(), nullable=False),
        sa.Column("settled_at", sa.DateTime(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_deadline_case_id")),
        sa.ForeignKeyConstraint(
            ["service_id"], ["service.id"], name=op.f("fk_deadline_service_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline")),
    )
    op.create_index(op.f("ix_deadline_case_id"), "deadline", ["case_id"], unique=False)
