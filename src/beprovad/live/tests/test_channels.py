"""What listeners of a channel are given."""

from beprovad.live.channels import Channel


def channel(**parts: bytes) -> Channel:
    made = Channel()
    made.take(parts)
    return made


def news(channel: Channel, version: int) -> bytes:
    return channel.news(version)["body"]


def test_a_new_listener_is_given_every_part_and_the_id_last() -> None:
    it = channel(step=b"1", results=b'{"a": 2}')
    assert news(it, 0) == (
        b'event: step\ndata: 1\n\nid: %s\nevent: results\ndata: {"a": 2}\n\n' % it.id.encode()
    )


def test_a_listener_is_given_only_the_parts_that_are_new_to_it() -> None:
    it = channel(step=b"1", results=b"2")
    it.take({"step": b"1", "results": b"3"})
    assert news(it, 1) == b"id: %s\nevent: results\ndata: 3\n\n" % it.id.encode()


def test_a_listener_far_behind_is_given_the_newest_once() -> None:
    it = channel(step=b"1", results=b"2")
    for number in range(10):
        it.take({"step": b"1", "results": b"%d" % number})
    assert news(it, 1).count(b"event:") == 1
    assert b"data: 9" in news(it, 1)


def test_the_same_content_is_nothing_new() -> None:
    it = channel(step=b"1")
    assert it.take({"step": b"1"}) is False
    assert it.version == 1


def test_a_part_that_is_gone_is_said_to_be_null() -> None:
    it = channel(step=b"1", results=b"2")
    it.take({"step": b"1"})
    assert b"event: results\ndata: null" in news(it, 1)
    assert b"results" not in news(it, 0)


def test_the_id_is_the_same_for_the_same_content_in_any_process_and_order() -> None:
    assert channel(a=b"1", b=b"2").id == channel(b=b"2", a=b"1").id
    assert channel(a=b"1", b=b"2").id != channel(a=b"12", b=b"").id


def test_what_the_transport_adds_stays_and_does_not_count_in_the_id() -> None:
    it = channel(step=b"1")
    before = it.id
    assert it.add("here", b'{"here": 3}') is True
    it.take({"step": b"1"})
    assert it.id == before
    assert b'event: here\ndata: {"here": 3}' in news(it, 1)


def test_what_is_new_is_encoded_once_for_all() -> None:
    it = channel(step=b"1")
    assert it.news(0) is it.news(0)


def test_a_payload_of_several_lines_arrives_as_such() -> None:
    assert b"data: a\ndata: b\n\n" in news(channel(text=b"a\nb"), 0)


def test_an_empty_channel_still_tells_its_id() -> None:
    it = channel()
    assert news(it, 0) == b"id: %s\n: empty\n\n" % it.id.encode()


def test_the_state_is_json_of_all_parts() -> None:
    it = channel(step=b"1", results=b"[2]")
    assert it.state() == b'{"version": "%s", "parts": {"step": 1, "results": [2]}}' % it.id.encode()


def test_a_client_that_shows_this_content_is_given_nothing() -> None:
    it = channel(step=b"1")
    assert it.version_shown(it.id) == it.version
    assert it.version_shown("another") == 0


def test_a_board_that_shows_this_content_is_still_told_who_is_here() -> None:
    it = channel(step=b"1")
    it.add("here", b"3")
    assert b"event: here" in news(it, it.version_shown(it.id))
    assert b"event: step" not in news(it, it.version_shown(it.id))
