"""Ids that stand for a name in files and tables without telling it.

An id is a keyed hash (HMAC) whose key is made of the whole file. Names are few enough for all of
them to be tried, so a plain hash would tell them; whoever has the key has the interview anyway.
"""

from __future__ import annotations

import hashlib
import hmac

_DIGITS = 12
"""Hexadecimal digits of an id: two of the few hundred names of a file never share them."""


def secret_of(content: bytes, *parts: str) -> str:
    """The key of a file's ids, of its bytes, or of a part of the file that the `parts` name."""
    return hashlib.sha256(content + "".join(f"\0{part}" for part in parts).encode()).hexdigest()


def keyed_id(secret: str, kind: str, text: str = "") -> str:
    """The id of the text: the first letter of its kind, and digits that only the key gives."""
    told = hmac.new(secret.encode(), f"{kind}\0{text}".encode(), hashlib.sha256).hexdigest()
    return f"{kind[0]}{told[:_DIGITS]}"
