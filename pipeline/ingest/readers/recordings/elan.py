"""ELAN files (.eaf) to cues: the tier of each participant with what is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lxml import etree

from pipeline.ingest.blocks import FileText, UnreadableFile
from pipeline.ingest.readers.recordings.tiers import Tier, spoken
from pipeline.wording.messages import message

DAMAGE = (etree.LxmlError,)
"""What the libraries raise over a damaged file."""


def read_eaf(data: bytes) -> FileText:
    """The cues of an ELAN file.

    Raises:
        UnreadableFile: no annotation holds words.
    """
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    times = {
        str(slot.get("TIME_SLOT_ID")): _seconds(slot.get("TIME_VALUE"))
        for slot in root.iter("TIME_SLOT")
    }
    blocks, notes = spoken(_tiers(root, times))
    if not blocks:
        raise UnreadableFile(message("no_annotations"), message("export_as_text"))
    return FileText(blocks, "eaf", "utf-8", notes=notes)


def is_elan(data: bytes) -> bool:
    """Whether the bytes begin as an ELAN file does, whatever the file is called."""
    return b"<ANNOTATION_DOCUMENT" in data[:4000]


def _seconds(value: str | None) -> float | None:
    """Seconds of a time slot's milliseconds; ELAN may leave the time of a slot open."""
    return int(value) / 1000 if value and value.isdigit() and len(value) < 12 else None


def _tiers(root: Any, times: Mapping[str, float | None]) -> list[Tier]:
    """The tier with most words of each family: a tier that hangs on no other, and its children.

    A child repeats its parent (a translation, its words, its codes), or the parent has but numbers.
    """
    starts = _starts(root, times)
    parents = {str(tier.get("TIER_ID")): str(tier.get("PARENT_REF") or "") for tier in root}
    families: dict[str, list[Any]] = {}
    for tier in root.iter("TIER"):
        families.setdefault(_root_of(str(tier.get("TIER_ID")), parents), []).append(tier)
    return [_spoken_tier(family, starts) for family in families.values()]


def _root_of(tier: str, parents: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while parents.get(tier) and tier not in seen:
        seen.add(tier)
        tier = parents[tier]
    return tier


def _starts(root: Any, times: Mapping[str, float | None]) -> dict[str, float | None]:
    """When each annotation begins; one that refers to another begins with it."""
    starts: dict[str, float | None] = {}
    refers: dict[str, str] = {}
    for one in root.iter("ALIGNABLE_ANNOTATION", "REF_ANNOTATION"):
        id = str(one.get("ANNOTATION_ID"))
        if one.tag == "ALIGNABLE_ANNOTATION":
            starts[id] = times.get(str(one.get("TIME_SLOT_REF1")))
        else:
            refers[id] = str(one.get("ANNOTATION_REF"))
    for id in refers:
        seen, other = {id}, refers[id]
        while other in refers and other not in seen:
            seen.add(other)
            other = refers[other]
        starts[id] = starts.get(other)
    return starts


def _spoken_tier(family: Sequence[Any], starts: Mapping[str, float | None]) -> Tier:
    """The first tier of the family with sentences; else the one with most words an annotation."""
    made = [_tier(tier, starts) for tier in family]
    sentences = [tier for tier in made if tier.words_each >= 1.5]
    return sentences[0] if sentences else max(made, key=lambda tier: tier.words_each)


def _tier(tier: Any, starts: Mapping[str, float | None]) -> Tier:
    id = str(tier.get("TIER_ID") or "")
    speaker = (tier.get("PARTICIPANT") or "").strip() or id.rpartition("@")[2] or id
    annotations = [
        (starts.get(str(one.get("ANNOTATION_ID"))), one.findtext("ANNOTATION_VALUE") or "")
        for one in tier.iter("ALIGNABLE_ANNOTATION", "REF_ANNOTATION")
    ]
    return Tier(speaker, tuple(annotations))
