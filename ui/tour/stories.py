"""The case that the tour carries through; everyone in it is invented."""

from ui.tour.main_job import Allegation, Story

TEXTING_A_PARENT = Story(
    report=(
        "A father complains that the assistant principal of his son's school writes him "
        "flirtatious messages late at night, and sent a partly undressed picture of herself."
    ),
    told_by="The father, by telephone",
    first_known="22 Nov 2026, 16:45",
    first_on="9 Nov 2026",
    last_on="20 Nov 2026",
    employee=("Sable", "Arkwright", "Ms."),
    position="Assistant principal",
    employee_class="Certified administrator",
    site="Redbud Middle School",
    address="1200 Sumac Street\nRedbud, Oklahoma 74099",
    student=("Fenn", "Lindholm", "14 Mar 2014"),
    allegations=(
        Allegation("4020.SNS.A", "Late-night messages of a flirtatious kind to a parent."),
        Allegation("1610.A", "The same messages, whatever device carried them."),
        Allegation("4020.CONDUCT.2a", "Conduct of unprofessional quality towards a patron."),
        Allegation("4020.CONDUCT.2b", "Harm to the working relationship with a patron."),
    ),
    no_abuse="All messages went to an adult; the student received nothing and knows nothing.",
    no_crime="Adults only, no threat and no coercion; the father wants the messages to stop.",
    severity_reason="A boundary was crossed towards a parent; no student is concerned.",
    finding=(
        "Between November 9 and November 20, 2026, you sent eleven messages of a flirtatious kind "
        "and one partly undressed picture of yourself to a parent of your school, most of them "
        "after ten at night. You have not disputed this."
    ),
    facts=(
        "Between November 9 and November 20, 2026, you sent eleven messages of a flirtatious kind "
        "and one partly undressed picture of yourself to a parent of your school, most of them "
        "after ten at night, from your own telephone."
    ),
    directives=(
        "From today, write to parents through the district's own channels only, on school matters, "
        "and between seven in the morning and seven in the evening."
    ),
    served_by="Maren Oldacre",
    outcome="Written reprimand served; the complainant was told that the matter is concluded.",
)
