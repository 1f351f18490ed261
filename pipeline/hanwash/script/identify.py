"""Which script a text is in, as a whole and line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hanwash.script.characters import HAN, HANGUL, KANA, script_patterns

__all__ = ["Identity", "identify", "leans_simplified"]

SAMPLE_PIECES = 4
SAMPLE_PIECE_LENGTH = 256
"""A longer text is judged by this many pieces of this many characters, spread evenly: every fifth character
of Chinese tells the script, and counting costs ten times as much as searching."""

MIXED_SHARE = 0.1
"""From this share of the rarer script on a text is called mixed. Stray characters of the other script (names,
unmapped characters of a mirror) make up to 3% in pages read; a bilingual page has a third at least."""

HAN_SHARE = 0.1
"""Below this share of Han characters among letters a text is in another language that quotes Chinese."""

FOREIGN_SHARE = 0.5
"""From this share of characters in Japanese or Korean lines on, the whole text is Japanese or Korean."""

KANA_SHARE = 0.2
"""From this share of kana among kana and Han on, a line is Japanese. Japanese prose has 0.4 to 0.7,
headlines of newspapers 0.2; Chinese sentences that name a Japanese song stay below it, or are better left
alone."""

SOME_KANA_SHARE = 0.04
"""Between this share and `KANA_SHARE` a line is Japanese unless it holds Chinese words:
東京都千代田区丸の内 is Japanese, 優の良品在這裡 is not."""

_FOREIGN = re.compile(f"[{KANA}{HANGUL}]")
_KANA = re.compile(f"[{KANA}]")
_HANGUL = re.compile(f"[{HANGUL}]")
_HAN = re.compile(f"[{HAN}]")
_UNIFIED_ROWS = bytes(range(0x4E, 0xA0))
"""High bytes in UTF-16 of the unified ideographs U+4E00 to U+9FFF."""
_LETTER = re.compile(r"[^\W\d_]")
_CHINESE_WORD = re.compile("[的了是在這这們们嗎吗呢吧很你您她沒没麼么個个說说對对為为與与從从還还]")
"""Characters of common Chinese words. Japanese writes some of them now and then (的, 在, 対), never several
in a line without much more kana."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The script of a text."""

    script: str
    """``zh-Hans``, ``zh-Hant``, ``mixed``, ``ja``, ``ko`` or ``other``."""
    foreign: frozenset[int] = frozenset()
    """Numbers of the lines, from 0, that are Japanese or Korean."""
    traditional: bool = False
    """Whether a character stands in the text that correct Simplified text does not hold."""
    simplified: bool = False
    """Whether a character stands in the text that correct Traditional text does not hold."""


def identify(text: str) -> Identity:
    """Return the script of `text`.

    >>> [identify(text).script for text in ("這是臺灣的網站", "乾坤大挪移，樊於期", "日本語の漢字変換")]
    ['zh-Hant', 'zh-Hans', 'ja']
    """
    traditional, simplified, has_foreign = _kinds(text)
    foreign: frozenset[int] = frozenset()
    if has_foreign:
        lines = text.split("\n")
        script, foreign = _foreign_lines(lines)
        if script in ("ja", "ko"):
            return Identity(script, foreign, traditional, simplified)
        if foreign:
            text = "\n".join(line for number, line in enumerate(lines) if number not in foreign)
    return Identity(_chinese_script(text, traditional, simplified), foreign, traditional, simplified)


def _kinds(text: str) -> tuple[bool, bool, bool]:
    """Return whether `text` holds telling Traditional and Simplified characters and foreign letters.

    Text in one script, the common case, costs one scan to its end: what stands in a text is found soon.
    """
    patterns = script_patterns()
    if not patterns.traditional_or_foreign.search(text):
        return False, patterns.simplified.search(text) is not None, False
    if not patterns.simplified_or_foreign.search(text):
        return True, False, False
    return (
        patterns.traditional.search(text) is not None,
        patterns.simplified.search(text) is not None,
        _FOREIGN.search(text) is not None,
    )


def leans_simplified(line: str) -> bool:
    """Return whether more of the telling characters of `line` are Simplified than Traditional.

    >>> leans_simplified("“發”的简体怎么写"), leans_simplified("這個网站"), leans_simplified("中文")
    (True, False, False)
    """
    patterns = script_patterns()
    if not patterns.simplified.search(line):
        return False
    return len(patterns.simplified.findall(line)) > len(patterns.traditional.findall(line))


def _foreign_lines(lines: Sequence[str]) -> tuple[str | None, frozenset[int]]:
    """Return the foreign script that rules (``ja``, ``ko`` or None) and the numbers of the foreign lines."""
    foreign = set()
    weight = {"ja": 0, "ko": 0, "zh": 0}
    undecided = []
    for number, line in enumerate(lines):
        language = _line_language(line)
        if language is None:
            undecided.append(number)
            continue
        weight[language] += len(line)
        if language != "zh":
            foreign.add(number)
    ruling = max(("ja", "ko"), key=lambda language: weight[language])
    foreign_weight = weight["ja"] + weight["ko"]
    if foreign_weight <= FOREIGN_SHARE * (foreign_weight + weight["zh"]):
        return None, frozenset(foreign)
    # In a Japanese page a line of Han alone (a heading, an address) is Japanese.
    return ruling, frozenset((*foreign, *undecided))


def _line_language(line: str) -> str | None:
    """Return ``ja``, ``ko`` or ``zh``, or None for a line that could be either."""
    if not _FOREIGN.search(line):
        return "zh" if _CHINESE_WORD.search(line) else None
    kana = len(_KANA.findall(line))
    hangul = len(_HANGUL.findall(line))
    han = len(_HAN.findall(line))
    if hangul > kana:
        return "ko" if hangul >= KANA_SHARE * (hangul + han) else "zh"
    if kana >= KANA_SHARE * (kana + han):
        return "ja"
    if kana >= SOME_KANA_SHARE * (kana + han) and not _CHINESE_WORD.search(line):
        return "ja"
    return "zh"


def _chinese_script(text: str, traditional: bool, simplified: bool) -> str:
    """Return the script of a text without Japanese and Korean lines."""
    if not _HAN.search(text):
        return "other"
    sample = _sample(text)
    if not _is_plainly_han(sample) and len(_HAN.findall(sample)) < HAN_SHARE * len(_LETTER.findall(sample)):
        return "other"
    if not traditional:
        return "zh-Hans"
    if not simplified:
        return "zh-Hant"
    patterns = script_patterns()
    counted = [len(pattern.findall(sample)) for pattern in (patterns.traditional, patterns.simplified)]
    if min(counted) >= MIXED_SHARE * sum(counted):
        return "mixed"
    return "zh-Hant" if counted[0] > counted[1] else "zh-Hans"


def _is_plainly_han(sample: str) -> bool:
    """Return whether Han characters enough for all of `sample` stand in its first piece already.

    Counting bytes is a hundred times as fast as matching characters.
    """
    rows = sample[:SAMPLE_PIECE_LENGTH].encode("utf-16-le", "surrogatepass")[1::2]
    return len(rows) - len(rows.translate(None, _UNIFIED_ROWS)) >= HAN_SHARE * len(sample)


def _sample(text: str) -> str:
    if len(text) <= SAMPLE_PIECES * SAMPLE_PIECE_LENGTH:
        return text
    step = (len(text) - SAMPLE_PIECE_LENGTH) // (SAMPLE_PIECES - 1)
    return "".join(text[i * step : i * step + SAMPLE_PIECE_LENGTH] for i in range(SAMPLE_PIECES))
