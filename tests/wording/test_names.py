"""What items are called, and that every concept, theme and role has a name in each language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po

from pipeline import tables
from pipeline.config.lexicon import LEXICON, load_lexicon
from pipeline.config.roles import ROLES, load_roles
from pipeline.wording import names
from pipeline.wording.translation import catalogues, in_language
from tests.gap.examples import ROW
from tests.paths import ROOT

ENTRIES = load_lexicon(ROOT / LEXICON).concepts
WANTED = [
    *(("concept", one.id) for one in ENTRIES if one.kind == "concept"),
    *(("theme", names.plain_theme(one.id)) for one in ENTRIES if one.kind == "theme"),
    *(("role", names.several(one)) for one in load_roles(ROOT / ROLES).ids),
    *(("code", one) for one in load_roles(ROOT / ROLES).ids),
]


@cache
def names_in(file: Path) -> Catalog:
    with file.open("rb") as opened:
        return read_po(opened)


def row(**changes: object) -> dict[str, object]:
    return {**ROW, **changes}


@pytest.mark.parametrize("file", catalogues(), ids=lambda file: file.parts[-3])
@pytest.mark.parametrize(("context", "text"), WANTED)
def test_each_concept_theme_and_role_can_be_named_in_each_language_and_is_in_norwegian(
    file: Path, context: str, text: str
) -> None:
    """A language may be begun: what it does not name yet has its English name."""
    entry = names_in(file).get(text, context=context)
    assert entry is not None
    assert entry.string or file.parts[-3] != "nb"


def test_a_concept_has_the_word_of_the_language_of_the_documents() -> None:
    with in_language("nb"):
        assert names.label(row(item="co-creation")) == "co-creation"
        assert names.label(row(item="co-creation", language="nb")) == "samskaping"
        assert names.label(row(item="co-creation", language="nn")) == "samskaping"
        assert names.label(row(item="dugnad", language="nn")) == "dugnad"
    assert names.label(row(item="co-creation", language="nb")) == "co-creation"


def test_all_co_words_but_one_are_named_by_the_one() -> None:
    rest = row(measure="family_rate", item="co-words except co-operation")
    assert names.label(rest) == "co-words except co-operation"
    assert names.thing(rest) == "co-words (not counting co-operation)"
    with in_language("nb"):
        assert names.label({**rest, "language": "nb"}) == "andre sam-ord enn samarbeid"


def test_mentions_are_named_by_what_is_said_of_them() -> None:
    by = row(measure="role_share", item="co-design: by municipality")
    near = row(measure="theme_share", item="co-design: resources and time")
    assert names.label(by) == "mentions of co-design say it is done by municipalities"
    assert names.label(near) == "mentions of co-design stand beside the theme “resources and time”"
    with in_language("nb"):
        assert names.label(by) == "forekomster av co-design gjelder noe som gjøres av kommunen"
        assert names.label(near).endswith("står ved temaet «ressurser og tid»")


@pytest.mark.parametrize(
    ("measure", "kind"),
    [
        *(("modality_share", kind) for kind in tables.MODALITIES),
        ("agentless_share", "agentless"),
        ("tone", "positive"),
        ("tone", "negative"),
        ("prompted_share", "prompted"),
        ("role_share", "with user"),
        ("theme_share", "motives"),
        ("collocate", "need"),
    ],
)
def test_every_share_of_mentions_has_a_name(measure: str, kind: str) -> None:
    assert measure in tables.MENTION_SHARES
    name = names.label(row(measure=measure, item=f"co-design: {kind}"))
    assert name.startswith("mentions of co-design ")
    with in_language("nb"):
        assert names.label(row(measure=measure, item=f"co-design: {kind}")) != name


@pytest.mark.parametrize(
    ("role", "plural"),
    [("municipality", "municipalities"), ("staff", "staff"), ("we", "“we”"), ("user", "users")],
)
def test_roles_stand_in_the_plural(role: str, plural: str) -> None:
    assert names.several(role) == plural
