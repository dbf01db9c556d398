"""A word sought in texts, å, ä and ö in both cases also where the database folds only a–z."""

from string import ascii_lowercase, ascii_uppercase

from django.db.models import Q

_FOLD = str.maketrans(ascii_uppercase, ascii_lowercase)


def holds(word: str, *columns: str) -> Q:
    """Rows of which one of the columns holds the word."""
    found = Q()
    for column in columns:
        for form in written_forms(word):
            found |= Q(**{f"{column}__icontains": form})
    return found


def written_forms(word: str) -> list[str]:
    """How the word may be written, as far as the database would tell the forms apart: most words have one."""
    forms = (word, word.casefold(), word.upper(), word.capitalize())
    return list(dict.fromkeys(form.translate(_FOLD) for form in forms))
