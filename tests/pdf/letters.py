"""Letters for the tests of paper: every part has a usual value."""

from collections.abc import Mapping
from datetime import date

from hrcase.domain.letters import (
    Cover,
    Letter,
    Letterhead,
    QuotedClause,
    Recipient,
    Signer,
    TrailSeal,
    compose,
)
from hrcase.domain.prose import Value, us_date
from hrcase.storage.letter_files import shipped_templates
from tests.pdf.reader import Spoken

REVISED = date(2017, 12, 11)
SEAL = TrailSeal(1842, "3f9a12c477b0ee")
LETTERHEAD = Letterhead(
    "Redbud Public Schools",
    "Office of Human Resources",
    "400 Prairie Avenue",
    "Redbud, Oklahoma 74099",
    "918-555-0140",
    "Maren Oldacre",
    "Executive Director of Human Resources",
)
SUPERVISOR = Signer("Tobias Renn", "Principal, Redbud Elementary School")
FACTS = (
    "On October 27, 2026, at 7:42 p.m., you posted a photograph of your class list, with reading "
    "levels, in a group chat that parents and other members of the public could open. An employee "
    "told us of it the next morning. You removed the photograph when you were asked to."
)
CLAUSES = (
    QuotedClause(
        "4020.SNS.2",
        "Employees may not submit or post confidential or protected information about the "
        "district, its students, alumni, or employees.",
        REVISED,
    ),
    QuotedClause(
        "4020.SNS.A",
        "Inappropriate contact with students or parents via email, phone, or other devices is "
        "prohibited",
        REVISED,
    ),
)


def some_values(**other: Value) -> dict[str, Value]:
    values: dict[str, Value] = {
        "findings_sent_on": date(2026, 11, 9),
        "facts": FACTS,
        "earlier_steps": "No earlier step is on record.",
        "directives": "From today, lists of students stay in the district's own systems.",
        "answer_days": 14,
    }
    return values | other


def a_recipient(
    name: str = "Ms. Odette Farrow-Lind",
    address: tuple[str, ...] = (
        "Redbud Elementary School",
        "1200 Sumac Street",
        "Redbud, Oklahoma 74099",
    ),
) -> Recipient:
    return Recipient(name, "Ms. Farrow-Lind", address)


def a_cover(
    recipient: Recipient | None = None,
    number: str | None = "2026-0038-03",
    supervisor: Signer | None = None,
    delivery: str = "By hand",
) -> Cover:
    return Cover(
        case_number="2026-0038",
        number=number,
        dated=date(2026, 11, 23),
        recipient=recipient or a_recipient(),
        delivery=delivery,
        copies=("Principal, Redbud Elementary School",),
        supervisor=supervisor,
    )


def a_letter(cover: Cover | None = None, values: Mapping[str, Value] | None = None) -> Letter:
    template = shipped_templates()["DOC17"]
    return compose(template, cover or a_cover(), values or some_values(), CLAUSES)


def expected(letter: Letter) -> list[Spoken]:
    """What the letter must sound like, from its content alone."""
    cover, head, thanks = letter.cover, LETTERHEAD, letter.acknowledgement
    opening = [
        *(head.district, head.office, head.street, head.city_line, head.phone),
        *(us_date(cover.dated), letter.confidentiality, cover.delivery),
        *(cover.recipient.name, *cover.recipient.address),
    ]
    closing = ["Sincerely,", head.signer_name, head.signer_title]
    if cover.supervisor is not None:
        closing += [cover.supervisor.name, cover.supervisor.title]
    if thanks is not None:
        closing += [thanks.received, "Employee", "Date"]
        closing += [thanks.refused, "Witness to the refusal", "Date"]
    if letter.copies:
        closing += ["cc: " + " · ".join(letter.copies)]
    return [
        *(_paragraph(text) for text in opening if text),
        Spoken("H1", f"Subject: {letter.subject}", ("Document",)),
        _paragraph(f"Dear {cover.recipient.salutation}:"),
        *(
            Spoken(
                "P",
                f"{one.heading} {one.text}".strip(),
                ("Document", "BlockQuote") if one.quoted else ("Document",),
            )
            for one in letter.paragraphs
        ),
        *(_paragraph(text) for text in closing),
    ]


def _paragraph(text: str) -> Spoken:
    return Spoken("P", text, ("Document",))
