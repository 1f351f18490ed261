"""Bytes that are no text: files of known formats, NULs, control bytes."""

from __future__ import annotations

__all__ = ["INJECTED", "binary_reason"]

# Beginnings of files that are no text, whatever follows.
MAGIC = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b\x08", "gzip data"),
    (b"BZh", "bzip2 data"),
    (b"\xfd7zXZ\x00", "xz data"),
    (b"\x28\xb5\x2f\xfd", "zstd data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x7fELF", "an ELF program"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an OLE document (old Word, Excel or PowerPoint)"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\xca\xfe\xba\xbe", "a Java class or Mach-O program"),
    (b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 image"),
    (b"wOF2", "a web font"),
    (b"wOFF", "a web font"),
)
MAGIC_BEGINNINGS = tuple(magic for magic, _ in MAGIC)

# Mirrors and bad converters inject these before punctuation (3 of 100 crawled Chinese pages).
INJECTED = bytes(range(0x01, 0x09))
# No text holds these; ESC, tab, line ends and form feed are left out, and 0x1A, which ends old DOS files.
FOREIGN = bytes((0x00, *range(0x0E, 0x1A), *range(0x1C, 0x20), 0x7F))

# Random bytes hold 7% of FOREIGN; a text with a damaged table or two holds far less than 2%.
MOST_FOREIGN = 0.02
# One injected byte before every punctuation mark of a text in GB18030 is about 5% of its bytes.
MOST_INJECTED = 0.2


def binary_reason(data: bytes) -> str | None:
    r"""Return why `data` is no text, as a clause, or None where it may be text.

    UTF-16 and UTF-32 are full of NULs and must be recognised before.

    >>> binary_reason(b"\x89PNG\r\n\x1a\n...")
    'binary data: a PNG image'
    >>> binary_reason(b"\0\0\0\0")
    'binary data: nothing but NUL bytes'
    """
    if data.startswith(MAGIC_BEGINNINGS):
        return "binary data: " + next(what for magic, what in MAGIC if data.startswith(magic))
    if not data.strip(b"\0"):
        return "binary data: nothing but NUL bytes"
    foreign = len(data) - len(data.translate(None, FOREIGN))
    # A single odd byte says nothing, however short the text.
    if foreign > 1 and foreign > MOST_FOREIGN * len(data):
        return f"binary data: {foreign / len(data):.0%} of the bytes are NUL or control bytes"
    injected = len(data) - len(data.translate(None, INJECTED))
    if injected > MOST_INJECTED * len(data):
        return f"binary data: {injected / len(data):.0%} of the bytes are control bytes"
    return None
