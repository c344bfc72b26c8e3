"""The tour's round through the demo: every section of a full office, then back after a lock."""

from hrcase.services.demo import demo_users
from ui.tour.guide import Guide, Step


def unlock(guide: Guide) -> None:
    """Unlock the demo with its public passphrase."""
    director = demo_users()[0]
    guide.me.sees("HR Case is locked")
    guide.picture("unlock")
    guide.me.types("Passphrase", director.passphrase)
    guide.me.presses("Unlock")


def see_the_card(guide: Guide) -> None:
    """The emergency card opens by one key, before anything is unlocked."""
    guide.me.sees("HR Case is locked")
    guide.me.hits("F9")
    guide.me.sees("911")
    guide.picture("emergency-card")
    guide.me.hits("Esc")


def look_at_today(guide: Guide) -> None:
    """Today: what cannot wait."""
    guide.me.sees("cannot wait")
    guide.makes_room()
    guide.picture("today")


def record_the_call(guide: Guide) -> None:
    """The first thing that cannot wait is a phone call; it is put on record."""
    me = guide.me
    me.presses("Record the call")
    me.types("Spoke to", "Intake worker, ID 3307")
    me.types("Call began", "22 Nov 2026, 16:41")
    me.types("Call ended", "22 Nov 2026, 16:49")
    me.types("Referral number", "26-0098114")
    me.types("What was told", "What the mother read out, word for word, and where the student is.")
    guide.picture("hotline-call")
    me.presses("Record the call")
    me.sees("26-0098114")
    guide.picture("notifications")


def look_at_the_lists(guide: Guide) -> None:
    """Cases and people, each as one flat list."""
    me = guide.me
    me.presses("Cases")
    me.sees("All open")
    guide.picture("cases")
    me.presses("People")
    guide.picture("people-list")


def look_at_the_policy(guide: Guide) -> None:
    """The policy, clause by clause."""
    guide.me.presses("Policy")
    guide.me.sees("CONDUCT")
    guide.picture("policy")


def look_at_the_settings(guide: Guide) -> None:
    """The settings, each page, and the trail beside them."""
    me = guide.me
    me.presses("Settings")
    for page in SETTINGS:
        me.presses(page)
        guide.picture(f"settings-{page.lower().replace(' ', '-')}")
    me.presses("Check the trail")
    me.sees("The trail is whole")
    guide.picture("trail-checked")


def read_the_help(guide: Guide) -> None:
    """Help on this screen, and the list of keys."""
    me = guide.me
    me.hits("F1")
    guide.picture("help")
    me.hits("Esc")
    me.hits("Ctrl+/")
    guide.picture("shortcuts")
    me.hits("Esc")


def come_back(guide: Guide) -> None:
    """After the lock: a fresh program, the same place."""
    unlock(guide)
    guide.me.sees("Timeline")
    guide.makes_room()
    guide.picture("back-in-place")


SETTINGS = (
    "Letterhead",
    "Users",
    "Sign-in",
    "Backup",
    "Recovery",
    "Office",
    "Display",
    "Trail",
)

ROUND: tuple[Step, ...] = (
    see_the_card,
    unlock,
    look_at_today,
    record_the_call,
    look_at_the_lists,
    look_at_the_policy,
    look_at_the_settings,
    read_the_help,
)
BACK: tuple[Step, ...] = (come_back,)
