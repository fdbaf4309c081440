"""Seeded generators of two-sided document collections with a known truth (pure NumPy).

Conventions, for every generator
--------------------------------
* n = n_policy + n_frontline documents; rows 0..n_policy-1 are policy.
* `side`    (n,) int   0 = policy, 1 = frontline.
* `cluster` (n,) int   place of the document; may occur on both sides (crossed) or on one (nested).
* every RATIO is policy / frontline, every DIFFERENCE is policy - frontline.
* pairs such as `cv2=(.3, 1.0)` are (policy, frontline).
* The truth is of the SUPERPOPULATION (documents and places one might have drawn), and of
  ARITHMETIC means. Two estimands are given:
    docmean : mean over documents of the document's own rate (every document weighs the same)
    pooled  : E[count] / E[words]                           (every word weighs the same)
  They agree unless `truth.estimand_sensitive`. A method must say which it claims, and is held to that
  one. A ratio of medians or geometric means is neither: with unlike spread it is off by design.
* Where genre noise is drawn (`genre_sd > 0`) the truth is the REALISED one, drawn anew per replicate:
  always read it from the returned object, never from the settings.

Truth of the second verdict, "more than genre": `beyond` ('policy', 'frontline', 'none') says whether
anything was PLANTED over the genre; 'none' = the genre alone explains the item.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from typing import Any, Optional

import numpy as np

POLICY, FRONTLINE = 0, 1
SIDES = ("policy", "frontline")


# --------------------------------------------------------------------------- results
@dataclass
class Truth:
    """Truth of K items (all arrays (K,) unless said)."""

    scale: str  # 'ratio' or 'difference': the natural scale of the kind
    side: np.ndarray  # str: side with more (docmean): policy/frontline/none
    side_pooled: np.ndarray  # the same for the pooled estimand
    ratio_docmean: np.ndarray
    ratio_pooled: np.ndarray
    diff_docmean: np.ndarray  # rates: per 1,000 words; shares/topics: share points (0-1)
    diff_pooled: np.ndarray
    planted: np.ndarray  # bool: a gap was planted on purpose
    beyond: Optional[np.ndarray] = (
        None  # str: side of what was planted OVER the genre; None = no genre here
    )
    extra: Optional[np.ndarray] = (
        None  # log-ratio (policy/frontline) planted over the genre (rates, codes, words)
    )
    did_diff: Optional[np.ndarray] = (
        None  # (beside-other, policy) - (beside-other, frontline), shares
    )
    did_logodds: Optional[np.ndarray] = None  # the same on log odds of the mean shares
    did_logratio: Optional[np.ndarray] = None  # the same on logs of the mean shares
    null_scales: tuple = ()  # scales on which NO item has a difference of differences
    genre_mu: float = 0.0  # mean log-ratio of unplanted items
    genre_sd: float = 0.0  # sd of their log-ratios (known)
    genre_sd_item: Optional[np.ndarray] = None  # where the sd depends on the item
    estimand_sensitive: bool = False


@dataclass
class RatesSim:
    """Also codes (`counts` = words under the code) and words (`counts` = occurrences; K = 500)."""

    kind: str
    side: np.ndarray  # (n,)
    cluster: np.ndarray  # (n,)
    words: np.ndarray  # (n,) int
    counts: np.ndarray  # (n, K) int
    truth: Truth
    like_counts: Optional[np.ndarray] = None  # (n, B) like items: the baseline; never planted
    like_log_ratio: Optional[np.ndarray] = (
        None  # (B,) their true realised log-ratios (truth, not for the tool)
    )
    targets: Optional[np.ndarray] = (
        None  # words: (T,) columns asked about; the others are the baseline
    )
    segments: Optional[np.ndarray] = None  # codes: (n, K) number of coded segments
    clipped: int = 0  # codes: cells cut at the document's length
    settings: dict = field(default_factory=dict)


@dataclass
class SharesSim:
    """shares (J categories) and topics (J = K topics). One unit = a sentence / a passage."""

    kind: str
    side: np.ndarray  # (n,)
    cluster: np.ndarray  # (n,)
    units: np.ndarray  # (n,) int sentences/passages of the document = beside + other
    beside: np.ndarray  # (n, J) int counts in units with the item / co-word; row may be all 0
    other: np.ndarray  # (n, J) int counts in the document's other units
    truth: Truth  # side/ratio/diff: of the BESIDE shares
    truth_other: Truth  # the same of the OTHER shares
    truth_all: Optional[Truth] = (
        None  # topics: of beside + other, doc mean of the whole document (beside weight 0)
    )
    settings: dict = field(default_factory=dict)


@dataclass
class CollocatesSim:
    kind: str
    side: np.ndarray  # (n,)
    cluster: np.ndarray  # (n,)
    window_tokens: np.ndarray  # (n,) int tokens in windows round the node word; may be 0
    outside_tokens: np.ndarray  # (n,) int
    window: np.ndarray  # (n, V) int
    outside: np.ndarray  # (n, V) int
    targets: np.ndarray  # (T,)
    truth: Truth  # of the window rates; extra/beyond: of window over outside (see README)
    truth_outside: Truth
    settings: dict = field(default_factory=dict)


# --------------------------------------------------------------------------- documents, places, lengths
def _allot(n: int, g: int, sizes: str) -> np.ndarray:
    g = max(1, min(g, n))
    if sizes == "equal":
        w = np.ones(g)
    elif sizes == "uneven":
        w = 1.0 / np.arange(1, g + 1)
    elif sizes == "giant":  # one place has 60 % of the documents
        w = np.full(g, 0.4 / max(1, g - 1))
        w[0] = 0.6 if g > 1 else 1.0
    else:
        raise ValueError(sizes)
    w = w / w.sum() * n
    k = np.floor(w).astype(int)
    for i in np.argsort(-(w - k), kind="stable")[: n - k.sum()]:
        k[i] += 1
    return np.repeat(np.arange(g), k)


def make_design(n_policy, n_frontline, design="own", n_clusters=8, sizes="equal"):
    """design: own (a document = a place), crossed (same places on both sides), partial (policy only in the
    first half of the places), nested (n_clusters = (policy, frontline), no place on both sides)."""
    side = np.repeat([POLICY, FRONTLINE], [n_policy, n_frontline])
    if design == "own":
        return side, np.arange(n_policy + n_frontline)
    if design == "nested":
        gp, gf = n_clusters if isinstance(n_clusters, (tuple, list)) else (n_clusters, n_clusters)
        a, b = _allot(n_policy, gp, sizes), _allot(n_frontline, gf, sizes)
        return side, np.concatenate([a, b + a.max() + 1])
    g = int(n_clusters)
    gp = max(1, g // 2) if design == "partial" else g
    if design not in ("crossed", "partial"):
        raise ValueError(design)
    return side, np.concatenate([_allot(n_policy, gp, sizes), _allot(n_frontline, g, sizes)])


def _lengths(rng, side, median, sd):
    return np.asarray(median, float)[side] * np.exp(
        np.asarray(sd, float)[side] * rng.standard_normal(side.size)
    )


# --------------------------------------------------------------------------- spread, always of mean 1 and given CV^2
def spread(rng, family, cv2, size):
    """Positive multipliers with mean exactly 1 and squared coefficient of variation `cv2`.

    gamma | lognormal | zi (structural zeros and gamma) | burst (two values: few documents very high)
    | pareto (power tail, finite variance, infinite 3rd-4th moment) | callable(rng, cv2, size)."""
    if callable(family):
        return family(rng, cv2, size)
    if cv2 <= 1e-12:
        return np.ones(size)
    if family == "gamma":
        return rng.gamma(1 / cv2, cv2, size)
    if family == "lognormal":
        s2 = np.log1p(cv2)
        return np.exp(np.sqrt(s2) * rng.standard_normal(size) - s2 / 2)
    if family == "zi":
        keep = (1 + cv2) ** -0.6
        return (rng.random(size) < keep) / keep * spread(rng, "gamma", (1 + cv2) ** 0.4 - 1, size)
    if family == "burst":
        eps = min(0.1, 0.95 / (1 + cv2))
        hi, lo = 1 + np.sqrt(cv2 * (1 - eps) / eps), 1 - np.sqrt(cv2 * eps / (1 - eps))
        return np.where(rng.random(size) < eps, hi, lo)
    if family == "pareto":
        a = 1 + np.sqrt(1 + 1 / cv2)
        return (a - 1) / a * (1 + rng.pareto(a, size))
    raise ValueError(family)


def _hetero(
    rng,
    side,
    cluster,
    K,
    cv2,
    family,
    icc=0.0,
    cluster_shared=0.0,
    interaction=0.0,
    item_corr=0.0,
    loading="same",
    groups=1,
):
    """(n, K) multipliers of mean 1 with squared CV `cv2[side]` = place (share `icc` of the VARIANCE of the rate)
    x document factor common to the items of a group (`item_corr` of the log variance left) x own part.
    Places: lognormal; `cluster_shared` of it common to all items; `interaction` of it differs between the sides
    of the same place (0 = a crossed place shifts both sides alike, scaled to each side's spread)."""
    n, G = side.size, int(cluster.max()) + 1
    out = np.ones((n, K))
    zc = np.sqrt(cluster_shared) * rng.standard_normal((G, 1)) + np.sqrt(
        1 - cluster_shared
    ) * rng.standard_normal((G, K))
    zs = np.sqrt(cluster_shared) * rng.standard_normal((2, G, 1)) + np.sqrt(
        1 - cluster_shared
    ) * rng.standard_normal((2, G, K))
    sign = np.where(np.arange(K) % 2 == 0, 1.0, -1.0) if loading == "mixed" else np.ones(K)
    grp = np.arange(K) % groups
    for s in (POLICY, FRONTLINE):
        r = np.flatnonzero(side == s)
        c2 = float(cv2[s])
        cc2 = icc * c2
        rest = (1 + c2) / (1 + cc2)
        sc2 = np.log1p(cc2)
        z = np.sqrt(1 - interaction) * zc[cluster[r]] + np.sqrt(interaction) * zs[s][cluster[r]]
        d2 = item_corr * np.log(rest)
        zd = rng.standard_normal((r.size, groups))[:, grp] * sign
        own = rest ** (1 - item_corr) - 1
        out[r] = (
            np.exp(np.sqrt(sc2) * z - sc2 / 2)
            * np.exp(np.sqrt(d2) * zd - d2 / 2)
            * spread(rng, family[s], own, (r.size, K))
        )
    return out


def _genre(rng, K, mu, sd, tail):
    """(K,) log-ratios with mean mu and sd `sd`, and the sd of each item."""
    sdi = np.full(K, float(sd))
    if tail == "slope" and K > 1:  # rarer (later) items differ more; root mean square = sd
        sdi = 0.4 + 1.2 * np.arange(K) / (K - 1)
        sdi = sd * sdi / np.sqrt(np.mean(sdi**2))
    z = rng.standard_t(4, K) / np.sqrt(2) if tail == "t4" else rng.standard_normal(K)
    return mu + sdi * z, sdi


def _label(x, tol=1e-9):
    return np.where(x > tol, "policy", np.where(x < -tol, "frontline", "none"))


def _planted(planted, K):
    """{item: (side, factor)} -> (K,) log-ratio policy/frontline, and (2, K) multipliers (only that side moves)."""
    lr, mult = np.zeros(K), np.ones((2, K))
    for k, (s, f) in (planted or {}).items():
        i = SIDES.index(s)
        mult[i, k] = f
        lr[k] = np.log(f) * (1 if i == POLICY else -1)
    return lr, mult


def _rate_truth(rate, pool_factor, lr, planted, genre):
    """rate (2, K) mean document rate per word; pool_factor (2,) pooled over docmean."""
    p = rate * pool_factor[:, None]
    mu, sd, sdi, has = genre
    return Truth(
        "ratio",
        _label(np.log(rate[0] / rate[1])),
        _label(np.log(p[0] / p[1])),
        rate[0] / rate[1],
        p[0] / p[1],
        1000 * (rate[0] - rate[1]),
        1000 * (p[0] - p[1]),
        planted,
        _label(lr) if has else None,
        lr if has else None,
        genre_mu=mu,
        genre_sd=sd,
        genre_sd_item=sdi,
        estimand_sensitive=bool(abs(np.log(pool_factor[0] / pool_factor[1])) > 1e-9),
    )


def _length_factor(rng, side, words, median, sd, gamma):
    """Mean-1 multiplier (L/median)^gamma_s / E[.], and pooled/docmean factor exp(gamma_s sd_s^2)."""
    g = np.broadcast_to(np.asarray(gamma, float), 2)
    sd = np.asarray(sd, float)
    gs = g[side]
    f = np.exp(gs * np.log(words / np.asarray(median, float)[side]) - (gs * sd[side]) ** 2 / 2)
    return f, np.exp(g * sd**2)


# --------------------------------------------------------------------------- 1 rates
def rates(
    rng,
    n_policy=12,
    n_frontline=21,
    K=5,
    base=1.0,
    base_sd=0.0,
    planted=None,
    cv2=(0.3, 0.3),
    family=("gamma", "gamma"),
    length=(40000, 4000),
    length_sd=(0.6, 0.6),
    length_rate=0.0,
    icc=0.0,
    cluster_shared=0.0,
    interaction=0.0,
    item_corr=0.0,
    loading="same",
    clump=1.0,
    design="own",
    n_clusters=8,
    sizes="equal",
    n_like=0,
    genre_mu=0.0,
    genre_sd=0.0,
    genre_tail="normal",
) -> RatesSim:
    """Counts of K items (and of n_like like items) in documents of unlike length.

    base        mean rate per 1,000 words (scalar or (K,)); base_sd: lognormal scatter of it over items
    planted     {item: ('policy'|'frontline', factor)}: that side's rate is multiplied
    cv2, family spread of document rates over and above Poisson, per side
    length      median words; length_sd sd of log words
    length_rate gamma, or (gamma_policy, gamma_frontline): document rate ~ words**gamma (docmean kept; pooled changes
                by exp(gamma sd^2) per side; adds exp(gamma^2 sd^2) to the spread)
    clump       mean number of repeats per occurrence (1 = Poisson within the document)
    genre_*     every item, like items too, gets a log-ratio of mean mu and sd; planted comes on top
    """
    st = dict(locals())
    st.pop("rng")
    side, cluster = make_design(n_policy, n_frontline, design, n_clusters, sizes)
    L = _lengths(rng, side, length, length_sd)
    fL, pf = _length_factor(rng, side, L, length, length_sd, length_rate)
    T = K + n_like
    b = (
        np.concatenate(
            [np.broadcast_to(np.asarray(base, float), K), np.full(n_like, float(np.mean(base)))]
        )
        / 1000
        * np.exp(base_sd * rng.standard_normal(T) - base_sd**2 / 2)
    )
    g, sdi = _genre(rng, T, genre_mu, genre_sd, genre_tail)
    lr, mult = _planted(planted, K)
    m = np.ones((2, T))
    m[:, :K] = mult
    rate = np.stack([b * np.exp(g / 2), b * np.exp(-g / 2)]) * m
    H = _hetero(
        rng, side, cluster, T, cv2, family, icc, cluster_shared, interaction, item_corr, loading
    )
    words = np.maximum(1, np.rint(L)).astype(int)
    lam = rate[side] * H * fL[:, None] * words[:, None]
    ev = rng.poisson(lam / clump)
    cnt = ev + (rng.poisson(ev * (clump - 1)) if clump > 1 else 0)
    has = n_like > 0 or genre_sd > 0 or genre_mu != 0
    tr = _rate_truth(rate[:, :K], pf, lr, mult.prod(0) != 1, (genre_mu, genre_sd, sdi[:K], has))
    return RatesSim(
        "rates",
        side,
        cluster,
        np.maximum(words, cnt.sum(1)),
        cnt[:, :K],
        tr,
        cnt[:, K:] if n_like else None,
        g[K:] if n_like else None,
        settings=st,
    )


# --------------------------------------------------------------------------- 4 codes
def codes(
    rng,
    n_policy=12,
    n_frontline=21,
    K=12,
    base=20.0,
    base_sd=0.5,
    planted=None,
    cv2=(0.6, 0.6),
    family=("gamma", "gamma"),
    length=(20000, 3000),
    length_sd=(0.6, 0.6),
    length_rate=0.0,
    icc=0.0,
    cluster_shared=0.0,
    interaction=0.0,
    item_corr=0.2,
    segment=60.0,
    segment_sd=0.7,
    design="own",
    n_clusters=8,
    sizes="equal",
    genre_mu=-0.7,
    genre_sd=0.3,
    genre_tail="normal",
) -> RatesSim:
    """Words under each of K people's codes per document: segments ~ Poisson, each of lognormal length (mean
    `segment`), so the counts are compound and short documents are often 0. base = words per 1,000.

    Genre: log-ratio of code k ~ (mu, sd); the other codes are the baseline of each. planted comes on top.
    item_corr: a document coded thoroughly has more of all codes. `clipped`: cells cut at the document's length."""
    st = dict(locals())
    st.pop("rng")
    side, cluster = make_design(n_policy, n_frontline, design, n_clusters, sizes)
    L = _lengths(rng, side, length, length_sd)
    fL, pf = _length_factor(rng, side, L, length, length_sd, length_rate)
    words = np.maximum(1, np.rint(L)).astype(int)
    b = (
        np.broadcast_to(np.asarray(base, float), K)
        / 1000
        * np.exp(base_sd * rng.standard_normal(K) - base_sd**2 / 2)
    )
    g, sdi = _genre(rng, K, genre_mu, genre_sd, genre_tail)
    lr, mult = _planted(planted, K)
    rate = np.stack([b * np.exp(g / 2), b * np.exp(-g / 2)]) * mult
    H = _hetero(rng, side, cluster, K, cv2, family, icc, cluster_shared, interaction, item_corr)
    seg = rng.poisson(rate[side] * H * fL[:, None] * words[:, None] / segment)
    cell = np.repeat(np.arange(seg.size), seg.ravel())
    ln = segment * np.exp(segment_sd * rng.standard_normal(cell.size) - segment_sd**2 / 2)
    cnt = np.bincount(cell, ln, minlength=seg.size).reshape(seg.shape)
    cnt = np.where(seg > 0, np.maximum(1, np.rint(cnt)), 0).astype(int)
    over = cnt > words[:, None]
    tr = _rate_truth(rate, pf, lr, mult.prod(0) != 1, (genre_mu, genre_sd, sdi, True))
    return RatesSim(
        "codes",
        side,
        cluster,
        words,
        np.minimum(cnt, words[:, None]),
        tr,
        segments=seg,
        clipped=int(over.sum()),
        settings=st,
    )


# --------------------------------------------------------------------------- 5 words and collocates
def _zipf(V, coverage):
    p = 1.0 / (np.arange(1, V + 1) + 2.7)
    return coverage * p / p.sum()


def _targets(rng, V, n_targets, ranks):
    return np.sort(rng.choice(np.arange(ranks[0], min(ranks[1], V)), n_targets, replace=False))


def words(
    rng,
    n_policy=12,
    n_frontline=21,
    V=500,
    coverage=0.5,
    n_targets=10,
    target_ranks=(20, 400),
    n_planted=0,
    added=1.0,
    added_side="policy",
    cv2=(0.5, 0.5),
    family=("gamma", "gamma"),
    length=(40000, 4000),
    length_sd=(0.6, 0.6),
    length_rate=0.0,
    icc=0.0,
    cluster_shared=0.0,
    interaction=0.0,
    item_corr=0.2,
    groups=10,
    design="own",
    n_clusters=8,
    sizes="equal",
    genre_mu=0.0,
    genre_sd=0.5,
    genre_tail="normal",
) -> RatesSim:
    """Occurrences of V words of Zipfian frequency. Every word's log-ratio ~ (genre_mu, genre_sd): the genre.
    n_targets words are drawn from ranks target_ranks; the first n_planted of a random order of them get `added`
    log-ratio towards added_side ('policy', 'frontline', 'both' = alternately), half of it on each side.
    truth is (V,); read truth.x[sim.targets]. groups: topical groups of words sharing a document factor."""
    st = dict(locals())
    st.pop("rng")
    side, cluster = make_design(n_policy, n_frontline, design, n_clusters, sizes)
    L = _lengths(rng, side, length, length_sd)
    fL, pf = _length_factor(rng, side, L, length, length_sd, length_rate)
    wds = np.maximum(1, np.rint(L)).astype(int)
    b = _zipf(V, coverage)
    g, sdi = _genre(rng, V, genre_mu, genre_sd, genre_tail)
    t = _targets(rng, V, n_targets, target_ranks)
    lr = _add(rng, V, t, n_planted, added, added_side)
    rate = np.stack([b * np.exp((g + lr) / 2), b * np.exp(-(g + lr) / 2)])
    H = _hetero(
        rng,
        side,
        cluster,
        V,
        cv2,
        family,
        icc,
        cluster_shared,
        interaction,
        item_corr,
        groups=groups,
    )
    cnt = rng.poisson(rate[side] * H * fL[:, None] * wds[:, None])
    tr = _rate_truth(rate, pf, lr, lr != 0, (genre_mu, genre_sd, sdi, True))
    return RatesSim(
        "words", side, cluster, np.maximum(wds, cnt.sum(1)), cnt, tr, targets=t, settings=st
    )


def _add(rng, V, t, n_planted, added, added_side):
    lr = np.zeros(V)
    for i, k in enumerate(rng.permutation(t)[:n_planted]):
        up = added_side == "policy" or (added_side == "both" and i % 2 == 0)
        lr[k] = added if up else -added
    return lr


def collocates(
    rng,
    n_policy=12,
    n_frontline=21,
    V=500,
    coverage=0.5,
    n_targets=10,
    target_ranks=(20, 400),
    n_planted=0,
    added=1.0,
    added_side="policy",
    cv2=(0.5, 0.5),
    family=("gamma", "gamma"),
    length=(40000, 4000),
    length_sd=(0.6, 0.6),
    node_rate=(1.5, 1.5),
    node_cv2=(0.5, 0.5),
    span=10,
    assoc_common_sd=0.5,
    assoc_sd=0.2,
    icc=0.0,
    cluster_shared=0.0,
    item_corr=0.2,
    groups=10,
    design="own",
    n_clusters=8,
    sizes="equal",
    genre_mu=0.0,
    genre_sd=0.5,
    genre_tail="normal",
) -> CollocatesSim:
    """Words within `span` tokens of a node word (node_rate per 1,000 words) and outside.

    log-ratio outside of word w   = genre_w ~ (genre_mu, genre_sd)
    log-ratio in windows of word w = genre_w + a_w + planted, a_w ~ N(0, assoc_sd): the noise of association that
    every word has (the baseline of the second verdict; `truth.genre_sd` = assoc_sd, `extra` = planted).
    assoc_common_sd: attraction to the node that both sides have alike. A document's multiplier of a word is the
    same in and out of windows."""
    st = dict(locals())
    st.pop("rng")
    side, cluster = make_design(n_policy, n_frontline, design, n_clusters, sizes)
    wds = np.maximum(20, np.rint(_lengths(rng, side, length, length_sd))).astype(int)
    b = _zipf(V, coverage)
    g, gsd = _genre(rng, V, genre_mu, genre_sd, genre_tail)
    a, asd = _genre(rng, V, 0.0, assoc_sd, genre_tail)
    com = np.exp(assoc_common_sd * rng.standard_normal(V) - assoc_common_sd**2 / 2)
    t = _targets(rng, V, n_targets, target_ranks)
    lr = _add(rng, V, t, n_planted, added, added_side)
    out = np.stack([b * np.exp(g / 2), b * np.exp(-g / 2)])
    win = np.stack([b * com * np.exp((g + a + lr) / 2), b * com * np.exp(-(g + a + lr) / 2)])
    H = _hetero(
        rng, side, cluster, V, cv2, family, icc, cluster_shared, 0.0, item_corr, groups=groups
    )
    nh = np.where(
        side == POLICY,
        spread(rng, "gamma", node_cv2[0], side.size),
        spread(rng, "gamma", node_cv2[1], side.size),
    )
    nodes = np.minimum(
        rng.poisson(np.asarray(node_rate)[side] / 1000 * nh * wds), wds // (2 * span)
    )
    wt = nodes * span
    ot = wds - wt
    cw = rng.poisson(win[side] * H * wt[:, None])
    co = rng.poisson(out[side] * H * ot[:, None])
    one = np.ones(2)
    return CollocatesSim(
        "collocates",
        side,
        cluster,
        np.maximum(wt, cw.sum(1)),
        np.maximum(ot, co.sum(1)),
        cw,
        co,
        t,
        _rate_truth(win, one, lr, lr != 0, (0.0, assoc_sd, asd, True)),
        _rate_truth(out, one, np.zeros(V), np.zeros(V, bool), (genre_mu, genre_sd, gsd, True)),
        settings=st,
    )


# --------------------------------------------------------------------------- 2 shares, 3 topics
def _shift(p, k, v, scale, sink):
    """p with category k moved by v on `scale`; the mass comes from (goes to) `sink` only."""
    p = np.array(p, float)
    old = p[k]
    new = (
        old + v
        if scale == "difference"
        else old * np.exp(v)
        if scale == "ratio"
        else 1 / (1 + (1 - old) / old * np.exp(-v))
    )
    p[k] = new
    p[sink] -= new - old
    if p[sink] < 0.005 or new <= 0:
        raise ValueError(f"no mass left in sink {sink}: {p}")
    return p


def _transfer(a, b):
    """Column-stochastic A with A a = b: losers give a fixed fraction of their mass, gainers share it."""
    d = b - a
    lose, gain = np.minimum(d, 0) / a, np.maximum(d, 0)
    A = np.diag(1 + lose)
    if gain.sum() > 0:
        A = A + np.outer(gain / gain.sum(), -lose)
    return A


def _cat(rng, mu, V, family):
    """(n, J) share vectors with conditional mean mu (n, J) and covariance V (diag mu - mu mu')."""
    n, J = mu.shape
    V = float(V)
    if V <= 1e-9:
        return mu.copy()
    if family == "mono":  # few documents nearly all of one category, the others at the mean
        eps = V / 0.81
        pick = (rng.random((n, 1)) > np.cumsum(mu, 1)).sum(1).clip(0, J - 1)
        return np.where((rng.random(n) < eps)[:, None], 0.9 * np.eye(J)[pick] + 0.1 * mu, mu)
    a = np.maximum(mu * (1 / V - 1), 1e-8)
    return np.stack([rng.dirichlet(x) for x in a])


def _share_truth(P, Q, did, planted, null_scales, beyond_scale, sens, genre):
    """P (2, J) docmean, Q (2, J) pooled."""
    dd, do, dr = did if did is not None else (None,) * 3
    b = (
        None
        if did is None
        else _label({"difference": dd, "logodds": do, "ratio": dr}[beyond_scale])
    )
    return Truth(
        "difference",
        _label(P[0] - P[1]),
        _label(Q[0] - Q[1]),
        P[0] / P[1],
        Q[0] / Q[1],
        P[0] - P[1],
        Q[0] - Q[1],
        planted,
        b,
        None,
        dd,
        do,
        dr,
        null_scales,
        genre_sd=genre,
        estimand_sensitive=sens,
    )


def _two_places(
    rng,
    kind,
    st,
    n_policy,
    n_frontline,
    mean,
    common,
    common_scale,
    extra,
    extra_scale,
    sink,
    overdisp,
    family,
    tie,
    icc,
    units,
    units_sd,
    item_rate,
    item_cv2,
    size_share,
    run,
    design,
    n_clusters,
    sizes,
    genre,
):
    side, cluster = make_design(n_policy, n_frontline, design, n_clusters, sizes)
    mean = np.asarray(mean, float)
    J, n, G = mean.shape[1], side.size, int(cluster.max()) + 1
    mb = mean.copy()
    for k, v in (common or {}).items():
        mb = np.stack([_shift(mb[s], k, v, common_scale, sink) for s in (0, 1)])
    for k, (s, v) in (extra or {}).items():
        i = SIDES.index(s)
        mb[i] = _shift(mb[i], k, v, extra_scale, sink)
    # places
    crossed = design in ("crossed", "partial")
    vc = [icc * min(overdisp)] * 2 if crossed else [icc * overdisp[0], icc * overdisp[1]]
    base = _cat(rng, np.repeat(mean[1][None], G, 0), vc[1], "dirichlet")
    place = (
        [base @ _transfer(mean[1], mean[0]).T, base]
        if crossed
        else [_cat(rng, np.repeat(mean[0][None], G, 0), vc[0], "dirichlet"), base]
    )
    q, p, w = np.empty((n, J)), np.empty((n, J)), np.ones(n)
    pool = np.empty((2, J))
    for s in (0, 1):
        r = np.flatnonzero(side == s)
        A, mu = _transfer(mean[s], mb[s]), place[s][cluster[r]]
        vd = (overdisp[s] - vc[s]) / (1 - vc[s])
        q[r] = _cat(rng, mu, vd, family[s])
        p[r] = tie * q[r] @ A.T + (1 - tie) * _cat(rng, mu @ A.T, vd, family[s])
        # covariance of p, for the pooled truth when the number of mentions goes with the share
        S = vc[s] * (
            np.diag(mean[1 if crossed else s])
            - np.outer(mean[1 if crossed else s], mean[1 if crossed else s])
        )
        if crossed and s == 0:
            B = _transfer(mean[1], mean[0])
            S = B @ S @ B.T
        cq = S + vd * (np.diag(mean[s]) - np.outer(mean[s], mean[s]) - S)
        AS = A @ S @ A.T
        cd = AS + vd * (np.diag(mb[s]) - np.outer(mb[s], mb[s]) - AS)
        cp = tie**2 * A @ cq @ A.T + (1 - tie) ** 2 * cd + 2 * tie * (1 - tie) * AS
        kap = np.broadcast_to(np.asarray(size_share, float), 2)[s]
        w[r] = np.maximum(0, 1 + kap * (p[r, 0] - mb[s, 0]))
        pool[s] = mb[s] + kap * cp[0]
    U = np.maximum(4, np.rint(_lengths(rng, side, units, units_sd))).astype(int)
    h = np.where(
        side == 0, spread(rng, "gamma", item_cv2[0], n), spread(rng, "gamma", item_cv2[1], n)
    )
    M = np.minimum(rng.poisson(np.asarray(item_rate)[side] * U * h * w), U - 2)
    ren = lambda x: x / x.sum()

    def tally(N, x):
        out = np.zeros((n, J), int)
        for d in range(n):
            k, left = divmod(int(N[d]), run)
            pr = ren(np.maximum(x[d], 0))
            out[d] = rng.multinomial(k, pr) * run + rng.multinomial(left, pr)
        return out

    beside, other = tally(M, p), tally(U - M, q)
    lo = lambda x: np.log(x / (1 - x))
    dd = (mb[0] - mean[0]) - (mb[1] - mean[1])
    do = (lo(mb[0]) - lo(mean[0])) - (lo(mb[1]) - lo(mean[1]))
    dr = np.log(mb[0] / mean[0]) - np.log(mb[1] / mean[1])
    ns = tuple(
        nm
        for nm, x in (("difference", dd), ("logodds", do), ("ratio", dr))
        if np.all(np.abs(x) < 1e-9)
    )
    pl = np.zeros(J, bool)
    pl[list((extra or {}).keys())] = True
    sens = bool(np.any(np.abs((pool[0] - pool[1]) - (mb[0] - mb[1])) > 1e-9))
    t = _share_truth(
        mb, pool, (dd, do, dr), pl, ns, extra_scale if extra else common_scale, sens, genre
    )
    to = _share_truth(mean, mean, None, np.zeros(J, bool), (), "", False, genre)
    return SharesSim(kind, side, cluster, U, beside, other, t, to, settings=st)


def shares(
    rng,
    n_policy=12,
    n_frontline=21,
    other=((0.12, 0.08, 0.80), (0.12, 0.08, 0.80)),
    common=None,
    common_scale="difference",
    extra=None,
    extra_scale="difference",
    sink=-1,
    overdisp=(0.05, 0.05),
    family=("dirichlet", "dirichlet"),
    tie=0.5,
    icc=0.0,
    units=(1500, 250),
    units_sd=(0.6, 0.6),
    item_rate=(0.04, 0.04),
    item_cv2=(0.5, 0.5),
    size_share=0.0,
    run=1,
    design="own",
    n_clusters=8,
    sizes="equal",
) -> SharesSim:
    """Categories (0 must, 1 may, last none) of the sentences with the item (`beside`) and of the other sentences.

    other      mean shares elsewhere, (policy, frontline): where they differ, that is the genre
    common     {category: shift} beside the item on BOTH sides, on common_scale (difference | logodds | ratio)
    extra      {category: (side, shift)} beside the item on ONE side on top: what "more than genre" should find
    sink       category which gives or takes the mass (so the others stay exactly null)
    overdisp   V in Var(share) = V m (1 - m) between documents (0.05 mild, 0.3 wild); icc: share of it between places
    family     dirichlet | mono (few documents nearly all of one category)
    tie        weight of the document's own mix elsewhere in its mix beside the item (0 independent, 1 the same)
    size_share kappa, or per side: mentions ~ 1 + kappa (share of category 0 - mean): pooled then differs from docmean
    run        sentences come in runs of this many of one category (multinomial variance x run)
    truth.did_*: difference of differences on three scales; truth.beyond on extra_scale; truth.null_scales"""
    st = dict(locals())
    st.pop("rng")
    J = len(other[0])
    return _two_places(
        rng,
        "shares",
        st,
        n_policy,
        n_frontline,
        other,
        common,
        common_scale,
        extra,
        extra_scale,
        sink % J,
        overdisp,
        family,
        tie,
        icc,
        units,
        units_sd,
        item_rate,
        item_cv2,
        size_share,
        run,
        design,
        n_clusters,
        sizes,
        0.0,
    )


def topics(
    rng,
    n_policy=12,
    n_frontline=21,
    K=8,
    mean_sd=0.4,
    side_sd=0.0,
    planted=None,
    common=None,
    common_scale="difference",
    extra=None,
    extra_scale="ratio",
    overdisp=(0.05, 0.05),
    family=("dirichlet", "dirichlet"),
    tie=0.5,
    icc=0.0,
    units=(400, 40),
    units_sd=(0.5, 0.5),
    item_rate=(0.15, 0.15),
    item_cv2=(0.5, 0.5),
    size_share=0.0,
    run=1,
    design="own",
    n_clusters=8,
    sizes="equal",
) -> SharesSim:
    """Topic of each passage; `beside` = passages with the co-word, `other` = the rest. For the plain comparison use
    beside + other: with common = extra = None its docmean truth is `truth_other` (= `truth`).

    mean_sd  scatter of log topic sizes; topics 0..K-2 ascend in size (of the common mean), the last topic is the
             sink and holds 35 % of the mass
    side_sd  sd of the log-ratios of topics between the sides (the genre, redrawn per replicate); 0 = equal means
    planted  {topic: (side, factor)}: share x factor on that side everywhere (mass from the sink, which then truly
             differs the other way); common, extra: as in `shares`, shifts beside the co-word only
    overdisp Dirichlet: V = 1 / (1 + concentration), per side: unlike V with equal means is the trap."""
    st = dict(locals())
    st.pop("rng")
    for _ in range(200):  # redraw if a planted shift would empty the sink (rare)
        m = np.sort(np.exp(mean_sd * rng.standard_normal(K - 1)))
        m = np.append(0.65 * m / m.sum(), 0.35)
        g = side_sd * rng.standard_normal(K)
        P = np.stack([m * np.exp(g / 2), m * np.exp(-g / 2)])
        P /= P.sum(1, keepdims=True)
        if side_sd == 0:
            P = np.stack([m, m])
        try:
            for k, (s, f) in (planted or {}).items():
                i = SIDES.index(s)
                P[i] = _shift(P[i], k, np.log(f), "ratio", K - 1)
            for i in (0, 1):
                t = P[i]
                for k, v in (common or {}).items():
                    t = _shift(t, k, v, common_scale, K - 1)
                for k, (s, v) in (extra or {}).items():
                    t = _shift(t, k, v, extra_scale, K - 1) if SIDES.index(s) == i else t
            break
        except ValueError:
            continue
    else:
        raise ValueError("planted shifts do not fit the topics")
    sim = _two_places(
        rng,
        "topics",
        st,
        n_policy,
        n_frontline,
        P,
        common,
        common_scale,
        extra,
        extra_scale,
        K - 1,
        overdisp,
        family,
        tie,
        icc,
        units,
        units_sd,
        item_rate,
        item_cv2,
        size_share,
        run,
        design,
        n_clusters,
        sizes,
        side_sd,
    )
    pl = np.zeros(K, bool)
    pl[list((planted or {}).keys())] = True
    sim.truth_other.planted = pl
    sim.truth_all = sim.truth_other if not common and not extra else None
    return sim


GENERATORS = dict(
    rates=rates, shares=shares, topics=topics, codes=codes, words=words, collocates=collocates
)


def draw(name: str, setting: dict[str, Any], rep: int):
    """Replicate `rep` of a named setting: draw('r_null', OPEN['r_null'], 0). Seeded by name and rep."""
    rng = np.random.default_rng([zlib.crc32(name.encode()), rep])
    return GENERATORS[setting["kind"]](rng, **setting["args"])
