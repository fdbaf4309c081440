"""A corpus of any size, made from the texts of the demonstration corpus.

`python -m benchmarks.made_corpus FOLDER --words 100000` writes English documents of about 2,500
words: paragraphs of white papers for policy, questions and answers of interviews for the frontline,
drawn with replacement. Some long words are replaced by made ones of Zipf-like frequency, so that
the vocabulary grows with the corpus as that of real text does. The same seed gives the same files.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from pipeline.ingest.files import read_file

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "data" / "sample"
DOCUMENT_WORDS = 2500
"""Words of a document, about."""
MADE = 0.02
"""Share of the words of seven letters and more that are replaced by made ones."""
ZIPF = 1.3
"""Exponent of the frequency of made words by rank."""

_LABEL = re.compile(r"\W{0,3}[\w .]{1,24}\W{0,3}:\s+")
_LONG = re.compile(r"\b[a-z]{7,}\b")
_SYLLABLES = [first + last for first in "bdfgklmnprstv" for last in ("a", "e", "i", "o", "u")]


def made_word(rank: int) -> str:
    """The made word of a rank: syllables, the same for the same rank and no other."""
    parts = []
    while rank or len(parts) < 3:
        rank, at = divmod(rank, len(_SYLLABLES))
        parts.append(_SYLLABLES[at])
    return "".join(parts) + "x"


def paragraphs(folder: Path) -> list[str]:
    """The blocks of the English texts below a folder of the sample, of eight words and more."""
    files = sorted((*folder.rglob("*.md"), *folder.rglob("*.txt"), *folder.rglob("*.html")))
    found = [
        _LABEL.sub("", block.text, count=1) if _LABEL.match(block.text) else block.text
        for file in files
        for block in read_file(file).blocks
    ]
    return [text for text in found if len(text.split()) >= 8 and " the " in text.lower()]


def document(parts: Sequence[str], rng: np.random.Generator, *, talk: bool) -> str:
    """A document of about `DOCUMENT_WORDS` words, of drawn paragraphs."""
    made: list[str] = []
    words = 0
    while words < DOCUMENT_WORDS:
        text = _LONG.sub(lambda found: _other(found[0], rng), parts[rng.integers(len(parts))])
        words += len(text.split())
        if talk:
            made.append("Interviewer: And how was that for you?")
            text = f"Respondent: {text}"
        made.append(text)
    return "\n\n".join(made) + "\n"


def _other(word: str, rng: np.random.Generator) -> str:
    return made_word(int(rng.zipf(ZIPF)) % 10**9) if rng.random() < MADE else word


def write_corpus(folder: Path, *, words: int, seed: int = 1, first: int = 0, least: int = 4) -> int:
    """Writes documents of so many words in all, half on each side; how many there are.

    `first` is the number of the first document: a corpus can be added to. There are at least so
    many documents as `least`.
    """
    n = max(least, round(words / DOCUMENT_WORDS))
    sides = {"policy": paragraphs(SAMPLE / "policy"), "frontline": paragraphs(SAMPLE / "frontline")}
    for number in range(first, first + n):
        side = ("policy", "frontline")[number % 2]
        rng = np.random.default_rng([seed, number])
        text = document(sides[side], rng, talk=side == "frontline")
        place = folder / side / f"made-{number:06d}.{'txt' if side == 'frontline' else 'md'}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    return n


def main() -> None:
    """Writes a corpus and says how many documents it has."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--words", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    print(f"{write_corpus(asked.folder, words=asked.words, seed=asked.seed)} documents")


if __name__ == "__main__":
    main()
