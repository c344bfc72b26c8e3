"""The rules are read and searched; a newer edition is adopted whole, an older one never."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from hrcase.domain.audit import Action
from hrcase.errors import BadPolicyFile, RuleBroken
from hrcase.services import cases, policy
from hrcase.storage import policy_queries
from hrcase.storage.policy_files import fingerprint, shipped_files
from hrcase.storage.tables.office import PolicyEditionRow
from tests.builders import a_case, a_workspace, clock_of, day, the_policy, trail

OLD_WORDS = "Employees may not submit or post"


def an_edition(
    name: str, changed: Mapping[str, tuple[bytes, bytes]] | None = None
) -> dict[str, bytes]:
    """The shipped files under another edition name, with some words exchanged."""
    files = {
        file: content.replace(b'edition = "2026-01"', f'edition = "{name}"'.encode())
        for file, content in shipped_files().items()
    }
    for file, (before, after) in (changed or {}).items():
        assert before in files[file]
        files[file] = files[file].replace(before, after)
    return files


def test_clauses_are_found_by_number_and_by_words(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)

    assert len(policy.clauses(work)) == len(the_policy().current_clauses())
    assert [one.rule_id for one in policy.clauses(work, "4020.sns.2")] == ["4020.SNS.2"]
    assert "4020.SNS.2" in [one.rule_id for one in policy.clauses(work, "POST confidential")]
    assert policy.clauses(work, "zeppelin") == ()


def test_the_text_of_the_policy_is_read_whole(tmp_path: Path) -> None:
    assert OLD_WORDS in " ".join(policy.policy_text(a_workspace(tmp_path)).split())


def test_what_ships_is_in_force_until_an_edition_is_adopted(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)

    assert policy.editions(work) == []
    with work.vault.read() as session:
        assert policy_queries.current_policy(session) == the_policy()


def test_an_adopted_edition_is_kept_byte_for_byte_and_is_in_force(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    files = an_edition("2026-09", {"duties.toml": (b"count = 14", b"count = 15")})

    assert policy.adopt(work, files) == "2026-09"

    [line] = policy.editions(work)
    assert (line.edition, line.sha256) == ("2026-09", fingerprint(files))
    assert line.adopted_at == work.now()
    with work.vault.read() as session:
        kept = session.scalars(select(PolicyEditionRow.files)).one()
        assert {name: text.encode() for name, text in kept.items()} == files
        assert policy_queries.current_policy(session).duty("DL-REB").count == 15
    assert trail(work) == [Action.POLICY_ADOPTED]


def test_the_newest_of_several_editions_is_in_force(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)

    policy.adopt(work, shipped_files())
    policy.adopt(work, an_edition("2026-09"))

    assert [line.edition for line in policy.editions(work)] == ["2026-09", "2026-01"]
    with work.vault.read() as session:
        assert policy_queries.current_policy(session).edition == "2026-09"


def reworded(rule_id: str, words: str, since: str) -> tuple[bytes, bytes]:
    """The entry of a clause as it ships, and the same with other words from a later day on."""
    name = f'rule_id = "{rule_id}"'
    [entry] = [one for one in shipped_files()["4020.toml"].decode().split("[[") if name in one]
    text = next(line for line in entry.splitlines() if line.startswith("text = "))
    after = entry.replace(text, f'text = "{words}"').replace("2017-12-11", since)
    return entry.encode(), after.encode()


@pytest.mark.feature("C2")
def test_an_older_text_is_found_in_the_edition_that_had_it(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    policy.adopt(work, shipped_files())
    old = work.policy.clause("4020.SNS.2")
    change = reworded("4020.SNS.2", "Nobody posts anything.", "2026-09-01")
    board_text = (b"Employees may not submit", b"Nobody posts anything. Employees may not submit")
    policy.adopt(work, an_edition("2026-09", {"4020.toml": change, "4020.txt": board_text}))

    then = work.policy.clause_on("4020.SNS.2", day("2020-03-02"), work.today())
    now = work.policy.clause_on("4020.SNS.2", day("2026-11-02"), work.today())

    assert (then.clause, then.older_text_not_loaded) == (old, False)
    assert now.clause.text == "Nobody posts anything."
    assert len(work.policy.current_clauses()) == len(the_policy().current_clauses())
    assert work.policy.clause("4020.SNS.2").text == "Nobody posts anything."


def test_the_alarm_of_a_clock_is_that_of_the_day_on_which_it_started(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    policy.adopt(work, shipped_files())
    case_id = a_case(work)
    before = cases.case_file(work, case_id).needs
    clock_of(work).pass_by(days=1)
    policy.adopt(work, an_edition("2026-12", {"duties.toml": (b"red = 24", b"red = 12")}))

    assert cases.case_file(work, case_id).needs == before
    later = cases.case_file(work, a_case(work, known_at=work.now())).needs
    assert (later[0].red_at, before[0].red_at) == (
        work.now() + timedelta(hours=12),
        work.now() - timedelta(days=1) + timedelta(hours=24),
    )


@pytest.mark.parametrize(
    ("files", "failure", "words"),
    [
        (an_edition("2026-09"), RuleBroken, "adopted already"),
        (an_edition("2026-09", {"duties.toml": (b"= 14", b"= 15")}), RuleBroken, "later edition"),
        (an_edition("2026-05"), RuleBroken, "2026-05 is not newer than 2026-09"),
        (
            an_edition("2027-01", {"duties.toml": (b"[[duty]]", b"[[dooty]]")}),
            BadPolicyFile,
            "duties",
        ),
    ],
)
def test_an_edition_that_is_no_newer_or_not_sound_is_refused(
    tmp_path: Path, files: dict[str, bytes], failure: type[Exception], words: str
) -> None:
    work = a_workspace(tmp_path)
    policy.adopt(work, an_edition("2026-09"))

    with pytest.raises(failure, match=words):
        policy.adopt(work, files)

    assert [line.edition for line in policy.editions(work)] == ["2026-09"]
    assert trail(work) == [Action.POLICY_ADOPTED]
