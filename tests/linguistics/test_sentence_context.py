import spacy
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.linguistics.sentence_context import has_proper_name, names_conflict


def test_conflict_cost_and_lack_are_named() -> None:
    assert names_conflict([("no",), ("time",)], language="en")
    assert names_conflict([("konflikten",)], language="nn")
    assert not names_conflict([("a",), ("song",)], language="en")


def test_a_name_in_mid_sentence_places_it() -> None:
    nlp = spacy.blank("en")
    assert has_proper_name(nlp("The men of Fenmoor came.")[:])
    assert not has_proper_name(nlp("The men came. I left.")[:])
    assert not has_proper_name(nlp("“Men came,” he said.")[:])


def test_a_placeholder_places_a_sentence_wherever_it_stands() -> None:
    doc = Doc(Vocab(), words=["[Person 3]", "came", "."], sent_starts=[True, False, False])
    assert has_proper_name(doc[:])
    doc = Doc(Vocab(), words=["[sic]", "came", "."], sent_starts=[True, False, False])
    assert not has_proper_name(doc[:])
