"""Made-up segments and tagged Docs, and the terms found in them."""

import pandas as pd
import spacy
from spacy.tokens import Doc

from pipeline.terms.occurrences import term_occurrences
from pipeline.terms.units import term_units
from pipeline.terms.words import TermRules

VOCAB = spacy.blank("en").vocab
LOOSE = TermRules(min_documents=1, min_count=1, max_document_share=1.0, multiword_min_count=99)


def segment_rows(*texts, doc_id="p1", corpus="policy", role=None, **columns):
    return pd.DataFrame(
        {
            "segment_id": [f"{doc_id}:{number:04d}" for number in range(1, len(texts) + 1)],
            "doc_id": doc_id,
            "corpus": corpus,
            "language": "en",
            "role": role or ("policy" if corpus == "policy" else "respondent"),
            "speaker": "" if corpus == "policy" else "R",
            "location": "",
            "heading": "",
            "text": list(texts),
            "n_tokens": [len(text.split()) for text in texts],
        }
    ).assign(**columns)


def stacked(*frames):
    return pd.concat(frames, ignore_index=True)


def sentence(length, *, word="ward"):
    return " ".join([word] * length) + "."


def tagged(text):
    """A Doc from `form/lemma/POS` or `form/POS`; `+` at a word's end joins it to the next."""
    words, lemmas, pos, spaces = [], [], [], []
    for item in text.split():
        joined = item.endswith("+")
        parts = item.rstrip("+").split("/")
        words.append(parts[0])
        lemmas.append(parts[1] if len(parts) == 3 else parts[0].lower())
        pos.append(parts[-1])
        spaces.append(not joined)
    return Doc(VOCAB, words=words, lemmas=lemmas, pos=pos, spaces=spaces)


def counted(*docs, rules=LOOSE, **columns):
    """The terms of Docs, one document each, with their counts."""
    segments = stacked(
        *(segment_rows(doc.text, doc_id=f"d{number}", **columns) for number, doc in enumerate(docs))
    )
    units = term_units(segments, unit_tokens=150)
    occurrences = term_occurrences(docs, segments, units, rules=rules)
    return occurrences.groupby("term")["n"].sum().to_dict()
