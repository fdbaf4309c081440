"""Speech without a transcriber's marks."""

from __future__ import annotations

import pytest

from pipeline.ingest.transcripts.speech import (
    are_notes_in_parentheses,
    clean_speech,
    explains_parentheses,
)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Well [laughs] yes.", "Well yes."),
        ("[00:01:02] Well, [pause] no [inaudible 00:12].", "Well, no."),
        ("Haltung (... unclear) there", "Haltung there"),
        ("so (laughing loudly) he (the boy) came", "so he (the boy) came"),
        ("(co-)production and co-[design]", "(co-)production and co-[design]"),
        ("[phone rings]", ""),
        ("Yes. ((knocks, 12 secs)) I did.", "Yes. I did."),
        ("(0.4) Nothing. (3 sek.) Only that. (43 s)", "Nothing. Only that."),
        ("De er rolege. (Smiler.) Ho lærer norsk.", "De er rolege. Ho lærer norsk."),
        ("Det er sant. (Uro på tilhørerpladserne.)", "Det er sant."),
        ("Yes *laughs* no {nods} I <coughs> see ~sighs~ it.", "Yes no I see it."),
        ("Ja *laughs loudly* nei *ler* jo ~skrattar~ ja *long pause* nå.", "Ja nei jo ja nå."),
        ("(Munterhet i salen.) Takk. (Laughter in court.) So.", "Takk. So."),
        ("Ja (peker på bordet) nei (støy) jo (telefonen ringer).", "Ja nei jo."),
        ("Yes (.) no (?) I (holds up a letter) did (in unison).", "Yes no I did."),
        ("(uforst.) Ja. (paus) Nej. (off camera) Oh.", "Ja. Nej. Oh."),
        ("Ja (tenker). (lang stillhet) Nej (latter 00:12) jo (ler litt).", "Ja. Nej jo."),
        ("Ja (viser et bilde) og (ler i mikrofonen).", "Ja og."),
        ("Oh (a long sigh) and (music) so (music plays) on (shows a photo).", "Oh and so on."),
        ("two\nlines part-\nner", "two lines partner"),
    ],
)
def test_notes_of_the_transcriber_are_no_speech(raw: str, clean: str) -> None:
    assert clean_speech(raw) == clean


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I asked [NAME OF SHERIFF] twice.", "I asked [NAME OF SHERIFF] twice."),
        ("Hun bor i [STED] nå.", "Hun bor i [STED] nå."),
        ("I asked [name withheld] twice.", "I asked twice."),
        ("[name of wife] was in [place], twice.", "[name of wife] was in [place], twice."),
        ("Jeg bor i [navn på bygd] nå.", "Jeg bor i [navn på bygd] nå."),
        ("I asked [LAUGHTER] twice.", "I asked twice."),
    ],
)
def test_what_stands_for_words_that_were_taken_out_stays(text: str, said: str) -> None:
    assert clean_speech(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "We want (1) a key, (2) a lamp and (7) a stool.",
        "I stayed at home. (I was ill.)",
        "Vi drog. (Du vet hvorfor.)",
        "They came (the nurses).",
        "We paid 5 * 3 * 2 and a < b and c > d.",
        "He *really* said so.",
        "Then *he laughed at her* and we lost *the music school*.",
        "They *laughed*, and *one sighs at it* now.",
        "Vi mistet *musikken og applausen*, og *folk ler av det*.",
        "De ~griner ad det~ og *han hoster om natten*.",
        "Vi *skrattar åt det* och *barnet gråter om natten*.",
        "It was hard (looking back on it) for Ola (looking at it now).",
        "Slik er det. (Kommunen svikter.) Vi venter. (Ingen svarer.)",
        "Sådan er det. (Kommunen svigter.) Så er det. (Kommunen sviker.)",
        "So it is. (The council fails.) We wait. (Members of the public.)",
        "Kari (43) og Ole (7) kom, og mor (82).",
        "I came. (The bus was late again that day.)",
        "I asked ((NAME OF WIFE)) twice.",
        "Ja (jeg tenker på samskaping) og (det tenker jeg også).",
        "Det er slik (han tenker på budsjettet) nå.",
        "Vi gjør det (viser til kommunens plan), sånn (viser at det går).",
        "Det tar tid (holder på med saken).",
        "Kaffe (uten sukker) og ro (litt uro i kroppen).",
        "Hun har (for lavt blodtrykk).",
        "Sånn (peker på behovet for tid) er det.",
        "Vi gjorde det (tænker hun) selv.",
        "Det er planen (viser hvordan det går).",
        "Det går (visar att det går) bra (tänker han alltid).",
        "Det er (syner korleis ein gjer) bra.",
        "So (shows how we co-design) it is.",
        "It works (shows that it can) well.",
        "One (the latter) and both (in the latter case).",
        "It is (my smile says it) fine.",
        "We did (we sigh a lot) it (looking after others).",
        "Groups (music therapy) and (overlapping services).",
    ],
)
def test_words_in_parentheses_that_are_said_stay(text: str) -> None:
    assert clean_speech(text) == text


def test_notes_of_several_words_in_capitals_are_not_said() -> None:
    assert clean_speech("(IN STUDIO) Good evening (SOUND OF A BUS). We asked the (NHS).") == (
        "Good evening. We asked the (NHS)."
    )


@pytest.mark.parametrize(
    "text",
    [
        "I CAME (WITH MY SISTER) IN MAY",
        "We asked others (NRC, UNHCR) in May.",
        "I asked (NAME OF WIFE) twice.",
    ],
)
def test_capitals_in_brackets_that_are_said_stay(text: str) -> None:
    assert clean_speech(text) == text


def test_other_words_in_parentheses_are_notes_where_the_known_ones_are() -> None:
    noting = ["Yes (laughs). No.", "Oh (coughs) dear (into the mug).", "Well (sighs)."]
    assert are_notes_in_parentheses(noting)
    assert clean_speech(noting[1], noted=True) == "Oh dear."
    assert clean_speech("So (I was ill) it (A2) is.", noted=True) == "So (I was ill) it (A2) is."
    assert clean_speech("So. (Tea comes.) (7) Kari (43) came.", noted=True) == "So. Kari (43) came."
    assert not are_notes_in_parentheses([*noting, "They (the nurses) saw (us) it (twice) (then)."])
    assert not are_notes_in_parentheses(noting[:2])
    heard = "We (should do) that (0.4) and (the council) (1.2) so (0.7)."
    assert not are_notes_in_parentheses([heard])
    assert are_notes_in_parentheses(
        ["So (0.4) it (1.2) is (2 s). Kari (43), Ole (7), Bo (9), (8)."]
    )


def test_a_gesture_at_something_is_a_note_in_english() -> None:
    assert clean_speech("Yes (points at the map) no.") == "Yes no."
    assert clean_speech("Ja (viser at det går) nei.") == "Ja (viser at det går) nei."


@pytest.mark.parametrize("unit", ["*a ", "(a ", "(", "<a ", "{a a ", "~", "((a "])
def test_marks_without_an_end_take_no_time(unit: str) -> None:
    """What they hold is not tried in every way, which would take hours at this length."""
    assert clean_speech(f"So {unit * 2_000}")


@pytest.mark.parametrize(
    ("text", "said"),
    [("Ja. (5 Sekunden Pause) Nei.", "Ja. Nei."), ("Ja. (3 sek. pause) Nei.", "Ja. Nei."),
     ("Vi tok (5 minutter pause) der.", "Vi tok (5 minutter pause) der.")],
)  # fmt: skip
def test_the_length_of_a_pause_is_no_speech_in_any_language(text: str, said: str) -> None:
    assert clean_speech(text) == said


def test_where_the_head_explains_parentheses_all_in_them_are_notes() -> None:
    assert explains_parentheses(["// = overlap   (  ) = stage   [unclear]"])
    assert explains_parentheses(["(kursiv) = transkribentens\n(tekst) = lyd, [x] = utelatt"])
    assert not explains_parentheses(["We had (the two of us) f(x) = 2"])
    assert not explains_parentheses(["f(x) = y", "( ) = usikre ord", "(lyd) = lyd som er utydelig"])
    assert not explains_parentheses(["(word) = uncertain hearing", "(x) = sound or words unclear"])
    text = "Hello! (knock; nurse puts head round door) I said (I never knew) so."
    assert clean_speech(text, explained=True) == "Hello! I said (I never knew) so."
    assert clean_speech(text) == text
