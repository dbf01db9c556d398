"""What the server loads: the product as it is, and the invented room beside its own."""

from beprovad.config.asgi import application
from beprovad.live import rooms
from tests.liveroom.room import NAME, AnswerRoom

rooms.register(NAME, AnswerRoom())

__all__ = ["application"]
