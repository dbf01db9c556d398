"""The pictures of steps: put there, exchanged, and let go of when no step shows them any more."""

from collections.abc import Iterable
from functools import partial
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from beprovad.rounds.models import Prompt
from beprovad.rounds.rules.pictures import PictureSaid, picture_ending


def put_picture(prompt: Prompt, said: PictureSaid) -> None:
    """On a prompt that its caller saves. The file gets a name of its own: what it was called says nothing to others."""
    before = prompt.picture.name
    if said.content:
        prompt.picture.save(
            f"{uuid4().hex}{picture_ending(said.content) or ''}", ContentFile(said.content), save=False
        )
    elif said.drops:
        prompt.picture = ""
    prompt.picture_text = said.words if prompt.picture else ""
    if before and before != prompt.picture.name:
        let_go_of([before])


def let_go_of(names: Iterable[str]) -> None:
    """Once it is certain, the files that no step shows: a copied round shows the same file."""
    for name in set(names):
        transaction.on_commit(partial(_delete_unused, name))


def _delete_unused(name: str) -> None:
    if name and not Prompt.objects.filter(picture=name).exists():
        default_storage.delete(name)
