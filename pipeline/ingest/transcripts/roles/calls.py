"""Who is asked by name: `Thea, why did you write?`, and Thea speaks next."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from pipeline.config.word_lists import WordList, any_word
from pipeline.ingest.transcripts.speakers import bare, folded
from pipeline.ingest.transcripts.speech import Turn

_TITLES = WordList("speakers", "titles")
_MIN_NAME = 2
"""Letters of a name by which somebody is called, at least."""


@dataclass(frozen=True)
class Calls:
    """How often each label asks somebody by name who speaks next, and is asked so."""

    made: Counter[str]
    received: Counter[str]

    def is_asked(self, label: str) -> bool:
        """The label is asked by name, and more often than it asks so."""
        return self.received[label] > self.made[label]

    def callers(self) -> set[str]:
        """The labels that ask others by name and are never asked so."""
        return {label for label, n in self.made.items() if n and not self.received[label]}


def calls(turns: Sequence[Turn]) -> Calls:
    """The questions that name who speaks next, by who asks and who is asked."""
    made: Counter[str] = Counter()
    received: Counter[str] = Counter()
    for before, after in pairwise(turns):
        other = folded(before.speaker) != folded(after.speaker)
        if other and "?" in before.text and _names(before.text, after.speaker):
            made[before.speaker] += 1
            received[after.speaker] += 1
    return Calls(made, received)


def _names(text: str, label: str) -> bool:
    """The text speaks to the label's person by a name: set off by a comma, or as a sentence."""
    words = [word for word in folded(bare(label)).split() if word not in _TITLES]
    named = {" ".join(words), *words[:1], *words[-1:]}
    names = {re.escape(word) for word in named if len(word) >= _MIN_NAME}
    return bool(names) and _calling("|".join(sorted(names))).search(text) is not None


@cache
def _calling(names: str) -> re.Pattern[str]:
    person = rf"(?:{any_word(_TITLES)}\.?\s+)*(?:{names})"
    first = rf"(?:^|[.?!…:]\s+)(?:\w+[, ]\s*)?{person}\s?[,?!]"
    return re.compile(rf"(?i){first}|,\s+{person}\s?(?:[,?!]|\.?\s*$|\.\s)")
