"""Every table of the vault in one place, for creating and comparing them."""

from hrcase.storage.tables import (
    allegations,
    audit,
    cases,
    notifications,
    office,
    papers,
    people,
    users,
)
from hrcase.storage.tables.base import Base

MODULES = (allegations, audit, cases, notifications, office, papers, people, users)
METADATA = Base.metadata

APPEND_ONLY = (
    "audit",
    "audit_detail",
    "letter",
    "note_revision",
    "determination",
    "finding",
    "knowledge",
    "hotline_call",
    "police_contact",
    "checklist_mark",
    "service",
    "policy_edition",
)
"""Tables whose rows no statement may change or remove; triggers refuse it."""
