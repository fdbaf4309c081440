"""The pipeline's mentions against the mentions that two readers found in the sample."""

from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from pipeline.config.lexicon import load_lexicon
from pipeline.config.params import load_params
from pipeline.config.roles import load_roles
from pipeline.ingest.corpus import corpus_tables
from pipeline.ingest.documents import read_document
from pipeline.ingest.files import read_file
from pipeline.ingest.listing import list_documents
from pipeline.ingest.readers.encodings import decode_text
from pipeline.linguistics.annotate import annotate
from pipeline.mentions import mentions
from tests.docs import BASES
from tests.paths import ROOT

SAMPLE = ROOT / "data" / "sample"
GOLD = pd.read_csv(ROOT / "tests" / "gold" / "mentions.csv", dtype=str, keep_default_na=False)
PARAMS = load_params(ROOT / "params.yaml")


def text_id(file: str) -> str:
    return Path(file).name.split("-")[0]


@pytest.fixture(scope="module")
def found() -> pd.DataFrame:
    """The pipeline's mentions in the documents that the gold covers, with the text's id."""
    files = [
        path.relative_to(SAMPLE).as_posix()
        for path in sorted(SAMPLE.rglob("*"))
        if path.is_file() and text_id(path.name) in set(GOLD["file"]) | {"catalogue.csv"}
    ]
    listing = list_documents(
        files, catalogue=decode_text((SAMPLE / "catalogue.csv").read_bytes())[0]
    )
    readings = [
        read_document(
            read_file(SAMPLE / entry.file),
            entry=entry,
            interviewers=PARAMS.documents.interviewers,
            languages=PARAMS.documents.languages,
            min_tokens=PARAMS.documents.min_tokens,
        )
        for entry in listing.entries
        if text_id(entry.file) in set(GOLD["file"])
    ]
    made = corpus_tables(readings, [], own_columns=listing.own_columns, near_duplicate=0.8)
    rows = mentions(
        annotate(
            made.segments,
            models=PARAMS.annotations.models,
            bases=BASES,
            languages=PARAMS.annotations.languages,
        ),
        made.segments,
        lexicon=load_lexicon(ROOT / "data" / "lexicon.yaml"),
        roles=load_roles(ROOT / "data" / "roles.yaml"),
        prompted_window=PARAMS.mentions.prompted_window,
    ).merge(made.documents[["doc_id", "file"]], on="doc_id")
    labels = rows[rows["kind"] == "label"]
    return labels.assign(file=labels["file"].map(text_id))


def role(speaker: str) -> str:
    return {"": "policy", "INT": "interviewer"}.get(speaker, "respondent")


def counted(*columns: "pd.Series[str]") -> Counter[tuple[str, ...]]:
    return Counter(zip(*columns, strict=True))


def test_every_mention_is_found_on_its_side_and_no_other(found: pd.DataFrame) -> None:
    gold = counted(GOLD["file"], GOLD["concept"], GOLD["speaker"].map(role))
    ours = counted(found["file"], found["concept"], found["role"])
    assert (gold - ours, ours - gold) == (Counter(), Counter())


def test_the_form_is_read_as_the_readers_did(found: pd.DataFrame) -> None:
    gold = counted(GOLD["file"], GOLD["concept"], GOLD["form"])
    ours = counted(found["file"], found["concept"], found["form"])
    assert (gold & ours).total() / gold.total() >= 0.97


def test_prompted_mentions_are_the_readers(found: pd.DataFrame) -> None:
    gold = GOLD[GOLD["prompted"] == "yes"]
    ours = found[found["prompted"]]
    assert counted(ours["file"], ours["concept"]) == counted(gold["file"], gold["concept"])
