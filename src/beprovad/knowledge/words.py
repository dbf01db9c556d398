"""What the room's kinds, levels, gaps and refusals are called; translated where they are shown."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from beprovad.knowledge.models import Source
from beprovad.knowledge.rules.clover import Clover, Missing
from beprovad.knowledge.rules.kinds import (
    Asked,
    Aspect,
    Certainty,
    Direction,
    Documented,
    Leaf,
    Stage,
    Transferability,
)
from beprovad.knowledge.rules.refusals import Refusal

Words = str | Promise

LEAF_WORDS: Mapping[Leaf, Words] = {
    Leaf.RESEARCH: _("Forskning"),
    Leaf.PROFESSION: _("Profession"),
    Leaf.USERS: _("Brukare"),
    Leaf.CONTEXT: _("Sammanhang"),
}
LEAF_LEADS: Mapping[Leaf, Words] = {
    Leaf.RESEARCH: _(
        "Bästa tillgängliga forskning: vad den säger om ett visst utfall, och hur säker den är."
    ),
    Leaf.PROFESSION: _("De som arbetar så: vems erfarenhet det är, och hur den är dokumenterad."),
    Leaf.USERS: _(
        "De som det gäller: vilka som tillfrågades och hur, hur många som svarade och vem som frågade."
    ),
    Leaf.CONTEXT: _("Förutsättningarna här: behov, lag, pengar, mål, personal och likvärdighet."),
}
DIRECTION_WORDS: Mapping[Direction, Words] = {
    Direction.SUPPORTS: _("talar för"),
    Direction.CONTRADICTS: _("talar emot"),
    Direction.NUANCES: _("nyanserar"),
}
DIRECTION_CHIPS: Mapping[Direction, str] = {
    Direction.SUPPORTS: "good",
    Direction.CONTRADICTS: "attention",
    Direction.NUANCES: "uncertain",
}
CERTAINTY_WORDS: Mapping[Certainty, Words] = {
    Certainty.HIGH: _("hög tillförlitlighet"),
    Certainty.MODERATE: _("måttlig tillförlitlighet"),
    Certainty.LOW: _("låg tillförlitlighet"),
    Certainty.VERY_LOW: _("mycket låg tillförlitlighet"),
    Certainty.UNGRADED: _("ingen har graderat tillförlitligheten"),
}
CERTAINTY_PHRASES: Mapping[Certainty, Words] = {
    Certainty.HIGH: _("resultatet stämmer"),
    Certainty.MODERATE: _("det är troligt att resultatet stämmer"),
    Certainty.LOW: _("det är möjligt att resultatet stämmer"),
    Certainty.VERY_LOW: _("det går inte att bedöma om resultatet stämmer"),
    Certainty.UNGRADED: _("ingen har graderat hur säkert resultatet är"),
}
TRANSFERABILITY_WORDS: Mapping[Transferability, Words] = {
    Transferability.SAME: _("förhållandena liknar våra"),
    Transferability.PARTLY: _("förhållandena liknar våra till en del"),
    Transferability.POOR: _("förhållandena är helt andra än våra"),
    Transferability.UNKNOWN: _("det är inte känt hur lika förhållandena är"),
}
DOCUMENTED_WORDS: Mapping[Documented, Words] = {
    Documented.TOLD: _("berättad"),
    Documented.WRITTEN: _("nedskriven så att andra kan göra likadant"),
    Documented.SHARED: _("delad och prövad av fler än en enhet"),
    Documented.FOLLOWED_UP: _("följd över tid, med resultat"),
}
ASKED_WORDS: Mapping[Asked, Words] = {
    Asked.INTERVIEW: _("intervjuer"),
    Asked.COUNCIL: _("brukarråd"),
    Asked.AUDIT: _("brukarrevision"),
    Asked.SURVEY: _("enkät"),
    Asked.CONVERSATION: _("samtal i vardagen"),
    Asked.OTHER: _("på annat sätt"),
}
ASPECT_WORDS: Mapping[Aspect, Words] = {
    Aspect.NEED: _("behov"),
    Aspect.LAW: _("lag"),
    Aspect.MONEY: _("pengar"),
    Aspect.GOALS: _("mål"),
    Aspect.STAFF: _("personal"),
    Aspect.EQUITY: _("likvärdighet"),
}
STAGE_WORDS: Mapping[Stage, Words] = {
    Stage.CONSIDERED: _("övervägs"),
    Stage.PILOT: _("prövas i pilot"),
    Stage.FULL: _("används brett"),
    Stage.PHASING_OUT: _("fasas ut"),
    Stage.ENDED: _("används inte längre"),
}
STAGE_CHIPS: Mapping[Stage, str] = {
    Stage.CONSIDERED: "open",
    Stage.PILOT: "uncertain",
    Stage.FULL: "good",
    Stage.PHASING_OUT: "attention",
    Stage.ENDED: "closed",
}
MISSING_WORDS: Mapping[Missing, Words] = {
    Missing.NO_RESEARCH: _("Ingen forskning är inlagd som underlag."),
    Missing.RESEARCH_UNGRADED: _("Ingen har graderat hur säker forskningen är."),
    Missing.RESEARCH_UNCERTAIN: _("Forskningen har låg eller mycket låg tillförlitlighet."),
    Missing.RESEARCH_FAR_FROM_US: _("Forskningen är gjord under helt andra förhållanden än våra."),
    Missing.RESEARCH_NOT_HIGH: _(
        "Ingen forskning har hög tillförlitlighet under förhållanden som liknar våra."
    ),
    Missing.RESEARCH_ALONE: _("Bara en källa talar tydligt för. Det behövs två oberoende."),
    Missing.NO_PROFESSION: _("Ingen erfarenhet är inlagd som underlag."),
    Missing.PROFESSION_UNTRIED: _("Erfarenheten är inte prövad av fler än en enhet."),
    Missing.PROFESSION_NOT_FOLLOWED_UP: _("Ingen har följt erfarenheten över tid, med resultat."),
    Missing.PROFESSION_ALONE: _("Bara erfarenhet från ett håll talar tydligt för. Det behövs två oberoende."),
    Missing.NOBODY_ASKED: _("Ingen har frågat brukarna ännu."),
    Missing.USERS_UNCOUNTED: _("Det står inte hur många brukare som svarade."),
    Missing.USERS_FEW: _("Färre än fem brukare har svarat."),
    Missing.USERS_CASUALLY: _("Brukarna har inte tillfrågats på något bestämt sätt."),
    Missing.USERS_NOT_MANY: _(
        "Inte många brukare har svarat: minst tjugo, och hälften av de tillfrågade, i intervjuer, enkät eller revision."
    ),
    Missing.USERS_ALONE: _("Bara ett tillfälle talar tydligt för. Det behövs två oberoende."),
    Missing.NO_CONTEXT: _("Inget om förutsättningarna här är inlagt som underlag."),
    Missing.NO_NEED: _("Inget underlag säger om behovet finns här."),
    Missing.NO_LAW: _("Inget underlag säger vad lagen kräver."),
    Missing.NO_MONEY: _("Inget underlag säger vad det kostar."),
    Missing.NO_GOALS: _("Inget underlag säger vilka mål det tjänar."),
    Missing.NO_STAFF: _("Inget underlag säger vad det kräver av personalen."),
    Missing.NO_EQUITY: _("Inget underlag säger vad det betyder för likvärdigheten."),
    Missing.CONTEXT_NOT_ENOUGH: _("På för få av de sex sidorna finns något som talar för."),
    Missing.NOTHING_SUPPORTS: _("De underlag som finns talar emot. Inget av dem talar för."),
    Missing.ONLY_NUANCES: _("De underlag som finns nyanserar bilden. Inget av dem talar för eller emot."),
    Missing.CONTRADICTED_UNANSWERED: _("Det som talar emot väger minst lika tungt som det som talar för."),
    Missing.CONTRADICTED: _("Något talar emot. Då kan underlaget inte räknas som starkt."),
}
SOURCE_KIND_WORDS: Mapping[str, Words] = {
    Source.Kind.ARTICLE: _("artikel"),
    Source.Kind.REPORT: _("rapport"),
    Source.Kind.GUIDELINE: _("riktlinje eller vägledning"),
    Source.Kind.LAW: _("lag eller föreskrift"),
    Source.Kind.BOOK: _("bok"),
    Source.Kind.OTHER: _("annat"),
}
REFUSAL_WORDS: Mapping[Refusal, Words] = {
    Refusal.NAME_IS_EMPTY: _("Skriv ett namn med minst en bokstav."),
    Refusal.NAME_IS_TAKEN: _(
        "Det finns redan ett arbetssätt med det namnet. Öppna det, eller välj ett annat namn."
    ),
    Refusal.CLAIM_IS_EMPTY: _("Skriv med en mening vad underlaget säger."),
    Refusal.IN_THE_FUTURE: _("Dagen har inte varit än. Skriv den dag som underlaget är från."),
    Refusal.MORE_ANSWERED_THAN_ASKED: _("Fler kan inte ha svarat än som tillfrågades. Ändra något av talen."),
    Refusal.FACT_OF_ANOTHER_LEAF: _("Det hör till ett annat slags underlag."),
    Refusal.REGIONAL_IS_SHARED: _("Det som är regionens eget ser alla. Välj en myndighet, eller dela det."),
    Refusal.ALREADY_WITHDRAWN: _("Underlaget är redan taget ur bruk. Det går inte att ändra längre."),
    Refusal.NO_REASON: _("Skriv varför, så att den som byggt något på underlaget förstår. En mening räcker."),
    Refusal.SOURCE_IS_HERE: _("Källan finns redan. Använd den, så att allt som bygger på den hålls ihop."),
}
REFUSED_FIELDS: Mapping[Refusal, str] = {
    Refusal.NAME_IS_EMPTY: "name",
    Refusal.NAME_IS_TAKEN: "name",
    Refusal.CLAIM_IS_EMPTY: "claim",
    Refusal.IN_THE_FUTURE: "dated_on",
    Refusal.MORE_ANSWERED_THAN_ASKED: "answered_count",
    Refusal.REGIONAL_IS_SHARED: "is_shared",
    Refusal.NO_REASON: "because",
    Refusal.SOURCE_IS_HERE: "identifier",
}
FIELD_WORDS: Mapping[str, Words] = {
    "name": _("Namn"),
    "target_group": _("För vem"),
    "aim": _("Syfte"),
    "how": _("Så går det till"),
    "kind": _("Slag"),
    "title": pgettext_lazy("source", "Titel"),
    "authors": _("Författare"),
    "year": _("År"),
    "published_in": _("Publicerad i"),
    "identifier": _("Beteckning"),
    "url": _("Webbadress"),
    "methods": _("Arbetssätt"),
    "direction": _("Vad det säger"),
    "claim": _("I en mening"),
    "details": _("Mer om det"),
    "dated_on": _("Från dag"),
    "is_year_only": _("Bara året är känt"),
    "owner": _("Tillhör"),
    "is_shared": _("Delat"),
    "sources": _("Källor"),
    "outcome": _("Utfall"),
    "certainty": _("Tillförlitlighet"),
    "transferability": _("Överförbarhet"),
    "whose": _("Vems erfarenhet"),
    "documented": _("Dokumentation"),
    "asked_whom": _("Vilka som tillfrågades"),
    "asked_how": _("Hur de tillfrågades"),
    "asked_count": _("Antal tillfrågade"),
    "answered_count": _("Antal svarande"),
    "asked_by": _("Vem som frågade"),
    "aspect": _("Vad det handlar om"),
}
THE_REGION: Words = _("Hela regionen")
YES: Words = _("ja")
NO: Words = _("nej")
WEIGHT_WORDS: Mapping[int, Words] = {
    1: pgettext_lazy("så mycket väger ett underlag", "lätt"),
    2: pgettext_lazy("så mycket väger ett underlag", "medeltungt"),
    3: pgettext_lazy("så mycket väger ett underlag", "tungt"),
}


def missing_words(clover: Clover) -> tuple[tuple[Words, tuple[Words, ...]], ...]:
    """What is missing in sentences, under the names of the leaves that lack something."""
    told = ((LEAF_WORDS[leaf], [MISSING_WORDS[each] for each in clover.missing_on(leaf)]) for leaf in Leaf)
    return tuple((name, tuple(sentences)) for name, sentences in told if sentences)
