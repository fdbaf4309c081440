"""Transcripts to turns, in each layout."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.reading import read_talk
from pipeline.ingest.transcripts.turns import read_turns
from tests.ingest.transcripts.helpers import TALK, speech, spoken, transcript

LAYOUTS = {
    "Interviewer: and a name": (
        "Interviewer: Who came?\n\nMarta: Twelve people.\n\nInterviewer: And?\n\n"
        "Marta: They left."
    ),
    "I: and R1:": (
        "I: Who came?\n\nR1: Twelve people.\n\nI: And?\n\nR1: They left."
    ),
    "a slip of the finger": (
        "I; Who came?\n\nR1; Twelve people.\n\nI; And?\n\nR1: They left."
    ),
    "one turn per line": (
        "I: Who came?\nR1: Twelve people.\nI: And?\nR1: They left."
    ),
    "Q. and A.": (
        "Q. Who came?\n\nA. Twelve people.\n\nQ. And?\n\nA. They left."
    ),
    "Q: and A:": (
        "Q: Who came?\n\nA: Twelve people.\n\nQ: And?\n\nA: They left."
    ),
    "bold, colon outside": (
        "**INT**: Who came?\n\n**Marta**: Twelve people.\n\n**INT**: And?\n\n"
        "**Marta**: They left."
    ),
    "bold, colon inside": (
        "**Int:** Who came?\n\n**Marta:** Twelve people.\n\n**Int:** And?\n\n"
        "**Marta:** They left."
    ),
    "initials with a key": (
        "MD - Michelle Drumm\nJC - Jennifer Carr\n\nMD Who came?\n\nJC Twelve people.\n\n"
        "MD And?\n\nJC They left."
    ),
    "initials with a key in one line": (
        "Key: MD = Michelle Drumm; JC = Jennifer Carr\n\nMD Who came?\n\n"
        "JC Twelve people.\n\nMD And?\n\nJC They left."
    ),
    "initials without a key": (
        "INT Who came?\n\nJC Twelve people.\n\nINT And?\n\nJC They left.\n\nINT Oh.\n\n"
        "JC Yes."
    ),
    "label on its own line": (
        "Interviewer\nWho came?\n\nMarta\nTwelve people.\n\nInterviewer\nAnd?\n\nMarta\n"
        "They left.\n\nMarta\nYes."
    ),
    "label with time": (
        "Interviewer 1 [00:00:12]: Who came?\n\nMarta (00:14): Twelve people.\n\n"
        "Interviewer 1 [00:20]: And?\n\nMarta (00:22): They left."
    ),
    "time before the label": (
        "[00:00:12] INT: Who came?\n\n[00:00:14] R: Twelve people.\n\n"
        "[00:00:20] INT: And?\n\n[00:00:22] R: They left."
    ),
    "a table": (
        "INT\tWho came?\n\nMarta\tTwelve people.\n\nINT\tAnd?\n\nMarta\tThey left.\n\n"
        "INT\tOh."
    ),
    "Norwegian": (
        "Intervjuer: Who came?\n\nInformant: Twelve people.\n\nIntervjuer: And?\n\n"
        "Informant: They left."
    ),
    "I: with a hard space": (
        "I:\u00a0Who came?\n\nR:\u00a0Twelve people.\n\n"
        "I:\u00a0And?\n\nR:\u00a0They left.\n\n"
        "I:\u00a0Oh.\n\nR:\u00a0Yes."
    ),
    "words of role and a dash": (
        "INTERVIEWER – Who came?\n\nRESPONDENT – Twelve people.\n\n"
        "INTERVIEWER – And?\n\nRESPONDENT – They left.\n\n"
        "INTERVIEWER – Oh.\n\nRESPONDENT – Yes."
    ),
    "letters and a hyphen": (
        "I - Who came?\n\nR - Twelve people.\n\n"
        "I - And?\n\nR - They left.\n\n"
        "I - Oh.\n\nR - Yes."
    ),
    "I. and R.": (
        "I. Who came?\n\nR. Twelve people.\n\n"
        "I. And?\n\nR. They left.\n\n"
        "I. Oh.\n\nR. Yes."
    ),
    "Q. and A. on their own lines": (
        "Q.\nWho came?\n\nA.\nTwelve people.\n\n"
        "Q.\nAnd?\n\nA.\nThey left.\n\n"
        "Q.\nOh.\n\nA.\nYes."
    ),
    "a post in lower case": (
        "Interviewer: Who came?\n\nWard manager: Twelve people.\n\n"
        "Interviewer: And?\n\nWard manager: They left.\n\n"
        "Interviewer: Oh.\n\nWard manager: Yes."
    ),
    "a post with a stroke": (
        "Interviewer: Who came?\n\nNurse/contact person: Twelve people.\n\n"
        "Interviewer: And?\n\nNurse/contact person: They left.\n\n"
        "Interviewer: Oh.\n\nNurse/contact person: Yes."
    ),
    "a name with what somebody is": (
        "Interviewer: Who came?\n\nOla Hansen, nurse: Twelve people.\n\n"
        "Interviewer: And?\n\nOla Hansen, nurse: They left.\n\n"
        "Interviewer: Oh.\n\nOla Hansen, nurse: Yes."
    ),
    "a number after no.": (
        "Interviewer 1 : Who came?\n\nRespondent no. 4 : Twelve people.\n\n"
        "Interviewer 1 : And?\n\nRespondent no. 4 : They left.\n\n"
        "Interviewer 1 : Oh.\n\nRespondent no. 4 : Yes."
    ),
    "numbers with a hash": (
        "Interviewer: Who came?\n\nSpeaker #2: Twelve people.\n\n"
        "Interviewer: And?\n\nSpeaker #2: They left.\n\n"
        "Interviewer: Oh.\n\nSpeaker #2: Yes."
    ),
    "square brackets": (
        "[Interviewer] Who came?\n\n[Nurse] Twelve people.\n\n"
        "[Interviewer] And?\n\n[Nurse] They left.\n\n"
        "[Interviewer] Oh.\n\n[Nurse] Yes."
    ),
    "square brackets and a colon": (
        "[I]: Who came?\n\n[R1]: Twelve people.\n\n"
        "[I]: And?\n\n[R1]: They left.\n\n"
        "[I]: Oh.\n\n[R1]: Yes."
    ),
    "parentheses": (
        "(Interviewer) Who came?\n\n(Nurse) Twelve people.\n\n"
        "(Interviewer) And?\n\n(Nurse) They left.\n\n"
        "(Interviewer) Oh.\n\n(Nurse) Yes."
    ),
    "angle brackets": (
        "<Interviewer> Who came?\n\n<Respondent> Twelve people.\n\n"
        "<Interviewer> And?\n\n<Respondent> They left.\n\n"
        "<Interviewer> Oh.\n\n<Respondent> Yes."
    ),
    "chevrons of captions": (
        ">> INT: Who came?\n\n>> OLA: Twelve people.\n\n"
        ">> INT: And?\n\n>> OLA: They left.\n\n"
        ">> INT: Oh.\n\n>> OLA: Yes."
    ),
    "names in capitals on their own line": (
        "INTERVIEWER\nWho came?\n\nOLA HANSEN\nTwelve people.\n\n"
        "INTERVIEWER\nAnd?\n\nOLA HANSEN\nThey left.\n\n"
        "INTERVIEWER\nOh.\n\nOLA HANSEN\nYes."
    ),
    "bold names with a time, as Teams": (
        "**Interviewer** 0:01\nWho came?\n\n**Ola Hansen** 0:12\nTwelve people.\n\n"
        "**Interviewer** 0:03\nAnd?\n\n**Ola Hansen** 0:14\nThey left.\n\n"
        "**Interviewer** 0:05\nOh.\n\n**Ola Hansen** 0:16\nYes."
    ),
    "times and names, as Word": (
        "00:00:01 Interviewer\nWho came?\n\n00:00:12 Speaker 2\nTwelve people.\n\n"
        "00:00:03 Interviewer\nAnd?\n\n00:00:14 Speaker 2\nThey left.\n\n"
        "00:00:05 Interviewer\nOh.\n\n00:00:16 Speaker 2\nYes."
    ),
    "names and times, as Rev": (
        "Interviewer (00:01):\nWho came?\n\nSpeaker 2 (00:12):\nTwelve people.\n\n"
        "Interviewer (00:03):\nAnd?\n\nSpeaker 2 (00:14):\nThey left.\n\n"
        "Interviewer (00:05):\nOh.\n\nSpeaker 2 (00:16):\nYes."
    ),
    "times from and to, as old Teams": (
        "0:0:1.0 --> 0:0:1.0\nInterviewer\nWho came?\n\n"
        "0:1:2.0 --> 0:1:1.0\nOla\nTwelve people.\n\n"
        "0:0:3.0 --> 0:0:1.0\nInterviewer\nAnd?\n\n0:1:4.0 --> 0:1:1.0\nOla\nThey left.\n\n"
        "0:0:5.0 --> 0:0:1.0\nInterviewer\nOh.\n\n0:1:6.0 --> 0:1:1.0\nOla\nYes."
    ),
    "times at the end, as f4": (
        "I: Who came? #00:00:11-3#\n\nB: Twelve people. #00:00:21-1#\n\n"
        "I: And? #00:00:11-3#\n\nB: They left. #00:00:21-1#\n\n"
        "I: Oh. #00:00:11-3#\n\nB: Yes. #00:00:21-1#"
    ),
    "times at the beginning, as f4": (
        "#00:00:11-3# I: Who came?\n\n#00:00:21-1# B: Twelve people.\n\n"
        "#00:00:31-0# I: And?\n\n#00:00:33-5# B: They left."
    ),
    "initials on their own line that sound like a reply": (
        "SH\nWho came?\n\nMM\nTwelve people.\n\nSH\nAnd?\n\nMM\nThey left.\n\n"
        "SH\nWhy?\n\nMM\nYes."
    ),
    "a role on its own line that might head a key": (
        "Interviewer\nWho came?\n\nParticipant\nTwelve people.\n\nInterviewer\nAnd?\n\n"
        "Participant\nThey left.\n\nInterviewer\nWhy?\n\nParticipant\nYes."
    ),
    "the name of a telephone": (
        "Kari Li (NTNU): Who came?\n\niPhone (Marta): Twelve people.\n\n"
        "Kari Li (NTNU): And?\n\niPhone (Marta): They left."
    ),
    "numbers of turns": (
        "1. I: Who came?\n\n2. R: Twelve people.\n\n"
        "3. I: And?\n\n4. R: They left.\n\n"
        "5. I: Oh.\n\n6. R: Yes."
    ),
    "two interviewers": (
        "Moderator: Who came?\n\nDeltaker 2: Twelve people.\n\nInt2: And?\n\n"
        "Deltaker 2: They left."
    ),
}  # fmt: skip


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_layout_is_read(layout: str) -> None:
    host: dict[str, object] = {"hosts": ["Michelle Drumm"]} if "MD" in LAYOUTS[layout] else {}
    found = transcript(LAYOUTS[layout], host)
    assert found.found
    assert [text for _, text, _ in spoken(found)][:4] == [
        "Who came?", "Twelve people.", "And?", "They left.",
    ]  # fmt: skip
    assert [asks for _, _, asks in spoken(found)][:4] == [True, False, True, False]


def test_a_turn_spans_paragraphs_until_the_next_speaker() -> None:
    found = transcript("I: Who came?\n\nR: Twelve.\n\nAnd they stayed.\n\nTo the end.\n\nI: Oh.")
    assert spoken(found)[1] == ("R", "Twelve. And they stayed. To the end.", False)


def test_location_is_the_time_or_the_number_of_the_turn() -> None:
    found = transcript("I: Who?\n\n00:01:02 R: Twelve.\n\nI: And?\n\nR: [00:03:04] Left.")
    assert [str(turn.location) for turn in found.turns] == [
        "turn 1",
        "00:01:02",
        "turn 3",
        "00:03:04",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "There are no speakers here. Only what one person wrote.\n\nIn two paragraphs.",
        "First: we came.\n\nThen we went, which took all of the day and the night.\n\nSecond: no.",
        "Remember: to ask.\n\nRemember: to thank.\n\nAnd a paragraph of some length follows here.",
    ],
)
def test_without_speakers_the_transcript_is_used_whole(text: str) -> None:
    found = transcript(text)
    assert not found.found
    assert speech(found).split() == text.split()
    assert not any(turn.interviewer for turn in found.turns)


def test_a_part_heading_ends_a_turn_and_what_a_narrator_says_is_left_out() -> None:
    found = transcript(
        "I: Who?\n\nR: Twelve.\n\nPart 2 - Hope\n\nNow they speak of hope.\n\nI: And?\n\nR: Left."
    )
    assert speech(found) == "Twelve. Left."
    assert any("between the parts" in str(note) for note in found.notes)


WORDS = st.lists(st.from_regex(r"[a-z]{1,9}", fullmatch=True), min_size=1, max_size=12)


@given(st.lists(WORDS, min_size=1, max_size=8))
def test_any_text_without_labels_is_used_whole(paragraphs: list[list[str]]) -> None:
    found = transcript("\n\n".join(" ".join(words) for words in paragraphs))
    assert not found.found
    assert speech(found).split() == [word for words in paragraphs for word in words]


@given(
    st.lists(st.tuples(st.sampled_from(["INT", "Ragna", "R2"]), WORDS, WORDS), min_size=4),
    st.sampled_from(["{}: {}\n\n{}", "**{}**: {}\n\n{}", "**{}:** {}\n\n{}", "{}: {}\n{}"]),
)
@example([("Ragna", ["it", "was"], ["key"])] * 4, "{}: {}\n\n{}")
@example([("Ragna", ["it", "was"], ["present"])] * 4, "{}: {}\n{}")
@example([("Ragna", ["q"], ["a"]), ("R2", ["a"], ["q"])] * 4, "**{}**: {}\n\n{}")
@example([("R2", ["sa", "hun"], ["la", "det"])] * 4, "{}: {}\n\n{}")
def test_no_word_of_a_respondent_is_lost(
    turns: list[tuple[str, list[str], list[str]]], layout: str
) -> None:
    # Each speaks at least twice, so that the labels can be learned.
    turns = [*turns, *turns, ("INT", ["who"], ["what"]), ("INT", ["who"], ["what"])]
    text = "\n\n".join(layout.format(who, " ".join(a), " ".join(b)) for who, a, b in turns)
    found = transcript(text)
    if not any(who != "INT" for who, _, _ in turns):
        return
    expected = [word for who, a, b in turns if who != "INT" for word in (*a, *b)]
    assert speech(found).split() == expected


@given(st.text(max_size=300))
def test_any_text_gives_turns_of_clean_lines(text: str) -> None:
    for turn in read_turns([Block(text)], metadata={}).turns:
        assert turn.text
        assert not re.search(r"[\n\t]|\*\*", turn.text)


def test_initials_in_place_of_a_picture_are_no_speech() -> None:
    turns = [("KN", "Kari Nordmann", "Who came?"), ("PH", "Per Hansen", "Ten did.")] * 3
    text = "\n\n".join(
        f"{avatar}\n{name} 0:0{n}\n{said}" for n, (avatar, name, said) in enumerate(turns)
    )
    assert speech(transcript(text)) == "Ten did. Ten did. Ten did."


@pytest.mark.parametrize(
    "label", ["Ad", "ADVERT", "Sponsor message", "Reklame", "Reklam", "Annonce"]
)
def test_advertisements_and_music_are_nobodys_turns(label: str) -> None:
    talk = (
        f"Ada: Who has the key?\n\nBo: I do.\n\n{label}: Sleep like you mean it.\n\nUse the code."
        "\n\nAda: And at night?\n\nBo: A cord."
    )
    found = transcript(talk)
    assert [turn.text for turn in found.turns] == [
        "Who has the key?",
        "I do.",
        "And at night?",
        "A cord.",
    ]


@pytest.mark.parametrize("note", ["(paus, hon häller upp kaffe)", "(viser skjerm 3 på mobilen)"])
def test_a_paragraph_in_parentheses_is_a_note_and_a_part_of_one_is_said(note: str) -> None:
    found = spoken(transcript(TALK.format("A", "B").replace("I see.", f"I see.\n\n{note}")))
    assert [text for _, text, _ in found][2] == "I see."
    said = spoken(transcript(TALK.format("A", "B").replace("I see.", "I see (all of it).")))
    assert said[2][1] == "I see (all of it)."


@pytest.mark.parametrize(
    ("mark", "label"), [("*{}*", "GB: {}"), ("**{}**", "**Kit Mar:** {}"), ("**{}**", "AB: {}")]
)
def test_questions_set_off_without_a_label_ask_where_answers_have_one(
    mark: str, label: str
) -> None:
    asked = ["How did it begin?", "And what do you do?", "You had a wife here.", "With whom?"]
    said = [
        "They mixed up the papers, and so I came here, thirty years ago.",
        "I mow and dig, and I talk to those who come with their water.",
        "She stayed for four years, and now she sends oranges to us.",
        "With nobody who could tell, as far as I know, in all that time.",
    ]
    blocks = [
        Block(text.replace("*", "") if italic else text, italic=italic)
        for question, answer in zip(asked, said, strict=True)
        for text, italic in (
            (mark.format(question), not mark.startswith("**")),
            (label.format(answer), False),
        )
    ]
    blocks.insert(6, Block('"I mow and dig"', italic=True))
    found = read_talk(blocks, metadata={}).transcript
    assert [turn.text for turn in found.turns if turn.interviewer] == asked
    assert [turn.text for turn in found.turns if not turn.interviewer] == said


def test_a_sentence_among_questions_set_as_headings_asks_and_a_title_does_not() -> None:
    blocks = [
        block
        for question, answer in (
            (
                "How did you come to it?",
                "The lift broke, and I came to mend it, and they had a chair free for me.",
            ),
            (
                "What did it teach you?",
                "Things fail where two parts meet, and it is the same in care as in lifts.",
            ),
            (
                "You've been critical of boards.",
                "I have been on five of them, and I counted the verbs in each one.",
            ),
            (
                "And is it used?",
                "It's gone, and I take that as a yes, since nobody has brought it back.",
            ),
        )
        for block in (Block(question, "heading", level=4), Block(answer))
    ]
    blocks.insert(4, Block("Money and mud", "heading", level=4))
    found = read_talk(blocks, metadata={}).transcript
    asked = [turn.text for turn in found.turns if turn.interviewer]
    assert asked[2] == "You've been critical of boards." and len(asked) == 4


def test_a_caption_in_parentheses_is_a_sound_and_a_longer_one_is_said() -> None:
    cues = [
        "JO: Ten of us.",
        "(motoren startes)",
        "IDA: And then?",
        "(og så sa han at vi kunne gå)",
    ]
    blocks = [Block(text, "cue") for text in [*cues, "JO: We went.", "IDA: Oh."]]
    said = " ".join(turn.text for turn in read_talk(blocks, metadata={}).transcript.turns)
    assert "motoren" not in said and "og så sa han" in said
