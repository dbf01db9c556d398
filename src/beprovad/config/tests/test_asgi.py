"""Who waits for whom."""

from django.conf import settings

from beprovad.config.asgi import bridge_to


def test_phones_in_a_room_and_the_house_have_threads_of_their_own():
    phones, house = bridge_to("/r/ACDEFG/"), bridge_to("/meetings/")
    assert phones.crew is not house.crew
    assert phones.bounds.threads == settings.PHONE_THREADS
    assert house.bounds.threads == settings.THREADS
    assert bridge_to("/r/") is bridge_to("/r/ACDEFG/inputs/") is phones
    assert bridge_to("/rounds/1/board/") is bridge_to("/reports/") is house
