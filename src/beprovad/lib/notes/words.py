"""The vocabulary: roles, words of organisations, and words that never belong to a name."""

import re


def set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


PARTICLES = set_of("von af de van der den la le du da del di dos el al bin ben ter ten zu und y av v")

MONTHS_AND_DAYS = set_of(
    "januari februari mars april maj juni juli augusti september oktober november december måndag tisdag onsdag "
    "torsdag fredag lördag söndag måndagen tisdagen onsdagen torsdagen fredagen lördagen söndagen mandag tirsdag "
    "onsdag lørdag søndag monday tuesday wednesday thursday friday saturday sunday january february march june july "
    "august october vecka vår höst jul påsk"
) - {"maj", "august"}

ORGANISATION_ENDINGS = tuple(
    sorted(
        set_of(
            """
            iska kommunerna nings föreningarna skolorna biblioteken
            kommun kommunen kommuner förbund förbundet förbunds förvaltning förvaltningen nämnd nämnden nätverk
            nätverket förening föreningen förenings skola skolan bibliotek biblioteket universitet universitetet
            högskola högskolan gruppen grupp kommitté kommittén utskott utskottet styrelse styrelsen rådet
            landsting landstinget regionen region sjukhus sjukhuset polisen kyrkan församling församlingen
            myndigheten verket institutet institut museum museet klubb klubben sällskap sällskapet stiftelsen
            centrum centralen enheten avdelningen kontoret kansliet sekretariatet gatan vägen salen lokalen
            byrå byrån rummet huset gården torget mötet möte arkivet arkiv vården tjänsten tjänst stödet råd foreningen
            forening udvalget utvalget styret bestyrelsen committee council university library board group
            association direktør bibliotekar ningen ningar ning heten heter tion tionen tioner tionerna ansvarig
            ledare chef chefer sekreterare ordförande ombud kassör rektor ledamot ledamöter representant
            representanter lärare utvecklare strateg samordnare handläggare bibliotekarie konsult direktör
            mästare skötare givare tagare skrivare förare redare ledaren ledarens assistent
            frågor frågorna rapport rapporter protokoll plan planen lista listan
            """
        )
    )
)

NOT_IN_NAMES = set_of(
    """
    närvarande frånvarande deltagare deltagande förhinder ordförande sekreterare kassör ledamot ledamöter
    suppleant suppleanter
    ersättare adjungerad adjungerade övriga övrig gäst gäster justerare revisor valberedning vice ordf sekr
    tf mötet möte mötets
    protokoll anteckningar minnesanteckningar dagordning punkt plats datum tid lokal tema beslut fråga frågor rapport
    information diskussion inledning avslutning öppnande val nästa föregående genomgång presentation förslag ekonomi
    kommun kommunen stad staden region regionen landsting län länet förbund fou ifo styrelsen styrelse
    nämnden rådet råd
    kl klockan från till vid och eller samt med för av i på om att det den detta de en ett vi jag han hon ni
    du är var har hade ska skall
    kan inte ej som men så nu då där här när vad vem hur varför vilka vilket vilken alla ingen inget inga
    någon något några
    efter under över inom utan mellan enligt via digitalt distans teams zoom skype telefon länk rum sal våning
    bilaga bilagor dnr nr sid sida www tel fax e-post epost mail adress box
    universitet högskola skola skolan bibliotek biblioteket förening föreningen klubb ab hb kf ik sk ff hk brf
    sverige sveriges svenska svensk nordiska nordisk norge danmark finland europa eu stockholms göteborgs
    malmö uppsala lunds
    the and of for meeting minutes present absent apologies agenda chair secretary action decision board
    committee university
    library group association report review item items next welcome introduction any other business
    referatet anteckningarna protokollet
    og til fra referat møte møde saker sak tilstede forfall afbud fraværende dagsorden eventuelt orientering
    godkjenning godkendelse
    valg leder nestleder formand styret bestyrelsen referent kasserer medlem medlemmer varamedlem
    kunskap arbete arbetet arbetsgrupp arbetsgruppen projekt projektet verksamhet verksamheten utbildning
    samverkan uppföljning
    kontakt ansvarig ansvar åtgärd status syfte mål bakgrund hemsida hemsidan budget bokslut medlemmar
    personal föräldrar elever klass
    vaktmästare rektor lärare chef chefer enhetschef socialchef verksamhetschef förvaltningschef samordnare
    utvecklingsledare
    god jul tack välkommen välkomna hej anm obs ps red
    lunch fika kaffe paus middag frukost workshop dialog tema-dag internat
    laget höstens vårens rundan ordet lägesrapport förra dagens tekniska sociala kommunala allmänna nationella regionala
    webmaster uppfödare tävling tävlingar distrikt distriktet moderaterna socialdemokraterna centerpartiet
    vänsterpartiet liberalerna folkpartiet kristdemokraterna miljöpartiet hyresgäst hyresgäster boende brukare
    anhörig anhöriga lantbrukare markägare tfn mobil inbjuden inbjudna gästade sammankallande frivillig frivilliga
    husvärd miljö ungdom sport kultur fritid hamnkapten materialförvaltare dirigent justeringsperson skrivelser
    skåne halland blekinge småland öland gotland dalarna gästrikland hälsingland medelpad ångermanland jämtland
    härjedalen västerbotten norrbotten värmland närke dalsland bohuslän västmanland sörmland uppland östergötland
    västergötland
    tjänstemän tjänsteman justeringsman justeringsmän justerande anmält anmäld meddelat
    närvaro votering ja nej parti funktion roll tid ersätter bitr biträdande administrativ administrativa
    operativ tillförordnad ställföreträdande verkställande ekonomisk
    teknisk medicinsk pedagogisk politisk facklig kommunal vision saco ssr lärarförbundet paragraf paragrafer
    dessutom också även därtill därutöver därefter härutöver utöver förutom
    åk årskurs klass företrädare representanter adjungeringar
    svenskt friluftsliv tjänstgörande förbundschef dekanus prodekanus vicedekanus klubbmästare vakttjänsten
    ordföranden sekreteraren kassören rektorn postadress besöksadress organisationsnummer utdragsbestyrkande
    närvarorätt adjungerande kopia delges underskrift underskrifter justeras justerat justering ingress
    """
)

#: Words that begin the names of places; as a surname they are fine (Krister Öst).
NOT_FIRST = set_of("norra södra östra västra nya gamla stora lilla sankt st mitt nord syd öst väst centrala")

TITLES_BEFORE_NAMES = re.compile(
    r"(?:(?:undertecknad|tjänstgörande ersättare|vice ordf|revisor|ersättare|övriga deltagande|"
    r"suppleanter|ledamöter|dr|prof|professor|fil\.? ?dr|docent|fru|herr|fröken|hr|mr|mrs|ms|"
    r"kyrkoherde|komminister|direktor|direktør|biblioteks?direktør|"
    r"hovedbibliotekar|underdirektør|overlege|kommunalråd|revisor|adjungerad|rektor|ordf|ordförande|"
    r"sekr|sekreterare|kassör|vice ordförande|v\.? ?ordf|ledamot|suppleant|leder|formand|"
    r"fr|father|deacon|canon|pastor|cllr|president|vice[- ]president|captain|"
    r"reverend|rev|sir|dame|chairman|chairwoman|treasurer|"
    r"formann)\.?:?\s+)+",
    re.IGNORECASE,
)

#: The same at the end of a text that runs on to the name.
TITLES_AT_END = re.compile(
    r"\b(?:\w{0,25}direktør|\w{0,25}bibliotekar|Dr|Prof|Professor|Fru|Herr|Mr|Mrs|Ms|Sekreterare|"
    r"Ordförande|Ersättare)\.?\s+\Z",
)

#: Words that tell what somebody is or does, as they stand after a name in a list.
ROLE = re.compile(
    r"""\b(?:(?:vice|v\.?|1:?e|2:?e|andre|andra|förste|första|tf\.?|t\.f\.|bitr\.?|biträdande|ställföreträdande|mötes|för)\s?)?
    (?:ordförande\w{0,25}|ordf\.?|sekreterare\w{0,25}|sekr\.?|kassör\w{0,25}|skattmästare|ledamot|led\.?|suppleant\w{0,25}|suppl\.?|ersättare|ers\.?|adjungerad\w{0,25}|adj\.?|revisor\w{0,25}|justerare|justeringsman|justeringsperson
    |sammankallande|protokollförare|valberedning\w{0,25}|webb\w{0,25}|web\s?master|redaktör|kanslist|vaktmästare|rektor|förälder|kurator|bitr\.?\srektor|lärare|förskollärare|fritidspedagog|elevrepresentant|föräldra\w{0,25}|klassrepresentant\w{0,25}|klassombud
    |\w{0,25}chef(?:er)?|\w{0,25}direktör|\w{0,25}samordnare|\w{0,25}ledare|\w{0,25}strateg|\w{0,25}sekreterare|\w{0,25}handläggare|\w{0,25}utvecklare|\w{0,25}konsult|\w{0,25}ansvarig\w{0,25}|\w{0,25}ombud|\w{0,25}inspektör|\w{0,25}ingenjör|\w{0,25}ekonom|\w{0,25}jurist|\w{0,25}planerare|\w{0,25}administratör|\w{0,25}assistent
    |\w{0,25}bibliotekarie|\w{0,25}sköterska|\w{0,25}läkare|\w{0,25}psykolog|\w{0,25}kurator|\w{0,25}pedagog|\w{0,25}forskare|\w{0,25}analytiker|\w{0,25}koordinator|\w{0,25}controller|\w{0,25}arkitekt|\w{0,25}arkivarie|\w{0,25}lektor|professor|docent|doktorand|adjunkt|student\w{0,25}|praktikant|utredare|\w{0,25}kommunalråd|kommunpolis|polis
    |representant\w{0,25}|gäst|observatör|föredragande|inbjuden|medlem|intendent|antikvarie|producent|verksamhets\w+|expert|vd|rådgivare|\w{0,25}terapeut|\w{0,25}coach|fastighets\w+|förvaltare|styrelse\w{0,25}|kontaktperson|dekan|prefekt|studierektor|brandman|kamrer|kantor|organist|pastor|präst|församlings\w+|komminister|kyrkoherde|diakon
    |leder|nestleder|formand|næstformand|formann|kasserer|sekretær|referent|medlem|varamedlem|vara|ordstyrer|rådgiver|suppleant|konsulent|bibliotekar|direktør
    |chair\w{0,25}|vice[-\s]chair|secretary|treasurer|member|deputy|auditor|observer|principal|coordinator|manager|director|officer|professor|head|minutes|guest)\b""",
    re.IGNORECASE | re.VERBOSE,
)

#: Words that make a part of a list an organisation, a unit or a place of work.
ORGANISATION = re.compile(
    r"""(?:kommun|\bstads?\b|förbund|förvaltning|nämnd|förening|skola|bibliotek|universitet|högskola|kommitté|utskott|landsting|region|sjukhus|polis|kyrka|församling|myndighet|verket\b|verk\b|institut|museum|museet
    |klubb|sällskap|stiftelse|centrum|central\b|enhet|avdelning|kontor|kansli|sekretariat|råd\b|rådet|styrelse|nätverk|samverkan|tjänst|fou\b|\bgr\b|\bab\b|arkiv|akademi|län\b|länsstyrelse|fakultet|institution
    |university|library|department|council|ministry|institute|association|forening|kommune|direktorat|fylke|selskab|utvalg|udvalg|lab\b|center|gymnasi|förskola|vård|omsorg|hem\b|hus\b|bolag|service|media|radio|press)""",
    re.IGNORECASE | re.VERBOSE,
)

#: Headings inside a list of people that are not names.
GROUP_WORDS = re.compile(
    r"""(?:(?:övriga?|ordinarie|valda|närvarande|tjänstgörande|ej\stjänstgörande|adjungerade?|inbjudna|externa|interna|andra|other|øvrige?)\s?)*
    (?:ledamöter|ledamot|suppleanter|suppleant|ersättare|adjungerade?|adj|gäster|gäst|övriga?|deltagare|deltagande|tjänstemän|tjänsteman|politiker|personal|föräldrar|föräldrarepresentanter|elever|lärare|skolan|skola|styrelsen|styrelse
    |revisorer|valberedning(?:en)?|sekretariatet|kansliet|observatörer|föredragande|inbjudna|representanter|projektgrupp(?:en)?|arbetsgrupp(?:en)?|referensgrupp(?:en)?|styrgrupp(?:en)?|medlemmar|på\s(?:distans|länk|plats)|via\s(?:länk|teams|zoom|skype|telefon)|digitalt|per\stelefon
    |fackliga\s(?:företrädare|representanter)|arbetsgivare|arbetsgivarrepresentanter|arbetstagare|medlemmer|varamedlemmer|vararepresentanter|gjester|fra\s\w+|members|guests|observers|staff|online|in\sperson|remote)""",
    re.IGNORECASE | re.VERBOSE,
)
