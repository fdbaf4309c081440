"""Which files are documents, and of which corpus."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.config.params import CorpusParams
from pipeline.ingest.listing import Listing, document_ids, list_documents


def test_the_side_comes_from_the_folder_at_any_depth_and_in_any_case() -> None:
    listing = list_documents(["Policy/a.md", "frontline/b/c/d.txt", "POLICY/e.pdf"])
    assert [(e.file, e.corpus) for e in listing.entries] == [
        ("POLICY/e.pdf", "policy"), ("Policy/a.md", "policy"), ("frontline/b/c/d.txt", "frontline"),
    ]  # fmt: skip


CORPORA = (
    CorpusParams(folder="State", side="policy", kind="spoken"),
    CorpusParams(folder="ward", side="frontline", cluster="town"),
)


def test_folders_that_are_named_as_corpora_stand_on_their_side_and_say_what_they_are() -> None:
    files = ["state/a.md", "ward/x/b.md", "Ward/c.md", "policy/d.md", "wards/e.md"]
    catalogue = "file,town,kind,cluster\nward/c.md,Aldervik,,\nstate/a.md,,prose,Ministry\n"
    listing = list_documents(files, catalogue=catalogue, corpora=CORPORA)
    found = {one.file: (one.corpus, dict(one.given)) for one in listing.entries}
    assert found["state/a.md"] == (
        "policy", {"kind": "prose", "cluster": "Ministry", "folder": "State"},
    )  # fmt: skip
    assert found["ward/x/b.md"] == ("frontline", {"folder": "ward"})
    assert found["Ward/c.md"] == (
        "frontline", {"town": "Aldervik", "cluster": "Aldervik", "folder": "ward"},
    )  # fmt: skip
    assert found["policy/d.md"] == ("policy", {"folder": "policy"})
    assert listing.own_columns == ("town", "folder")
    (refusal,) = listing.refusals
    assert "ward" in str(refusal.remedy)
    plain = list_documents(["state/f.md"], corpora=CORPORA)
    assert plain.entries[0].given["kind"] == "talk"


def test_a_document_within_a_file_has_its_cluster_by_the_column_of_the_corpus() -> None:
    catalogue = "file,town,cluster\nward/a.zip/1.txt,Bex,\nward/a.zip/2.txt,Bex,Own\n"
    (entry,) = list_documents(["ward/a.zip"], catalogue=catalogue, corpora=CORPORA).entries
    assert [line["cluster"] for line in entry.lines.values()] == ["Bex", "Own"]


def test_folders_match_whatever_their_case_and_accents() -> None:
    corpora = [CorpusParams(folder="\u00c5S", side="policy"), CORPORA[1]]
    (entry,) = list_documents(["a\u030as/a.md"], corpora=corpora).entries
    assert (entry.corpus, entry.given["folder"]) == ("policy", "\u00c5S")


def test_a_corpus_has_documents_on_both_sides_where_the_catalogue_says_so() -> None:
    catalogue = "file,corpus,kind\nstate/talk.md,frontline,talk\n"
    listing = list_documents(
        ["state/plan.md", "state/talk.md"], catalogue=catalogue, corpora=CORPORA
    )
    assert [(one.file, one.corpus, one.given["folder"]) for one in listing.entries] == [
        ("state/plan.md", "policy", "State"), ("state/talk.md", "frontline", "State"),
    ]  # fmt: skip


def test_without_corpora_nothing_is_said_of_folders() -> None:
    listing = list_documents(["policy/a.md"], catalogue="file,town\npolicy/a.md,x\n")
    assert listing.own_columns == ("town",)
    assert dict(listing.entries[0].given) == {"town": "x"}


@pytest.mark.parametrize(
    "file",
    [".DS_Store", "policy/.gitkeep", "policy/~$plan.docx", "README.md", "catalogue.csv",
     "policy/Thumbs.db", "__MACOSX/policy/a.md", ".git/x.md", "LICENSE", "policy.dvc"],
)  # fmt: skip
def test_files_that_are_no_documents_are_passed_over(file: str) -> None:
    assert list_documents([file]) == Listing((), ())


def test_a_readme_inside_a_side_is_a_document() -> None:
    assert list_documents(["policy/README.md"]).entries


def test_a_file_on_no_side_is_explained() -> None:
    (refusal,) = list_documents(["notes/a.md"]).refusals
    assert refusal.file == "notes/a.md"
    assert "move it" in str(refusal.remedy)


def test_a_folder_that_is_nearly_called_a_side_is_to_be_renamed() -> None:
    (refusal,) = list_documents(["policies/a.md"]).refusals
    assert str(refusal.remedy) == "rename the folder policies to policy"


def test_ids_are_slugs_and_stay_apart() -> None:
    assert document_ids(["policy/Øye på Åse.md", "policy/a.docx", "policy/a.pdf", "policy/…"]) == {
        "policy/Øye på Åse.md": "policy-oye-pa-ase",
        "policy/a.docx": "policy-a",
        "policy/a.pdf": "policy-a-2",
        "policy/…": "policy",
    }


@given(st.lists(st.text(min_size=1, max_size=20), unique=True, max_size=10))
def test_ids_are_unique_plain_and_do_not_depend_on_the_order(files: list[str]) -> None:
    ids = document_ids(files)
    assert len(set(ids.values())) == len(files)
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in ids.values())
    assert document_ids(files[::-1]) == ids


def test_files_beside_the_catalogue_are_still_used() -> None:
    listing = list_documents(["policy/a.md", "policy/b.md"], catalogue="file\npolicy/a.md\n")
    assert [e.catalogued for e in listing.entries] == [True, False]


def test_a_file_that_is_only_in_the_catalogue_is_explained() -> None:
    listing = list_documents([], catalogue="file,corpus\npolicy/gone.md,policy\n")
    assert listing.refusals[0].file == "policy/gone.md"
    assert "not in the folder" in str(listing.refusals[0].reason)
    assert "add the file" in str(listing.refusals[0].remedy)
    # Names are taken out of paths of the frontline: the folder says so as well.
    (refusal,) = list_documents([], catalogue="file\nFrontline\\Kari.md\n").refusals
    assert refusal.corpus == "frontline"


@pytest.mark.parametrize("file", ["plan.md", "Plan", "policy/plan"])
def test_a_path_that_was_cut_short_in_the_catalogue_is_told_whole(file: str) -> None:
    listing = list_documents(["policy/oslo/plan.md"], catalogue=f"file\n{file}\n")
    assert str(listing.refusals[0].remedy) == "write policy/oslo/plan.md in catalogue.csv"


def test_paths_match_whatever_their_case_slashes_and_accents() -> None:
    listing = list_documents(["policy/Åse.md"], catalogue="file,title\n./Policy\\A\u030ase.md,T\n")
    assert listing.entries[0].given["title"] == "T"
    assert listing.refusals == ()


def test_a_name_that_is_no_text_is_refused_and_shown_with_its_place() -> None:
    listing = list_documents(["policy/a.txt", "policy/b\udcff.txt"])
    assert [entry.file for entry in listing.entries] == ["policy/a.txt"]
    (refusal,) = listing.refusals
    assert refusal.file == "policy/b\ufffd.txt" and "rename" in str(refusal.remedy)
