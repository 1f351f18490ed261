"""Writers: files that appear whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
from contextlib import suppress
from types import TracebackType
from typing import BinaryIO

from hanwash.document import Change, Document, Revision

__all__ = ["TemporaryFile", "as_text_file", "utf8", "write_file"]

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile("\r\n?")


class TemporaryFile:
    """A file written under a temporary name in its own folder, and renamed when it is complete.

    Used as a context: leaving it normally puts the file in place, leaving it by an exception removes
    what was written and leaves alone what stood in its place.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        folder, name = os.path.split(path)
        # Short whatever the name is, and the same each time, so that a killed run leaves no more than one.
        digest = hashlib.sha256(os.fsencode(name)).hexdigest()[:16]
        self._temporary = os.path.join(folder, f".hanwash-{digest}.tmp")

    def __enter__(self) -> BinaryIO:
        folder = os.path.dirname(self.path)
        if folder:
            os.makedirs(folder, exist_ok=True)
        try:
            self._file = open(self._temporary, "wb")
        except OSError as error:
            error.filename = self.path  # the name that says something to the user
            raise
        return self._file

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._file.close()
            if kind is None:
                os.replace(self._temporary, self.path)
        finally:
            with suppress(FileNotFoundError):
                os.unlink(self._temporary)


def write_file(path: str, data: bytes) -> None:
    """Put `data` at `path`, making the folders on the way.

    Raises:
        OSError: when that cannot be done; what stood at `path` stays as it was.
    """
    with TemporaryFile(path) as file:
        file.write(data)


def utf8(text: str) -> bytes:
    """Return `text` in UTF-8; a lone surrogate, which has none, becomes U+FFFD.

    >>> utf8("a\\ud800")
    b'a\\xef\\xbf\\xbd'
    """
    try:
        return text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text).encode()


def as_text_file(document: Document, keep_lines: bool = False) -> Document:
    r"""Return `document` as it stands in a text file: LF at the line ends, one of them at the end.

    With `keep_lines` empty lines at the end stay, as their number matters. These are edits like any
    other, by the rules ``write.line-ends`` and ``write.final-newline``, so that the file can be undone too;
    no setting switches them off.

    >>> as_text_file(Document("一\r\n二\n\n")).text
    '一\n二\n'
    """
    revision = Revision(document.text)
    revision.apply(
        Change(found.start(), found.end(), "\n", "line-ends") for found in _LINE_END.finditer(document.text)
    )
    text = revision.text
    if not keep_lines:
        body = len(text.rstrip("\n"))
        revision.apply([Change(body, len(text), "\n" if body else "", "final-newline")])
    elif text and not text.endswith("\n"):
        revision.apply([Change(len(text), len(text), "\n", "final-newline")])
    return document.revised("write", revision)
