"""The width of punctuation, letters and digits; the style of quotation marks.

A mark is full-width where it stands in Chinese: after a Han character or Chinese mark, or before one. It
stays ASCII inside numbers (1,000), times (21:19), scores (2:1), addresses, program source and Latin text.
Parentheses go in pairs, by what they hold and what they stand beside.
"""

from __future__ import annotations

import re
import string
from collections.abc import Container

from hanwash.script.characters import HAN
from hanwash.script.code import opaque_spans
from hanwash.script.forms import composed
from hanwash.script.hints import Hint, any_of

__all__ = [
    "CHINESE_MARKS_HINT",
    "ELLIPSIS_OF_STOPS",
    "FULL_WIDTH_LETTERS",
    "QUOTE_STYLES",
    "ascii_letters",
    "ascii_marks",
    "chinese_marks",
    "styled_quotes",
]

WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", "(": "（", ")": "）"}
"""ASCII marks and their full-width forms."""

_SETTLED = "“”‘’「」『』《》〈〉【】〔〕、％℃"
"""Chinese punctuation that no rule here produces."""

_HAN = re.compile(f"[{HAN}]")
_CHINESE_LEFT = re.compile(f"[{HAN}{_SETTLED}，；：？！（）。…—]")
"""What makes a place Chinese when it stands before it; marks that were just widened included."""

_CHINESE_RIGHT = re.compile(f"[{HAN}{_SETTLED}]")
"""What makes a place Chinese when it stands behind it: nothing that depends on the places still to come, so
that one sweep from left to right settles a line for good."""

_LATIN = re.compile("[A-Za-z]")
_ASCII_MARK = re.compile("[,;:?!()]")
_LATIN_OR_DIGIT = re.compile("[A-Za-z0-9%°]")


CHINESE_MARKS_HINT = Hint(
    r",;:?!().\-",
    # All but those in words and numbers (1,000, 21:19) and in Latin sentences.
    r"(?<=[()])|(?<=[,;:?!])(?:(?<![A-Za-z0-9].)|(?![ \t]*[A-Za-z0-9]))"
    rf"|(?<=[{HAN}]\.)|(?<=[{HAN}”」』》]-)-",
)
"""Where `chinese_marks` may change something, `ELLIPSIS_OF_STOPS` aside."""

ELLIPSIS_OF_STOPS = "。。。"
"""What `chinese_marks` may change as well; too common a mark to begin a search with."""

_CHINESE_MARKS = any_of(CHINESE_MARKS_HINT)


# --- Chinese ------------------------------------------------------------------------------------------------

LOOKAHEAD = 400
"""Characters of a parenthesis that are looked at: what it holds shows in the first words."""

_PARENTHESIS = re.compile("[()（）]")
_PLACE = re.compile("[,;:?!()（）][,;:?!]*")
_BETWEEN_HAN = re.compile(f",(?<=[{HAN}],)(?=[{HAN}])")
_FORMULA = re.compile(r"[-+*/^=<>|&]")
_FACE = re.compile(r"[:;]['^]?(?:(?P<nose>-)[)(DPpOo3/\\|]|(?P<mouth>[()]))")
_QUERY = re.compile(r"\?[A-Za-z_]\w{0,40}=")


def chinese_marks(line: str) -> str:
    """Return `line` with ASCII marks in Chinese surroundings made full-width.

    >>> chinese_marks("全省9个市(州)建设,投入1,000万元(不含税);比分2:1,时间:21:19")
    '全省9个市（州）建设，投入1,000万元（不含税）；比分2:1，时间：21:19'
    >>> chinese_marks("f(x)=ax+b, see http://a.cn/?q=1,2 (2021)")
    'f(x)=ax+b, see http://a.cn/?q=1,2 (2021)'
    """
    if not (_CHINESE_MARKS.search(line) or ELLIPSIS_OF_STOPS in line) or not _HAN.search(line):
        return line
    line = _with_stops(line)
    if not _ASCII_MARK.search(line):
        return line
    opaque = _covered(line)
    if not opaque:
        # The bulk of the work on folded pages.
        line = _BETWEEN_HAN.sub("，", line)
    return _Sweep(line, opaque).result()


def _covered(line: str) -> Container[int]:
    """Return the positions in `line` that are inside addresses, tags and quoted code."""
    return {position for span in opaque_spans(line) for position in range(*span)}


def _pairs(line: str, opaque: Container[int]) -> dict[int, int]:
    """Return the partner of each parenthesis in `line` that has one."""
    pairs = {}
    opened: list[int] = []
    for match in _PARENTHESIS.finditer(line):
        at = match.start()
        if at in opaque:
            continue
        if match.group() in "(（":
            opened.append(at)
        elif opened:
            start = opened.pop()
            pairs[start], pairs[at] = at, start
    return pairs


class _Sweep:
    """One walk over a line from left to right, in which every mark is decided by what then stands before
    it."""

    def __init__(self, line: str, opaque: Container[int]) -> None:
        self.line = line
        self.opaque = opaque
        self.pairs = _pairs(line, opaque) if "(" in line or ")" in line else {}
        self.wide: set[int] = set()
        self.pieces: list[str] = []
        self.position = 0
        self.before = ""
        self.mostly_han: bool | None = None

    def result(self) -> str:
        """Return the line as it is after the walk."""
        line = self.line
        for match in _PLACE.finditer(line):
            start, end = match.span()
            if line[start] in "()（）":
                self._parenthesis(start)
                start += 1
            while start < end:
                # A run of ? and ! is one mark.
                stop = start + 1
                while line[start] in "?!" and stop < end and line[stop] in "?!":
                    stop += 1
                self._mark(start, stop)
                start = stop
        self._copy(len(line))
        return "".join(self.pieces)

    def _copy(self, end: int) -> None:
        """Take over the line as it stands up to `end`."""
        if end > self.position:
            self.pieces.append(self.line[self.position : end])
            self.before = (self.before + self.pieces[-1][-2:])[-2:]
            self.position = end

    def _put(self, mark: str, resume: int) -> None:
        """Write a full-width `mark`, and go on at `resume`."""
        self.pieces.append(mark)
        self.before = mark[-1]
        self.position = resume

    def _parenthesis(self, at: int) -> None:
        partner = self.pairs.get(at)
        if partner is None or at in self.opaque:
            return
        self._copy(at)
        if partner > at and (
            # One wide, one narrow: half of a pair was folded.
            self.line[at] + self.line[partner] != "()" or self._is_chinese_pair(at, partner)
        ):
            self.wide.update((at, partner))
        if at in self.wide:
            self._put("（" if partner > at else "）", at + 1)

    def _is_chinese_pair(self, start: int, end: int) -> bool:
        """Return whether the parentheses at `start` and `end` are part of a Chinese sentence."""
        line = self.line
        content = line[start + 1 : min(end, start + LOOKAHEAD)]
        before, after = self.before[-1:], line[end + 1 : end + 2]
        if _CHINESE_LEFT.match(before):
            return not _is_face(content)
        if content[:1] in ("'", '"') or before == "]":
            # A string in a call; the target of a link in Markdown.
            return False
        if _HAN.search(content):
            # Beijing (北京) is … : Chinese quoted in a Latin sentence.
            quoted = before == " " and _LATIN_OR_DIGIT.match(self.before)
            return not (quoted and after in (" ", ",", ".", ";", "，", "；"))
        if not _CHINESE_RIGHT.match(after) or _is_face(content):
            return False
        # (1)完善 and 。(2)落实, but neither f(x)是 nor (a+b)的平方.
        joined = _LATIN_OR_DIGIT.match(before) or before in ("_", ")")
        return not joined and not _FORMULA.search(content)

    def _mark(self, start: int, end: int) -> None:
        """Widen the mark in the span if it stands in Chinese; blanks around a full-width mark go."""
        if start in self.opaque or start < self.position:
            return
        line = self.line
        left = start
        while left > self.position and line[left - 1] in " \t":
            left -= 1
        right = end
        while right < len(line) and line[right] in " \t":
            right += 1
        mark, after = line[start:end], line[right : right + 1]
        self._copy(left)
        before = self.before[-1:]
        if _CHINESE_LEFT.match(before):
            # The word 中文, as in 汉语, is quoted in a Latin sentence.
            latin = right != end and _LATIN.match(after) is not None and not self._is_mostly_han()
            wanted = not (latin or self._is_eyes(start) or (mark == "?" and _QUERY.match(line, start)))
        elif left != start or not before:
            wanted = False
        elif not after:
            # At the end of a line after a number or a Latin word: the line decides.
            wanted = mark != ":" and _LATIN_OR_DIGIT.match(before) is not None and self._is_mostly_han()
        else:
            # After a Latin word or a number a blank follows the mark of a Latin sentence.
            wanted = right == end and _CHINESE_RIGHT.match(after) is not None
        if wanted:
            self._put("".join(map(WIDE.__getitem__, mark)), right if after else end)

    def _is_mostly_han(self) -> bool:
        """Return whether the line holds more Han characters than Latin letters, counted once."""
        if self.mostly_han is None:
            self.mostly_han = len(_HAN.findall(self.line)) > len(_LATIN.findall(self.line))
        return self.mostly_han

    def _is_eyes(self, start: int) -> bool:
        """Return whether a colon or semicolon at `start` is the eyes of a face: :) ;-) :-D.

        Without a nose only an unpaired parenthesis makes one: 如下:(1) is none.
        """
        face = _FACE.match(self.line, start)
        return face is not None and (face["nose"] is not None or face.start("mouth") not in self.pairs)


def _is_face(content: str) -> bool:
    """Return whether `content` of parentheses is a face: ^_^, T_T, >_<."""
    if not content.strip() or _CHINESE_LEFT.search(content):
        return False
    return "_" in content or not any(character.isalnum() for character in content)


_STOP = re.compile(
    # Four Han characters before it: 第一章. and 约翰. 史密斯 are no sentences.
    rf"\.(?<=[{HAN}][{HAN}][{HAN}][{HAN}]\.)(?:(?=[\"”’）)]|[ \t]*$)|[ \t]+(?=[{HAN}]))"
)
_ELLIPSIS = re.compile(rf"(?:\.(?<=[{HAN}].)\.\.(?:\.\.\.)?|。(?<!。。)。。。*)(?![.。])")
_DASH = re.compile(rf"-(?<=[{HAN}”」』》]-)--?(?=[{HAN}“「『《])")


def _with_stops(line: str) -> str:
    """Return `line` with full stops, ellipses and dashes after Han characters in their Chinese forms.

    >>> _with_stops("今天天气很好. 我们出去走走...北京--上海都很好.")
    '今天天气很好。我们出去走走……北京——上海都很好。'
    """
    if ".." in line or "。。。" in line:
        line = _substituted(_ELLIPSIS, "……", line)
    if "." in line:
        line = _substituted(_STOP, "。", line)
    if "--" in line:
        line = _substituted(_DASH, "——", line)
    return line


def _substituted(pattern: re.Pattern[str], after: str, line: str) -> str:
    """Return `line` with matches of `pattern` replaced, but for those in addresses and quoted code."""
    if not pattern.search(line):
        return line
    opaque = _covered(line)
    return pattern.sub(lambda match: match.group() if match.start() in opaque else after, line)


# --- Other widths -------------------------------------------------------------------------------------------

FULL_WIDTH_LETTERS = "０-９Ａ-Ｚａ-ｚ"
"""Full-width letters and digits, as the inside of a regular-expression set."""

_FULL_WIDTH_LETTER = re.compile(f"[{FULL_WIDTH_LETTERS}]")
_FULL_WIDTH_POINT = re.compile("(?<=[0-9])．(?=[0-9])")
_LETTERS = {ord(letter) + 0xFEE0: letter for letter in string.ascii_letters + string.digits}
_ASCII_MARKS = {ord(wide): narrow for narrow, wide in WIDE.items()} | {
    ord("。"): ".",
    ord("％"): "%",
    ord("［"): "[",
    ord("］"): "]",
    ord("｛"): "{",
    ord("｝"): "}",
}


def ascii_letters(line: str) -> str:
    """Return `line` with full-width letters and digits, and points between digits, in ASCII.

    >>> ascii_letters("ＡＢＣ公司增长３．５％")
    'ABC公司增长3.5％'
    """
    if not _FULL_WIDTH_LETTER.search(line):
        return line
    # An accent after a full-width letter now has a letter to join.
    return composed(_FULL_WIDTH_POINT.sub(".", line.translate(_LETTERS)))


def ascii_marks(line: str) -> str:
    """Return `line` with full-width marks in ASCII; 、《》 and quotation marks have no such form and stay.

    >>> ascii_marks("你好，世界（一）。")
    '你好,世界(一).'
    """
    return line.translate(_ASCII_MARKS)


_SIMPLIFIED_QUOTES = (str.maketrans("「」『』", "“”‘’"), "“", "”")
_TRADITIONAL_QUOTES = (str.maketrans("“”‘’", "「」『』"), "「", "」")
QUOTE_STYLES = {
    "zh-Hans": _SIMPLIFIED_QUOTES,
    "zh-Hant": _TRADITIONAL_QUOTES,
    "zh-TW": _TRADITIONAL_QUOTES,
    "zh-HK": _TRADITIONAL_QUOTES,
}
"""By script, a table for the marks of the other style, and the pair for straight ones."""

_APOSTROPHE = re.compile("(?<=[A-Za-z])』(?=[A-Za-z])")
_STRAIGHT = re.compile('"([^"]{1,200})"')


def styled_quotes(line: str, target: str) -> str:
    """Return `line` with the quotation marks of the `target` script, straight ones round Chinese included.

    An apostrophe in a Latin word (don’t) stays.

    >>> styled_quotes("「他說『好』」", "zh-Hans"), styled_quotes("“他说‘好’”", "zh-TW")
    ('“他說‘好’”', '「他说『好』」')
    """
    table, opening, closing = QUOTE_STYLES[target]
    translated = line.translate(table)
    if "’" in line:
        translated = _APOSTROPHE.sub("’", translated)
    if translated.count('"') % 2:
        # An inch or a lost partner: the pairs cannot be told.
        return translated
    return _STRAIGHT.sub(
        lambda match: f"{opening}{match[1]}{closing}" if _HAN.search(match[1]) else match[0], translated
    )
