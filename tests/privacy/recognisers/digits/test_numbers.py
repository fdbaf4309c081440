"""Numbers and codes, by their form and by the words near them."""

import pytest

from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "identifier", "kind", "language"),
    [
        ("they found him at 54.4312, -2.9871 up there", "54.4312, -2.9871", "address", "en"),
        ("I wrote down YK07 QQZ and left", "YK07 QQZ", "number", "en"),
        ("skiltet var wf 30922 og borte", "wf 30922", "number", "nb"),
        ("use 20-00-00 55779913 for that", "20-00-00 55779913", "number", "en"),
        (
            "donations go to GB00 TARR 0011 2240 0199 28 please",
            "GB00 TARR 0011 2240 0199 28",
            "number",
            "en",
        ),
        ("the reference was EA-3391/18 then", "EA-3391/18", "number", "en"),
        ("the key safe is 4471 here", "4471", "number", "en"),
        ("koden er #9043 nå", "#9043", "number", "nb"),
        ("his passport N00918834 was lost", "N00918834", "identity", "en"),
        ("she sat in room 214 then", "214", "room", "en"),
        ("ring dem på 400 91 0 33 helst", "400 91 0 33", "phone", "nb"),
    ],
)
def test_it_is_found(text: str, identifier: str, kind: str, language: str) -> None:
    assert found(text, language) == {identifier: kind}


@pytest.mark.parametrize(
    "text",
    [
        "it cost 12 500 in 2019 and 14 000 in 2020, 3.5 per cent more",
        "from 2019 to 2021 we had 1 200 000 kroner",
        "38 residents and 1200 hours",
    ],
)
def test_ordinary_talk_is_left(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "language", "number", "kind"),
    [
        ("I took the waffles up to 413.", "en", "413", "room"),
        ("hun gikk med vafler til 413", "nb", "413", "room"),
        ("han satt på b 207 hver torsdag", "nb", "b 207", "room"),
        ("It is 4871, and everybody knows.", "en", "4871", "number"),
        ("the coroner wrote XQ 2017 54 on it", "en", "XQ 2017 54", "number"),
        ("changed it from 1066 to something else", "en", "1066", "number"),
        ("eighteen twenty like the king thats the gate", "en", "eighteen twenty", "number"),
    ],
)
def test_a_number_that_counts_nothing_is_that_of_a_room_a_door_or_a_case(
    text: str, language: str, number: str, kind: str
) -> None:
    assert found(text, language).get(number) == kind


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("It went from 120 to 150 and then to 300.", "en"),
        ("We served 413 people in 2019, and 4871 meals.", "en"),
        ("COVID 19 and NHS 111 and ISO 9001 were the words.", "en"),
        ("Det gikk fra 412 til 520, og vi var 4871 brukere.", "nb"),
        ("It was in 1984.", "en"),
    ],
)
def test_amounts_years_and_short_forms_stay(text: str, language: str) -> None:
    assert found(text, language) == {}
