"""The form of the letterhead; the first run and the settings show the same."""

from hrcase.domain.letters import Letterhead
from ui.editors import TextEditor
from ui.form import Field, Form


def letterhead_form() -> Form[Letterhead]:
    """What stands at the head of every letter, and who signs."""
    return Form[Letterhead](
        Letterhead,
        [
            Field("district", "District", TextEditor(), required=True),
            Field("office", "Office", TextEditor(), required=True),
            Field("street", "Street", TextEditor(), required=True),
            Field("city_line", "City, state and ZIP code", TextEditor(), required=True),
            Field("phone", "Telephone", TextEditor(), required=True),
            Field("signer_name", "Name of the signer", TextEditor(), required=True),
            Field("signer_title", "Title of the signer", TextEditor(), required=True),
        ],
        columns=2,
    )
