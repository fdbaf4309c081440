"""Who asks where no label says so."""

from __future__ import annotations

import pytest

from tests.ingest.transcripts.helpers import TALK, speech, spoken, transcript


def test_numbered_questions_with_unnamed_answers_are_read() -> None:
    found = transcript("Q1. Who?\n\nTwelve.\n\nQ2. And?\n\nThey left.\n\nQ3. Oh?\n\nYes.")
    assert speech(found) == "Twelve. They left. Yes."


def test_who_asks_is_told_by_the_questions_where_nothing_else_tells() -> None:
    text = "\n\n".join(
        "SPEAKER 1: And what happened then?\n\nSPEAKER 2: We came. We sat. They left."
        for _ in range(4)
    )
    found = transcript(text)
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"SPEAKER 1"}
    assert any("recognised by the questions" in str(note) for note in found.notes)


def test_where_nobody_asks_all_is_speech() -> None:
    found = transcript("Marta: We came.\n\nInga: We did.\n\nMarta: All.\n\nInga: All of us.")
    assert not any(turn.interviewer for turn in found.turns)
    assert any("no interviewer" in str(note) for note in found.notes)


def test_a_host_that_is_an_organisation_leaves_the_one_who_is_not_listed() -> None:
    text = TALK.replace("I see.", "Who came?").replace(
        "They left.", "They left at once, all of them."
    )
    text = text.format("Michelle", "Andrew")
    found = transcript(text, {"hosts": ["Iriss"], "speakers": ["Andrew Bryers"]})
    assert speech(found) == "Twelve people did. They left at once, all of them."


def test_unnamed_answers_between_named_questions_are_speech() -> None:
    found = transcript("Q: Who came?\n\nTwelve people.\n\nThey left.\n\nQ: And?\n\nNobody else.")
    assert speech(found) == "Twelve people. They left. Nobody else."
    assert any("only the interviewer is named" in str(note) for note in found.notes)


def test_an_answer_by_one_who_speaks_once_is_not_the_interviewers() -> None:
    assert speech(transcript("INT: Who came?\n\nRagna: Twelve people.")) == "Twelve people."


HEARING = (
    "Mr Duun: Thank you, Mr Lie, for your statement.\n\nMr Lie: Yes.\n\n"
    "{0}: The plan says that meals are made together. I take it that you knew.\n\n"
    "Mr Lie: We had our own way of doing it.\n\n{0}: And nobody was appointed.\n\n"
    "Mr Lie: Nobody asked us to."
)


@pytest.mark.parametrize(
    "lead", ["Counsel Inquiry", "Chair", "Møtelederen", "Utspørrer", "Ordförande", "The CHAIRMAN"]
)
def test_who_leads_a_hearing_asks_by_statements_too_and_so_does_who_only_opens_it(
    lead: str,
) -> None:
    found = transcript(HEARING.format(lead))
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"Mr Duun", lead}


def test_a_mayor_beside_an_interviewer_answers() -> None:
    found = transcript(TALK.format("Intervjuer", "Ordfører"))
    assert speech(found) == "Twelve people did. They left."


def test_res_answers_beside_int_and_asks_alone() -> None:
    assert speech(transcript(TALK.format("INT", "RES"))) == "Twelve people did. They left."
    assert speech(transcript(TALK.format("RES", "Marta"))) == "Twelve people did. They left."


def test_two_who_ask_are_both_interviewers() -> None:
    text = "\n\n".join(
        f"{name}: And what happened then?\n\nLiv: We came, number {n}. We sat. They left."
        for n, name in enumerate(["Anna", "Bo"] * 4)
    )
    found = transcript(text)
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"Anna", "Bo"}


def test_prompts_without_question_marks_are_an_interviewers() -> None:
    text = "\n\n".join(
        f"Anna: Tell me about winter {n}\n\nLiv: We came to the house and sat with them all day"
        for n in range(6)
    )
    found = transcript(text)
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"Anna"}


def test_beside_q_and_a_everybody_else_examines_the_one_witness() -> None:
    found = transcript(
        "MR LIE: Who came?\n\nA. Ten did.\n\nQ. And?\n\nA. They left.\n\n"
        "THE CHAIR: I see.\n\nMR LIE: When?\n\nA. At noon.\n\nQ. Oh.\n\nA. Yes."
    )
    assert speech(found) == "Ten did. They left. At noon. Yes."


@pytest.mark.parametrize("member", ["Senator JONES", "Kari Lie MP", "Ola Berg (Sp)", "Per Lie (H)"])
def test_members_of_a_committee_ask_as_its_chair_does(member: str) -> None:
    found = transcript(
        "Chair: Who came?\n\nDr Aas: Ten did.\n\nChair: And now the next.\n\n"
        f"{member}: I take it that they left.\n\nDr Aas: They did.\n\n{member}: I see.\n\n"
        "Dr Aas: Yes."
    )
    assert speech(found) == "Ten did. They did. Yes."


def test_speech_without_punctuation_shows_who_asks_by_how_turns_begin() -> None:
    found = transcript(
        "Speaker 1: so tell me about the work\n\nSpeaker 2: well we began in spring with three of"
        " us on the ward\n\nSpeaker 1: and how did that go\n\nSpeaker 2: it went fine and they"
        " brought soup for all\n\nSpeaker 1: okay did the manager know\n\nSpeaker 2: no she did"
        " not and we just did it"
    )
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"Speaker 1"}


def test_who_asks_often_and_briefly_beside_the_chair_examines_too() -> None:
    long = "We began with the kitchen and the residents, and it took us two years to do it all. "
    turns = [
        ("The CHAIR", "Please begin, and tell us about the plan."),
        ("Dr. SINGH", long * 2),
        ("Ms. WALKER", "Who paid for that?"),
        ("Dr. SINGH", long * 2 + "Why not?"),
        ("Ms. WALKER", "You said the coordinator left. When was it?"),
        ("Dr. SINGH", long * 2),
        ("The CHAIR", "Thank you."),
        ("Dr. SINGH", long),
    ]
    text = "\n\n".join(f"{who}: {said}" for who, said in turns)
    asking = {turn.speaker for turn in transcript(text).turns if turn.interviewer}
    assert asking == {"The CHAIR", "Ms. WALKER"}


LONG = "Ten of us came, and we sat in the hall and talked until it was noon, and then some."


def test_one_of_a_numbered_family_does_not_ask_alone_beside_another() -> None:
    asked = [("M", "Who came?"), ("P1", LONG), ("M", "And then?"), ("P2", LONG)]
    talk = [*asked, ("M", "When was it?"), ("P3", "A good day? It was in May, was it?")]
    found = transcript("\n\n".join(f"{who}: {text}" for who, text in talk * 2))
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"M"}


def test_a_second_asker_beside_witnesses_asks_too() -> None:
    talk = [
        ("Kari Lie", "Who came that day?"), ("Witness 1", "Ten did, and they left before noon."),
        ("Ola Dahl", "Tell me more of it."), ("Witness 2", "We sat in the hall and talked."),
        ("Kari Lie", "When was it?"), ("Witness 1", "It was in May, I think, or in June."),
    ]  # fmt: skip
    found = transcript("\n\n".join(f"{who}: {text}" for who, text in talk * 2))
    asking = {turn.speaker for turn in found.turns if turn.interviewer}
    assert asking == {"Kari Lie", "Ola Dahl"}


@pytest.mark.parametrize(
    "opening",
    [
        "Hello and welcome to Front Door. I'm Jess, and Abdul is a warden.",
        "This is a show about keys. I'm joined by Abdul, who has many.",
        "Hei og velkommen til Nøkkelen. Her sitter Abdul.",
        "Det här är Nyckeln. Dagens gäst är Abdul.",
    ],
)
def test_who_opens_a_broadcast_asks_though_few_sentences_are_questions(opening: str) -> None:
    talk = "\n\n".join(
        (f"Jess: {opening}", "Abdul: Somebody with keys.", "Jess: I see. They took away the flat.",
         "Abdul: Yes, and with the flat went the nights, and the cord hangs there.")
    )  # fmt: skip
    assert speech(transcript(talk)).startswith("Somebody with keys. Yes")


def test_who_says_nearly_all_opens_nothing() -> None:
    long = "I was born there and I worked there, and nobody asked. " * 9
    talk = f"Ada: Welcome to my kitchen. {long}\n\nBo: I see.\n\nAda: {long}\n\nBo: Well."
    assert "kitchen" in speech(transcript(talk))


@pytest.mark.parametrize(
    ("talk", "asker"),
    [
        ("JO: You like bins?\n\nMAN: No.\n\nJO: And you?\n\nWOMAN: I do.\n\nMAN: She does?", "JO"),
        (
            "Dex: Hello and welcome back to the show. I have a lot to say about oil and more.\n\n"
            "Pia: Hi all, it is good.\n\nDex: I went on for long about it. Do you know it?\n\n"
            "Pia: Yes, I do.", "Dex",
        ),
    ],
)  # fmt: skip
def test_who_asks_among_passers_by_or_opens_a_show_at_length_asks(talk: str, asker: str) -> None:
    found = transcript(talk)
    assert {speaker for speaker, _, asks in spoken(found) if asks} == {asker}


AROUND = (
    "Sarah Whit: Are you comfortable there?\n\nOona Bres: I am grand. Will I pull the blind down "
    "for you, or is it the wind that you came to hear?\n\nSW: This is Jim, he will ask you.\n\n"
    "OB: Is that the boat? Who gave you that, and what year have they written on it?\n\n"
    "Jim Pet: Is that you in front?\n\nOB: It is not me. That is my sister, in the year before "
    "the bridge. I am the back of the head.\n\nJP: Were you paid?\n\nOB: Paid, how do you mean? "
    "I gutted. It is one turn and it is out, sixty a minute.\n\nSW: Did you keep on with it?\n\n"
    "OB: Who told you I was married? I kept on until the harbour closed, and then I stopped."
)


def test_several_who_ask_one_that_asks_back_are_interviewers_under_name_and_initials() -> None:
    asked = {(name, asks) for name, _, asks in spoken(transcript(AROUND))}
    assert asked == {("Sarah Whit", True), ("Jim Pet", True), ("Oona Bres", False)}


def test_a_couple_who_answer_one_are_none_of_those_who_ask() -> None:
    text = AROUND.replace("SW: This is Jim, he will ask you.", "SW: We came by the old road.")
    text = text.replace("JP: Were you paid?", "JP: We were paid.").replace(
        "Jim Pet: Is that you in front?", "Jim Pet: I drove her there myself."
    )
    assert ("Jim Pet", True) not in {(name, asks) for name, _, asks in spoken(transcript(text))}


ASKS_BACK = (
    "Randi: Hvordan var det å bli spurt?\n\nOddvar: Hva tror du? Jeg ble jo smigra. Er det ikke "
    "det de vil? At du blir smigra og sier ja?\n\nRandi: Men du ble med.\n\nOddvar: Hvem andre "
    "skulle gjort det? Jeg er den yngste, og jeg er eldst av alle som kom.\n\nRandi: Fortell om "
    "saken din.\n\nOddvar: De flytta stoppet to hundre meter. Jeg gikk dit, og det tok meg en time."
)
NORWEGIAN_STATEMENTS = (
    "Gro: Du har altså vært her i tretti år.\n\nLeif: Ja, og de er lange. De som kom, er borte."
    "\n\nGro: Da kjenner du huset.\n\nLeif: Det er rørene som er viktige, og de er gamle alle."
    "\n\nGro: Fortell om beboerne.\n\nLeif: De banker på rørene, og det er et helt språk som er."
)
LONG_OPENING = (
    "Dr Hale: Good afternoon. Before we begin I should explain that this study is about how people "
    "in libraries came to take part in projects, that it is paid for by a foundation, that nobody "
    "will be named in it and that there is a sheet to sign which says all of this again.\n\n"
    "Mo: Fine.\n\nDr Hale: What was the first project?\n\nMo: Blood pressure, by the crime novels."
    "\n\nDr Hale: And whose idea was it?\n\nMo: The machine's. It came on a pallet with no letter."
    "\n\nDr Hale: How did readers respond?\n\nMo: They queued, and one wrote the numbers down."
)


@pytest.mark.parametrize(
    ("talk", "asker"),
    [(ASKS_BACK, "Randi"), (NORWEGIAN_STATEMENTS, "Gro"), (LONG_OPENING, "Dr Hale")],
)
def test_of_two_who_talk_signs_together_tell_who_asks(talk: str, asker: str) -> None:
    found = transcript(talk)
    assert {speaker for speaker, _, asks in spoken(found) if asks} == {asker}
    assert [note.code for note in found.notes] == ["interviewer_by_questions"]


def test_of_two_who_ask_alike_neither_is_taken_for_who_asks() -> None:
    talk = "Ada: {0}\n\nBo: {0}\n\n" * 3
    found = transcript(talk.format("Do you think so? I am not sure of it at all."))
    assert not [one for one in spoken(found) if one[2]]


CO_HOSTS = (
    "{0}: {opening}\n\n{1}: {asks} Where was it?\n\n{2}: {tells}\n\n{0}: Why there?\n\n"
    "{2}: {tells}\n\n{1}: And then?\n\n{2}: {tells}"
)


@pytest.mark.parametrize(
    ("names", "opening", "asks", "tells"),
    [
        (("Leo", "Sun", "Bea"), "Welcome to Common Ground.", "Hi.", "In the old hall, by the sea."),
        (("Ane", "Per", "Liv"), "Velkommen til Torget.", "Hei.", "I den gamle hallen ved sjøen."),
        (("Sara", "Emil", "Åke"), "Välkomna till Vägen.", "Hej.", "I den gamla hallen vid sjön."),
    ],
)
def test_a_second_host_asks_as_the_first_does(
    names: tuple[str, str, str], opening: str, asks: str, tells: str
) -> None:
    text = CO_HOSTS.format(*names, opening=opening, asks=asks, tells=tells)
    found = transcript(text)
    assert {turn.speaker for turn in found.turns if turn.interviewer} == set(names[:2])


def test_a_relative_who_tells_and_a_guest_who_is_asked_are_no_second_host() -> None:
    son = (
        "Meg: Where did you live?\n\nAnna: At the farm, with the hens and the loom.\n\n"
        "Knut: You wove, mother. Tell her.\n\nAnna: I did, day and night, for all of them.\n\n"
        "Meg: Is it long ago?\n\nKnut: You know that. You counted.\n\nAnna: Seventy years.\n\n"
        "Meg: What do you miss?\n\nAnna: The stairs, and to go out without telling anyone."
    )
    found = transcript(son)
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"Meg"}
    panel = (
        "Leo: Welcome to Common Ground. Bea, who came?\n\nBea: All of us. Why do you ask?\n\n"
        "Leo: And Kim, who left?\n\nKim: None. We stayed to the end and put the chairs away.\n\n"
        "Leo: What about the rest, Bea?\n\nBea: Does it matter?"
    )
    found = transcript(panel)
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"Leo"}


@pytest.mark.parametrize("unknown", ["Unknown Speaker", "Ukjent taler", "Passer-by Ann"])
def test_who_asks_once_in_passing_is_not_the_interviewer(unknown: str) -> None:
    text = (
        "Speaker 1: We're going. What do you do here?\n\nSpeaker 2: I sort the bags.\n\n"
        f"{unknown}: Is anybody using the trolley?\n\nSpeaker 2: No, take it.\n\n"
        "Speaker 1: You were saying. How did it start?\n\nSpeaker 2: In the queue, like all."
    )
    found = transcript(text)
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"Speaker 1"}


@pytest.mark.parametrize("first", ["Chair", "Senator Dunn"])
def test_a_witness_who_hands_a_question_over_by_name_answers(first: str) -> None:
    text = (
        f"Chair: We begin.\n\n{first}: Is the bed free?\n\n"
        "Dr Lie: I would have to check. Anne, do you know?\n\nAnne Moe: Yes, it is.\n\n"
        f"{first}: Who decides?\n\nDr Lie: The ward does, each day.\n\n{first}: Thank you."
    )
    found = transcript(text)
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"Chair", first}


def test_counsel_who_calls_a_witness_by_name_asks_and_a_witness_who_calls_another_does_not() -> (
    None
):
    text = (
        "Chair: We begin.\n\nMr Dunn: Anne, is the bed free?\n\nAnne Moe: Yes.\n\n"
        "Mr Dunn: And who decides?\n\nDr Lie: I would have to check. Pia, do you know?\n\n"
        "Pia Ek: Yes, I do.\n\nMr Dunn: Who decides?\n\nDr Lie: The ward does, each day."
    )
    found = transcript(text)
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"Chair", "Mr Dunn"}


@pytest.mark.parametrize("other", ["F", "ZZ", "R"])
def test_i_is_the_informant_where_another_without_a_role_asks(other: str) -> None:
    talk = (
        "{0}: Kva tok du med?\n{1}: Ein stol og ein radio og ein boks. Og knappane.\n"
        "{0}: Korleis er det?\n{1}: Det er roleg om morgonen. Då les me avisa i lag."
    )
    asks, answers = ("I", other) if other == "R" else (other, "I")
    found = transcript(talk.format(asks, answers))
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {asks}


def test_one_who_leads_asks_and_one_statement_makes_nobody_counsel() -> None:
    found = transcript(
        "Formanden: Hvad er din vurdering?\n\nInger Brask: Tallet er rigtigt.\n\n"
        "Formanden: Og bussen?\n\nInger Brask: Den kører to gange.\n\n"
        "Forvaltningschefen: Forslaget kom for sent.\n\nInger Brask: Vi sendte det i august.\n\n"
        "Formanden: Hvorfor?\n\nInger Brask: Det ville jeg gerne vide."
    )
    assert {turn.speaker for turn in found.turns if turn.interviewer} == {"Formanden"}


def test_one_who_asks_once_and_else_takes_up_what_was_said_asks_beside_the_other() -> None:
    talk = """Interviewer: Who came?

Ann: Twelve of us, and it was cold in there that day, so cold that we kept our coats on all the
time and ate with our gloves, which the children thought was the best thing about it.

{}: And had anyone told you before?

Ann: No. Nobody had, not one of them, and we had asked.

{}: {}

Interviewer: What would you change?

Bo: The forms, all of them, and I would do it today, before somebody comes with new ones that are
longer still, as they did last year and the year before."""
    for said, asks in (
        ("That's really helpful.", True), ("I never said so.", False), ("Ok.", False),
        ("Ok, but nobody came to us.", False), ("That's so like what my mother did.", False),
        ("That's great. We never got that from them, not in all of those years.", False),
    ):  # fmt: skip
        found = transcript(talk.format("Ravi", "Ravi", said) + f"\n\nRavi: {said}")
        assert {turn.interviewer for turn in found.turns if turn.speaker == "Ravi"} == {asks}
    found = transcript(talk.format("Ravi", "Ravi", "Mm.") + "\n\nRavi: That's great.")
    assert {turn.interviewer for turn in found.turns if turn.speaker == "Ravi"} == {True}
    group = talk.format("Ravi", "Ravi", "Mm.") + "\n\nCal: We did.\n\nRavi: That's great."
    assert not any(turn.interviewer for turn in transcript(group).turns if turn.speaker == "Ravi")


def test_a_name_among_numbers_that_only_asks_is_no_participant() -> None:
    talk = "Moderator: Why?\n\nP1: We like it there, all of us, and we would go there every day if"
    talk += " only they let us have the key to it.\n\nP2: The forms are bad, though, and long."
    for said, asks in (("Did anyone offer to help?", True), ("Here is your coat.", False)):
        found = transcript(f"{talk}\n\nFay: {said}\n\nP1: No.\n\nP2: Never.\n\nP1: Not once.")
        assert [turn.interviewer for turn in found.turns if turn.speaker == "Fay"] == [asks]


def test_one_whose_question_nobody_of_the_group_answers_is_in_it() -> None:
    talk = "Moderator: Why?\n\nP1: We like it there, all of us, and we would go there every day if"
    talk += " only they let us have the key to it.\n\nP2: The forms are bad, though, and long."
    for then, asks in (("P1: No.", True), ("Moderator: No.", False)):
        found = transcript(
            f"{talk}\n\nFay: Did they help?\n\n{then}\n\nP2: Never.\n\nP1: Not once."
        )
        assert [turn.interviewer for turn in found.turns if turn.speaker == "Fay"] == [asks]


def _asking(text: str) -> set[str]:
    return {turn.speaker for turn in transcript(text).turns if turn.interviewer}


GUEST = "Dag: We opened the kitchen at six, and twelve people came in from the snow.\n\n"


def test_who_presents_a_guest_asks_with_the_second_host_however_much_they_say() -> None:
    long = "And there is a word from those who pay for the programme. " * 12
    text = (
        "Edda: It is cold outside. Today we're joined by Dag, who cooks. " + long + "\n\n"
        "Kaia: Welcome to the Kitchen programme.\n\nEdda: " + long + "\n\n" + GUEST
    )
    assert _asking(text) == {"Edda", "Kaia"}


def test_a_guest_who_is_heard_first_does_not_ask() -> None:
    text = (
        "SPEAKER_00: I cook for those who come, and I like it.\n\n"
        "SPEAKER_01: Here is the second half of our conversation with Dag.\n\n"
        "SPEAKER_02: We go on with the kitchen. We hope you enjoy it as we did.\n\n"
        "SPEAKER_00: There were twelve of us in the kitchen, and nobody had the key.\n\n"
        "SPEAKER_01: Yes. Exactly.\n\nSPEAKER_00: So we sat outside until the caretaker came."
    )
    assert _asking(text) == {"SPEAKER_01", "SPEAKER_02"}


def test_a_guest_who_tells_of_a_programme_is_no_host() -> None:
    text = (
        "Dag: I was on the radio once, where they said welcome to the show to my dog.\n\n"
        "Edda: What did you say?\n\nDag: Nothing at all, I only sat there for an hour.\n\n"
        "Edda: And the dog?\n\nDag: It slept under the table, as it does at home too."
    )
    assert _asking(text) == {"Edda"}


def test_a_guest_who_tells_of_a_talk_of_theirs_is_no_host() -> None:
    text = (
        "Edda: Why did you leave?\n\nDag: I'm joined by many in this. After the last of my "
        "conversations, and this is my conversation with the mayor, I saw it was over.\n\n"
        "Edda: Were you sad?\n\nDag: For a year or so, and then the kitchen came along.\n\n"
        "Edda: What then?\n\nDag: We cooked, all of us, and that was that."
    )
    assert _asking(text) == {"Edda"}


def test_who_gives_the_word_to_each_of_a_group_asks_and_who_greets_does_not() -> None:
    turns = [
        "Ylva: Hello, all. Hi Bo. It is warm. It is May. We are four.",
        "Bo: Hey Ylva, how are you?",
        "Ylva: Good. Here we are. We begin. Would you say who you are, Tor?",
        "Tor: " + "I drive the bus to town. " * 5,
        "Ylva: Great. So it is. I know the rest. Anyone else?",
        "Liv: " + "I keep the books of the hall. " * 5, "Ylva: Great.", "Tor: Yes.", "Ylva: Yep.",
        "Bo: " + "I sing. " * 9, "Ylva: So it is.", "Liv: Yes.", "Ylva: Thanks, Liv.", "Bo: Yes.",
    ]  # fmt: skip
    assert _asking("\n\n".join(turns)) == {"Ylva"}


def test_in_a_debate_only_who_leads_gives_the_word_and_members_are_heard() -> None:
    text = (
        "Presidenten: Representanten Ane Lie har ordet.\n\nAne Lie (Sp): Vi vil ha flere ferjer."
        "\n\nPresidenten: Neste er representanten Bo Ek.\n\nBo Ek (H): Hva koster det?"
    )
    assert _asking(text) == {"Presidenten"}
    turns = [
        "Eva Lind (M): Hur ska det gå?",
        "Ake Ek (S): Det går bra, och det har det gjort länge.",
    ]
    assert _asking("\n\n".join(turns * 4)) == set()
    assert _asking("\n\n".join(turns * 4).replace("Ake Ek (S)", "Ake Ek")) == {"Eva Lind (M)"}


def test_a_member_who_asks_once_and_prompts_asks_beside_a_host() -> None:
    text = (
        "ANN HALE, host: Good morning. The harbour is closed.\n\n"
        "BO LIE reporting: The committee came to the harbour to hear the pilots there.\n\n"
        "Representative CY DOE: Explain why the pilots would leave.\n\n"
        "Captain DI FOSS: They are tired, sir, and they have been so for many years now.\n\n"
        "Representative CY DOE: Is that so?\n\nCaptain DI FOSS: It is, and it was last year too."
    )
    assert _asking(text) == {"ANN HALE, host", "Representative CY DOE"}


@pytest.mark.parametrize(
    ("opening", "asking"),
    [
        ("With me is my co-host, Abe, and our guest Dag.", {"Edda", "Abe"}),
        ("Abe er min medvert.", {"Edda", "Abe"}),
        ("Dag is a co-host of another show. In this episode we cook.", {"Edda"}),
    ],
)
def test_a_co_host_whom_a_host_names_asks_too(opening: str, asking: set[str]) -> None:
    text = (
        f"Edda: Welcome to the Kitchen. {opening}\n\n"
        "Abe: In this episode you will hear from Dag, who cooks for twelve.\n\n"
        "Edda: We say where we are from. I am from a town by the sea.\n\n"
        "Abe: I am from the town too.\n\n" + GUEST + "Edda: That is a lot of people."
    )
    assert _asking(text) == asking


def test_a_guest_who_has_others_along_is_no_host() -> None:
    text = (
        "Edda: Welcome to the Kitchen.\n\n"
        "Dag: I'm joined by many in this, and we have cooked for years in the old hall.\n\n"
        "Edda: Who are they?\n\n" + GUEST + "Una: They did.\n\nEdda: What then?\n\n" + GUEST
    )
    assert _asking(text) == {"Edda"}


@pytest.mark.parametrize("tags", [("(K)", "(M)"), ("(I)", "(R)"), ("(UK)", "(US)")])
def test_sex_role_and_country_behind_names_are_no_parties(tags: tuple[str, str]) -> None:
    one, other = (f"{name} {tag}" for name, tag in zip(("Ane Lie", "Bo Ek"), tags, strict=True))
    turns = [f"{one}: Hva gjorde du da?", f"{other}: Jeg gikk hjem til de andre og ventet."]
    assert _asking("\n\n".join(turns * 4)) == {one}


@pytest.mark.parametrize(
    ("members", "chair"),
    [
        (("Ane Lie (Sp)", "Bo Ek (H)"), {"The Speaker"}),
        (("Mr Lie", "Mrs Ek"), {"The Speaker"}),
        (("Ane", "Bo"), {"Bo"}),
        (("The nurse", "The cook"), set()),
    ],
)
def test_the_speaker_leads_where_members_sit(members: tuple[str, str], chair: set[str]) -> None:
    text = (
        "The Speaker: Order. We go on.\n\n{0}: We want ferries.\n\nThe Speaker: Next.\n\n"
        "{1}: What does it cost?"
    )
    assert _asking(text.format(*members)) == chair
