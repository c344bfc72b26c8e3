"""The file of passphrase rules: read strictly, every rule there once."""

from importlib.resources import files

from hrcase.domain.passphrases import PassphraseCode, PassphrasePolicy, PassphraseRule
from hrcase.errors import BadPolicyFile
from hrcase.storage.strict_toml import check_keys, parse, read_record

FILE = "passphrases.toml"


def shipped_passphrase_policy() -> PassphrasePolicy:
    """The rules that come with the program; raises BadPolicyFile."""
    return load_passphrase_policy((files("resources") / "security" / FILE).read_bytes())


def load_passphrase_policy(content: bytes) -> PassphrasePolicy:
    """The rules that these bytes say; raises BadPolicyFile naming file and entry."""
    tables = parse(FILE, content)
    check_keys(FILE, set(tables), {"edition", "rule"}, {"edition", "rule"})
    entries = tables["rule"]
    if not isinstance(entries, list):
        raise BadPolicyFile(f'{FILE}: "rule" must be a list of tables.')
    rules = tuple(
        read_record(PassphraseRule, entry, f"{FILE}, rule {place}")
        for place, entry in enumerate(entries, start=1)
    )
    _check_each_once(rules)
    return PassphrasePolicy(rules)


def _check_each_once(rules: tuple[PassphraseRule, ...]) -> None:
    for rule in rules:
        if rule.number < 1:
            raise BadPolicyFile(f'{FILE}, rule "{rule.rule_id}": the number must be 1 or more.')
    codes = sorted(rule.code for rule in rules)
    if codes != sorted(PassphraseCode):
        raise BadPolicyFile(f"{FILE}: each of {', '.join(sorted(PassphraseCode))} stands once.")
