"""python -m sims.selfcheck : truths by brute force (many documents), shapes of every setting. No tool is run."""

import time

import numpy as np

from .generators import (
    GENERATORS,
    SIDES,
    draw,
    rates,
    codes,
    words,
    collocates,
    shares,
    spread,
    topics,
)
from .held import HELD
from .open import OPEN

BAD = []


def ok(cond, what):
    if not cond:
        BAD.append(what)
        print("FAIL", what)


def near(got, want, z, what):
    """got within max(z standard errors given as tolerance)."""
    ok(
        np.all(np.abs(np.asarray(got) - np.asarray(want)) <= z),
        f"{what}: {np.round(got, 4)} v {np.round(want, 4)} tol {np.round(z, 4)}",
    )


def big_rates(sim, what):
    s, t = sim.side, sim.truth
    r = sim.counts / sim.words[:, None]

    def lr(x):  # log of ratio of means, and its standard error
        m = [x[s == i].mean(0) for i in (0, 1)]
        se = np.sqrt(sum((x[s == i].std(0) / m[i]) ** 2 / (s == i).sum() for i in (0, 1)))
        return np.log(m[0] / m[1]), se

    g, se = lr(r)
    near(g, np.log(t.ratio_docmean), 5 * se + 0.02, what + " docmean")
    w = sim.words
    p, v = [], 0
    for i in (0, 1):
        k = s == i
        R = sim.counts[k].sum(0) / w[k].sum()
        p.append(R)
        v = v + ((sim.counts[k] - R * w[k][:, None]).var(0) / k.sum()) / (w[k].mean() * R) ** 2
    near(np.log(p[0] / p[1]), np.log(t.ratio_pooled), 5 * np.sqrt(v) + 0.02, what + " pooled")
    d = 1000 * (r[s == 0].mean(0) - r[s == 1].mean(0))
    near(
        d,
        t.diff_docmean,
        5 * 1000 * np.sqrt(sum(r[s == i].var(0) / (s == i).sum() for i in (0, 1)))
        + 0.02 * np.abs(t.diff_docmean)
        + 1e-4,
        what + " diff",
    )


def big_shares(sim, what):
    s = sim.side
    for cnt, t, nm in ((sim.beside, sim.truth, "beside"), (sim.other, sim.truth_other, "other")):
        N = cnt.sum(1)
        k = N > 0
        x = cnt[k] / N[k][:, None]
        i0, i1 = s[k] == 0, s[k] == 1
        if not (
            nm == "beside" and t.estimand_sensitive
        ):  # docs with mentions are then a selected lot
            near(
                x[i0].mean(0) - x[i1].mean(0),
                t.diff_docmean,
                5 * np.sqrt(x[i0].var(0) / i0.sum() + x[i1].var(0) / i1.sum()) + 1e-3,
                f"{what} {nm} docmean",
            )
        if nm == "beside":
            P = [cnt[s == i].sum(0) / cnt[s == i].sum() for i in (0, 1)]
            v = sum(
                (cnt[s == i] - N[s == i][:, None] * P[i]).var(0)
                / (s == i).sum()
                / N[s == i].mean() ** 2
                for i in (0, 1)
            )
            near(P[0] - P[1], t.diff_pooled, 5 * np.sqrt(v) + 1e-3, f"{what} pooled")


def main():
    t0 = time.time()
    rng = np.random.default_rng(1)
    from . import held

    for f in ("gamma", "lognormal", "zi", "burst", "pareto", held._two_kinds, held._left):
        for c in (0.2, 0.4, 1.5):
            x = spread(rng, f, c, 400_000)
            ok(x.min() >= 0, f"{f} negative")
            near(x.mean(), 1, 5 * x.std() / 632 + 1e-3, f"mean of {f}")
            if f != "pareto":  # its variance converges too slowly to check
                near(x.var(), c, 5 * np.std((x - 1) ** 2) / 632 + 0.02 * c, f"cv2 of {f}")
    n = dict(n_policy=6000, n_frontline=6000)
    pl = {0: ("policy", 2.0), 1: ("frontline", 4.0)}
    big_rates(
        rates(rng, **n, K=4, planted=pl, cv2=(0.3, 1.5), family=("zi", "lognormal")),
        "rates zi/logn",
    )
    big_rates(
        rates(
            rng, **n, K=3, planted=pl, length_rate=(0, -0.6), length_sd=(0.3, 0.8), cv2=(0.3, 0.6)
        ),
        "rates length",
    )
    big_rates(
        rates(
            rng,
            **n,
            K=4,
            planted=pl,
            cv2=(0.5, 0.8),
            icc=0.5,
            cluster_shared=0.5,
            interaction=0.5,
            item_corr=0.5,
            loading="mixed",
            design="nested",
            n_clusters=(3000, 3000),
        ),
        "rates nested",
    )
    big_rates(
        rates(rng, **n, K=3, clump=4.0, n_like=5, genre_mu=-0.5, genre_sd=0.4, planted=pl),
        "rates genre",
    )
    big_rates(
        codes(
            rng, **n, K=6, planted={0: ("policy", 3.0)}, length=(20000, 8000), length_sd=(0.4, 0.4)
        ),
        "codes",
    )
    big_rates(
        words(
            rng,
            n_policy=1500,
            n_frontline=1500,
            V=120,
            n_targets=6,
            n_planted=3,
            icc=0.3,
            design="nested",
            n_clusters=(700, 700),
        ),
        "words",
    )
    c = collocates(
        rng, n_policy=1500, n_frontline=1500, V=100, n_targets=6, target_ranks=(5, 80), n_planted=3
    )
    for cnt, tok, t in (
        (c.window, c.window_tokens, c.truth),
        (c.outside, c.outside_tokens, c.truth_outside),
    ):
        R = [cnt[c.side == i].sum(0) / tok[c.side == i].sum() for i in (0, 1)]
        v = sum(
            (cnt[c.side == i] - tok[c.side == i][:, None] * R[i]).var(0)
            / (c.side == i).sum()
            / (tok[c.side == i].mean() * R[i]) ** 2
            for i in (0, 1)
        )
        near(np.log(R[0] / R[1]), np.log(t.ratio_pooled), 5 * np.sqrt(v) + 0.02, "collocates")
    a = np.log(c.truth.ratio_docmean) - np.log(c.truth_outside.ratio_docmean) - c.truth.extra
    ok(abs(a.std() - 0.2) < 0.06 and abs(a.mean()) < 0.1, "collocates: association noise")

    # ICC and CV of latent rates
    x = rates(
        rng,
        n_policy=8000,
        n_frontline=8000,
        K=1,
        base=50.0,
        cv2=(0.6, 0.6),
        icc=0.5,
        design="nested",
        n_clusters=(2000, 2000),
        length_sd=(0.1, 0.1),
    )
    y, g = (x.counts / x.words[:, None])[:, 0], x.cluster
    y0, g0 = y[:8000], g[:8000]
    mu = np.bincount(g0, y0) / np.bincount(g0)
    within = np.sum((y0 - mu[g0]) ** 2) / (8000 - 2000)
    near(1 - within / y0.var(), 0.5, 0.08, "ICC")
    near(y0.var() / y0.mean() ** 2, 0.6, 0.12, "CV2")
    # length correlation has the stated sign
    x = rates(rng, **n, K=1, base=5.0, length_rate=-0.5)
    ok(
        np.corrcoef(
            np.log(x.words[6000:]), np.log(0.5 + x.counts[6000:, 0]) - np.log(x.words[6000:])
        )[0, 1]
        < -0.2,
        "length_rate sign",
    )

    m = dict(n_policy=3000, n_frontline=3000)
    big_shares(
        shares(
            rng,
            **m,
            other=((0.2, 0.08, 0.72), (0.06, 0.14, 0.8)),
            extra={0: ("policy", 0.15)},
            overdisp=(0.05, 0.3),
            family=("dirichlet", "mono"),
        ),
        "shares",
    )
    big_shares(shares(rng, **m, overdisp=(0.1, 0.2), size_share=(-1.0, 4.0)), "shares size")
    big_shares(
        shares(
            rng,
            **m,
            other=((0.2, 0.08, 0.72), (0.06, 0.14, 0.8)),
            overdisp=(0.15, 0.15),
            icc=0.5,
            tie=0.7,
            size_share=3.0,
            run=3,
            design="nested",
            n_clusters=(1500, 1500),
        ),
        "shares nested",
    )
    big_shares(
        shares(
            rng,
            **m,
            other=((0.2, 0.08, 0.72), (0.06, 0.14, 0.8)),
            overdisp=(0.15, 0.15),
            icc=0.5,
            tie=0.7,
            size_share=3.0,
            design="crossed",
            n_clusters=1500,
            common={0: 0.7},
            common_scale="logodds",
        ),
        "shares crossed",
    )
    big_shares(
        topics(rng, **m, K=8, side_sd=0.6, overdisp=(0.02, 0.2), extra={1: ("policy", 1.1)}),
        "topics",
    )
    x = shares(rng, **m, overdisp=(0.05, 0.25))  # spread as stated
    q = x.other[:3000] / x.other[:3000].sum(1)[:, None]
    near(
        q[:, 0].var() / (0.12 * 0.88),
        0.05 + 0.95 * np.mean(1 / x.other[:3000].sum(1)),
        0.01,
        "overdisp",
    )

    # nulls are null, on the scales said
    T = lambda k, **a: GENERATORS[k](rng, **a)
    o = ((0.2, 0.08, 0.72), (0.06, 0.14, 0.8))
    ok(
        set(T("shares", other=o).truth.null_scales) == {"difference", "logodds", "ratio"},
        "flat null",
    )
    t = T("shares", other=o, common={0: 0.08}).truth
    ok(t.null_scales == ("difference",) and abs(t.did_logodds[0]) > 0.1, "additive null")
    t = T("shares", other=o, common={0: 0.7}, common_scale="logodds").truth
    ok(abs(t.did_logodds[0]) < 1e-9 and abs(t.did_diff[0]) > 0.02, "odds null")
    t = T("rates", length_rate=(0, -0.6), length_sd=(0.3, 0.9)).truth
    ok(
        np.all(t.side == "none") and np.all(t.side_pooled != "none") and t.estimand_sensitive,
        "length: docmean null, pooled not",
    )
    t = T("rates", length_rate=-0.5).truth
    ok(np.all(t.side_pooled == "none"), "length alike: both null")
    g = np.concatenate(
        [
            np.log(T("words", genre_sd=0.5, genre_tail=u).truth.ratio_docmean)
            for u in ("normal", "t4", "slope")
            for _ in range(10)
        ]
    )
    near(g.std(), 0.5, 0.03, "genre sd")

    # every setting: shapes, sanity, consistency of role and truth
    ok(not set(OPEN) & set(HELD), "names overlap")
    clip = cells = 0
    for nm, st in {**OPEN, **HELD}.items():
        a = draw(nm, st, 0)
        b = draw(nm, st, 0)
        N = st["args"].get("n_policy", 12) + st["args"].get("n_frontline", 21)
        t = a.truth
        main_ = a.counts if hasattr(a, "counts") else a.beside if hasattr(a, "beside") else a.window
        again = b.counts if hasattr(b, "counts") else b.beside if hasattr(b, "beside") else b.window
        ok(np.array_equal(main_, again), nm + " not reproducible")
        ok(main_.shape[0] == N == a.side.size == a.cluster.size and main_.min() >= 0, nm + " shape")
        ok((a.side == 0).sum() == st["args"].get("n_policy", 12), nm + " side")
        ok(len(t.side) == main_.shape[1], nm + " truth shape")
        if hasattr(a, "units"):
            ok(np.array_equal(a.units, a.beside.sum(1) + a.other.sum(1)), nm + " units")
        if st["role"] == "null":
            ok(np.all(t.side == "none") and not t.planted.any(), nm + " null is not null")
        if st["role"] == "alt":
            tt = a.truth_other if st["kind"] == "topics" else t
            ok(tt.planted.any() and np.all(tt.side[tt.planted] != "none"), nm + " nothing planted")
        if st["role"] == "genre_null":
            if st["kind"] in ("shares", "topics"):
                j = list(st["args"].get("common", {}))
                sc = {"difference": t.did_diff, "logodds": t.did_logodds, "ratio": t.did_logratio}[
                    st["args"].get("common_scale", "difference")
                ]
                ok(
                    np.all(np.abs(np.delete(sc, -1 % len(sc)) if j else sc) < 1e-9),
                    nm + " genre null",
                )
            else:
                ok(np.all(t.beyond == "none"), nm + " genre null")
        if st["role"] == "genre_alt":
            ok(np.any(t.beyond[t.planted] != "none") and t.planted.any(), nm + " genre alt")
        if st["kind"] == "codes":
            clip += a.clipped
            cells += a.counts.size
    ok(clip <= 0.002 * cells, f"codes clipped {clip}/{cells}")
    print(
        f"{len(OPEN)} open, {len(HELD)} held settings; {len(BAD)} failures; {time.time() - t0:.1f} s"
    )
    return 1 if BAD else 0


if __name__ == "__main__":
    raise SystemExit(main())
