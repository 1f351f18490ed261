"""Classes of characters, as the insides of regular-expression sets and as sets made from OpenCC's tables.

The characters that tell the scripts of texts apart (`script_patterns`) are others than those that by the tables
belong to one script (`hanwash.hanzi.variants.traditional_only`, `simplified_only`), which tell what a single
character of a damaged text is. Here a Traditional one does not count that Simplified text holds by habit, in
names or in words of its own (乾, 於, 著), or whose Simplified form is Traditional too (佈, 並); and those count
as well that GBK lacks.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from hanwash.script.converters import converter

__all__ = [
    "COMPATIBILITY",
    "HAN",
    "HANGUL",
    "KANA",
    "SHARED",
    "ScriptPatterns",
    "script_patterns",
]

HAN = (
    "\u3400-\u4dbf\u4e00-\u9fff"  # unified ideographs and extension A
    "\U00020000-\U000323af"  # extensions B to H, compatibility supplement included
    "\uf900-\ufaff"  # compatibility ideographs
    "\u3005-\u3007"  # 々〆〇
)
"""Han characters, as the inside of a regular-expression set."""

COMPATIBILITY = "\uf900-\ufaff\U0002f800-\U0002fa1f"
"""Compatibility ideographs: NFC and OpenCC would turn them into others, which loses what was written."""

KANA = "\u3041-\u3096\u309d\u309e\u30a1-\u30fa\u30fd\u30fe\u31f0-\u31ff\uff66-\uff9d"
"""Hiragana and katakana letters. Not ・ and ー, which Chinese pages use as dots and dashes."""

HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
"""Hangul syllables and letters."""

SHARED = frozenset(
    # In the Table of General Standard Chinese Characters (2013), hence correct in Simplified text: 乾坤,
    # 樊於期, 瞭望, 慰藉, 角徵羽, 显著, 哪吒, 张昇民, 束脩.
    "乾於瞭藉徵著夥覆吒昇脩麽蒐祕剋氾釐陞劄谿扞袷薹薳苧"
    # Ordinary in Simplified print, though the table counts them as variants: 拚命, 奏摺, 捱打, 糖醣.
    "拚摺捱醣"
    # Kept in the names of persons and places: 钱锺书 as 鍾, 林峯, 黄霑, 涵濛.
    "鍾峯霑濛堃喆犇淼甯甦祇"
)
"""Traditional characters that correct Simplified text holds: they say nothing about the script of a text."""

HABITS = "羡凄炖粽异秘峰群床灶着咏冢痴"
"""Simplified characters that Traditional text writes as well, by habit."""

MISTYPED = "後裡裏內遊麼臺衆鬆衹"
"""Traditional characters whose Simplified form is a Traditional character too (后 里 内 游 …), and which
nobody writes in Simplified text but by mistake. The others of that kind (洩 貍 舖 …) are left alone there."""

LAST_COMMON_IN_BIG5 = b"\xc6\x7e"
"""The last of the 5,401 characters of common use in Big5. Among the rare ones behind it are 网, 离 and 听,
which Traditional text does not use in earnest."""


class ScriptPatterns(NamedTuple):
    """Compiled patterns that tell the scripts apart."""

    traditional: re.Pattern[str]
    """One character that correct Simplified text does not hold."""
    simplified: re.Pattern[str]
    """One character that correct Traditional text does not hold."""
    traditional_or_foreign: re.Pattern[str]
    """One character of the first kind, or a Japanese or Korean letter: one scan in place of two."""
    simplified_or_foreign: re.Pattern[str]
    """The same for the second kind."""


@lru_cache(maxsize=1)
def script_patterns() -> ScriptPatterns:
    """Return the patterns, computed from OpenCC's tables once a process (130 ms the first time, most of it for
    loading them).

    A character counts as Traditional if OpenCC simplifies it to one that is not common in Big5: 這 → 这
    does, 洩 → 泄 does not. It counts as Simplified if OpenCC converts it to Traditional and it is not common
    in Big5: 这 does; 后, which Traditional text writes in 皇后, does not. Only the Basic Multilingual Plane
    counts: it keeps the sets in the form that `re` searches fastest, and the rest are too rare to decide.
    """
    characters = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]
    # A line each: phrases must not be found across them.
    joined = "\n".join(characters)
    traditional = []
    simplified = []
    for character, to_simplified, to_traditional in zip(
        characters,
        converter("t2s").convert(joined).split("\n"),
        converter("s2t").convert(joined).split("\n"),
        strict=True,
    ):
        if character in SHARED or character in HABITS:
            continue
        if character != to_simplified and to_simplified <= "\uffff" and not _is_common_in_big5(to_simplified):
            traditional.append(character)
        elif character != to_traditional and not _is_common_in_big5(character):
            simplified.append(character)
    no_simplified = "".join(traditional) + MISTYPED
    no_traditional = "".join(simplified)
    return ScriptPatterns(
        re.compile(f"[{no_simplified}]"),
        re.compile(f"[{no_traditional}]"),
        re.compile(f"[{no_simplified}{KANA}{HANGUL}]"),
        re.compile(f"[{no_traditional}{KANA}{HANGUL}]"),
    )


def _is_common_in_big5(character: str) -> bool:
    try:
        return character.encode("big5") <= LAST_COMMON_IN_BIG5
    except UnicodeEncodeError:
        return False
