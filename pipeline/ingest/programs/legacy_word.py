"""Word files from before 2007, by antiword or catdoc."""

from __future__ import annotations

from pathlib import Path

from pipeline.ingest.programs.run import installed, output_of

_ARGUMENTS = {
    "antiword": ("-m", "UTF-8.txt", "-w", "0"),
    "catdoc": ("-d", "utf-8", "-w"),
}
"""How each prints a file's text in UTF-8, a paragraph on a line."""


def legacy_text(path: Path) -> bytes | None:
    """The text of the file, a blank line between paragraphs; None without such a program.

    Raises:
        ProgramFailed: it cannot read the file.
    """
    for name, arguments in _ARGUMENTS.items():
        if name in installed():
            text = output_of(name, (*arguments, str(path.resolve())))
            lines = [line.strip() for line in text.splitlines()]
            return b"\n\n".join(line for line in lines if line)
    return None
