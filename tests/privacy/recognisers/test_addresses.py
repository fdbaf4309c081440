"""Postal addresses, British and Scandinavian."""

import pytest

from tests.privacy.finding import found


@pytest.mark.parametrize(
    ("text", "identifier", "kind", "language"),
    [
        (
            "he is at Flat 12, Kestrel House, Oldfield Road, Brinsley M19 4TF, just ring",
            "Flat 12, Kestrel House, Oldfield Road, Brinsley M19 4TF",
            "address",
            "en",
        ),
        (
            "it is 14 Tanyard Lane, Norbury NB3 7QX",
            "14 Tanyard Lane, Norbury NB3 7QX",
            "address",
            "en",
        ),
        ("det er Kirkeveien 14, 6790 Tveitvåg nå", "Kirkeveien 14, 6790 Tveitvåg", "address", "nb"),
    ],
)
def test_it_is_found_by_its_form(text: str, identifier: str, kind: str, language: str) -> None:
    assert found(text, language)[identifier] == kind
