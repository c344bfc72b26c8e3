"""What the tour types, read from the demo's files: it is data, as all facts are."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from ui.tour.main_job import Allegation, Story


@dataclass(frozen=True, slots=True)
class Founding:
    """What is typed while a vault is set up; the letterhead by the labels of its form."""

    name: str
    office: str
    passphrase: str
    letterhead: dict[str, str]


def founding() -> Founding:
    """How the tour sets its first vault up."""
    return Founding(**_tables()["first_run"])


def story() -> Story:
    """The case that the tour carries from its report to its closing."""
    facts = _tables()["story"]
    allegations = tuple(Allegation(**one) for one in facts.pop("allegations"))
    facts |= {key: tuple(facts[key]) for key in ("employee", "student")}
    return Story(**facts, allegations=allegations)


def _tables() -> dict[str, Any]:
    return tomllib.loads((files("resources") / "demo" / "tour.toml").read_text("utf-8"))
