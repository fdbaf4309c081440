import pytest

from pipeline.linguistics.modality import parsed_modality, window_modality
from pipeline.tables import MODALITIES
from tests.linguistics.read_texts import co_word, doc_of, read


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Municipalities shall co-produce their care with citizens.", "aspiration"),
        ("The board aims to co-design the garden.", "aspiration"),
        ("The board calls for co-production.", "aspiration"),
        ("A plan for co-delivery is to be drawn up.", "aspiration"),
        ("Gather the neighbours for co-planning.", "aspiration"),
        ("Services that rest on co-design will be preferred.", "aspiration"),
        ("The board proposes that the ward be co-designed by patients.", "aspiration"),
        ("They've never let us co-decide anything.", "report"),
        ("Residents may co-manage the hall.", "possibility"),
        ("Perhaps co-production costs less.", "possibility"),
        ("Residents co-manage the hall.", "report"),
        ("How to set up a co-production process", "report"),
        ("The council has co-designed a path.", "report"),
        ("We'd co-designed it with the cooks.", "report"),
        ("She must have co-designed it.", "report"),
        ("Should co-operation fail, the lease ends.", "report"),
    ],
)
def test_the_modality_is_that_of_the_clause(text: str, modality: str) -> None:
    assert read(text)["modality"] == modality


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Kommunen skal samskape tjenester.", "aspiration"),
        ("Kommunen kan samskape tjenester.", "possibility"),
        ("Kommunen samskaper tjenester.", "report"),
        ("Kommunen vil visst samskape.", "report"),
        ("Kanskje blir det samskaping.", "possibility"),
        ("Målet er nådd, men kommunen skal samskape mer.", "aspiration"),
    ],
)
def test_without_a_parse_the_nearest_cue_of_the_clause_decides(text: str, modality: str) -> None:
    assert read(text, language="nb")["modality"] == modality


@pytest.mark.parametrize(
    ("words", "language", "modality"),
    [
        ("kommunen ska samskapa tjänster", "sv", "aspiration"),
        ("kommunen kan samskabe", "da", "possibility"),
        ("kommunen skal lære , og vi samskaper", "nb", "report"),
        ("de skal , med samskaping", "nb", "aspiration"),
        ("x samskaping x", "fi", "report"),
    ],
)
def test_a_clause_without_a_verb_takes_the_modality_of_what_precedes_it(
    words: str, language: str, modality: str
) -> None:
    sentence = words.split()
    at = next(i for i, word in enumerate(sentence) if word.startswith("samska"))
    form = "verb" if sentence[at].endswith(("r", "a", "e")) else "noun"
    assert window_modality(sentence, at, language=language, form=form) == modality


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The duty to co-design rests on the board.", "aspiration"),
        ("They had the opportunity to co-design it.", "possibility"),
        ("She is keen to co-design it.", "aspiration"),
        ("They are unable to co-design it.", "possibility"),
        ("The goal is co-production.", "aspiration"),
        ("I would say co-production works.", "report"),
        ("We'd like to co-design it.", "aspiration"),
        ("It was decided that it would be co-designed.", "aspiration"),
        ("They will plan and co-design it.", "aspiration"),
    ],
)
def test_what_governs_the_mention_gives_it_its_modality(text: str, modality: str) -> None:
    token = co_word(doc_of(text))
    assert parsed_modality(token, is_verb=token.pos_ == "VERB") == modality
    assert modality in MODALITIES
