"""The first tables: the trail, the office, its users, cases and people."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPEND_ONLY = ("audit", "audit_detail", "policy_edition")


def upgrade() -> None:
    """Make the tables, and the triggers that keep their records as they are."""
    for make in (
        _attachment,
        _audit,
        _case,
        _case_number,
        _closing,
        _draft,
        _identity,
        _person,
        _policy_edition,
        _setting,
        _user,
        _audit_detail,
        _case_line,
        _grant,
        _need,
        _passphrase,
    ):
        make()
    for table in APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )


def _attachment() -> None:
    op.create_table(
        "attachment",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("sealed_name", sa.String(), nullable=False),
        sa.Column("original_name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attachment")),
        sa.UniqueConstraint("sealed_name", name=op.f("uq_attachment_sealed_name")),
    )
    op.create_index(op.f("ix_attachment_case_id"), "attachment", ["case_id"], unique=False)


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("actor_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=True),
        sa.Column("detail_digest", sa.String(), nullable=False),
        sa.Column("previous", sa.String(), nullable=False),
        sa.Column("seal", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
    )
    op.create_index(op.f("ix_audit_case_id_number"), "audit", ["case_id", "number"], unique=False)


def _case() -> None:
    op.create_table(
        "case",
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("titled_by_hand", sa.Boolean(), nullable=False),
        sa.Column("severity", sa.String(), nullable=True),
        sa.Column("severity_reason", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("told_by", sa.String(), nullable=False),
        sa.Column("name_withheld", sa.Boolean(), nullable=False),
        sa.Column("channel", sa.String(), nullable=True),
        sa.Column("first_known_at", sa.DateTime(), nullable=False),
        sa.Column("typed_at", sa.DateTime(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case")),
        sa.UniqueConstraint("number", name=op.f("uq_case_number")),
    )


def _case_number() -> None:
    op.create_table(
        "case_number",
        sa.Column("year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("year", name=op.f("pk_case_number")),
    )


def _closing() -> None:
    op.create_table(
        "closing",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("closes", sa.String(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_closing")),
        sa.UniqueConstraint("day", name=op.f("uq_closing_day")),
    )


def _draft() -> None:
    op.create_table(
        "draft",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("saved_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("kind", "place", "user_id", name=op.f("uq_draft_kind_place_user_id")),
    )


def _identity() -> None:
    op.create_table(
        "identity",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("secret", sa.LargeBinary(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_identity")),
        sa.UniqueConstraint("case_id", name=op.f("uq_identity_case_id")),
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("family_name", sa.String(), nullable=False),
        sa.Column("given_name", sa.String(), nullable=False),
        sa.Column("honorific", sa.String(), nullable=False),
        sa.Column("born_on", sa.Date(), nullable=True),
        sa.Column("is_student", sa.Boolean(), nullable=False),
        sa.Column("class_code", sa.String(), nullable=False),
        sa.Column("site", sa.String(), nullable=False),
        sa.Column("position", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )
    op.create_index(
        op.f("ix_person_family_name_given_name"),
        "person",
        ["family_name", "given_name"],
        unique=False,
    )


def _policy_edition() -> None:
    op.create_table(
        "policy_edition",
        sa.Column("edition", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("adopted_at", sa.DateTime(), nullable=False),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_policy_edition")),
        sa.UniqueConstraint("edition", "sha256", name=op.f("uq_policy_edition_edition_sha256")),
    )


def _setting() -> None:
    op.create_table(
        "setting",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_setting")),
        sa.UniqueConstraint("name", name=op.f("uq_setting_name")),
    )


def _user() -> None:
    op.create_table(
        "user",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("revoked_at", sa.DateTime(), nullable=True),
        sa.Column("passphrase_set_at", sa.DateTime(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user")),
    )


def _audit_detail() -> None:
    op.create_table(
        "audit_detail",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("detail", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["number"], ["audit.number"], name=op.f("fk_audit_detail_number")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit_detail")),
    )


def _case_line() -> None:
    op.create_table(
        "case_line",
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("employee", sa.String(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=True),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("undecided", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.Boolean(), nullable=False),
        sa.Column("next_state", sa.String(), nullable=False),
        sa.Column("next_words", sa.String(), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=True),
        sa.Column("next_at", sa.DateTime(), nullable=True),
        sa.Column("next_amber_at", sa.DateTime(), nullable=True),
        sa.Column("next_red_at", sa.DateTime(), nullable=True),
        sa.Column("next_order", sa.String(), nullable=False),
        sa.Column("next_when", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_case_line_case_id")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_line")),
        sa.UniqueConstraint("number", name=op.f("uq_case_line_number")),
    )
    op.create_index(
        "ix_case_line_answers",
        "case_line",
        ["number", "title", "employee", "stage", "severity", "owner", "next_order", "next_when"],
        unique=False,
        sqlite_where=sa.text("answers IS 1"),
    )
    op.create_index(
        op.f("ix_case_line_closed_changed_at"), "case_line", ["closed", "changed_at"], unique=False
    )
    op.create_index(
        op.f("ix_case_line_closed_employee_number"),
        "case_line",
        ["closed", "employee", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_case_line_closed_next_order_number"),
        "case_line",
        ["closed", "next_order", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_case_line_closed_next_when_number"),
        "case_line",
        ["closed", "next_when", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_case_line_closed_number"), "case_line", ["closed", "number"], unique=False
    )
    op.create_index(
        "ix_case_line_closed_on",
        "case_line",
        [
            "closed_on",
            "number",
            "title",
            "employee",
            "stage",
            "severity",
            "owner",
            "next_order",
            "next_when",
        ],
        unique=False,
        sqlite_where=sa.text("closed_on IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_case_line_closed_owner_number"),
        "case_line",
        ["closed", "owner", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_case_line_closed_severity_number"),
        "case_line",
        ["closed", "severity", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_case_line_closed_stage_number"),
        "case_line",
        ["closed", "stage", "number"],
        unique=False,
    )
    op.create_index(
        op.f("ix_case_line_closed_title_number"),
        "case_line",
        ["closed", "title", "number"],
        unique=False,
    )
    op.create_index(
        "ix_case_line_undecided",
        "case_line",
        ["number", "title", "employee", "stage", "severity", "owner", "next_order", "next_when"],
        unique=False,
        sqlite_where=sa.text("undecided IS 1"),
    )


def _grant() -> None:
    op.create_table(
        "grant",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("granted_by", sa.Uuid(), nullable=False),
        sa.Column("granted_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_grant_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grant")),
        sa.UniqueConstraint("user_id", "case_id", name=op.f("uq_grant_user_id_case_id")),
    )
    op.create_index(op.f("ix_grant_case_id"), "grant", ["case_id"], unique=False)


def _need() -> None:
    op.create_table(
        "need",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("case_id", sa.Uuid(), nullable=False),
        sa.Column("order", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("citation", sa.String(), nullable=False),
        sa.Column("rule_id", sa.String(), nullable=False),
        sa.Column("counsel_confirmed", sa.Boolean(), nullable=False),
        sa.Column("tab", sa.String(), nullable=False),
        sa.Column("button", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("since", sa.DateTime(), nullable=True),
        sa.Column("amber_at", sa.DateTime(), nullable=True),
        sa.Column("red_at", sa.DateTime(), nullable=True),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("required", sa.Boolean(), nullable=False),
        sa.Column("target", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case.id"], name=op.f("fk_need_case_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_need")),
    )
    op.create_index(op.f("ix_need_case_id"), "need", ["case_id"], unique=False)
    op.create_index(op.f("ix_need_order_case_id"), "need", ["order", "case_id"], unique=False)


def _passphrase() -> None:
    op.create_table(
        "passphrase",
        sa.Column("user_id", sa.Uuid(), nullable=False),
        sa.Column("verifier", sa.LargeBinary(), nullable=False),
        sa.Column("set_at", sa.DateTime(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user.id"], name=op.f("fk_passphrase_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_passphrase")),
    )
    op.create_index(op.f("ix_passphrase_user_id"), "passphrase", ["user_id"], unique=False)
