"""Results kept by content: what did not change is not worked out again.

A result is a file whose name is a hash of all that it was made from: the item, and the `version`,
which stands for code, settings, lists and models. A changed item has another name, so that a file
that is there is the result that a fresh run would come to.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

from pipeline.tables import written_beside

_SIZE = 16
"""Bytes of a hash: two different contents never have the same one in practice."""


def digest(*parts: str | bytes) -> str:
    """A hash of the parts, in order; where one ends and the next begins counts."""
    found = hashlib.blake2b(digest_size=_SIZE)
    for part in parts:
        content = part.encode("utf-8") if isinstance(part, str) else part
        found.update(len(content).to_bytes(8, "big"))
        found.update(content)
    return found.hexdigest()


def digest_of_files(*places: Path) -> str:
    """A hash of the files and of all files in the folders, with their paths below these.

    What Python compiles is left out.
    """
    found: list[str | bytes] = []
    for place in places:
        files = sorted(place.rglob("*")) if place.is_dir() else [place]
        for file in files:
            if file.is_file() and file.suffix != ".pyc":
                found += [file.relative_to(place).as_posix(), file.read_bytes()]
    return digest(*found)


def digest_of_code(*modules: str) -> str:
    """A hash of the source of modules and packages."""
    return digest_of_files(*(_place(module) for module in modules))


def _place(module: str) -> Path:
    spec = find_spec(module)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(module)
    return Path(spec.origin).parent if spec.submodule_search_locations else Path(spec.origin)


def versions(*packages: str) -> str:
    """The installed versions of packages, one a line; a package that is not installed has none."""
    return "\n".join(f"{name} {_version(name)}" for name in packages)


def every_version() -> str:
    """What is installed beside this package, with versions, one a line."""
    folders = {Path(one) for one in sys.path if Path(one).is_dir()}
    return "\n".join(sorted(file.name for one in folders for file in one.glob("*.dist-info")))


def model_version(model: str) -> str:
    """What tells a spaCy pipeline from another: package and version, or a hash of its folder."""
    if _version(model):
        return versions(model)
    return f"{model} {digest_of_files(Path(model))}"


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


@dataclass(frozen=True)
class Kept:
    """A folder of results, each named by its content, with a list of whose they are.

    A result is written as soon as it is there, whole or not at all: a run that is ended leaves what
    it has done.
    """

    folder: Path
    suffix: str
    version: str

    @property
    def index(self) -> Path:
        """The list of results."""
        return index_of(self.folder)

    def name(self, *parts: str | bytes) -> str:
        """The name of the result of an item with this content."""
        return digest(self.version, *parts) + self.suffix

    def has(self, name: str) -> bool:
        """Whether the result is there."""
        return (self.folder / name).is_file()

    def write(self, name: str, content: bytes) -> None:
        """Keeps a result."""
        with written_beside(self.folder / name) as beside:
            beside.write_bytes(content)

    def settle(self, named: Mapping[str, str]) -> None:
        """Writes which item has which result, in order, and removes the results of no item."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with written_beside(self.index) as beside:
            beside.write_text(json.dumps(named, indent=0) + "\n", encoding="utf-8")
        those = {*named.values(), self.index.name}
        for file in sorted(self.folder.iterdir()):
            if file.name not in those:
                file.unlink()


def index_of(folder: Path) -> Path:
    """The list of the results in a folder."""
    return folder / "index.json"


def results(folder: Path) -> Iterator[tuple[str, Path]]:
    """Each item with the file of its result, in order."""
    named: dict[str, str] = json.loads(index_of(folder).read_text(encoding="utf-8"))
    for item, name in named.items():
        yield item, folder / name


def files(folder: Path) -> Iterator[Path]:
    """The file of each item's result, in order."""
    return (file for _, file in results(folder))


def missing(kept: Kept, names: Iterable[str]) -> list[int]:
    """Which of the names have no result yet; of equal ones the first."""
    seen: set[str] = set()
    left = []
    for number, name in enumerate(names):
        if name not in seen and not kept.has(name):
            left.append(number)
        seen.add(name)
    return left
