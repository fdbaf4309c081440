"""Names that are words, written small in a text without punctuation."""

import pytest

from pipeline.privacy.names.ambiguous.small_word_names import is_person_written_small
from pipeline.privacy.names.words import words_of


def people(text: str, language: str) -> list[str]:
    words = words_of(text)
    return [
        word.text
        for number, word in enumerate(words)
        if is_person_written_small(words, number, language)
    ]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "so then hazel rang and told us that the lift was out again", ["hazel"]),
        ("en", "there was hazel all along the lane and we rang for the lift", []),
        ("en", "and robin is on nights this week so it will have to wait", ["robin"]),
        ("en", "there was a robin on the sill and it will have to wait", []),
        ("en", "olive who ran the club never took a penny for any of it", ["olive"]),
        ("en", "the olive who knows where it came from was in the jar", []),
        ("en", "so frank the porter he took us down in the goods lift", ["frank"]),
        ("en", "to be frank the porter was right about it and we knew", []),
        ("en", "it was me and violet on the desk that whole winter long", ["violet"]),
        ("en", "it was pink and violet on the walls that whole winter long", []),
        ("en", "if in doubt ask for heather at the front desk before ten", ["heather"]),
        ("en", "we ask for heather tea at the front desk before ten", []),
        ("en", "dawn is our eldest and she drives the van on a sunday", ["dawn"]),
        ("en", "before dawn is our best time and we drive the van then", []),
        ("en", "i think her name was pearl she had the end bed by the door", ["pearl"]),
        ("en", "i think her ring was pearl she had it from her mother then", []),
        ("en", "and art was my best subject at school and we went on with it", []),
        ("en", "and art was on nights with us and we went on with it then", ["art"]),
        ("en", "and rose was a nurse then so nobody could see the door there", ["rose"]),
        ("en", "and rose was a colour then so nobody could see the door there", []),
        ("en", "and holly was the manager of it and we went on with it then", ["holly"]),
        ("en", "and holly was the thing to hang on it and we went on with it", []),
        ("en", "and heather was a lovely lady and we went on with it then", ["heather"]),
        ("en", "and art was a subject the teacher liked and so did the rest", []),
        ("en", "because heather is everywhere up there and it smells so nice", []),
        ("en", "and ivy covered the wall so nobody could see the door there", []),
        ("en", "and ivy phoned the ward so nobody could use the line there", ["ivy"]),
        ("en", "they made the nurse cook for us and then she went home again", []),
        ("en", "then came nurse cook for us and then she went home again", ["cook"]),
        ("en", "when our doctor marsh was off we had to go to town for it", ["marsh"]),
        ("en", "when the doctor marsh was off we had to go to town for it", []),
        ("en", "and her nurse bell and the other one came in on a sunday", ["bell"]),
        ("nb", "og så kjøpte stein til muren og så var det ferdig den dagen", []),
        ("en", "mrs stamper had the key and nobody else could open it", ["stamper"]),
        ("en", "did you miss stamper duty when you moved into the flat", []),
        ("en", "ruby though ruby who does the teas never sits down at all", ["ruby", "ruby"]),
        ("nb", "så ringte stein og sa at heisen sto igjen i tredje etasje", ["stein"]),
        ("nb", "det lå en stein foran døra og heisen sto i tredje etasje", []),
        ("nb", "det var bjørn som måkte trappa for oss alle den vinteren", ["bjørn"]),
        ("nb", "det var en bjørn som gikk forbi hytta vår den vinteren", []),
        ("nb", "rune og hun tone tok lista med seg opp på kontoret da", ["rune"]),
        ("nb", "så sier roger altså vaktmesteren at nøkkelen er borte", ["roger"]),
        ("nb", "sol er den eldste og så har vi to gutter til hjemme nå", ["sol"]),
        ("nb", "sol er det vi trenger mest av alt her oppe om vinteren", []),
        ("nb", "storm tror jeg han het og han kom fra byrået i januar", ["storm"]),
        ("nb", "storm tror jeg det blir og så går vel strømmen igjen nå", []),
    ],
)
def test_what_people_do_and_who_they_are_makes_a_name_of_a_word(
    language: str, text: str, names: list[str]
) -> None:
    assert people(text, language) == names


def test_a_text_with_punctuation_writes_names_with_a_capital() -> None:
    assert people("So then hazel rang, and told us, well, that the lift was out.", "en") == []
