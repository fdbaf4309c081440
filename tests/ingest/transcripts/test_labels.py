"""Which labels are speakers."""

from __future__ import annotations

from time import process_time

import pytest

from pipeline.ingest.blocks import Block
from pipeline.ingest.transcripts.labels import with_interjections
from pipeline.ingest.transcripts.lines import read_lines
from pipeline.ingest.transcripts.speakers import leads
from tests.ingest.transcripts.helpers import TALK, speech, spoken, transcript


@pytest.mark.parametrize(
    "line",
    [
        "Note: this was noisy.", "Remember: ask first.", "Alf: he was the customs officer.",
        "At 12:30 they came.", "See https://example.org for more.", "I: a letter in a list? No.",
    ],
)  # fmt: skip
def test_a_word_with_a_colon_that_comes_once_is_no_speaker(line: str) -> None:
    body = "Marta: We came.\n\nInga: Yes.\n\nMarta: And it went so.\n\n{}\n\nInga: It did."
    found = transcript(body.format(line))
    if not line.startswith("I:"):
        assert {turn.speaker for turn in found.turns} == {"Marta", "Inga"}
        assert line.split()[-1] in speech(found)


def test_an_article_at_the_start_of_a_line_is_not_the_speaker_a() -> None:
    found = transcript(
        "MM - Mary Muir\nA - Anna\n\nMM Who?\n\nA Twelve.\n\nA lot of people came."
        "\n\nMM And?\n\nA Left."
    )
    assert ("A", "Twelve. A lot of people came.", False) in spoken(found)


def test_words_before_a_colon_in_speech_are_no_roles() -> None:
    found = transcript(
        "I: Who?\n\nR: Twelve.\n\nQuestion: who pays? I asked.\n\nI: And?\n\nR: She said: no."
        "\n\nHe said: yes.\n\nHe said: never.\n\nHe said: always.\n\nI: Oh."
    )
    assert speech(found) == (
        "Twelve. Question: who pays? I asked. She said: no. He said: yes. He said: never."
        " He said: always."
    )


def test_initials_before_a_sentence_with_a_dash_or_a_comma_stay_the_speaker() -> None:
    found = transcript(
        "MM - Mary Muir\nOS - Ossie\n\nMM So - and who?\n\nOS Yes, carers: people who care."
        "\n\nMM And?\n\nOS Left."
    )
    assert {turn.speaker for turn in found.turns} == {"MM", "OS"}


@pytest.mark.parametrize(
    ("words", "found_once"),
    [("Cato: Note this.", True), ("Alf: he was the customs officer.", False)],
)
def test_one_who_speaks_once_in_a_group_is_a_speaker(words: str, found_once: bool) -> None:
    found = transcript(
        "Moderator: Who?\n\nAnne: Ten.\n\nBerit: No.\n\nAnne: Yes.\n\nBerit: Well.\n\n" + words
    )
    assert (words.split(":")[0] in {turn.speaker for turn in found.turns}) == found_once


def test_function_words_on_lines_of_their_own_are_no_speakers() -> None:
    captions = ["Og", "så kom de", "Men", "vi satt", "I", "den stua", "Og", "de gikk", "I", "mai"]
    found = transcript("\n\n".join(captions * 2))
    assert not found.found
    assert speech(found).split() == " ".join(captions * 2).split()


def test_labels_that_stand_in_no_list_recur_like_those_that_do() -> None:
    turns = "\n\n".join(["KL What?", "LH We do the rota.", "CP They come."] * 3)
    found = transcript("KL - Kari Lund\nLW - Lynn Ward\nCP - Cole Park\n\n" + turns)
    assert {turn.speaker for turn in found.turns} == {"KL", "LH", "CP"}


def test_a_listed_name_without_a_sign_begins_a_turn() -> None:
    turns = "\n\n".join(["KL What?", "Nancy We do the rota.", "KL And?", "Nancy They left."])
    found = transcript(
        "KL - Kari Lund\n\n" + turns, {"hosts": ["Kari Lund"], "speakers": ["Nancy"]}
    )
    assert speech(found) == "We do the rota. They left."


@pytest.mark.parametrize("mark", ["**{}.**", "{}.", "**{}**"])
def test_the_a_of_questions_and_answers_is_a_label_although_it_is_a_word(mark: str) -> None:
    talk = [
        ("Q", "Who came to the ward?"), ("A", "A nurse came, and Vitamin A came too."),
        ("Q", "And then?"), ("A", "Nobody. Hepatitis A came."), ("Q", "And?"), ("A", "They left."),
    ]  # fmt: skip
    found = transcript("\n\n".join(f"{mark.format(label)} {text}" for label, text in talk))
    assert [(turn.speaker, turn.text) for turn in found.turns] == talk


@pytest.mark.parametrize(
    "form", ["**{}** [10:0{}:14]: {}", "{} [10:0{}:14]: {}", "{} (10:0{}): {}"]
)
def test_who_speaks_once_is_a_speaker_where_each_label_has_a_time(form: str) -> None:
    turns = [
        ("Møtelederen", "Da er det Holm."), ("Turid Aas", "Vi går fra dør til dør."),
        ("Møtelederen", "Takk."), ("Per Holm (H)", "Hva ville dere brukt det til?"),
        ("Turid Aas", "Til å sitte ned."), ("Møtelederen", "Er det mer?"), ("Turid Aas", "Nei."),
    ]  # fmt: skip
    text = "\n\n".join(form.format(who, n, said) for n, (who, said) in enumerate(turns))
    found = transcript(f"{text}\n\nDet står ikke i noen veileder.")
    assert [turn.speaker for turn in found.turns] == [who for who, _ in turns]


def test_a_name_without_a_time_is_no_speaker_where_others_have_one() -> None:
    turns = (
        "Ada [0:01]: We met.\n\nBo [0:05]: I asked them.\n\nAda [0:09]: Once.\n\nBo [0:12]: Twice."
    )
    found = transcript(f"{turns}\n\nDear Nurse: that is how it began, and I laughed.")
    assert {turn.speaker for turn in found.turns} == {"Ada", "Bo"}


def test_a_person_may_be_called_in_several_ways() -> None:
    found = transcript(
        "Interviewer: Who came?\n\nMats Berg, driver: I did.\n\nInterviwer: And then?\n\n"
        "Mats Berg: We left.\n\nInterviewer: All?\n\nMats: All.\n\nI: Why?\n\nMats: It rained."
    )
    assert spoken(found) == [
        ("Interviewer", "Who came?", True), ("Mats Berg", "I did.", False),
        ("Interviewer", "And then?", True), ("Mats Berg", "We left.", False),
        ("Interviewer", "All?", True), ("Mats Berg", "All.", False),
        ("Interviewer", "Why?", True), ("Mats Berg", "It rained.", False),
    ]  # fmt: skip


def test_two_who_answer_each_other_are_two_though_one_has_the_others_first_name() -> None:
    found = transcript("Anna: Who came?\n\nAnna Lie: Ten did.\n\n" * 3)
    assert {speaker for speaker, _, _ in spoken(found)} == {"Anna", "Anna Lie"}


def test_slips_in_the_sign_or_the_case_of_a_label_are_that_label() -> None:
    text = TALK.format("Meg", "Knut") + "\n\nMeg; Ah. Who?\n\nknut: They left."
    assert [name for name, _, _ in spoken(transcript(text))] == ["Meg", "Knut"] * 3
    goes_on = TALK.format("Meg", "Knut") + "\n\nknut: but he had it on a string."
    assert spoken(transcript(goes_on))[-1][1].endswith("knut: but he had it on a string.")


def test_a_whole_name_in_the_first_turn_is_whose_surname_comes_again() -> None:
    text = (
        "RUTH DELANEY, HOST:\n\nThere is an organ in the yard.\n\nMARCUS YEE: Some people honk.\n\n"
        "DELANEY: Who plays?\n\nYEE: I do.\n\nJOANNE KLINE: And I.\n\nDELANEY: How long?\n\n"
        "KLINE: Ten years.\n\nYEE: More.\n\nKLINE: Far more."
    )
    found = spoken(transcript(text))
    assert len({name for name, _, _ in found}) == 3
    assert [asks for _, _, asks in found] == [True, False, True, False, False, True] + [False] * 3


def test_a_member_who_speaks_once_is_one_by_party_and_time() -> None:
    turns = (
        "Lederen: Velkommen.\n\n{}\n\nLederen: Da er det Rud.\n\nTorleif Rud (H) [0:50]: Hvorfor?"
    )
    said = "Birger Aas [0:10]: Det er kaldt.\n\nMari Lie (SV) [0:20]: Hvor kaldt?\n\n"
    text = turns.format(said + said.replace("[0:1", "[0:3").replace("[0:2", "[0:4").strip())
    assert spoken(transcript(text))[-1] == ("Torleif Rud (H)", "Hvorfor?", True)


CAPITALS = (
    "THE CHAIR: The meeting is open.\n\nCAPTAIN ROSS: I have sailed for thirty years, and never "
    "so near the ground.\n\nTHE CHAIR: Thank you. Mr Dunn.\n\nMR. DUNN: How near was it, Captain?"
    "\n\nCAPTAIN ROSS: I stood.\n\nMR. DUNN: Who is to dredge it?\n\nCAPTAIN ROSS: You are.\n\n"
    "MS. PRYCE: Did you write?\n\nCAPTAIN ROSS: Twice.\n\nNOTE: see above.\n\nTHE CHAIR: Thanks."
)


def test_a_name_in_capitals_that_comes_once_is_a_label_among_others_in_capitals() -> None:
    found = spoken(transcript(CAPITALS.replace("\n\nNOTE: see above.", "")))
    assert ("MS. PRYCE", "Did you write?", True) in found
    assert {name for name, _, asks in found if not asks} == {"CAPTAIN ROSS"}
    assert "NOTE" not in {name for name, _, _ in spoken(transcript(CAPITALS))}


def test_a_label_in_the_key_and_before_a_dash_is_one_though_the_key_names_it() -> None:
    text = (
        "LW: interviewer; B: Mr. B; D: his daughter\n\nLW — Who came?\n\nB — They did. All.\n\n"
        "D — Dad, no.\n\nLW — Who?\n\nB — Them.\n\nD — It was us.\n\nLW — When?\n\nB — At six."
    )
    assert [name for name, _, _ in spoken(transcript(text))] == [
        "LW", "B", "D", "LW", "B", "D", "LW", "B",
    ]  # fmt: skip


def test_names_in_bold_without_a_sign_are_labels_where_they_begin_nearly_all() -> None:
    talk = TALK.replace("{0}:", "**Tor**").replace("{1}:", "**Siv**")
    found = transcript(f"{talk}\n\n{talk}")
    assert {speaker for speaker, _, _ in spoken(found)} == {"Tor", "Siv"}
    prose = "**Homes** are planned.\n\nThey are for all.\n\n" * 4
    assert not transcript(prose.replace("**Homes**", "**Roads**", 2)).found


def test_a_whole_name_whose_initials_are_a_label_is_that_speaker() -> None:
    text = (
        "MILL TOWN PROJECT\n\nRUTH GAINES: This is Ruth Gaines, and I'm at the home of\n"
        "Mr. Pell. When did you go into the mill?\n\nANDREW PELL: I was thirteen but I was put as\n"
        "fourteen.\n\nRG: What was your job?\n\nAP: Sweeper.\n\nRG: And then?\n\nAP: The loom.\n\n"
        "MRS. PELL: Tell her of the store.\n\nRG: Which one?\n\nAP: The one by the tracks."
    )
    found = spoken(transcript(text))
    assert {who for who, _, _ in found} == {"RUTH GAINES", "ANDREW PELL", "MRS. PELL"}
    assert found[0][1].startswith("This is Ruth Gaines") and found[0][2]


@pytest.mark.parametrize("together", ["Several", "Alle", "Flera"])
def test_several_of_a_group_are_a_speaker_once(together: str) -> None:
    talk = "Moderator: Who?\n\nP1: Me.\n\nP2: And me.\n\nP3: Not me.\n\n"
    text = f"{talk}{together}: Oh yes!\n\n{talk.strip()}"
    assert (together, "Oh yes!", False) in spoken(transcript(text))
    single = f"I: Who?\n\nR: I came.\n\n{together}: that is what they said.\n\nI: Oh?\n\nR: Yes."
    assert together not in {who for who, _, _ in spoken(transcript(single))}


@pytest.mark.parametrize("sign", [" - ", ": ", "\t"])
def test_a_label_in_capitals_that_comes_once_is_one_where_all_are(sign: str) -> None:
    talk = "SPM{0}Hvem er dere?\nDATTER 1{0}Vi er tre.\nDATTER 2{0}Mor deler på oss.\n"
    text = f"{talk}{talk}SPM{{0}}Hva hjelper?\nSØNN{{0}}En perm.\nSPM{{0}}Takk.".format(sign)
    assert ("SØNN", "En perm.", False) in spoken(transcript(text))


def test_a_name_that_goes_on_from_the_line_above_is_no_label() -> None:
    text = (
        "Interviewee: Ines Tolle (IT), b. 1958\n\nKB: I'm with\n"
        "Ines Tolle in her kitchen. Ines, why?\n\n"
        "IT: For the work.\n\nKB: And then?\n\nIT: We stayed."
    )
    assert "Ines Tolle in her kitchen" in spoken(transcript(text))[0][1]


DOOR = [
    "Int: When did it change?", "R: With the charges. They came in May.", "{}",
    "R: It is on the hook.", "Int: You said that some stopped.", "R: They did.\nNobody asked.",
    "Int: And the council?", "R: One young man came.", "Int: Did it help?", "R: He counted.",
]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("Woman at door: Sorry, have you the key?", "Woman at door"),
        ("Mann i døra: Har dere bestilt rommet?", "Mann i døra"),
        ("Forvaltningschefen: Hvis jeg må svare.", "Forvaltningschefen"),
        ("Kona: Vil de ha kaffi?", "Kona"), ("P?: You are a nuisance.", "P?"),
    ],
)  # fmt: skip
def test_who_speaks_once_among_turns_that_have_labels_is_somebody(line: str, who: str) -> None:
    found = transcript("\n".join(DOOR).format(line))
    assert [turn.speaker for turn in found.turns if turn.speaker == who]
    assert line.split(": ")[1] in [turn.text for turn in found.turns]


@pytest.mark.parametrize(
    "line",
    [
        "Resultatet: Ingen kom.",
        "One thing: You never know.",
        "Kari sier: Nå går det.",
        "Question: Why?",
    ],
)
def test_what_is_said_before_a_colon_is_nobody(line: str) -> None:
    more = "They left.\n\nThey came back.\n\nWe saw it."
    found = transcript("\n\n".join(DOOR).format(f"{more}\n{line}"))
    assert {turn.speaker for turn in found.turns} == {"Int", "R"}
    assert line in " ".join(turn.text for turn in found.turns)


@pytest.mark.parametrize("label", ["Tamsin (she/her) Orrick", "Bilal's iPhone", "Inf:"])
def test_labels_of_programs_and_slips_are_labels(label: str) -> None:
    found = transcript(f"Jo: Who?\n{label}: Two.\nJo: When?\n{label}: In May.\nJo: Oh?")
    assert [turn.text for turn in found.turns] == ["Who?", "Two.", "When?", "In May.", "Oh?"]


def test_a_time_in_bold_before_a_name_in_bold_is_no_part_of_the_name() -> None:
    who = ["Marit (forsker)", "Halima"] * 3
    found = transcript(
        "\n\n".join(f"**0:00:{n}8 {name}**\n\nTre {n}." for n, name in enumerate(who))
    )
    assert [turn.speaker for turn in found.turns] == who


def test_a_label_within_an_unfinished_sentence_is_nobody() -> None:
    more = "They left.\n\nThey came back.\n\nWe asked the\nForvaltningschefen: He came."
    found = transcript("\n\n".join(DOOR).format(more))
    assert {turn.speaker for turn in found.turns} == {"Int", "R"}


def test_a_name_on_a_line_of_its_own_is_a_label_though_it_is_said_too() -> None:
    talk = (
        "Interviewer\n\nWho came?\n\nMrs Hall\n\nTwelve did.\n\nInterviewer\n\nThank you, Mrs Hall."
    )
    found = transcript(f"{talk}\n\nMrs Hall\n\nYou are welcome.")
    assert [turn.speaker for turn in found.turns] == ["Interviewer", "Mrs Hall"] * 2
    assert "Mrs Hall" in found.turns[2].text


def test_titles_and_given_names_are_aside_where_a_label_names_a_speaker() -> None:
    found = transcript(
        """Chair: Welcome. Who are you?

Dr Priya Lund: I teach.

Tom Hall: I run a house.

Chair: Dr Lund, what do we know?

Dr Lund: Not much.

Tom Hall: And I know less.

Dr Lund: He knows more."""
    )
    assert [turn.speaker for turn in found.turns][1] == "Dr Priya Lund"
    assert len({turn.speaker for turn in found.turns}) == 3


def test_what_another_says_in_brackets_within_a_turn_is_theirs() -> None:
    found = transcript(
        """Int: How long?

Mrs D: Four. I kept topping it up. (Int: Mm.) And then (note: the hot) it went [Int: Right.]

Int: And?

Mrs D: That was it."""
    )
    assert [(turn.speaker, turn.text) for turn in found.turns][1:5] == [
        ("Mrs D", "Four. I kept topping it up."), ("Int", "Mm."),
        ("Mrs D", "And then (note: the hot) it went"), ("Int", "Right."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "We use two forms (A: The short one.) and (B: The long one.) there.",
        "We use two forms (A: the short one) and another.",
        "She wrote so (A: no fixed sum) and left.",
    ],
)
def test_forms_and_versions_in_brackets_are_said_by_who_speaks(said: str) -> None:
    found = transcript(f"A: Which?\n\nB: {said}\n\nA: And?\n\nB: So. (A: mm, yeah) It was.")
    assert [turn.text for turn in found.turns] == [
        "Which?", said, "And?", "So.", "mm, yeah", "It was.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("label", "cut"), [("Int 2", True), ("M2", True), ("Kari", False)]
)  # fmt: skip
def test_a_role_in_brackets_says_what_stands_there_and_a_name_may_sign(
    label: str, cut: bool
) -> None:
    said = f"I kept it up. ({label}: okay so tell me more) It went."
    found = transcript(
        f"Int 1: Why?\n\nMrs D: Four.\n\n{label}: So?\n\nMrs D: {said}\n\n"
        f"Int 1: And?\n\n{label}: Then?\n\nMrs D: That was it."
    )
    pairs = [(turn.speaker, turn.text) for turn in found.turns]
    assert ((label, "okay so tell me more") in pairs) == cut
    assert (("Mrs D", said) in pairs) != cut


def test_a_run_of_blanks_within_a_turn_takes_no_time() -> None:
    lines = read_lines([Block("Ann: Who?"), Block(f"Bo: We{' ' * 60_000}did. (Ann: Mm.)")])
    began = process_time()
    found = with_interjections(lines, frozenset({("ann", "colon"), ("bo", "colon")}))
    assert [line.label for line in found] == ["Ann", "Bo", "Ann"]
    assert process_time() - began < 3


def _labels(text: str, metadata: dict[str, object] | None = None) -> list[str]:
    return list(dict.fromkeys(turn.speaker for turn in transcript(text, metadata).turns))


@pytest.mark.parametrize(
    "text",
    [
        # the whole name once, then the last one or initials
        "RUTH HALE: Where were you born?\n\nOTTO LIE: In Vik.\n\nHALE: And then?\n\nLIE: Bergen.",
        "Ruth Hale: Where were you born?\n\nOtto Lie: In Vik.\n\nRH: And then?\n\nOL: To Bergen.",
        # a time behind each label
        "Ruth Hale: (06:07)\nWhere were you?\n\nOtto Lie: (06:34)\nIn Vik.\n\n"
        "Dee Foss: (07:01)\nSo was I.",
        # a party behind each
        "Ruth Hale (Sp) []: Vi vil ha ferjer.\n\nOtto Lie (MDG) []: Vi vil ha tog og buss.",
        # a post behind each, by itself
        "Ruth Hale, leder av utvalget for helse:\n\nVi er enige.\n\nOtto Lie, Samfunnspartiet:\n\n"
        "Vi og.\n\nDee Foss, kommunedirektør:\n\nTakk.",
        # in bold, a few long turns
        "**Ruth Hale:** " + "We came home at six. " * 9 + "\n\n**Otto Lie:** " + "So it was. " * 9,
    ],
)  # fmt: skip
def test_persons_are_speakers_by_how_they_are_written_though_each_comes_once(text: str) -> None:
    found = " ".join(_labels(text)).casefold()
    assert "hale" in found and "lie" in found


@pytest.mark.parametrize(
    "text",
    [
        "PUBLIC HEALTH: Half of the budget.\n\nSCHOOLS: The rest of it, all in all.",
        "**Better Housing:** We build homes.\n\n**Safe Streets:** We light the roads at night.",
        "Chapter One: It was cold.\n\nChapter Two: It was warm, and nobody came.",
        "Opening Session: 09:00\n\nLunch Break: 12:30\n\nClosing Words: 15:00\n\nWe meet in May.",
        "Better Homes (BH): We build.\n\nSafe Streets (SS): We light the roads at night.",
        "Public Health, care and homes:\n\nWe build.\n\nSafe Streets, day and night:\n\nWe light."
        "\n\nGood Schools, all of them:\n\nWe teach.",
        "We met in the hall and spoke of the bus, the shop and the road to the sea.\n\n"
        "**Ruth Hale:** A good plan, and one that all of us made.\n\n"
        "**Otto Lie:** I like it, and so do those who drive.",
    ],
)
def test_heads_of_a_text_that_come_once_are_no_persons(text: str) -> None:
    assert _labels(text) == [""]


def test_fields_and_panels_above_a_hearing_are_no_speakers() -> None:
    parts = [
        "President: Tone Holm Lie", "I: Ann Foss, director.", "II: Bo Ek, Head of Care; Cy Moe.",
        "President: Tone Holm Lie", "Chair: Welcome. Who are you?", "Ann Foss: I lead the homes.",
        "Chair: And you?", "Bo Ek: I lead the wards.", "Chair: Good.", "Bo Ek: So.", "Ann Foss: I.",
    ]  # fmt: skip
    assert _labels("\n\n".join(parts)) == ["Chair", "Ann Foss", "Bo Ek"]


def test_who_is_listed_as_present_is_a_speaker_though_once() -> None:
    talk = "Zoe: I want them short.\n\nMolly: Can we go around?\n\nZoe: Sure.\n\nJeff: The same."
    head = "Present: Zoe, Molly, Jeff and Ada\n\nSome came late, as they do."
    assert _labels(f"{head}\n\n{talk}") == ["Zoe", "Molly", "Jeff"]


def test_a_head_that_begins_with_the_whole_name_is_no_turn() -> None:
    text = (
        "Interviewee: Otto Lie, Jr.\n\nWG: Who came?\n\nOL: Ten.\n\nOtto Lie, Jr., May 9, 2013\n\n"
    )
    assert _labels(text + TALK.format("WG", "OL")) == ["WG", "OL"]


def test_numerals_that_come_again_or_without_a_sign_are_no_panels() -> None:
    talk = "V: Who came?\n\nX: Ten did.\n\nV: And then?\n\nX: They left.\n\nII: So they did."
    assert _labels(talk)[:2] == ["V", "X"]


def test_a_word_with_a_number_in_an_answer_is_no_asker() -> None:
    talk = TALK.format("Kari", "Ola") + "\n\nspørsmål 3: der er jeg usikker, det vet jeg ikke."
    assert _labels(talk) == ["Kari", "Ola"]
    assert "spk03" in _labels(TALK.format("spk01", "spk02") + "\n\nspk03: I came late.")


def test_words_with_several_numbers_are_speakers_though_each_is_once() -> None:
    talk = "{0} 1: Hvem kom?\n\n{1}: Ti av oss.\n\n{0} 2: Og så?\n\n{1}: De gikk hjem."
    found = transcript(talk.format("spørsmål", "svar"))
    assert [turn.interviewer for turn in found.turns] == [True, False, True, False]
    for word in ("person ", "part", "sp"):
        two = TALK.format(f"{word}1", f"{word}2")
        assert f"{word}3" in _labels(f"{two}\n\n{word}3: jeg kom sent.")
        assert _labels(f"{TALK.format('Kari', 'Ola')}\n\n{word}3: jeg kom.") == ["Kari", "Ola"]


def test_a_device_is_no_one_who_leads_a_sitting() -> None:
    assert not leads("The speaker")
    assert leads("Mr Speaker") and leads("Madam Deputy Speaker")
