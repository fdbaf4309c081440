"""Full-text search in passages: patterns, keywords in context, positions in documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.data import loading

MAX_LINES = 5000

_HYPHEN = "[-\u2010\u2011\u2012\u2013\u00ad]"

# A word is whole: `production` is not found in `co-production`.
_BEFORE = r"(?<!\w)(?<!\w[-\u2010\u2011])"

_AFTER = r"(?!\w)(?![-\u2010\u2011]\w)"


def word_pattern(forms: list[str], wildcards: bool = False) -> str:
    """A regular expression for any of the forms as whole words; `*` stands for any ending.

    Any hyphen finds any hyphen, and a space finds any white space.
    """
    longest_first = sorted({form.strip() for form in forms} - {""}, key=len, reverse=True)
    return _BEFORE + "(?:" + "|".join(_literal(f, wildcards) for f in longest_first) + ")" + _AFTER


def outside_placeholders(pattern: str) -> str:
    """The pattern, but for the first word of a placeholder such as `[Person 3]`."""
    return r"(?<!\[)" + pattern


def _literal(form: str, wildcards: bool) -> str:
    escaped = re.escape(form).replace(r"\ ", r"\s+").replace(r"\-", _HYPHEN)
    return escaped.replace(r"\*", r"\w*") if wildcards else escaped


def scan_pattern(forms: Sequence[str], wildcards: bool = False) -> str:
    """An RE2 expression that finds at least the passages that `word_pattern` finds.

    RE2 has no lookaround. It scans ten million words in a tenth of a second; `re` takes seconds.
    """
    word, hyphen = r"\pL\pN_", "\u2010\u2011"
    before = f"(?:^|[^{word}{hyphen}-]|(?:^|[^{word}])[-{hyphen}])"
    after = f"(?:$|[^{word}{hyphen}-]|[-{hyphen}](?:$|[^{word}]))"
    known = sorted({form.strip() for form in forms} - {""})
    return before + "(?:" + "|".join(_scanned(form, wildcards) for form in known) + ")" + after


def _scanned(form: str, wildcards: bool) -> str:
    space = r"[\s\pZ\x{0B}\x{1C}-\x{1F}\x{85}]+"
    escaped = "".join(
        _HYPHEN if char == "-" else char if char.isalnum() else f"\\x{{{ord(char):X}}}"
        for char in re.sub(r"\s+", " ", form)
    )
    escaped = escaped.replace(r"\x{20}", space)
    return escaped.replace(r"\x{2A}", r"[\pL\pN_]*") if wildcards else escaped


def find_lines(
    passages: pd.DataFrame,
    pattern: str,
    *,
    scan: str = "",
    within: pd.Series[bool] | None = None,
    width: int = 90,
    limit: int = MAX_LINES,
) -> pd.DataFrame:
    """One row per match of the pattern, with up to `width` characters on each side.

    At most `limit` rows for each corpus. Columns: segment_id, doc_id, corpus, speaker, location,
    left, keyword, right, mention_id (segment_id:character, as in Concordance).

    `scan` is the same pattern for the faster reader, which finds the passages to look into;
    `within` says which passages count: a copy of those alone would take longer than the search.
    """
    search = re.compile(pattern, re.IGNORECASE)
    there = _holds(passages["text"], search, scan)
    kept = (there if within is None else there & within).to_numpy()
    sides = passages["corpus"].to_numpy()
    lines: list[tuple[Any, ...]] = []
    for side in dict.fromkeys(sides[kept].tolist()):
        rows = np.flatnonzero(kept & (sides == side))
        # No more passages are taken than it needs lines: taking them costs more than the search.
        parts = (passages.iloc[rows[i : i + limit]] for i in range(0, len(rows), limit))
        found = (line for part in parts for line in _hits(part, search, width=width))
        lines += islice(found, limit)
    return pd.DataFrame(lines, columns=[*_LINE, "left", "keyword", "right", "mention_id"])


_LINE = ["segment_id", "doc_id", "corpus", "speaker", "location"]


def _hits(
    passages: pd.DataFrame, search: re.Pattern[str], *, width: int
) -> Iterator[tuple[Any, ...]]:
    for *row, text in zip(*(passages[name].tolist() for name in [*_LINE, "text"]), strict=True):
        for hit in search.finditer(text):
            start, end = hit.span()
            words = text[max(0, start - width) : start], hit.group(), text[end:][:width]
            yield *row, *words, f"{row[0]}:{start}"


def _holds(texts: pd.Series[str], search: re.Pattern[str], scan: str) -> pd.Series[bool]:
    if not scan:
        return texts.str.contains(search)
    there = pc.match_substring_regex(pa.array(texts, pa.large_string()), scan, ignore_case=True)
    return pd.Series(there.to_numpy(zero_copy_only=False), index=texts.index, dtype=bool)


def cut_off(lines: pd.DataFrame) -> bool:
    """Whether a side has `MAX_LINES` lines or more, so that some may be missing."""
    return bool((lines["corpus"].value_counts() >= MAX_LINES).any())


def neighbours(passages: pd.DataFrame, segment_id: str, *, around: int = 2) -> pd.DataFrame:
    """The segment and up to `around` segments on each side in its document; empty if unknown."""
    found = loading.of(passages, segment_id=segment_id)
    if found.empty:
        return found
    document = loading.of(passages, doc_id=found["doc_id"].iloc[0]).reset_index(drop=True)
    place = int(document.index[document["segment_id"] == segment_id][0])
    return document.iloc[max(0, place - around) : place + around + 1]


def in_order(lines: pd.DataFrame, by: str) -> pd.DataFrame:
    """The lines sorted by their context: `left` from the keyword backwards, or `right`.

    Any other value of `by` leaves the order of the documents.
    """
    if by not in ("left", "right") or lines.empty:
        return lines
    step = -1 if by == "left" else 1
    keys = [tuple(re.findall(r"\w+", text.casefold())[::step]) for text in lines[by]]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return lines.iloc[order]


def places(lines: pd.DataFrame, passages: pd.DataFrame) -> pd.DataFrame:
    """The lines with `place`, 0 (first segment) to 1 (last); unknown ones left out."""
    document = pd.factorize(passages["doc_id"])[0]
    number = pd.Series(document).groupby(document).cumcount().to_numpy()
    last = (np.bincount(document)[document] - 1).clip(min=1) if len(document) else number
    at = pd.Index(passages["segment_id"]).get_indexer(lines["segment_id"])
    known = at >= 0
    placed: pd.DataFrame = lines[known].assign(place=(number / last)[at[known]])
    return placed
