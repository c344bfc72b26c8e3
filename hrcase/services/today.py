"""What cannot wait today, over all cases."""

from dataclasses import replace

from hrcase.domain.access import Reading, check_sees
from hrcase.domain.cases import TodayPage
from hrcase.services.workspace import Workspace
from hrcase.storage import case_queries, today_queries
from hrcase.storage.case_queries import CaseQuestion
from hrcase.storage.today_queries import SHOWN_AT_MOST


def today(work: Workspace) -> TodayPage:
    """The needs of every case that this user may see, most urgent first."""
    check_sees(work.actor, Reading.CASE)
    question = CaseQuestion(work.actor, work.now(), work.today())
    with work.vault.read() as session:
        found = today_queries.today_needs(session, work.actor, work.today())
        return TodayPage(
            cannot_wait=found.cannot_wait,
            this_week=found.this_week,
            waiting=found.waiting,
            later=found.later,
            quiet=case_queries.quiet_lines(session, replace(question, limit=SHOWN_AT_MOST)),
            open_cases=today_queries.count_open(session, work.actor),
        )
