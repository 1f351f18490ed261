"""Misalignment: a byte-wise replacement split a character, and what follows was read one byte off.

`冷鏈食品和環境` is E6 9C CA B3 C6 B7 BA CD AD 68 in part. A mirror that annotates 準 (9C CA) finds it inside
鏈食 as well, and inserts `(zhǔn)` after CA. The decoder loses CA together with the bracket, and reads on
with the wrong pairs until a trail byte below 0x80 puts it right: `冷鏈?zhǔn)称泛铜h境`. Full-width marks are
replaced in the same way, with nothing but a mark to show for it: `確?！安宦` was `確保“不漏`.

Here is where to look, and what to accept; the search itself is in `hanwash.damage.solver`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from hanwash.damage.page import Page, Reading
from hanwash.damage.solver import FOLDED_MARKS, LOSSES, MARKS, Scorer, Solution, solve
from hanwash.document import Change
from hanwash.hanzi import gbk, language_model

__all__ = ["Restoration", "restore"]

RARE = -5.2
"""log10 frequency below which a character is a sign of misread bytes."""
COMMON = -5.0
"""log10 frequency above which a character may come out of a second reading of misread bytes."""
GAIN = 3.0
"""log10 of the factor by which the restored text must explain the page better than the page's own characters."""
MARGIN = 1.5
"""log10 of the factor by which it must do so better than the next best restoration.

On modern news that the model has not seen, a lost lead byte ranked first by this much is right in 97.5% of
cases by the general model, and in more by the one adapted to the page.
"""
MARGIN_MARKS = 0.5
"""The same where nothing but marks was inferred: adapted to the page, the model is right in 97.5% of cases."""
WORST = -7.5
"""log10 of the least probability that a restored character may have."""
ORDINARY = MARKS.union(map(chr, range(0x20, 0x7F)), "\u3000·％＋－／～")
"""What is neither a Chinese character nor out of place in a restored text."""
PATIENCE = 50
CHARACTERS_A_FAILURE = 20_000
"""Searches that may fail on a page: so many, and one more for so many characters. It bounds what text costs
that is full of signs and is not a mirror's, such as a dump of question marks."""
LONGEST = 160
"""Longest stretch that is searched, in characters."""
FARTHEST = 60
"""How far to the right of a mark a sign may stand and still belong to it, in characters."""
NEAR = 12
"""How far to the right of a mark the first sign must stand on a page without annotations, in characters."""
LEAST_PAIRS = 2
"""Ordinary characters that the second reading must make there."""
AROUND = 12
"""Characters on both sides of a sign that the language model does not learn from."""
CONTEXT = 3
"""Characters before a stretch that the language model is given."""

_LOSS = re.compile(r"\?(?=[\ufffd ]?[，、。；：？！（）“”‘’《》…,;:?!()<‹])")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LOSS_OR_PRIVATE = re.compile("[\ufffd\ue000-\ue765]")
_LETTER = re.compile(r"(?<=[㐀-鿿])[@-~](?=[㐀-鿿（(，。、；：！？,;:!?”“》\ufffd]|$)")


class Restoration(NamedTuple):
    """What can be done about the misaligned stretches of a page."""

    changes: list[Change]
    """What restores them, annotations in them included; sorted, not overlapping."""
    left: list[tuple[int, int]]
    """Spans of the stretches that are left alone: what stands there is evidence, and must stay."""


def restore(page: Page) -> Restoration:
    """Return what restores the misaligned stretches of the page.

    A stretch whose restoration is not better than the page by `GAIN`, or not better than any other by
    `MARGIN`, is left alone.
    """
    signs = sorted(set(_signs(page)))
    restoration = Restoration([], [])
    if not signs:
        return restoration

    @cache
    def adapted() -> Scorer:
        return language_model.model().adapted(language_model.fold(_undamaged(page, signs)))

    done = 0
    patience = PATIENCE + len(page.text) // CHARACTERS_A_FAILURE
    for sign in signs:
        if sign < done:
            continue
        start = _stretch_start(page, sign, done)
        if start < 0:
            continue
        newline = page.text.find("\n", sign, start + LONGEST)
        limit = newline if newline >= 0 else min(len(page.text), start + LONGEST)
        solution = solve(page, signs, adapted, start, sign, limit)
        done = sign + 1 if solution is None else max(sign + 1, solution.end)
        if (
            solution is not None
            and solution.text != page.text[start : solution.end]
            and _acceptable(page, solution)
        ):
            restoration.changes.append(_change(page, solution))
            continue
        if solution is not None and solution.gain > 0:
            restoration.left.append((solution.start, solution.end))
        patience -= 1
        if not patience:
            break
    return restoration


def _acceptable(page: Page, solution: Solution) -> bool:
    """Whether a solution is good enough to stand in for what the page has."""
    restored = set(solution.text).difference(page.text[solution.start : solution.end])
    if any(not (char in ORDINARY or "一" <= char <= "龥" or char in page.characters) for char in restored):
        return False
    marks_only = all(solution.text[i] in MARKS for i in solution.inferred)
    margin = MARGIN_MARKS if marks_only else MARGIN
    return (
        solution.whole and solution.gain >= GAIN and solution.margin >= margin and solution.worst >= WORST
        and _PRIVATE.search(solution.text) is None
    )  # fmt: skip


def _undamaged(page: Page, signs: list[int]) -> str:
    """Return the page without its bracketed readings and without what stands around the signs."""
    text = page.text
    pieces = []
    position = 0
    spans = sorted(
        [(start, reading.end, "") for start, reading in page.readings.items()]
        + [(max(0, sign - AROUND), sign + AROUND, "\n") for sign in signs]
    )
    for start, end, gap in spans:
        if start > position:
            pieces.append(text[position:start])
        pieces.append(gap)
        position = max(position, end)
    pieces.append(text[position:])
    return "".join(pieces)


def _change(page: Page, solution: Solution) -> Change:
    """Return the solution as a change of no more than what it alters, with the bytes it rests on."""
    before, after = page.text[solution.start : solution.end], solution.text
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    page_text = before[head : len(before) - tail]
    restored = after[head : len(after) - tail]
    evidence = {
        "page_bytes": _hex(page_text),
        "bytes": _hex(restored),
        "inferred": [after[i] for i in solution.inferred if head <= i < len(after) - tail],
        "gain": round(solution.gain, 1),
        "margin": round(solution.margin, 1),
        "worst": round(solution.worst, 1),
        "confidence": round(1 / (1 + 10**-solution.margin), 4) if solution.margin < 99 else 1.0,
    }
    start = solution.start + head
    return Change(start, start + len(page_text), restored, "misalignment", evidence)


def _hex(text: str) -> str:
    """Return the GBK bytes of `text`, a space between characters, ASCII as it stands."""
    codes = gbk.code_table()
    return " ".join(f"{codes[char]:04X}" if char in codes else char for char in text)


def _signs(page: Page) -> Iterator[int]:
    """Yield positions that ordinary text would not show.

    On a mirror's annotated page whatever can be a sign is one; elsewhere what stands around it must speak
    for misread bytes as well: read again one byte on, they make ordinary characters.
    """
    text = page.text
    annotated = page.verdict.annotated
    again = _SecondReading(page)
    for match in _rare().finditer(text):
        position = match.start()
        if again.around(position) if annotated else again.since_mark(position):
            yield position
    for pattern in (_LOSS, _LOSS_OR_PRIVATE):
        for match in pattern.finditer(text):
            position = match.start()
            if annotated or again.after_loss(position):
                yield position
    for start, reading in page.readings.items():
        if not reading.fits and (annotated or _is_split(page, start, reading)):
            yield start
    if annotated:
        for match in _LETTER.finditer(text):
            yield match.start()


def _is_split(page: Page, start: int, reading: Reading) -> bool:
    """Whether a toned reading stands where a lost byte would leave it, after a sign of the loss."""
    return not reading.syllable.isascii() and page.text[start - 1 : start] in ("?", "\ufffd")


class _SecondReading:
    """What misread bytes make when they are read again one byte on: a test before the search."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.codes = gbk.code_table()
        self.common = _common()

    def code(self, position: int) -> int:
        char = self.text[position : position + 1]
        return self.codes.get(char) or FOLDED_MARKS.get(char, 0)

    def pair(self, left: int) -> bool | None:
        """Whether the trail byte of the character at `left` and the byte after it make an ordinary character.

        None where the stretch may end at `left`.
        """
        char = self.text[left + 1 : left + 2]
        code = self.code(left + 1)
        if code:
            byte = code >> 8
        elif "@" <= char <= "~":
            byte = ord(char)
        else:
            return None
        return bool(self.common[(self.code(left) & 0xFF) << 8 | byte])

    def around(self, position: int) -> bool:
        """Whether the pairs on both sides of a character allow for a second reading."""
        before = self.text[position - 1 : position]
        if not before or (before not in LOSSES and self.code(position - 1) and not self.pair(position - 1)):
            return False
        return self.pair(position) is not False

    def since_mark(self, position: int) -> bool:
        """Whether all pairs from the nearest mark or loss on the left make ordinary characters."""
        text = self.text
        if self.pair(position) is False:
            return False
        for pairs in range(1, min(NEAR, position + 1)):
            left = position - pairs
            char = text[left]
            if char in LOSSES:
                return pairs > LEAST_PAIRS
            if not self.code(left) or self.pair(left) is not True:
                return False
            if char in MARKS:
                return pairs >= LEAST_PAIRS
        return False

    def after_loss(self, position: int) -> bool:
        """Whether a mark follows the loss at `position`, and makes an ordinary character with what is next."""
        text = self.text
        before = text[position - 1 : position]
        if before <= "~" or not self.codes.get(before):
            return False
        mark = position + 1
        while text[mark : mark + 1] in ("\ufffd", " "):
            mark += 1
        return text[mark : mark + 1] in MARKS and text[mark] not in LOSSES and self.pair(mark) is True


@lru_cache(maxsize=1)
def _common() -> bytearray:
    """Return a table by code: 1 where the character is ordinary."""
    model = language_model.model()
    table = bytearray(0x10000)
    for char, code in gbk.code_table().items():
        if model.unigram(language_model.folded_character(char)) >= COMMON:
            table[code] = 1
    return table


@lru_cache(maxsize=1)
def _rare() -> re.Pattern[str]:
    """Return a pattern of the characters that are rare in any text."""
    model = language_model.model()
    rare = [
        char
        for char, code in gbk.code_table().items()
        if code >> 8 not in (0xA1, 0xA3, 0xA8) and model.unigram(language_model.folded_character(char)) < RARE
    ]
    return re.compile(f"[{re.escape(''.join(rare))}]")


def _stretch_start(page: Page, sign: int, floor: int) -> int:
    """Return where to begin for a sign, or -1 where no mark or reading stands near enough on its left.

    That is some characters before the mark or reading, counting a character and its annotation as one.
    """
    text, starts = page.text, page.reading_starts
    position = sign
    if sign not in page.readings and text[sign] not in LOSSES:
        low = max(floor, sign - FARTHEST)
        while position >= low and text[position] not in MARKS and text[position] != "\ufffd":
            if text[position] == "\n":
                return -1
            position -= 1
        if position < low:
            return -1
    position = starts.get(position + 1, position)
    while (
        position > floor
        and position not in starts
        and (text[position - 1] in MARKS or text[position - 1] in LOSSES)
    ):
        position -= 1
    for _ in range(CONTEXT):
        position = starts.get(position, position)
        if position <= floor or text[position - 1] == "\n":
            break
        position -= 1
    return max(position, floor)
