"""One piece of evidence, and what has happened to it."""

from dataclasses import dataclass

from beprovad.knowledge import access
from beprovad.knowledge.events import EvidenceAdded, EvidenceChanged, EvidenceWithdrawn
from beprovad.knowledge.models import Evidence
from beprovad.knowledge.queries.history import Happening, history
from beprovad.knowledge.queries.pieces import PieceRow
from beprovad.people.rules import Reach


@dataclass(frozen=True)
class EvidencePage:
    row: PieceRow
    history: tuple[Happening, ...]
    may_edit: bool


def evidence_page(reach: Reach, piece: Evidence) -> EvidencePage:
    return EvidencePage(
        row=PieceRow(piece),
        history=history(piece.pk, EvidenceAdded, EvidenceChanged, EvidenceWithdrawn),
        may_edit=access.may_edit_evidence(reach, piece) and not piece.is_withdrawn,
    )
