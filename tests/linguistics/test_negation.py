import pytest

from pipeline.linguistics.negation import CUE_REACH, is_negated, is_negated_in_window
from tests.linguistics.read_texts import co_word, doc_of, read


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("That is not co-production.", True),
        ("We never co-designed a thing.", True),
        ("Nobody has co-produced anything here.", True),
        ("There was no real co-operation between them.", True),
        ("They run it without co-production.", True),
        ("It was consultation rather than co-design.", True),
        ("I don't think we co-produce.", True),
        ("The ward failed to co-design the rota.", True),
        ("Co-design never happened.", True),
        ("They've never let us co-decide anything.", True),
        ("Hardly any plans are co-produced with patients.", True),
        ("Co-production isn't a slogan.", False),
        ("We not only co-design but cook.", False),
        ("Not without co-operation did it stay open.", False),
        ("Co-production should not begin too late.", False),
        ("We co-produce care.", False),
    ],
)
def test_what_is_negated_differs_from_what_a_negated_verb_is_said_of(
    text: str, negated: bool
) -> None:
    assert bool(read(text)["negated"]) is negated


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("Dette er ikke samskaping.", True),
        ("Samskaping er ikke lett.", False),
        ("Ingen kommuner som har prøvd samskaping, svarte.", True),
        ("Ingen samskapte noe som helst.", True),
        ("Det er ikke bare samskaping.", False),
        ("De planla det uten samskaping.", True),
        ("Samskaping er aldri gjennomført her.", True),
        ("Det er ikke lett å samskape.", False),
        ("Det er ikke tale om samskaping.", True),
        ("Ikke uten samskaping gikk det.", False),
    ],
)
def test_without_a_parse_a_cue_in_the_clause_negates(text: str, negated: bool) -> None:
    assert bool(read(text, language="nb")["negated"]) is negated


def test_without_a_parse_a_negation_reaches_a_fixed_number_of_words() -> None:
    near = ["ikke", *["ord"] * (CUE_REACH - 1), "samskaping"]
    far = ["ikke", *["ord"] * CUE_REACH, "samskaping"]
    assert is_negated_in_window(near, len(near) - 1, language="nb", verb=False)
    assert not is_negated_in_window(far, len(far) - 1, language="nb", verb=False)


def test_without_a_parse_what_follows_a_verb_negates_it_and_no_noun() -> None:
    words = ["vi", "samskaper", "ikke"]
    assert is_negated_in_window(words, 1, language="nb", verb=True)
    assert not is_negated_in_window(words, 1, language="nb", verb=False)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("A lack of co-operation delayed it.", True),
        ("There is no form of co-production here.", True),
        ("It is anything but co-production.", True),
        ("This is neither care nor co-production.", True),
        ("They refrained from co-designing it.", True),
        ("If that's co-production, then my cat is a nurse.", True),
        ("Nobody opposed co-production.", False),
        ("We haven't spoken since the co-design.", False),
        ("I have not heard of co-production.", False),
        ("The co-design was never tried.", True),
    ],
)
def test_nouns_verbs_and_phrases_negate(text: str, negated: bool) -> None:
    token = co_word(doc_of(text))
    assert is_negated(token, is_verb=token.pos_ == "VERB") is negated
