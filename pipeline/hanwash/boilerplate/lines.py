"""The lines of a document, folded, with the few measures that rules share."""

from __future__ import annotations

import re

from hanwash.boilerplate.folding import fold
from hanwash.hanzi.classes import HAN

__all__ = [
    "FORMULA_LENGTH",
    "OWN_DOTS_LENGTH",
    "READ_LENGTH",
    "SENTENCE_LENGTH",
    "Line",
    "han_count",
    "is_code",
    "is_sentence",
    "is_turn",
    "lines_of",
    "words_of",
]

FORMULA_LENGTH = 400
"""Longest line, in characters, that a formula is tried on: it keeps every expression linear. Of 1,292 boilerplate
lines on 44 labelled pages the longest had 140; menus in one line and legal notices get longer."""

SENTENCE_LENGTH = 120
"""Longest line that ends like a sentence, in characters, that can be fields or navigation: 下一篇 with a title."""

READ_LENGTH = 600
"""How many characters of a line are folded and weighed: notices say what they are in their first sentence, keyword
lines say the same from beginning to end."""

PARAGRAPH_LENGTH = 15
"""Shortest line, in characters, that counts as a paragraph when it ends like a sentence: shorter ones are
as often a slogan or a button (`下载成功！`)."""

_COMMENT = ("//", "/*")
_CODE = re.compile(r"[{}`]|[;(=]$|^[#*@$]|^<[A-Za-z/!]|\w\(|</\w|/>$|^>.*[|~<]|\]: ")
_HAN = re.compile(f"[{HAN}]")
_SENTENCE_END = ("。", "！", "？", "!", "?", "…", "；", ";")
_PLAIN_END = frozenset("。！？!?；;")
_WHITE = " \t\r\x0b\x0c\xa0\ufeff\u3000\u200b"
_BROKEN_OFF = ("...", "…")
OWN_DOTS_LENGTH = 40
"""Longest line, in characters, that may end in three dots of its own; a longer one is a teaser that was cut."""
_CLOSING = " \r\t　\xa0”’\"')）」』】]"
_TURN = re.compile(r"[问問答QAqaＱＡ]\d{0,2}\s?[:：∶︰]\s?\S")
_SEPARATOR = re.compile(r"[\s|/,、;>·\[\]()_~+=-]+")


class Line:
    """One line that is not blank. Folding waits until a rule asks: most lines of a clean page need none."""

    __slots__ = ("_folded", "end", "sentence", "start", "text")

    def __init__(self, text: str, start: int = 0, end: int = 0) -> None:
        self.text = text
        """The line without the white space around it."""
        self.start = start
        """First code point of the line in the document, its indent included."""
        self.end = end
        """One past its last code point; the newline is not counted."""
        self.sentence = is_sentence(text)
        """Whether the line ends like a sentence, or is too long to be anything but running text."""
        self._folded: str | None = None

    @property
    def folded(self) -> str:
        """The first `READ_LENGTH` characters of `text`, folded for matching."""
        if self._folded is None:
            self._folded = fold(self.text[:READ_LENGTH])
        return self._folded

    @property
    def paragraph(self) -> bool:
        """Whether the line can be part of the body of a page."""
        return self.sentence and len(self.text) >= PARAGRAPH_LENGTH


def is_code(text: str) -> bool:
    """Return whether `text`, a stripped line, is source code or markup.

    The keywords of programs are also the words of menus (`search`, `next`, `home`).

    >>> is_code("return search(next)"), is_code("// 返回首页"), is_code("返回首页 (1)")
    (True, True, False)
    """
    if text.startswith(_COMMENT):
        return True
    return _CODE.search(text[:FORMULA_LENGTH]) is not None and han_count(text) * 3 < len(text)


def han_count(text: str) -> int:
    """Return the number of Chinese characters in `text`."""
    return len(_HAN.findall(text))


def is_sentence(text: str) -> bool:
    """Return whether `text`, a stripped line, ends as a sentence does.

    A line of more than 80 characters with two commas or stops is running text whatever its end:
    hard-wrapped paragraphs and those that a crawler cut.

    >>> is_sentence("他说：“好的。”"), is_sentence("相关阅读")
    (True, False)
    """
    if text[-1:] in _PLAIN_END:
        return True
    if text.endswith(_BROKEN_OFF) and len(text) > OWN_DOTS_LENGTH and not text.endswith("……"):
        return False
    core = text.rstrip(_CLOSING)
    if core.endswith(_SENTENCE_END):
        # One ellipsis sign is where a list cuts a title; Chinese sentences end with two.
        return not core.endswith("…") or core.endswith("……") or len(core) > PARAGRAPH_LENGTH * 2
    return len(text) > 80 and sum(text.count(mark) for mark in "，。,") >= 2


def is_turn(text: str) -> bool:
    """Return whether `text`, a stripped line, is a question or an answer marked as such.

    What is asked and answered is content even where it speaks of passwords and service numbers.

    >>> is_turn("問：如何註冊？"), is_turn("A: 请拨打客服电话"), is_turn("问答"), is_turn("答：")
    (True, True, False, False)
    """
    return _TURN.match(text) is not None


def words_of(folded: str) -> list[str]:
    """Return the parts of a folded line between spaces, bars, brackets and other separators.

    >>> words_of("[打印] [关闭]|返回顶部")
    ['打印', '关闭', '返回顶部']
    """
    return [word for word in _SEPARATOR.split(folded) if word]


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text` that are not blank, in order.

    Lines end at line feeds only: U+2028, U+0085 and form feeds are left to normalization.

    >>> [(line.text, line.start, line.end) for line in lines_of("甲\\n\\n  乙\\r\\n")]
    [('甲', 0, 1), ('乙', 3, 7)]
    """
    lines = []
    start = 0
    for raw in text.split("\n"):
        end = start + len(raw)
        stripped = raw.strip(_WHITE)
        if stripped:
            lines.append(Line(stripped, start, end))
        start = end + 1
    return lines
