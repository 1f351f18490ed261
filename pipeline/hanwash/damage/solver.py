"""The search for what stood in a misaligned stretch (see `hanwash.damage.misalignment` for how one comes about).

It walks over the page's characters and holds what the bytes leave open: either the reading is aligned, or
a lead byte is pending of which one value or several are possible. Known bytes leave no choice; a lost one
has at most 126 values, which annotations, the bytes around it and the language model decide. Every step of
the walk is the reverse of a step of the forward model, so that whatever it arrives at explains the page.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from functools import lru_cache
from heapq import nlargest
from typing import Any, NamedTuple

from hanwash.damage.page import Page
from hanwash.hanzi import gbk, language_model, readings, variants

__all__ = ["FOLDED_MARKS", "LOSSES", "MARKS", "Scorer", "Solution", "solve"]

Scorer = language_model.LanguageModel | language_model.AdaptedModel

# Costs of a step, in log10, besides what the language model says.
PRIOR = -3.0
"""That a given mark or reading broke a character, on a page without annotations."""
PRIOR_ANNOTATED = -1.5
"""The same on a mirror's annotated page."""
SILENT = -0.7
"""A byte lost without a trace, on a page that shows no traces."""
SILENT_ELSEWHERE = -2.5
"""The same on a page whose losses are marked elsewhere: passes lose in different ways."""
DROPPED = -2.0
"""A user-defined code that the decoder or extractor dropped."""
VARIANT = -1.5
"""An inferred character that neither stands on the page nor comes out of the mirrors' conversion table."""
SYMBOL = -3.0
"""An inferred character that is neither a Chinese character nor a common mark, and not on the page."""
QUOTES = -3.0
"""A quotation mark that closes what is not open, or opens what is."""
UNCLOSED = -1.0
"""A quotation that is left open at the end of its paragraph."""
REPEATED = -2.5
"""A mark of the sentence right after or before another, where one of them was inferred."""
FOLDED_LETTER = -1.0
"""That a letter or digit on the page is the folded full-width one."""
STUTTER = -0.2
UNKNOWN_READING = -5.0
"""A toned reading on an annotated page that the tables do not know for its character."""
LITERAL_READING = -7.0
"""A bracketed reading on a mirror's page that is text after all."""
LITERAL_REPLACEMENT = -6.0
"""U+FFFD left standing."""
FOREIGN = -3.0
"""A character of the other script than the page's."""
USER_DEFINED = -6.0
"""A private-use character left standing."""

BEAM_WIDTH = 8
BEAM_DEPTH = 6.0
CANDIDATES = 5
NO_RIVAL = 99.0
"""The margin of a restoration that stands alone."""
FEW = 4
"""Pending lead bytes up to which a lost trail byte is searched as well."""
SURE = 3.0
"""A margin from which the general language model needs no second opinion."""
DOUBTFUL = -3.3
"""A restored character less likely than this calls for a search that allows for dropped codes."""
UNLIKELY_ANYWHERE = -5.8
"""log10 frequency below which a character is not proposed for a lost byte without a reading."""
MOST_STEPS = 400
"""States that a search may go through: it bounds what hostile text costs. Of 469 searches that restored a
stretch of generated pages the median took 50, the longest 220."""
MOST_LOSSES = 3
"""Bytes lost without a trace in one place."""
SETTLED = 3
"""Aligned characters that must follow a stretch before it counts as over."""

LOSSES = "?\ufffd"
MARKS = frozenset("，、。；：？！（）“”‘’《》—…,;:?!()<>‹›＜＞")
COMMON_MARKS = frozenset("\u3000，、。；：？！（）“”‘’《》—…·")
SENTENCE_MARKS = frozenset("，、。；：？！")
STUTTER_COMMAS = ",，"
STUTTERED = frozenset(",，、。；;")
STUTTERED_LEADS = b"\xa1\xa3"
FOLDED_MARKS: Mapping[str, int] = {
    **{mark: 0xA380 + ord(mark) for mark in "!(),:;?<>"},
    "‹": 0xA380 + ord("<"),
    "›": 0xA380 + ord(">"),
}
"""Code of the full-width form of the marks that crawls fold to ASCII."""

_ANY_LEAD = bytes(range(gbk.FIRST_LEAD, gbk.LAST_LEAD + 1))
_MARKUP = re.compile(r"/?[a-z]{1,10}[0-9]?(?: ?/)?>|nbsp;")
"""What is left of a tag or entity whose `<` or `&` was swallowed."""
_QUOTES = "“”"


class Solution(NamedTuple):
    """A stretch of a page as it was before it was damaged."""

    start: int
    end: int
    text: str
    gain: float
    """log10 of how much better the restored text explains the page than the page's own characters."""
    margin: float
    """log10 of how much better it does so than the next best restoration."""
    worst: float
    """Lowest log10 probability of a restored character."""
    whole: bool
    """Whether nothing was swallowed that the page does not name."""
    inferred: tuple[int, ...]
    """Indices in `text` of the characters one or both bytes of which were lost."""
    doubtful: frozenset[int]
    """Positions on the page around which restored characters are unlikely."""


class _State(NamedTuple):
    score: float
    leads: bytes
    """Values that the pending lead byte may have; empty where the reading is aligned."""
    lost: bool
    """Whether the pending byte is not on the page."""
    a: str
    b: str
    """The last two characters, folded: context for the language model."""
    code: int
    """Code of the last character, 0 for ASCII."""
    code_before: int
    path: Any
    """Characters so far, as a linked list of (path, character, was a byte inferred, position, score)."""
    settled: int
    """Aligned characters since the last step that assumed damage."""
    events: int
    """Steps that assumed damage."""
    worst: float
    """Lowest score of a character that was not read as it stands."""
    quoted: bool
    """Whether a quotation is open."""
    whole: bool
    """Whether nothing was swallowed that the page does not name."""
    margin: float
    """How much better the path is than the next best one that came to the same place."""


class _Candidate(NamedTuple):
    char: str
    folded: str
    code: int
    cost: float
    """Cost where the page does not hold the character elsewhere."""


@lru_cache(maxsize=2048)
def _candidates(byte: int, is_lead: bool, likely: bool) -> tuple[_Candidate, ...]:
    """Return the characters that have `byte` as lead or as trail byte; where `likely`, without the rarest."""
    table = gbk.char_table()
    unigram = language_model.model().unigram
    found = []
    for other in gbk.TRAILS if is_lead else _ANY_LEAD:
        code = byte << 8 | other if is_lead else other << 8 | byte
        char = table.get(code)
        if char is None or "\ue000" <= char <= "\uf8ff":
            continue
        candidate = _candidate(char, code)
        if not likely or unigram(candidate.folded) >= UNLIKELY_ANYWHERE:
            found.append(candidate)
    return tuple(found)


@lru_cache(maxsize=1)
def _likely_codes() -> bytearray:
    """Return a table by code: 1 where the character is not one of the rarest."""
    table = bytearray(0x10000)
    for lead in _ANY_LEAD:
        for candidate in _candidates(lead, True, True):
            table[candidate.code] = 1
    return table


def _candidate(char: str, code: int) -> _Candidate:
    folded = language_model.folded_character(char)
    cost = 0.0
    if char not in COMMON_MARKS:
        if not "\u4e00" <= char <= "\u9fa5":
            cost = SYMBOL
        elif folded != char and variants.mirror_traditional(folded) != char:
            cost = VARIANT
    return _Candidate(char, folded, code, cost)


@lru_cache(maxsize=2048)
def _read_as(syllable: str) -> tuple[_Candidate, ...]:
    """Return the characters of a reading whose trail byte is no ASCII letter."""
    codes = ((char, gbk.code_of(char) or 0) for char in readings.characters_read(syllable))
    return tuple(_candidate(char, code) for char, code in codes if code & 0xFF >= 0x80)


_is_reading = lru_cache(maxsize=4096)(readings.is_reading)


@lru_cache(maxsize=512)
def _with_lead(lead: int, kind: str) -> tuple[_Candidate, ...]:
    """Return the likely characters with a lead byte whose trail byte may be ``lost`` (0x81 and up), is 0x80
    (``euro``, for what it is in Windows' code page), or begins a user-defined code (``dropped``)."""
    table = _user_defined()
    return tuple(
        c
        for c in _candidates(lead, True, True)
        if (kind == "lost" and c.code & 0xFF > 0x80)
        or (kind == "euro" and c.code & 0xFF == 0x80)
        or (kind == "dropped" and c.code & 0xFF in table)
    )


@lru_cache(maxsize=1)
def _user_defined() -> Mapping[int, bytes]:
    """Return the trail bytes (0x81 and up) that make user-defined codes with each lead byte."""
    found: dict[int, list[int]] = {}
    for code, char in gbk.char_table().items():
        if "\ue000" <= char <= "\ue765" and code & 0xFF > 0x80:
            found.setdefault(code >> 8, []).append(code & 0xFF)
    return {lead: bytes(trails) for lead, trails in found.items()}


class _Search:
    """One search from one place of a page."""

    def __init__(self, page: Page, signs: Sequence[int], model: Scorer, drops: Container[int]) -> None:
        self.page = page
        self.signs = signs
        self.drops = drops
        self.position = 0
        self.prior = PRIOR_ANNOTATED if page.verdict.annotated else PRIOR
        self.silent = SILENT_ELSEWHERE if page.shows_losses else SILENT
        self.text = page.text
        self.length = len(page.text)
        self.score = model.score
        self.fold = language_model.folded_character
        self.chars = gbk.char_table()
        self.codes = gbk.code_table()
        self.buckets: dict[int, list[_State]] = {}

    # -- steps ---------------------------------------------------------------------------------

    def push(self, position: int, state: _State) -> None:
        self.buckets.setdefault(position, []).append(state)

    def literal(self, state: _State, char: str, cost: float = 0.0) -> _State:
        """Return the state after a character that stands as it was."""
        if char == "\ufffd":
            cost += LITERAL_REPLACEMENT
        elif "\ue000" <= char <= "\uf8ff":
            cost += USER_DEFINED
        folded = self.fold(char)
        if folded in SENTENCE_MARKS and state.b in SENTENCE_MARKS and state.path and state.path[2]:
            cost += REPEATED
        return _State(
            state.score + self.score(state.a, state.b, folded) + cost,
            b"", False, state.b, folded, self.codes.get(char, 0), state.code, (state.path, char, False, self.position, 0.0),
            state.settled + 1, state.events, state.worst,
            char == "“" if char in _QUOTES else state.quoted, state.whole, state.margin,
        )  # fmt: skip

    def read(self, state: _State, char: str, code: int, trailing: int, cost: float) -> _State | None:
        """Return the state after a character put together from known bytes, `trailing` being left over."""
        if "\ue000" <= char <= "\uf8ff":
            cost += USER_DEFINED
        elif char in self.page.foreign:
            cost += FOREIGN
        elif code >> 8 == 0xA3 and char not in COMMON_MARKS and char not in self.page.characters:
            cost += SYMBOL
        return self._restored(state, char, self.fold(char), code, cost, trailing, inferred=state.lost)

    def guess(self, state: _State, candidate: _Candidate, trailing: int, cost: float = 0.0) -> _State | None:
        """Return the state after a character one byte of which, or both, was lost."""
        char, folded = candidate.char, candidate.folded
        cost += self.cost_of(candidate)
        if char in _QUOTES:
            if state.quoted == (char == "“"):
                cost += QUOTES
        elif folded in SENTENCE_MARKS and state.b in SENTENCE_MARKS:
            cost += REPEATED
        elif char == "\u3000" and state.b != language_model.BOUNDARY:
            cost += SYMBOL
        return self._restored(state, char, folded, candidate.code, cost, trailing, inferred=True)

    def _restored(
        self, state: _State, char: str, folded: str, code: int, cost: float, trailing: int, *, inferred: bool
    ) -> _State | None:
        if trailing == 0x80:
            return None  # no lead byte
        gained = self.score(state.a, state.b, folded) + cost
        after = _State(
            state.score + gained,
            bytes((trailing,)) if trailing > 0x80 else b"",
            False,
            state.b, folded, code, state.code, (state.path, char, inferred, self.position, gained),
            0, state.events + (not trailing), min(state.worst, gained),
            char == "“" if char in _QUOTES else state.quoted, state.whole, state.margin,
        )  # fmt: skip
        # A trail byte below 0x80 that is left over is a character of the text.
        return self.literal(after, chr(trailing))._replace(settled=1) if 0 < trailing < 0x80 else after

    def lose(self, position: int, state: _State, cost: float, leads: bytes) -> None:
        """Go on at `position` with a lost lead byte pending."""
        self.push(
            position,
            state._replace(
                score=state.score + cost, leads=leads, lost=True, settled=0, events=state.events + 1
            ),
        )

    def guess_best(
        self, position: int, state: _State, candidates: Iterable[_Candidate], trailing: int, cost: float = 0.0,
        most: int = CANDIDATES,
    ) -> None:  # fmt: skip
        """Go on at `position` with those of the candidates that go best with the characters before."""
        score, a, b, cost_of = self.score, state.a, state.b, self.cost_of
        ranked = nlargest(most, ((score(a, b, c.folded) + cost_of(c), c) for c in candidates))
        for _, candidate in ranked:
            after = self.guess(state, candidate, trailing, cost)
            if after is not None:
                self.push(position, after)

    def cost_of(self, candidate: _Candidate) -> float:
        if candidate.char in self.page.foreign:
            return FOREIGN
        if candidate.cost and candidate.char in self.page.characters:
            return 0.0
        return candidate.cost

    # -- what can follow ---------------------------------------------------------------------------

    def after_loss(self, position: int) -> int:
        """Return where the page goes on after a visible loss at `position`, or -1 if there is none."""
        text, length = self.text, self.length
        if position >= length or text[position] not in LOSSES:
            return -1
        mark = text[position]
        position += 1
        if mark == "?" and text.startswith(" ", position):
            following = text[position + 1 : position + 2]
            if self.page.losses_have_space or following in MARKS or position + 1 in self.page.readings:
                position += 1
        return position

    def expand(self, position: int, state: _State) -> None:
        if state.leads:
            self.expand_pending(position, state)
        elif position < self.length:
            self.expand_aligned(position, state)

    def expand_aligned(self, position: int, state: _State) -> None:
        page, text = self.page, self.text
        char = text[position]
        reading = page.readings.get(position)
        if reading is not None:
            if reading.whole and self.skip_annotation(reading.end, reading.syllable, state):
                return
            self.split_by_reading(reading.end, reading.syllable, state, self.silent)
            if reading.whole and page.verdict.annotated and state.code and not reading.syllable.isascii():
                self.push(reading.end, state._replace(score=state.score + UNKNOWN_READING))
        after = self.after_loss(position)
        if after >= 0:
            self.expand_loss(after, state)
        if self.may_split(position) and self.goes_on(position):
            self.lose(position, state, self.prior + self.silent, _ANY_LEAD)
        if page.verdict.stutters and char in STUTTER_COMMAS:
            if text[position + 1 : position + 2] in STUTTERED and position + 1 < self.length:
                self.push(position + 1, state)
                return
            after = self.after_loss(position + 1)
            if after >= 0 and text[after : after + 1] in MARKS:
                # The comma stands before a mark, so a mark it was whose lead byte is lost.
                self.lose(after, state, self.prior + STUTTER, STUTTERED_LEADS)
        self.push(position + 1, self.literal(state, char, 0.0 if reading is None else LITERAL_READING))

    def may_split(self, position: int) -> bool:
        """Whether what stands at `position` can be a full-width code that was matched across a boundary."""
        text = self.text
        char = text[position]
        if char.isdigit():
            # Digits are matched too (６ in A1 A3B6); one beside others is a number.
            around = text[max(0, position - 1) : position] + text[position + 1 : position + 2]
            return (
                self.page.verdict.annotated
                and len(around) == 2
                and not around.isascii()
                and around[0] > "~" < around[1]
            )
        return char in FOLDED_MARKS or char == "。" or self.codes.get(char, 0) >> 8 == 0xA3

    def code_at(self, position: int) -> int:
        """Return the code of the character at `position`, full width where crawls fold it, 0 for others."""
        char = self.text[position : position + 1]
        code = self.codes.get(char, 0) or FOLDED_MARKS.get(char, 0)
        return code or (0xA380 + ord(char) if "0" <= char <= "9" else 0)

    def goes_on(self, mark: int) -> bool:
        """Whether the trail byte of the mark and the byte after it make a character that is not rare."""
        text = self.text
        trail = self.code_at(mark) & 0xFF
        char = text[mark + 1 : mark + 2]
        following = self.codes.get(char, 0) or FOLDED_MARKS.get(char, 0)
        if following:
            return bool(_likely_codes()[trail << 8 | following >> 8])
        return not "@" <= char <= "~" or bool(_likely_codes()[trail << 8 | ord(char)])

    def expand_loss(self, after: int, state: _State) -> None:
        """A lead byte was lost in front of `after`, with a sign of it."""
        page, text = self.page, self.text
        reading = page.readings.get(after)
        if reading is not None:
            self.split_by_reading(reading.end, reading.syllable, state, 0.0)
        elif text[after : after + 1] in MARKS:
            self.lose(after, state, self.prior, _ANY_LEAD)
            if (
                page.verdict.stutters
                and text[after] in STUTTER_COMMAS
                and text[after + 1 : after + 2] in MARKS
            ):
                self.lose(after + 1, state, self.prior + STUTTER, _ANY_LEAD)
        second = self.after_loss(after)
        if second >= 0 and text[second : second + 1] in MARKS:
            # Two marks split one character: its trail byte began the first of them.
            mark = self.codes.get(text[second], 0) or FOLDED_MARKS.get(text[second], 0)
            trail = 0xA3 if mark >> 8 == 0xA1 else 0xA1
            self.guess_best(second, state, _candidates(trail, False, True), 0, 2 * self.prior)

    def annotated(self, candidates: Iterable[_Candidate]) -> list[_Candidate]:
        """Return those of the candidates that the page's mirror is known or likely to annotate.

        A mirror annotates a character wherever it occurs, and hardly any that Simplified script has too.
        """
        every = list(candidates)
        known = [c for c in every if c.char in self.page.annotated_characters]
        if known or not self.page.verdict.annotated:
            return known or every
        return [c for c in every if variants.is_traditional_only(c.char)] or every

    def skip_annotation(self, end: int, syllable: str, state: _State) -> bool:
        """Pass over a reading of the character before it, or of a byte pair across it and a letter."""
        if state.code:
            known = self.chars[state.code]
        elif state.code_before and state.path and "@" <= state.path[1] <= "~":
            known = self.chars.get((state.code_before & 0xFF) << 8 | ord(state.path[1]), "")
        else:
            return False
        if not _is_reading(known, syllable):
            return False
        self.push(end, state)
        return True

    def split_by_reading(self, end: int, syllable: str, state: _State, cost: float) -> None:
        """The reading is that of the last trail byte together with a lost lead byte."""
        lead = state.code & 0xFF
        pairs = self.annotated(c for c in _read_as(syllable) if c.code >> 8 == lead and c.code & 0xFF > 0x80)
        lost = bytes(sorted(c.code & 0xFF for c in pairs))
        if lost:
            self.lose(end, state, self.prior + cost, lost)

    def expand_pending(self, position: int, state: _State) -> None:
        page, text, leads = self.page, self.text, state.leads
        char = text[position] if position < self.length else "\n"
        self.join(position, char, state)
        few = len(leads) <= FEW
        after = self.after_loss(position)
        if after >= 0:
            # The trail byte was lost, with a sign of it: aligned again.
            reading = page.readings.get(after)
            if reading is not None:
                self.finish_by_reading(reading.end, reading.syllable, state, 0.0)
            elif few:
                self.finish_unread(after, state)
            # 0x80 is a trail byte, but never a lead byte: it is lost without anything being inserted.
            euro = [c for lead in leads for c in _with_lead(lead, "euro")]
            if euro:
                self.guess_best(after, state, euro, 0)
        # The same without a sign: only before an insertion, or where ASCII follows.
        reading = page.readings.get(position)
        if reading is not None and reading.fits:
            # The annotated character was put together from misread bytes on an earlier occasion.
            self.push(reading.end, state)
        elif reading is not None:
            self.finish_by_reading(reading.end, reading.syllable, state, self.silent)
        elif few and not state.lost and (char in MARKS or char in " \t\r\n." or char.isdigit()):
            # Not after a lost lead byte: a character that has left no trace at all is no restoration.
            lost = [c for lead in leads for kind in ("lost", "euro") for c in _with_lead(lead, kind)]
            self.guess_best(position, state, lost, 0, self.prior + self.silent, 4)
        if few and position in self.drops:
            # A user-defined code was dropped: its lead byte is the trail byte due, its trail byte is pending.
            table = _user_defined()
            dropped = [c for lead in leads for c in _with_lead(lead, "dropped")]
            score, a, b = self.score, state.a, state.b
            for _, c in nlargest(3, ((score(a, b, c.folded) + self.cost_of(c), c) for c in dropped)):
                restored = self.guess(state, c, 0xFF, DROPPED)
                if restored is not None:
                    self.push(position, restored._replace(leads=table[c.code & 0xFF], lost=True))

    def join(self, position: int, char: str, state: _State) -> None:
        """The next byte on the page is the trail byte."""
        code = self.codes.get(char, 0) or FOLDED_MARKS.get(char, 0)
        if code and char != "€":
            self.join_byte(position + 1, state, code >> 8, code & 0xFF, 0.0)
        elif char == "€":
            # The byte 80 where the decoder was that of Windows' code page 936.
            self.join_byte(position + 1, state, 0x80, 0, 0.0)
        elif "@" <= char <= "~":
            self.join_byte(position + 1, state, ord(char), 0, 0.0)
        if "!" < char < "~" and char not in FOLDED_MARKS:
            # A full-width letter or digit that misread bytes made, folded like the marks.
            self.join_byte(position + 1, state, 0xA3, ord(char) + 0x80, FOLDED_LETTER)

    def join_byte(self, end: int, state: _State, trail: int, trailing: int, cost: float) -> None:
        leads = state.leads
        if len(leads) == 1:
            whole = leads[0] << 8 | trail
            if whole in self.chars:
                after = self.read(state, self.chars[whole], whole, trailing, cost)
                if after is not None:
                    self.push(end, after)
            return
        few = len(leads) <= FEW
        if leads is _ANY_LEAD:
            candidates = _candidates(trail, False, True)
        else:
            candidates = tuple(c for c in _candidates(trail, False, not few) if c.code >> 8 in leads)
        self.guess_best(end, state, candidates, trailing, cost)

    def finish_by_reading(self, end: int, syllable: str, state: _State, cost: float) -> None:
        pairs = self.annotated(c for c in _read_as(syllable) if c.code >> 8 in state.leads)
        self.guess_best(end, state, pairs, 0, cost)

    def finish_unread(self, after: int, state: _State) -> None:
        """The trail byte was lost and nothing names it; so is the ASCII character that it took along."""
        text = self.text
        markup = _MARKUP.match(text, after)
        end = markup.end() if markup else after
        named = (
            markup
            or end >= self.length
            or text[end] in MARKS
            or text[end] in " \r\n"
            or text[end - 1] == "\ufffd"
        )
        lost = [c for lead in state.leads for c in _with_lead(lead, "lost")]
        self.guess_best(end, state if named else state._replace(whole=False), lost, 0, self.prior)

    # -- the walk ----------------------------------------------------------------------------------

    def run(self, start: int, settle: int, limit: int) -> Solution | None:
        a, b = map(self.fold, ("\n\n" + self.text[max(0, start - 2) : start])[-2:])
        self.push(
            start, _State(0.0, b"", False, a, b, 0, 0, None, 0, 0, 0.0, self.quoted_at(start), True, NO_RIVAL)
        )
        steps = 0
        while self.buckets:
            position = self.position = min(self.buckets)
            states = self.pruned(self.buckets.pop(position))
            if not self.buckets and position > settle and not self.sign_near(position):
                top = states[0]
                if not top.leads and top.settled >= SETTLED:
                    return self.concluded(start, position, states)
            if steps > MOST_STEPS:
                return None
            # Steps that stay where they are (a byte lost without a trace) come back to this position.
            every = states
            for _ in range(MOST_LOSSES):
                for state in states:
                    self.expand(position, state)
                steps += len(states)
                states = self.pruned(self.buckets.pop(position, []))
                every = every + states
                if not states:
                    break
            if position >= limit:
                return self.concluded(start, position, every)
        return None

    def sign_near(self, position: int) -> bool:
        """Whether a sign of damage stands at `position` or right after."""
        i = bisect_left(self.signs, position)
        return i < len(self.signs) and self.signs[i] <= position + 2

    def pruned(self, states: list[_State]) -> list[_State]:
        if len(states) < 2:
            return states
        states.sort(key=lambda s: -s.score)
        floor = states[0].score - BEAM_DEPTH
        kept: dict[tuple[Any, ...], _State] = {}
        for state in states:
            key = (state.leads, state.a, state.b, state.code, state.quoted, not state.events)
            better = kept.get(key)
            if better is not None:
                margin = better.score - state.score
                if margin < better.margin and _spelled(better.path)[0] != _spelled(state.path)[0]:
                    kept[key] = better._replace(margin=margin)
            elif not state.events or (state.score >= floor and len(kept) < BEAM_WIDTH):
                # The reading without damage is always kept, to compare with.
                kept[key] = state
        return list(kept.values())

    def quoted_at(self, position: int) -> bool:
        """Whether a quotation is open at `position`, by the marks before it in its paragraph."""
        text = self.text
        begin = text.rfind("\n", 0, position) + 1
        opening = text.rfind("“", begin, position)
        return opening >= 0 and text.find("”", opening, position) < 0

    def closing_cost(self, state: _State, end: int) -> float:
        """Return what it costs that the next quotation mark of the paragraph does not go with the state."""
        newline = self.text.find("\n", end)
        rest_end = newline if newline >= 0 else self.length
        opening = self.text.find("“", end, rest_end)
        closing = self.text.find("”", end, rest_end)
        if opening < 0 and closing < 0:
            return UNCLOSED if state.quoted else 0.0
        closes_next = opening < 0 or 0 <= closing < opening
        return 0.0 if state.quoted == closes_next else QUOTES

    def concluded(self, start: int, end: int, states: list[_State]) -> Solution | None:
        scored = sorted(
            ((s.score + self.closing_cost(s, end), s) for s in states if not s.leads),
            key=lambda pair: -pair[0],
        )
        if not scored:
            return None
        best, top = scored[0]
        text, inferred = _spelled(top.path)
        literal = max((score for score, s in scored if not s.events), default=float("-inf"))
        other = next((score for score, s in scored[1:] if _spelled(s.path)[0] != text), float("-inf"))
        margin = min(best - other, top.margin)
        return Solution(
            start, end, text, best - literal, margin, top.worst, top.whole, inferred, _doubtful(top.path)
        )


def _spelled(path: Any) -> tuple[str, tuple[int, ...]]:
    """Return the characters of a path, and which of them were inferred."""
    steps = []
    while path is not None:
        path, char, was_inferred, _, _ = path
        steps.append((char, was_inferred))
    steps.reverse()
    return "".join(char for char, _ in steps), tuple(i for i, step in enumerate(steps) if step[1])


def _doubtful(path: Any) -> frozenset[int]:
    """Return the positions at which, or right before which, a path has an unlikely character."""
    positions: set[int] = set()
    while path is not None:
        path, _, _, position, score = path
        if score < DOUBTFUL:
            positions.update((position - 1, position, position + 1))
    return frozenset(positions)


def solve(
    page: Page, signs: Sequence[int], adapted: Callable[[], Scorer], start: int, settle: int, limit: int
) -> Solution | None:
    """Return the best restoration of the page from `start` on, or None where there is none.

    The search goes on until the reading has settled, past `settle` and with none of the `signs` (sorted) near,
    at most to `limit`. It asks the general language model first, and the one that is `adapted` to the page
    where that is not sure; only then does it allow for dropped codes, where restored characters are unlikely.
    """
    solution = _Search(page, signs, language_model.model(), drops=()).run(start, settle, limit)
    if solution is not None and not solution.doubtful and solution.margin >= SURE:
        return solution
    model = adapted()
    solution = _Search(page, signs, model, drops=()).run(start, settle, limit)
    if solution is None or not solution.doubtful or page.keeps_user_defined:
        return solution
    with_drops = _Search(page, signs, model, solution.doubtful).run(start, settle, limit)
    return solution if with_drops is None else with_drops
