"""Blind simulations: see README.md. `from sims import draw; from sims.open import OPEN`."""

from .generators import draw, GENERATORS  # noqa: F401
