"""Which method finds topics best: planted corpora, a real one, and a corpus that peers ran on.

`make bench-topics` writes the tables into docs/topics.md. Three corpora are not part of the
project: COSPEAK_CARE names a folder with policy/ and frontline/ (default ../shared/corpora/care),
COSPEAK_BENCH one with sotu_3000.csv and stopwords_en.txt (default ../shared/bench). What is missing
is left out, and the table says so; so are tomotopy and topica where they are not installed
(`uv pip install --group bench-topics`).
"""

from __future__ import annotations

import importlib.util
import json
import os
import resource
import subprocess
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from scipy import sparse
from threadpoolctl import threadpool_limits

from pipeline.topics.metrics import (
    coherence_npmi,
    cosines,
    diversity,
    exclusivity,
    largest_share,
    matched,
    matched_overlap,
    top_terms,
)
from pipeline.topics.models import (
    TopicModel,
    UnitCounts,
    fit_lda_gensim,
    fit_nmf_consensus,
    fit_nmf_kl,
    fit_nmf_tfidf,
    gensim_rows,
    some_documents,
)

ROOT = Path(__file__).parent.parent
DOC = ROOT / "docs" / "topics.md"
CARE = Path(os.environ.get("COSPEAK_CARE", ROOT.parent / "shared" / "corpora" / "care"))
BENCH = Path(os.environ.get("COSPEAK_BENCH", ROOT.parent / "shared" / "bench"))
SEED = 20231113
PLANTED = {
    # topics, words per unit, share of words that all topics have, documents of each side
    "usual": (8, 40, 0.35, (12, 21)),
    "short units": (8, 26, 0.50, (12, 21)),
    "long units": (8, 100, 0.35, (12, 21)),
    "3 against 21": (8, 60, 0.20, (3, 21)),
    "many topics": (14, 40, 0.35, (12, 21)),
    "units of many topics": (8, 40, 0.35, (12, 21)),
}
PEERS = """
| R stm 1.3.7, prevalence ~ side, spectral start | 47 | 41 | 1158 | .063 | .67 |
| R keyATM, weighted LDA | 180 | 167 | 1050 | .055 | .71 |
| R seededlda LDA | 18 | 15 | 297 | .069 | .69 |
| tomotopy LDA | 9 | 7 | 155 | .086 | .72 |
| tomotopy DMR (side as metadata) | 18 | 16 | 154 | .085 | .73 |
| gensim LdaModel, 20 passes | 13 | 10 | 148 | .008 | .67 |
| scikit-learn LDA | 19 | 16 | 218 | .048 | .65 |
| scikit-learn NMF on tf-idf | 4.7 | 1.3 | 223 | .138 | .86 |
| BERTopic (MiniLM, HDBSCAN) | 118 | 102 | 1365 | .090 | .87 |
""".strip()


# ------------------------------------------------------------------------- methods


def lda_gensim_defaults(units: UnitCounts, *, n_topics: int, seed: int) -> TopicModel:
    """Gensim's LdaModel as it comes: one pass, a flat prior."""
    from gensim.models import LdaModel

    rows = gensim_rows(units.counts)
    named = {term: str(term) for term in range(units.counts.shape[1])}
    fitted = LdaModel(rows, num_topics=n_topics, id2word=named, random_state=seed)
    return TopicModel(_even(fitted.get_topics()), _even(fitted.inference(rows)[0]))


def lda_gensim_from_nmf(units: UnitCounts, *, n_topics: int, seed: int) -> TopicModel:
    """Gensim's LdaModel whose prior is the topics of a factorisation."""
    from gensim.models import LdaModel

    start = fit_nmf_tfidf(units, n_topics=n_topics, seed=seed).topic_term
    rows = gensim_rows(units.counts)
    fitted = LdaModel(
        rows,
        num_topics=n_topics,
        id2word={term: str(term) for term in range(units.counts.shape[1])},
        eta=0.01 + 500 * start,
        alpha="auto",
        passes=10,
        dtype=np.float64,
        random_state=seed,
    )
    return TopicModel(_even(fitted.get_topics()), _even(fitted.inference(rows)[0]))


def lda_sklearn(units: UnitCounts, *, n_topics: int, seed: int) -> TopicModel:
    """scikit-learn's LDA, batch variational Bayes."""
    from sklearn.decomposition import LatentDirichletAllocation

    fitted = LatentDirichletAllocation(n_topics, learning_method="batch", random_state=seed)
    shares = fitted.fit_transform(units.counts)
    return TopicModel(_even(fitted.components_), _even(shares))


def lda_tomotopy(units: UnitCounts, *, n_topics: int, seed: int) -> TopicModel:
    """Tomotopy's LDA, collapsed Gibbs sampling, 1,000 sweeps, one thread."""
    import tomotopy

    fitted = tomotopy.LDAModel(k=n_topics, seed=seed)
    words = _words(units)
    filled = [row for row, listed in enumerate(words) if listed]
    for row in filled:
        fitted.add_doc(words[row])
    fitted.train(1000, workers=1)
    topics = np.zeros((n_topics, units.counts.shape[1]))
    place = [int(word) for word in fitted.used_vocabs]
    for topic in range(n_topics):
        topics[topic, place] = fitted.get_topic_word_dist(topic)
    shares = np.full((len(words), n_topics), 1 / n_topics)
    shares[filled] = [document.get_topic_dist() for document in fitted.docs]
    return TopicModel(_even(topics), _even(shares))


def lda_topica(units: UnitCounts, *, n_topics: int, seed: int) -> TopicModel:
    """Topica's LDA, collapsed Gibbs sampling, 1,000 sweeps, one thread."""
    import topica

    fitted = topica.LDA(num_topics=n_topics, seed=seed, num_threads=1)
    fitted.fit(_words(units), iters=1000, progress=False, keep_theta_draws=False)
    topics = np.zeros((n_topics, units.counts.shape[1]))
    topics[:, [int(word) for word in fitted.vocabulary]] = fitted.topic_word
    return TopicModel(_even(topics), _even(fitted.doc_topic))


def _words(units: UnitCounts) -> list[list[str]]:
    return [
        [str(term) for term, n in row for _ in range(int(n))] for row in gensim_rows(units.counts)
    ]


def _even(matrix: Any) -> Any:
    values = np.asarray(matrix, dtype=np.float64)
    return values / values.sum(axis=1, keepdims=True)


METHODS: dict[str, tuple[str, Callable[..., TopicModel]]] = {
    "nmf_consensus": ("Cospeak: NMF of tf-idf, consensus of twenty (default)", fit_nmf_consensus),
    "nmf_tfidf": ("NMF of tf-idf, one fit", fit_nmf_tfidf),
    "nmf_kl": ("NMF, Kullback-Leibler", fit_nmf_kl),
    "lda_gensim_defaults": ("gensim LDA, defaults", lda_gensim_defaults),
    "lda_gensim": ("gensim LDA, tuned", fit_lda_gensim),
    "lda_gensim_from_nmf": ("gensim LDA, started from NMF", lda_gensim_from_nmf),
    "lda_sklearn": ("scikit-learn LDA", lda_sklearn),
}
PEER_METHODS: dict[str, tuple[str, Callable[..., TopicModel]]] = {
    "tomotopy": ("tomotopy LDA", lda_tomotopy),
    "topica": ("topica LDA", lda_topica),
}
MISSING = [name for name in PEER_METHODS if importlib.util.find_spec(name) is None]
METHODS |= {f"lda_{name}": PEER_METHODS[name] for name in PEER_METHODS if name not in MISSING}


def left_out() -> str:
    """Which peers did not take part."""
    if not MISSING:
        return ""
    return (
        f" Left out, since not installed: {', '.join(MISSING)} (`uv pip install --group"
        " bench-topics`)."
    )


# ------------------------------------------------------------------------- planted


def planted(name: str, *, seed: int) -> tuple[UnitCounts, Any, Any, Any]:
    """A corpus of known topics: units, topics, shares of documents, which are policy."""
    n_topics, words, common, (n_policy, n_frontline) = PLANTED[name]
    random = np.random.default_rng(seed)
    n_terms, own, n_units = 900, 60, 10
    background = random.permutation(1 / (np.arange(n_terms) + 5.0))
    topics = np.zeros((n_topics, n_terms))
    for topic in topics:
        topic[random.choice(n_terms, own, replace=False)] = 1 / (np.arange(own) + 3.0)
    truth = (1 - common) * _even(topics) + common * background / background.sum()
    sides = random.dirichlet(np.ones(n_topics), size=2)
    spread = 12.0 if name == "units of many topics" else 2.0
    rows, documents, shares = [], [], []
    for document in range(n_policy + n_frontline):
        mixture = random.dirichlet(15 * sides[int(document >= n_policy)] + 0.01)
        units = random.dirichlet(spread * mixture + 0.005, size=n_units)
        rows += [random.multinomial(words, unit @ truth) for unit in units]
        documents += [document] * n_units
        shares.append(units.mean(axis=0))
    counts = np.array(rows, dtype=float)
    kept = counts.sum(axis=0) > 2
    units = UnitCounts(sparse.csr_array(counts[:, kept]), np.array(documents, dtype=np.intp))
    policy = np.arange(n_policy + n_frontline) < n_policy
    return units, _even(truth[:, kept]), np.array(shares), policy


def recovery(
    fit: Callable[..., TopicModel], name: str, *, seed: int
) -> tuple[float, float, float, float]:
    """Cosine with the planted topics, those found, error of shares, error of the gap."""
    units, truth, shares, policy = planted(name, seed=seed)
    model = fit(units, n_topics=len(truth), seed=seed)
    order = matched(truth, model.topic_term)
    found = np.array(
        [
            model.doc_topic[units.documents == document].mean(axis=0)
            for document in range(len(shares))
        ]
    )[:, order]
    gap, true_gap = (
        part[policy].mean(axis=0) - part[~policy].mean(axis=0) for part in (found, shares)
    )
    return (
        float(np.diag(cosines(truth, model.topic_term[order])).mean()),
        float((matched_overlap(truth, model.shown) >= 0.5).mean()),
        float(np.abs(found - shares).mean()),
        float(np.abs(gap - true_gap).mean()),
    )


def planted_table(n_corpora: int) -> str:
    """Recovery on planted corpora, and the gap's error on each kind."""
    lines = [
        f"Mean over {n_corpora} corpora of each kind; the true number of topics is given. *Found*:"
        " topics with at least half of their ten top terms. *Gap error*: mean absolute error of"
        " policy minus frontline, in points of share, with two standard errors over the corpora,"
        f" and as a part of that of gensim's defaults.{left_out()}",
        "",
        "| method | cosine | found | share error | gap error | part | "
        + " | ".join(PLANTED)
        + " |",
        "|---" * (6 + len(PLANTED)) + "|",
    ]
    results = {name: planted_results(fit, n_corpora) for name, (_, fit) in METHODS.items()}
    base = results["lda_gensim_defaults"][:, :, 3].mean()
    for name, found in results.items():
        cosine, topics, share, gap = found.mean(axis=(0, 1))
        error = np.sqrt((found[:, :, 3].var(axis=1, ddof=1) / n_corpora).sum()) / len(found)
        kinds = " | ".join(f"{100 * value:.1f}" for value in found[:, :, 3].mean(axis=1))
        lines.append(
            f"| {METHODS[name][0]} | {cosine:.2f} | {topics:.0%} | {100 * share:.1f} |"
            f" {100 * gap:.2f} ± {200 * error:.2f} | {gap / base:.2f} | {kinds} |"
        )
    return "\n".join(lines)


def planted_results(fit: Callable[..., TopicModel], n_corpora: int) -> Any:
    """Kinds by corpora by what `recovery` measures."""
    seeds = range(SEED, SEED + n_corpora)
    return np.array([[recovery(fit, kind, seed=seed) for seed in seeds] for kind in PLANTED])


# ---------------------------------------------------------------------------- care


def care_units() -> UnitCounts:
    """The real corpus, read by the pipeline's own stages, in a folder of its own."""
    from tempfile import TemporaryDirectory

    import yaml

    from pipeline import tables

    params = yaml.safe_load((ROOT / "params.yaml").read_text(encoding="utf-8"))
    params["documents"]["folder"] = str(CARE.resolve())
    here = Path.cwd()
    with TemporaryDirectory() as folder:
        Path(folder, "params.yaml").write_text(yaml.safe_dump(params), encoding="utf-8")
        for stage in ("documents", "spellings", "annotations", "terms"):
            subprocess.run(  # noqa: S603 - stages of this project
                [sys.executable, "-m", f"pipeline.stages.{stage}"],
                cwd=folder,
                env=os.environ | {"PYTHONPATH": str(ROOT)},
                check=True,
                capture_output=True,
            )
        os.chdir(folder)
        counts, units = tables.read(tables.TermCounts), tables.read(tables.TermUnits)
        os.chdir(here)
    content = counts[counts["content"] & (counts["language"] == "en")]
    row, ids = pd.factorize(content["unit_id"], sort=True)
    column, terms = pd.factorize(content["term"], sort=True)
    matrix = sparse.coo_array(
        (content["n"].to_numpy(dtype=float), (row, column)), shape=(len(ids), len(terms))
    ).tocsr()
    document = units.set_index("unit_id")["doc_id"].loc[ids]
    return UnitCounts(matrix, np.asarray(pd.factorize(document, sort=True)[0], dtype=np.intp))


def care_table(n_topics: int = 16, n_refits: int = 5) -> str:
    """Quality of each method's topics on the real corpus."""
    if not CARE.is_dir():
        return "Not run: the folder is missing (COSPEAK_CARE)."
    units = care_units()
    lines = [
        f"{units.counts.shape[0]:,} units of {units.documents.max() + 1} documents,"
        f" {units.counts.shape[1]:,} terms, {n_topics} topics; NPMI on units; stability over"
        f" {n_refits} refits without a fifth of the documents.{left_out()}",
        "",
        "| method | NPMI | diversity | exclusivity | largest | stability | seconds |",
        "|---|---|---|---|---|---|---|",
    ]
    for label, fit in METHODS.values():
        start = time.perf_counter()
        model = fit(units, n_topics=n_topics, seed=SEED)
        seconds = time.perf_counter() - start
        refits = [
            fit(units.part(some_documents(units, seed=seed)), n_topics=n_topics, seed=seed)
            for seed in range(SEED + 1, SEED + 1 + n_refits)
        ]
        stable = np.mean([matched_overlap(model.shown, one.shown) for one in refits])
        topics = model.shown
        lines.append(
            f"| {label} | {coherence_npmi(topics, units.counts).mean():.3f} |"
            f" {diversity(topics):.2f} | {exclusivity(topics):.2f} |"
            f" {largest_share(model.doc_topic, documents=units.documents):.2f} |"
            f" {stable:.2f} | {seconds:.1f} |"
        )
    return "\n".join(lines)


# ---------------------------------------------------------------------------- sotu


def sotu() -> tuple[UnitCounts, Any, pd.DataFrame]:
    """3,000 segments of speeches: counts, the reader that counted, the segments."""
    from sklearn.feature_extraction.text import CountVectorizer

    segments = pd.read_csv(BENCH / "sotu_3000.csv")
    stops = (BENCH / "stopwords_en.txt").read_text(encoding="utf-8").split()
    reader = CountVectorizer(
        stop_words=stops,
        min_df=5,
        max_df=0.5,
        token_pattern=r"[a-zA-Z]{3,}",  # noqa: S106 - no password
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        counts = reader.fit_transform(segments["text"]).astype(float)
    speeches = np.asarray(pd.factorize(segments["speech"])[0], dtype=np.intp)
    # one weight for every word, as the peers have it
    return UnitCounts(sparse.csr_array(counts), speeches, document_weight=0.0), reader, segments


def one_sotu(name: str, *, workers: int = 1) -> dict[str, float]:
    """Seconds, memory and quality of one method at K = 20, and the test of the gap.

    The processor's seconds are those of this process and the mean of its workers.
    """
    from pipeline.compute.backends import Local
    from pipeline.stats.clusters import sides
    from pipeline.stats.permutation import draw_permutations, permutation_test

    units, reader, segments = sotu()
    start, begun = time.process_time(), time.perf_counter()
    parts = {"map_ordered": Local(workers)} if workers > 1 else {}
    model = METHODS[name][1](units, n_topics=20, seed=SEED, **parts)
    fitted = time.process_time() - start + _of_children() / workers
    speeches = segments.groupby("speech", sort=False)["side"].first()
    shares = pd.DataFrame(model.doc_topic).groupby(units.documents).mean().to_numpy()
    design = sides((speeches == "Democratic").to_numpy(), cluster=speeches.index.tolist())
    drawn = draw_permutations(design, n_permutations=999, rng=np.random.default_rng(SEED))
    tested = permutation_test(shares, sides=design, permutations=drawn, level=0.05)
    both = time.process_time() - start + _of_children() / workers
    wall = time.perf_counter() - begun
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    vocabulary = reader.get_feature_names_out().tolist()
    top = [[vocabulary[column] for column in row] for row in top_terms(model.shown)]
    known, split = set(vocabulary), reader.build_tokenizer()
    words = [[word for word in split(text.lower()) if word in known] for text in segments["text"]]
    return {
        "wall": wall,
        "fit": fitted,
        "both": both,
        "megabytes": megabytes,
        "megabytes_of_worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
        "npmi": gensim_npmi(top, words),
        "diversity": len({term for terms in top for term in terms}) / 200,
        "found": float((tested.p_adjusted <= 0.05).sum()),
        "terms": float(len(vocabulary)),
    }


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def gensim_npmi(top: list[list[str]], words: list[list[str]]) -> float:
    """c_npmi by gensim, window 10, as the peers' figures are."""
    from gensim.corpora import Dictionary
    from gensim.models import CoherenceModel

    return float(
        CoherenceModel(
            topics=top,
            texts=words,
            dictionary=Dictionary(words),
            coherence="c_npmi",
            window_size=10,
            topn=10,
            processes=1,
        ).get_coherence()
    )


def sotu_table() -> str:
    """Each method in a process of its own, above the peers' figures."""
    if not (BENCH / "sotu_3000.csv").is_file():
        return "Not run: sotu_3000.csv is missing (COSPEAK_BENCH)."
    lines = [
        "3,000 segments of 84 speeches, K = 20. Each method runs in a process of its own on one"
        " core; *fit and gap* is the fit and 999 permutations of the speeches between the parties"
        " with max-T, in seconds of the processor; *gaps* are the topics whose gap holds at 5 %"
        " over all topics. NPMI by gensim's c_npmi, window 10, over the words of the vocabulary."
        + left_out(),
        "",
        "| method | wall s | fit s | fit and gap s | peak MB | NPMI | TD10 | gaps |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for name, (label, _) in METHODS.items():
        done = subprocess.run(  # noqa: S603 - this file
            [sys.executable, __file__, "--sotu", name],
            capture_output=True,
            text=True,
            check=True,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
        )
        row = json.loads(done.stdout.splitlines()[-1])
        lines.append(
            f"| {label} | {row['wall']:.1f} | {row['fit']:.1f} | {row['both']:.1f} |"
            f" {row['megabytes']:.0f} |"
            f" {row['npmi']:.3f} | {row['diversity']:.2f} | {row['found']:.0f} |"
        )
    lines += ["", f"The vocabulary has {row['terms']:,.0f} terms. Peers, as measured with one"
              " vocabulary of 4,441 terms on a two-core machine:", "",
              "| peer | wall s | fit s | peak MB | NPMI | TD10 |", "|---|---|---|---|---|---|",
              PEERS]  # fmt: skip
    return "\n".join(lines)


# ---------------------------------------------------------------------------- write


def write(parts: dict[str, str]) -> None:
    """Puts each table between its markers in docs/topics.md."""
    text = DOC.read_text(encoding="utf-8")
    for name, content in parts.items():
        start, end = f"<!-- {name} (measured) -->", f"<!-- end of {name} -->"
        before, rest = text.split(start, 1)
        text = f"{before}{start}\n{content}\n{end}{rest.split(end, 1)[1]}"
    DOC.write_text(text, encoding="utf-8")


def main() -> None:
    """Runs every part, or with `--sotu METHOD` one fitted, with `--two METHOD` by two workers."""
    with threadpool_limits(1), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if "--sotu" in sys.argv:
            print(json.dumps(one_sotu(sys.argv[-1])))
            return
        if "--two" in sys.argv:
            if not (BENCH / "sotu_3000.csv").is_file():
                print("Not run: sotu_3000.csv is missing (COSPEAK_BENCH).")
                return
            print(json.dumps(one_sotu(sys.argv[-1], workers=2)))
            return
        only = sys.argv[1:]
        made: dict[str, Callable[[], str]] = {
            "planted": lambda: planted_table(5),
            "care": care_table,
            "sotu": sotu_table,
        }
        for name, table in made.items():
            if not only or name in only:
                content = table()
                print(f"\n{content}")
                write({name: content})


if __name__ == "__main__":
    main()
