"""What the server loads: the product as it is, and the invented room beside its own."""

import os

from beprovad.config.asgi import application
from beprovad.live import rooms, writer
from tests.liveroom.room import NAME, AnswerRoom

if "LIVEROOM_MOST_WAITING" in os.environ:
    writer.MOST_WAITING = int(os.environ["LIVEROOM_MOST_WAITING"])
rooms.register(NAME, AnswerRoom())

__all__ = ["application"]
