"""Acts of one case with the moment at which each happened."""

from pathlib import Path

from hrcase.domain.audit import Action
from hrcase.services import notifications
from hrcase.storage.timeline_queries import acts_of
from tests.builders import a_call, a_case, a_workspace, at


def test_an_act_has_its_moment_its_words_and_its_actor(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    case_id, _ = a_case(work), a_case(work)
    notifications.record_hotline_call(work, case_id, a_call())

    with work.vault.read() as session:
        report, call = acts_of(session, case_id)

    assert (report.action, report.happened_at) == (Action.CASE_CREATED, at("2026-11-22 09:14"))
    assert (call.happened_at, call.typed_at) == (at("2026-11-22 09:31"), at("2026-11-22 16:50"))
    assert (call.summary, call.actor) == (
        "DHS hotline called, reference 26-0098114",
        "Maren Oldacre",
    )


def test_an_act_whose_details_are_gone_keeps_its_name(tmp_path: Path) -> None:
    work = a_workspace(tmp_path)
    case_id = a_case(work)
    with work.vault.connection() as connection:
        connection.exec_driver_sql("DROP TRIGGER audit_detail_no_delete")
        connection.exec_driver_sql("DELETE FROM audit_detail")
        connection.commit()

    with work.vault.read() as session:
        [act] = acts_of(session, case_id)

    assert (act.summary, act.happened_at) == ("case created", None)
