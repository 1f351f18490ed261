"""Traditional to Simplified and back: OpenCC, and what its tables leave to be mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from hanwash.document import spliced
from hanwash.hanzi.variants import to_simplified
from hanwash.script.characters import COMPATIBILITY, HANGUL, KANA, script_patterns
from hanwash.script.converters import converter
from hanwash.script.corrections import (
    MIRROR_KEEPS,
    OLDER_PRINT,
    TO_SIMPLIFIED,
    TO_TRADITIONAL,
    ZHU_AFTER,
    ZHU_BEFORE,
    ZHU_NEVER_AFTER,
    ZHU_NEVER_BEFORE,
    ZHU_WORKS,
)
from hanwash.script.hints import Hint, any_of
from hanwash.script.identify import Identity, leans_simplified

__all__ = ["convert_lines", "is_mirror", "needs_conversion", "simplify"]

FROM_SIMPLIFIED = {"zh-Hant": "s2t", "zh-TW": "s2tw", "zh-HK": "s2hk"}
"""OpenCC configuration by target script, for Simplified text."""

FROM_TRADITIONAL = {"zh-TW": "t2tw", "zh-HK": "t2hk"}
"""The same for text that is Traditional already; zh-Hant leaves it as it is."""


def needs_conversion(identity: Identity, target: str) -> bool:
    """Return whether a text may hold anything that is not in the `target` script already."""
    return identity.script not in ("ja", "ko") and (identity.traditional or target != "zh-Hans")


def convert_lines(lines: Sequence[str], identity: Identity, target: str) -> list[str]:
    """Return `lines` in the `target` script (zh-Hans, zh-Hant, zh-TW or zh-HK).

    Japanese and Korean lines, quoted Japanese, compatibility ideographs and ideographic description sequences
    stay as they are, and so does every line that is in the target script already.

    >>> from hanwash.script.identify import identify
    >>> text = "看著顯著的成果，心存慰藉"
    >>> convert_lines([text], identify(text), "zh-Hans")
    ['看着显著的成果，心存慰藉']
    """
    if not needs_conversion(identity, target):
        return list(lines)
    if target == "zh-Hans":
        return _to_simplified(lines, identity)
    return _to_traditional(lines, identity, target)


# --- To Simplified ------------------------------------------------------------------------------------------


def simplify(text: str, mirror: bool = False) -> str:
    """Return Traditional `text` in Simplified characters, equally long.

    `mirror` says that the text was Simplified before and was converted by a table, character by character.

    >>> simplify("鍾馗藉著酒意，甚麼都說"), simplify("杯盤狼藉，瞭望臺上一目瞭然")
    ('钟馗借着酒意，什么都说', '杯盘狼藉，瞭望台上一目了然')
    """
    # 著 is settled first: OpenCC's phrases (藉着, 慰藉着) are written with 着.
    staged = _zhu_pattern().sub("着", text) if "著" in text else text
    pattern, simplified = _corrections()
    corrections = [
        (match.start(), match.end(), simplified[match.group()]) for match in pattern.finditer(text)
    ]
    converted = spliced(_converted("t2s", staged), corrections)
    spans = _untouchable(text)
    if mirror:
        spans.extend(match.span() for match in re.finditer(f"[{_characters_a_mirror_kept(text)}]", text))
    return _restored(converted, text, spans)


def is_mirror(text: str) -> bool:
    """Return whether Traditional `text` was made from Simplified text by a table, character by character.

    Such a table leaves 后, 里 and 于 as they are; genuine Traditional text has 後, 裡 and 於 everywhere,
    and the others only in names (皇后, 公里, 于右任).

    >>> is_mirror("對于這個問題，最后在公司里討論"), is_mirror("對於這個問題，最後在公司裡討論")
    (True, False)
    """
    kept = sum(map(text.count, "后里于"))
    return kept >= MIRROR_MINIMUM and kept >= MIRROR_RATIO * sum(map(text.count, "後裡裏於"))


MIRROR_MINIMUM = 3
MIRROR_RATIO = 5
"""A mirror of 300 characters has five of 后 里 于 and none of the others; a Traditional page about a queen,
or one full of distances, still writes 後 and 於 at a fifth of that rate."""

_TABLE_MADE = {"乾": "干", "於": "于", "瞭": "了", "藉": "借", "徵": "征", "夥": "伙", "祇": "只", "摺": "折"}
"""Characters that a table may have made, each with what it would have made them from."""


def _characters_a_mirror_kept(text: str) -> str:
    """Return characters that were in the mirrored page before its conversion.

    A fixed table converts a character everywhere or nowhere: where 干 stands in the page, 乾 is the
    original's own.
    """
    return MIRROR_KEEPS + "".join(made for made, source in _TABLE_MADE.items() if source in text)


def _to_simplified(lines: Sequence[str], identity: Identity) -> list[str]:
    text = "\n".join(lines)
    converted = simplify(text, is_mirror(text)).split("\n")
    if identity.script == "zh-Hant" and not identity.simplified and not identity.foreign:
        return converted
    patterns = script_patterns()
    result = []
    for number, (line, other) in enumerate(zip(lines, converted, strict=True)):
        if line == other or number in identity.foreign:
            result.append(line)
        elif (identity.simplified and leans_simplified(line)) or (
            identity.script != "zh-Hant" and not patterns.traditional.search(line)
        ):
            result.append(_with_strays_converted(line, other))
        else:
            result.append(other)
    return result


_MENTIONED = re.compile("[“‘「『《〈（(].(?=[”’」』》〉）)])")
"""One character in quotation marks or brackets: talked about, not used."""


def _with_strays_converted(line: str, converted: str) -> str:
    """Return a Simplified `line` with only those characters converted that cannot be Simplified.

    >>> _with_strays_converted("乾隆的题字是“龍”，這是著名的", simplify("乾隆的题字是“龍”，這是著名的"))
    '乾隆的题字是“龍”，这是著名的'
    """
    mentioned = {match.start() + 1 for match in _MENTIONED.finditer(line)}
    strays = [
        (match.start(), match.end(), converted[match.start()])
        for match in script_patterns().traditional.finditer(line)
        if match.start() not in mentioned
    ]
    return spliced(line, strays)


@lru_cache(maxsize=1)
def _zhu_pattern() -> re.Pattern[str]:
    """Return a pattern for 著 that is read zhe or zhuó, and so becomes 着."""
    before = "|".join(
        f"{second}(?![{others}])" if others else second for second, others in ZHU_BEFORE.items()
    )
    verbs = "|".join(f"(?<=[{others}]{first}著)" for first, others in ZHU_AFTER.items() if others)
    return re.compile(
        f"著(?:(?<=[{ZHU_NEVER_AFTER}]著)"
        f"|(?<=所著)(?=[{ZHU_NEVER_BEFORE}])"
        f"|(?!{before}|{ZHU_WORKS})(?:(?<![{''.join(ZHU_AFTER)}]著)|{verbs}))"
    )


@lru_cache(maxsize=1)
def _corrections() -> tuple[re.Pattern[str], Mapping[str, str]]:
    """Return a pattern for what OpenCC's tables leave wrong, and what becomes of each match of it.

    Of phrases that begin alike the longest is found. They are grouped by their first character, the most
    frequent first: `re` tries alternatives one by one.
    """
    simplified = {variant: to_simplified(variant) for variant in OLDER_PRINT} | dict(TO_SIMPLIFIED)
    rests: dict[str, list[str]] = {char: [] for char in "於覆乾"}
    for phrase in sorted(simplified, key=len, reverse=True):
        rests.setdefault(phrase[0], []).append(re.escape(phrase[1:]))
    hints = [Hint(first, "|".join(others)) for first, others in rests.items() if others != [""]]
    alone = "".join(first for first, others in rests.items() if others == [""])
    return any_of(*hints, Hint(alone)), simplified


# --- To Traditional -----------------------------------------------------------------------------------------


def _to_traditional(lines: Sequence[str], identity: Identity, target: str) -> list[str]:
    text = "\n".join(lines)
    if identity.traditional and is_mirror(text):
        # What a table made of Simplified text is no Traditional text yet: 里 and 后 stand for two
        # characters each.
        text = simplify(text, mirror=True)
        identity = Identity("zh-Hans", identity.foreign, simplified=True)
    from_simplified = _cautious(FROM_SIMPLIFIED[target], text, _mended)
    from_traditional = _cautious(FROM_TRADITIONAL[target], text) if target in FROM_TRADITIONAL else text
    result = []
    for number, (line, simplified, traditional) in enumerate(
        zip(text.split("\n"), from_simplified.split("\n"), from_traditional.split("\n"), strict=True)
    ):
        plain = identity.script == "zh-Hans" and not script_patterns().traditional.search(line)
        if number in identity.foreign:
            result.append(lines[number])
        elif plain or leans_simplified(line):
            result.append(simplified)
        else:
            result.append(traditional)
    return result


def _mended(text: str) -> str:
    for pattern, after in _traditional_patterns():
        text = pattern.sub(after, text)
    return text


@lru_cache(maxsize=1)
def _traditional_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), after) for pattern, after in TO_TRADITIONAL)


def _cautious(configuration: str, text: str, mend: Callable[[str], str] = str) -> str:
    """Return `text` converted, but for the spans that no conversion may touch."""
    converted = mend(_converted(configuration, text))
    return _restored(converted, text, _untouchable(text))


# --- Common -------------------------------------------------------------------------------------------------

_UNCONVERTIBLE = re.compile("[\x00\ud800-\udfff]")


def _converted(configuration: str, text: str) -> str:
    """Return `text` converted by OpenCC; NULs, which end its strings, and lone surrogates stay."""
    convert = converter(configuration).convert
    if "\x00" not in text:
        try:
            return str(convert(text))
        except UnicodeEncodeError:
            pass  # A lone surrogate; looking for one in every text would cost more.
    converted = str(convert(_UNCONVERTIBLE.sub("\ufffd", text)))
    return _restored(converted, text, [match.span() for match in _UNCONVERTIBLE.finditer(text)])


def _restored(converted: str, original: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return `converted` with the `spans`, in any order, as they were in the equally long `original`."""
    if not spans:
        return converted
    characters = list(converted)
    for start, end in spans:
        characters[start:end] = original[start:end]
    return "".join(characters)


_BRACKETS = ("「」", "『』", "《》", "“”", "（）")
_BRACKETED = re.compile("|".join(f"{pair[0]}[^{pair}\n]{{0,60}}{pair[1]}" for pair in _BRACKETS))
_FOREIGN = re.compile(f"[{KANA}{HANGUL}]")
_COMPATIBILITY = re.compile(f"[{COMPATIBILITY}]")
_DESCRIPTION_OPERATOR = re.compile("[\u2ff0-\u2fff\u31ef]")
_UNTOUCHABLE_HINT = re.compile(f"[{KANA}{HANGUL}{COMPATIBILITY}\u2ff0-\u2fff\u31ef]")


def _untouchable(text: str) -> list[tuple[int, int]]:
    """Return the spans that stay in every conversion, after one test at scan speed.

    They are compatibility ideographs, description sequences (⿰糹專) and bracketed Japanese or Korean
    (「進撃の巨人」).
    """
    if not _UNTOUCHABLE_HINT.search(text):
        return []
    spans = [match.span() for match in _COMPATIBILITY.finditer(text)]
    end = 0
    for match in _DESCRIPTION_OPERATOR.finditer(text):
        if match.start() >= end:
            end = _description_end(text, match.start())
            spans.append((match.start(), end))
    spans.extend(match.span() for match in _BRACKETED.finditer(text) if _FOREIGN.search(match.group()))
    return spans


_ARITY = {"\u2ff2": 3, "\u2ff3": 3, "\u2ffe": 1, "\u2fff": 1}
"""Operands of a description operator; two where it is not named."""

_LONGEST_DESCRIPTION = 32


def _description_end(text: str, start: int) -> int:
    """Return the end of the ideographic description sequence that begins at `start`."""
    wanted = 1
    end = start
    while wanted and end < len(text) and end - start < _LONGEST_DESCRIPTION and text[end] != "\n":
        wanted -= 1
        if _DESCRIPTION_OPERATOR.match(text, end):
            wanted += _ARITY.get(text[end], 2)
        end += 1
    return end
