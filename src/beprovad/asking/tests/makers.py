"""Specs and answers of every kind, plain ones and any."""

from hypothesis import strategies as st

from beprovad.asking.specs import Choice, Dots, Option, Ranking, Scale, Spec, Texts, Words

TILLIT = Option("a", "Tillit")
TID = Option("b", "Tid")
TAKT = Option("c", "Takt")
THREE = (TILLIT, TID, TAKT)

LETTERS = st.text(alphabet="abåäö -!?", max_size=40)
GARBAGE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.binary(max_size=5),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=5),
    max_leaves=10,
)


@st.composite
def options(draw: st.DrawFn) -> tuple[Option, ...]:
    count = draw(st.integers(2, 6))
    return tuple(Option(f"o{number}", f"Alternativ {number}") for number in range(count))


@st.composite
def choices(draw: st.DrawFn) -> Choice:
    offered = draw(options())
    most = draw(st.integers(1, len(offered)))
    return Choice(offered, draw(st.integers(0, most)), most)


@st.composite
def dots(draw: st.DrawFn) -> Dots:
    each = draw(st.integers(1, 6))
    return Dots(draw(options()), each, draw(st.integers(1, each)))


@st.composite
def rankings(draw: st.DrawFn) -> Ranking:
    offered = draw(options())
    return Ranking(offered, draw(st.integers(1, len(offered))))


def specs() -> st.SearchStrategy[Spec]:
    return st.one_of(
        st.builds(Texts, longest=st.integers(10, 40)),
        st.builds(Words, most=st.integers(1, 4), longest=st.integers(5, 20)),
        st.builds(Scale, steps=st.integers(3, 11), low=st.just("Inte alls"), high=st.just("Helt")),
        choices(),
        dots(),
        rankings(),
    )


@st.composite
def answers(draw: st.DrawFn, spec: Spec) -> object:
    """What a widget sends for this spec: mostly an answer, sometimes too much or too little of one."""
    match spec:
        case Texts():
            return draw(LETTERS)
        case Words():
            return draw(st.lists(st.sampled_from(["tid", "Tid", "tillit", "ro", "", "å"]), max_size=5))
        case Scale():
            return draw(st.integers(0, spec.steps + 1))
        case Choice():
            return draw(st.lists(st.sampled_from([option.key for option in spec.options]), max_size=5))
        case Dots():
            return {option.key: draw(st.integers(0, 2)) for option in spec.options}
        case Ranking():
            order = draw(st.permutations([option.key for option in spec.options]))
            return list(order)[: draw(st.integers(0, len(order)))]


@st.composite
def specs_with_answers(draw: st.DrawFn) -> tuple[Spec, list[tuple[object, int]]]:
    """A spec, and answers with weights: real ones and garbage among each other."""
    spec = draw(specs())
    raw = answers(spec) | GARBAGE
    return spec, draw(st.lists(st.tuples(raw, st.integers(0, 4)), max_size=12))
