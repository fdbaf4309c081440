"""How a document was read, on its page: corrections of one click, saved without a name."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from pipeline import tables
from pipeline.config.readings import load_readings
from tests import example_tables
from tests.pages import opened

# AppTest leaves a temporary folder to the garbage collector.
pytestmark = pytest.mark.filterwarnings("ignore:Implicitly cleaning up:ResourceWarning")

TITLE = "Interview with Ragna, Aldervik"
UNSURE = "Interview with Åse, Aldervik"


@pytest.fixture
def place(example: example_tables.Frames, tmp_path: Path) -> Path:
    """The documents folder that the manifest names, beside the example tables."""
    there = tmp_path / "docs"
    there.mkdir()
    path = Path(tables.MANIFEST)
    manifest = json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    manifest.setdefault("params", {}).setdefault("documents", {})["folder"] = str(there)
    path.write_text(json.dumps(manifest), encoding="utf-8")
    return there


def about(example: example_tables.Frames, title: str) -> pd.Series[object]:
    documents = example[tables.Documents]
    return documents[documents["title"] == title].iloc[0]


def ids(example: example_tables.Frames, title: str) -> dict[str, str]:
    rows = example[tables.Speakers]
    rows = rows[rows["doc_id"] == about(example, title)["doc_id"]]
    return dict(zip(rows["speaker"], rows["speaker_id"], strict=True))


def shown(app: AppTest) -> str:
    boxes = (*app.html, *app.caption, *app.warning, *app.info, *app.success)
    return "\n".join(str(element.value) for element in boxes)


def button(app: AppTest, label: str) -> object:
    return next(one for one in app.button if one.label == label)


def test_who_asks_is_settled_by_one_click_and_shown_at_once(
    example: example_tables.Frames, place: Path
) -> None:
    app = opened("documents", document=TITLE)
    known = ids(example, TITLE)
    assert 'class="cs-segment frontline respondent cs-who1"' in shown(app)
    assert 'class="cs-segment frontline interviewer cs-asks"' in shown(app)
    app.segmented_control(key=f"role_{known['Ragna']}").set_value("asks").run()
    settled = load_readings(place).of(str(about(example, TITLE)["reading_id"]))
    assert settled.asks == (known["Ragna"],)
    assert "frontline respondent" not in shown(app)
    assert "make run" in shown(app)
    app.segmented_control(key=f"role_{known['Ragna']}").set_value("no_speakers").run()
    settled = load_readings(place).of(str(about(example, TITLE)["reading_id"]))
    assert (settled.asks, settled.no_speakers) == ((), (known["Ragna"],))


def test_no_label_title_or_text_gets_into_the_file_or_the_address(
    example: example_tables.Frames, place: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    app = opened("documents", document=TITLE)
    known = ids(example, TITLE)
    app.segmented_control(key=f"role_{known['Ragna']}").set_value("asks").run()
    kept = (place / "readings.yaml").read_text(encoding="utf-8")
    printed = capfd.readouterr()
    address = str({key: value for key, value in app.query_params.items() if key != "document"})
    for text in (kept, printed.out + printed.err, address):
        assert "Ragna" not in text and "Aldervik" not in text and "notebook" not in text


def test_an_unsure_reading_is_counted_confirmed_and_taken_back(
    example: example_tables.Frames, place: Path
) -> None:
    assert "Of 1 document it is not sure who speaks" in shown(opened("overview"))
    app = opened("documents", document=UNSURE)
    assert "is a guess" in shown(app)
    document = str(about(example, UNSURE)["reading_id"])
    button(app, "It is right").click().run()  # type: ignore[attr-defined]
    assert load_readings(place).of(document).confirmed
    assert "is a guess" not in shown(app)
    button(app, "It has no speakers: use it whole").click().run()  # type: ignore[attr-defined]
    assert load_readings(place).of(document).whole
    button(app, "Take all corrections back").click().run()  # type: ignore[attr-defined]
    assert load_readings(place).documents == ()


def test_a_placeholder_that_is_no_name_is_ticked_with_all_its_wordings(
    example: example_tables.Frames, place: Path
) -> None:
    app = opened("documents", document=TITLE)
    doc_id = str(about(example, TITLE)["doc_id"])
    (pills,) = [one for one in app.button_group if one.key == f"names_{doc_id}"]
    pills.set_value(["[Person 1]"]).run()
    settled = load_readings(place).of(str(about(example, TITLE)["reading_id"]))
    assert set(settled.no_names) == set(example[tables.Placeholders]["name_id"])


def test_a_file_with_errors_is_said_and_left_as_it_is(
    example: example_tables.Frames, place: Path
) -> None:
    (place / "readings.yaml").write_text("documents: 3\n", encoding="utf-8")
    app = opened("documents", document=TITLE)
    assert any("readings" in str(error.value) for error in app.error)
    assert "It is right" not in [one.label for one in app.button]


def test_without_the_folder_a_reading_is_shown_and_not_corrected(example: object) -> None:
    app = opened("documents", document=TITLE)
    assert "has the documents folder" in shown(app)
    assert "It is right" not in [one.label for one in app.button]
