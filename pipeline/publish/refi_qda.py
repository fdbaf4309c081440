"""The whole corpus as a REFI-QDA project, and the lexicon as a codebook.

In: Documents, Segments, Mentions, Codes, Codings, Topics and TopicPassages, and the lexicon. Out: a
project whose texts are the pseudonymised segments, whose codes are the lexicon's, the topics and
people's, whose codings are mentions, passages of topics and people's passages, whose variables
are what the catalogue says, and whose cases are the speakers with their turns, and the catalogue's.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from pipeline import tables
from pipeline.codes.coded import (
    Case,
    Code,
    Codebook,
    Mark,
    Passage,
    Project,
    Source,
    project_with,
)  # fmt: skip
from pipeline.codes.lexicon_codes import lexicon_codes
from pipeline.config.lexicon import Lexicon
from pipeline.wording.messages import is_encoded, rendered_or_same
from pipeline.wording.translation import say, says

_PEOPLE = "People's codes"
_TOPICS = "Topics"
_FACTS = ("corpus", "cluster", "language", "title", "date", "kind")
"""Columns of Documents that become variables, in addition to the catalogue's own."""
_CASE = "case"
"""The column of Documents that names a case, if the catalogue or a project has one."""
_NUMBERED = re.compile(r"case \d+")
"""A case of a project that was read: by its number there, without its name."""


@dataclass(frozen=True)
class Parts:
    """The tables that a project is made of."""

    documents: pd.DataFrame
    segments: pd.DataFrame
    mentions: pd.DataFrame
    codes: pd.DataFrame
    codings: pd.DataFrame
    topics: pd.DataFrame
    topic_passages: pd.DataFrame


def project_of(parts: Parts, lexicon: Lexicon) -> Project:
    """The project: a text for each document, in the order of their files."""
    codes = (
        *lexicon_codes(lexicon), *_topic_codes(parts.topics), *_people_codes(parts.codes),
    )  # fmt: skip
    coders = tuple(sorted(set(parts.codings["coder"]) - {""}))
    segments = dict(iter(parts.segments.groupby("doc_id", sort=False)))
    marks = pd.concat(
        [
            _mentions(parts.mentions),
            _topic_passages(parts.topic_passages, parts.segments),
            _codings(parts.codings),
        ],
        ignore_index=True,
    )
    by_document = dict(iter(marks.groupby("doc_id", sort=False)))
    rows = _with_cases(parts.documents.sort_values("file").to_dict("records"))
    sources, speakers = [], []
    for number, row in enumerate(rows):
        doc_id = str(row["doc_id"])
        text, places = _laid_out(segments[doc_id])
        sources.append(_source(row, text, places, by_document.get(doc_id)))
        speakers += _speakers(doc_id, number, segments[doc_id], places)
    return Project(Codebook(codes, coders), tuple(sources), (*_cases(rows), *speakers))


def left_out(parts: Parts) -> list[str]:
    """What is not in the project, in the words of the standard, a sentence each."""
    said = [
        say(
            "QDA-XML has no element for gaps, verdicts, intervals and shares of topics: they leave "
            "as CSV."
        ),
        say(
            "A Coding has a code, a user, a time and notes: how a mention is spoken of "
            "(promised, denied, quoted, prompted, by whom) is in concordance.csv."
        ),
        say(
            "A TextSource has no speakers: each is a Case, whose turns are SelectionRefs and whose "
            "role is a variable. A program that reads no SelectionRef of a Case keeps only the "
            "labels in the text; who interviews is in speakers.csv, too."
        ),
        say(
            "A case of the catalogue is no Case here if too few interviewees share it, or if "
            "several projects have a case of its number."
        ),
        say("Each Variable is of the type Text, dates and numbers too: a program sorts them so."),
        say(
            "Every creationDateTime is 2000-01-01 and every GUID is made of names, so that the "
            "same run gives the same bytes."
        ),
    ]
    nowhere = int((parts.codings["segment_id"] == "").sum())
    if nowhere:
        said.append(
            says(
                "{n} coding has no PlainTextSelection: its words were not kept.",
                "{n} codings have no PlainTextSelection: their words were not kept.",
                nowhere,
            )
        )
    return said


def _topic_codes(topics: pd.DataFrame) -> tuple[Code, ...]:
    """A code for each topic, with its top terms."""
    return tuple(
        Code(
            f"topic:{row['topic']}",
            (_TOPICS, f"{row['label']} ({row['topic']})"),
            f"Top terms: {row['terms']}. "
            "The first segment of each passage that shows the topic best is coded.",
        )
        for row in topics.to_dict("records")
    )


def _people_codes(codes: pd.DataFrame) -> tuple[Code, ...]:
    names = dict(zip(codes["code"], codes["name"], strict=True))

    def path(code: str) -> tuple[str, ...]:
        parts = code.split("/")
        return tuple(names["/".join(parts[: n + 1])] for n in range(len(parts)))

    return tuple(
        Code(f"people:{row['code']}", (_PEOPLE, *path(str(row["code"]))), str(row["description"]))
        for row in codes.to_dict("records")
    )


_MARK = ["doc_id", "segment_id", "code", "start", "end", "coder", "memo"]


def _mentions(mentions: pd.DataFrame) -> pd.DataFrame:
    code = mentions["kind"].astype(str) + ":" + mentions["concept"].astype(str)
    return mentions.assign(code=code, coder="", memo="", coding="")[[*_MARK, "coding"]]


def _topic_passages(passages: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """The first segment of each passage that shows a topic, whole."""
    lengths = dict(zip(segments["segment_id"], segments["text"].str.len(), strict=True))
    return passages.assign(
        code="topic:" + passages["topic"].astype(str), coder="", memo="", coding="",
        start=0, end=passages["segment_id"].map(lengths).astype(int),
    )[[*_MARK, "coding"]]  # fmt: skip


def _codings(codings: pd.DataFrame) -> pd.DataFrame:
    placed = codings[codings["segment_id"] != ""]
    return placed.assign(code="people:" + placed["code"].astype(str))[[*_MARK, "coding"]]


def _laid_out(segments: pd.DataFrame) -> tuple[str, dict[str, int]]:
    """The segments as one text, an empty line between two, and where the words of each begin."""
    texts: list[str] = []
    places: dict[str, int] = {}
    at = 0
    for segment in segments.to_dict("records"):
        label = f"{segment['speaker']}: " if segment["speaker"] else ""
        places[str(segment["segment_id"])] = at + len(label)
        texts.append(f"{label}{segment['text']}")
        at += len(texts[-1]) + 2
    return "\n\n".join(texts), places


def _source(
    row: Mapping[Any, Any], text: str, places: Mapping[str, int], marks: pd.DataFrame | None
) -> Source:
    """The document's text with its marks."""
    return Source(
        name=str(row["doc_id"]),
        text=text,
        path="",
        spans=() if marks is None else _spans(marks, places),
        given=_given(row),
    )


def _speakers(
    doc_id: str, number: int, segments: pd.DataFrame, places: Mapping[str, int]
) -> list[Case]:
    """A case for each speaker with a label, whose turns are passages of the text `number`.

    Not of the source as a whole: it would have the other speakers' words, too. Labels are those
    of Segments, without names and without values that are hidden for small groups.
    """
    turns: defaultdict[str, list[Passage]] = defaultdict(list)
    roles: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for segment in segments[segments["speaker"] != ""].to_dict("records"):
        label, start = str(segment["speaker"]), places[str(segment["segment_id"])]
        turns[label].append(Passage(number, start, start + len(segment["text"])))
        roles[label][str(segment["role"])] = None
    return [
        Case(
            f"{label} ({doc_id})",
            {"speaker": label, "speaker_role": "; ".join(roles[label])},
            passages=tuple(turns[label]),
        )
        for label in turns
    ]


def _with_cases(rows: Sequence[dict[Any, Any]]) -> list[dict[Any, Any]]:
    """The rows of Documents, without a case whose number several projects have.

    Its group was counted over all of them before small ones were hidden: that of one project may
    be too small to be shown. A case that the catalogue names is that of all files.
    """
    projects: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if _NUMBERED.fullmatch(str(row.get(_CASE, ""))):
            projects[str(row[_CASE])].add(project_with(str(row["file"])))
    return [
        {**row, _CASE: ""} if len(projects.get(str(row.get(_CASE, "")), ())) > 1 else dict(row)
        for row in rows
    ]


def _cases(rows: Sequence[Mapping[Any, Any]]) -> list[Case]:
    """The cases that Documents name, with their texts; none for those hidden as too small."""
    sources: defaultdict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        case = str(row.get(_CASE) or "")
        if case and not is_encoded(case):
            sources[case].append(number)
    return [Case(name, sources=tuple(texts)) for name, texts in sorted(sources.items())]


def _spans(marks: pd.DataFrame, places: Mapping[str, int]) -> tuple[Mark, ...]:
    """The marks in the text; the parts of a coding over several segments are one again."""
    whole: dict[tuple[str, ...], Mark] = {}
    for number, one in enumerate(marks.to_dict("records")):
        at = places[str(one["segment_id"])]
        start, end = at + int(one["start"]), at + int(one["end"])
        key = (str(one["coding"] or number), str(one["code"]))
        known = whole.get(key)
        if known is not None:
            start, end = min(start, known.start), max(end, known.end)
        whole[key] = Mark(str(one["code"]), start, end, str(one["coder"]), str(one["memo"]))
    return tuple(whole.values())


def _given(row: Mapping[Any, Any]) -> dict[str, str]:
    """What the catalogue and the reading say of the document, as the tables show it.

    A value of the catalogue that small groups hide is none: read back as one, `fewer than 3` would
    be a case or a group of all who have it. A hidden cluster has a number, which keeps it apart.
    """
    own = [str(key) for key in row if key not in tables.columns(tables.Documents)]
    said = {name: rendered_or_same(str(row[name])) for name in _FACTS}
    said |= {name: value for name in own if not is_encoded(value := str(row[name]))}
    return {name: value for name, value in said.items() if value}
