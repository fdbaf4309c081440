from pipeline.linguistics.annotated_segment import PARTY_REACH, token_forms
from pipeline.text.phrase_matcher import BAR, BOTH, SUBJECT, VERB, WHO
from tests.linguistics.read_texts import segment_of, token_of


def marks(text: str, word: str, *, language: str = "en") -> set[str]:
    segment = segment_of(text, language=language)
    token = next(token for token in segment.doc if token.text == word)
    return set(segment.marked[token.i]) & {WHO, BOTH, SUBJECT, VERB, BAR}


def test_a_token_is_found_by_its_form_and_its_lemma() -> None:
    assert token_forms(token_of("The nurses met.", "nurses")) == ("nurses", "nurse")
    assert token_forms(token_of("The nurse met.", "nurse")) == ("nurse",)


def test_only_english_with_a_parse_is_parsed() -> None:
    assert segment_of("Nurses met.").parsed
    assert not segment_of("Vi møttes.", language="nb").parsed


def test_people_who_act_are_marked_and_authorities_and_possessives_are_not() -> None:
    assert WHO in marks("The nurses met.", "nurses")
    assert WHO in marks("They met him.", "him")
    assert WHO not in marks("The ministry met.", "ministry")
    assert WHO not in marks("Their plan failed.", "Their")
    assert WHO not in marks("Patient access improved.", "Patient")


def test_verbs_and_other_nouns_stop_gaps() -> None:
    assert marks("They planned lunch.", "planned") == {VERB, BAR}
    assert marks("They planned lunch.", "lunch") == {BAR}


def test_a_pronoun_may_stand_between_a_verb_and_the_rest_of_its_phrase() -> None:
    assert SUBJECT in marks("Nå tar vi tak.", "vi", language="nb")


def test_lay_people_and_professionals_joined_by_and_are_both() -> None:
    assert BOTH in marks("Residents and nurses planned it.", "Residents")
    assert BOTH in marks("Residents and nurses planned it.", "nurses")
    assert BOTH in marks("Residents and the municipality planned it.", "municipality")
    assert BOTH not in marks("Doctors and nurses planned it.", "nurses")
    assert BOTH not in marks("Residents met and nurses planned it.", "nurses")


def test_the_second_party_stands_within_reach_of_the_and() -> None:
    far = " ".join(["old"] * PARTY_REACH)
    assert BOTH not in marks(f"Residents and {far} nurses planned it.", "nurses")


def test_people_of_no_role_are_lay_or_professional() -> None:
    segment = segment_of("Curators met birdwatchers.")
    assert set(segment.others.values()) == {"professional", "lay"}
    assert segment.roled == {}
