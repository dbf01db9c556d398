"""The loop and the four leaves, as the front page tells them."""

from dataclasses import dataclass
from math import cos, pi, sin

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Link:
    """One link of the chain; `is_here` says that this version has it."""

    name: Promise
    what: Promise
    is_here: bool = False


@dataclass(frozen=True)
class Knot:
    """Where a link sits on the drawn ring with its name, and where the arrow to the next one is and points."""

    number: int
    name: Promise
    x: float
    y: float
    arrow_x: float
    arrow_y: float
    arrow_turn: float
    is_here: bool

    @property
    def words(self) -> tuple[tuple[float, str], ...]:
        """The name beside the knot, a word on each line, each with how far down it stands."""
        written = str(self.name).split()
        first = LINE * (1 - len(written)) / 2 + BASELINE
        above = -AWAY if self.side == "middle" else 0
        return tuple((above + first + LINE * count, word) for count, word in enumerate(written))

    @property
    def side(self) -> str:
        """Which end of the name is at the knot, as SVG's text-anchor."""
        return "middle" if self.x == 0 else "start" if self.x > 0 else "end"

    @property
    def beside(self) -> int:
        return {"start": AWAY, "middle": 0, "end": -AWAY}[self.side]


@dataclass(frozen=True)
class Leaf:
    kind: str
    name: Promise
    what: Promise


LOOP = (
    Link(_("Möte"), _("Anteckningen blir punkter, ärenden och det som ska skickas."), is_here=True),
    Link(_("Runda"), _("Alla i rummet svarar, också de tysta."), is_here=True),
    Link(_("Checklista"), _("Frågorna som ska ställas, och var de kommer ifrån."), is_here=True),
    Link(_("Prövning"), _("Ett arbetssätt hålls mot frågorna, en i taget."), is_here=True),
    Link(_("Beslut"), _("Undertecknat, daterat, med dag för omprövning."), is_here=True),
    Link(_("Pilot"), _("I liten skala, med en regel för när man slutar."), is_here=True),
    Link(_("Uppföljning"), _("Brukarna svarar på vad det gav dem.")),
    Link(_("Beprövad erfarenhet"), _("Beskriven, delad, prövad av andra.")),
    Link(_("Nätverk"), _("Det som håller går vidare till nästa möte."), is_here=True),
)

LEAVES = (
    Leaf("research", _("Forskning"), _("bästa tillgängliga kunskap, och hur säker den är")),
    Leaf("profession", _("Profession"), _("det medarbetarna vet, beskrivet så att andra kan göra likadant")),
    Leaf("users", _("Brukare"), _("resultat, önskemål och idéer från dem det gäller")),
    Leaf("context", _("Sammanhang"), _("behov, lag, pengar, personal och likvärdighet där man är")),
)

RADIUS = 150
AWAY, LINE, BASELINE = (
    30,
    22,
    6,
)  # the names: from the middle of the knot, between lines, to the letters' foot


def ring() -> tuple[Knot, ...]:
    """The nine links around a circle of `RADIUS` with its middle at 0, 0; the first at the top, then clockwise."""
    step = 2 * pi / len(LOOP)
    return tuple(_knot(number, number * step, step, link) for number, link in enumerate(LOOP))


def _knot(number: int, angle: float, step: float, link: Link) -> Knot:
    between = angle + step / 2
    return Knot(
        number=number + 1,
        name=link.name,
        x=round(RADIUS * sin(angle), 1),
        y=round(-RADIUS * cos(angle), 1),
        arrow_x=round(RADIUS * sin(between), 1),
        arrow_y=round(-RADIUS * cos(between), 1),
        arrow_turn=round(between * 180 / pi, 1),
        is_here=link.is_here,
    )
