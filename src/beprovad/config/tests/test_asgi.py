"""Who waits for whom."""

from django.conf import settings

from beprovad.config.asgi import door_to


def test_phones_in_a_room_and_the_house_have_threads_of_their_own():
    door, house = door_to("/r/ACDEFG/"), door_to("/meetings/")
    phones = getattr(door, "phones", door)  # with SQLite somebody stands in front
    assert phones.crew is not house.crew
    assert phones.bounds.threads == settings.PHONE_THREADS
    assert house.bounds.threads == settings.THREADS
    assert door_to("/r/") is door_to("/r/ACDEFG/inputs/") is door
    assert door_to("/rounds/1/board/") is door_to("/reports/") is house
