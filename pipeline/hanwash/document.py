"""What flows through the stages: a document, and the record of every edit made to it.

Nothing here knows what damage, spam or script is. A stage receives a `Document`, decides on
changes, and returns a new one; the edits it leaves behind are enough to undo it exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

__all__ = ["Change", "Decoded", "Document", "Edit", "Revision", "placed", "spliced", "undo_edits"]


class Edit(NamedTuple):
    """One replacement made by one stage.

    Applied in order, the edits of a stage turn the text it received into the text it passed on:
    they are sorted, and their spans do not overlap.

    >>> Edit("repair", "annotation", 1, 7, "(wǎng)", "").before
    '(wǎng)'
    """

    stage: str
    """Name of the stage: ``decode``, ``repair``, ``strip``, ``normalize``, or a user's own."""
    rule: str
    """Name of the rule; where several rules met in one place their names are joined by ``+``."""
    start: int
    """First code point of the span, in the text that the stage received."""
    end: int
    """One past the last code point of the span; equal to `start` for an insertion."""
    before: str
    """What stood in the span."""
    after: str
    """What stands there now; empty where something was removed."""
    evidence: Mapping[str, Any] | None = None
    """Why: values that JSON can hold, with keys that the rule documents."""


class Change(NamedTuple):
    """A replacement proposed by a fixer, in the coordinates of the text the fixer was given."""

    start: int
    end: int
    after: str
    rule: str
    evidence: Mapping[str, Any] | None = None


class Decoded(NamedTuple):
    """The outcome of decoding bytes.

    `encoding` is the name of a Python codec, or None where the bytes are not text (binary).
    `segments` are ``(start, end, encoding, confidence)`` in bytes of the input, without gaps.
    `errors` counts undecodable bytes; each ill-formed sequence of them stands in `text` as U+FFFD.
    """

    text: str
    encoding: str | None
    confidence: float
    segments: tuple[tuple[int, int, str, float], ...] = ()
    errors: int = 0
    kept: tuple[tuple[int, int, bytes], ...] = ()
    """``(start, end, data)``: the bytes of ``text[start:end]`` where encoding it would not give them back.

    Undecodable bytes, a byte order mark (an empty span), codes that stand for a character a second time.
    """
    starts: tuple[int, ...] = ()
    """Where in `text` each segment begins."""
    reason: str | None = None
    """Why there is no text, as a clause; None where there is."""

    def raw(self) -> bytes:
        r"""Return the bytes that were decoded, exactly.

        >>> Decoded("a\ufffd天", "gb18030", 1.0, ((0, 4, "gb18030", 1.0),), 1, ((1, 2, b"\xff"),), (0,)).raw()
        b'a\xff\xcc\xec'
        """
        pieces: list[bytes] = []

        def give_back(text: str, codec: str) -> None:
            # Of nothing, codecs that keep state make something.
            if text:
                pieces.append(text.encode(codec))

        kept = iter((*self.kept, (len(self.text) + 1, 0, b"")))
        start, end, data = next(kept)
        position = 0
        ends = (*self.starts[1:], len(self.text)) if self.segments else ()
        for (_, _, codec, _), segment_end in zip(self.segments, ends, strict=True):
            while start < segment_end or start == end == position:
                give_back(self.text[position:start], codec)
                pieces.append(data)
                position = end
                start, end, data = next(kept)
            give_back(self.text[position:segment_end], codec)
            position = segment_end
        if self.encoding is None:
            pieces.append(data)
        return b"".join(pieces)


def spliced(text: str, replacements: Iterable[tuple[int, int, str]]) -> str:
    """Return `text` with each of the sorted, non-overlapping spans replaced: ``(start, end, after)``.

    >>> spliced("網路與電腦", [(1, 2, "絡"), (2, 3, "和")])
    '網絡和電腦'
    """
    pieces = []
    position = 0
    for start, end, after in replacements:
        pieces.append(text[position:start])
        pieces.append(after)
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def placed(edits: Iterable[Edit]) -> Iterator[tuple[int, int, Edit]]:
    """Yield where in the edited text each of the `edits` of one stage stands: ``(start, end, edit)``.

    >>> [span[:2] for span in placed([Edit("s", "r", 1, 7, "(wǎng)", ""), Edit("s", "r", 8, 8, "", "。")])]
    [(1, 1), (2, 3)]
    """
    shift = 0
    for edit in edits:
        start = edit.start + shift
        yield start, start + len(edit.after), edit
        shift += len(edit.after) - (edit.end - edit.start)


def undo_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return the text that one stage received, from the `text` it passed on and its `edits`.

    >>> undo_edits("網路", [Edit("repair", "annotation", 1, 7, "(wǎng)", "")])
    '網(wǎng)路'
    """
    return spliced(text, ((start, end, edit.before) for start, end, edit in placed(edits)))


class Revision:
    """A text under revision by one stage, in as many passes as it takes.

    Each call of `apply` gives changes in the coordinates of the text as it stands (`text`). They are
    composed with the earlier ones, so that `edits` always describes one step from the text the stage
    received to the text as it stands.

    >>> revision = Revision("aXXb")
    >>> revision.apply([Change(1, 2, "", "first")])
    >>> revision.text
    'aXb'
    >>> revision.apply([Change(1, 2, "Y", "second")])
    >>> [(e.start, e.end, e.before, e.after, e.rule) for e in revision.edits("repair")]
    [(1, 2, 'X', '', 'first'), (2, 3, 'X', 'Y', 'second')]
    """

    __slots__ = ("_changes", "original", "text")

    def __init__(self, text: str) -> None:
        self.original = text
        self.text = text
        self._changes: list[Change] = []

    def apply(self, changes: Iterable[Change]) -> None:
        """Make `changes`, sorted and not overlapping; one that alters nothing is not recorded.

        Raises:
            ValueError: when changes are out of order, overlap, or lie outside the text.
        """
        text = self.text
        fresh = []
        position = 0
        for change in changes:
            start, end = change.start, change.end
            if not position <= start <= end <= len(text):
                raise ValueError(f"change {start}:{end} by {change.rule} is out of order or out of range")
            position = end
            # An unchanged span would only clutter the record.
            if end - start != len(change.after) or text[start:end] != change.after:
                fresh.append(change)
        if not fresh:
            return
        self._changes = _composed(self._changes, fresh, self.original, text) if self._changes else fresh
        self.text = spliced(text, (change[:3] for change in fresh))

    def replace(self, text: str, rule: str, evidence: Mapping[str, Any] | None = None) -> None:
        """Replace the whole text, recording only the part between the common ends."""
        old = self.text
        if text == old:
            return
        start = _common_prefix(old, text)
        limit = min(len(old), len(text)) - start
        tail = _common_prefix(old[: -limit - 1 : -1], text[: -limit - 1 : -1]) if limit else 0
        self.apply([Change(start, len(old) - tail, text[start : len(text) - tail], rule, evidence)])

    def edits(self, stage: str) -> tuple[Edit, ...]:
        """Return what was done as edits of `stage`."""
        original = self.original
        return tuple(
            [
                Edit(stage, rule, start, end, original[start:end], after, evidence)
                for start, end, after, rule, evidence in self._changes
            ]
        )


def _common_prefix(a: str, b: str) -> int:
    """Return the length of the common prefix, by halving: slices compare at memory speed."""
    low, high = 0, min(len(a), len(b))
    while low < high:
        middle = (low + high + 1) // 2
        if a[low:middle] == b[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _composed(first: list[Change], second: list[Change], original: str, middle: str) -> list[Change]:
    """Return one list of changes, original to final, from original→middle and middle→final.

    Changes that touch nothing of each other stay apart; those that overlap become one, its rule
    naming both. Linear in the number of changes.
    """
    result: list[Change] = []
    i = 0
    shift = 0  # position in the middle text minus position in the original, after first[:i]
    j = 0
    while i < len(first) or j < len(second):
        if j == len(second):
            result.extend(first[i:])
            break
        if i == len(first):
            result.extend(c._replace(start=c.start - shift, end=c.end - shift) for c in second[j:])
            break
        a, b = first[i], second[j]
        a_start = a.start + shift
        a_end = a_start + len(a.after)
        if a_end <= b.start and not (a_end == b.start == b.end):
            result.append(a)
            shift += len(a.after) - (a.end - a.start)
            i += 1
            continue
        if b.end <= a_start and not (b.start == b.end == a_start):
            result.append(b._replace(start=b.start - shift, end=b.end - shift))
            j += 1
            continue
        # A group: keep taking whatever overlaps its span in the middle text.
        low, high = min(a_start, b.start), max(a_end, b.end)
        group_start = low - shift
        taken_first: list[Change] = []
        taken_second: list[Change] = []
        while True:
            if i < len(first):
                a = first[i]
                a_start = a.start + shift
                a_end = a_start + len(a.after)
                if a_start < high or (a_start == high and a_start == a_end == low) or not taken_first:
                    taken_first.append(a)
                    high = max(high, a_end)
                    shift += len(a.after) - (a.end - a.start)
                    i += 1
                    continue
            if j < len(second):
                b = second[j]
                if b.start < high or not taken_second:
                    taken_second.append(b)
                    high = max(high, b.end)
                    j += 1
                    continue
            break
        after = spliced(middle[low:high], ((c.start - low, c.end - low, c.after) for c in taken_second))
        group_end = high - shift
        rules = dict.fromkeys(name for c in (*taken_first, *taken_second) for name in c.rule.split("+"))
        evidence: dict[str, Any] = {}
        for c in (*taken_first, *taken_second):
            evidence.update(c.evidence or {})
        if original[group_start:group_end] != after:
            result.append(Change(group_start, group_end, after, "+".join(rules), evidence or None))
    return result


@dataclass(frozen=True, slots=True)
class Document:
    """A text on its way through the stages, with all that was done to it so far.

    Stages never alter a document: they return a new one, mostly by `revised`.
    """

    text: str
    """The text as it stands. Empty before the decode stage when the document came as bytes."""
    data: bytes | None = None
    """The raw bytes, until the decode stage has read them."""
    encoding: str | None = None
    """Python codec name the text was decoded with; None for text given as `str` and for binaries."""
    encoding_confidence: float | None = None
    """Confidence of the decode stage, 0 to 1; None where `encoding` is."""
    script: str | None = None
    """Script of the text before normalization: ``zh-Hans``, ``zh-Hant``, ``mixed``, ``ja``, ``ko``,
    ``other``."""
    verdict: str = "keep"
    """``keep`` or ``reject``, decided by the judge stage."""
    reason: str | None = None
    """Why the document was rejected, as a sentence."""
    measures: Mapping[str, Any] = field(default_factory=dict)
    """Numbers about the document that stages leave for the manifest."""
    history: tuple[tuple[Edit, ...], ...] = ()
    """The edits, one tuple for each stage that made any, in the order of the stages."""

    @property
    def edits(self) -> tuple[Edit, ...]:
        """All edits in the order of the stages; spans count in the text that each stage received."""
        return tuple(edit for edits in self.history for edit in edits)

    def revised(self, stage: str, revision: Revision) -> Document:
        """Return the document with `revision` made and recorded under the name of `stage`."""
        edits = revision.edits(stage)
        if not edits:
            return self
        return replace(self, text=revision.text, history=(*self.history, edits))

    def undo(self) -> str:
        """Return the decoded input, exactly, by undoing all edits in reverse.

        >>> revision = Revision("實(shí)現(xiàn)")
        >>> revision.apply([Change(1, 6, "", "annotation"), Change(7, 13, "", "annotation")])
        >>> document = Document("實(shí)現(xiàn)").revised("repair", revision)
        >>> document.text, document.undo()
        ('實現', '實(shí)現(xiàn)')
        """
        text = self.text
        for edits in reversed(self.history):
            text = undo_edits(text, edits)
        return text
