"""The bridge, driven by a client made of lists: what it tells Django, what it sends, and that it always closes."""

import asyncio
import io
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any
from wsgiref.validate import validator

import pytest

from beprovad.config.bridge import BLOCK, Bounds, Bridge
from beprovad.live.asgi import Message

LIMIT = 1000


class Client:
    """Sends what it is given and keeps what it gets; leaves after `leaves_after` messages got."""

    def __init__(
        self, *parts: bytes, headers: dict[str, str] | None = None, leaves_after: int = 10**9, **scope: Any
    ):
        self.parts = list(parts)
        self.leaves_after = leaves_after
        self.got: list[Message] = []
        self.left = asyncio.Event()
        told = {"content-length": str(sum(map(len, parts)))} if parts else {}
        self.scope: dict[str, Any] = {
            "type": "http",
            "http_version": "1.1",
            "method": "POST" if parts else "GET",
            "scheme": "http",
            "path": "/",
            "query_string": b"",
            "headers": [(k.encode(), v.encode()) for k, v in (told | (headers or {})).items()],
            "server": ("testserver", 80),
            "client": ("127.0.0.1", 5000),
            **scope,
        }

    async def receive(self) -> Message:
        if self.parts:
            part = self.parts.pop(0)
            return {"type": "http.request", "body": part, "more_body": bool(self.parts)}
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Message) -> None:
        self.got.append(message)
        if len(self.got) >= self.leaves_after:
            self.left.set()
            await asyncio.sleep(0)

    @property
    def status(self) -> int:
        return self.got[0]["status"]

    @property
    def headers(self) -> dict[str, str]:
        return {name.decode(): value.decode() for name, value in self.got[0]["headers"]}

    @property
    def body(self) -> bytes:
        return b"".join(message["body"] for message in self.got[1:])


def too_large(environ: dict[str, Any]) -> tuple[str, bytes]:
    return "text/plain", b"too large"


def bridge(application: Any, **bounds: int) -> Bridge:
    return Bridge(
        application, Bounds(**{"threads": 2, "line": 10, "body_limit": LIMIT} | bounds), too_large=too_large
    )


def ask(application: Any, client: Client, **bounds: int) -> Client:
    """One request from beginning to end."""

    async def exchange() -> None:
        door = bridge(application, **bounds)
        await door(client.scope, client.receive, client.send)
        await door.close()

    asyncio.run(exchange())
    return client


def answering(*parts: bytes) -> Callable[..., Iterable[bytes]]:
    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "text/plain")])
        return list(parts)

    return application


def echo(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH", "0")))
    start_response("200 OK", [("Content-Type", "text/plain"), ("Content-Length", str(len(body)))])
    return [body]


class Parts:
    """A response in parts that remembers whether it was closed."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        self.parts = parts
        self.closed = 0

    def __iter__(self) -> Iterator[bytes]:
        return self.parts

    def close(self) -> None:
        self.closed += 1


def returning(response: Any, *headers: tuple[str, str]) -> Callable[..., Any]:
    def application(environ: dict[str, Any], start_response: Any) -> Any:
        start_response("200 OK", [("Content-Type", "text/plain"), *headers])
        return response

    return application


def told_environ(client: Client) -> dict[str, Any]:
    kept: dict[str, Any] = {}

    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        kept.update(environ)
        return answering(b"")(environ, start_response)

    ask(application, client)
    return kept


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST"])
def test_what_django_is_given_and_does_conforms_to_pep_3333(method: str) -> None:
    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        environ["wsgi.input"].read(3)
        start_response("200 OK", [("Content-Type", "text/plain")])
        return [b"well"]

    parts = (b"body",) if method == "POST" else ()
    client = ask(
        validator(application), Client(*parts, method=method, path="/möte", query_string=b"a=%C3%A5")
    )
    assert client.status == 200
    assert client.body == (b"" if method == "HEAD" else b"well")


def test_a_body_in_parts_arrives_whole() -> None:
    assert ask(echo, Client(b"one ", b"two ", b"three")).body == b"one two three"


def test_a_body_without_an_announced_length_arrives_whole_and_measured() -> None:
    client = Client(b"one ", b"two", headers={"content-length": "", "transfer-encoding": "chunked"})
    client.scope["headers"] = [(b"transfer-encoding", b"chunked")]
    assert ask(echo, client).headers["content-length"] == "7"


def test_a_body_that_goes_to_disk_arrives_whole() -> None:
    parts = [bytes([number]) * 100_000 for number in range(9)]
    assert ask(echo, Client(*parts), body_limit=10**6).body == b"".join(parts)


def test_a_body_of_exactly_the_limit_is_taken() -> None:
    assert ask(echo, Client(b"x" * LIMIT)).status == 200


def test_a_body_announced_as_too_large_is_refused_before_django_sees_it() -> None:
    client = ask(echo, Client(b"x" * (LIMIT + 1)))
    assert (client.status, client.body) == (413, b"too large")


def test_a_body_that_turns_out_too_large_is_refused() -> None:
    client = Client(b"x" * LIMIT, b"y")
    client.scope["headers"] = [(b"transfer-encoding", b"chunked")]
    assert ask(echo, client).status == 413


def test_a_refused_body_is_read_on_so_that_a_browser_reads_why() -> None:
    client = ask(echo, Client(*[b"x" * LIMIT] * 3))
    assert (client.status, client.parts) == (413, [])


def test_who_asks_before_sending_is_refused_at_once() -> None:
    client = ask(echo, Client(b"x" * LIMIT, b"y" * LIMIT, headers={"expect": "100-continue"}))
    assert (client.status, len(client.parts)) == (413, 2)


def test_a_client_that_leaves_while_sending_never_reaches_django() -> None:
    called: list[str] = []
    client = Client(b"half", headers={"content-length": "8"})
    client.left.set()
    receive = client.receive

    async def half() -> Message:
        return {**await receive(), "more_body": True}

    client.receive = half  # type: ignore[method-assign]
    ask(lambda _environ, _start: called.append("django"), client)
    assert (called, client.got) == ([], [])


def test_a_client_that_falls_silent_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("beprovad.config.intake.STALLED_AFTER", 0.02)
    client = Client(headers={"content-length": "8"})
    ask(echo, client)
    assert client.got == []


def test_the_head_of_an_answer_is_told_without_its_body() -> None:
    response = Parts(iter([b"never read"]))
    client = ask(returning(response), Client(method="HEAD"))
    assert (client.status, client.body, response.closed) == (200, b"", 1)


def test_parts_are_sent_one_by_one_and_closed() -> None:
    response = Parts(iter([b"one", b"two"]))
    client = ask(returning(response), Client())
    assert [message["body"] for message in client.got[1:]] == [b"one", b"two", b""]
    assert response.closed == 1


def test_what_was_written_the_old_way_comes_first() -> None:
    def application(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        start_response("200 OK", [])(b"first ")
        return [b"second"]

    assert ask(application, Client()).body == b"first second"


def test_a_generator_is_stopped_and_closed_when_the_client_leaves() -> None:
    produced = []

    def endless() -> Iterator[bytes]:
        while True:
            produced.append(1)
            yield b"x"

    response = Parts(endless())
    ask(returning(response), Client(leaves_after=5))
    assert response.closed == 1
    assert len(produced) < 50


def test_a_response_that_breaks_midway_is_closed_and_the_connection_is_not_ended_cleanly() -> None:
    def breaking() -> Iterator[bytes]:
        yield b"some"
        raise ValueError("broken")

    response, client = Parts(breaking()), Client()
    with pytest.raises(ValueError, match="broken"):
        ask(returning(response), client)
    assert response.closed == 1
    assert client.got[-1]["more_body"] is True


def test_an_application_that_breaks_answers_500() -> None:
    def breaking(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        raise ValueError("broken")

    assert ask(breaking, Client()).status == 500


def test_an_application_that_never_starts_answering_answers_500() -> None:
    assert ask(lambda _environ, _start: [b"lost"], Client()).status == 500


class KeptFile(io.BytesIO):
    """A file that remembers being closed."""

    closed_by: str | None = None

    def close(self) -> None:
        self.closed_by = threading.current_thread().name
        super().close()


def sending(file: io.BytesIO) -> Callable[..., Any]:
    def application(environ: dict[str, Any], start_response: Any) -> Any:
        start_response("200 OK", [])
        return environ["wsgi.file_wrapper"](file)

    return application


@pytest.mark.parametrize("size", [0, 10, BLOCK - 1, BLOCK, BLOCK + 1, 5 * BLOCK])
def test_a_file_of_any_size_arrives_whole_and_is_closed(size: int) -> None:
    file = KeptFile(b"f" * size)
    assert ask(sending(file), Client()).body == b"f" * size
    assert file.closed_by is not None


def test_a_long_file_is_sent_without_one_of_djangos_threads() -> None:
    file = KeptFile(b"f" * 5 * BLOCK)
    ask(sending(file), Client())
    assert not str(file.closed_by).startswith("django")


def test_a_file_is_closed_when_the_client_leaves() -> None:
    file = KeptFile(b"f" * 50 * BLOCK)
    client = ask(sending(file), Client(leaves_after=3))
    assert file.closed_by is not None
    assert len(client.body) < 50 * BLOCK


def test_past_the_line_the_answer_is_503_with_a_time_to_come_back() -> None:
    def slow(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        time.sleep(0.2)
        return answering(b"done")(environ, start_response)

    async def crowd() -> list[Client]:
        door = bridge(slow, threads=1, line=1)
        clients = [Client() for _ in range(4)]
        await asyncio.gather(*(door(client.scope, client.receive, client.send) for client in clients))
        await door.close()
        return clients

    clients = asyncio.run(crowd())
    assert sorted(client.status for client in clients) == [200, 200, 503, 503]
    assert [c.headers["retry-after"] for c in clients if c.status == 503] == ["1", "1"]


def test_no_more_threads_than_bounded_run_at_once() -> None:
    running, most = 0, 0
    lock = threading.Lock()

    def counted(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        nonlocal running, most
        with lock:
            running += 1
            most = max(most, running)
        time.sleep(0.02)
        with lock:
            running -= 1
        return answering(b"")(environ, start_response)

    async def crowd() -> None:
        door = bridge(counted, threads=3, line=50)
        clients = [Client() for _ in range(20)]
        await asyncio.gather(*(door(client.scope, client.receive, client.send) for client in clients))
        await door.close()

    asyncio.run(crowd())
    assert most == 3


def test_a_slow_upload_holds_no_thread() -> None:
    async def meet() -> None:
        door = bridge(echo, threads=1)
        slow, quick = Client(b"slow"), Client(b"quick")
        receive, may_go_on = slow.receive, asyncio.Event()

        async def dawdle() -> Message:
            await may_go_on.wait()
            return await receive()

        dawdling = asyncio.create_task(door(slow.scope, dawdle, slow.send))
        await asyncio.sleep(0.05)
        await door(quick.scope, quick.receive, quick.send)
        assert (slow.body, quick.body) == (b"", b"quick")
        may_go_on.set()
        await dawdling
        await door.close()
        assert slow.body == b"slow"

    asyncio.run(meet())


def test_the_path_is_told_as_the_bytes_that_were_sent() -> None:
    environ = told_environ(Client(path="/möte/ä", raw_path=b"/m%C3%B6te/%C3%A4"))
    assert environ["PATH_INFO"].encode("latin-1").decode() == "/möte/ä"


def test_a_header_with_an_underscore_cannot_pass_for_one_with_a_dash() -> None:
    environ = told_environ(Client(headers={"x_forwarded_proto": "https", "x-forwarded-for": "1.2.3.4"}))
    assert "HTTP_X_FORWARDED_PROTO" not in environ
    assert environ["HTTP_X_FORWARDED_FOR"] == "1.2.3.4"


def test_a_header_sent_twice_is_joined_and_cookies_in_their_own_way() -> None:
    client = Client()
    client.scope["headers"] = [(b"accept", b"a"), (b"accept", b"b"), (b"cookie", b"x=1"), (b"cookie", b"y=2")]
    environ = told_environ(client)
    assert (environ["HTTP_ACCEPT"], environ["HTTP_COOKIE"]) == ("a,b", "x=1; y=2")


def test_the_proxy_header_is_never_told() -> None:
    assert "HTTP_PROXY" not in told_environ(Client(headers={"proxy": "http://evil.example"}))
