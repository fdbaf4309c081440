import pytest

from pipeline.config.roles import WrongRoles, load_roles, parse_roles
from tests.paths import ROOT

GOOD = """
version: 1
roles:
  - id: nurse
    labels:
      en: [nurse]
"""
ROLES = {
    "citizen", "resident", "patient", "user", "relative", "volunteer", "voluntary organisation",
    "congregation", "nurse", "staff", "manager", "coordinator", "municipality", "state", "ministry",
    "we", "they",
}  # fmt: skip


def test_the_roles_that_ship_are_those_of_the_field_with_words_in_both_languages() -> None:
    roles = load_roles(ROOT / "data" / "roles.yaml")
    assert set(roles.ids) == ROLES
    assert all({"en", "nb", "nn"} <= set(role.labels) for role in roles.roles)


def test_others_are_people_of_no_role() -> None:
    roles = load_roles(ROOT / "data" / "roles.yaml")
    assert {other.id for other in roles.others} == {"lay", "professional"}
    tokens = [
        ("curators", "curator"),
        ("and",),
        ("birdwatchers", "birdwatcher"),
        ("nurses", "nurse"),
    ]
    assert [hit.item for hit in roles.find_others(tokens, language="en")] == ["professional", "lay"]
    assert [hit.item for hit in roles.find(tokens, language="en")] == ["nurse"]


def test_the_longest_word_for_a_role_wins() -> None:
    roles = load_roles(ROOT / "data" / "roles.yaml")
    tokens = [("volunteer",), ("coordinator",)]
    assert [hit.item for hit in roles.find(tokens, language="en")] == ["coordinator"]


def test_a_word_may_be_of_two_roles() -> None:
    roles = load_roles(ROOT / "data" / "roles.yaml")
    tokens = [("public",), ("bodies", "body")]
    assert {hit.item for hit in roles.find(tokens, language="en")} == {"municipality", "state"}


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (
            GOOD.replace("labels", "lables"),
            r"my\.yaml:5: nurse: lables: there is no such key\. Did you mean `labels`\?",
        ),
        (GOOD.replace("[nurse]", "nurse"), r"my\.yaml:6: nurse: labels\.en: must be a list"),
        (GOOD.replace("[nurse]", "[' ']"), r"my\.yaml:6: nurse: labels\.en\.0: must not be empty"),
        (GOOD.replace("[nurse]", "[]"), r"my\.yaml:6: nurse: labels\.en: must not be empty"),
        (GOOD + GOOD.split("roles:\n")[1], r"my\.yaml:7: nurse: id: .*stands there twice"),
        (f"{GOOD}    group: boss", r"my\.yaml:7: nurse: group: must be 'lay', 'professional'"),
        ("roles: [", r"my\.yaml:\d+: not valid YAML"),
        (f"{GOOD}others: all", r"my\.yaml:7: others: must be a list"),
        (f"{GOOD}others:\n  - id: lay", r"my\.yaml:8: lay: labels: is missing"),
        ("version: 1", r"my\.yaml:1: roles: is missing"),
    ],
)
def test_a_wrong_entry_is_answered_with_file_line_and_remedy(wrong: str, message: str) -> None:
    with pytest.raises(WrongRoles, match=message):
        parse_roles(wrong, name="my.yaml")


def test_all_errors_of_the_roles_come_at_once() -> None:
    wrong = GOOD.replace("version: 1", "version: one\nrole: []").replace("labels", "lables")
    with pytest.raises(WrongRoles) as error:
        parse_roles(wrong + GOOD.split("roles:\n")[1].replace("[nurse]", "[' ']"), name="my.yaml")
    said = str(error.value)
    for words in ("version: must be a whole number", "Did you mean `roles`?",
                  "Did you mean `labels`?", "must not be empty"):  # fmt: skip
        assert words in said, words


def test_each_role_but_the_pronouns_is_of_a_group() -> None:
    roles = load_roles(ROOT / "data" / "roles.yaml")
    assert {id for id in roles.ids if not roles.group(id)} == {"we", "they"}
    assert roles.group("resident") == "lay"
    assert roles.group("nurse") == "professional"
    assert roles.group("state") == "authority"
