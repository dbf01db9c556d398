"""Invented questions and answers for the page that shows every component."""

from collections.abc import Iterator
from dataclasses import dataclass

from beprovad.asking.specs import Choice, Dots, Option, Ranking, Scale, Spec, Texts, Words
from beprovad.asking.tallies import NOTHING, Tally, tally


@dataclass(frozen=True)
class Asked:
    """A question with what one has answered, or sent and had refused, and what everybody answered."""

    name: str
    label: str
    spec: Spec
    value: object = None
    tally: Tally = NOTHING
    refusal: str = ""


OPTIONS = (
    Option("follow", "Hur vet vi att det blev bättre för dem det gäller?"),
    Option("owner", "Vem håller i det när projektet är slut?"),
    Option("cost", "Vad kostar det, i år och sedan?"),
    Option("replace", "Vad ersätter det?"),
)
SHORT = (Option("yes", "Ja"), Option("partly", "Delvis"), Option("no", "Nej"), Option("unsure", "Vet inte"))
MANY = (*OPTIONS, Option("equal", "Gör vi lika för alla i kommunen?"))
TEXTS, ONE, SOME = Texts(10, 120), Choice(SHORT), Choice(MANY, 1, 3)
DOTS, RANKING, WORDS = Dots(MANY, 5, 3), Ranking(OPTIONS, 2), Words(3, 30)
SCALE, ELEVEN = Scale(5, "Inte alls", "Helt och hållet"), Scale(11, "Inte alls troligt", "Mycket troligt")
CLOUD = "tillit:9 tid:7 mod:5 chefen:4 uthållighet:4 Lugn:3 nyfikenhet:3 ekonomi:2 rutiner:2 humor:1 kaffe:1 ork:1"


FIRST_VOTE = tally(ONE, [("yes", 3), ("partly", 9), ("no", 6), ("unsure", 2)])
SECOND_VOTE = tally(ONE, [("yes", 10), ("partly", 6), ("no", 4)])


def examples() -> dict[str, object]:
    return {"asked": tuple(_asked()), "shift": (ONE, FIRST_VOTE, SECOND_VOTE)}


def _asked() -> Iterator[Asked]:
    yield Asked("texts", "Vad behöver en chef veta innan vi börjar med något nytt?", TEXTS)
    yield Asked(
        "refused", "Och vad mer?", TEXTS, "Ring Alva, 19121212-1212, om kostnaden", refusal="identity_number"
    )
    yield Asked("one", "Har ni frågat brukarna?", ONE, ["partly"], FIRST_VOTE)
    some = _of(SOME, (["cost", "owner"], 8), (["follow"], 6), (["equal", "cost"], 5))
    yield Asked("some", "Vad är svårast?", SOME, ["cost", "owner"], some)
    dots = _of(DOTS, ({"owner": 3, "follow": 2}, 8), ({"cost": 3, "replace": 1}, 4), ({"equal": 1}, 3))
    yield Asked("dots", "Vilka frågor måste alltid ställas?", DOTS, {"owner": 2, "cost": 1}, dots)
    scale = _of(SCALE, (1, 1), (2, 3), (3, 5), (4, 8), (5, 2))
    yield Asked("scale", "Hur väl känner du till metoden?", SCALE, 4, scale)
    eleven = _of(ELEVEN, *enumerate((0, 0, 1, 0, 2, 3, 4, 8, 9, 5, 2), start=1))
    yield Asked("eleven", "Hur troligt är det att ni inför den?", ELEVEN, None, eleven)
    orders = (
        (["cost", "owner", "follow", "replace"], 4),
        (["follow", "cost"], 5),
        (["owner", "replace", "cost"], 2),
    )
    yield Asked(
        "ranking", "Ordna efter vad som brådskar.", RANKING, ["cost", "follow"], _of(RANKING, *orders)
    )
    yield Asked("words", "Vad behövs för att våga pröva?", WORDS, ["tillit", "tid"], _of(WORDS, *_cloud()))
    yield Asked("empty", "Har ni en plan?", ONE)


def _of(spec: Spec, *answers: tuple[object, int]) -> Tally:
    return tally(spec, answers)


def _cloud() -> list[tuple[object, int]]:
    said = (word.split(":") for word in CLOUD.split())
    return [([word], int(count)) for word, count in said]
