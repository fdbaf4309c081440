"""How much of what was said came out, with whom it was said, and what came along that nobody said.

score(truth_row, read) -> dict.   read: {"turns": [{"speaker", "role", "text"}]} or {"paragraphs": [...]} or None.
"""
import bisect
import difflib
import re
import unicodedata
from collections import Counter, defaultdict

PH = "\x00"       # a placeholder of the reader, [Person 3]: stands for any one to three words
TIME = re.compile(r"#?(?<![\w])(?:\d{1,2}(?::\d{2}){1,3}(?:[.,\-]\d{1,3})?|\d{1,2}\.\d{2}\.\d{2}(?:[.,\-]\d{1,3})?)(?![\w])#?")
WORD = re.compile(r"\x01\d+\x01|\x00|\w+(?:['\-]\w+)*")
BRACKET = re.compile(r"\[[^\W\d_][^\[\]\n:]{0,40}\]")
TIMEWORDS = set("minutes minute minutter minutt minuter minut seconds second sekunder sekund min sec sek s h".split())


def norm(s):
    s = unicodedata.normalize("NFC", s).replace("\u00ad", "")
    return s.translate({0x2019: "'", 0x2018: "'", 0x2010: "-", 0x2011: "-", 0xa0: " ", 0x00: " ", 0x01: " "})


def tokens(s, noise=(), labels=(), placeholders=False):
    s = norm(s)
    for x in sorted(noise, key=len, reverse=True):
        x = norm(x)
        if any(c.isalnum() for c in x) or len(x) > 2:      # marks without letters make no tokens anyhow
            s = s.replace(x, " ")
    if placeholders:
        known = {norm(x).lower() for x in labels}
        s = BRACKET.sub(lambda m: m[0] if m[0][1:-1].strip().lower() in known else f" {PH} ", s)
    times = []

    def keep(m):
        times.append(m[0]); return f" \x01{len(times) - 1}\x01 "
    s = TIME.sub(keep, s)
    out = []
    for m in WORD.finditer(s.lower()):
        t = m[0]
        if t[0] == "\x01":
            t = "t:" + times[int(t[1:-1])].strip("#")
        out.append(t)
    return out


# ---------------------------------------------------------------- alignment
def _lis(pairs):
    """longest run of pairs (i, j), i growing, where j grows too"""
    tails, idx, back = [], [], [None] * len(pairs)
    for k, (_, j) in enumerate(pairs):
        x = bisect.bisect_left(tails, j)
        if x == len(tails): tails.append(j); idx.append(k)
        else: tails[x] = j; idx[x] = k
        back[k] = idx[x - 1] if x else None
    out, k = [], idx[-1] if idx else None
    while k is not None:
        out.append(pairs[k]); k = back[k]
    return out[::-1]


def align(a, b):
    """m[i] = index in b that stands for a[i], or -1"""
    m = [-1] * len(a)
    _align(a, b, 0, len(a), 0, len(b), m, 3)
    return m


def _grams(x, lo, hi, n):
    seen = {}
    for i in range(lo, hi - n + 1):
        g = tuple(x[i:i + n])
        if PH in g:
            continue
        seen[g] = -1 if g in seen else i
    return {g: i for g, i in seen.items() if i >= 0}


def _align(a, b, i0, i1, j0, j1, m, n):
    while i0 < i1 and j0 < j1 and a[i0] == b[j0]:
        m[i0] = j0; i0 += 1; j0 += 1
    while i0 < i1 and j0 < j1 and a[i1 - 1] == b[j1 - 1]:
        m[i1 - 1] = j1 - 1; i1 -= 1; j1 -= 1
    if i0 >= i1 or j0 >= j1:
        return
    if n:
        ga, gb = _grams(a, i0, i1, n), _grams(b, j0, j1, n)
        pairs = _lis(sorted((i, gb[g]) for g, i in ga.items() if g in gb))
        if pairs:
            fixed, li, lj = [], -1, -1
            for i, j in pairs:
                for k in range(n):
                    if i + k > li and j + k > lj:
                        fixed.append((i + k, j + k)); li, lj = i + k, j + k
            pi, pj = i0, j0
            for i, j in fixed:
                if i > pi and j > pj:
                    _align(a, b, pi, i, pj, j, m, n)
                m[i] = j
                pi, pj = i + 1, j + 1
            _align(a, b, pi, i1, pj, j1, m, n)
            return
        if n > 1 and (i1 - i0) * (j1 - j0) > 60000:
            _align(a, b, i0, i1, j0, j1, m, n - 1)
            return
    if (i1 - i0) * (j1 - j0) > 400000:
        for x in difflib.SequenceMatcher(None, a[i0:i1], b[j0:j1], autojunk=False).get_matching_blocks():
            for k in range(x.size):
                if b[j0 + x.b + k] != PH: m[i0 + x.a + k] = j0 + x.b + k
        return
    A, B = i1 - i0, j1 - j0
    f = [[0.0] * (B + 1) for _ in range(A + 1)]
    for i in range(A - 1, -1, -1):
        fi, fn, w = f[i], f[i + 1], a[i0 + i]
        for j in range(B - 1, -1, -1):
            best = fn[j] if fn[j] > fi[j + 1] else fi[j + 1]
            x = b[j0 + j]
            if x == w:
                v = 1 + fn[j + 1]
                if v > best: best = v
            elif x == PH:
                for k in (1, 2, 3):
                    if i + k <= A:
                        v = .98 * k + f[i + k][j + 1]
                        if v > best: best = v
            fi[j] = best
    i = j = 0
    while i < A and j < B:
        if b[j0 + j] == a[i0 + i] and f[i][j] == 1 + f[i + 1][j + 1]:
            m[i0 + i] = j0 + j; i += 1; j += 1
            continue
        if b[j0 + j] == PH:
            for k in (1, 2, 3):
                if i + k <= A and f[i][j] == .98 * k + f[i + k][j + 1]:
                    for q in range(k): m[i0 + i + q] = j0 + j
                    i += k; j += 1
                    break
            else:
                k = 0
            if k: continue
        if f[i][j] == f[i + 1][j]: i += 1
        else: j += 1


def assignment(w):
    """best one-to-one mapping of rows to columns for the largest sum; w: matrix of counts"""
    n = max(len(w), len(w[0]) if w else 0)
    if not n:
        return 0, {}
    big = max(map(max, w))
    c = [[big - (w[i][j] if i < len(w) and j < len(w[0]) else 0) for j in range(n)] for i in range(n)]
    INF = float("inf")
    u, v, par, way = [0] * (n + 1), [0] * (n + 1), [0] * (n + 1), [0] * (n + 1)
    for i in range(1, n + 1):
        par[0] = i; j0 = 0
        minv, used = [INF] * (n + 1), [False] * (n + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = par[j0], INF, 0
            for j in range(1, n + 1):
                if not used[j]:
                    cur = c[i0 - 1][j - 1] - u[i0] - v[j]
                    if cur < minv[j]: minv[j] = cur; way[j] = j0
                    if minv[j] < delta: delta = minv[j]; j1 = j
            for j in range(n + 1):
                if used[j]: u[par[j]] += delta; v[j] -= delta
                else: minv[j] -= delta
            j0 = j1
            if par[j0] == 0: break
        while j0:
            j1 = way[j0]; par[j0] = par[j1]; j0 = j1
    m = {par[j] - 1: j - 1 for j in range(1, n + 1)}
    return sum(w[i][j] for i, j in m.items() if i < len(w) and j < len(w[0])), m


ROLE = {"interviewer": "interviewer", "respondent": "respondent"}
SENT = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅÄÖ0-9])")


def _sentences(text):
    return [s for s in SENT.split(text) if s.strip()]


def _extra(read_toks, used, truth):
    """what stands in the reading and was not said: times, labels, furniture, other"""
    lab = {t for x in truth.get("labels", []) for t in tokens(x)}
    fur = {t for x in truth.get("furniture", []) for t in tokens(x)}
    c = Counter()
    prevtime = False
    for j, t in enumerate(read_toks):
        if j in used or t == PH:
            prevtime = False
            continue
        nxt = read_toks[j + 1] if j + 1 < len(read_toks) else ""
        if t.startswith("t:") or re.fullmatch(r"\d+(m|s|h|min)", t): k = "times"
        elif t.isdigit() and nxt in TIMEWORDS and j + 1 not in used: k = "times"
        elif t in TIMEWORDS and prevtime: k = "times"
        elif t in lab: k = "labels"
        elif t in fur: k = "furniture"
        elif t.isdigit(): k = "numbers"
        else: k = "other"
        prevtime = k == "times"
        c[k] += 1
    return c


def score(truth, read):
    base = {k: truth.get(k) for k in ("file", "layout", "format", "language", "kind")}
    if truth["kind"] == "policy":
        return {**base, **_score_policy(truth, read)}
    return {**base, **_score_transcript(truth, read)}


def _score_transcript(truth, read):
    noise, labels = truth.get("noise", []), truth.get("labels", [])
    a, who, role, sents = [], [], [], []
    for t in truth["turns"]:
        for s in _sentences(t["text"]):
            k = tokens(s)
            sents.append((len(a), len(a) + len(k)))
            a += k
            who += [t["speaker"]] * len(k); role += [t["role"]] * len(k)
    n = len(a)
    out = dict(unreadable=read is None or not (read.get("turns") or read.get("paragraphs")), kind_right=bool(read and read.get("turns")), words=n)
    turns = []
    if read:
        turns = read.get("turns") or [dict(speaker=None, role=None, text=x) for x in read.get("paragraphs") or []]
    b, bturn = [], []
    for i, t in enumerate(turns):
        k = tokens(t.get("text") or "", noise, labels, placeholders=True)
        b += k; bturn += [i] * len(k)
    m = align(a, b)
    brole = [ROLE.get(str(t.get("role") or "").lower()) for t in turns]
    bwho = [str(t.get("speaker")) if t.get("speaker") is not None else None for t in turns]
    right = matched = 0
    conf = defaultdict(Counter)
    for i, j in enumerate(m):
        if j >= 0:
            matched += 1
            k = bturn[j]
            right += brole[k] == role[i]
            if bwho[k] is not None: conf[who[i]][bwho[k]] += 1
    rows = list(conf); cols = sorted({c for r in conf.values() for c in r})
    best = assignment([[conf[r][c] for c in cols] for r in rows])[0] if rows and cols else 0
    used = {j for j in m if j >= 0}
    ex = _extra(b, used, truth)
    got = 0
    for s, e in sents:
        js = [m[i] for i in range(s, e) if m[i] >= 0]
        if not js or len(js) < (e - s) - max(0, (e - s) // 10):
            continue
        if len({bturn[j] for j in js}) == 1 and js[-1] - js[0] + 1 - len(set(js)) <= 1:
            got += 1
    labelled = truth.get("labelled", True)
    r, w = right / n, best / n
    out.update(words_right_role=r if labelled else None, words_right_speaker=w if labelled else None, role_where_unlabelled=None if labelled else r,
               words_kept=matched / n, words_lost=n - matched, times_as_speech=ex["times"], labels_as_speech=ex["labels"], furniture_as_speech=ex["furniture"],
               numbers_as_speech=ex["numbers"], other_as_speech=ex["other"], extra_share=sum(ex.values()) / n, sentences_recovered=got / len(sents),
               turns_truth=len(truth["turns"]), turns_read=len(turns))
    return out


def _find(seq, sub):
    return [i for i in range(len(seq) - len(sub) + 1) if seq[i:i + len(sub)] == sub]


def _score_policy(truth, read):
    a, paras = [], []
    for t in truth["body"]:
        k = tokens(t); paras.append((len(a), len(a) + len(k))); a += k
    n = len(a)
    ps = []
    if read:
        ps = list(read.get("paragraphs") or [t.get("text") or "" for t in read.get("turns") or []])
    b, bp = [], []
    for i, x in enumerate(ps):
        k = [re.sub(r"(?<=[^\W\d_])\d{1,2}$", "", t) for t in tokens(x, placeholders=True)]      # footnote marks that cling to a word
        b += k; bp += [i] * len(k)
    m = align(a, b)
    used = {j for j in m if j >= 0}
    for s, e in paras:      # paragraphs that came in another place (boxes, columns, tables)
        if e - s >= 3 and sum(m[i] >= 0 for i in range(s, e)) < (e - s) / 2:
            free = [j for j in range(len(b)) if j not in used]
            mm = align(a[s:e], [b[j] for j in free])
            if sum(x >= 0 for x in mm) > max(sum(m[i] >= 0 for i in range(s, e)), (e - s) * .6):
                for i in range(s, e):
                    if m[i] >= 0: used.discard(m[i])
                for i, x in enumerate(mm): m[s + i] = free[x] if x >= 0 else -1
                used |= {j for j in m[s:e] if j >= 0}
    opt = [tokens(x) for x in truth.get("optional", [])]
    free = [t if j not in used else None for j, t in enumerate(b)]
    for o in opt:
        for i in _find(free, o): free[i:i + len(o)] = [None] * len(o)
    left, words = [], 0
    for f in sorted(truth["furniture"], key=len, reverse=True):
        k = tokens(f)
        if not k: continue
        hits = _find(free, k)
        if hits: left.append(f)
        for i in hits:
            if free[i] is not None:
                words += len(k); free[i:i + len(k)] = [None] * len(k)
    whole = 0
    for s, e in paras:
        js = [m[i] for i in range(s, e) if m[i] >= 0]
        if e > s and len(js) >= (e - s) * .95 and len({bp[j] for j in js}) == 1: whole += 1
    kept = sum(j >= 0 for j in m)
    fs = [f for f in truth["furniture"] if tokens(f)]
    return dict(unreadable=not ps, kind_right=bool(read and read.get("paragraphs")) and not (read.get("turns") if read else None), words=n,
                body_words_kept=kept / n, words_lost=n - kept, paragraphs_whole=whole / len(paras),
                furniture_left=len(left) / len(fs) if fs else 0.0, furniture_words=words, furniture_left_strings=left[:8],
                other_extra=sum(t is not None and t != PH for t in free))


# ---------------------------------------------------------------- report
T_COLS = [("words_right_role", "role"), ("words_right_speaker", "speaker"), ("words_kept", "kept"), ("sentences_recovered", "sentences")]
T_SUMS = [("words_lost", "lost"), ("times_as_speech", "times"), ("labels_as_speech", "labels"), ("furniture_as_speech", "furniture"), ("other_as_speech", "other")]
P_COLS = [("body_words_kept", "body kept"), ("paragraphs_whole", "whole"), ("furniture_left", "furniture left")]
P_SUMS = [("words_lost", "lost"), ("furniture_words", "furniture words"), ("other_extra", "other")]


def _cell(rows, key, low=True):
    v = [r[key] for r in rows if r.get(key) is not None]
    if not v: return "      -      "
    return f"{sum(v) / len(v):.3f} ({min(v) if low else max(v):.3f})"


def report(rows, out=None):
    """mean and (worst) by layout, format and language; word counts are sums"""
    out = out or print
    for kind, cols, sums in (("transcript", T_COLS, T_SUMS), ("policy", P_COLS, P_SUMS)):
        rs = [r for r in rows if r["kind"] == kind]
        if not rs: continue
        out(f"\n== {kind}: {len(rs)} files, unreadable {sum(r['unreadable'] for r in rs)}, wrong kind {sum(not r['kind_right'] for r in rs)}; mean (worst); sums of words")
        for by in ("all", "format", "language", "layout"):
            groups = defaultdict(list)
            for r in rs: groups["all" if by == "all" else r[by]].append(r)
            out(f"-- by {by}" if by != "all" else "--")
            out(f"{'':26}{'n':>4}  " + "  ".join(f"{h:>14}" for _, h in cols) + "  " + "  ".join(f"{h:>9}" for _, h in sums))

            def rank(g):
                v = [r[cols[0][0]] for r in groups[g] if r.get(cols[0][0]) is not None]
                return sum(v) / len(v) if v else 2
            for g in sorted(groups, key=rank):
                x = groups[g]
                out(f"{g:26}{len(x):>4}  " + "  ".join(f"{_cell(x, k, k != 'furniture_left'):>14}" for k, _ in cols) + "  " + "  ".join(f"{sum(r.get(k) or 0 for r in x):>9}" for k, _ in sums))
