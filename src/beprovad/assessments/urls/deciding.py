from django.urls import path

from beprovad.assessments.views import carrying_out, rows, setup
from beprovad.assessments.views import deciding as views

_ONE = "<int:assessment_id>/"
_SETUP = f"{_ONE}setup/"
_DECISION = "decisions/<int:decision_id>/"

deciding = [
    path(_SETUP, setup.setup, name="setup"),
    *(
        each
        for kind, many in (("risk", "risks"), ("effect", "effects"), ("goal", "goals"))
        for each in (
            path(f"{_SETUP}{many}/new/", rows.add_to_setup, {"kind": kind}, name=f"add_{kind}"),
            path(
                f"{_SETUP}{many}/<int:row_id>/", rows.change_in_setup, {"kind": kind}, name=f"change_{kind}"
            ),
            path(
                f"{_SETUP}{many}/<int:row_id>/remove/",
                rows.remove_from_setup,
                {"kind": kind},
                name=f"remove_{kind}",
            ),
        )
    ),
    path(f"{_ONE}decide/", views.decide, name="decide"),
    path(f"{_ONE}decide/discard/", views.discard, name="discard_draft"),
    path(_DECISION, carrying_out.decision, name="decision"),
    path(f"{_DECISION}withdrawn/", carrying_out.look_at_withdrawn, name="look_at_withdrawn"),
    path(f"{_DECISION}log/", carrying_out.log, name="log"),
    path(f"{_DECISION}log/<int:row_id>/take-back/", carrying_out.take_back, name="take_back_stop_rule"),
    path(f"{_DECISION}steps/<int:row_id>/tick/", carrying_out.tick, name="tick_step"),
    *(
        each
        for kind, many in (("step", "steps"), ("phase_out", "phase-outs"))
        for each in (
            path(f"{_DECISION}{many}/new/", rows.add_to_decision, {"kind": kind}, name=f"add_{kind}"),
            path(
                f"{_DECISION}{many}/<int:row_id>/",
                rows.change_in_decision,
                {"kind": kind},
                name=f"change_{kind}",
            ),
            path(
                f"{_DECISION}{many}/<int:row_id>/remove/",
                rows.remove_from_decision,
                {"kind": kind},
                name=f"remove_{kind}",
            ),
        )
    ),
]
