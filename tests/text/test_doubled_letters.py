"""Doubled letters that a converter made single are put back, and nothing else is changed."""

from __future__ import annotations

from pipeline.ingest.blocks import Block, FileText
from pipeline.ingest.documents import read_document
from pipeline.ingest.listing import Entry
from pipeline.text.doubled_letters import lost_pairs, with_pairs

ENGLISH = (
    "All staff will follow the plan until spring, and still the small teams will be full of skills "
    "that the council will need for well prepared and overall better work with families. The role "
    "of the ward is to deliver care as a challenge to all colleagues who are filing their notes."
)
LANGUAGES = ("en", "nb", "nn", "da", "sv")


def long(text: str) -> list[str]:
    return [text] * (2 + 300 // len(text.split()))


def test_a_pair_that_a_whole_document_lacks_is_put_back() -> None:
    lost = ENGLISH.replace("ll", "l")
    letters, language = lost_pairs(long(lost), languages=LANGUAGES)
    assert (letters, language) == ("l", "en")
    assert with_pairs(lost, letters, language) == ENGLISH


def test_a_pair_that_became_a_letter_and_a_space_is_put_back() -> None:
    lost = ENGLISH.replace("challenge", "chal enge").replace("colleagues", "col eagues")
    lost = lost.replace("ll", "l")
    letters, language = lost_pairs(long(lost), languages=LANGUAGES)
    assert with_pairs(lost, letters, language) == ENGLISH
    assert with_pairs("The final idea of oral exams", letters, language) == (
        "The final idea of oral exams"
    )


def test_a_text_with_its_pairs_or_too_short_to_tell_is_left() -> None:
    lost = ENGLISH.replace("ll", "l")
    for texts in (long(ENGLISH), [lost], [*long(ENGLISH), lost]):
        assert lost_pairs(texts, languages=LANGUAGES)[0] == ""
    # Initials of who speaks are no words that lost a letter.
    notes = "AP: We agreed on it on Monday. " + "JB: Yes, and so did the board. "
    assert lost_pairs(long(notes), languages=["en"]) == ("", "en")
    # Compounds: nearly any run of letters may be a word.
    norwegian = "Ale skal få den hjelpen de trenger til jul, og eldre skal stile opp på ny."
    assert lost_pairs(long(norwegian), languages=["nb"]) == ("", "nb")


def test_a_document_says_that_letters_were_put_back_and_promises_again() -> None:
    blocks = tuple(Block(one) for one in long(ENGLISH.replace("ll", "l")))
    entry = Entry("policy/plan.md", "policy-plan", "policy")
    document = read_document(FileText(blocks, "md"), entry=entry, languages=LANGUAGES)
    assert "staff will follow" in document.text and "wil " not in document.text
    assert "doubled_letters" in {note.code for note in document.notes}
