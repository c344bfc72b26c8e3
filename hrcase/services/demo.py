"""The demo vault: invented cases in every stage, made by the same services that real ones are."""

import shutil
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from hrcase.domain.access import Actor, Role
from hrcase.domain.demo import OfficeClock, acts
from hrcase.domain.letters import Letterhead
from hrcase.errors import VaultInUse
from hrcase.services import door, kits, opening, settings, users
from hrcase.services.demo_acts import Stage, play
from hrcase.services.workspace import Workspace
from hrcase.storage.slots import FLOOR, KdfCost

NAME: Final = "Demo"
"""The name in the header of every demo vault."""

BEGAN: Final = timedelta(days=600)
"""How long ago the demo's office began: before the first act of the script."""


@dataclass(frozen=True, slots=True)
class DemoUser:
    """Who may sign in to the demo, with a passphrase that is public."""

    key: str
    name: str
    role: Role
    passphrase: str


@dataclass(slots=True)
class _Clock:
    """A clock that stands where the script sets it while the demo is made, and then runs."""

    base: Callable[[], datetime]
    moment: datetime | None

    def __call__(self) -> datetime:
        return self.moment or self.base()


def demo_users() -> tuple[DemoUser, ...]:
    """The people of the demo, the director first, to be shown where one signs in."""
    return tuple(
        DemoUser(one["key"], one["name"], Role(one["role"]), one["passphrase"])
        for one in _tables("office")["user"]
    )


def make_demo(
    folder: Path, clock: Callable[[], datetime], cost: KdfCost | None = None
) -> Workspace:
    """Make the demo in a folder without a vault, and sign its director in.

    Every date counts back from the clock's present moment. `cost` None takes the lowest
    permitted one. Raises VaultInUse for a folder that holds a vault.
    """
    director, *others = demo_users()
    now = clock()
    moving = _Clock(clock, now - BEGAN)
    door.mark_demo(folder, now)
    new = opening.NewVault(NAME, director.name, director.passphrase, is_demo=True)
    work = opening.create_vault(folder, new, moving, cost or FLOOR)
    actors = {director.key: work.actor}
    for one in others:
        user_id = users.add_user(work, one.name, one.role, one.passphrase, cost or FLOOR)
        actors[one.key] = Actor(user_id, one.name, one.role)
    _settle_in(work)
    stage = Stage(work, actors, _people(), now)
    for act in acts(_cases(), _stories(), OfficeClock(now, work.zone)):
        moving.moment = act.at
        play(stage, act)
    moving.moment = None
    return work


def renew_demo(
    folder: Path, clock: Callable[[], datetime], cost: KdfCost | None = None
) -> Workspace:
    """Make the demo anew, so that its dates are near today; an earlier demo there is removed.

    Raises VaultInUse, and touches nothing, where the folder holds anything but a demo.
    """
    if folder.is_dir() and any(folder.iterdir()):
        if not door.is_demo(folder):
            raise VaultInUse(f"{folder} holds something else than a demo. Choose another folder.")
        shutil.rmtree(folder)
    return make_demo(folder, clock, cost)


def _settle_in(work: Workspace) -> None:
    """The first run of the demo's office: its letterhead, and a kit that was tried."""
    settings.set_letterhead(work, Letterhead(**_tables("office")["letterhead"]))
    new = kits.make_kit(work)
    kits.try_new_kit(work, new, " ".join(new.kit.words))


def _people() -> dict[str, Mapping[str, Any]]:
    return {one["key"]: one for one in _tables("people")["person"]}


def _cases() -> list[Mapping[str, Any]]:
    return [*_tables("closed")["case"], *_tables("open")["case"]]


def _stories() -> dict[str, Mapping[str, Any]]:
    return {one["code"]: one for one in _tables("stories")["story"]}


@cache
def _tables(name: str) -> Mapping[str, Any]:
    """One file of the demo's script."""
    source = files("resources") / "demo" / f"{name}.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
