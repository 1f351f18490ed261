"""Readers, one a format: from the bytes of a file to the documents in it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from hanwash.corpus.records import NumberTooLarge, from_json

__all__ = [
    "DOCUMENT_LIMIT",
    "DOCUMENT_SUFFIXES",
    "RECORD_SUFFIXES",
    "Record",
    "TooLarge",
    "Unreadable",
    "read_bytes",
    "read_records",
]

DOCUMENT_LIMIT = 64_000_000
"""The largest document that is cleaned, in bytes. Nothing written by people comes near it; what is larger
is a dump of another kind, and would hold several times its size in memory."""

DOCUMENT_SUFFIXES = (".txt",)
"""Suffixes of files that are one document each."""


class Unreadable(Exception):
    """A file that cannot be read; the message is the reason, as part of a sentence."""


class TooLarge(Unreadable):
    """A file that is larger than a document may be."""


@dataclass(frozen=True, slots=True)
class Record:
    """One document as it stands in a file of records."""

    line: int
    """The number of its line, from 1."""
    text: str
    """The text to be cleaned."""
    fields: Mapping[str, Any]
    """All fields of the record, the text among them, to be carried through."""
    reason: str | None = None
    """Why there is no text in this record, as part of a sentence; None when there is."""
    raw: bytes = b""
    """The line itself where there is no text in it; empty where there is, or where it is too long to hold."""


def read_bytes(path: str, limit: int = DOCUMENT_LIMIT) -> bytes:
    """Return the content of the file at `path`, or of standard input for ``-``.

    Raises:
        Unreadable: when the system will not give it.
        TooLarge: when it is larger than `limit` bytes.
    """
    with _opened(path) as file:
        try:
            data = file.read(limit + 1)
        except OSError as error:
            raise Unreadable(_cannot(error)) from error
    if len(data) > limit:
        raise TooLarge(f"it is larger than {_size(limit)}, the limit for one document; split it")
    return data


def read_records(path: str, limit: int = DOCUMENT_LIMIT) -> Iterator[Record]:
    """Yield the records of the file at `path` one by one, by the format that its suffix names.

    Raises:
        Unreadable: when the system will not give it.
    """
    suffix = os.path.splitext(path)[1].lower()
    with _opened(path) as file:
        try:
            yield from _RECORD_READERS[suffix](file, limit)
        except OSError as error:
            raise Unreadable(_cannot(error)) from error


class _StandardInput:
    """Standard input as a context that does not close it."""

    def __enter__(self) -> BinaryIO:
        if sys.stdin is None:
            raise Unreadable("standard input is closed")
        return sys.stdin.buffer

    def __exit__(self, *_: object) -> None:
        pass


def _opened(path: str) -> BinaryIO | _StandardInput:
    if path == "-":
        return _StandardInput()
    try:
        return open(path, "rb")
    except (OSError, ValueError) as error:
        raise Unreadable(_cannot(error)) from error


def _cannot(error: Exception) -> str:
    """Return why a file cannot be read, with advice where there is any."""
    if isinstance(error, IsADirectoryError):
        return "it is a folder, not a file; `hanwash run` takes folders"
    if isinstance(error, FileNotFoundError):
        return "there is no such file; check the spelling, or the folder you are in"
    if isinstance(error, PermissionError):
        return "you have no permission to read it"
    if isinstance(error, OSError) and error.errno == errno.ENXIO:
        return "it is a socket or a device that gives nothing, not a file"
    return f"the system says: {getattr(error, 'strerror', None) or error}"


def _size(size: int) -> str:
    return f"{size // 10**6} MB" if size >= 10**6 else f"{size:,} bytes"


def _read_jsonl(file: BinaryIO, limit: int) -> Iterator[Record]:
    """Yield a record for each line that is not blank."""
    number = 0
    while line := file.readline(limit + 1):
        number += 1
        if len(line) > limit:
            while line and not line.endswith(b"\n"):
                line = file.readline(limit)
            yield Record(
                number, "", {}, f"the line is longer than {_size(limit)}, the limit for one document"
            )
        elif not line.isspace():
            yield _json_record(number, line.removeprefix(b"\xef\xbb\xbf") if number == 1 else line)


def _json_record(number: int, line: bytes) -> Record:
    try:
        value = from_json(line)
    except NumberTooLarge as error:
        return Record(number, "", {}, str(error), line)
    except ValueError as error:
        return Record(number, "", {}, f"the line is not JSON: {error}", line)
    if not isinstance(value, dict):
        return Record(number, "", {}, "the line is JSON, but not an object with fields", line)
    text = value.get(TEXT_FIELD)
    if not isinstance(text, str):
        return Record(number, "", value, f"the record has no text in a field {TEXT_FIELD!r}", line)
    return Record(number, text, value)


TEXT_FIELD = "text"
"""The field of a record that holds the text."""

_RECORD_READERS: Mapping[str, Callable[[BinaryIO, int], Iterator[Record]]] = {".jsonl": _read_jsonl}

RECORD_SUFFIXES = tuple(_RECORD_READERS)
"""Suffixes of files that hold many documents, as records."""
