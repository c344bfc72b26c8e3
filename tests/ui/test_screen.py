"""The base of screens: asks when shown and after writes, shows refusals, passes mistakes on."""

from typing import ClassVar

from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from typing_extensions import override

from hrcase.errors import ChangedElsewhere, HrcaseError, RuleBroken
from hrcase.services.workspace import Workspace
from tests.person import Person
from ui.components.banner import Mood
from ui.components.buttons import primary
from ui.components.labels import Label
from ui.core_thread import CoreThread
from ui.screen import Screen


class NameScreen(Screen):
    """Shows who works here and how often it asked."""

    help_page: ClassVar[str] = "names"

    def __init__(self, core: CoreThread) -> None:
        super().__init__(core)
        self.asked = 0
        self.refused: list[HrcaseError] = []
        self.failure: Exception | None = None
        self._words = Label("")
        self.body.addWidget(self._words)
        button = primary("Do it")
        button.clicked.connect(self._act)
        self.body.addWidget(button)

    @override
    def refresh(self) -> None:
        self.asked += 1
        self.ask(lambda work: work.actor.name, then=self._words.setText)

    def _act(self) -> None:
        self.do(self._work, then=self.show_notice, failed=self.refused.append)

    def _work(self, _work: Workspace) -> str:
        if self.failure is not None:
            raise self.failure
        return "It is done."


class FullScreen(NameScreen):
    """A screen whose body takes the whole height."""

    fills_page = True


def shown(qtbot: QtBot, core: CoreThread, failure: Exception | None = None) -> NameScreen:
    screen = NameScreen(core)
    screen.failure = failure
    qtbot.addWidget(screen)
    screen.show()
    return screen


def test_a_screen_asks_when_it_is_shown(core: CoreThread, qtbot: QtBot, me: Person) -> None:
    screen = shown(qtbot, core)

    me.sees("Maren Oldacre")
    assert screen.asked == 1


def test_after_a_write_it_asks_again_and_tells(core: CoreThread, qtbot: QtBot, me: Person) -> None:
    screen = shown(qtbot, core)

    with qtbot.waitSignal(core.written):
        me.presses("Do it")

    me.sees("It is done.")
    assert screen.asked == 2


def test_a_hidden_screen_asks_only_when_it_is_shown_again(core: CoreThread, qtbot: QtBot) -> None:
    screen = shown(qtbot, core)
    screen.hide()

    core.written.emit()
    assert screen.asked == 1
    screen.show()
    assert screen.asked == 2


def test_a_refusal_is_shown_next_to_the_work(core: CoreThread, qtbot: QtBot, me: Person) -> None:
    screen = shown(qtbot, core, RuleBroken("Give a reason to go further."))

    me.presses("Do it")

    me.sees("Give a reason to go further.")
    assert [str(failure) for failure in screen.refused] == ["Give a reason to go further."]
    screen.failure = None
    me.presses("Do it")
    me.sees_no_more("Give a reason")


def test_a_stale_record_can_be_shown_again(core: CoreThread, qtbot: QtBot, me: Person) -> None:
    screen = shown(qtbot, core, ChangedElsewhere("This was changed meanwhile."))
    me.presses("Do it")

    me.presses("Show it again")

    me.sees_no_more("This was changed meanwhile.")
    assert screen.asked == 2


def test_a_mistake_goes_on_to_the_crash_dialog(core: CoreThread, qtbot: QtBot, me: Person) -> None:
    screen = shown(qtbot, core, ZeroDivisionError())

    with capture_exceptions() as caught:
        me.presses("Do it")
        qtbot.waitUntil(lambda: bool(caught))

    assert caught[0][0] is ZeroDivisionError
    assert screen.refused == []


def test_a_screen_may_fill_the_page(core: CoreThread, qtbot: QtBot, me: Person) -> None:
    screen = FullScreen(core)
    qtbot.addWidget(screen)
    screen.show()
    screen.show_notice("Look", Mood.WARNING)

    me.sees("Look")
    me.sees("Maren Oldacre")


def test_an_action_needs_nobody_to_tell(core: CoreThread, qtbot: QtBot) -> None:
    screen = shown(qtbot, core)

    with qtbot.waitSignal(core.written):
        screen.do(lambda work: work.today())
