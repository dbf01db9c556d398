"""Words sought in the texts of what is known."""

from string import ascii_lowercase, ascii_uppercase

from django.db.models import Q

_FOLD = str.maketrans(ascii_uppercase, ascii_lowercase)


def speaks_of(text: str, *columns: str) -> Q:
    """Rows that hold every one of the words in some column, å, ä and ö in both cases on every database."""
    found = Q()
    for word in text.split():
        forms = {form.translate(_FOLD) for form in (word, word.casefold(), word.upper(), word.capitalize())}
        somewhere = Q()
        for column in columns:
            for form in sorted(forms):
                somewhere |= Q(**{f"{column}__icontains": form})
        found &= somewhere
    return found
