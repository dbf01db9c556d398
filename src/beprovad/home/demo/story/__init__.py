"""What has happened in Sjöbygden: three meetings with sent notes, one still a draft, and their matters."""

from beprovad.home.demo.story.april import APRIL
from beprovad.home.demo.story.june import JUNE
from beprovad.home.demo.story.matters import MATTERS
from beprovad.home.demo.story.nights import NIGHT_MEETING
from beprovad.home.demo.story.october import OCTOBER

MEETINGS = (APRIL, JUNE, OCTOBER, NIGHT_MEETING)

__all__ = ["MATTERS", "MEETINGS"]
