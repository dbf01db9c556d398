"""Django as a synchronous WSGI application behind ASGI: one hop to a thread and back for each request.

Why not Django's own ASGI handler: it answers a fifth of the requests (docs/decisions/0002). What the bridge promises:

* a body is complete, and within the limit, before a thread is taken: a slow upload holds no thread;
* a file on its way to a slow client holds no thread either; a generator holds one while it is read;
* `close()` of every response is called, also when the client has left or the response broke;
* threads are bounded, and so is the line in front of them: past it the answer is 503 with Retry-After.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from types import TracebackType
from typing import IO, Any

from beprovad.config.environ import environ_of
from beprovad.config.intake import BodyTooLarge, ClientGone, take_body
from beprovad.lib.crew import Crew
from beprovad.live.asgi import Message, Receive, Scope, Send

BLOCK = 64 * 1024
SEND_SECONDS = 60.0  # a client that takes no byte for so long has left

Headers = list[tuple[str, str]]
Environ = dict[str, Any]
ExcInfo = tuple[type[BaseException], BaseException, TracebackType]
WSGIApplication = Callable[[Environ, Any], Iterable[bytes]]
Words = Callable[[Environ], tuple[str, bytes]]  # (content type, body), for a refusal

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Bounds:
    """`threads` run Django, `at_once` of them at the same time (all, if it is not said), the others while those wait.

    `line` requests may wait for them, `body_limit` is in bytes.
    """

    threads: int
    line: int
    body_limit: int
    several_processes: bool = False
    at_once: int | None = None
    begin: Callable[[], object] = bool


class FileBody:
    """`wsgi.file_wrapper`: a file that is sent block by block, from any thread."""

    def __init__(self, file: IO[bytes], block: int = BLOCK) -> None:
        self.file = file
        self.block = block

    def __iter__(self) -> Iterator[bytes]:
        return iter(lambda: self.file.read(self.block), b"")

    def close(self) -> None:
        if hasattr(self.file, "close"):
            self.file.close()


@dataclass
class Head:
    """What the application said through `start_response`, and what it wrote the old way."""

    status: str = ""
    headers: Headers | None = None
    written: bytes = b""
    sent: bool = False

    def start_response(
        self, status: str, headers: Headers, exc_info: ExcInfo | None = None
    ) -> Callable[[bytes], None]:
        """PEP 3333: called again only with `exc_info`, which is raised when the head has left already."""
        if exc_info is not None and self.sent:
            raise exc_info[1].with_traceback(exc_info[2])
        if exc_info is None and self.headers is not None:
            raise AssertionError("start_response was called twice")
        self.status, self.headers = status, headers
        return self._write

    def _write(self, text: bytes) -> None:
        self.written += text

    def message(self) -> Message:
        if self.headers is None:
            raise AssertionError("the application never called start_response")
        self.sent = True
        return {
            "type": "http.response.start",
            "status": int(self.status[:3]),
            "headers": [
                (name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in self.headers
            ],
        }


@dataclass(frozen=True)
class Answer:
    """What a thread hands back: the head and the first part; `rest` only for a file longer than a block."""

    messages: tuple[Message, ...]
    rest: FileBody | None = None


class Bridge:
    """An ASGI application that answers with a WSGI one. `words` says 413 to the person at the other end."""

    def __init__(self, application: WSGIApplication, bounds: Bounds, *, too_large: Words) -> None:
        self.application = application
        self.bounds = bounds
        self.too_large = too_large
        self.under_way = 0
        self.crew = Crew(bounds.threads, name="django", at_once=bounds.at_once, begin=bounds.begin)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return
        if self.under_way >= self.bounds.threads + self.bounds.line:
            await _send_all(send, _plain(503, b"Busy. Try again in a moment.\n", (b"retry-after", b"1")))
            return
        self.under_way += 1
        try:
            await self._answer(scope, receive, send)
        except ClientGone:
            log.debug("The client left: %s", scope["path"])
        finally:
            self.under_way -= 1

    async def close(self) -> None:
        """Let what runs finish, and take no more. Off the loop, which a running answer may need."""
        await asyncio.to_thread(self.crew.close)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        application = self.application
        try:
            body, size = await take_body(scope, receive, limit=self.bounds.body_limit)
        except BodyTooLarge:
            application = self._refuse_too_large
            body, size = BytesIO(), 0
        with body:
            environ = environ_of(scope, body, size, several_processes=self.bounds.several_processes)
            environ["wsgi.file_wrapper"] = FileBody
            outlet = Outlet(receive, send)
            try:
                exchange = Exchange(application, environ, outlet, asyncio.get_running_loop())
                answer = await self.crew.do(exchange.run)
                await _send_all(send, answer.messages)
                if answer.rest is not None:
                    await _send_file(answer.rest, outlet)
            finally:
                outlet.close()

    def _refuse_too_large(self, environ: Environ, start_response: Any) -> Iterable[bytes]:
        kind, words = self.too_large(environ)
        headers = [("Content-Type", kind), ("Content-Length", str(len(words))), ("Connection", "close")]
        start_response("413 Content Too Large", headers)
        return [words]


class Outlet:
    """The way out for an answer in parts. It notices a client that has left; the server itself tells nobody."""

    def __init__(self, receive: Receive, send: Send) -> None:
        self._receive = receive
        self._send = send
        self._watch: asyncio.Task[None] | None = None

    async def send(self, message: Message) -> None:
        """Raises ClientGone when there is nobody to send to."""
        if self._watch is None:
            self._watch = asyncio.create_task(self._until_gone())
        if self._watch.done():
            raise ClientGone
        try:
            async with asyncio.timeout(SEND_SECONDS):
                await self._send(message)
        except Exception as gone:
            raise ClientGone from gone

    def close(self) -> None:
        if self._watch is not None:
            self._watch.cancel()

    async def _until_gone(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass


class Exchange:
    """One request in its thread."""

    def __init__(
        self, application: WSGIApplication, environ: Environ, outlet: Outlet, loop: asyncio.AbstractEventLoop
    ) -> None:
        self.application = application
        self.environ = environ
        self.outlet = outlet
        self.loop = loop
        self.head = Head()

    def run(self) -> Answer:
        """The answer, or a 500 when the application broke before its head had left."""
        try:
            return self._respond(self.application(self.environ, self.head.start_response))
        except ClientGone:
            raise
        except Exception:
            log.exception("The application broke: %s", self.environ["PATH_INFO"])
            if self.head.sent:
                raise
            return Answer(_plain(500, b"Something broke on the server.\n"))

    def _respond(self, result: Iterable[bytes]) -> Answer:
        keep = False
        try:
            if self.environ["REQUEST_METHOD"] == "HEAD":
                return Answer((self.head.message(), _body(b"")))
            if isinstance(result, FileBody):
                answer = self._file(result)
                keep = answer.rest is not None
                return answer
            if isinstance(result, list | tuple) or not getattr(result, "streaming", True):
                whole = self.head.written + b"".join(result)
                return Answer((self.head.message(), _body(whole)))
            return self._stream(result)
        finally:
            if not keep and hasattr(result, "close"):
                result.close()

    def _file(self, result: FileBody) -> Answer:
        first = self.head.written + result.file.read(result.block)
        is_whole = len(first) < result.block
        messages = (self.head.message(), _body(first, more=not is_whole))
        return Answer(messages, rest=None if is_whole else result)

    def _stream(self, result: Iterable[bytes]) -> Answer:
        """Send each part before the next is asked for, so that a slow client slows the generator down."""
        for part in result:
            if not self.head.sent:
                self._send_now(self.head.message())
            self._send_now(_body(self.head.written + part, more=True))
            self.head.written = b""
        if not self.head.sent:
            return Answer((self.head.message(), _body(self.head.written)))
        return Answer((_body(b""),))

    def _send_now(self, message: Message) -> None:
        asyncio.run_coroutine_threadsafe(self.outlet.send(message), self.loop).result()


async def _send_file(body: FileBody, outlet: Outlet) -> None:
    """The rest of a file, read by threads that Django does not use."""
    loop = asyncio.get_running_loop()
    try:
        while part := await loop.run_in_executor(None, body.file.read, body.block):
            await outlet.send(_body(part, more=True))
        await outlet.send(_body(b""))
    finally:
        await loop.run_in_executor(None, body.close)


async def _send_all(send: Send, messages: Iterable[Message]) -> None:
    for message in messages:
        await send(message)


def _body(part: bytes, *, more: bool = False) -> Message:
    return {"type": "http.response.body", "body": part, "more_body": more}


def _plain(status: int, words: bytes, *headers: tuple[bytes, bytes]) -> tuple[Message, ...]:
    start = {
        "type": "http.response.start",
        "status": status,
        "headers": [
            (b"content-type", b"text/plain; charset=utf-8"),
            (b"content-length", str(len(words)).encode()),
            *headers,
        ],
    }
    return start, _body(words)
