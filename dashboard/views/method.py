"""How it is measured, what it rests on, and what the numbers cannot say."""

from pathlib import Path

import pandas as pd
import streamlit as st

from dashboard import naming, state
from dashboard.charts import style, topic_charts
from dashboard.data import arranging, downloads, loading
from dashboard.parts import grids, layout, pictures
from dashboard.translation import say
from pipeline import tables

CALIBRATION = Path(__file__).parents[2] / "docs" / "calibration.svg"
HOW = say(
    """
**What is compared.** Policy documents on one side, what people say in interviews on the other.
Interviewers' questions are never counted as frontline speech; a word that somebody says just after
the interviewer has used it counts as *prompted* and is shown apart.

**How often.** A word's rate is the number of times it is said per 10,000 words, worked out for each
document and then averaged, so that one long document does not outweigh the others. A ratio of 4×
means four times as often.

**Topics** are groups of words that go together, found by a topic model that does not know which
side a text is from. A topic's share is the part of a document's words that belongs to it.

**How sure.** Documents come in clusters: a ministry, a municipality. For a test, whole clusters
change sides at random, thousands of times: if the sides did not differ, how often would chance
alone give a gap this
large? The answer is *p*; the *adjusted p* allows for many words or topics being looked at together.
The interval says how much the figure would move with other documents of the same kind.

**Verdicts.**

- {policy} *more in policy* and {frontline} *more at the
  frontline*: the gap is larger than chance explains.
- {bridge} *about alike on both sides*: the whole interval lies within the margin, so
  likeness is shown, not assumed.
- {unclear} *cannot tell*: the documents are too few or too different from
  each other to say. It does not mean that there is no gap.
""",
    policy=style.SYMBOLS["policy"],
    frontline=style.SYMBOLS["frontline"],
    bridge=style.SYMBOLS["bridge"],
    unclear=style.SYMBOLS["cannot tell"],
)

CANNOT = say(
    """
- **Whether the frontline co-produces.** What the word stands for may be done under another name: a
  contact person, a notebook, a lunch planned together. Rates of words count the word.
- **Whether both mean the same** where both say it. Read the sentences.
- **Why the sides differ.** Policy prose and talk use a great many words unequally often; a gap
  is not yet a disagreement.
- **Anything about a person or a single document.** The comparison is between two sets.
- **Whether a topic is real.** Topics are a way of sorting words; look at stability and passages.
- **Anything beyond these documents.** With few clusters the intervals may be too narrow.
"""
)

layout.opening("method")
st.markdown(HOW)
layout.heading(say("What the numbers cannot say"))
st.markdown(CANNOT)

layout.heading(say("What this comparison rests on"))
design = layout.read(tables.Design)
st.info(
    naming.plain(arranging.notes(layout.read(tables.Design, in_words=False))),
    icon=":material/balance:",
)
grids.table(design.drop(columns="note"), key="design", of=(tables.Design,))

layout.heading(say("How often the tests are wrong"))
st.caption(
    say(
        "Simulated where the truth is known: how often each test finds a difference that is not "
        "there, and one that is. The tests of Cospeak exchange whole clusters; those that are "
        "usual elsewhere count every word as a source of its own."
    )
)
if CALIBRATION.is_file():
    st.image(
        str(CALIBRATION), width="stretch",
        alt=say("False positives and power of Cospeak's tests beside those that are usual"),
    )  # fmt: skip

people = loading.of(loading.load_if_made(tables.TopicValidation), language=state.language())
pictures.section(
    say("Do people see the topics?"), topic_charts.validation(people),
    say("Nobody has been asked yet whether the topics make sense: judge on the page "
"Check, or see data/validation/README.md."),
)  # fmt: skip
if len(people):
    if not people["current"].all():
        st.warning(say("The topics that were judged are not those of now."))
    grids.table(
        people.drop(columns="language"), key="topic_validation", of=(tables.TopicValidation,),
        task=say("what was asked"),
        share=st.column_config.NumberColumn(
            say("right"), format="percent", help=naming.meaning(tables.TopicValidation, "share")
        ),
    )  # fmt: skip

layout.heading(say("All findings"))
grids.table(layout.read(tables.Gaps), key="gaps", of=(tables.Gaps,))

layout.heading(say("How it was made"))
made = loading.manifest()
if not made:
    st.caption(
        say(
            "There is no data/published/manifest.json yet. Run `make run` (or `dvc repro exports`)."
        )
    )
# Fingerprints of single files are many and read by nobody: one fold holds them.
prints = {name: made[name] for name in made if str(name).endswith("_sha256")}
sections = {name: made[name] for name in made if name not in prints}
for section, content in {**sections, **({"sha256": prints} if prints else {})}.items():
    pairs = pd.DataFrame(downloads.flatten(content), columns=["what", "value"])
    grids.table(pairs, key=f"manifest_{section}", of=(), folded=naming.plain(str(section)))
