"""Beprövad: the working system of a knowledge-based social service."""

__version__ = "0.1.0"
