"""The five worked layouts of docs/designs.md, from files and catalogue to verdicts.

One small project, read once, has all of them: white papers, plans and ward interviews of six
towns, the same people interviewed again, and advisers of policy. What is planted is so large that
six clusters or places tell it.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from pipeline import tables
from pipeline.config import params as settings
from pipeline.gap import control, gaps
from pipeline.gap.measures import measured
from pipeline.levels.levels import Beside
from pipeline.privacy.small_groups.places import place_numbers
from pipeline.stages import gap as two_sides
from pipeline.stages import levels as stage
from tests import mini

TOWNS = ("Aldervik", "Fenmoor", "Stranholt", "Kestrelby", "Lindhaven", "Hollin")
WORD, AGAIN = "Co-production shall come first.", "We met for co-production on Monday."
SHARED, ADVISED = "Co-evaluation shall follow.", "We sat with co-evaluation on Friday."
"""Said by all of policy, by its advisers too, and by nobody at the frontline."""
LEVELS = {
    "column": "level", "order": (), "ordered": False, "compare": "neighbours", "reference": None,
    "paired_by": None, "places": None, "level": 0.05, "n_permutations": 199, "seed": 1,
}  # fmt: skip
Compared = Callable[..., pd.DataFrame]


def texts() -> tuple[dict[str, str], list[str]]:
    """Texts by path, and the lines of the catalogue."""
    plain = [tuple(f"{s[:-1]}, as item {n} says." for s in mini.THEMES[2 + n % 3 :: 3])
             for n in range(30)]  # fmt: skip
    made: dict[str, str] = {}
    lines = ["file,corpus,kind,cluster,level,town,wave"]

    def add(file: str, text: str, about: str) -> None:
        made[file] = text
        lines.append(f"{file},{about}")

    for n in range(6):
        add(f"policy/paper-{n}.md", mini.policy(n, sentences=(*plain[n], WORD, WORD, WORD, SHARED)),
            f"policy,prose,Ministry {n},state,,")  # fmt: skip
    for n, town in enumerate(TOWNS):
        add(f"policy/plan-{n}.md", mini.policy(n, sentences=(*plain[n + 6], WORD, SHARED)),
            f"policy,prose,{town} municipality,municipality,{town},")  # fmt: skip
        first = mini.talk(n, sentences=(*plain[n + 12], *plain[n + 2]))
        add(f"frontline/2019/r{n}.txt", first, f"frontline,talk,respondent {n},ward,{town},2019")
        second = mini.talk(n, sentences=(*plain[n + 18], *[AGAIN] * 4))
        add(f"frontline/2023/r{n}.txt", second, f"frontline,talk,respondent {n},,,2023")
    for n in range(5):
        add(f"policy/adviser-{n}.txt", mini.talk(n, sentences=(*plain[24 + n], *[ADVISED] * 4)),
            f"policy,talk,Ministry {n},,,")  # fmt: skip
    return made, lines


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The project with the tables up to topics; later stages are called by the tests."""
    made, lines = texts()
    folder = mini.project(tmp_path_factory.mktemp("designs"), made, catalogue="\n".join(lines))
    given = yaml.safe_load((folder / "params.yaml").read_text(encoding="utf-8"))
    given["levels"] |= {"paired_by": "town"}
    given["privacy"]["models"] = {}
    (folder / "params.yaml").write_text(yaml.safe_dump(given), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for name in ("documents", "spellings", "annotations", "practices", "mentions", "terms"):
            importlib.import_module(f"pipeline.stages.{name}").main()
        for table in (tables.UnitTopics, tables.TopicShares):
            tables.write(table, tables.empty(table))
        yield folder


@pytest.fixture
def compared(project: Path, monkeypatch: pytest.MonkeyPatch) -> Compared:
    """The stage of levels with another section `levels`: the pairs of the word it asks of."""

    def work(**changed: Any) -> pd.DataFrame:
        given = settings.load_params(project / "params.yaml")
        own = given.model_copy(update={
            "levels": settings.LevelsParams(**{**LEVELS, **changed}),
        })  # fmt: skip
        monkeypatch.setattr(stage, "load_params", lambda: own)
        monkeypatch.setattr(stage, "_beside", lambda *_: Beside())  # that has its own tests
        monkeypatch.setattr(stage, "changes", lambda *_, **__: (
            tables.empty(tables.Changes), tables.empty(tables.DatedValues)))  # fmt: skip
        stage.main()
        rows = tables.read(tables.LevelContrasts)
        own_rows = (rows["measure"] == "concept_rate") & (rows["item"] == "co-production")
        return rows[own_rows & (rows["contrast"] == "pair")].set_index(["first", "second"])

    return work


def test_levels(compared: Compared) -> None:
    rows = compared(order=("state", "municipality", "ward"), ordered=True)
    assert list(rows.index) == [("state", "municipality"), ("municipality", "ward")]
    assert rows["verdict"].tolist() == ["falls", "falls"]
    assert rows["n_documents"].tolist() == [12, 12]


def test_two_sides_are_levels_without_a_column_of_their_own(compared: Compared) -> None:
    rows = compared(column="corpus", order=("policy", "frontline"))
    assert rows.loc[("policy", "frontline"), "n_documents"] == 29
    assert compared(column=None).empty  # off as shipped


def test_places_are_compared_within_also_where_few_were_interviewed(compared: Compared) -> None:
    documents = tables.read(tables.Documents)
    wards = documents[documents["level"] == "ward"]
    assert wards["town"].str.contains("group_small").all()  # one interview in each town
    row = compared(order=("municipality", "ward"), paired_by="town").loc[("municipality", "ward")]
    assert (row["n_places"], row["verdict"]) == (6, "falls")
    cells = tables.read(tables.LevelCells)
    assert cells.empty  # the names of the wards' towns are hidden: no place is on two levels


def test_waves_of_the_same_people_are_compared_within_each(compared: Compared) -> None:
    # As the first stage does where `paired_by` is the cluster; names of one person are numbers.
    documents = tables.read(tables.Documents)
    assert documents.loc[documents["wave"] != "", "cluster"].str.contains("group_cluster").all()
    tables.write(
        tables.Places,
        place_numbers(
            dict(zip(documents["doc_id"], documents["cluster"], strict=True)), of="cluster"
        ),
    )
    row = compared(column="wave", order=("2019", "2023"), paired_by="cluster")
    assert tuple(row.loc[("2019", "2023"), ["n_places", "verdict"]]) == (6, "rises")


@pytest.fixture
def sides(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stage of two sides, with policy's talk as control; one kind of measure is asked of."""
    given = settings.load_params(project / "params.yaml")
    own = given.model_copy(
        update={"gap": given.gap.model_copy(update={"control": ("policy talk",)})}
    )
    monkeypatch.setattr(two_sides, "load_params", lambda: own)
    only = functools.partial(measured, names=("concept_rate",))
    monkeypatch.setattr(gaps, "measured", only)
    monkeypatch.setattr(gaps, "omnibus_results", lambda *_, **__: [])
    monkeypatch.setattr(control, "COMPARED", ("concept_rate",))
    for table in (tables.Corrected, tables.ContextWords, tables.OtherSentences):
        tables.write(table, tables.empty(table))
    two_sides.main()


def test_two_sides_and_a_control_corpus_have_verdicts_from_files(sides: None) -> None:
    rows = tables.read(tables.Gaps)
    own = rows[rows["measure"] == "concept_rate"].set_index("item")
    assert own.loc["co-evaluation", "verdict"] == "policy"
    assert own.loc["co-evaluation", "frontline"] == 0 < own.loc["co-evaluation", "policy"]
    design = tables.read(tables.Design).set_index("corpus")["n_documents"]
    assert design.to_dict() == {"policy": 12, "frontline": 12}  # advisers stay out
    held = tables.read(tables.Control)
    held = held[held["measure"] == "concept_rate"].set_index("item")
    row = held.loc["co-evaluation"]
    assert (row["main_verdict"], row["verdict"], row["outcome"]) == ("policy", "policy", "same")
    assert (row["n_policy"], row["n_frontline"]) == (5, 12)
