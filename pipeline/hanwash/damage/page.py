"""What a page shows of itself before anything is repaired: the evidence, decided once for a document."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import NamedTuple

from hanwash.hanzi import gbk, language_model, readings, variants

__all__ = ["Page", "Reading", "Verdict"]

MIN_ANNOTATED = 3
"""Fewer readings than this prove nothing: honest text explains a rare character now and then."""
MIN_CONSISTENCY = 0.8
"""Share of the occurrences of annotated characters that must be annotated. Mirrors reach 1 but for the
occurrences inside misaligned stretches; honest text explains a character once."""
MIN_TRADITIONAL = 0.7
"""Share of the annotations on characters that exist only in Traditional script: 1 on mirrors' pages but for
a character or two of their tables; readers of Traditional script are not given pinyin for 會 and 國."""
MAX_COVERAGE = 0.9
"""Share of the Chinese characters of a page that may be annotated: a primer annotates them all."""
MIN_USUAL = -3.7
"""Mean log10 frequency of the annotated characters: mirrors pick what is common, readers are told what is rare.
On the pages of 84 mirrors it is -3.34 or more."""

# Pages without that script as evidence need more of everything else. Set on the pages of 84 mirrors and on
# 47 MB of clean text, primers, dictionaries and learners' material included.
MIN_ANNOTATED_ELSEWHERE = 15
MIN_CHARACTERS_ELSEWHERE = 8
MAX_COVERAGE_ELSEWHERE = 0.6
MIN_USUAL_ELSEWHERE = -3.4
MIN_PROSE = 0.01
"""Marks of the sentence for each character: lists of words to be learned have none."""
MIN_STUTTER = 3
MIN_STUTTER_RATE = 0.1
"""Share of the marks before which, and after a Chinese character, a comma stands: two thirds on pages that
stutter, next to 0 on others."""
SCRIPT_SAMPLE = 20_000
"""Characters of a page that its script is told from."""
ONE_SCRIPT = 10
"""A page is of one script when it has this many times more of its characters than of the other's."""

_PINYIN = "a-zɑɡāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê"
_BRACKET = re.compile(rf"\([{_PINYIN}]{{1,6}} ?\)")
_SPLIT_BRACKET = re.compile(rf"\? ?[{_PINYIN}]{{1,6}} ?\)")
_READING = re.compile(rf"\(?([{_PINYIN}]{{1,6}}) ?\)")
"""A bracketed reading; where the bracket was swallowed it begins with a letter."""
_STUTTERS = (re.compile(",[,，、。；;]"), re.compile("，[,，、。；;]"))
_HAN = re.compile("[㐀-鿿]")
_USER_DEFINED = re.compile("[\ue000-\ue765]")
_AFTER_LOSS = rf"(?:[，。；：！（？）,;:!()?]|[{_PINYIN}]{{1,6}} ?\))"
_LOSS = re.compile(rf"\?{_AFTER_LOSS}")
_LOSS_WITH_SPACE = re.compile(rf"\? {_AFTER_LOSS}")


class Reading(NamedTuple):
    """A bracketed reading on the page: ``(zhǔn)``, or ``zhǔn)`` where the bracket was swallowed."""

    end: int
    syllable: str
    whole: bool
    fits: bool
    """Whether it is a reading of the character right before it."""


class Verdict(NamedTuple):
    """What a mirror did to all of a page."""

    annotated: bool
    """Whether a mirror annotated the page."""
    stutters: bool
    """Whether a comma stands before many of the page's marks."""
    evidence: Mapping[str, object]
    """What the verdict on annotation rests on, for the record of edits."""


class Page:
    """A text with what it shows of its damage; whatever is asked of it costs one scan at most.

    `verdict` is that of the page as it came, where the text has been repaired in part.
    """

    def __init__(self, text: str, verdict: Verdict | None = None) -> None:
        self.text = text
        if verdict is not None:
            self.verdict = verdict

    @cached_property
    def readings(self) -> Mapping[int, Reading]:
        """Bracketed readings by the position of their first character."""
        text = self.text
        found: dict[int, Reading] = {}
        if _BRACKET.search(text) is None and _SPLIT_BRACKET.search(text) is None:
            return found
        last_start = last_end = -1
        for match in _READING.finditer(text):
            start, syllable = match.start(), match[1]
            whole = text[start] == "("
            if not readings.characters_read(syllable):
                if whole:
                    continue
                # A trail letter may stand right before a reading whose bracket was swallowed.
                for skip in range(1, len(syllable)):
                    if readings.characters_read(syllable[skip:]):
                        start, syllable = start + skip, syllable[skip:]
                        break
                else:
                    continue
            if last_end == start and whole:
                fits = found[last_start].fits  # written twice: 國(guo)(guo)
            else:
                fits = whole and readings.is_reading(_annotated(text, start), syllable)
            found[start] = Reading(match.end(), syllable, whole, fits)
            last_start, last_end = start, match.end()
        return found

    @cached_property
    def reading_starts(self) -> Mapping[int, int]:
        """Where the bracketed reading that ends at a position begins."""
        return {reading.end: start for start, reading in self.readings.items()}

    @cached_property
    def annotated_characters(self) -> frozenset[str]:
        """The characters that have their reading behind them somewhere on the page."""
        return frozenset(_annotated(self.text, start) for start, found in self.readings.items() if found.fits)

    @cached_property
    def verdict(self) -> Verdict:
        """What a mirror did to all of the page."""
        text = self.text
        annotated, evidence = self._annotation() if self.readings else (False, {})
        stutter = sum(
            _HAN.match(text[match.start() - 1 : match.start()]) is not None
            for pattern in _STUTTERS
            for match in pattern.finditer(text)
        )
        stutters = stutter >= MIN_STUTTER and stutter >= MIN_STUTTER_RATE * sum(map(text.count, ",，、。；"))
        return Verdict(annotated, stutters, evidence)

    def _annotation(self) -> tuple[bool, Mapping[str, object]]:
        """Return whether a mirror annotated the page, and the evidence."""
        text = self.text
        fitting = [(_annotated(text, start), found) for start, found in self.readings.items() if found.fits]
        counts = Counter(char for char, _ in fitting)
        total = counts.total()
        if total < MIN_ANNOTATED or len(counts) < 2:
            return False, {}
        occurrences = Counter(text)
        consistency = min(1.0, total / max(1, sum(occurrences[char] for char in counts)))
        traditional = sum(n for char, n in counts.items() if variants.is_traditional_only(char)) / total
        coverage = total / max(1, len(_HAN.findall(text)))
        evidence = {
            "annotations": total,
            "characters": len(counts),
            "consistency": round(consistency, 3),
            "traditional": round(traditional, 3),
        }
        unigram = language_model.model().unigram
        usual = sum(n * unigram(language_model.folded_character(char)) for char, n in counts.items()) / total
        evidence["usual"] = round(usual, 2)
        if traditional >= MIN_TRADITIONAL and consistency >= MIN_CONSISTENCY:
            return coverage <= MAX_COVERAGE and usual >= MIN_USUAL, evidence
        if (
            total < MIN_ANNOTATED_ELSEWHERE
            or len(counts) < MIN_CHARACTERS_ELSEWHERE
            or coverage > MAX_COVERAGE_ELSEWHERE
            or sum(map(text.count, "，。,;；")) < MIN_PROSE * len(text)
        ):
            return False, evidence
        return usual >= MIN_USUAL_ELSEWHERE, evidence

    @cached_property
    def foreign(self) -> frozenset[str]:
        """Characters that do not belong to the script of the page; none where it is in both."""
        traditional, simplified = variants.traditional_only(), variants.simplified_only()
        counts = Counter(self.text[:SCRIPT_SAMPLE])
        traditional_count = sum(n for char, n in counts.items() if char in traditional)
        simplified_count = sum(n for char, n in counts.items() if char in simplified)
        if traditional_count > ONE_SCRIPT * simplified_count:
            return simplified
        if simplified_count > ONE_SCRIPT * traditional_count:
            return traditional
        return frozenset()

    @cached_property
    def keeps_user_defined(self) -> bool:
        """Whether user-defined codes reached the page, as private-use characters."""
        return _USER_DEFINED.search(self.text) is not None

    @cached_property
    def shows_losses(self) -> bool:
        """Whether lost bytes left marks on the page."""
        text = self.text
        return "\ufffd" in text or _LOSS.search(text) is not None or _LOSS_WITH_SPACE.search(text) is not None

    @cached_property
    def losses_have_space(self) -> bool:
        """Whether the page writes `? ` for a lost byte, not `?`."""
        return len(_LOSS_WITH_SPACE.findall(self.text)) > len(_LOSS.findall(self.text))

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters that occur on the page."""
        return frozenset(self.text)


def _annotated(text: str, start: int) -> str:
    """Return the character that a reading at `start` belongs to: the one before it.

    After a Latin letter it is the character that the letter makes with the byte before it: `少M(fèi)CN` has
    D94D, 費, across 少 (C9D9) and M (4D).
    """
    before = text[start - 1 : start]
    if "@" <= before <= "~" and start > 1:
        trail = (gbk.code_of(text[start - 2]) or 0) & 0xFF
        return gbk.char_of(trail, ord(before)) or ""
    return before
