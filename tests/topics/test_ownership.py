"""Whose a topic is: a document's or a cluster's."""

import numpy as np
import pandas as pd
import pytest

from pipeline.topics.ownership import cluster_owners, owners


def test_a_topic_of_one_document_is_said_to_be_its_own():
    doc_topic = np.array([[0.9, 0.5], [0.1, 0.5], [0.1, 0.5]])
    documents = pd.Series(["a", "b", "c"])
    owner, part = owners(doc_topic, tokens=np.array([100.0, 100, 100]), documents=documents)
    assert owner[0] == "a"
    assert part.tolist() == pytest.approx([0.9 / 1.1, 1 / 3])


def test_a_topic_of_one_cluster_is_said_to_be_its_own_where_the_side_has_others():
    documents = pd.DataFrame(
        {
            "doc_id": [*"abcdef"],
            "corpus": ["policy"] * 2 + ["frontline"] * 4,
            "cluster": ["ministry", "ministry", "town", "town", "village", "d"],
        }
    )
    shares = documents[["doc_id", "corpus"]].merge(
        pd.DataFrame({"topic": ["t1", "t2", "t3"]}), how="cross"
    )
    shares["part"] = [0, 0.9, 0, 0, 0.1, 0, 0.3, 0, 0, 0.3, 0, 0, 0.4, 0, 0.2, 0, 0, 0.8]
    owned = cluster_owners(pd.DataFrame({"topic": ["t1", "t2", "t3"]}), shares, documents)
    # t1: two documents of a town; t2: the only ministry; t3: one document, which owned_by names
    assert owned["owned_by_cluster"].tolist() == ["town", "", ""]
