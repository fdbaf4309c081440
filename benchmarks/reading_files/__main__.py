import argparse
import json
from collections import Counter


def main():
    ap = argparse.ArgumentParser(prog="reading_files")
    sub = ap.add_subparsers(dest="cmd", required=True)
    g = sub.add_parser("generate"); g.add_argument("out"); g.add_argument("--split", choices=["open", "held"], required=True); g.add_argument("--seed", type=int, default=1)
    s = sub.add_parser("score", help="truth.jsonl and a jsonl of {file, read}"); s.add_argument("truth"); s.add_argument("read"); s.add_argument("--json", help="write the scores here, one a line")
    a = ap.parse_args()
    if a.cmd == "generate":
        from .generate import generate
        rows = generate(a.out, a.split, a.seed)
        print(len(rows), "files;", dict(Counter(r["kind"] for r in rows)), dict(Counter(r["format"] for r in rows)), dict(Counter(r["language"] for r in rows)), len({r["layout"] for r in rows}), "layouts")
    else:
        from .scoring import score, report
        truth = [json.loads(x) for x in open(a.truth, encoding="utf-8")]
        read = {r["file"]: r["read"] for r in map(json.loads, open(a.read, encoding="utf-8"))}
        rows = [score(t, read.get(t["file"])) for t in truth]
        if a.json:
            with open(a.json, "w", encoding="utf-8") as f:
                for r in rows: f.write(json.dumps(r, ensure_ascii=False) + "\n")
        report(rows)


main()
