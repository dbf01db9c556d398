"""One port, two doors: `/live/…` to the live application, everything else to Django behind the bridge.

Phones in the room have threads of their own: no report that somebody has made holds a room up, and no room the house.
Python lets one thread work at a time, and those that wait for their turn cost as much as the work: with SQLite one of
them works and the others stand by, and all that a room waits for shares one core (docs/decisions/0008).
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from django.conf import settings

from beprovad.config import wsgi
from beprovad.config.alike import Alike
from beprovad.config.bridge import Bounds, Bridge
from beprovad.config.caretaker import Caretaker
from beprovad.config.house import PHONES
from beprovad.config.kept import Kept
from beprovad.config.refusals import too_large
from beprovad.lib.cores import keep_to_one_core, use_all_cores
from beprovad.live.application import application as live
from beprovad.live.asgi import Application, Receive, Scope, Send
from beprovad.live.ending import call_when_told_to_stop
from beprovad.live.pokes import listen_here


def _share_a_core() -> None:
    """What a room waits for: the event loop, what it starts from now on, and the threads for its phones."""
    if settings.ONE_CORE:
        keep_to_one_core()


def _files() -> ThreadPoolExecutor:
    """What reads and writes files for the event loop waits for the disk, wherever there is room."""
    return ThreadPoolExecutor(thread_name_prefix="files", initializer=use_all_cores)


_BOUNDS = Bounds(
    threads=settings.THREADS,
    line=settings.LINE,
    body_limit=settings.BODY_LIMIT,
    several_processes=settings.WORKERS > 1,
)
_pages = Bridge(wsgi.application, _BOUNDS, too_large=too_large)
_PHONES = replace(
    _BOUNDS, threads=settings.PHONE_THREADS, at_once=settings.PHONES_AT_ONCE, begin=_share_a_core
)
_phones = Bridge(wsgi.application, _PHONES, too_large=too_large)
_alike = Alike(_phones)
listen_here(_alike.forget)


def door_to(path: str) -> Application:
    return _alike if path.startswith(PHONES) else _pages


async def _django(scope: Scope, receive: Receive, send: Send) -> None:
    await door_to(scope["path"])(scope, receive, send)


_kept = Kept(_django)

_caretaker = Caretaker()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """What the server calls."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http" and not scope["path"].startswith("/live/"):
        await _kept(scope, receive, send)
    else:
        await live(scope, receive, send)


async def _lifespan(receive: Receive, send: Send) -> None:
    """At the end, streams are ended at once, and requests under way are finished first."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            _caretaker.start()
            _share_a_core()
            asyncio.get_running_loop().set_default_executor(_files())
            await live.start()
            call_when_told_to_stop(live.end_streams)
            await send({"type": "lifespan.startup.complete"})
        else:
            _caretaker.stop()
            await _phones.close()
            await _pages.close()
            await live.close()
            await send({"type": "lifespan.shutdown.complete"})
            return
