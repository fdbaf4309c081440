import pytest

from pipeline.linguistics.participants import agents_in_definition, agents_of
from tests.linguistics.read_texts import acts, co_word, doc_of, read, words_of


@pytest.mark.parametrize(
    ("text", "who", "with_whom"),
    [
        ("Nurses co-designed the chart with patients.", "nurse", "patient"),
        ("The chart was co-designed by nurses and relatives.", "nurse;relative", ""),
        ("The Government will encourage councils to co-produce meals.", "municipality", ""),
        ("Co-production between municipalities and the third sector grew.", "municipality",
         "voluntary organisation"),
        ("We entered into co-operation with the parish.", "we", "congregation"),
        ("Volunteers' co-planning of the week works well.", "volunteer", ""),
        ("A form of co-management, in which tenants hold the keys, is on trial.", "resident", ""),
        ("Citizens are co-producers of care.", "citizen", ""),
        ("Co-production is on the agenda.", "", ""),
        ("We co-designed it with a panel of seniors.", "we", "citizen"),
        ("Nurses, relatives, and the municipality shall cooperate.",
         "nurse;relative;municipality", ""),
        ("If councils co-produce with tenants, the state pays.", "municipality", "resident"),
        ("Ward managers, together with patients, co-designed it.", "manager", "patient"),
        ("It's the families I co-operate with, not the state.", "", "relative"),
        ("Volunteers with whom nurses co-deliver meals shall be insured.", "nurse", "volunteer"),
        ("Coordinators, whose task is to co-plan visits with ward leaders, lack an office.",
         "coordinator", "manager"),
        ("The Act gives residents the right to co-decide on meals.", "resident", ""),
        ("It's co-produced by us, the volunteers.", "we;volunteer", ""),
        ("All parties, including relatives and nurses, shall co-evaluate it.",
         "relative;nurse", ""),
        ("Through co-governance, users and providers share the work.", "user;staff", ""),
        ("Co-production is a relation between staff and citizens.", "staff", "citizen"),
        ("Co-production is about citizens and staff working together.", "citizen;staff", ""),
        ("Real co-design begins when patients and nurses draw together.", "patient;nurse", ""),
        ("As co-producers, relatives need training.", "relative", ""),
        ("The residents seemed co-operative.", "resident", ""),
        ("Residents are to be regarded as co-producers of safety.", "resident", ""),
        ("Without the co-operation of parents it is of little value.", "relative", ""),
    ],
)  # fmt: skip
def test_agents_and_partners_are_read_from_the_parse(text: str, who: str, with_whom: str) -> None:
    row = read(text)
    assert (row["who"], row["with_whom"]) == (who, with_whom)


@pytest.mark.parametrize(
    ("text", "form", "agents"),
    [
        ("Nurses co-designed it.", "verb", ["Nurses"]),
        ("Patients and nurses are co-designers.", "agent", ["Patients", "nurses"]),
        ("The relatives are co-operative.", "adjective", ["relatives"]),
        ("Co-operative relatives helped.", "adjective", ["relatives"]),
        ("Co-planning by volunteers grew.", "noun", ["volunteers"]),
        ("Co-production is here.", "noun", []),
    ],
)
def test_each_form_of_a_word_has_its_own_way_to_name_agents(
    text: str, form: str, agents: list[str]
) -> None:
    token = co_word(doc_of(text))
    assert words_of(agents_of(token, form=form, is_verb=form == "verb", acts=acts)) == agents


def test_the_agents_of_a_definition_are_those_of_what_the_word_means() -> None:
    token = co_word(doc_of("Co-production means that nurses and patients share the work."))
    assert words_of(agents_in_definition(token)) == ["nurses", "patients"]
