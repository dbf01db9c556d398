"""Words that say little about what a short text is about, and so weigh less. Swedish and English."""

SMALL_WORDS = frozenset(
    """
    alla allt andra att av bara bli blir blev borde både de dem den denna deras dess det detta dig din dina du där då
    efter eller en ens er era ert ett finns få får första för från ge ger gör göra ha hade han har hon hos hur i ihop in
    innan jag ju kan kom kommer kunna kvar man med mellan men mer mig min mitt mot mycket måste ni nu när någon
    något några och också om oss på redan samma se sedan ser sig sin sitt ska skall skulle som så sätt till under upp
    ur ut utan vad var vara varför vi via vid vilka vilken vilket vår våra vårt vem än är åt över alls ja nej inte ej
    a an and are as at be been by can did do does for from had has have how in is it its of on or our shall should
    so than that the their them there they this those to was we were what when which who why will with would you your
    """.split()  # noqa: SIM905 - a list to read
)
"""They hold a sentence together; they are not what it denies."""

COMMON_STEMS = tuple(
    """
    använd arbete arbetss behöv betyd brukar chef enhet fung händ påverk tyck tänk förvaltning insats
    klient kommun ledning medarbetar metod nämnd personal politi
    projekt socialtjänst stöd verksamhet år
    affect happen manag mean method need think municipal project service staff support team unit user year
    """.split()  # noqa: SIM905 - a list to read
)
"""They begin the words that stand in every other sentence of the social services, whatever it is about."""
