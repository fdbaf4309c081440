import pytest

from tests.linguistics.read_texts import all_read, read


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("We planned the party with the young volunteers.",
         "planned the party with the young volunteers"),
        ("They decide it with him.", "decide it with him"),
        ("Users take part in decisions.", "take part in decisions"),
        ("The relatives were involved in planning.", "involved in planning"),
        ("They lend a hand.", "lend a hand"),
        ("We painted the hall and the long corridor with the families.",
         "painted the hall and the long corridor with the families"),
        ("Residents and the municipality planned the park.",
         "Residents and the municipality planned"),
        ("The park was planned by the municipality and local residents.",
         "planned by the municipality"),
        ("With the volunteers we cook on Fridays.", "With the volunteers we cook"),
        ("The timetable was made up of what parents and the county scheduled in tandem.",
         "scheduled in tandem"),
    ],
)  # fmt: skip
def test_the_thing_is_found_without_the_word(text: str, surface: str) -> None:
    assert read(text, kind="practice")["surface"] == surface


@pytest.mark.parametrize(
    "text",
    [
        "I sat down with a cup of tea.",
        "Time and cost involved in developing systems vary.",
        "It was not written with patient access in mind.",
        "They build a relationship with that person.",
        "The plan should bring together staff.",
        "It is part of the planning framework.",
        "Tablets work together.",
        "They co-designed it together with patients.",
        "They built up good relationships with the families.",
        "I was bringing up my kids and I built houses before that.",
        "Patients and staff are mapped.",
        "She spoke with the people they planned for.",
        "She named our nurses and also those people that we choose.",
        "They put up with the visitors.",
        "He had consultations with a doctor.",
        # Who is asked, told or helped does not yet do it with those who ask.
        "Nurses and curators planned it, and people from town were consulted.",
        "That is what he says in it.",
        "I would ask you first, of course.",
        "I agree with what she said.",
        "The neighbours help out with the snow.",
    ],
)
def test_what_only_sounds_like_it_is_no_practice(text: str) -> None:
    assert list(all_read(text, language="en", kind="practice")["surface"]) == []
