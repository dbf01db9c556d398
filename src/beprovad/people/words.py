"""What the room's decisions are called on a page; translated where they are shown."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from beprovad.people.rules.joining import Gain, Verdict
from beprovad.people.rules.matching import Likeness
from beprovad.people.rules.refusals import Refusal
from beprovad.people.rules.roster import Fault, ListRefusal

Words = str | Promise

LIKENESS_WORDS: dict[Likeness, Words] = {
    Likeness.SAME: _("Samma namn."),
    Likeness.SAME_EMAIL: _("Samma e-postadress."),
    Likeness.CONFIRMED_VARIANT: _("Namnformen är bekräftad sedan tidigare."),
    Likeness.ACCENTS: _("Bara accenterna skiljer."),
    Likeness.SAME_SOUND: _("Namnen låter likadant men stavas olika."),
    Likeness.SWAPPED_LETTERS: _("Två bokstäver har bytt plats."),
    Likeness.ONE_LETTER: _("En bokstav skiljer."),
    Likeness.ADDED_SURNAME: _("Här står ett efternamn till."),
    Likeness.DROPPED_SURNAME: _("Här saknas ett av efternamnen."),
    Likeness.SAME_NAME_ELSEWHERE: _("Samma namn, men inte känd från den organisationen."),
    Likeness.INITIAL: _("Här står bara en initial."),
    Likeness.GIVEN_NAME: _("Här står bara förnamnet."),
}

# The same said of two who are here already: neither is the one just written.
PAIR_WORDS: dict[Likeness, Words] = {
    **LIKENESS_WORDS,
    Likeness.CONFIRMED_VARIANT: _("Den enas namnform är den andras namn."),
    Likeness.ADDED_SURNAME: _("Den ena har ett efternamn till."),
    Likeness.DROPPED_SURNAME: _("Den ena har ett efternamn till."),
    Likeness.INITIAL: _("Den ena har bara en initial."),
    Likeness.GIVEN_NAME: _("Den ena har bara förnamnet."),
}

REFUSAL_WORDS: dict[Refusal, Words] = {
    Refusal.NAME_IS_EMPTY: _("Skriv ett namn med minst en bokstav."),
    Refusal.EMAIL_IS_ANOTHERS: _("Adressen tillhör en annan person. Är det samma människa? Slå ihop dem."),
    Refusal.NAME_IS_TAKEN: _("Det finns redan en med det namnet här. Välj ett annat namn."),
    Refusal.NAME_MEANS_ANOTHER: _("Den skrivningen betyder redan något annat. Ta bort den där först."),
    Refusal.LIES_UNDER_ITSELF: _("Något kan inte ligga under sig självt. Välj en annan plats."),
    Refusal.ALREADY_THERE: _("Personen har redan den rollen här."),
    Refusal.ENDS_BEFORE_IT_BEGINS: _("Slutdagen ligger före startdagen. Välj en senare dag."),
    Refusal.HAS_ENDED: _("Det är redan avslutat."),
    Refusal.SAME_PERSON: _("Välj två olika personer."),
    Refusal.ALREADY_MERGED: _("En av dem är redan hopslagen med någon. Öppna personen på nytt."),
    Refusal.NEEDS_ADMINISTRATOR: _(
        "En av dem har inloggning eller en roll som når längre än din. Be en administratör att slå ihop dem."
    ),
    Refusal.ROLE_REACHES_FURTHER: _(
        "Personen har en roll som når längre än din. Be en administratör att bjuda in."
    ),
    Refusal.ALREADY_UNDONE: _("Hopslagningen är redan ångrad."),
    Refusal.MERGED_ONWARDS: _("Personen har slagits ihop vidare. Ångra den senare hopslagningen först."),
    Refusal.CANNOT_BE_RESTORED: _(
        "Något av det som skulle tillbaka har ändrats sedan dess, till exempel e-postadressen. Inget är ändrat."
    ),
    Refusal.HAS_ACCOUNT: _("Personen har redan en inloggning. Det går att logga in direkt."),
    Refusal.EMAIL_HAS_ACCOUNT: _("Det finns redan en inloggning med den adressen."),
    Refusal.INVITATION_EXPIRED: _("Inbjudan har gått ut. Be den som bjöd in dig om en ny."),
    Refusal.INVITATION_USED: _("Inbjudan är redan använd. Logga in med din e-postadress."),
    Refusal.INVITATION_WITHDRAWN: _("Inbjudan gäller inte längre. Be den som bjöd in dig om en ny."),
}

LIST_REFUSAL_WORDS: dict[ListRefusal, Words] = {
    ListRefusal.EMPTY: _("Listan är tom. Välj en fil eller klistra in raderna."),
    ListRefusal.TOO_LARGE: _("Filen är större än 10 MB. Dela upp den."),
    ListRefusal.NOT_TEXT: _("Filen är ingen textfil. Spara listan som CSV och försök igen."),
    ListRefusal.SPREADSHEET: _("Det är en kalkylbladsfil. Välj Spara som och CSV i kalkylprogrammet."),
    ListRefusal.NO_NAME_COLUMN: _(
        "Första raden måste vara rubriker, och en av dem Namn (eller Förnamn och Efternamn)."
    ),
    ListRefusal.NO_ROWS: _("Listan har rubriker men inga rader."),
    ListRefusal.TOO_MANY_ROWS: _("Listan har fler än 5 000 rader. Dela upp den."),
    ListRefusal.BROKEN_QUOTES: _("Ett citattecken saknas någonstans i listan. Rätta det och försök igen."),
}

FAULT_WORDS: dict[Fault, Words] = {
    Fault.NO_NAME: _("Namn saknas."),
    Fault.BAD_EMAIL: _("E-postadressen är inte fullständig."),
    Fault.UNKNOWN_ROLE: _("Rollen är okänd. Skriv till exempel ledamot, samordnare eller chef."),
    Fault.IDENTITY_NUMBER: _("Raden innehåller ett personnummer och läses inte. Ta bort det ur listan."),
    Fault.TOO_LONG: _("Ett fält är längre än 200 tecken."),
    Fault.UNKNOWN_ORGANISATION: _("Organisationen är okänd. Lägg till den först, eller rätta namnet."),
    Fault.SEVERAL_ORGANISATIONS: _("Flera organisationer kan menas. Skriv ut hela namnet."),
    Fault.UNKNOWN_NETWORK: _(
        "Nätverket är okänt. Rätta namnet, eller lägg till skrivningen på nätverkets sida."
    ),
    Fault.NOT_YOUR_NETWORK: _("Du samordnar inte det nätverket."),
    Fault.NO_ORGANISATION: _("Rollen hör till en organisation, men ingen står på raden."),
    Fault.NO_NETWORK_OR_ROLE: _("Raden anger varken nätverk eller roll. Välj ett nätverk för hela listan."),
    Fault.ROLE_NEEDS_NETWORK: _("Rollen hör till ett nätverk, men inget står på raden."),
    Fault.ROLE_NOT_YOURS: _("Bara en administratör kan göra någon till administratör."),
    Fault.EMAIL_IS_ANOTHERS: _("E-postadressen tillhör en annan person."),
    Fault.TWICE: _("Samma rad finns tidigare i listan."),
}

GAIN_WORDS: dict[Gain, Words] = {
    Gain.PERSON: _("ny person"),
    Gain.NAME_FORM: _("namnformen sparas"),
    Gain.EMAIL: _("får e-postadressen"),
    Gain.MUNICIPALITY: _("kommunen läggs till"),
    Gain.MEMBERSHIP: _("blir med i nätverket"),
    Gain.ROLE: _("ny roll i nätverket"),
    Gain.APPOINTMENT: _("roll i organisationen"),
}

VERDICT_WORDS: dict[Verdict, Words] = {
    Verdict.ASK: _("Frågor"),
    Verdict.FAULT: _("Fel"),
    Verdict.NEW: _("Nya personer"),
    Verdict.CHANGES: _("Får något nytt"),
    Verdict.KNOWN: _("Redan kända"),
}
