"""Who says the co-words and how often; a concept opens to its three gaps and its sentences."""

import pandas as pd
import streamlit as st

from dashboard import naming, state
from dashboard.charts import concept_charts, gap_charts
from dashboard.charts.patterns import matrix_charts, network_charts
from dashboard.data import arranging, loading, mention_rows
from dashboard.data.patterns import groups
from dashboard.parts import grids, layout, other_analyses, pictures, quotes, statements
from dashboard.translation import code, later, say, says
from pipeline import tables

USAGE = [
    "concept", "corpus", "language", "estimate", "ci_low", "ci_high", "n",
    "n_mentions", "n_prompted", "n_documents_with", "kind",
]  # fmt: skip
ALL = "co-words"
COLUMNS = {
    "verdict": later("the word"),
    "practice_verdict": later("the practice, by word list or model"),
    "meaning_verdict": later("the meaning"),
    "policy_estimate": later("policy, per 10,000 words"),
    "frontline_estimate": later("frontline, per 10,000 words"),
    "policy_n_documents_with": later("policy documents that say it"),
    "frontline_n_documents_with": later("frontline documents that say it"),
    "frontline_n_prompted": later("prompted by the interviewer"),
}
# What is compared, which measures of Gaps tell it, and what to say where none does.
THREE = (
    (
        later("The word"),
        ("concept_rate", "family_rate"),
        later("Neither side says the word."),
    ),
    (
        later("The practice without the word"),
        ("practice_rate",),
        later("No other words for it were found on either side."),
    ),
    (
        later("The meaning"),
        ("meaning",),
        later("It is said too seldom on one side to compare what it means."),
    ),
)


def rates(usage: pd.DataFrame, concepts: pd.DataFrame) -> None:
    """The rates of both sides as a picture, and the three gaps of each concept as a table."""
    figure = concept_charts.concept_rates(usage, concepts)
    if figure is None:
        return
    opens = state.Opens("concept", "concept", at="sentences")
    pictures.shown(figure, opens=opens)
    tested = loading.of(layout.read(tables.Gaps), measure="concept_rate")
    named = tested[tested["verdict"].isin(tables.CORPORA)]
    if len(named) > named["over_all"].sum():
        st.caption(
            says(
                "A side is named for {n} co-concept when co-words are tested by themselves; "
                "when everything is tested together (Overview), for {over_all}.",
                "A side is named for {n} co-concepts when co-words are tested by themselves; "
                "when everything is tested together (Overview), for {over_all}.",
                len(named),
                over_all=int(named["over_all"].sum()),
            )
        )
    order = ["concept", *COLUMNS]
    rest = [name for name in concepts.columns if name not in order]
    grids.table(
        concepts[order + rest],
        key="concept_rates",
        of=(tables.Gaps, tables.Usage),
        opens=opens,
        **{name: say(text) for name, text in COLUMNS.items()},
    )


def by_group() -> None:
    """The rates of all concepts in the groups that a column of the catalogue makes."""
    everything = loading.load_if_made(tables.ConceptGroups)
    told = loading.of(everything, language=state.language())
    columns = {name: naming.heading(name) for name in groups.groupings(told)}
    layout.heading(say("Mentions by group of documents"))
    if not columns:
        st.caption(say("The catalogue has no groups of more than one document."))
        return
    by = str(state.choose(say("Group by"), columns, key="heat", width=260))
    figure = matrix_charts.concept_heat(groups.concept_rates(told, by), columns[by])
    if figure is None:
        st.caption(say("No group says a co-word."))
    else:
        heads = {"name": say("concept"), "group": columns[by], "value": say("per 10,000 words")}
        pictures.tabled(figure.of(by), (tables.ConceptGroups,), **heads)


def three_gaps(gaps: pd.DataFrame, concept: str) -> None:
    """The word, the practice without the word and the meaning, side by side; how each holds."""
    for column, (title, measures, missing) in zip(st.columns(3), THREE, strict=True):
        rows = arranging.gap_of(gaps, measures, concept)
        with column, st.container(border=True, height="stretch"):
            st.markdown(f"**{say(title)}**")
            if measures == ("practice_rate",):
                corrected(concept)
                reversed_by_list(rows, concept)
            if rows.empty:
                st.caption(say(missing))
            for row in rows.to_dict("records"):
                statements.finding(row)
    for title, measures, _ in THREE:
        for row in arranging.gap_of(gaps, measures, concept).to_dict("records"):
            other_analyses.robust(str(row["measure"]), concept, part=say(title))


def reversed_by_list(listed: pd.DataFrame, concept: str) -> None:
    """Says it where the word list has more on one side and people's judgements on the other."""
    judged = loading.of(layout.read(tables.Corrected), kind="practice", item=concept)
    if listed.empty or judged.empty:
        return
    if float(listed["estimate"].iloc[0]) * float(judged["estimate"].iloc[0]) < 0:
        st.caption(
            say(
                "By the list or model alone it is the other way round, since it misses or "
                "wrongly adds unequally many passages. Do not quote the order."
            )
        )


def corrected(concept: str) -> None:
    """The practice as people's judgements have it, or how to come to that."""
    found = loading.of(layout.read(tables.Corrected), kind="practice", item=concept)
    for row in found.to_dict("records"):
        statements.corrected(row)
    if found.empty:
        layout.link(
            "judge", say("Judge passages: what does the word list miss?"), judged="practice"
        )


def how(gaps: pd.DataFrame, concept: str, lines: pd.DataFrame) -> None:
    """Modality, doers, tone and prompting of its mentions: what was tested, and the counts."""
    figure = gap_charts.traits(gaps, concept)
    layout.heading(say("How it is spoken of"))
    if figure is None:
        st.caption(say("Too few documents of both sides mention it to compare how. The counts:"))
    else:
        pictures.shown(figure.of(concept, name_of(concept)))
    counted = mention_rows.counted_traits(lines)
    names = mention_rows.trait_names(counted["trait"])
    counted = counted.assign(trait=counted["trait"].map(names))
    grids.table(counted, key="counted_traits", of=(), about=concept)


def collocates(concept: str, lines: pd.DataFrame) -> None:
    """The words that are used next to it, on each side, and which of them stand together."""
    layout.heading(say("Words used next to it"))
    words = loading.load_if_made(tables.Collocates)
    rows = loading.of(loading.of(words, language=state.language()), concept=concept)
    if rows.empty:
        st.caption(
            say("No word is used next to it often enough, or all co-words are taken together.")
        )
        return
    known = layout.read(tables.Terms, ["term", "surfaces", "language"])
    surfaces = arranging.surfaces(known, rows["word"])
    figure = network_charts.word_network(concept, rows, lines, surfaces)
    if figure is not None:
        pictures.shown(figure.of(concept, name_of(concept)))
    for side in tables.CORPORA:
        most = rows[rows[f"n_{side}"] > 0].sort_values(f"n_{side}", ascending=False)
        named = ", ".join(most["word"].head(8)) or say("no word often enough")
        st.markdown(f"**{code(side).capitalize()}:** {naming.plain(named)}")
    grids.table(
        rows.drop(columns=["language", "concept"]),
        key="collocates",
        of=(tables.Collocates,),
        about=concept,
    )


def name_of(concept: str) -> str:
    """The concept as the page calls it."""
    return say("all co-words together") if concept == ALL else concept


def one_concept(concepts: pd.DataFrame, gaps: pd.DataFrame) -> None:
    """The chosen concept: its three gaps, its lines, and how, by whom, with which words, when."""
    layout.heading(say("One concept"))
    names = {name: name_of(name) for name in [*concepts["concept"], ALL]}
    said = concepts["policy_n_mentions"].fillna(0) + concepts["frontline_n_mentions"].fillna(0)
    first = int(said.to_numpy().argmax())
    chosen = str(state.choose(say("Concept"), names, key="concept", index=first))
    three_gaps(gaps, chosen)
    own = concepts[concepts["concept"] == chosen]
    makes_it = [str(one) for one in own["flipped_by"].dropna() if one]
    titles = arranging.titles(layout.read(tables.Documents, ["doc_id", "title", "language"]))
    if makes_it:
        document = naming.plain(titles.get(makes_it[0], makes_it[0]))
        unclear = bool((own["verdict"] == "cannot tell").all())
        st.warning(
            say("Without “{document}” there would be a finding.", document=document)
            if unclear
            else say("Without “{document}” the finding disappears.", document=document)
        )
    layout.landing("sentences")
    layout.heading(say("Its sentences: {concept}", concept=naming.plain(name_of(chosen))))
    documents = state.catalogue(layout.read(tables.Documents), "cluster")
    lines = loading.of(layout.read(tables.Concordance), kind="label")
    lines = lines if chosen == ALL else loading.of(lines, concept=chosen)
    lines = lines[lines["doc_id"].isin(documents["doc_id"])]
    if lines["prompted"].any():
        st.caption(
            say(
                "In {prompted} of these {n} sentences the interviewer said the word first: the "
                "figures above do not count those.",
                prompted=int(lines["prompted"].sum()),
                n=len(lines),
            )
        )
    quotes.lines(lines, key=f"lines_{chosen}")
    how(gaps, chosen, lines)
    left, right = st.columns(2, gap="large")
    with left:
        pictures.section(
            say("Who does it, and with whom"), concept_charts.roles(lines),
            say("No sentence names who does it or with whom."), of=chosen, called=name_of(chosen),
        )  # fmt: skip
    with right:
        pictures.section(
            say("Is it a magic concept?"),
            concept_charts.profile(layout.read(tables.Profiles), chosen),
            say("It was not measured for this concept."), of=chosen, called=name_of(chosen),
        )  # fmt: skip
    both = matrix_charts.role_matrix(lines)
    pictures.tabled_section(
        say("Who with whom"), both.of(chosen, name_of(chosen)) if both else None,
        say("No sentence names both who does it and with whom."), of=(tables.Concordance,),
        n=say("times"),
    )  # fmt: skip
    over_years = concept_charts.years(lines, documents, makes_it=makes_it)
    pictures.tabled_section(
        say("Use over the years"), over_years.of(chosen, name_of(chosen)) if over_years else None,
        say("No document has a date."), of=(tables.Documents, tables.Usage),
        title=say("document"), rate=say("per 10,000 words"), makes_it=say("makes the finding"),
    )  # fmt: skip
    collocates(chosen, lines)


layout.opening("concepts")
statements.own_level()
all_usage = loading.of(layout.read(tables.Usage, USAGE), kind="label")
all_gaps = layout.read(tables.Gaps)
all_concepts = arranging.concept_rows(all_usage, all_gaps)
if all_concepts.empty:
    st.info(say("No co-word of the lexicon was found on either side."))
else:
    rates(all_usage, all_concepts)
    by_group()
    one_concept(all_concepts, all_gaps)

layout.heading(say("Co-words that the lexicon does not know"))
st.caption(say("Add them to data/lexicon.yaml if they belong there, and run again."))
candidates = loading.load_if_made(tables.Candidates)
grids.table(
    loading.of(candidates, language=state.language()), key="candidates", of=(tables.Candidates,)
)
