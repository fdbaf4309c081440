"""Names that people gave to topics: read, and what is wrong with them named."""

import pytest

from pipeline.config.topic_labels import WrongLabels, load_labels


def test_labels_are_read_and_what_is_wrong_is_named(tmp_path):
    path = tmp_path / "topic_labels.csv"
    assert load_labels(path).empty
    path.write_text('language,terms,label\nen,"dog, lead",Dogs\n', encoding="utf-8")
    assert load_labels(path).to_dict("records") == [
        {"language": "en", "terms": "dog, lead", "label": "Dogs"}
    ]
    path.write_text("language,terms,label\nen,dog,\n", encoding="utf-8")
    with pytest.raises(WrongLabels, match="line 2: label is empty"):
        load_labels(path)
