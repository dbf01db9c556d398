"""One port, two doors: `/live/…` to the live application, everything else to Django behind the bridge.

Phones in the room have threads of their own: no report that somebody has made holds a room up, and no room the house.
They are few, since Python lets one thread work at a time, and many that wait for their turn cost more than the work.
"""

import os
from dataclasses import replace


from django.conf import settings

from beprovad.config import wsgi
from beprovad.config.bridge import Bounds, Bridge
from beprovad.config.caretaker import Caretaker
from beprovad.config.house import PHONES
from beprovad.config.kept import Kept
from beprovad.config.refusals import too_large
from beprovad.live.application import application as live
from beprovad.live.asgi import Receive, Scope, Send
from beprovad.live.ending import call_when_told_to_stop

def pin():
    if os.environ.get("S6_PIN","") in ("loop","both"):
        os.sched_setaffinity(0, {1})
if os.environ.get("S6_PIN")=="all": os.sched_setaffinity(0, {1})
_BOUNDS = Bounds(
    threads=settings.THREADS,
    line=settings.LINE,
    body_limit=settings.BODY_LIMIT,
    several_processes=settings.WORKERS > 1,
)
_pages = Bridge(wsgi.application, _BOUNDS, too_large=too_large)
_PHONES = replace(_BOUNDS, threads=settings.PHONE_THREADS, at_once=settings.PHONES_AT_ONCE, begin=pin)
_phones = Bridge(wsgi.application, _PHONES, too_large=too_large)


def bridge_to(path: str) -> Bridge:
    return _phones if path.startswith(PHONES) else _pages


async def _django(scope: Scope, receive: Receive, send: Send) -> None:
    await bridge_to(scope["path"])(scope, receive, send)


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
            pin()
            await live.start()
            _caretaker.start()
            call_when_told_to_stop(live.end_streams)
            await send({"type": "lifespan.startup.complete"})
        else:
            _caretaker.stop()
            await _phones.close()
            await _pages.close()
            await live.close()
            await send({"type": "lifespan.shutdown.complete"})
            return
