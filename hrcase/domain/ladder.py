"""The ladder as data: employee classes, steps, severities."""

from dataclasses import dataclass

from hrcase.domain.rules import Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class EmployeeClass(Rule):
    """One of the classes that decide which process an employee is owed."""

    code: str
    title: str
    has_ladder: bool
    is_teacher: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassTerms:
    """The terms on which a step is open to some classes."""

    classes: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(Rule):
    """One rung of the ladder; `classes` are those it is open to without counsel."""

    code: str
    title: str
    order: int
    documents: tuple[str, ...]
    needs: tuple[str, ...]
    classes: tuple[str, ...]
    counsel_override: tuple[str, ...]
    terms: tuple[ClassTerms, ...]
    blocks: tuple[str, ...]
    duties: tuple[str, ...]
    counts_for_months: int

    def terms_for(self, class_code: str) -> str:
        """The terms on which a class may meet this step; empty when there are none."""
        return "; ".join(term.words for term in self.terms if class_code in term.classes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Severity(Rule):
    """How grave a matter is, and the steps that answer it."""

    code: str
    title: str
    order: int
    steps: tuple[str, ...]
    proposes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation(Rule):
    """How earlier discipline on the same clause family raises the severity."""

    months: int
    levels: int
