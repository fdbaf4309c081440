"""Errors that a person can act on."""

from __future__ import annotations


class Explained(Exception):
    """An error whose message names the wrong value, the place and the remedy.

    The stages show it without a traceback. No message quotes a document.
    """
