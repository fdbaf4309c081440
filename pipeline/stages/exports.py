"""Published tables to CSV, code book, manifest, metrics and plots."""

from __future__ import annotations

import json
import shutil
from importlib.metadata import version
from pathlib import Path
from platform import python_version
from typing import Any

from pipeline import tables
from pipeline.config.lexicon import LEXICON
from pipeline.config.params import load_params
from pipeline.config.roles import ROLES
from pipeline.config.word_lists import word_list_files
from pipeline.publish import exports
from pipeline.publish.codebook import codebooks
from pipeline.stages import run


def main() -> None:
    """Reads the published tables; writes data/published/csv, manifest, metrics and plots."""
    params = load_params()
    frames = {table: tables.read(table) for table in tables.PUBLISHED}
    said = exports.in_words(frames)
    leaving = exports.exported(full_text=params.exports.full_text)
    out = {f"{tables.name(table)}.csv": said[table] for table in leaving}
    out |= codebooks({table: said[table] for table in leaving})
    csv = {name: tables.to_csv(frame) for name, frame in out.items()}
    shutil.rmtree(tables.CSV, ignore_errors=True)
    for name, content in csv.items():
        _write(tables.CSV / name, content)
    manifest = exports.manifest(
        csv,
        {name: len(frame) for name, frame in out.items()},
        params=params.model_dump(mode="json", exclude={"compute"}),
        versions={"python": python_version()} | {name: version(name) for name in exports.PACKAGES},
        word_lists={path.stem: path.read_bytes() for path in (LEXICON, ROLES, *word_list_files())},
    )
    _write(tables.MANIFEST, _json(manifest))
    _write(tables.METRICS, _json(exports.metrics(frames)))
    for name, plot in (
        ("concepts", exports.concept_plot(frames[tables.Gaps])),
        ("topics", exports.topic_plot(frames[tables.Gaps])),
    ):
        _write(tables.PLOTS / f"{name}.csv", tables.harmless(plot).to_csv(index=False).encode())


def _json(content: dict[str, Any]) -> bytes:
    return (json.dumps(content, indent=2, ensure_ascii=False, sort_keys=True) + "\n").encode()


def _write(path: Path, content: bytes) -> None:
    with tables.written_beside(path) as beside:
        beside.write_bytes(content)


if __name__ == "__main__":
    run(main)
