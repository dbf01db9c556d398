"""Why something about people, organisations and networks is refused. Pure."""

from enum import StrEnum


class Refusal(StrEnum):
    NAME_IS_EMPTY = "name_is_empty"
    EMAIL_IS_ANOTHERS = "email_is_anothers"
    NAME_IS_TAKEN = "name_is_taken"
    NAME_MEANS_ANOTHER = "name_means_another"
    LIES_UNDER_ITSELF = "lies_under_itself"
    ALREADY_THERE = "already_there"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    HAS_ENDED = "has_ended"
    SAME_PERSON = "same_person"
    ALREADY_MERGED = "already_merged"
    NEEDS_ADMINISTRATOR = "needs_administrator"
    ROLE_REACHES_FURTHER = "role_reaches_further"
    ALREADY_UNDONE = "already_undone"
    MERGED_ONWARDS = "merged_onwards"
    CANNOT_BE_RESTORED = "cannot_be_restored"
    HAS_ACCOUNT = "has_account"
    EMAIL_HAS_ACCOUNT = "email_has_account"
    INVITATION_EXPIRED = "invitation_expired"
    INVITATION_USED = "invitation_used"
    INVITATION_WITHDRAWN = "invitation_withdrawn"


class PeopleRefused(Exception):
    def __init__(self, reason: Refusal) -> None:
        self.reason = reason
        super().__init__(reason.value)
