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
    assert all({"en", "nb", "nn"} <= set(words) for words in roles.labels.values())


def test_others_are_people_of_no_role() -> None:
    roles = load_roles(ROOT / "data" / "roles.yaml")
    assert set(roles.others) == {"lay", "professional"}
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
        (GOOD.replace("labels", "lables"), r"my\.yaml:4: nurse: unknown key 'lables'"),
        (GOOD.replace("[nurse]", "nurse"), r"my\.yaml:4: nurse: `labels` must give a list"),
        (GOOD + GOOD.split("roles:\n")[1], r"my\.yaml:7: role 'nurse' stands there twice"),
        ("roles: [", r"my\.yaml:\d+: not valid YAML"),
        (f"{GOOD}others: all", r"my\.yaml:7: `others` must be a list"),
        (f"{GOOD}others:\n  - id: lay", r"my\.yaml:8: lay: `labels` must give a list"),
        ("version: 1", r"my\.yaml:1: needs `version` and a list `roles`"),
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
    for words in ("`version` must be a whole number", "Did you mean `roles`?",
                  "Did you mean `labels`?", "must give a list of words"):  # fmt: skip
        assert words in said, words
