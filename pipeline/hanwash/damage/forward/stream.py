"""The bytes of a text on their way through a mirror, and where each of them came from."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

from hanwash.damage.forward.site import Inserted, Loss, MirrorSite, Pass, Replacement
from hanwash.hanzi import gbk

__all__ = ["ByteStream", "Unit"]

_CODES = re.compile(rb"(?:[\x00-\x7f]|[\x81-\xfe][\x40-\x7e\x80-\xfe])*")
_PARAGRAPH = re.compile(rb"[^\n]+")
_PRIVATE_USE = re.compile("[\ue000-\uf8ff]")
_UNMAPPED = b"?"
"""What a character becomes that GBK has no code for."""
_SWALLOWED = frozenset(bytes([value]) for value in range(0x21, 0x40))
"""ASCII that a lost lead byte may take along: what is printable and no trail byte."""
_SWALLOWING: frozenset[Loss] = frozenset({"question", "question-space", "silent"})
_MARKERS: Mapping[Loss, bytes] = {
    "question": b"?",
    "question-space": b"? ",
    "replacement": "\ufffd".encode("gb18030"),
    "silent": b"",
    "silent-lead": b"",
}
"""What stands for a lost byte."""

_UnitKind = Literal[Inserted, "markup", "loss"]


class Unit(NamedTuple):
    """Something that is not of the text, put into the bytes as one piece."""

    kind: _UnitKind
    size: int
    """Length in bytes."""
    target: bytes = b""
    """The character it was inserted for."""


class ByteStream:
    """The bytes, with the origin of each.

    An origin of 0 or more is an offset into `source`; one below 0 is -1 - the index of the unit that the byte
    belongs to. Before and after a pass the bytes are whole codes, but for the last pass's U+FFFD.
    """

    __slots__ = ("_annotations", "clean", "data", "origins", "source", "starts", "units", "unnamed")

    def __init__(self, clean: str, site: MirrorSite) -> None:
        codes = [_code(char) for char in clean]
        self.clean = clean
        self.source = b"".join(code or _UNMAPPED for code in codes)
        self.starts = list(accumulate((len(code or _UNMAPPED) for code in codes), initial=0))
        """Offset of each character's first byte in `source`, and the length of `source` at the end."""
        self.unnamed = {start for start, code in zip(self.starts, codes, strict=False) if code is None}
        """Offsets of bytes that are lost and that nothing on the page names."""
        self.units: list[Unit] = []
        self.data = self.source
        self.origins = list(range(len(self.source)))
        self._annotations = {
            one.pattern: one.after
            for work in site.passes
            for one in work.replacements
            if one.kind == "annotation"
        }
        if site.indent or site.paragraph_end:
            self._mark_up(_encoded(site.indent), _encoded(site.paragraph_end))

    def _mark_up(self, indent: bytes, end: bytes) -> None:
        """Put `indent` before each paragraph (line that is not empty) and `end` after it."""
        rewrite = _Rewrite(self)
        position = 0
        for paragraph in _PARAGRAPH.finditer(self.data):
            rewrite.keep(position, paragraph.start())
            rewrite.insert("markup", indent)
            rewrite.keep(*paragraph.span())
            rewrite.insert("markup", end)
            position = paragraph.end()
        rewrite.keep(position, len(self.data))
        rewrite.finish()

    def replace(self, replacement: Replacement, rng: random.Random) -> None:
        """Make one replacement, wherever its bytes stand."""
        pattern = replacement.pattern
        found = self.data.find(pattern)
        if found < 0:
            return
        before, after = _encoded(replacement.before), _encoded(replacement.after)
        rewrite = _Rewrite(self)
        position = 0
        while found >= 0:
            end = found + len(pattern)
            if replacement.rate >= 1 or rng.random() < replacement.rate:
                rewrite.keep(position, found)
                rewrite.insert(replacement.kind, before, pattern)
                rewrite.keep(found, end)
                rewrite.insert(replacement.kind, after, pattern)
                position = end
            found = self.data.find(pattern, end)
        rewrite.keep(position, len(self.data))
        rewrite.finish()

    def decode(self, work: Pass, *, last: bool) -> None:
        """Lose the bytes that do not pair up, as the pass's decoder does.

        What a pass hands to the next is UTF-8, which that one reads back into GBK: U+FFFD becomes ``?``.
        """
        marker = _MARKERS[work.loss] if last or work.loss != "replacement" else _UNMAPPED
        swallowing = work.loss in _SWALLOWING
        rewrite = _Rewrite(self)
        position = 0
        while True:
            codes = _CODES.match(self.data, position)
            assert codes is not None, "the pattern matches the empty string"
            for start, end in self._kept(*codes.span(), work.keep_user_defined):
                rewrite.keep(start, end)
            lost = codes.end()
            if lost == len(self.data):
                break
            self._lose(lost)
            position = lost + 1
            # A byte that is no lead byte either (0x80) is lost alone.
            pending = swallowing and self.data[lost] >= gbk.FIRST_LEAD
            if pending and self.data[position : position + 1] in _SWALLOWED:
                self._lose_unnamed(position)
                position += 1
            rewrite.insert("loss", marker)
        rewrite.finish()

    def _kept(self, start: int, end: int, keep_user_defined: bool) -> Iterator[tuple[int, int]]:
        """Yield the parts that the decoder keeps of a span of whole codes."""
        text = "" if keep_user_defined else self.data[start:end].decode("gb18030")
        checked = 0
        for match in _PRIVATE_USE.finditer(text):
            before = text[checked : match.start()]
            dropped = start + len(_encoded(before))
            self._lose_unnamed(dropped)
            self._lose_unnamed(dropped + 1)
            yield start, dropped
            start = dropped + 2
            checked = match.end()
        yield start, end

    def _lose(self, at: int) -> None:
        """Note the loss of the byte `at`, unless the annotation that follows names it.

        It does where the byte is the second of the annotated character, and no other character that the
        site annotates has the same first byte and the same reading.
        """
        origin = self.origins[at]
        following = self.origins[at + 1] if at + 1 < len(self.origins) else 0
        if origin > 0 and following < 0 and self.units[-1 - following].kind == "annotation":
            target = self.units[-1 - following].target
            reading = self._annotations[target]
            alike = sum(
                char[0] == target[0] and after == reading for char, after in self._annotations.items()
            )
            if self.source[origin - 1 : origin + 1] == target and alike == 1:
                return
        self._lose_unnamed(at)

    def _lose_unnamed(self, at: int) -> None:
        """Note the loss of the byte `at`, if it is one of the text's own."""
        if self.origins[at] >= 0:
            self.unnamed.add(self.origins[at])

    def proves(self, start: int, end: int) -> bool:
        """Return whether all lost bytes of the characters from `start` to `end` are named by what is left."""
        return self.unnamed.isdisjoint(range(self.starts[start], self.starts[end]))

    def belongs(self, origin: int, index: int) -> bool:
        """Return whether a unit was inserted for the character before or after position `index`."""
        beside = self.starts[max(index - 1, 0) : index + 2]
        target = self.units[-1 - origin].target
        return any(self.source[start:end] == target for start, end in pairwise(beside))


class _Rewrite:
    """The next state of a stream, put together from kept spans and new units."""

    __slots__ = ("_origins", "_pieces", "_stream")

    def __init__(self, stream: ByteStream) -> None:
        self._stream = stream
        self._pieces: list[bytes] = []
        self._origins: list[int] = []

    def keep(self, start: int, end: int) -> None:
        """Append a span of the stream as it stands."""
        self._pieces.append(self._stream.data[start:end])
        self._origins += self._stream.origins[start:end]

    def insert(self, kind: _UnitKind, inserted: bytes, target: bytes = b"") -> None:
        """Append a unit, if there is anything to it."""
        if inserted:
            units = self._stream.units
            units.append(Unit(kind, len(inserted), target))
            self._pieces.append(inserted)
            self._origins += [-len(units)] * len(inserted)

    def finish(self) -> None:
        """Make this the stream's state."""
        self._stream.data = b"".join(self._pieces)
        self._stream.origins = self._origins


def _code(char: str) -> bytes | None:
    """Return the one- or two-byte code of a character, or None where it has neither."""
    if char < "\x80":
        return char.encode("ascii")
    code = gbk.code_of(char)
    return None if code is None else code.to_bytes(2, "big")


def _encoded(text: str) -> bytes:
    """Return `text` in one- and two-byte codes."""
    return b"".join(_code(char) or _UNMAPPED for char in text)
