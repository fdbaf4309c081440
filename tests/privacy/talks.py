"""Invented documents as the readers hand them on, and the project's pseudonyms of them."""

from pipeline.ingest.documents import ReadDocument
from pipeline.ingest.listing import Entry, document_ids
from pipeline.privacy.pseudonyms import Hiding, Pseudonymised, pseudonymised


def talk(file: str, *turns: tuple[str, str], language: str = "en", **given: str) -> ReadDocument:
    doc_id = document_ids([file])[file]
    rows = tuple(
        {
            "segment_id": f"{doc_id}:{number:04d}",
            "doc_id": doc_id,
            "corpus": file.split("/")[0],
            "language": language,
            "role": "interviewer" if speaker == "Interviewer" else "respondent",
            "speaker": speaker,
            "location": f"turn {number}",
            "heading": "",
            "text": text,
            "n_tokens": len(text.split()),
        }
        for number, (speaker, text) in enumerate(turns, start=1)
    )
    document = {
        "doc_id": doc_id,
        "file": file,
        "corpus": file.split("/")[0],
        "cluster": given.get("cluster", doc_id),
        "language": language,
        "title": given.get("title", "A talk"),
        "n_tokens": 1,
        "n_interviewer_tokens": 1,
        "format": "txt",
    }
    return ReadDocument(Entry(file, doc_id, file.split("/")[0], given), document, rows)


def made(*talks: ReadDocument, **more: object) -> Pseudonymised:
    return pseudonymised(talks, [], hiding=Hiding(**more))  # type: ignore[arg-type]


def texts(result: Pseudonymised) -> list[str]:
    return [str(row["text"]) for one in result.readings for row in one.segments]
