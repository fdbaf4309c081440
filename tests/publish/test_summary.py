import pandas as pd

from pipeline.publish.summary import summary
from pipeline.wording.messages import encoded, message


def documents(*sides: str) -> pd.DataFrame:
    return pd.DataFrame({"corpus": sides, "n_tokens": [1200] * len(sides), "turns_found": True})


def gaps(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"language": "en", "measure": measure, "item": item, "verdict": verdict,
             "sentence": f"About {item}."}
            for measure, item, verdict in rows
        ],
        columns=["language", "measure", "item", "verdict", "sentence"],
    )  # fmt: skip


DESIGN = pd.DataFrame(
    {
        "language": ["en", "en"],
        "corpus": ["policy", "frontline"],
        "n_clusters": [1, 8],
        "note": ["Few documents. The rest.", "Few documents. The other rest."],
    }
)
NONE_UNREAD = pd.DataFrame(columns=["file", "reason", "remedy"])


def test_it_counts_each_side() -> None:
    text = summary(documents("policy", "frontline", "frontline"), NONE_UNREAD, gaps(), DESIGN)
    assert "policy    1 document, 1,200 words" in text
    assert "frontline 2 documents, 2,400 words" in text
    assert "Every file was used." in text
    assert "en: 1 policy cluster against 8 frontline clusters. Few documents" in text


def test_it_names_what_was_not_read_with_the_remedy() -> None:
    unread = pd.DataFrame(
        [
            {
                "file": "a.pdf",
                "reason": encoded([message("pdf_password")]),
                "remedy": encoded([message("unlock")]),
            }
        ]
    )
    assert (
        "a.pdf: the PDF is protected with a password. Remedy: open it with the password"
        in summary(documents("policy"), unread, gaps(), DESIGN)
    )


def test_it_tells_the_strongest_of_each_measure_first_and_no_more_than_three() -> None:
    rows = gaps(
        ("concept_rate", "a", "policy"),
        ("concept_rate", "b", "policy"),
        ("concept_rate", "c", "cannot tell"),
        ("family_rate", "all", "policy"),
        ("topic_share", "t", "frontline"),
    )
    text = summary(documents("policy"), NONE_UNREAD, rows, DESIGN)
    told = [line.strip() for line in text.splitlines() if "About" in line]
    assert told == ["1. About all.", "2. About a.", "3. About t."]


def test_it_says_so_when_nothing_can_be_told() -> None:
    text = summary(
        documents("policy"), NONE_UNREAD, gaps(("concept_rate", "a", "cannot tell")), DESIGN
    )
    assert "No gap can be told from chance" in text
