import re

import pytest

from pipeline.config.lexicon import LEXICON, WrongLexicon, load_lexicon, parse_lexicon

BASES = (
    "production", "creation", "design", "operation", "implementation", "delivery", "planning",
    "commissioning", "governance", "management", "decision", "evaluation", "destruction",
)  # fmt: skip

GOOD = """
version: 1
concepts:
  - id: co-design
    definition: Designing together.
    source: Somebody 2020
    labels:
      en: {noun: [co-design], verb: [co-design], agent: [co-designer]}
      nb: {noun: [samdesign*, samdesigning*]}
"""


THEMES = {
    "roles-and-responsibility", "expectations", "motives", "resources-and-time",
    "knowledge-and-training", "communication-and-language", "coordination-and-structure",
    "ownership-and-anchoring", "continuity", "recognition", "value-created", "value-destroyed",
    "shift-of-responsibility",
}  # fmt: skip
PHASES = ("planning", "design", "commissioning", "delivery", "evaluation")


def test_the_lexicon_that_ships_has_the_concepts_of_the_field() -> None:
    ids = {concept.id for concept in load_lexicon(LEXICON).concepts if concept.kind == "concept"}
    assert ids >= {f"co-{base}" for base in BASES}


def test_it_has_the_thirteen_themes_in_both_languages() -> None:
    themes = {c.id: c.labels for c in load_lexicon(LEXICON).concepts if c.kind == "theme"}
    assert set(themes) == THEMES
    assert all({"en", "nb", "nn"} <= set(labels) for labels in themes.values())


def test_the_phases_are_of_the_family_of_co_production() -> None:
    families = load_lexicon(LEXICON).families()
    assert {families[f"co-{phase}"] for phase in PHASES} == {"co-production"}
    assert families["co-operation"] == "co-operation"


def test_the_main_concepts_have_labels_in_five_languages_and_practices_in_two() -> None:
    concepts = {concept.id: concept for concept in load_lexicon(LEXICON).concepts}
    for id in ("co-production", "co-creation", "co-design", "co-operation"):
        assert set(concepts[id].labels) == {"en", "nb", "nn", "da", "sv"}
    for id in ("co-production", "co-creation", "co-planning", "co-delivery", "co-decision"):
        assert {"en", "nb", "nn"} <= set(concepts[id].practices)


@pytest.mark.parametrize("word", ["samfunn", "samtale", "samtidig", "samme", "samtykke", "sammen"])
@pytest.mark.parametrize("language", ["nb", "nn", "da", "sv"])
def test_words_that_only_begin_like_it_are_no_labels(word: str, language: str) -> None:
    lexicon = load_lexicon(LEXICON)
    for ending in ("", "et", "en", "er", "s", "sprosjekt"):
        assert lexicon.match(word + ending, language=language, verb=None) is None


def test_each_concept_that_ships_has_a_definition_with_its_source() -> None:
    for concept in load_lexicon(LEXICON).concepts:
        assert len(concept.definition.split()) > 4
        assert any(char.isdigit() for char in concept.source)


def test_a_word_that_is_noun_and_verb_is_told_apart() -> None:
    lexicon = parse_lexicon(GOOD)
    noun = lexicon.match("co-design", language="en", verb=False)
    verb = lexicon.match("co-design", language="en", verb=True)
    assert noun is not None and noun.form == "noun"
    assert verb is not None and verb.form == "verb"


def test_a_star_stands_for_any_letters_and_only_in_its_language() -> None:
    lexicon = parse_lexicon(GOOD)
    match = lexicon.match("samdesignprosjektene", language="nb", verb=False)
    assert match is not None and match.concept == "co-design"
    assert lexicon.match("samdesignprosjektene", language="en", verb=False) is None
    assert lexicon.match("samfunn", language="nb", verb=False) is None


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ("version: 1", "concepts: is missing"),
        (
            GOOD.replace("noun: [co-design]", "nuon: [co-design]"),
            "co-design: labels.en.nuon: must be",
        ),
        (GOOD.replace("definition:", "defnition:"), "co-design: defnition: there is no such key"),
        (GOOD.replace("    source: Somebody 2020\n", ""), "co-design: source: is missing"),
        (GOOD.replace("id: co-design", "id: Co Design"), "id: must be lower-case letters"),
        (GOOD.replace("[co-design], verb", "co-design, verb"), "labels.en.noun: must be a list"),
        (GOOD + GOOD.split("concepts:\n")[1], "stands there twice"),
        (
            GOOD.replace("      nb: {noun: [samdesign*, samdesigning*]}", "      nb: [samdesign]"),
            "by noun, verb",
        ),
        ("version: [", "not valid YAML"),
    ],
)
def test_a_wrong_entry_is_answered_with_file_line_and_remedy(wrong: str, message: str) -> None:
    with pytest.raises(WrongLexicon, match=r"my\.yaml:\d+: ") as error:
        parse_lexicon(wrong, name="my.yaml")
    assert message in str(error.value)


TREE = GOOD.replace("    definition: Designing", "    broader: ABOVE\n    definition: Designing")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            TREE.replace("ABOVE", "co-none"),
            r"my\.yaml:5: co-design: broader: there is no concept 'co-none'",
        ),
        (TREE.replace("ABOVE", "co-design"), r"my\.yaml:5: co-design: broader: .* above itself"),
        (GOOD + "    kind: topic\n", r"my\.yaml:10: co-design: kind: must be 'concept' or 'theme'"),
        (GOOD + "    practices: [draw]\n", r"my\.yaml:10: co-design: practices: must hold keys"),
        (GOOD + "    practices:\n      en: [draw ...]\n", r"my\.yaml:11: .*: a phrase begins"),
        (GOOD + "    practices:\n      en: [self-help|aid]\n", r"my\.yaml:11: .*: write words"),
        (
            GOOD + "    practices:\n      en: [draw * up]\n",
            r"my\.yaml:11: .*: a star needs letters",
        ),
        (GOOD + "    practices:\n      en: ['draw @hwo']\n", r"my\.yaml:11: .*'@hwo' is no word"),
        (GOOD + "    deeds:\n      en: ['draw @who']\n", r"my\.yaml:11: .* a deed names no people"),
        (GOOD + "    deeds:\n      da: [tegne]\n", r"my\.yaml:11: .* in en, nb, nn only"),
        (
            GOOD.replace("    source", "    kind: theme\n    deeds: {en: [draw]}\n    source"),
            "a theme has no deeds",
        ),
    ],
)
def test_a_wrong_tree_kind_or_practice_is_answered_with_its_line(wrong: str, message: str) -> None:
    with pytest.raises(WrongLexicon, match=message):
        parse_lexicon(wrong, name="my.yaml")


def test_a_label_of_two_words_is_found_and_a_longer_negative_one_wins() -> None:
    text = GOOD.replace("noun: [co-design]", "noun: [co-design, joint action]")
    lexicon = parse_lexicon(text + "    negative:\n      en: [joint action plan]\n")
    assert lexicon.phrases("en").hits([("joint",), ("action",)])
    assert lexicon.negatives("en").hits([("joint",), ("action",), ("plan",)])


def test_the_line_is_the_line_of_the_wrong_entry() -> None:
    with pytest.raises(
        WrongLexicon, match=r"my\.yaml:8: co-design: labels\.en\.nuon: must be .*noun"
    ):
        parse_lexicon(GOOD.replace("{noun: [co-design]", "{nuon: [co-design]"), name="my.yaml")


def test_all_errors_come_at_once() -> None:
    wrong = GOOD.replace("definition:", "defnition:").replace("agent:", "agnet:")
    with pytest.raises(WrongLexicon) as error:
        parse_lexicon(wrong)
    assert len(str(error.value).splitlines()) == 2


def test_a_label_belongs_to_one_concept() -> None:
    twice = GOOD + GOOD.split("concepts:\n")[1].replace("id: co-design", "id: co-other")
    with pytest.raises(WrongLexicon, match="belongs to co-design already"):
        parse_lexicon(twice)


def test_a_key_that_stands_twice_and_an_empty_word_are_errors() -> None:
    twice = GOOD.replace("    source: Somebody 2020\n", "    source: A 2020\n    source: B 2021\n")
    with pytest.raises(WrongLexicon, match=r"my\.yaml:7: .*source` stands in line 6 too"):
        parse_lexicon(twice, name="my.yaml")
    with pytest.raises(WrongLexicon, match="must not be empty"):
        parse_lexicon(GOOD.replace("noun: [co-design]", "noun: [' ']"))


def test_a_misspelt_key_is_answered_with_the_one_that_was_meant() -> None:
    with pytest.raises(WrongLexicon, match="Did you mean `definition`"):
        parse_lexicon(GOOD.replace("definition:", "defnition:"))


def test_a_phrase_of_two_words_is_no_choice_within_one_word() -> None:
    """`sammen|i lag` is *sammen lag* or *i lag*: *sammen* by itself would never be found."""
    wrong = [
        line.strip()
        for line in LEXICON.read_text("utf-8").splitlines()
        if re.search(r"\b(?:sammen|saman)\|i lag\b|\bi lag\|(?:sammen|saman)\b", line)
    ]
    assert not wrong
