import hashlib
import json
import pathlib
import random
from . import layouts, policies

LANGS = ["en", "nb", "da", "sv"]
PER_LAYOUT, PER_POLICY = 4, 5


def plan(split, seed):
    """(kind, layout, k, language, format) for every file"""
    for kind, table, per in (("transcript", layouts.LAYOUTS, PER_LAYOUT), ("policy", policies.POLICIES, PER_POLICY)):
        for name, spec in table.items():
            rng = random.Random(f"plan|{seed}|{split}|{name}")
            fm = list(spec["formats"]); rng.shuffle(fm)
            if spec["langs"]:
                ls = [spec["langs"][i % len(spec["langs"])] for i in range(per)]
            else:
                ls = ["en", "nb"] + [rng.choice(["en", "nb"]), rng.choice(["da", "sv"])] + ["nb"] * (per - 4)
            rng.shuffle(ls)
            for k in range(per):
                yield kind, name, k, ls[k], fm[k % len(fm)]


def generate(out, split, seed=1):
    assert split in ("open", "held")
    root = pathlib.Path(out) / split
    rows = []
    for kind, name, k, lang, fmt in plan(split, seed):
        data, row = (layouts if kind == "transcript" else policies).build(name, split, seed, k, lang, fmt)
        h = hashlib.sha1(f"{seed}|{split}|{kind}|{name}|{k}".encode()).hexdigest()[:10]
        d = root / kind
        d.mkdir(parents=True, exist_ok=True)
        (d / f"{h}.{fmt}").write_bytes(data)
        rows.append({"file": f"{kind}/{h}.{fmt}", **row})
    rows.sort(key=lambda r: r["file"])
    with open(root / "truth.jsonl", "w", encoding="utf-8") as f:
        for r in rows:
            f.write(json.dumps(r, ensure_ascii=False) + "\n")
    return rows
