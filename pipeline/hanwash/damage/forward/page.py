"""The page that a crawler takes from a mirror's bytes, and the places where it differs from the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, Literal, NamedTuple

from hanwash.damage.forward.site import Inserted, MirrorSite
from hanwash.damage.forward.stream import ByteStream
from hanwash.hanzi import gbk

__all__ = ["DamagedPage", "Kind", "Place", "page_of"]

Kind = Literal[Inserted, "straddle", "misalignment", "unmapped"]
"""What happened at a place.

* ``annotation``, ``stutter``, ``mark``, ``noise``: something was inserted between whole characters;
* ``straddle``: an annotation that matched a trail byte and the ASCII letter after it (少M(fèi)CN);
* ``misalignment``: characters were split, lost or read one byte off;
* ``unmapped``: a character that GBK has no code for, or whose user-defined code was dropped.
"""

_STRAY = 0
"""Stands for the origin of a page character that belongs to no whole unit."""


class Place(NamedTuple):
    """A place that was damaged: spans in the clean text and in the page, in code points."""

    clean_start: int
    clean_end: int
    page_start: int
    page_end: int
    kind: Kind
    proven: bool
    """Whether the bytes left allow one original only, given what the site annotates.

    A lost byte is proven where the annotation inserted after it is that of its own character, and no other
    character that the site annotates has both the lead byte that survived and the reading. Everywhere else
    a repair needs to know Chinese.
    """


class DamagedPage(NamedTuple):
    """A page, the text it was made of, and the places where they differ other than by folding."""

    text: str
    clean: str
    """The text that was damaged: after conversion, without the markup's indents."""
    places: tuple[Place, ...]

    def records(self) -> Iterator[dict[str, Any]]:
        """Yield the places, each with the two texts of its spans, as values that JSON can hold."""
        for place in self.places:
            yield {
                **place._asdict(),
                "clean": self.clean[place.clean_start : place.clean_end],
                "page": self.text[place.page_start : place.page_end],
            }


def page_of(stream: ByteStream, site: MirrorSite) -> DamagedPage:
    """Return the page that a crawler takes from decoded bytes."""
    units = stream.units
    whole = {
        origin
        for origin, run in groupby(stream.origins)
        if origin < 0 and sum(1 for _ in run) == units[-1 - origin].size
    }
    index_of = {start: index for index, start in enumerate(stream.starts[:-1])}
    builder = _Builder(stream, site.fold)
    offset = 0
    for char in stream.data.decode("gb18030"):
        width = 1 if char < "\x80" else 4 if char == "\ufffd" else 2
        first, last = stream.origins[offset], stream.origins[offset + width - 1]
        offset += width
        if first >= 0:
            index = index_of.get(first)
            whole_code = index is not None and last == first + width - 1 == stream.starts[index + 1] - 1
            if index is not None and whole_code and first not in stream.unnamed:
                builder.intact(char, index)
            else:
                builder.stray(char)
            continue
        kind = units[-1 - first].kind
        if kind == "markup" and (first in whole or char.isspace()):
            continue
        if char < " " and not site.keep_controls:
            continue
        if first in whole and kind != "loss":
            builder.inserted(char, first)
        else:
            builder.stray(char)
    return builder.page()


class _Builder:
    """Puts the page together, and the places between the characters that came through."""

    __slots__ = ("_fold", "_gap", "_next", "_places", "_stream", "_text")

    def __init__(self, stream: ByteStream, fold: Mapping[str, str]) -> None:
        self._stream = stream
        self._fold = fold
        self._text: list[str] = []
        self._places: list[Place] = []
        self._next = 0
        """The clean character that is due."""
        self._gap: list[int] = []
        """Origins of the page characters since the last intact one."""

    def intact(self, char: str, index: int) -> None:
        """Add a character that came through: number `index` of the clean text."""
        self._close(index)
        self._text.append(self._fold.get(char, char))
        self._next = index + 1

    def stray(self, char: str) -> None:
        """Add a character that stands for no single one of the clean text."""
        self._text.append(self._fold.get(char, char))
        self._gap.append(_STRAY)

    def inserted(self, char: str, origin: int) -> None:
        """Add a character of a unit that came through whole."""
        self._text.append(self._fold.get(char, char))
        self._gap.append(origin)

    def page(self) -> DamagedPage:
        """Return what was put together."""
        self._close(len(self._stream.clean))
        return DamagedPage("".join(self._text), self._stream.clean, tuple(self._places))

    def _close(self, index: int) -> None:
        """Turn what was added since the last intact character into places; `index` is intact again.

        Units that came through whole beside the character they belong to are places of their own; what is
        left between those at either end is one misaligned stretch.
        """
        runs = [(origin, sum(1 for _ in run)) for origin, run in groupby(self._gap)]
        first, last = 0, len(runs)
        if index == self._next and all(origin != _STRAY for origin, _ in runs):
            first = last
        while first < last and self._stands_apart(runs[first][0], self._next):
            first += 1
        while first < last and self._stands_apart(runs[last - 1][0], index):
            last -= 1
        position = self._insertions(runs[:first], self._next, len(self._text) - len(self._gap))
        end = position + sum(length for _, length in runs[first:last])
        if end > position or index > self._next:
            self._misaligned(index, position, end)
        self._insertions(runs[last:], index, end)
        self._gap.clear()

    def _stands_apart(self, origin: int, index: int) -> bool:
        """Return whether a run is a whole unit that belongs to a clean character beside position `index`."""
        return origin != _STRAY and self._stream.belongs(origin, index)

    def _insertions(self, runs: Iterable[tuple[int, int]], index: int, position: int) -> int:
        """Add a place for each unit before the clean character `index`; return where the last ends."""
        for origin, length in runs:
            kind = self._kind(origin, index)
            self._places.append(Place(index, index, position, position + length, kind, True))
            position += length
        return position

    def _kind(self, origin: int, index: int) -> Kind:
        """Return the kind of place that a whole unit before the clean character `index` makes."""
        kind = self._stream.units[-1 - origin].kind
        if kind == "annotation" and index and self._stream.clean[index - 1] < "\x80":
            return "straddle"
        return "noise" if kind == "markup" or kind == "loss" else kind

    def _misaligned(self, index: int, start: int, end: int) -> None:
        """Add the place of the clean characters from the one due to `index`."""
        lost = self._stream.clean[self._next : index]
        kind: Kind = "unmapped" if lost and not any(map(_has_code, lost)) else "misalignment"
        proven = self._stream.proves(self._next, index)
        self._places.append(Place(self._next, index, start, end, kind, proven))


def _has_code(char: str) -> bool:
    """Return whether GBK has a code for `char` that every decoder keeps."""
    private_use = "\ue000" <= char <= "\uf8ff"
    return char < "\x80" or (gbk.code_of(char) is not None and not private_use)
