"""Results that only who has what they were made from can read.

What is made of an interview before its names are replaced holds the names. It is kept encrypted,
and the key is a hash of the file or the text itself: whoever has the file can read the result,
and whoever knows the file but for some names can try names until one opens it.

References:
    Bellare, M., Keelveedhi, S., & Ristenpart, T. (2013). Message-locked encryption and secure
    deduplication. EUROCRYPT, 296-312.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import pickle  # nosec B403
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from pipeline.compute.kept import digest
from pipeline.tables import written_beside

_KEY, _NAME = b"cospeak key", b"cospeak name"
_NO_RESULT = (
    AttributeError, EOFError, ImportError, TypeError, ValueError, pickle.UnpicklingError,
)  # fmt: skip
"""What reading raises where a class or module was renamed, or a file is cut."""
_NONCE = 12
"""Bytes that are drawn anew for each result, as AES-GCM asks for."""


@dataclass(frozen=True)
class Sealed:
    """A folder of encrypted results, each named and locked by what it was made from.

    `version` stands for code, lists, settings and models. `used` are the names of the results that
    were read or written.
    """

    folder: Path
    version: str
    used: set[str] = field(default_factory=set)

    def read(self, secret: bytes, *about: str) -> Any:
        """The result of what the secret is a hash of, and of what else it hangs on; None if none.

        A file that is broken, that somebody changed, or that has values of a class that is gone
        counts as none.
        """
        name = self._name(secret, about)
        try:
            content = (self.folder / name).read_bytes()
            nonce, sealed = content[:_NONCE], content[_NONCE:]
            plain = AESGCM(_hash(secret, _KEY)).decrypt(nonce, sealed, name.encode())
            result = _Plain(io.BytesIO(plain)).load()
        except (OSError, InvalidTag, *_NO_RESULT):
            return None
        self.used.add(name)
        return result

    def write(self, result: object, secret: bytes, *about: str) -> None:
        """Keeps a result; only the user of this account may read even the noise."""
        name = self._name(secret, about)
        nonce = os.urandom(_NONCE)
        plain = pickle.dumps(result, protocol=5)
        sealed = AESGCM(_hash(secret, _KEY)).encrypt(nonce, plain, name.encode())
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with written_beside(self.folder / name) as beside:
            beside.touch(mode=0o600)
            beside.write_bytes(nonce + sealed)
        self.used.add(name)

    def settle(self) -> None:
        """Removes the results that were neither read nor written."""
        for file in sorted(self.folder.iterdir()) if self.folder.is_dir() else []:
            if file.name not in self.used:
                file.unlink()

    def _name(self, secret: bytes, about: tuple[str, ...]) -> str:
        told = digest(self.version, *about)
        return _hash(secret, _NAME, told.encode()).hex()


def secret_of_file(path: Path) -> bytes | None:
    """The secret of what is made of a file: a hash of its content; None if it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError:
        return None


def secret_of_texts(*texts: str) -> bytes:
    """The secret of what is made of texts."""
    return hashlib.sha256(json.dumps(texts).encode()).digest()


def _hash(secret: bytes, use: bytes, content: bytes = b"") -> bytes:
    return hashlib.blake2b(content, key=secret, person=use, digest_size=32).digest()


_BUILTINS = frozenset({"set", "frozenset", "complex", "bytearray", "range", "slice"})


class _Plain(pickle.Unpickler):
    """Makes values of the pipeline's own classes and of the language's, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        """The class of the name.

        Raises:
            pickle.UnpicklingError: it is a function, or a class of somebody else.
        """
        if module == "builtins" and name in _BUILTINS:
            return super().find_class(module, name)
        found = super().find_class(module, name) if _is_ours(module) else None
        # A name with dots leads from a module of ours to what it imports.
        if not isinstance(found, type) or not _is_ours(found.__module__):
            raise pickle.UnpicklingError(f"{module}.{name} is not kept")
        return found


def _is_ours(module: str) -> bool:
    return module.split(".")[0] == "pipeline"
