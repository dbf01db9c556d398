from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from beprovad.assessments import events
from beprovad.journal.actions import describe
from beprovad.web.navigation import NavigationLink, register


class AssessmentsConfig(AppConfig):
    name = "beprovad.assessments"
    label = "assessments"

    def ready(self) -> None:
        _stand_in_the_head()
        _tell_knowledge()
        _tell_checklists()
        _tell_people()
        describe(
            {
                # answering
                events.AssessmentStarted: _("började en prövning"),
                events.AssessmentChanged: _("ändrade en prövning"),
                events.AssessmentDeepened: _("gick på djupet i en prövning"),
                events.AssessmentClosed: _("avslutade en prövning"),
                events.AssessmentReopened: _("öppnade en prövning igen"),
                events.VersionTaken: _("gick över till en nyare version av checklistan"),
                events.AnswerWritten: _("svarade på en fråga"),
                events.AnswerConflictSettled: _("valde mellan två svar"),
                events.EvidenceLinked: _("kopplade underlag till ett svar"),
                events.EvidenceUnlinked: _("tog bort underlag från ett svar"),
                events.QuestionHanded: _("lämnade en fråga till en kollega"),
                events.HandingDone: _("svarade på en fråga från en kollega"),
                events.HandingWithdrawn: _("tog tillbaka en fråga från en kollega"),
                events.AloneBegun: _("bad bedömarna att svara var för sig"),
                events.AssessorDone: _("blev klar med sina egna svar"),
                events.DifferencesShown: _("visade skillnaderna mellan bedömarna"),
                events.SharedAssessmentRead: _("läste en delad prövning"),
                # deciding
                events.SetupChanged: _("ändrade upplägget i en prövning"),
                events.RiskChanged: _("ändrade riskerna i en prövning"),
                events.EffectChanged: _("ändrade de förväntade effekterna i en prövning"),
                events.GoalChanged: _("ändrade målen i en prövning"),
                events.DecisionSigned: _("undertecknade ett beslut"),
                events.RolloutChanged: _("ändrade ett införande"),
                events.TrialNoted: _("skrev i en pilots logg"),
                events.StopRuleTakenBack: _("tog tillbaka att en stoppregel var uppfylld"),
                events.WithdrawalSeen: _("såg över ett beslut vars underlag hade tagits ur bruk"),
                events.PhaseOutChanged: _("ändrade en utfasning"),
                # sharing and printing
                events.AssessmentShared: _("delade en prövning med ett nätverk"),
                events.SharingWithdrawn: _("slutade dela en prövning med ett nätverk"),
                events.AnswerTakenOver: _("tog över ett svar från en annan myndighet"),
                events.CommonAnswerWritten: _("skrev ett gemensamt svar för ett nätverk"),
                events.CommonAnswerTakenOver: _("tog över ett nätverks gemensamma svar"),
            }
        )


def _stand_in_the_head() -> None:
    from beprovad.assessments.access import may_see_assessments  # noqa: PLC0415 - models need the apps

    register(
        NavigationLink(_("Prövningar"), "assessments:assessments", order=35, may_see=may_see_assessments)
    )


def _tell_knowledge() -> None:
    from beprovad.assessments import panels  # noqa: PLC0415 - models need the apps
    from beprovad.knowledge.panels import (  # noqa: PLC0415
        register_evidence_panel,
        register_method_panel,
        register_way_back,
    )

    register_way_back(panels.way_to)
    register_evidence_panel(panels.carried_by)
    register_method_panel(panels.assessments_of_method)


def _tell_checklists() -> None:
    from beprovad.assessments import panels  # noqa: PLC0415 - models need the apps
    from beprovad.checklists.panels import register_version_panel  # noqa: PLC0415

    register_version_panel(panels.assessments_of_version)


def _tell_people() -> None:
    from beprovad.assessments.panels import MOVE_WORDS  # noqa: PLC0415 - models need the apps
    from beprovad.people.panels import describe_moves  # noqa: PLC0415

    describe_moves(MOVE_WORDS)
