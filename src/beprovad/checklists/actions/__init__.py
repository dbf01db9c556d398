"""Writes of the checklists room, by journey."""

from beprovad.checklists.actions.beginning import (
    Keeper,
    begin_draft,
    begin_from_lines,
    begin_from_meeting,
    begin_from_version,
)
from beprovad.checklists.actions.drafting import (
    Mark,
    QuestionSaid,
    add_question,
    change_question,
    join_questions,
    keep_apart,
    mark_questions,
    move_questions,
    part_question,
    remove_questions,
    restore_questions,
    step_question,
    take_in_standard,
)
from beprovad.checklists.actions.publishing import (
    choose_checklist,
    discard_draft,
    publish_draft,
    ship_standard_checklist,
)

__all__ = [
    "Keeper",
    "Mark",
    "QuestionSaid",
    "add_question",
    "begin_draft",
    "begin_from_lines",
    "begin_from_meeting",
    "begin_from_version",
    "change_question",
    "choose_checklist",
    "discard_draft",
    "join_questions",
    "keep_apart",
    "mark_questions",
    "move_questions",
    "part_question",
    "publish_draft",
    "remove_questions",
    "restore_questions",
    "ship_standard_checklist",
    "step_question",
    "take_in_standard",
]
