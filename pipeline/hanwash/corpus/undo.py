"""Undoing a run: the decoded input back, from the clean text and the edits that were kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from hanwash.corpus.manifest import EDITS, MANIFEST, REJECTED, is_in_part, read_rows, read_run, text_path
from hanwash.corpus.names import native
from hanwash.corpus.readers import Unreadable, read_bytes
from hanwash.corpus.records import from_json
from hanwash.corpus.sources import Notice
from hanwash.corpus.writers import utf8, write_file
from hanwash.document import Edit, placed, undo_edits
from hanwash.terminal import counted

__all__ = ["UndoError", "undo_run"]


class UndoError(Exception):
    """A run that cannot be undone; the message is a whole sentence."""


def undo_run(folder: str, out: str, on_notice: Callable[[Notice], None] = lambda notice: None) -> int:
    """Write the decoded input of every text file that the run in `folder` left, and return their number.

    The files go to `out` under their own names, the rejected among them.

    Raises:
        UndoError: when `folder` holds no run made with its edits, or `out` cannot be written.
    """
    manifest, edits = (os.path.join(folder, name) for name in (MANIFEST, EDITS))
    if not os.path.isfile(manifest):
        raise UndoError(f"{folder} holds no {MANIFEST}: it is not the output of `hanwash run`.")
    if not os.path.isfile(edits):
        raise UndoError(f"{folder} holds no {EDITS}: only a run made with --edits can be undone.")
    format = read_run(folder).get("format")
    number = in_parts = 0
    try:
        with open(edits, "rb") as lines:
            recorded = _by_document(lines)
            name, history = next(recorded, (None, []))
            for row in read_rows(folder):
                steps = []
                if row["id"] == name:
                    steps = history
                    name, history = next(recorded, (None, []))
                if is_in_part(row["id"], format):
                    in_parts += 1
                else:
                    number += _undo(row, steps, folder, out, on_notice)
    except (KeyError, TypeError, ValueError) as error:
        raise UndoError(f"{edits} is damaged: {error!r}.") from error
    except OSError as error:
        raise UndoError(f"Cannot undo into {out}: {error.strerror or error}.") from error
    if in_parts:
        text = (
            f"records cannot be undone, and {counted(in_parts, 'document')} went to records; "
            "a run with --format txt can be undone"
        )
        on_notice(Notice(folder, text, 1))
    return number


def _by_document(lines: Any) -> Iterator[tuple[str, list[list[Edit]]]]:
    """Yield each document's id with its edits, a list for each step, in the order of the run."""
    edits = (from_json(line) for line in lines)
    for name, group in groupby(edits, key=itemgetter("id")):
        steps = groupby(group, key=itemgetter("step"))
        yield name, [[Edit(*map(edit.__getitem__, Edit._fields)) for edit in step] for _, step in steps]


def _undo(
    row: dict[str, Any],
    steps: list[list[Edit]],
    folder: str,
    out: str,
    on_notice: Callable[[Notice], None],
) -> int:
    """Write the decoded input of one document; return 1, or 0 where there is nothing to undo."""
    path = text_path(native(row["id"]))
    kept = row["verdict"] == "keep"
    place = os.path.join(folder, path if kept else os.path.join(REJECTED, path))
    if not kept and not os.path.isfile(place):
        return 0
    try:
        data = read_bytes(place)
        # What was rejected stands there as it came.
        text = data.decode() if kept else ""
    except (Unreadable, UnicodeDecodeError) as error:
        on_notice(Notice(place, f"cannot be undone: {error}.", 1))
        return 0
    if kept:
        for step in reversed(steps):
            if any(text[start:end] != edit.after for start, end, edit in placed(step)):
                on_notice(Notice(place, "cannot be undone: it was changed after the run.", 1))
                return 0
            text = undo_edits(text, step)
        data = utf8(text)
    write_file(os.path.join(out, path), data)
    return 1
