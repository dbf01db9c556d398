"""The fictional region Sjöbygden and its story, for an installation to look at and learn from."""

from beprovad.home.demo.loading import DemoRefused, Refusal, is_demo, is_empty, load
from beprovad.home.demo.region import ALVA, ESTHER, MAJ, MARGARETA, NOOR

PERSONAS = (ESTHER, ALVA, MAJ, NOOR, MARGARETA)

__all__ = [
    "ALVA",
    "ESTHER",
    "MAJ",
    "MARGARETA",
    "NOOR",
    "PERSONAS",
    "DemoRefused",
    "Refusal",
    "is_demo",
    "is_empty",
    "load",
]
