"""One document: its row and its segments."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import UnreadableFile, count_tokens
from pipeline.ingest.documents import read_document
from tests.ingest.helpers import content, entry

TALK = (
    "INT: Who came?", "Marta: Twelve people came.", "INT: And?",
    "Marta: They left on the next day.",
)  # fmt: skip


def test_a_policy_text_is_paragraphs() -> None:
    found = read_document(content("We plan.", "We act now."), entry=entry())
    assert [s["segment_id"] for s in found.segments] == ["policy-a:0001", "policy-a:0002"]
    assert {s["role"] for s in found.segments} == {"policy"}
    assert found.row["n_tokens"] == 5
    assert found.row["n_segments"] == 2
    assert found.row["turns_found"] is True


def test_only_respondents_are_counted_as_frontline_speech() -> None:
    found = read_document(content(*TALK), entry=entry("frontline/a.md"))
    assert [s["role"] for s in found.segments] == ["interviewer", "respondent"] * 2
    assert found.row["n_tokens"] == 9
    assert found.row["n_interviewer_tokens"] == 3
    assert found.row["n_segments"] == 2
    assert found.row["n_speakers"] == 1


def test_the_catalogue_and_params_name_interviewers() -> None:
    talk = [text.replace("INT", "Ola") for text in TALK]
    by_catalogue = entry("frontline/a.md", interviewer="Ola; Kari")
    found = read_document(content(*talk), entry=by_catalogue)
    assert found.row["n_interviewer_tokens"] == 3
    found = read_document(content(*talk), entry=entry("frontline/a.md"), interviewers=("Ola",))
    assert found.row["n_interviewer_tokens"] == 3


def test_a_transcript_without_speakers_is_used_whole_and_says_so() -> None:
    found = read_document(content("We came. We left."), entry=entry("frontline/a.md"))
    assert found.row["turns_found"] is False
    assert found.row["n_tokens"] == 4
    assert [note.code for note in found.notes] == ["no_speakers"]


def test_a_transcript_of_the_interviewer_alone_is_explained() -> None:
    with pytest.raises(UnreadableFile, match="only the interviewer"):
        read_document(content("INT: Who came?", "INT: And?"), entry=entry("frontline/a.md"))


def test_a_short_document_says_how_short() -> None:
    with pytest.raises(UnreadableFile, match="too short: 2 words of text, 50 are needed"):
        read_document(content("We plan."), entry=entry(), min_tokens=50)


def test_words_are_counted_as_everywhere() -> None:
    assert count_tokens("co-production isn’t new") == 3


def test_talk_on_the_policy_side_is_read_for_speakers_and_who_asks_is_not_counted() -> None:
    turns = ["INT: Who came then?", "Minister Berg: We came, and we sat with them."] * 4
    found = read_document(content(*turns), entry=entry("policy/a.md"))
    assert (found.row["kind"], found.row["n_interviewer_tokens"]) == ("talk", 12)
    assert {s["role"] for s in found.segments} == {"policy", "interviewer"}
    assert "read_as_talk" in [note.code for note in found.notes]
    whole = read_document(content(*turns), entry=entry("policy/a.md", kind="prose"))
    assert (whole.row["kind"], whole.row["n_interviewer_tokens"]) == ("prose", 0)


def test_an_essay_on_the_frontline_side_is_prose_if_the_catalogue_says_so() -> None:
    essay = content("Note: we came.", "Note: we sat.", "Note: they left.")
    found = read_document(essay, entry=entry("frontline/a.md", kind="prose"))
    assert {s["role"] for s in found.segments} == {"respondent"}
    assert found.row["kind"] == "prose"


def test_a_talk_without_speakers_has_no_furniture_of_a_page_or_torn_sentences() -> None:
    parts = ("We met, and we", "sat there.", "1 How it began ..... 3", "Back to top")
    found = read_document(content(*parts), entry=entry("frontline/notes.txt"))
    assert [str(one["text"]) for one in found.segments] == ["We met, and we sat there."]


@pytest.mark.parametrize("column", ["participants", "Interviewee", "respondents"])
def test_the_catalogue_names_who_answers_and_a_name_that_comes_once_is_a_speaker(
    column: str,
) -> None:
    long = "It was long, and we sat there all winter with one lamp and the plan."
    talk = ("Ola: Shall we begin?", f"Marta: {long}", "And nobody rang.", "Ola: And then?")
    listed = entry("frontline/a.md", **{column: "Marta Lie; Bo Ek"})
    found = read_document(content(*talk), entry=listed)
    assert [s["role"] for s in found.segments] == ["interviewer", "respondent", "interviewer"]
    unlisted = read_document(content(*talk), entry=entry("frontline/a.md"))
    assert {s["role"] for s in unlisted.segments} == {"respondent"}


def test_a_number_of_participants_is_nobody() -> None:
    listed = entry("frontline/a.md", participants="4")
    assert read_document(content(*TALK), entry=listed).row["n_tokens"] == 9


@pytest.mark.parametrize("title", ["Feltnotat 3, 12.03.24, kl. 08.00", "Diary, week 12"])
def test_a_title_with_a_number_above_sentences_is_no_speech(title: str) -> None:
    notes = ("I came at eight and it was dark.", "Nobody had written on the board.")
    found = read_document(content(title, *notes), entry=entry("frontline/notes.txt"))
    assert [str(one["text"]) for one in found.segments] == list(notes)
    bare = read_document(content(title, "so we went", "and sat"), entry=entry("frontline/n.txt"))
    assert str(bare.segments[0]["text"]).startswith(title)
