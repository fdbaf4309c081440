"""No filters together, and no difference of two published tables, leave too few interviewees.

What sums over documents by what the catalogue tells: Documents, which every page, table and
concordance filters; TopicGroups; ConceptGroups; Levels; LevelCells; the pairs within places of
LevelContrasts; the halves of Changes. A group of which another one is a part gives away the rest,
whichever two tables they stand in. Clusters are tried within TopicGroups alone: they carry the
statistics, and a small one has but a number.
"""

from itertools import permutations, product

import numpy as np
import pandas as pd
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from pipeline.change.dated import DatedSide
from pipeline.change.dates import in_years
from pipeline.config.params import load_params
from pipeline.gap.groups import concept_groups
from pipeline.gap.measures.measured import Measured
from pipeline.levels.places import place_cells
from pipeline.levels.values import LevelValues, small_levels
from pipeline.privacy.small_groups.cells import without_small_groups
from pipeline.privacy.small_groups.places import places_kept
from pipeline.stats import clusters
from pipeline.stats.change import timeline
from pipeline.topics.contrast import topic_groups
from tests.paths import ROOT

GAP = load_params(ROOT / "params.yaml").gap
LEAST = 3
COLUMNS = ["role", "place"]
TALKS = st.lists(
    st.tuples(
        st.sampled_from("abcd"),
        st.sampled_from(("x", "y", "z", "")),
        st.sampled_from(("en", "nb")),
        st.sampled_from(("2019-03-14", "2019-04", "2020", "")),
        st.sampled_from(("", "", "Home", "House")),
    ),
    min_size=1,
    max_size=24,
)


def documents_of(talks: list[tuple[str, ...]]) -> pd.DataFrame:
    """The documents as published: what too few share is hidden."""
    names = [*COLUMNS, "language", "date", "cluster"]
    documents = pd.DataFrame(talks, columns=names)
    documents.insert(0, "doc_id", [f"f{n}" for n in range(len(talks))])
    documents["cluster"] = documents["cluster"].mask(
        documents["cluster"] == "", documents["doc_id"]
    )
    documents = documents.assign(corpus="frontline", n_speakers=1)
    said = pd.DataFrame(
        [{"doc_id": one, "role": "respondent", "speaker": "R1"} for one in documents["doc_id"]]
    )
    return without_small_groups(documents, said, columns=COLUMNS, min_group=LEAST, combined=2)


def is_enough(n: int) -> bool:
    return n == 0 or n >= LEAST


def sets_of(documents: pd.DataFrame, column: str) -> list[frozenset[str]]:
    return [frozenset(those) for _, those in documents.groupby(column)["doc_id"]]


@settings(max_examples=60, deadline=None)
@given(talks=TALKS)
def test_language_and_a_value_together_leave_enough(talks: list[tuple[str, ...]]) -> None:
    documents = documents_of(talks)
    for column in COLUMNS:
        for own, value in product(sets_of(documents, "language"), sets_of(documents, column)):
            if len(own) >= LEAST:  # fewer interviews in a language are alone whatever is hidden
                assert is_enough(len(own & value)), documents
                assert is_enough(len(own - value)), documents


@settings(max_examples=60, deadline=None)
@given(talks=TALKS)
def test_no_group_of_topics_and_no_difference_of_two_leaves_too_few(
    talks: list[tuple[str, ...]],
) -> None:
    documents = documents_of(talks)
    # A share of two to the power of the document's number: a sum tells which documents are in it.
    shares = pd.DataFrame({
        "doc_id": documents["doc_id"], "language": documents["language"], "corpus": "frontline",
        "topic": "t", "label": "t", "stable": True,
        "share": np.exp2(-np.arange(len(documents), dtype=np.float64)),
    })  # fmt: skip
    made = topic_groups(shares, documents, params=GAP, min_group=LEAST)
    assert (made["n_interviewees"] >= LEAST).all()
    for language, those in made.groupby("language"):
        whole = int((documents["language"] == language).sum())
        members = []
        for _, part in those.groupby("grouping"):
            assert is_enough(whole - int(part["n_documents"].sum()))
            members += [
                members_of(share * n, len(documents))
                for share, n in zip(part["share"], part["n_documents"], strict=True)
            ]
        for one, other in permutations(members, 2):
            if one < other:
                assert is_enough(len(other - one)), (documents, made)


def groups_of_concepts(documents: pd.DataFrame) -> list[frozenset[str]]:
    """The groups of `ConceptGroups`, told from the mentions that are published of them.

    Each document says one concept two to the power of its number, but no more than 128 times: the
    next eight say another concept.
    """
    number = np.arange(len(documents))
    mentions = documents.assign(
        kind="label", role="respondent", concept=[f"{n // 8}" for n in number], prompted=False
    )
    mentions = mentions.loc[np.repeat(documents.index.to_numpy(), 1 << number % 8)]
    made = concept_groups(
        documents.assign(n_tokens=1_000), mentions,
        params=GAP, min_group=LEAST,
    )  # fmt: skip
    made = made[made["grouping"] != "cluster"]
    return [
        frozenset(
            f"f{8 * int(concept) + at}"
            for concept, total in zip(group["concept"], group["n_mentions"], strict=True)
            for at in range(8)
            if int(total) >> at & 1
        )
        for _, group in made.groupby(["grouping", "value"])
    ]


def groups_of_topics(documents: pd.DataFrame) -> list[frozenset[str]]:
    shares = pd.DataFrame({
        "doc_id": documents["doc_id"], "language": documents["language"], "corpus": "frontline",
        "topic": documents["language"], "label": "t", "stable": True,
        "share": np.exp2(-np.arange(len(documents), dtype=np.float64)),
    })  # fmt: skip
    made = topic_groups(shares, documents, params=GAP, min_group=LEAST)
    own = (made["topic"] == made["language"]) & (made["grouping"] != "cluster")
    totals = made["share"].where(own, 0) * made["n_documents"]
    return [
        frozenset(f"f{n}" for n in members_of(float(total), len(documents)))
        for total in totals
        if total > 0
    ]


def groups_of_levels(documents: pd.DataFrame, column: str) -> list[frozenset[str]]:
    """The levels that are shown if the column names levels, whichever of its values they are."""
    own = documents[documents[column].ne("") & ~documents[column].str.contains("group_small")]
    own = own.assign(level_code=pd.factorize(own[column], sort=True)[0])
    small = small_levels(own, min_group=LEAST)
    shown = own[~own["level_code"].isin(small)]
    return [*sets_of(shown, "level_code"), frozenset(shown["doc_id"])]


def cells_of_levels(documents: pd.DataFrame, level: str, place: str) -> list[frozenset[str]]:
    """The cells that are shown if one column names levels and the other one places."""
    hidden = documents[level].eq("") | documents[level].str.contains("group_small")
    own = documents.assign(
        shown_place=documents[place].mask(documents[place].str.contains("group_small"), ""),
        on_level=documents[level].mask(hidden, ""), n_tokens=1_000,
    )  # fmt: skip
    shown = own[~hidden].assign(level_code=pd.factorize(own.loc[~hidden, level], sort=True)[0])
    small = small_levels(shown, min_group=LEAST)
    kept = shown[~shown["level_code"].isin(small)].reset_index(drop=True)
    if kept.empty:
        return []
    names = tuple(sorted(shown[level].unique()))
    data = np.exp2(-np.arange(len(documents), dtype=np.float64))[:, None]
    at = [int(one[1:]) for one in kept["doc_id"]]
    values = LevelValues(
        Measured(
            "concept_rate", ("c",), ("c",), data[at], tuple(kept["doc_id"]), np.ones(len(kept)),
            clusters.sides(np.arange(len(kept)) == 0, cluster=kept["doc_id"].tolist()),
            np.ones((1, len(kept)), dtype=bool),
        ),
        kept.assign(level_code=pd.factorize(kept["level_code"], sort=True)[0]),
        tuple(names[code] for code in sorted(set(kept["level_code"]))), (), (False,) * len(names),
    )  # fmt: skip
    shown_cells = [
        (
            frozenset(f"f{n}" for n in members_of(row["estimate"] * row["n_documents"], len(own))),
            bool(pd.notna(row["ci_low"])),
        )
        for _, row in place_cells(values, own, names, min_group=LEAST, unlike=False, params=GAP)
        if row["cell"] == "shown"
    ]
    for name in set(kept["level_code"]):
        whole = frozenset(kept.loc[kept["level_code"] == name, "doc_id"])
        no_pair_of_clusters(whole, [one for one in shown_cells if one[0] <= whole], kept)
    return [members for members, _ in shown_cells]


def no_pair_of_clusters(
    whole: frozenset[str], parts: list[tuple[frozenset[str], bool]], documents: pd.DataFrame
) -> None:
    """Sums of what is shown, and one of squares, are too few to tell what each cluster is like.

    Clusters that sums tell are told by groups of people; squares may not add any.
    """
    cluster = documents.set_index("doc_id")["cluster"]
    if not any(has_interval for _, has_interval in parts):
        return
    left = whole.difference(*(members for members, has_interval in parts if has_interval))
    sums = [members for members, has_interval in parts if not has_interval]
    sums.append(left.difference(*sums))
    unknown = sorted({(at, cluster[doc]) for at, one in enumerate(sums) for doc in one})
    n_equations = len({at for at, _ in unknown})
    assert len(unknown) - n_equations != 1, (documents, parts)


def groups_within_places(documents: pd.DataFrame, *, in_each: int) -> list[frozenset[str]]:
    """Each level in the hidden towns that have it and another, or that have a plan: all but one."""
    town = [f"town {n // in_each}" for n in range(len(documents))]
    own = documents.assign(place=town, people=1)
    own = own[own["role"].ne("") & ~own["role"].str.contains("group_small")]
    own = own.assign(level_code=1 + pd.factorize(own["role"], sort=True)[0])
    own = own[~own["level_code"].isin(small_levels(own, min_group=LEAST))]
    plans = pd.DataFrame({"place": sorted(set(town))[1:], "level_code": 0, "people": 0})
    every = pd.concat([own, plans.assign(cluster="plan")], ignore_index=True)
    kept = places_kept(every, min_group=LEAST)
    there = every[every["place"].isin(kept)]
    found = []
    for one, other in permutations(sorted(set(there["level_code"])), 2):
        both = [set(there.loc[there["level_code"] == level, "place"]) for level in (one, other)]
        shared = there["place"].isin(both[0] & both[1])
        if one and shared.any():
            found.append(frozenset(there.loc[shared & there["level_code"].eq(one), "doc_id"]))
    return found


def groups_in_time(documents: pd.DataFrame) -> list[frozenset[str]]:
    """The interviews with a date, and the two halves of them of which `Changes` has means."""
    time = documents["date"].map(in_years).astype(float)
    own = documents.assign(time=time)[time.notna()]
    if own.empty:
        return []
    where = timeline(own["time"].to_numpy(), cluster=own["cluster"].tolist())
    side = DatedSide("frontline", np.zeros((len(own), 1)), own, where, where.time[None])
    early = side.is_early
    return [frozenset(those["doc_id"]) for those in (own, own[early], own[~early])]


@settings(max_examples=60, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
@example(
    # On either level four clusters in one place, and two in the other, one of them a person.
    talks=[(role, "x", "en", "", "") for role in "aaaabbbb"]
    + [(role, "y", "en", "", home) for role in "ab" for home in ("Home", "Home", "Home", "")]
)
@given(talks=TALKS)
def test_no_two_tables_or_filters_differ_by_too_few(talks: list[tuple[str, ...]]) -> None:
    # Language, which halves TopicGroups, would be a third value beside two that differ.
    documents = documents_of([(*talk[:2], "en", *talk[3:]) for talk in talks])
    every = frozenset(documents["doc_id"])
    filters = [one for column in [*COLUMNS, "date"] for one in sets_of(documents, column)]
    shown = {every, *filters, *groups_of_concepts(documents), *groups_of_topics(documents)}
    shown |= {one for column in COLUMNS for one in groups_of_levels(documents, column)}
    for level, place in permutations(COLUMNS):
        shown |= {*cells_of_levels(documents, level, place)}
    shown |= {*groups_in_time(documents)}
    shown |= {*groups_within_places(documents, in_each=1)}
    shown |= {*groups_within_places(documents, in_each=2)}
    for small, large in permutations(sorted(shown - {frozenset()}, key=sorted), 2):
        if small < large:
            assert is_enough(len(large - small)), (documents, small, large)


def members_of(total: float, n: int) -> frozenset[int]:
    """The documents whose shares add up to the total."""
    scaled = round(total * 2 ** (n - 1))
    return frozenset(at for at in range(n) if scaled >> (n - 1 - at) & 1)
