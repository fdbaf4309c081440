"""What is known of a document that the catalogue does not say: title, date, language, cluster."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from pathlib import PurePosixPath

from pipeline.config.word_lists import EVERY, WordList, any_word
from pipeline.ingest.blocks import Block, FileText, repair_text
from pipeline.ingest.catalogue import language_code
from pipeline.ingest.listing import Entry
from pipeline.text.languages import detect_language


def infer_metadata(
    content: FileText, entry: Entry, text: str, languages: Sequence[str]
) -> dict[str, str]:
    """What is not in the catalogue: from front matter, headings, the file's name and its words."""
    stated = _stated(content.metadata, "cluster")
    folders = PurePosixPath(entry.file).parts[1:-1]
    return {
        "cluster": stated or (folders[0] if folders else entry.doc_id),
        "language": entry.given.get("language") or _language(content, text, languages),
        "title": _stated(content.metadata, "title")
        or _first_heading(content.blocks)
        or re.sub(r"[\s_-]+", " ", PurePosixPath(entry.file).stem).strip(),
        "date": _date(content.metadata.get("date")) or _date_in_name(entry.file),
    }


def _stated(metadata: Mapping[str, object], name: str) -> str:
    value = metadata.get(name)
    return re.sub(r"\s+", " ", repair_text(str(value))).strip() if _is_plain(value) else ""


def _is_plain(value: object) -> bool:
    # A number of thousands of digits cannot be written out.
    return isinstance(value, str) or (isinstance(value, int) and abs(value) < 10**18)


def _first_heading(blocks: Sequence[Block]) -> str:
    """The highest heading of the first blocks; lines in bold may be speakers and do not count."""
    headings = [
        b for b in blocks[:12]
        if b.kind == "heading" and 1 <= b.level <= 6 and re.search(r"[^\W\d_]{2}", b.text)
    ]  # fmt: skip
    if not headings:
        return ""
    highest = min(headings, key=lambda block: block.level)
    alike = sum(b.kind == "heading" and b.level == highest.level for b in blocks)
    if highest.text.rstrip().endswith("?") and alike > 2:  # an interview with questions as headings
        return ""
    text = re.sub(r"[\s*]+", " ", re.sub(r"\[\^\w+\]", "", highest.text)).strip()
    return text if len(text) <= 200 else ""


def _date(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()[:10]
    match = re.match(r"(?:19|20)\d{2}(?:-\d{2}(?:-\d{2})?)?(?!\d)", str(value or "").strip())
    return match[0] if match else ""


_FIRST_SHEET_DAY = date(1899, 12, 30)
"""Day 0 of the dates of spreadsheets."""


def plain_date(text: str) -> str:
    """The date as year-month-day where its writing leaves no doubt, else as it stands.

    Read are a date with a time, day.month.year, a spreadsheet's number of days, and a date with
    slashes if only one of its parts can be the month.
    """
    if match := re.fullmatch(r"(\d{4}-\d{2}-\d{2})[T ][\d:.+Z-]+", text):
        return match[1]
    if re.fullmatch(r"[2-6]\d{4}(?:\.0+)?", text):
        return (_FIRST_SHEET_DAY + timedelta(days=int(float(text)))).isoformat()
    match = re.fullmatch(r"(\d{1,2})([./])\s?(\d{1,2})[./]\s?((?:19|20)\d{2})", text)
    if match is None:
        return text
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "/" and second > 12:
        first, second = second, first
    elif match[2] == "/" and first <= 12:
        return text
    try:
        return date(year, second, first).isoformat()
    except ValueError:
        return text


_BEFORE_AIMS = WordList("documents", "before_aims", language=EVERY)
_NAME_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})(?:[-_. ]?(?P<month>0[1-9]|1[0-2])"
    r"(?:[-_. ]?(?P<day>0[1-9]|[12]\d|3[01]))?)?(?!\d)"
)


def _date_in_name(file: str) -> str:
    """A date in the file's name; a year after "to" is an aim, not a date."""
    stem = PurePosixPath(file).stem
    before_aim = rf"(?:^|[^a-z]){any_word(_BEFORE_AIMS)}[-_ ]?$"
    for match in _NAME_DATE.finditer(stem):
        if not re.search(before_aim, stem[: match.start()], re.I):
            return "-".join(part for part in match.groups() if part)
    return ""


def _language(content: FileText, text: str, languages: Sequence[str]) -> str:
    stated = language_code(_stated(content.metadata, "language"))
    if stated and stated in languages:
        return stated
    found = detect_language(text, languages=languages)
    return unlisted_language(text, found=found, languages=languages) or found


_OTHERS = ("en", "nb", "nn", "da", "sv", "de", "nl", "fr", "es", "it", "pt", "pl", "fi", "is")
"""Languages whose frequent words are known."""
_FREQUENT = {code: WordList("languages", "frequent", language=code) for code in _OTHERS}
_MIN_WORDS = 40
"""Words of a text that is long enough to say that it is in a language that is not listed."""
_MIN_SHARE, _MIN_LEAD = 0.12, 1.6
"""Share of the text that are frequent words of that language, and by what factor that is more than
the share of those of the listed language that is nearest."""


def unlisted_language(text: str, *, found: str, languages: Sequence[str]) -> str:
    """The language of the text if it is none of `languages`; empty if it is, or is not known.

    The detector chooses among the listed ones, of which `found` is the nearest.
    """
    words = re.findall(r"[^\W\d_]+", text[:20000].casefold())
    if len(words) < _MIN_WORDS:
        return ""
    shares = {code: sum(word in _FREQUENT[code] for word in words) for code in _OTHERS}
    best = max(_OTHERS, key=lambda code: shares[code])
    listed = max(shares.get(code, 0) for code in {found, *languages} & {found, *_OTHERS})
    far = shares[best] >= _MIN_SHARE * len(words) and shares[best] >= _MIN_LEAD * listed
    return best if best not in languages and far else ""
