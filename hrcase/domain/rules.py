"""What every rule of the policy files carries."""

import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum


class Evidence(StrEnum):
    """How well the wording of a rule is known."""

    CONFIRMED = "confirmed"
    BILL = "bill"
    OLD = "old"
    ANALOG = "analog"
    DESIGN = "DESIGN"
    UNVERIFIED = "UNVERIFIED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What every rule carries: its words, where they come from, and who has confirmed them."""

    rule_id: str
    text: str
    citation: str
    source: str
    evidence: Evidence
    verified_on: date
    counsel_confirmed: bool
    enabled: bool
    effective_from: date
    effective_to: date | None = None

    @property
    def counsel_text(self) -> str:
        """The words shown beside every date, duty and refusal that rests on this rule."""
        return "Confirmed by counsel" if self.counsel_confirmed else "Not yet confirmed by counsel"

    @property
    def badge(self) -> str:
        """A short warning about the wording itself; empty when there is none."""
        return _BADGES[self.evidence]


_BADGES = {
    Evidence.CONFIRMED: "",
    Evidence.BILL: "text not current",
    Evidence.OLD: "text not current",
    Evidence.ANALOG: "from a parallel rule",
    Evidence.DESIGN: "office practice, not law",
    Evidence.UNVERIFIED: "not yet confirmed by counsel",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Toggle(Rule):
    """A practice that is switched on or off until the law behind it is settled."""

    title: str


def rule_json(rule: Rule) -> str:
    """Every field of a rule as text that never varies, to keep beside what the rule decided."""
    return json.dumps(asdict(rule), default=str, ensure_ascii=False, sort_keys=True)
