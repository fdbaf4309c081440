"""The catalogue's rows, and its errors."""

from __future__ import annotations

import re

import pytest

from pipeline.ingest.catalogue import WrongCatalogue, read_catalogue
from pipeline.ingest.listing import list_documents


@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_the_catalogue_says_what_a_file_is(sign: str) -> None:
    lines = [
        "File,Corpus,title,date,language,cluster,setting",
        "x/a.md,Policy,A plan,2020,en,,town",
    ]
    listing = list_documents(["x/a.md"], catalogue="\ufeff" + "\n".join(lines).replace(",", sign))
    (found,) = listing.entries
    assert found.corpus == "policy"
    assert found.given["title"] == "A plan"
    assert "cluster" not in found.given
    assert listing.own_columns == ("setting",)


def test_a_line_that_names_the_separator_is_not_the_header() -> None:
    rows, _ = read_catalogue("sep=;\r\nfile;title\r\npolicy/a.md;A, B\r\n")
    assert rows["policy/a.md"]["title"] == "A, B"


def test_all_errors_of_the_catalogue_come_at_once() -> None:
    wrong = (
        "file,corpus,mood\na.md,polity,\n../b.md,policy,\nc.md,policy,\nc.md,policy,\n,policy,\n"
        "d.md,policy,x,y\n"
    )
    with pytest.raises(WrongCatalogue) as caught:
        list_documents([], catalogue=wrong)
    said = str(caught.value)
    for part in (
        "5 error(s)", "line 2: unknown corpus `polity`. Write policy or frontline",
        "line 3: `../b.md` is outside", "line 5: the file stands in an earlier line",
        "line 6: the file is not named", "line 7: it has more cells",
    ):  # fmt: skip
        assert part in said


@pytest.mark.parametrize(
    ("header", "said"),
    [
        (
            "name,corpus",
            "no column `file`. Name the one with each file's path so, or add it;"
            " there are `name`, `corpus`",
        ),
        ("file,n_tokens", "a column `n_tokens` of its own. Rename yours"),
        ("file,doc_id", "a column `doc_id`"),
        ("file,title,title", "two columns are called `title`"),
        ("file,,title", "a column has no name"),
        ("", "empty"),
    ],
)
def test_a_wrong_header_is_named(header: str, said: str) -> None:
    with pytest.raises(WrongCatalogue, match=re.escape(said)):
        list_documents([], catalogue=header + "\n")


def test_a_quotation_mark_that_is_not_closed_is_an_error_of_the_catalogue() -> None:
    with pytest.raises(WrongCatalogue, match="quotation mark is not closed"):
        read_catalogue('file,title\npolicy/a.txt,"Plan\nfrontline/b.txt,Talk\n')


def test_errors_of_header_and_rows_of_the_catalogue_come_together() -> None:
    wrong = (
        "file,langauge,corpus,title,title\n../out.txt,en,policy,a,b\n,en,polcy,a,b\n"
        "a.txt,en,policy,a,b\na.txt,en,policy,a,b\n"
    )
    with pytest.raises(WrongCatalogue, match=r"has 6 error\(s\)") as error:
        read_catalogue(wrong)
    for words in (
        "line 1: the column `langauge` is probably meant to be `language`",
        "line 1: two columns are called `title`",
        "line 2: `../out.txt` is outside the documents folder",
        "line 3: the file is not named",
        "line 3: unknown corpus `polcy`. Write policy or frontline.",
        "line 5: the file stands in an earlier line too",
    ):
        assert words in str(error.value), words


def test_columns_of_ones_own_are_welcome_and_a_wrong_language_is_not() -> None:
    _, own = read_catalogue("file,role,rate\npolicy/a.txt,nurse,3\n")
    assert own == ("role", "rate")
    for good in ("en", "nb-NO", "Norwegian", ""):
        read_catalogue(f"file,language\npolicy/a.txt,{good}\n")
    with pytest.raises(WrongCatalogue, match="unknown language `the usual`"):
        read_catalogue("file,language\npolicy/a.txt,the usual\n")


def test_a_kind_is_talk_or_prose() -> None:
    rows, _ = read_catalogue("file,kind\na.txt,talk\nb.txt,\n")
    assert [row["kind"] for row in rows.values()] == ["talk", ""]
    with pytest.raises(WrongCatalogue, match="unknown kind `speech`"):
        read_catalogue("file,kind\na.txt,speech\n")
