"""What stands around a talk goes, and what is said stays."""

from __future__ import annotations

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.talk.parts import without_parts, words_above_heading
from pipeline.ingest.talk.reading import read_talk

TALK = [
    Block("Ann: Who came?"),
    Block("Bo: Ten of us, and we stayed until the hall was closed for the night."),
    Block("Ann: And then?"),
    Block("Bo: We went home, all of us, and nobody wrote a word of it down."),
]


@pytest.mark.parametrize(
    "heading", ["3 comments", "Comments (2)", "Kommentarer", "Relaterede episoder", "Fler avsnitt"]
)
def test_below_a_heading_of_comments_or_other_pages_nobody_speaks(heading: str) -> None:
    assert without_parts([*TALK, Block(heading, "heading", level=3), Block("Great!")]) == TALK


@pytest.mark.parametrize(
    "below",
    [[Block("Ann: Any comments?"), *TALK], [Block("Bo: None.")], [Block("Ten words. " * 20)]],
)
def test_a_heading_of_comments_above_talk_or_a_long_text_ends_nothing(below: list[Block]) -> None:
    blocks = [*TALK, Block("Comments", "heading", level=2), *below]
    assert without_parts(blocks) == blocks


@pytest.mark.parametrize(
    "line", ["*Foto: Fyret sett fra sørvest.*", "Photo: Kim Lie", "Bild: Åke Ek", "Billede: Privat"]
)
def test_a_line_about_a_picture_is_nobodys(line: str) -> None:
    assert without_parts([*TALK[:2], Block(line), *TALK[2:]]) == TALK


@pytest.mark.parametrize("line", ["Foto er det jeg lever av.", "Photo after photo: all of them."])
def test_speech_about_pictures_stays(line: str) -> None:
    assert Block(line) in without_parts([*TALK, Block(line)])


@pytest.mark.parametrize(
    ("lead", "decision"),
    [
        ("Møteleder", "Vedtak:\nUtvalget tar saken til orientering."),
        ("Chair", "Vote: carried, ten to two."),
        ("Ordförande", "Beslut: Nämnden godkänner planen."),
    ],
)
def test_votes_of_a_record_are_nobodys_up_to_the_next_label(lead: str, decision: str) -> None:
    talk = [Block(f"{lead}: Then we vote."), *TALK, Block(f"{lead}: Thank you.")]
    blocks = [*talk[:3], Block(decision), Block("It was so decided."), *talk[3:]]
    assert without_parts(blocks) == talk


def test_a_decision_that_somebody_tells_of_in_an_interview_stays() -> None:
    blocks = [*TALK[:2], Block("Vedtak: det var det de kalte det, og vi fikk det i posten."), *TALK]
    assert without_parts(blocks) == blocks


@pytest.mark.parametrize(
    "note", ["Notes: E.T. = Evelyn Tarrant. Typed up in 1986.", "Merknader: navn er endret."]
)
def test_a_last_note_of_an_editor_is_nobodys_and_one_within_the_talk_stays(note: str) -> None:
    assert without_parts([*TALK, Block(note)]) == TALK
    assert Block(note) in without_parts([Block(note), *TALK])


def test_what_a_chat_tells_of_its_speaker_is_nobodys() -> None:
    events = (
        "[04/02/2021, 09:02:40] Jo Li: Jo Li added Del\n02.04.21 09:03 - Ida: Ida forlot gruppen"
    )
    said = "[04/02/2021, 09:10:00] Jo Li: Jo Li Berg left early, why? And added: no."
    assert without_parts([Block(events), Block(said)]) == [Block(said)]


def test_a_few_words_beside_a_table_of_speech_are_nobodys() -> None:
    rows = [Block(f"{who}\tWe came and sat in the hall until noon, {n}.", "table")
            for n, who in enumerate(["HILDE", "THEA"] * 4)]  # fmt: skip
    assert without_parts([*rows, Block("Print | Share this page")]) == rows
    blocks = [*rows, Block("Hilde: One more thing.")]
    assert without_parts(blocks) == blocks
    blocks = [*rows[:2], Block("What was said without a table goes on for a while. " * 5)]
    assert without_parts(blocks) == blocks


NOTES = [
    Block("Regn. Jeg kom til mottaket litt før tolv, og radioen sto på. Ola satt på trappa."),
    Block(
        "Jeg: Er det din?\nOla: Nei, den er til han på rom ni, og den får han når vakta er over nå."
    ),
    Block("Her kom det en dame med suppe. Vi spiste."),
    Block("Jeg: Skjer det ofte?\nOla: Hver tirsdag."),
    Block("Refleksjon: Han snakker om reglene som vær."),
]


def test_what_field_notes_tell_between_stretches_of_talk_is_nobodys() -> None:
    assert without_parts(NOTES) == [NOTES[0], NOTES[1], NOTES[3]]
    english = [
        Block("Rain. I came to the shelter before noon, and the radio was on. He sat outside."),
        Block("Me: Is it yours?\nOla: No, it is not."),
        Block("A lady came out with soup."),
        Block("Me: Is it often?\nOla: On Tuesdays."),
        Block("He talks of rules as of weather."),
    ]
    assert without_parts(english) == [english[0], english[1], english[3]]


def test_second_paragraphs_of_turns_are_no_field_notes() -> None:
    plain = [Block("Interview in the hall, May."), *NOTES[1:]]
    assert without_parts(plain) == plain
    apart = [NOTES[0]] + [Block(line) for block in NOTES[1:] for line in block.text.split("\n")]
    assert without_parts(apart) == apart


TOLD = [
    "Jeg traff Kari hjemme hos henne i mai, og vi satt lenge på kjøkkenet.",
    "I: Hva husker du?\nK: Skolen.", "Så døde mor.", "I: Og da?\nK: Vi flyttet.", "Det var tungt.",
]  # fmt: skip
MET = [
    "I met Kari at her home in May, and the two of us sat in the kitchen.",
    "I: What do you remember?\nK: School.", "Then mother died.", "I: And then?\nK: We moved.",
    "It was hard.",
]  # fmt: skip


@pytest.mark.parametrize("texts", [TOLD, MET])
def test_an_interview_with_an_introduction_is_no_field_note(texts: list[str]) -> None:
    blocks = [Block(text) for text in texts]
    assert without_parts(blocks) == blocks


def test_a_turn_that_goes_on_in_the_first_person_or_at_length_stays_in_field_notes() -> None:
    own = [*NOTES[:4], Block("Jeg tenker på det."), NOTES[4]]
    assert without_parts(own) == [*NOTES[:2], *own[3:5]]
    long = [*NOTES[:4], Block("De kom om natta og tok med seg alt de fant i huset. " * 3)]
    assert without_parts(long) == long


def test_what_follows_a_vote_in_its_block_or_under_any_label_is_said() -> None:
    lead = Block("Møteleder: Da stemmer vi.")
    vote = Block("Votering: 5–2\nMøteleder: Takk.\nHansen: Da går jeg.")
    assert without_parts([lead, *TALK, vote])[5:] == [
        Block("Møteleder: Takk.\nHansen: Da går jeg.")
    ]
    below = [Block("Ola Vik, medlem: Jeg vil si noe."), Block("Det er viktig.")]
    blocks = [lead, *TALK, Block("Votering: 5–2"), *below]
    assert without_parts(blocks) == [lead, *TALK, *below]
    spoken = [Block("Vedtak: det var ordet.", speaker="Kari"), Block("Ja.", speaker="Ola")]
    assert without_parts([lead, *TALK, *spoken]) == [lead, *TALK, *spoken]


@pytest.mark.parametrize(
    "line",
    [
        "Anne-Marie: Marie left school at fifteen.",
        "12 Anne-Marie: Marie left school at fifteen.",
        "[00:12] Anne-Marie: Marie left school at fifteen.",
    ],
)
def test_who_speaks_of_somebody_with_a_part_of_their_own_name_is_heard(line: str) -> None:
    assert without_parts([Block(line)]) == [Block(line)]


def test_a_question_for_tips_as_a_heading_ends_nothing() -> None:
    answers = [Block("Man må hvile, og man må spørre om hjelp før det er for sent.")] * 5
    for heading in ("Har du tips til andre pårørende?", "Do you have a story?", "More from home"):
        blocks = [*answers, Block(heading, "heading", level=2), Block("Ja, å gå ut.")]
        assert without_parts(blocks) == blocks


SHOW = [
    Block("A talk about halls, with links."),
    Block("Bo: his page", "list"),
    Block("Resources: a list of halls", "list"),
    Block("Interviewer: Ann Lie"),
    Block("AL: Ann Lie"),
]


@pytest.mark.parametrize(
    "heading",
    ["Transcript", "**TRANSCRIPT BELOW:**", "Full transcript:", "Transkripsjon", "Avskrift:"],
)
def test_notes_above_the_heading_of_a_transcript_are_nobodys_but_for_who_is_who(
    heading: str,
) -> None:
    found = without_parts([*SHOW, Block(heading), *TALK])
    assert [block for block in found if block.kind != "heading"] == TALK
    assert [block.text for block in found[:-4]] == [SHOW[0].text, "Interviewer: Ann Lie"]
    initials = [Block(one.text.replace("Ann:", "AL:")) for one in TALK]
    assert "AL: Ann Lie" in [one.text for one in without_parts([*SHOW, Block(heading), *initials])]


def test_a_heading_of_a_transcript_within_a_talk_or_below_most_of_it_takes_nothing() -> None:
    for blocks in (
        [*TALK, Block("Transcript"), *TALK],
        [*TALK, Block("Transcript"), Block("Yes.")],
    ):
        assert without_parts(blocks) == blocks


def test_a_heading_on_a_line_of_a_block_stands_by_itself() -> None:
    found = without_parts([Block("The hall\nTranscript\nAnn: Who came?"), *TALK[1:]])
    assert [block.text for block in found][:2] == ["The hall", "Ann: Who came?"]


def test_a_list_of_fields_above_the_talk_is_nobodys_and_a_list_of_turns_stays() -> None:
    fields = [Block(f"{key}: large", "list") for key in ("Model", "Languages", "Source")]
    assert without_parts([*fields, *TALK]) == TALK
    turns = [Block(block.text, "list") for block in TALK]
    assert without_parts(turns) == turns
    roles = [Block("Interviewer: Ann", "list"), Block("Informant: Bo", "list")]
    assert without_parts([*roles, *TALK]) == [*roles, *TALK]


STATEMENT = "We carried all the tables out of the hall before the guests came in from the snow. "


@pytest.mark.parametrize(
    "first",
    [
        ["[00:00:12] I: Who?", "[00:00:15] R: We.", "[00:00:19] I: And?"],
        ["Q. Who?", "A. We did.", "Q. And?"],
        ["Kari", "We did.", "Ola", "And?", "Kari", "No."],
        ["Kari\tja", "Ola\tnei", "Kari\tja"],
        ["[Kari] Who?", "[Ola] We.", "[Kari] And?"],
        [STATEMENT * 10],
        ["Transcript", "[00:01] I: Who?", "[00:04] R: We."],
    ],
)
def test_talk_of_any_form_and_a_statement_above_a_heading_stay(first: list[str]) -> None:
    blocks = [*map(Block, first), Block("Transcript"), *TALK * 4]
    assert without_parts(blocks) == blocks
    assert words_above_heading(blocks) == 0


def test_what_goes_above_a_heading_is_counted() -> None:
    blocks = [
        Block("Bo: his page"),
        Block("Resources: a list of halls"),
        Block("Transcript"),
        *TALK,
    ]
    assert words_above_heading(blocks) == 8
    notes = {one.code: one.values for one in read_talk(blocks, metadata={}).transcript.notes}
    assert notes["words_before_turns"] == {"n": 8}
    assert words_above_heading([Block("\n".join(["Transcript", *(one.text for one in TALK)]))]) == 0
    assert not [one for one in read_talk(TALK, metadata={}).transcript.notes if one.values]


@pytest.mark.parametrize(
    "above", [[Block("Kari"), Block("What counts?")], [Block("[00:01] Kari: So what counts?")], []]
)
def test_a_list_that_somebody_says_is_no_list_of_fields(above: list[Block]) -> None:
    said = [Block("Pris: det er for dyrt for oss", "list"), Block("Tid: vi har ikke nok", "list")]
    once = [*above, *said, Block("For min del: det går."), Block("Og så er det natt.")]
    assert without_parts(once) == once
    full = [
        Block("Ada: I work at the hall by the sea, where I have been for twelve years.", "list"),
        Block("Eli: I too.", "list"),
    ]
    assert without_parts([*above, *full, *TALK]) == [*above, *full, *TALK]


def test_a_vote_is_nobodys_where_the_speaker_leads_members() -> None:
    talk = ["The Speaker: Order.", "{}: We want ferries.", "Votes: 12 to 3.", "The Speaker: Next."]
    for name, kept in (("Ane Lie (Sp)", 3), ("Mr Lie", 3), ("Ane Lie", 4)):
        assert len(without_parts([Block(one.format(name)) for one in talk])) == kept
