"""White space inside lines: indents, blanks that separate and blanks that do not."""

from __future__ import annotations

import re

from hanwash.script.characters import HAN
from hanwash.script.hints import Hint, any_of

__all__ = ["ODD_SPACES", "TIDIED_HINT", "has_layout", "plain_spaces", "tidied"]

ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces other than U+0020, as the inside of a regular-expression set."""

# Written as one and more: `re` looks for a leading set, but not for a leading repeat, at scan speed.
_ODD_SPACE = re.compile(f"[{ODD_SPACES}][{ODD_SPACES}]*")
_ODD_INDENT = re.compile(f"[ \\t]*[{ODD_SPACES}][{ODD_SPACES} \\t]*")
_MARKS = "，。；：？！、"


def plain_spaces(line: str) -> str:
    """Return `line` with ideographic, no-break and typographic spaces as ordinary ones, its indent gone.

    A run of them becomes one space: it separates, and the width was layout.

    >>> plain_spaces("　　张　三　　李\u00a0四")
    '张 三 李 四'
    """
    indent = _ODD_INDENT.match(line)
    return _ODD_SPACE.sub(" ", line[indent.end() :] if indent else line)


_INDENT = re.compile(r"[ \t]+")
_CHINESE_START = re.compile(rf"[{HAN}“‘「『《〈（【〔]")
_SENTENCE_ENDS = "。！？；：”’」』）…"
_IDLE = re.compile(
    # After a mark of the sentence, before the next word.
    rf"[ \t](?:(?<=[{_MARKS}].)[ \t]*(?=[{HAN}A-Za-z0-9“‘「『《〈（【〔])"
    # Before a mark.
    rf"|(?<=[{HAN}”’」』》〉）】〕].)[ \t]*(?=[{_MARKS}])"
    # Inside brackets and quotation marks.
    rf"|(?<=[“‘「『《〈（【〔].)[ \t]*(?=[{HAN}])"
    rf"|(?<=[{HAN}].)[ \t]*(?=[”’」』》〉）】〕]))"
)
_LETTER_SPACED = re.compile(rf"[{HAN}](?: [{HAN}])+")
_LEAST_SPACED = len("关 于 召 开")
_BESIDE_SPACED = frozenset(f" \t{_MARKS}")
_COUNTED = re.compile("[一二三四五六七八九十百千〇零日 ]*")
_SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙周吴吳徐孙孫朱马馬胡郭林何高梁郑鄭罗羅宋谢謝唐韩韓曹许許"
    "邓鄧萧蕭冯馮曾程蔡彭潘袁于董余苏蘇叶葉吕呂魏蒋蔣田杜丁沈姜范江傅钟鍾卢盧汪戴崔任陆陸"
    "廖姚方金邱夏谭譚韦韋贾賈邹鄒石熊孟秦阎閻薛侯雷白龙龍段郝孔邵史毛常万萬顾顧赖賴武康贺賀"
    "严嚴尹钱錢施牛洪龚龔"
)
"""Common surnames, in both scripts. They need not be all: a list of names with a rarer one among
them is closed up, as a heading is."""

TIDIED_HINT = Hint(
    r" \t",
    # At either end of a line; beside a mark, inside a bracket; in a heading with a blank after each character.
    rf"(?<![^\n].)|(?![^\n])|(?<=[{_MARKS}“‘「『《〈（【〔].)|(?=[{_MARKS}”’」』》〉）】〕])"
    rf"|(?<=[{HAN}] )[{HAN}] [{HAN}] ",
)
"""Where `tidied` may change something."""

_TIDIED = any_of(TIDIED_HINT)
_LETTER_SPACED_HINT = re.compile(rf" (?<=[{HAN}] )[{HAN}] [{HAN}] ")

_MARKDOWN = re.compile(r"[`!#*+-](?<![^\n].)(?:(?<=`)``|(?<=!)!! |(?<=#)#{0,5} |(?<=[*+-]) )")


def has_layout(text: str) -> bool:
    """Return whether `text` has indents, and is Markdown, where they say what a line belongs to."""
    return ("\n " in text or "\n\t" in text) and _MARKDOWN.search(text) is not None


def tidied(line: str, keep_indent: bool = False) -> str:
    """Return `line` without its indent, trailing blanks, and blanks that separate nothing.

    Spaces between words stay (第一章 总则, 张 三, 记者王珩 通讯员晓光), as does the indent of anything that
    neither begins in Chinese nor ends as a Chinese sentence: it may be source or a list. A heading with a
    space after every character is closed up, but not a list of names (张 三 李 四) or of numbers.

    >>> tidied("  你好 ，世界 "), tidied("张 三 李 四"), tidied("关 于 召 开 会 议"), tidied("    return 1")
    ('你好，世界', '张 三 李 四', '关于召开会议', '    return 1')
    """
    if not _TIDIED.search(line):
        return line
    line = line.rstrip(" \t")
    if not line:
        return line
    if not keep_indent:
        indent = _INDENT.match(line)
        if indent and (_CHINESE_START.match(line, indent.end()) or line[-1] in _SENTENCE_ENDS):
            line = line[indent.end() :]
    line = _IDLE.sub("", line)
    return _LETTER_SPACED.sub(_closed_up, line) if _LETTER_SPACED_HINT.search(line) else line


def _closed_up(match: re.Match[str]) -> str:
    spaced, line = match.group(), match.string
    # A character at either end may belong to a word that is not spaced.
    head = 0 if line[max(match.start() - 1, 0)] in _BESIDE_SPACED or match.start() == 0 else 2
    tail = 0 if match.end() == len(line) or line[match.end()] in _BESIDE_SPACED else 2
    core = spaced[head : len(spaced) - tail]
    letters = core.replace(" ", "")
    names = len(letters) % 2 == 0 and all(letter in _SURNAMES for letter in letters[::2])
    if len(core) < _LEAST_SPACED or names or _COUNTED.fullmatch(core):
        return spaced
    return spaced[:head] + letters + spaced[len(spaced) - tail :]
