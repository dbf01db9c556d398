"""What the region knows becomes methods, sources and evidence, by the same actions as on the pages."""

from dataclasses import dataclass, field

from beprovad.home.demo.peopling import Cast
from beprovad.home.demo.story.shape import MethodStory, Piece, SourceStory, Use, Withdrawal
from beprovad.knowledge.actions import add_evidence, add_method, add_source, set_adoption, withdraw_evidence
from beprovad.knowledge.models import Evidence, Method, Source


@dataclass
class Known:
    """What has been written down so far: methods by name, sources and evidence by the story's keys."""

    methods: dict[str, Method] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    evidence: dict[str, Evidence] = field(default_factory=dict)


def describe(story: MethodStory, known: Known, cast: Cast) -> None:
    known.methods[story.name] = add_method(
        name=story.name,
        target_group=story.target_group,
        aim=story.aim,
        how=story.how,
        by=cast.users[story.by],
    )


def use(story: MethodStory, use: Use, known: Known, cast: Cast) -> None:
    set_adoption(
        method=known.methods[story.name],
        organisation=cast.organisations[use.organisation],
        stage=use.stage,
        since_on=use.since,
        by=cast.users[story.by],
    )


def cite(story: SourceStory, known: Known, cast: Cast) -> None:
    known.sources[story.key] = add_source(
        kind=story.kind,
        title=story.title,
        authors=story.authors,
        year=story.year,
        published_in=story.published_in,
        methods=[known.methods[name] for name in story.methods],
        by=cast.users["Noor Haddad"],
    )


def tell_of(piece: Piece, known: Known, cast: Cast) -> None:
    known.evidence[piece.key] = add_evidence(
        method=known.methods[piece.method],
        leaf=piece.leaf,
        facts=piece.facts,
        owner=cast.organisations.get(piece.owner),
        is_shared=piece.is_shared,
        sources=[known.sources[key] for key in piece.sources],
        by=cast.users[piece.by],
    )


def withdraw(story: Withdrawal, known: Known, cast: Cast) -> None:
    withdraw_evidence(evidence=known.evidence[story.key], because=story.because, by=cast.users[story.by])
