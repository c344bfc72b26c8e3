"""The main job through the real screens: one report, carried from the first call to closing."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from hrcase.domain.allegations import short_clause
from ui.tour.guide import Guide, Step


@dataclass(frozen=True, slots=True)
class Allegation:
    """A clause, and in the office's words what is said to break it."""

    clause: str
    framed: str


@dataclass(frozen=True, slots=True)
class Story:
    """The facts of one case, as a person types them. Days and moments are the office's own."""

    report: str
    told_by: str
    first_known: str
    first_on: str
    last_on: str
    employee: tuple[str, ...]
    position: str
    employee_class: str
    site: str
    address: str
    student: tuple[str, ...]
    allegations: tuple[Allegation, ...]
    no_abuse: str
    no_crime: str
    severity_reason: str
    note: str
    finding: str
    facts: str
    directives: str
    served_by: str
    outcome: str


StoryStep: TypeAlias = Callable[[Guide, Story], None]


def take_the_report(guide: Guide, story: Story) -> None:
    """A report comes in: one sentence would be enough."""
    me = guide.me
    me.hits("Ctrl+N")
    me.types("What were you told? One sentence is enough.", story.report)
    me.types("When did the district first know?", story.first_known)
    me.types("Who told us?", story.told_by)
    me.sees("Draft kept")
    guide.picture("new-report")
    me.hits("Ctrl+Return")
    me.sees("What this case needs")
    guide.picture("case-reported")


def add_the_people(guide: Guide, story: Story) -> None:
    """The people: the employee with class and site, the student as Student A."""
    me = guide.me
    me.presses("Add a person")
    given, family, honorific = story.employee
    me.chooses("Role in the case", "Employee the report is about")
    me.types("Given name", given)
    me.types("Family name", family)
    me.types("Form of address", honorific)
    me.types("Position", story.position)
    for when in ("incident", "action"):
        me.chooses(f"Class at the {when}", story.employee_class)
        me.types(f"Site at the {when}", story.site)
    me.types("Address at work", story.address)
    guide.picture("add-employee")
    me.presses("Add the person")
    me.sees(f"{given} {family}")
    me.presses("Add a person")
    me.chooses("Role in the case", "Student")
    given, family, born_on = story.student
    me.types("Given name", given)
    me.types("Family name", family)
    me.types("Date of birth", born_on)
    me.presses("Add the person")
    me.sees("Student A")
    guide.picture("people")


def frame_the_allegations(guide: Guide, story: Story) -> None:
    """The allegations, each under its clause with the text then in force."""
    me = guide.me
    me.presses("Report")
    for number, alleged in enumerate(story.allegations):
        me.presses("Add an allegation")
        me.types("Clause", alleged.clause)
        me.hits("Down")
        me.chooses("Employee", " ".join(story.employee[:2]))
        me.types("First day", story.first_on)
        me.types("Last day", story.last_on)
        me.chooses("How well the day is known", "On this day")
        me.types("As framed", alleged.framed)
        if number == 0:
            guide.picture("add-allegation")
        me.presses("Add the allegation")
        me.sees_no_more("One clause, one employee.")
    guide.picture("report")


def decide(guide: Guide, story: Story) -> None:
    """The questions that may not wait, each with its reason."""
    me = guide.me
    me.presses("Notifications")
    guide.picture("notifications-open")
    for number, reason in enumerate((story.no_abuse, story.no_crime)):
        me.presses("Decide")
        me.chooses("Answer", "No")
        me.types("Reason", reason)
        if number == 0:
            guide.picture("determination")
        me.presses("Record the answer")
        me.sees_no_more("Known now, and kept with the answer")
        me.sees(reason)
    guide.picture("notifications-decided")


def choose_the_severity(guide: Guide, story: Story) -> None:
    """The severity, with its reason."""
    me = guide.me
    me.presses("Overview")
    me.presses("Choose the severity")
    me.chooses("Severity", "SEV2 boundary")
    me.types("Reason", story.severity_reason)
    guide.picture("severity")
    me.presses("Choose this severity")
    me.sees("SEV2 boundary")


def write_a_note(guide: Guide, story: Story) -> None:
    """An investigation note that saves itself."""
    me = guide.me
    me.presses("Investigation")
    me.presses("Write a note")
    me.types("Title", "What the messages show")
    me.types("Note", story.note)
    me.sees("Saved")
    guide.picture("note")
    me.presses("Overview")
    guide.picture("case-in-investigation")


def record_the_findings(guide: Guide, story: Story) -> None:
    """A finding for each allegation."""
    me = guide.me
    me.presses("Findings")
    for number, alleged in enumerate(story.allegations):
        clause = short_clause(alleged.clause)
        me.presses(f"Record the finding on {clause}")
        me.chooses("Result", "Substantiated")
        me.chooses("Standard of proof", "Preponderance of the evidence")
        me.types("Reasons", story.finding)
        if number == 0:
            guide.picture("finding")
        me.presses("Record the finding")
        me.sees_no_more("A finding is never rewritten")
        me.sees(f"Record another finding on {clause}")
    guide.picture("findings")


def choose_the_step(guide: Guide, story: Story) -> None:
    """The step of the ladder that the rules propose."""
    me = guide.me
    me.presses("Discipline")
    me.sees("Written reprimand")
    guide.picture("discipline")
    me.presses("Choose this step")
    me.presses("Write the letter")
    _ = story


def issue_the_letter(guide: Guide, story: Story) -> None:
    """The written reprimand: filled from the case, seen as it will print, then issued."""
    me = guide.me
    me.types("What happened", story.facts)
    me.types("What we expect from now on", story.directives)
    me.sees("as it will print")
    guide.picture("letter-draft")
    me.presses("Issue the letter")
    guide.picture("letter-issue")
    me.presses("Issue the letter")
    me.presses("Save a copy…")
    me.sees("Saved")
    guide.picture("letter-issued")


def record_the_service(guide: Guide, story: Story) -> None:
    """The delivery by hand, with the scan of the signed receipt."""
    me = guide.me
    me.presses("Record the delivery")
    me.types("Handed over or mailed by", story.served_by)
    me.chooses("Receipt", "Signed by the addressee")
    guide.picture("delivery")
    me.presses("Record the delivery")
    me.sees("Signed by the addressee")


def see_what_is_left(guide: Guide, story: Story) -> None:
    """The answer may still come: its last day is explained, and it is marked as received."""
    me = guide.me
    me.presses_what_begins("Back to case")
    me.presses("Discipline")
    me.sees("hide the math")
    guide.picture("discipline-dates")
    me.presses("Record how it ended")
    me.chooses("How it ended", "Met")
    me.types(
        "What shows it", "The employee answered in writing on the spot; filed with the letter."
    )
    me.presses("Record the end")
    me.sees_no_more("The program never decides this.")
    me.sees_no_more("Record how it ended")
    _ = story


def close_the_case(guide: Guide, story: Story) -> None:
    """Closing, once nothing that is required is open."""
    me = guide.me
    me.presses("Overview")
    me.presses("Close the case")
    me.types("Outcome", story.outcome)
    guide.picture("closing")
    me.presses("Close the case")
    me.sees("Closed")
    guide.picture("case-closed")
    me.presses("Timeline")
    guide.picture("timeline")


STORY_STEPS = (
    take_the_report,
    add_the_people,
    frame_the_allegations,
    decide,
    choose_the_severity,
    write_a_note,
    record_the_findings,
    choose_the_step,
    issue_the_letter,
    record_the_service,
    see_what_is_left,
    close_the_case,
)


def told(step: StoryStep, story: Story) -> Step:
    """A step of the story with its facts."""

    def with_facts(guide: Guide) -> None:
        step(guide, story)

    with_facts.__doc__ = step.__doc__
    return with_facts


def steps_of(story: Story) -> tuple[Step, ...]:
    """The main job, step by step, with the facts of one case."""
    return tuple(told(step, story) for step in STORY_STEPS)
