"""The one list of keys: bound from here, shown from here."""

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Key:
    """A key, what it does, and where it works."""

    keys: str
    words: str
    where: str = "Everywhere"


class Keys(Enum):
    """Every key of the program."""

    NEW_REPORT = Key("Ctrl+N", "Take a new report")
    FIND = Key("Ctrl+F", "Find a case by number, title or employee")
    LOCK = Key("Ctrl+L", "Lock; what is typed is kept")
    HELP = Key("F1", "Help on this screen")
    EMERGENCY = Key("F9", "Emergency card, on the lock screen too")
    KEYS = Key("Ctrl+/", "This list")
    TEXT_LARGER = Key("Ctrl++", "Larger text")
    TEXT_SMALLER = Key("Ctrl+-", "Smaller text")
    TEXT_USUAL = Key("Ctrl+0", "Text of usual size")
    SECTION = Key("Ctrl+1", "First section; Ctrl+2 the second, and so on")
    NEXT_TAB = Key("Ctrl+PgDown", "Next page of the case; Ctrl+PgUp the one before")
    BACK = Key("Esc", "Back, or close what is open")
    SUBMIT = Key("Ctrl+Return", "Save or record what was typed", "Forms and sheets")
    CALENDAR = Key("Alt+Down", "Open the calendar, or fill in the present minute", "Days and times")
    OPEN = Key("Return", "Open the row", "Lists")
    COPY_ROW = Key("Ctrl+C", "Copy the row without hidden names", "Lists")
    SORT_UP = Key("Ctrl+Up", "Sort by this column, upwards", "Lists")
    SORT_DOWN = Key("Ctrl+Down", "Sort by this column, downwards", "Lists")

    @property
    def keys(self) -> str:
        """The key itself, as Qt spells it."""
        return self.value.keys

    @property
    def shown(self) -> str:
        """The key as it is printed on keyboards here."""
        return self.value.keys.replace("Return", "Enter")

    @property
    def words(self) -> str:
        """What it does."""
        return self.value.words

    @property
    def where(self) -> str:
        """Where it works."""
        return self.value.where
