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
