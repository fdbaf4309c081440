"""Ids that tell no name."""

from __future__ import annotations

import re

from pipeline.text.keyed_ids import keyed_id, secret_of


def test_an_id_is_the_same_from_run_to_run_and_another_in_another_file() -> None:
    one, other = secret_of(b"an interview"), secret_of(b"another")
    assert keyed_id(one, "speaker", "anna") == keyed_id(one, "speaker", "anna")
    ids = {
        keyed_id(one, "speaker", "anna"), keyed_id(other, "speaker", "anna"),
        keyed_id(one, "speaker", "berit"), keyed_id(one, "name", "anna"),
        keyed_id(secret_of(b"an interview", "R1"), "speaker", "anna"),
    }  # fmt: skip
    assert len(ids) == 5


def test_an_id_says_its_kind_and_is_text_in_yaml() -> None:
    assert re.fullmatch("d[0-9a-f]{12}", keyed_id(secret_of(b""), "document"))
