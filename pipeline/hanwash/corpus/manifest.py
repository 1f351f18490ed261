"""What a run says of each document, and which files an earlier run left."""

from __future__ import annotations

import hashlib
import os
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from hanwash.corpus.names import lies_in, native
from hanwash.corpus.records import from_json
from hanwash.corpus.writers import utf8
from hanwash.document import Document

__all__ = [
    "EDITS",
    "MANIFEST",
    "REJECTED",
    "RUN",
    "edit_counts",
    "former_outputs",
    "is_in_part",
    "manifest_row",
    "part_name",
    "read_rows",
    "read_run",
    "text_path",
]

MANIFEST = "manifest.jsonl"
RUN = "run.json"
EDITS = "edits.jsonl"
REJECTED = "rejected"


def manifest_row(
    name: str,
    source: str,
    given: bytes | None,
    document: Document | None,
    reason: str | None,
) -> dict[str, Any]:
    """Return the manifest's line on one document.

    `name` is its ``id`` and `source` the file it is from; `given` is what was read, None when nothing
    could be; `document` is what came of it, None when nothing did; `reason` is why it was rejected, None
    when it was kept.

    ``sha256_in`` is the hash of the file's bytes, or of a record's text in UTF-8, and ``sha256_out`` that of
    the text that was written; ``chars_in`` and ``chars_out`` count the characters of the decoded input and
    of the outcome; ``edits`` are numbers by rule; ``duplicate_of`` is None, for nothing looks for duplicates yet.
    """
    kept = document is not None and reason is None
    document = document or Document("")
    confidence = document.encoding_confidence
    return {
        "id": name,
        "source": source,
        "sha256_in": None if given is None else hashlib.sha256(given).hexdigest(),
        "sha256_out": hashlib.sha256(utf8(document.text)).hexdigest() if kept else None,
        "encoding": document.encoding,
        "encoding_confidence": None if confidence is None else round(confidence, 4),
        "script": document.script,
        "chars_in": _chars_in(document),
        "chars_out": len(document.text) if kept else 0,
        "lines_dropped": document.measures.get("lines_dropped", 0),
        "edits": edit_counts(document),
        "verdict": "keep" if kept else "reject",
        "reason": reason,
        "duplicate_of": None,
    }


def edit_counts(document: Document) -> dict[str, int]:
    """Return the number of edits of `document` by rule, each named ``stage.rule`` as in ``Config.off``.

    Those of ``write``, which no setting switches off, are counted like the others.
    """
    counts: Counter[str] = Counter()
    for edit in document.edits:
        for rule in edit.rule.split("+"):
            counts[f"{edit.stage}.{rule}"] += 1
    return dict(sorted(counts.items()))


def _chars_in(document: Document) -> int:
    """Return the length of the decoded input, without restoring it."""
    return len(document.text) - sum(len(edit.after) - len(edit.before) for edit in document.edits)


def part_name(number: int) -> str:
    """Return the name of the part with this number, from 0, that holds records.

    >>> part_name(7)
    'part-00007.jsonl'
    """
    return f"part-{number:05}.jsonl"


def is_in_part(name: str, format: str | None) -> bool:
    """Whether the document with the id `name` goes to a part, in a run with this format.

    >>> is_in_part("shard.jsonl:17", None), is_in_part("news/1.txt", None), is_in_part("news/1.txt", "jsonl")
    (True, False, True)
    """
    return format == "jsonl" or (format is None and not name.endswith(".txt"))


def text_path(name: str) -> str:
    """Return the path of the text file for the document with the id `name`.

    >>> text_path("news/1.txt"), text_path("shard.jsonl:17")
    ('news/1.txt', 'shard.jsonl/17.txt')
    """
    if name.endswith(".txt"):
        return name
    file, _, line = name.rpartition(":")
    return f"{file}/{line}.txt" if file else f"{line}.txt"


def read_rows(out: str) -> Iterator[dict[str, Any]]:
    """Yield the lines of the manifest in `out`; those that are none are passed over.

    Raises:
        OSError: when there is no manifest, or it cannot be read.
    """
    with open(os.path.join(out, MANIFEST), "rb") as file:
        for line in file:
            with suppress(ValueError):
                row = from_json(line)
                if isinstance(row, dict) and isinstance(row.get("id"), str):
                    yield row


def read_run(out: str) -> dict[str, Any]:
    """Return what run.json in `out` says; nothing when it is missing or damaged."""
    try:
        with open(os.path.join(out, RUN), "rb") as file:
            run = from_json(file.read())
    except (OSError, ValueError):
        return {}
    return run if isinstance(run, dict) else {}


def former_outputs(out: str) -> set[str]:
    """Return the files that an earlier run left in `out`, as paths below it.

    Only what its own manifest and run.json name, and only what lies inside `out`.
    """
    run = read_run(out)
    if "parts" not in run:
        return set()
    parts = run["parts"] if isinstance(run["parts"], int) else 0
    names = {part_name(number) for number in range(parts)}
    with suppress(OSError):
        ids = (native(row["id"]) for row in read_rows(out))
        names.update(text_path(name) for name in ids if not is_in_part(name, run.get("format")))
    outputs = {path for name in names for path in (name, f"{REJECTED}/{name}")} | {EDITS}
    whole = {path: os.path.join(out, path) for path in outputs}
    return {path for path in outputs if lies_in(whole[path], out) and os.path.isfile(whole[path])}
