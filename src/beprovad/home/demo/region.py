"""Sjöbygden: an invented region with nine municipalities of very different size. Nobody here exists."""

from dataclasses import dataclass
from datetime import date

from beprovad.people.models import Organisation
from beprovad.people.rules import Role

Kind = Organisation.Kind

IFO = "IFO-chefsnätverket"
DISABILITY = "Chefsnätverket funktionsstöd"
DIRECTORS = "Socialchefsnätverket"

ASSOCIATION = "Sjöbygdens kommunförbund"
RESEARCH = "FoU Sjöbygden"
UNIVERSITY = "Högskolan i Sjöbygden"

ESTHER = "samordnare@sjobygden.example"
ALVA = "chef.ifo@norrvik.example"
MAJ = "chef.fs@storhamn.example"
NOOR = "analytiker@fou.sjobygden.example"
MARGARETA = "namnd@norrvik.example"

LONG_AGO = date(2023, 1, 1)
NEW_YEAR = date(2026, 1, 1)


@dataclass(frozen=True)
class Place:
    """An organisation, under another one or at the top."""

    name: str
    kind: Kind
    parent: str = ""
    is_authority: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Circle:
    """A network, with the headings that notes use for it."""

    name: str
    short_name: str
    about: str
    above: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seat:
    """A membership: for which organisation, or as liaison for which network."""

    network: str
    role: Role = Role.MEMBER
    organisation: str = ""
    liaison_for: str = ""
    since: date = LONG_AGO
    until: date | None = None


@dataclass(frozen=True)
class Post:
    """An appointment at an organisation."""

    organisation: str
    role: Role = Role.HEAD
    since: date = LONG_AGO
    until: date | None = None


@dataclass(frozen=True)
class Someone:
    """A person of the region; one with an account can log in."""

    name: str
    email: str
    title: str
    posts: tuple[Post, ...] = ()
    seats: tuple[Seat, ...] = ()
    written_as: tuple[str, ...] = ()
    has_account: bool = False


PLACES = (
    Place("Storhamn", Kind.MUNICIPALITY, aliases=("Storhamns stad",)),
    Place("Socialförvaltningen Centrum", Kind.ADMINISTRATION, "Storhamn", is_authority=True),
    Place("Socialförvaltningen Hamnen", Kind.ADMINISTRATION, "Storhamn", is_authority=True),
    Place("Socialförvaltningen Norra", Kind.ADMINISTRATION, "Storhamn", is_authority=True),
    Place("Socialförvaltningen Södra", Kind.ADMINISTRATION, "Storhamn", is_authority=True),
    Place("Barn- och familjeenheten", Kind.UNIT, "Socialförvaltningen Centrum"),
    Place("Boendestöd Södra", Kind.UNIT, "Socialförvaltningen Södra"),
    Place("Norrvik", Kind.MUNICIPALITY),
    Place("Individ- och familjeförvaltningen", Kind.ADMINISTRATION, "Norrvik", is_authority=True),
    Place("Omsorgsförvaltningen", Kind.ADMINISTRATION, "Norrvik", is_authority=True),
    Place("Enheten för vuxna", Kind.UNIT, "Individ- och familjeförvaltningen"),
    Place("Björkfors", Kind.MUNICIPALITY, is_authority=True),
    Place("Ekvalla", Kind.MUNICIPALITY, is_authority=True),
    Place("Gruppbostaden Solgläntan", Kind.UNIT, "Ekvalla"),
    Place("Granö", Kind.MUNICIPALITY, is_authority=True),
    Place("Lillby", Kind.MUNICIPALITY, is_authority=True),
    Place("Sundarp", Kind.MUNICIPALITY, is_authority=True),
    Place("Tallheden", Kind.MUNICIPALITY, is_authority=True),
    Place("Viksele", Kind.MUNICIPALITY, is_authority=True),
    Place(ASSOCIATION, Kind.ASSOCIATION, aliases=("Kommunförbundet", "SjKF")),
    Place(RESEARCH, Kind.RESEARCH, ASSOCIATION, aliases=("Sjöbygdens FoU",)),
    Place(UNIVERSITY, Kind.UNIVERSITY, is_authority=True),
)

CIRCLES = (
    Circle(
        DIRECTORS,
        "Socialchefer",
        "Socialchefer och förvaltningschefer i de nio kommunerna. Godkänner det som ska gälla hela regionen.",
        aliases=("Socialchefer", "Socialcheferna"),
    ),
    Circle(
        IFO,
        "IFO",
        "Chefer för individ- och familjeomsorg. Träffas fyra gånger per år, två av dem tillsammans "
        "med funktionsstöd.",
        above=DIRECTORS,
        aliases=("IFO", "IFO-cheferna"),
    ),
    Circle(
        DISABILITY,
        "Funktionsstöd",
        "Chefer för stöd till personer med funktionsnedsättning. Träffas fyra gånger per år, två av dem "
        "tillsammans med IFO.",
        above=DIRECTORS,
        aliases=("Funktionsstöd", "FS-chefsnätverket", "Funktionsstödschefsnätverket"),
    ),
)


def _head(
    name: str, email: str, title: str, at: str, *networks: str, place: str = "", **more: object
) -> Someone:
    """A head who sits in one or more networks for a municipality; `place` is where the appointment is."""
    return Someone(
        name,
        email,
        title,
        posts=(Post(place or at),),
        seats=tuple(Seat(network, organisation=at) for network in networks),
        **more,  # type: ignore[arg-type]
    )


_IFO_HEAD = "verksamhetschef, individ- och familjeomsorg"
_DISABILITY_HEAD = "verksamhetschef, funktionsstöd"
_DIRECTOR = "socialchef"

STORHAMN_PEOPLE = (
    Someone(
        "Maj Sandell",
        MAJ,
        _DISABILITY_HEAD,
        posts=(Post("Socialförvaltningen Södra"),),
        seats=(
            Seat(IFO, organisation="Storhamn"),
            Seat(DISABILITY, Role.PREPARATION, organisation="Storhamn"),
        ),
        has_account=True,
    ),
    _head(
        "Ture Lindh",
        "ture.lindh@storhamn.example",
        _IFO_HEAD,
        "Storhamn",
        IFO,
        place="Socialförvaltningen Centrum",
    ),
    Someone(
        "Farid Rahimi",
        "farid.rahimi@storhamn.example",
        _IFO_HEAD,
        posts=(Post("Socialförvaltningen Hamnen"),),
        seats=(Seat(IFO, Role.PREPARATION, organisation="Storhamn"),),
        has_account=True,
    ),
    _head(
        "Gun-Britt Åsberg",
        "gun-britt.asberg@storhamn.example",
        _DISABILITY_HEAD,
        "Storhamn",
        DISABILITY,
        place="Socialförvaltningen Norra",
        written_as=("Gunbritt Åsberg",),
    ),
    _head(
        "Selma Demir",
        "selma.demir@storhamn.example",
        _DISABILITY_HEAD,
        "Storhamn",
        DISABILITY,
        place="Socialförvaltningen Södra",
        has_account=True,
    ),
    _head(
        "Katarina Hellgren",
        "katarina.hellgren@storhamn.example",
        "förvaltningsdirektör",
        "Storhamn",
        DIRECTORS,
        place="Socialförvaltningen Centrum",
    ),
    Someone(
        "Ida Granlund",
        "ida.granlund@storhamn.example",
        "metodutvecklare",
        posts=(Post("Barn- och familjeenheten", Role.STAFF),),
    ),
    Someone(
        "Nils Okafor",
        "nils.okafor@storhamn.example",
        "ordförande i socialnämnd Södra",
        posts=(Post("Socialförvaltningen Södra", Role.POLITICIAN),),
    ),
)

MIDSIZE_PEOPLE = (
    Someone(
        "Alva Ekström",
        ALVA,
        _IFO_HEAD,
        posts=(Post("Individ- och familjeförvaltningen"),),
        seats=(Seat(IFO, organisation="Norrvik"),),
        has_account=True,
    ),
    _head(
        "Jonas Wikander",
        "jonas.wikander@norrvik.example",
        _DISABILITY_HEAD,
        "Norrvik",
        DISABILITY,
        place="Omsorgsförvaltningen",
    ),
    _head(
        "Britta Sjögren",
        "britta.sjogren@norrvik.example",
        _DIRECTOR,
        "Norrvik",
        DIRECTORS,
        place="Individ- och familjeförvaltningen",
    ),
    Someone(
        "Petter Ohlin",
        "petter.ohlin@norrvik.example",
        "förste socialsekreterare",
        posts=(Post("Enheten för vuxna", Role.STAFF),),
        has_account=True,
    ),
    Someone(
        "Margareta Ljung",
        MARGARETA,
        "ordförande i individ- och familjenämnden",
        posts=(Post("Individ- och familjeförvaltningen", Role.POLITICIAN),),
        has_account=True,
    ),
    _head("Mikael Björnfot", "mikael.bjornfot@bjorkfors.example", _IFO_HEAD, "Björkfors", IFO),
    Someone(
        "Inga-Lill Söderqvist",
        "inga-lill.soderqvist@bjorkfors.example",
        _DISABILITY_HEAD,
        posts=(
            Post("Tallheden", until=date(2025, 12, 31)),
            Post("Björkfors", since=NEW_YEAR),
        ),
        seats=(
            Seat(DISABILITY, organisation="Tallheden", until=date(2025, 12, 31)),
            Seat(DISABILITY, organisation="Björkfors", since=NEW_YEAR),
        ),
        written_as=("Inga Lill Söderkvist",),
    ),
    _head("Pär Tegnell", "par.tegnell@bjorkfors.example", _DIRECTOR, "Björkfors", DIRECTORS),
    Someone(
        "Dragana Petrović",
        "dragana.petrovic@ekvalla.example",
        _IFO_HEAD,
        posts=(Post("Ekvalla"),),
        seats=(Seat(IFO, Role.PREPARATION, organisation="Ekvalla"),),
        written_as=("Dragana Petrovic",),
        has_account=True,
    ),
    _head("Henrik Stålnacke", "henrik.stalnacke@ekvalla.example", _DISABILITY_HEAD, "Ekvalla", DISABILITY),
    _head("Eva-Lena Brandt", "eva-lena.brandt@ekvalla.example", _DIRECTOR, "Ekvalla", DIRECTORS),
    Someone(
        "Samira Yılmaz",
        "samira.yilmaz@ekvalla.example",
        "enhetschef",
        posts=(Post("Gruppbostaden Solgläntan", Role.STAFF),),
    ),
)

SMALL_PEOPLE = (
    _head("Marit Hansen", "marit.hansen@grano.example", _IFO_HEAD, "Granö", IFO),
    Someone(
        "Siv Falk",
        "siv.falk@grano.example",
        _DISABILITY_HEAD,
        posts=(Post("Granö"),),
        seats=(Seat(DISABILITY, Role.PREPARATION, organisation="Granö"),),
        has_account=True,
    ),
    Someone(
        "Bo Ahlin",
        "bo.ahlin@grano.example",
        "enhetschef",
        posts=(Post("Granö", Role.STAFF),),
        seats=(Seat(DISABILITY, Role.GUEST, organisation="Granö"),),
    ),
    _head("Olle Rask", "olle.rask@lillby.example", "socialchef", "Lillby", IFO, DISABILITY, DIRECTORS),
    Someone(
        "Lars-Erik Holmgren",
        "lars-erik.holmgren@lillby.example",
        "verksamhetschef (pensionerad)",
        posts=(Post("Lillby", until=date(2025, 5, 31)),),
        seats=(Seat(DISABILITY, organisation="Lillby", until=date(2025, 5, 31)),),
    ),
    Someone(
        "Teresa Lundmark",
        "teresa.lundmark@sundarp.example",
        _IFO_HEAD,
        posts=(Post("Sundarp"),),
        seats=(Seat(IFO, organisation="Sundarp"),),
        written_as=("Teresa Lundmark Ortiz",),
    ),
    _head("Göran Ask", "goran.ask@sundarp.example", _DISABILITY_HEAD, "Sundarp", DISABILITY),
    _head("Hanna Liljeblad", "hanna.liljeblad@sundarp.example", _DIRECTOR, "Sundarp", DIRECTORS),
    _head("Yusuf Warsame", "yusuf.warsame@tallheden.example", _IFO_HEAD, "Tallheden", IFO),
    Someone(
        "Linnéa Oskarsson",
        "linnea.oskarsson@tallheden.example",
        _DISABILITY_HEAD,
        posts=(Post("Tallheden", since=date(2026, 2, 1)),),
        seats=(Seat(DISABILITY, organisation="Tallheden", since=date(2026, 2, 1)),),
    ),
    _head("Anna-Karin Rehn", "anna-karin.rehn@tallheden.example", _DIRECTOR, "Tallheden", DIRECTORS),
    _head("Aila Kuhmunen", "aila.kuhmunen@viksele.example", _IFO_HEAD, "Viksele", IFO, DISABILITY),
    _head("Per-Anders Sjödin", "per-anders.sjodin@viksele.example", _DIRECTOR, "Viksele", DIRECTORS),
)

SHARED_PEOPLE = (
    Someone(
        "Esther Nyman",
        ESTHER,
        "samordnare",
        posts=(Post(ASSOCIATION, Role.ADMINISTRATOR),),
        seats=(
            Seat(IFO, Role.COORDINATOR, organisation=ASSOCIATION),
            Seat(DISABILITY, Role.COORDINATOR, organisation=ASSOCIATION),
            Seat(DIRECTORS, organisation=ASSOCIATION, liaison_for=IFO),
        ),
        has_account=True,
    ),
    Someone(
        "Ragnhild Bergqvist",
        "ragnhild.bergqvist@sjobygden.example",
        "välfärdschef",
        posts=(Post(ASSOCIATION),),
        seats=(Seat(DIRECTORS, Role.COORDINATOR, organisation=ASSOCIATION),),
        has_account=True,
    ),
    Someone(
        "Leo Fransson",
        "leo.fransson@sjobygden.example",
        "processledare",
        posts=(Post(ASSOCIATION, Role.STAFF),),
        seats=(
            Seat(IFO, Role.GUEST, organisation=ASSOCIATION),
            Seat(DISABILITY, Role.PREPARATION, organisation=ASSOCIATION),
        ),
    ),
    Someone(
        "Noor Haddad",
        NOOR,
        "analytiker",
        posts=(Post(RESEARCH, Role.ANALYST),),
        seats=(Seat(IFO, organisation=RESEARCH), Seat(DISABILITY, organisation=RESEARCH)),
        has_account=True,
    ),
    Someone(
        "Vendela Hök",
        "vendela.hok@fou.sjobygden.example",
        "forskningsledare",
        posts=(Post(RESEARCH, Role.HEAD),),
    ),
    Someone(
        "Tomas Grip",
        "tomas.grip@fou.sjobygden.example",
        "analytiker",
        posts=(Post(RESEARCH, Role.ANALYST),),
    ),
    Someone(
        "Birgitta Nordenfalk",
        "birgitta.nordenfalk@hogskolan.example",
        "lektor i socialt arbete",
        posts=(Post(UNIVERSITY, Role.STAFF),),
    ),
)

PEOPLE = (*STORHAMN_PEOPLE, *MIDSIZE_PEOPLE, *SMALL_PEOPLE, *SHARED_PEOPLE)
