"""What programs and chats write into a transcript is nobody's speech."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.notices import without_notices

TALK = [
    Block(f"R: We carried table {n} out ourselves, and nobody wrote it down.") for n in range(16)
]


def _kept(*, top: str = "", end: str = "", within: str = "") -> list[str]:
    blocks = [*TALK[:8], *([Block(within)] if within else []), *TALK[8:]]
    found = without_notices(
        [*([Block(top)] if top else []), *blocks, *([Block(end)] if end else [])]
    )
    spoken = {block.text for block in TALK}
    assert {block.text for block in found} >= spoken
    return [block.text for block in found if block.text not in spoken]


@pytest.mark.parametrize(
    "line",
    [
        "Transcribed by https://otter.ai",
        "Sonix is the world's most advanced automated transcription platform.",
        "ward_interview_2.m4a",
        "Opptak 2 - hjemmetjenesten.mp3",
        "English (auto-generated)",
        "New Recording 14",
        "Denne redigerbare transkripsjonen er datagenerert og kan inneholde feil.",
        "This editable transcript was computer generated and might contain errors.",
    ],
)
def test_a_program_names_itself_at_the_start_or_the_end(line: str) -> None:
    assert _kept(top=line) == _kept(end=line) == []


@pytest.mark.parametrize(
    "line",
    [
        "R: We use otter.ai for the minutes and then nobody reads them.",
        "They told us to look at plan.docx and it was empty.",
        "New recordings were made in the garden.",
        "R: I sent a message, and the message was deleted.",
    ],
)
def test_who_speaks_of_programs_and_files_is_kept(line: str) -> None:
    assert _kept(top=line) == _kept(end=line) == _kept(within=line) == [line]


def test_a_label_of_such_a_form_comes_again_and_is_kept() -> None:
    blocks = [Block("SPEAKER_01"), Block("How?"), Block("SPEAKER_01"), Block("And then?")]
    assert without_notices(blocks) == blocks


@pytest.mark.parametrize(
    "line",
    [
        "12.03.2024, 16:05 - Samira: <Media utelatt>",
        "[12/03/2024, 10:05:09] Carol: \u200eimage omitted",
        "12/03/2024, 16:05 - Messages and calls are end-to-end encrypted. No one can read them.",
        "2024-03-12 16:05 - Sara: <Media har utelämnats>",
        "12.03.2024 16:05 - Maja: Denne besked blev slettet",
    ],
)
def test_notes_of_a_chat_are_left_out_wherever_they_stand(line: str) -> None:
    assert _kept(within=line) == []


def test_marks_of_direction_go_and_the_message_stays() -> None:
    assert _kept(within="\u200eCarol: I rang my mum.") == ["Carol: I rang my mum."]


def test_credits_in_italics_close_a_broadcast_but_questions_in_italics_do_not() -> None:
    credit = Block("The Front Door is made by Small Hours in Leith.", italic=True)
    assert without_notices([*TALK, credit]) == TALK
    question = Block("And who has the key now?", italic=True)
    assert without_notices([*TALK, question]) == [*TALK, question]
    many = [Block(f"Note {n} of the diary, as she wrote it.", italic=True) for n in range(4)]
    assert without_notices([*TALK, *many]) == [*TALK, *many]


def test_the_last_caption_names_who_made_the_captions() -> None:
    cues = [Block("og da sa jeg det", "cue"), Block("Undertekster av Ai-Media", "cue")]
    assert without_notices(cues) == cues[:1]


@pytest.mark.parametrize(
    "line",
    [
        "Helsepodden er laget av Lyd. Følg oss der du hører podkast.",
        "Front Door is a production of Small Hours.",
        "Poddens musik är av Ek. Nya avsnitt där poddar finns.",
    ],
)
def test_the_line_that_closes_a_broadcast_is_left_out_at_the_end(line: str) -> None:
    assert _kept(end=line) == []
    assert _kept(within=line) == [line]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("int014   Page 1 of 9", "int014   Page 2 of 9"),
        ("R17 — Water Board — p. 4", "R17 — Water Board — p. 5"),
        ("Ledbetter #1     12", "Ledbetter #1     13"),
        ("Intervju 4, hjemmesykepleien, side 2", "Intervju 4, hjemmesykepleien, side 3"),
        ("Bilag 2 – sida 9 av 30", "Bilag 2 – sida 10 av 30"),
    ],
)
def test_the_line_of_each_page_is_nobodys(first: str, second: str) -> None:
    blocks = [*TALK[:5], Block(first), *TALK[5:10], Block(second), *TALK[10:]]
    assert without_notices(blocks) == TALK


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Participant 1", "Participant 2"),
        ("Kari Lie 1", "Kari Lie 2"),
        ("Kari Lie 0:12", "Kari Lie 0:13"),
        ("R: I read page 4", "R: I read page 5"),
        ("We were 12", "We were 19"),
        ("Was it on page 4?", "Or on page 5?"),
    ],
)
def test_labels_and_speech_with_numbers_are_no_lines_of_pages(first: str, second: str) -> None:
    blocks = [*TALK[:5], Block(first), *TALK[5:10], Block(second), *TALK[10:]]
    assert without_notices(blocks) == blocks


@pytest.mark.parametrize(
    "line",
    [
        "Sitting suspended for a Division in the House.",
        "Høringen ble avbrutt kl. 09.10.",
        "Samrådet sluttede kl. 14.38. Ret til ændringer forbeholdes.",
        "Utfrågningen avslutades kl. 11.30.",
        "[End of recording]",
        "Copyright © 2022. All rights reserved.",
        "© 2024 Radio Nord",
        "[ ] Transkribere resten",
        "Slutt: 10.42",
        "Ended at 16:05",
        "#transcript #cafe",
    ],
)
def test_what_stands_below_the_talk_is_nobodys(line: str) -> None:
    assert _kept(end=line) == []


@pytest.mark.parametrize(
    "line",
    [
        "Copyright was what we spoke of.",
        "The meeting was long.",
        "Møtet var langt.",
        "© is a sign.",
    ],
)
def test_what_only_begins_alike_is_kept(line: str) -> None:
    assert _kept(end=line) == [line]


def test_what_a_chat_puts_behind_a_message_goes() -> None:
    line = "12/02/2023, 22:24 - Hannah: Me, and my supervisor"
    assert _kept(within=f"{line} <This message was edited>") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright North Vale Archive. It may be quoted.",
        "© Vik historielag",
        "Opphavsrett: Vik historielag",
        "If you liked this episode, leave a review.",
        "Neste episode: Bussen",
        "Gillade du avsnittet, berätta för en vän.",
        "Med vennlig hilsen\nB.",
        "Yours sincerely,\nAna Lie\nChair",
        "Vänliga hälsningar\nBo Ek",
    ],
)
def test_rights_greetings_and_other_episodes_close_a_text(line: str) -> None:
    assert _kept(end=line) == []
    assert _kept(within=line) != []


@pytest.mark.parametrize(
    "line", ["Copyright is what they all forget.", "Hilsen var det ingen som sa, så vi gikk."]
)
def test_speech_about_rights_and_greetings_stays(line: str) -> None:
    assert _kept(end=line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Cheers.\nSpeaker 1  42:12\nIt was hard leaving them",
        "Cheers\nAnna:\nIt was hard",
        "Many thanks\nIt was hard leaving them.",
        "Best.",
        "(C) My mother never came back.",
        "(c) My mother never came back.",
    ],
)
def test_thanks_and_letters_in_the_last_lines_are_said(line: str) -> None:
    assert _kept(end=line) == [line]


def test_greetings_in_captions_and_of_named_speakers_are_said() -> None:
    for kind, speaker in (("cue", ""), ("paragraph", "Bo")):
        talk = [Block(f"We came on day {n}", kind, speaker=speaker) for n in range(5)]  # type: ignore[arg-type]
        talk += [Block("Cheers", kind, speaker=speaker), Block("Bye", kind, speaker=speaker)]  # type: ignore[arg-type]
        assert without_notices(talk) == talk


@pytest.mark.parametrize("line", ["(c) 2024 Vik historielag", "Intervjuet kan siteres."])
def test_rights_stand_at_the_end_only(line: str) -> None:
    assert _kept(end=line) == []
    assert _kept(within="Intervjuet kan siteres, men ikke navnet mitt.") != []


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Bilag 4: Transskription af interview", "Bilag 4 63 af 96"),
        ("Folkminnesarkivet, acc. 10482", "Folkminnesarkivet, acc. 10482 s. 2"),
        ("Transcript P4, ward", "Transcript P4 page 3"),
    ],
)
def test_a_line_of_the_title_with_a_page_number_is_nobodys(title: str, line: str) -> None:
    blocks = [Block(title), *TALK[:5], Block(line), *TALK[5:]]
    assert without_notices(blocks) == [Block(title), *TALK]


def test_how_many_of_all_is_speech_where_no_title_begins_so() -> None:
    blocks = [*TALK[:5], Block("Vi var 63 av 96"), Block("We did side 2"), *TALK[5:]]
    assert without_notices(blocks) == blocks


def test_numbers_that_count_pages_are_nobodys_and_others_are_answers() -> None:
    paged = [*TALK[:4], Block("1"), *TALK[4:9], Block("2"), *TALK[9:]]
    assert without_notices(paged) == TALK
    answered = [*TALK[:4], Block("12"), *TALK[4:9], Block("3"), *TALK[9:]]
    assert without_notices(answered) == answered
    assert without_notices([*TALK, Block("7")]) == [*TALK, Block("7")]


@pytest.mark.parametrize(
    "line",
    [
        "Forrige punkt | Næste punkt | Til dagsordenen",
        "Opus Transcription mail@opus.example",
        "Kl. 18.41",
        "--\nTorgeir\nOffice of volunteers",
        "This interview has been edited for length and clarity.",
        "Intervjuet er redigert og forkortet.",
        "Speaker stats: Jules 71%",
        "Har du tips til oss?",
        "MRS THRELFALL (sworn) ....................41",
    ],
)
def test_links_addresses_and_notes_at_the_end_are_nobodys(line: str) -> None:
    assert without_notices([*TALK, Block(line)]) == TALK


@pytest.mark.parametrize(
    "line",
    [
        "R: You can write to mail@opus.example",
        "Tove | 0:03 | Could you say more",
        "Then we waited ...... and 4 came",
        "--\nR: And that was all",
        "We write to mail@opus.example, and nobody answers.",
    ],
)
def test_speech_at_the_end_stays(line: str) -> None:
    assert without_notices([*TALK, Block(line)])[-1] == Block(line)


def test_the_last_captions_that_name_their_makers_are_nobodys() -> None:
    cues = [Block(f"Line {n} is said", "cue") for n in range(6)]
    credit = [Block("Danske tekster: H. Vium", "cue"), Block("Dansk Medietekst", "cue")]
    assert without_notices([*cues, *credit]) == cues
    early = [*credit, *cues]
    assert cues == without_notices(early)[-6:]


def test_a_dash_above_long_lines_ends_no_interview() -> None:
    talk = [Block(f"We carried table {n} out ourselves, all of us, that day.") for n in range(8)]
    blocks = [*talk, Block("--\nThen we sat there and nobody said a word to us.")]
    assert without_notices(blocks) == blocks


def test_an_answer_with_dots_and_a_number_is_no_entry_of_an_index() -> None:
    assert _kept(within="P: Jeg var vel ...... 14") == ["P: Jeg var vel ...... 14"]


@pytest.mark.parametrize("sign", ["", ":"])
def test_a_number_below_a_label_that_comes_again_is_an_answer(sign: str) -> None:
    blocks = [
        *TALK[:4], Block(f"KARI{sign}\n3"), *TALK[4:8], Block(f"KARI{sign}\n4"), *TALK[8:],
    ]  # fmt: skip
    assert without_notices(blocks) == blocks


@pytest.mark.parametrize("line", ["Har du tips til andre pårørende?", "Got a tip from her once."])
def test_a_question_or_a_word_about_tips_at_the_end_is_said(line: str) -> None:
    assert _kept(end=line) == [line]


def test_a_head_of_several_lines_that_comes_again_is_nobodys() -> None:
    head = "ASHCOMBE VOICES Tape 7\nTranscript 7A - J. Tolliver Typed: M.R.\nPage {}"
    blocks = [Block(head.format(1)), *TALK[:8], Block(head.format(2)), *TALK[8:]]
    assert without_notices(blocks) == TALK


def test_turns_that_come_again_are_no_head() -> None:
    again = Block("R: Nothing much there\nI: And the other table")
    blocks = [again, *TALK[:8], again, *TALK[8:], Block("I: Well"), again]
    assert again in without_notices(blocks)


@pytest.mark.parametrize("line", ["*** opptak slutt ***"])
def test_a_note_between_rules_is_nobodys(line: str) -> None:
    assert _kept(within=line) == []


@pytest.mark.parametrize(
    "line", ["**Really** I did **not**", "R: -- well -- yes", "-- and then he left"]
)
def test_dashes_and_bold_in_speech_stay(line: str) -> None:
    assert _kept(within=line) == [line]


def test_what_stands_below_the_end_or_the_rights_is_said_by_nobody() -> None:
    talk = [Block(text) for text in ("Ann: Who?", "Bo: We did.", "Ann: Why?", "Bo: To eat.")]
    for end in (
        "[Interview ends]",
        "Copyright © 2022 PRL.",
        "Her slutter opptaket. De fikk kaffe.",
    ):
        ended = [*talk, Block(end), Block("PRL texts are made in haste."), Block("Report an error")]
        assert without_notices(ended) == talk
        said = [*talk, Block(end), Block("Bo: I forgot one thing.")]
        assert without_notices(said)[-1].text == "Bo: I forgot one thing."


@pytest.mark.parametrize(
    "end",
    [
        "[End of tape 1, side A]",
        "[bandet slutt]",
        "[break for tea]",
        "Resten av opptaket",
        "The meeting was suspended at 4",
    ],
)
def test_below_a_break_or_the_end_of_a_tape_the_talk_goes_on(end: str) -> None:
    talk = [Block(text) for text in ("Ann: Who?", "Bo: We did.", "Ann: Why?", "Bo: To eat.")]
    assert without_notices([*talk, Block(end), Block("And to sing.")])[-1].text == "And to sing."


def test_long_paragraphs_and_those_of_a_talk_without_labels_stay_below_its_end() -> None:
    talk = [Block(text) for text in ("Ann: Who?", "Bo: We did.", "Ann: Why?", "Bo: To eat.")]
    told = [Block(f"We went to sea in the year {n} and came back.") for n in range(4)]
    long = Block("We sat by the river and sang until the boats came in. " * 4)
    for before, after in (([*talk], long), (told, Block("Then we married."))):
        assert without_notices([*before, Block("Interview ends"), after]) == [*before, after]


def test_a_line_at_the_top_that_comes_again_on_its_own_is_a_running_head() -> None:
    talk = ["Ann: Who came that day?", "Bo: On account of the", "charts.", "Ann: Why?", "Bo: So."]
    head, *rest = "Day 11", *talk
    found = without_notices([Block(text) for text in (head, *rest[:2], head, *rest[2:])])
    assert [block.text for block in found] == talk
    # Labels without a sign come again on lines of their own.
    names = ["Speaker 1", "Who came?", "Speaker 2", "We did.", "Speaker 1", "Why?"]
    assert [block.text for block in without_notices([Block(one) for one in names])] == names


def test_the_number_of_one_of_so_many_pages_goes_from_a_line_of_speech_too() -> None:
    talk = ["Ann: Who?\nMO2-0231  p. 1/2", "Bo: We.", "Ann: Why?", "Bo: So it is\nMO2-0231  p. 2/2"]
    found = without_notices([Block(text) for text in talk])
    assert [block.text for block in found] == ["Ann: Who?", "Bo: We.", "Ann: Why?", "Bo: So it is"]
    once = [Block("Ann: Who?"), Block("Bo: It is on\nthe map p. 2/2"), Block("Ann: Why?")]
    assert without_notices(once) == once


_TALK = [Block(text) for text in ("Ann: Who came?", "Bo: We did.", "Ann: Why?", "Bo: To eat.")]


@pytest.mark.parametrize(
    "line",
    ["Høringen avsluttet kl. 10.14.", "— slut på fil —", "End of tape 7", "Møtet ble hevet.",
     "Intervjun avslutades", "The hearing adjourned at 4", "-- 14 min. 20 sek. --",
     "Slutt på side A"],
)  # fmt: skip
def test_what_says_that_talk_or_tape_ended_is_no_speech(line: str) -> None:
    assert without_notices([*_TALK, Block(line)]) == _TALK


@pytest.mark.parametrize(
    "line",
    ["Slutt på maset, sa jeg til dem.", "Møtet var slutten på det hele for oss.",
     "14 min. 20 sek.", "Samtalen vi hadde, er avsluttet nå, og ingen vil ta den opp igjen."],
)  # fmt: skip
def test_what_is_said_of_an_end_stays(line: str) -> None:
    assert without_notices([*_TALK, Block(line)])[-1].text == line


def test_titles_above_the_first_label_that_come_again_are_heads_of_pages() -> None:
    head = "ASHCOMBE VOICES\nTranscript 7, J. Hall   Length: 00:47\nPage 1 of 2"
    again = head.replace("1 of", "2 of")
    cut = Block(f"{again}\nAnn: Why?")
    found = without_notices([Block(head), *_TALK[:2], cut, _TALK[3]])
    assert found[-4:] == _TALK
    assert len(found) <= 5
    # A label alone comes again too, and a sentence may.
    names = [Block(text) for text in ("Ann Lie", "Who?", "Bo Li", "We.", "Ann Lie", "Why?")]
    assert without_notices(names) == names
    said = [
        Block("We carried all the tables out."),
        *_TALK,
        Block("We carried all the tables out."),
    ]
    assert without_notices(said) == said


def test_a_greeting_with_a_name_closes_a_letter() -> None:
    signed = Block("Mvh Torgeir\nFrivilligkontoret\nTlf. 00 00 00 00 | Tenk på miljøet ditt")
    assert without_notices([*_TALK, signed]) == _TALK
    for said in ("Hilsen Kari sa at hun kom", "Mvh Torgeir\nDet var det vi skrev under alt."):
        assert without_notices([*_TALK, Block(said)])[-1].text == said


def test_the_name_that_a_program_gave_the_recording_is_nobodys() -> None:
    name = Block("Interview 7 - night staff-20231114_190312-Meeting Recording")
    assert without_notices([name, *_TALK]) == _TALK


CHAPTERS = "0:00 Introduction\n0:11 First guest!\n1:15 What nobody foresees?"
STAMPED = "00:00:00 We did it.\n" + "\n".join(
    f"00:0{n}:02 And this we said too, {n}." for n in range(1, 8)
)


def test_a_table_of_chapters_above_the_talk_is_nobodys() -> None:
    blocks = [Block(CHAPTERS), Block(STAMPED)]
    assert [block.text for block in without_notices(blocks)] == [STAMPED]


@pytest.mark.parametrize(
    "first",
    [
        "0:00 Ann: Who came?\n0:11 Bo: Ten.\n1:15 Ann: And?",
        "0:00 We did.\n0:11 It rained,\n1:15 so we left.",
    ],
)
def test_the_first_of_two_recordings_is_no_table_of_chapters(first: str) -> None:
    blocks = [Block(first), Block(STAMPED)]
    assert without_notices(blocks) == blocks


def test_heads_of_left_and_right_pages_count_on() -> None:
    heads = ["Otto J. Lie, Jr., May 9, 2013   2", "Otto Lie, Jr., May 9, 2013   3"] * 2
    heads = [head[:-1] + str(number) for number, head in enumerate(heads, start=2)]
    blocks = [
        part for n, head in enumerate(heads) for part in (Block(f"Ann: Who {n}?"), Block(head))
    ]
    assert [block.text for block in without_notices(blocks)] == [f"Ann: Who {n}?" for n in range(4)]
    apart = [Block("We were 3"), Block("Ann: Who?"), Block("And then 7"), Block("There were 9")]
    assert without_notices(apart) == apart


def test_a_head_above_the_number_of_each_page_is_nobodys() -> None:
    talk = ["Ann: Who came?", "Bo: Ten of us."]
    heads = [f"Ane Lie, interviewed by Bo Ek\n{number}" for number in (1, 2, 3)]
    blocks = [Block("\n".join([heads[0], *talk, heads[1], *talk, heads[2], *talk]))]
    assert [block.text for block in without_notices(blocks)] == ["\n".join(talk * 3)]
    asked = [Block("Ann: How many were there\n1\nAnn: How many were there\n7")]
    assert without_notices(asked) == asked
    labels = [
        "PARTICIPANT 3\n2",
        "MODERATOR 1\nAnd you?",
        "PARTICIPANT 3\n3",
        "MODERATOR 1\nI see.",
    ]
    assert without_notices([*map(Block, labels)]) == [*map(Block, labels)]


def test_short_turns_that_end_in_numbers_are_no_heads_of_pages() -> None:
    said = ["Ann: How many?", "Jeg sier 3", "Da sier jeg 4", "Nå er det 5", "Ann: Så fint."]
    assert without_notices([*map(Block, said)]) == [*map(Block, said)]
    page = Block("Ann: We carried all the tables out of the hall. " * 12)
    heads = [Block(f"{head} {n}") for n, head in enumerate(("Del en", "Del to", "Om øya"), start=3)]
    assert without_notices([page, heads[0], page, heads[1], page, heads[2], page]) == [page] * 4


def test_short_questions_with_times_are_no_table_of_chapters() -> None:
    for said in ("Ten of us!", "Ten of us"):
        blocks = [Block(f"0:00 Who came?\n0:11 {said}\n1:15 And then?"), Block(STAMPED)]
        assert without_notices(blocks) == blocks
    shouted = [Block("0:00 We came!\n0:11 Ten of us\n1:15 All of us!"), Block(STAMPED)]
    assert without_notices(shouted) == shouted


def test_a_table_of_chapters_may_ask_twice() -> None:
    titles = ["Introduction", "Who came?", "The hall", "The sea", "What then?", "Boats", "The end"]
    chapters = "\n".join(f"{n}:00 {title}" for n, title in enumerate(titles))
    assert [one.text for one in without_notices([Block(chapters), Block(STAMPED * 3)])] == [
        STAMPED * 3
    ]
