"""Read the rules, and adopt a new edition of them."""

from collections.abc import Mapping, Sequence

from hrcase.domain.audit import Action
from hrcase.domain.clauses import Clause
from hrcase.domain.papers import EditionLine
from hrcase.domain.policy import Policy
from hrcase.errors import RuleBroken
from hrcase.services.workspace import Workspace
from hrcase.storage import policy_queries
from hrcase.storage.policy_files import load_policy


def clauses(work: Workspace, text: str = "") -> tuple[Clause, ...]:
    """The clauses in force in which every word of `text` occurs, in the order of the policy."""
    words = text.casefold().split()
    return tuple(
        clause
        for clause in work.policy.current_clauses()
        if all(word in _searched(clause) for word in words)
    )


def policy_text(work: Workspace) -> str:
    """The whole text of the board's policy, as the edition in force has it."""
    return work.policy.board_text


def editions(work: Workspace) -> list[EditionLine]:
    """The editions that this office has adopted, the newest first."""
    with work.vault.read() as session:
        return policy_queries.editions(session)


def adopt(work: Workspace, files: Mapping[str, bytes]) -> str:
    """Adopt an edition of the rules, whole; it is in force at once.

    What is alleged already keeps its clause text, and what runs already keeps its date.
    Raises BadPolicyFile, naming file and entry; RuleBroken for an edition that is not newer.
    """
    policy = load_policy(files)
    with work.write(Action.POLICY_ADOPTED) as writing:
        _check_newer(policy, policy_queries.editions(writing.session))
        writing.add(policy_queries.edition_row(policy, files, work.now(), work.today()))
        writing.summary = f"Edition {policy.edition} of the rules adopted"
    work.reload()
    return policy.edition


def _searched(clause: Clause) -> str:
    parts = (clause.rule_id, clause.heading, clause.quotation, clause.note)
    return " ".join(parts).casefold()


def _check_newer(policy: Policy, known: Sequence[EditionLine]) -> None:
    if policy.sha256 in {line.sha256 for line in known}:
        raise RuleBroken(f"Edition {policy.edition} is adopted already; nothing was changed.")
    newest = max((line.edition for line in known), default="")
    if policy.edition <= newest:
        raise RuleBroken(
            f"Edition {policy.edition} is not newer than {newest}, which is in force. "
            "Give the new files a later edition name; nothing was changed."
        )
