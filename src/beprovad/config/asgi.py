"""One port, two doors: `/live/…` to the live application, everything else to Django behind the bridge."""

from django.conf import settings

from beprovad.config import wsgi
from beprovad.config.bridge import Bounds, Bridge
from beprovad.config.caretaker import Caretaker
from beprovad.config.kept import Kept
from beprovad.config.refusals import too_large
from beprovad.live.application import application as live
from beprovad.live.asgi import Receive, Scope, Send
from beprovad.live.ending import call_when_told_to_stop

_bridge = Bridge(
    wsgi.application,
    Bounds(
        threads=settings.THREADS,
        line=settings.LINE,
        body_limit=settings.BODY_LIMIT,
        several_processes=settings.WORKERS > 1,
    ),
    too_large=too_large,
)
_pages = Kept(_bridge)

_caretaker = Caretaker()


async def application(scope: Scope, receive: Receive, send: Send) -> None:
    """What the server calls."""
    if scope["type"] == "lifespan":
        await _lifespan(receive, send)
    elif scope["type"] == "http" and not scope["path"].startswith("/live/"):
        await _pages(scope, receive, send)
    else:
        await live(scope, receive, send)


async def _lifespan(receive: Receive, send: Send) -> None:
    """At the end, streams are ended at once, and requests under way are finished first."""
    while True:
        message = await receive()
        if message["type"] == "lifespan.startup":
            await live.start()
            _caretaker.start()
            call_when_told_to_stop(live.end_streams)
            await send({"type": "lifespan.startup.complete"})
        else:
            _caretaker.stop()
            await _bridge.close()
            await live.close()
            await send({"type": "lifespan.shutdown.complete"})
            return
