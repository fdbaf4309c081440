"""Every picture with its finding, its note and the rows behind it: one recipe for page and file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard import charts, data
from dashboard.phrases import grouped, retold
from dashboard.translation import code, later, percent, say, says

MOST_TOPICS = 24
MOST_TERMS = 1500
MOST_CONCEPTS = 40
MOST_DOCUMENTS = 30
MOST_TRAITS = 14
MOST_PAIRS = 24
MOST_OWN_WORDS = 6
VERDICTS = ("policy", "frontline", "bridge", "cannot tell")
SIDES = ("policy", "frontline")


@dataclass(frozen=True)
class Figure:
    """A chart: what it shows, the finding that is its title, its rows, and how it is read."""

    name: str
    what: str
    title: str
    chart: Any
    rows: pd.DataFrame
    note: str
    kinds: tuple[str, ...] = VERDICTS


def said(rows: pd.DataFrame, label: str, most: int = 3) -> str:
    """What rows with a verdict find, as a title: which are whose, `most` of each named."""
    rows = rows.sort_values("estimate", key=abs, ascending=False)
    told = []
    for kind in ("policy", "frontline", "bridge"):
        names = rows.loc[rows["verdict"] == kind, label].tolist()
        more = [say("{n} more", n=len(names) - most)] if len(names) > most else []
        if names:
            words = say(charts.WORDS[kind])
            told.append(f"{words[0].upper()}{words[1:]}: {'; '.join([*names[:most], *more])}.")
    return " ".join(told) or say("No difference can be told.")


def _about_middle(name: str, what: str, rows: pd.DataFrame, label: str, note: str) -> Figure | None:
    """Findings about one middle, each called by its `label`; none if there are none."""
    if rows.empty:
        return None
    return Figure(name, what, said(rows, label), charts.diverging(rows), rows, note)


def concept_gaps(gaps: pd.DataFrame) -> Figure | None:
    """The most telling concepts about one middle; none if there is none."""
    return _about_middle(
        "concept_gaps",
        later("Co-concepts: how many times as often"),
        data.short_names(data.most_telling(gaps, "concept_rate", "log2_ratio", 8)),
        "label",
        say("How many times as often one side says it. Lines are intervals."),
    )


def topic_gaps(gaps: pd.DataFrame) -> Figure | None:
    """The most telling topics about one middle; none if there is none."""
    return _about_middle(
        "topic_gaps",
        later("Topics: the most telling"),
        data.short_names(data.most_telling(gaps, "topic_share", "estimate", 8)),
        "name",
        say("Difference in percentage points of a document's words. Lines are intervals."),
    )


def concept_rates(usage: pd.DataFrame, concepts: pd.DataFrame) -> Figure | None:
    """Rates of each concept on both sides; `concepts` as `data.concept_rows` makes them."""
    shown = concepts["concept"].tolist()[:MOST_CONCEPTS]
    rows = usage[usage["concept"].isin(shown)]
    if rows.empty:
        return None
    return Figure(
        "concept_rates",
        later("Co-concepts: rates on both sides"),
        said(concepts, "concept"),
        charts.rates(rows, shown),
        rows,
        say("Dots are means over documents, lines are intervals. Prompted mentions are left out."),
        SIDES,
    )


def theme_gaps(gaps: pd.DataFrame) -> Figure | None:
    """The themes that were looked for, about one middle; none if there is none."""
    rows = data.of(gaps, measure="theme_rate").dropna(subset=["log2_ratio"])
    return _about_middle(
        "theme_gaps",
        later("Themes: how many times as often"),
        rows.assign(name=rows["item"].str.replace("-", " ").map(code)),
        "name",
        say("How many times as often one side speaks of it. Lines are intervals."),
    )


def traits(gaps: pd.DataFrame, concept: str) -> Figure | None:
    """How mentions of a concept differ between the sides; none if too few were compared."""
    rows = data.mention_traits(gaps, concept).assign(measure="any")
    return _about_middle(
        "traits",
        later("How it is spoken of"),
        data.most_telling(rows, "any", "estimate", MOST_TRAITS),
        "name",
        say("Difference in percentage points of the mentions on each side. Lines are intervals."),
    )


def roles(lines: pd.DataFrame) -> Figure | None:
    """Who does it with whom, as the sentences say it; none if no sentence names anybody."""
    pairs = data.role_pairs(lines)
    named = pairs[(pairs["who"] != data.NOBODY) | (pairs["with_whom"] != data.NOBODY)]
    if named.empty:
        return None
    shown = named.head(MOST_PAIRS)
    seen = pd.concat([shown["who"], shown["with_whom"]])
    names = [name for name in seen.value_counts().index if name != data.NOBODY] + [data.NOBODY]
    unnamed = int(pairs["n"].sum() - named["n"].sum())
    doers = named[named["who"] != data.NOBODY].groupby(["corpus", "who"], sort=False)["n"].sum()
    most = doers.sort_values(ascending=False, kind="stable").reset_index()
    told = ", ".join(
        f"{code(str(row.who))} ({code(str(row.corpus))})"
        for row in most.drop_duplicates("corpus").itertuples()
    )
    return Figure(
        "roles",
        later("Who does it, and with whom"),
        say(
            "Done most often by: {told}. {n} times nobody is named",
            told=told or say("nobody named"),
            n=unnamed,
        ),
        charts.roles(
            shown.assign(**{end: shown[end].map(_role) for end in ("who", "with_whom")}),
            [_role(name) for name in names],
        ),
        pairs,
        say("Each line joins who does it with those it is done with; the thicker, the more often."),
        SIDES,
    )


def _role(role: str) -> str:
    return say(data.NOBODY) if role == data.NOBODY else code(role)


MEASURED = {
    "spread": later("documents that say it"),
    "contexts": later("themes beside it"),
    "praise": later("in positive sentences"),
    "consensus": later("no conflict or cost"),
    "anywhere": later("nobody and no place named"),
}


def profile(profiles: pd.DataFrame, concept: str) -> Figure | None:
    """How far a concept has the traits of a magic concept; none if it was not measured."""
    rows = data.of(profiles, concept=concept)
    if rows.empty:
        return None
    rows = rows.assign(
        measured=rows["figure"].map({key: say(text) for key, text in MEASURED.items()}),
        meaning=rows["meaning"].map(retold),
    )
    rows = rows.assign(name=rows["trait"].map(code) + ": " + rows["measured"])
    highest = rows.sort_values("estimate", ascending=False).drop_duplicates("corpus")
    told = "; ".join(
        f"{code(str(row.corpus))}, {row.measured} ({percent(float(str(row.estimate)))})"
        for row in highest.sort_values("corpus", ascending=False).itertuples()
    )
    return Figure(
        "profile",
        later("Is it a magic concept?"),
        say("Most like a magic concept: {told}", told=told),
        charts.profile(rows),
        rows,
        say(
            "A magic concept is broad, good, consensual and global (Pollitt & Hupe 2011). "
            "Dots are means over documents, lines are intervals."
        ),
        SIDES,
    )


def years(lines: pd.DataFrame, documents: pd.DataFrame) -> Figure | None:
    """How often each dated document says it; none if no document has a date."""
    rows = data.by_year(lines, documents)
    if rows.empty:
        return None
    having = rows[rows["n_mentions"] > 0]
    told = (
        say(
            "Said in {having} of {n} dated documents, from {first} to {last}",
            having=len(having),
            n=len(rows),
            first=str(having["year"].min()),
            last=str(having["year"].max()),
        )
        if len(having)
        else say("Said in none of {n} dated documents", n=len(rows))
    )
    return Figure(
        "years",
        later("Use over the years"),
        told,
        charts.years(rows),
        rows,
        say("Each point is a document. Prompted mentions are left out."),
        SIDES,
    )


def topics_shown(gaps: pd.DataFrame) -> pd.DataFrame:
    """The topics that a picture has room for, from policy's to the frontline's, with a `name`."""
    topics = data.of(gaps, measure="topic_share").sort_values("estimate", ascending=False)
    if len(topics) > MOST_TOPICS:
        topics = data.most_telling(topics, "topic_share", "estimate", MOST_TOPICS)[::-1]
    return data.short_names(topics)


def topic_shares(gaps: pd.DataFrame) -> Figure | None:
    """The share of each topic on both sides."""
    shown = topics_shown(gaps)
    if shown.empty:
        return None
    return Figure(
        "topic_shares",
        later("Topics: shares on both sides"),
        said(shown, "name", most=2),
        charts.shares(shown),
        shown,
        say("Means over documents of the share of a document's words."),
        SIDES,
    )


def topic_differences(gaps: pd.DataFrame) -> Figure | None:
    """Policy minus frontline for each topic."""
    shown = topics_shown(gaps)
    if shown.empty:
        return None
    counts = data.of(gaps, measure="topic_share")["verdict"].value_counts()
    told = ", ".join(
        f"{counts[kind]} {say(words)}" for kind, words in charts.WORDS.items() if kind in counts
    )
    title = say("The difference: {told}", told=told)
    return Figure(
        "topic_differences",
        later("Topics: differences"),
        title,
        charts.diverging(shown),
        shown,
        say("Percentage points of a document's words. Lines are intervals."),
    )


def topic_strip(shares: pd.DataFrame, label: str) -> Figure:
    """The share of one topic in each document; `shares` hold the documents' titles."""
    rows = shares[["title", "corpus", "share"]]
    return Figure(
        "topic_strip",
        later("One topic in each document"),
        say("{topic}: its share in each document", topic=label),
        charts.share_strip(rows),
        rows,
        say("Each point is a document."),
        SIDES,
    )


def topic_words(words: pd.DataFrame) -> Figure | None:
    """How often each side says the topic's words; none if none of them is counted."""
    rows = words.dropna(subset=["n_policy", "n_frontline"])
    if rows.empty:
        return None
    ahead = rows["n_policy"] > rows["n_frontline"]
    counted = rows.assign(policy=rows["n_policy"], frontline=rows["n_frontline"])
    return Figure(
        "topic_words",
        later("The words of one topic, by side"),
        say(
            "{ahead} of its {n} words are said more often in policy",
            ahead=int(ahead.sum()),
            n=len(rows),
        ),
        charts.word_counts(counted, title=say("times in all documents")),
        rows,
        say("Times in all documents of a side. The heaviest words of the topic come first."),
        SIDES,
    )


USED_BY = {
    "policy": later("Nearer to policy: {words}."),
    "frontline": later("Nearer to the frontline: {words}."),
    "both": later("Alike: {words}."),
}


TOO_FEW = {
    "policy": later("Too few policy documents speak of it at length to say how often."),
    "frontline": later("Too few interviews speak of it at length to say how often."),
}


def own_words(words: pd.DataFrame) -> Figure | None:
    """The words that each side prefers within one topic, and those of both; none without any.

    `words` are a topic's rows of TopicWords.
    """
    order = {side: number for number, side in enumerate(USED_BY)}
    rows = words.assign(order=words["used_by"].map(order)).sort_values(["order", "rank"])
    rows = rows.drop(columns="order")
    drawn = rows[rows["rank"] <= MOST_OWN_WORDS]
    drawn = drawn.dropna(subset=["policy", "frontline"], how="all")
    if drawn.empty:
        return None
    silent = [say(text) for side, text in TOO_FEW.items() if drawn[side].isna().all()]
    told = [
        say(text, words=", ".join(drawn.loc[drawn["used_by"] == side, "term"].head(4)))
        for side, text in USED_BY.items()
        if (drawn["used_by"] == side).any()
    ]
    n = int((rows["p_adjusted"] <= data.level()).sum())
    told += [say("None is told from luck.")] if not n else []
    return Figure(
        "own_words",
        later("The words that each side has for one topic"),
        " ".join(told),
        charts.word_counts(drawn, title=say("times in 1,000 words of the topic")),
        rows,
        say(
            "Words of the passages that speak of the topic: first those that policy prefers there, "
            "then the frontline's, then those of both. They are ranked by how far they set the "
            "sides apart; {n} of {all} differ by more than luck explains.",
            n=n,
            all=len(rows),
        )
        + "".join(f" {one}" for one in silent),
        SIDES,
    )


def topic_groups(shares: pd.DataFrame, label: str) -> Figure | None:
    """The share of one topic in groups of the catalogue; none without any.

    `shares` are the rows of TopicGroups of one topic and one column of the catalogue.
    """
    if shares.empty:
        return None
    rows = shares.assign(name=shares["value"].map(grouped), estimate=shares["share"])
    rows = rows.sort_values(["corpus", "estimate"], ascending=[False, False])
    several = rows[rows["corpus"].map(rows["corpus"].value_counts()) > 1]
    fullest = several.groupby("corpus")["estimate"].mean().idxmax() if len(several) else ""
    compared = data.of(several, corpus=str(fullest)) if len(several) else rows
    most, least = compared.iloc[0], compared.iloc[-1]
    ends = {
        "topic": label,
        "most": str(most["name"]), "high": percent(float(most["estimate"])),
        "least": str(least["name"]), "low": percent(float(least["estimate"])),
    }  # fmt: skip
    apart = float(most["ci_low"]) > float(least["ci_high"])
    return Figure(
        "topic_groups",
        later("One topic in groups of the catalogue"),
        say("{topic}: most in {most} ({high}), least in {least} ({low})", **ends)
        if apart
        else say(
            "{topic}: no group stands clearly apart ({high} in {most}, {low} in {least})", **ends
        ),
        charts.groups(rows),
        rows,
        say(
            "Means over the documents of a group, lines are intervals where there are clusters "
            "enough. Groups are not tested against each other; those with few people are put "
            "together."
        ),
        SIDES,
    )


def topic_fits(fits: pd.DataFrame, gaps: pd.DataFrame) -> Figure | None:
    """How far each topic's gap moves when the topics are fitted anew; none without refits.

    Colour and shape are the verdicts of Gaps; `fits` is TopicFits.
    """
    tested = data.of(gaps, measure="topic_share")[["item", "verdict"]]
    rows = fits.rename(columns={"topic": "item"}).merge(tested, on="item")
    if rows.empty:
        return None
    rows = data.short_names(rows).assign(
        measure="topic_share", estimate=rows["gap"], ci_low=rows["lowest"], ci_high=rows["highest"]
    )
    rows = data.most_telling(rows, "topic_share", "estimate", MOST_TOPICS)
    rows["sentence"] = [
        say("The same side in {share} of the refits.", share=percent(share))
        for share in rows["same_side"]
    ]
    same = int((fits["same_side"] >= 1).sum())
    return Figure(
        "topic_fits",
        later("Topics: how far the gap moves with the fit"),
        say(
            "{same} of {n} topics lean to the same side in every refit",
            same=same,
            n=len(fits),
        ),
        charts.diverging(rows),
        rows[[*fits.rename(columns={"topic": "item"}).columns, "verdict"]],
        say(
            "Each line runs from the lowest to the highest difference when the topics are found "
            "anew without a fifth of the documents. It comes on top of the interval."
        ),
    )


TASKS = {
    "word_intrusion": later("Which word does not belong?"),
    "topic_intrusion": later("Which topic is not in the passage?"),
    "passage_coding": later("What is the passage about?"),
}


def validation(judged: pd.DataFrame) -> Figure | None:
    """How often people see what the topic model sees; none if nobody was asked.

    `judged` is TopicValidation.
    """
    rows = judged[judged["topic"] == ""]
    if rows.empty:
        return None
    rows = rows.assign(name=rows["task"].map({key: say(text) for key, text in TASKS.items()}))
    told = "; ".join(
        say("{task} {share} right", task=row.name, share=percent(float(str(row.share))))
        for row in rows[["name", "share"]].itertuples(index=False)
    )
    return Figure(
        "validation",
        later("Do people see the topics?"),
        told,
        charts.judged(rows),
        rows,
        say("Lines are intervals (Wilson). The upright strokes are what guessing would find."),
        (),
    )


REDACTED = {
    "person": later("names of people"),
    "place": later("names of places"),
    "organisation": later("names of organisations"),
    "email": later("e-mail addresses"),
    "phone": later("telephone numbers"),
    "web": later("web addresses"),
    "birth_date": later("dates of birth"),
    "identity": later("identity numbers"),
    "address": later("postal addresses"),
}


def redactions(taken: pd.DataFrame) -> Figure | None:
    """What was taken out of the interviews, by kind; none if nothing was.

    `taken` is Redactions, of the documents that are shown.
    """
    if taken.empty:
        return None
    words = {key: say(text) for key, text in REDACTED.items()}
    kinds = taken.groupby("kind")[["n_replaced", "n_different"]].sum()
    kinds = kinds.sort_values("n_replaced", ascending=False, kind="stable").reset_index()
    kinds = kinds.assign(name=kinds["kind"].map(words), n=kinds["n_replaced"])
    return Figure(
        "redactions",
        later("Names and numbers that were taken out"),
        says(
            "{n} name or number was replaced, in {documents} of the interviews",
            "{n} names and numbers were replaced, in {documents} of the interviews",
            int(kinds["n"].sum()),
            documents=taken.loc[taken["n_replaced"] > 0, "doc_id"].nunique(),
        ),
        charts.bars(kinds, title=say("times replaced")),
        kinds,
        say("What stood there is now a placeholder, such as [Person 3], the same for each."),
        (),
    )


def word_plane(terms: pd.DataFrame, shown: pd.DataFrame | None = None) -> Figure | None:
    """Words by frequency and gap. `shown` are the rows to draw, where those are not all."""
    drawn = (terms if shown is None else shown).dropna(subset=["log2_ratio"]).head(MOST_TERMS)
    if drawn.empty:
        return None
    counts = terms["verdict"].value_counts()
    return Figure(
        "word_plane",
        later("Words: frequency and gap"),
        said(terms.assign(estimate=terms["log_odds_z"]), "term", most=6),
        charts.plane(drawn),
        drawn,
        say(
            "Of {n} words, {policy} are policy's and {frontline} the frontline's. Higher: policy "
            "says it more often; lower: the frontline does.",
            n=len(terms),
            policy=int(counts.get("policy", 0)),
            frontline=int(counts.get("frontline", 0)),
        ),
    )


def dispersion(lines: pd.DataFrame, passages: pd.DataFrame, n_documents: int) -> Figure | None:
    """Where in each document the lines stand; the documents with most of them first."""
    if lines.empty:
        return None
    placed = data.places(lines, passages)
    counts = placed["title"].value_counts()
    shown = placed[placed["title"].isin(counts.index[:MOST_DOCUMENTS])]
    note = say("Each line is one place, from the document's beginning to its end.")
    if len(counts) > MOST_DOCUMENTS:
        note += " " + say("The {n} with most are drawn.", n=MOST_DOCUMENTS)
    title = says(
        "Once in {having} of {documents} documents",
        "{n} times in {having} of {documents} documents",
        len(lines),
        having=len(counts),
        documents=n_documents,
    )
    if len(counts) > 1:
        most = {"document": counts.index[0], "n": int(counts.iloc[0])}
        title += say("; most in {document} ({n})", **most)
    return Figure(
        "dispersion",
        later("Where it is said"),
        title,
        charts.dispersion(shown, counts.head(MOST_DOCUMENTS)),
        placed[["title", "corpus", "place", "keyword", "segment_id"]],
        note,
        SIDES,
    )


def every(read: Callable[[str], pd.DataFrame]) -> list[Figure]:
    """All pictures of the comparison. `read` gives a published table by the name of its class."""
    gaps = read("Gaps")
    usage = data.of(read("Usage"), kind="label")
    made = [
        concept_gaps(gaps),
        topic_gaps(gaps),
        theme_gaps(gaps),
        concept_rates(usage, data.concept_rows(usage, gaps)),
        topic_shares(gaps),
        topic_differences(gaps),
        topic_fits(read("TopicFits"), gaps),
        word_plane(data.term_rows(read("Terms"), gaps)),
        validation(read("TopicValidation")),
    ]
    return [figure for figure in made if figure is not None]
