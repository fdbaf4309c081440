"""Words that somebody called no names, and ids of what placeholders stand for."""

from __future__ import annotations

from dataclasses import replace

from pipeline.config.readings import Correction
from pipeline.ingest.documents import ReadDocument
from pipeline.privacy.name_ids import name_id, placeholders_table
from pipeline.text.keyed_ids import secret_of
from tests.privacy.talks import made, talk, texts

SAID = ("R1", "I asked Nurse Okafor. Then Nurse Okafor rang Ruth Haldane.")


def keyed(file: str, *, no_names: tuple[str, ...] = ()) -> ReadDocument:
    plain = replace(talk(file, SAID), secret=secret_of(file.encode()))
    ids = tuple(name_id(plain, name) for name in no_names)
    return replace(plain, correction=Correction(document="d0123456789ab", no_names=ids))


def test_each_placeholder_has_the_ids_of_its_wordings_and_tells_none() -> None:
    result = made(keyed("frontline/a.txt"))
    rows = placeholders_table(result.placeholders)
    assert rows["placeholder"].tolist() == ["[Person 1]", "[Person 2]"]
    assert rows["n_replaced"].tolist() == [2, 1]
    assert rows["name_id"].str.fullmatch(r"n[0-9a-f]{12}").all()
    assert set(rows["doc_id"]) == {result.readings[0].entry.doc_id}


def test_a_word_that_is_no_name_stays_in_its_document_alone() -> None:
    result = made(keyed("frontline/a.txt", no_names=("Okafor",)), keyed("frontline/b.txt"))
    first, second = texts(result)
    assert first.count("Okafor") == 2
    assert "Haldane" not in first + second
    assert "Okafor" not in second


def test_an_id_of_another_document_keeps_nothing() -> None:
    other = keyed("frontline/a.txt", no_names=("Okafor",)).correction
    result = made(replace(keyed("frontline/b.txt"), correction=other))
    assert "Okafor" not in texts(result)[0]
