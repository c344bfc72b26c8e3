"""The file of passphrase rules."""

import pytest

from hrcase.domain.passphrases import PassphraseCode
from hrcase.errors import BadPolicyFile
from hrcase.storage.passphrase_files import (
    load_passphrase_policy,
    shipped_passphrase_policy,
)

RULE = """
[[rule]]
rule_id = "PW-{code}"
code = "{code}"
number = {number}
text = "x"
citation = "x"
source = "x"
evidence = "DESIGN"
verified_on = 2026-11-22
counsel_confirmed = false
enabled = true
effective_from = 2017-12-11
"""


def a_file(*codes: str, number: int = 1) -> bytes:
    rules = [RULE.format(code=code, number=number) for code in codes]
    return ('edition = "2026-01"\n' + "".join(rules)).encode()


@pytest.mark.feature("K2")
def test_the_shipped_rules_are_those_of_policy_1604() -> None:
    policy = shipped_passphrase_policy()

    assert [policy.number(code) for code in PassphraseCode] == [15, 1, 1, 1, 6, 8, 1]
    assert {rule.citation for rule in policy.rules} == {"Union Board Policy 1604"}


def test_a_rule_missing_or_twice_is_refused() -> None:
    with pytest.raises(BadPolicyFile, match=r"passphrases\.toml: each of days-kept.* stands once"):
        load_passphrase_policy(a_file("length", "length"))


def test_a_number_below_one_is_refused_with_its_entry() -> None:
    with pytest.raises(BadPolicyFile, match='rule "PW-length": the number must be 1 or more'):
        load_passphrase_policy(a_file("length", number=0))


def test_an_unknown_rule_is_refused_with_its_entry() -> None:
    with pytest.raises(BadPolicyFile, match="rule 1, code"):
        load_passphrase_policy(a_file("symbols"))


def test_a_file_without_a_list_of_rules_is_refused() -> None:
    with pytest.raises(BadPolicyFile, match="must be a list"):
        load_passphrase_policy(b'edition = "2026-01"\nrule = 1\n')
