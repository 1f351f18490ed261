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
from functools import lru_cache

from hanwash.damage.page import Page
from hanwash.damage.solver import LOSSES, MARKS, Solution, mark_code, solve
from hanwash.document import Change
from hanwash.hanzi import gbk, language_model

__all__ = ["misalignment_changes"]

RARE = -5.2
"""log10 frequency below which a character is a sign of misread bytes."""
COMMON = -5.0
"""log10 frequency above which a character may come out of a second reading of misread bytes."""
GAIN = 3.0
"""log10 of the factor by which the restored text must explain the page better than the page's own characters."""
MARGIN = 1.5
"""log10 of the factor by which it must do so better than the next best restoration."""
MARGIN_MARKS = 0.5
"""The same where nothing but marks was inferred: of these the model knows more."""
LONGEST = 400
"""Longest stretch that is searched, in characters."""
FARTHEST = 60
"""How far to the right of a mark a sign may stand and still belong to it, in characters."""
AROUND = 12
"""Characters on both sides of a sign that the language model does not learn from, in characters."""
CONTEXT = 3
"""Characters before a stretch that the language model is given."""

_LOSS = re.compile(r"[?\ufffd](?=[\ufffd ]?[，、。；：？！（）“”‘’《》…,;:?!()<‹])|\ufffd|[\ue000-\ue765]")
_LETTER = re.compile(r"(?<=[㐀-鿿])[@-~](?=[㐀-鿿（(，。、；：！？,;:!?”“》\ufffd]|$)")


def misalignment_changes(page: Page) -> list[Change]:
    """Return the changes that restore the misaligned stretches of the page, annotations in them included.

    Sorted, not overlapping. A stretch whose restoration is not better than the page by `GAIN`, or not better
    than any other by `MARGIN`, is left alone.
    """
    signs = sorted(set(_signs(page)))
    if not signs:
        return []
    model = language_model.model().adapted(language_model.fold(_undamaged(page, signs)))
    changes: list[Change] = []
    done = 0
    for sign in signs:
        if sign < done:
            continue
        start = _stretch_start(page, sign, done)
        if start < 0:
            continue
        newline = page.text.find("\n", sign, start + LONGEST)
        limit = newline if newline >= 0 else min(len(page.text), start + LONGEST)
        solution = solve(page, signs, model, start, sign, limit)
        if solution is None or solution.text == page.text[start : solution.end]:
            continue
        done = solution.end
        if _acceptable(solution):
            changes.append(_change(page, solution))
    return changes


def _acceptable(solution: Solution) -> bool:
    marks_only = all(solution.text[i] in MARKS for i in solution.inferred)
    margin = MARGIN_MARKS if marks_only else MARGIN
    return solution.whole and solution.gain >= GAIN and solution.margin >= margin


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
    """Yield positions that ordinary text would not show."""
    text = page.text
    plausible = _Plausibility(page)
    for match in _rare().finditer(text):
        if plausible.pairs_around(match.start()):
            yield match.start()
    for match in _LOSS.finditer(text):
        if text[match.start()] != "?" or plausible.after_loss(match.end()):
            yield match.start()
    for start, reading in page.readings.items():
        if not reading.fits and (page.verdict.annotated or not reading.syllable.isascii()):
            yield start
    if page.verdict.annotated:
        for match in _LETTER.finditer(text):
            yield match.start()


class _Plausibility:
    """Whether misread bytes, read again one byte on, make ordinary characters: a test before the search."""

    def __init__(self, page: Page) -> None:
        self.text = page.text
        self.codes = gbk.code_table()
        self.common = _common()

    def code(self, position: int) -> int:
        char = self.text[position : position + 1]
        return self.codes.get(char) or mark_code(char)

    def pair(self, left: int, right: int) -> bool:
        """Whether the trail byte of the character at `left` and what begins at `right` make an ordinary one."""
        trail = self.code(left) & 0xFF
        char = self.text[right : right + 1]
        code = self.code(right)
        if code:
            return bool(self.common[trail << 8 | code >> 8])
        if "@" <= char <= "~":
            return bool(self.common[trail << 8 | ord(char)])
        return True  # the stretch may end here

    def pairs_around(self, position: int) -> bool:
        before = self.text[position - 1 : position]
        if before and (before in LOSSES or not self.code(position - 1)):
            return self.pair(position, position + 1)
        return before != "" and self.pair(position - 1, position) and self.pair(position, position + 1)

    def after_loss(self, mark: int) -> bool:
        while self.text[mark : mark + 1] in ("\ufffd", " "):
            mark += 1
        return bool(self.code(mark)) and self.pair(mark, mark + 1)


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
