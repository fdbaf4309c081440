"""Hits: where a segment names what the lexicon holds, each place once for each kind."""

from __future__ import annotations

import math
from typing import NamedTuple

from spacy.tokens import Doc

from pipeline import tables
from pipeline.config.lexicon import Lexicon, Match
from pipeline.linguistics.annotated_segment import AnnotatedSegment
from pipeline.mentions.joint import joint_hits, lacks_a_party
from pipeline.mentions.labels import label_hits
from pipeline.mentions.learned import Finders, Found, finder_of, found_practices
from pipeline.mentions.practices import is_practice
from pipeline.text.phrase_matcher import Hit, without_overlap
from pipeline.text.references import CharSpan, not_prose


class FoundHit(NamedTuple):
    """A hit, by what it was found (`tables.FOUND_BY`), and how likely a model finds it, or NaN."""

    hit: Hit[Match]
    found_by: str = "list"
    probability: float = math.nan


def found_hits(
    segment: AnnotatedSegment, *, document: str, lexicon: Lexicon, finders: Finders
) -> list[FoundHit]:
    """The hits of the segment; practices by the lexicon, and by the model of its language too.

    What the lexicon finds is kept, whoever else finds it. Where both find one in a sentence, the
    words are those of the lexicon.
    """
    hits = segment_hits(segment, document=document, lexicon=lexicon)
    model = finder_of(finders, segment.language)
    if model is None:
        return [FoundHit(hit) for hit in hits]
    listed = [hit for hit in hits if hit.item.kind == "practice"]
    taken = [hit for hit in hits if hit.item.kind == "label"]
    taken += [hit for hit in listed if hit.item.concept not in model.concepts]
    both: dict[Hit[Match], FoundHit] = {}
    alone: list[FoundHit] = []
    outside = not_prose(segment.doc.text)
    for found in found_practices(segment, model):
        sentence = segment.doc[found.start].sent
        met = [hit for hit in listed if sentence.start <= hit.start < sentence.end]
        met = [hit for hit in met if hit.item.concept in model.concepts]
        both |= {hit: FoundHit(hit, "both", found.probability) for hit in met}
        own = Hit(found.start, found.end, Match(found.concept, "phrase", "practice"))
        if not met and not _overlaps(found, taken) and not _lies_in(segment.doc, own, outside):
            alone.append(FoundHit(own, "model", found.probability))
    made = [both.get(hit, FoundHit(hit)) for hit in hits]
    return sorted([*made, *alone], key=lambda one: _place(one.hit))


def _overlaps(found: Found, hits: list[Hit[Match]]) -> bool:
    """Whether one of the hits stands in it; if it is the word itself, it is no practice."""
    return any(hit.start < found.end and found.start < hit.end for hit in hits)


def segment_hits(segment: AnnotatedSegment, *, document: str, lexicon: Lexicon) -> list[Hit[Match]]:
    """Where the segment names what the lexicon holds, in reading order; token offsets.

    `document` is the language of the document. Of each kind the longest match wins, and a negative
    label excludes what lies inside it. What stands in an address or a reference is left out.
    """
    doc, language = segment.doc, segment.language
    phrases = lexicon.phrases(language).hits(segment.marked)
    labels = [*label_hits(doc, language=language, document=document, lexicon=lexicon)]
    labels += [hit for hit in phrases if hit.item.kind == "label"]
    joint = [*joint_hits(segment, lexicon)]
    if not labels and not phrases and not joint:
        return []
    negative = lexicon.negatives(language).hits(segment.marked)
    outside = not_prose(segment.text)
    hits: list[Hit[Match]] = []
    for kind in tables.KINDS:
        own = labels if kind == "label" else [hit for hit in phrases if hit.item.kind == kind]
        if kind == "practice":
            own = _practices(segment, own, joint, labels)
        hits += _one_each(without_overlap([hit for hit in own if not _is_negative(hit, negative)]))
    kept = [hit for hit in hits if not _lies_in(doc, hit, outside)]
    return sorted(kept, key=_place)


def _practices(
    segment: AnnotatedSegment,
    listed: list[Hit[Match]],
    joint: list[Hit[Match]],
    labels: list[Hit[Match]],
) -> list[Hit[Match]]:
    """What people of two parties do: phrases that say it, and beside them joint deeds.

    A joint deed in a sentence with a label is the label's.
    """
    said = [hit for hit in listed if is_practice(segment, hit, labels)]
    said = [hit for hit in said if not lacks_a_party(segment, hit)]
    named = {segment.doc[label.start].sent.start for label in labels}
    made = [hit for hit in joint if segment.doc[hit.start].sent.start not in named]
    return said + [hit for hit in made if not any(_meet(hit, other) for other in said)]


def _meet(one: Hit[Match], other: Hit[Match]) -> bool:
    return one.start < other.end and other.start < one.end


def _place(hit: Hit[Match]) -> tuple[int, int]:
    return hit.start, tables.KINDS.index(hit.item.kind)


def _one_each(hits: list[Hit[Match]]) -> list[Hit[Match]]:
    """Of phrases of two entries on the same words the first in the lexicon."""
    first: dict[tuple[int, int], Hit[Match]] = {}
    for hit in hits:
        first.setdefault((hit.start, hit.end), hit)
    return list(first.values())


def _is_negative(hit: Hit[Match], negative: list[Hit[str]]) -> bool:
    return any(
        no.item == hit.item.concept and no.start <= hit.start and hit.end <= no.end
        for no in negative
    )


def _lies_in(doc: Doc, hit: Hit[Match], spans: list[CharSpan]) -> bool:
    at = doc[hit.start].idx
    return any(start <= at < end for start, end in spans)
