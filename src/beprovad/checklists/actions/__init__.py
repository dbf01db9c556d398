"""Writes of the checklists room, by journey."""

from beprovad.checklists.actions.beginning import (
    Keeper,
    add_from,
    add_from_meeting,
    begin_draft,
    begin_from,
    begin_from_lines,
    begin_from_meeting,
    begin_from_version,
)
from beprovad.checklists.actions.drafting import (
    Mark,
    QuestionSaid,
    accept_proposals,
    add_question,
    change_question,
    decline_screening,
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
from beprovad.checklists.actions.naming import rename_checklist
from beprovad.checklists.actions.publishing import (
    choose_checklist,
    discard_draft,
    publish_draft,
    ship_standard_checklist,
)
from beprovad.checklists.actions.undoing import undo_act

__all__ = [
    "Keeper",
    "Mark",
    "QuestionSaid",
    "accept_proposals",
    "add_from",
    "add_from_meeting",
    "add_question",
    "begin_draft",
    "begin_from",
    "begin_from_lines",
    "begin_from_meeting",
    "begin_from_version",
    "change_question",
    "choose_checklist",
    "decline_screening",
    "discard_draft",
    "join_questions",
    "keep_apart",
    "mark_questions",
    "move_questions",
    "part_question",
    "publish_draft",
    "remove_questions",
    "rename_checklist",
    "restore_questions",
    "ship_standard_checklist",
    "step_question",
    "take_in_standard",
    "undo_act",
]
