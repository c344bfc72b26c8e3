"""When a finding may be recorded: with reasons, in known words, and after everybody was told."""

from collections.abc import Collection, Iterable
from datetime import date

from hrcase.domain.allegations import Finding
from hrcase.domain.cases import CaseFile
from hrcase.domain.checklist import ChecklistItem
from hrcase.domain.checklist_lines import CaseChecklist
from hrcase.domain.plausible import check_day
from hrcase.domain.policy import Policy
from hrcase.domain.situation import situation
from hrcase.errors import RuleBroken

DRAFT_KIND = "finding"
NOT_SHOWN = "Only those who investigate read the reasons."


def check_finding(policy: Policy, finding: Finding, today: date) -> None:
    """Refuse a finding without reasons, in unknown words, or of a day to come."""
    if finding.result not in {one.code for one in policy.findings}:
        raise RuleBroken("Choose what was found.")
    if finding.standard not in {one.code for one in policy.standards}:
        raise RuleBroken("Choose the standard of proof.")
    if not finding.reasons.strip():
        raise RuleBroken("Give the reasons: a finding stands on them.")
    check_day(finding.decided_on, today, "The day of a finding")


def open_before_finding(file: CaseFile, policy: Policy, today: date) -> tuple[ChecklistItem, ...]:
    """The required notifications that are still open and keep a finding from being final (BL1)."""
    checklist = CaseChecklist(file, policy, situation(file, policy, today))
    return tuple(item for item in checklist.open_items() if item.blocks_finding)


def check_all_told(still_open: Collection[ChecklistItem]) -> None:
    """Refuse a finding while a required notification is open, and name what is open."""
    if still_open:
        named = "; ".join(f"{item.text.rstrip('.?')} ({item.rule_id})" for item in still_open)
        raise RuleBroken(f"A finding cannot be final while this is open: {named}. Record it first.")


def latest_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The finding that counts on each allegation: the one recorded last."""
    return tuple({one.allegation_id: one for one in findings}.values())
