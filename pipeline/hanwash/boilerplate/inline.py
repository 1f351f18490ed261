"""What is glued to a line that stays: an editor's credit behind the last sentence, print buttons, keywords."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from hanwash.boilerplate.folding import fold
from hanwash.boilerplate.lexicons import alternatives, lexicon
from hanwash.boilerplate.lines import READ_LENGTH, han_count
from hanwash.boilerplate.spam import density
from hanwash.hanzi.classes import HAN

__all__ = ["CLOSING_BRACKETS", "Cut", "glued_end", "glued_front"]

CLOSING_BRACKETS = (")", "）", "]", "】", "〕")
"""How a line ends when something in brackets was glued to its last sentence."""
_END_LENGTH = 60
"""How far from its end, in characters, a line is searched for what is glued to it."""
_FEWEST_KEYWORD_PARTS = 3
_GLUED_LENGTH = 30
"""Shortest line, in characters, that can hold three keywords and a title."""
_TITLE_HAN = 6
"""Fewest Chinese characters of a title for keywords to be cut off its front."""


class Cut(NamedTuple):
    """A part of a line that goes while the rest stays."""

    start: int
    end: int
    rule: str
    why: str


@lru_cache(maxsize=1)
def _credit() -> re.Pattern[str]:
    editors = alternatives(
        term
        for term, entry in lexicon("labels").items()
        if entry.strong and "editor" in entry.scopes and re.search("[编審审校]", term)
    )
    name = rf"[{HAN}a-z·、,/ ]{{1,20}}"
    one = rf"(?:{editors})\s?[:|]?\s?{name}"
    # In brackets anywhere near the end, or without them behind a finished sentence.
    return re.compile(
        rf"\s*(?:[(\[]\s?(?:{editors})\s?[:|\s]\s?[^()\[\]。!?]{{1,40}}[)\]]"
        rf"|(?<=[。!?”\"')）]){one}(?:[|;/\s]{{1,3}}{one}){{0,2}})\s*$"
    )


_BUTTON = r"(?:打印|打印本页|打印此页|打印文章|关闭|关闭窗口|关闭本页|收藏|加入收藏|收藏本文|返回|返回顶部|返回列表|分享|分享到|推荐|纠错|我要纠错|字体|复制链接|上一篇|下一篇)"
_BUTTONS = re.compile(rf"\s*(?:[(\[]\s?{_BUTTON}\s?[)\]][\s|]{{0,3}}){{1,8}}$")
_GLUED = re.compile(r"[编編审審校]|(?:[印页頁章闭閉口藏文回部表享到荐薦错錯体體接篇]|纠错)\s?[)\]）】〕]")
"""What an editor's credit and a button hold, in both scripts: the cheap test."""
_PART = re.compile(r"[^-_|,;丶、\s]+")
"""One of the keywords in front of a title, or the title."""


def glued_end(text: str) -> list[Cut]:
    """Return what is glued to the end of `text`, a line of content, from left to right.

    >>> [text[cut.start:] for text in ["任务完成。(责编:李某)"] for cut in glued_end(text)]
    ['(责编:李某)']
    >>> glued_end("任务完成。(记者李某)")
    []
    """
    cuts: list[Cut] = []
    end = len(text)
    if not _GLUED.search(text, max(0, end - _END_LENGTH)):
        return cuts
    while True:
        offset = max(0, end - _END_LENGTH)
        tail = fold(text[offset:end])
        for pattern, rule, why in (
            (_BUTTONS, "share-bar", "buttons behind the last sentence"),
            (_credit(), "editor", "an editor's credit behind the last sentence"),
        ):
            match = pattern.search(tail)
            if match and offset + match.start() > 0:
                cuts.insert(0, Cut(offset + match.start(), end, rule, why))
                end = offset + match.start()
                break
        else:
            return cuts


def glued_front(text: str) -> Cut | None:
    """Return the adult keywords that a title was glued behind, or None."""
    if len(text) < _GLUED_LENGTH:
        return None
    folded = fold(text[:READ_LENGTH])
    parts = [(m.start(), m.end()) for m in _PART.finditer(folded)]
    if len(parts) <= _FEWEST_KEYWORD_PARTS:
        return None
    start, _ = parts[-1]
    front, tail = folded[:start], folded[start:]
    if han_count(tail) < _TITLE_HAN or density("adult", tail).share > 0:
        return None
    strong, _, share = density("adult", front)
    if strong >= _FEWEST_KEYWORD_PARTS and share >= 0.4:
        return Cut(0, start, "spam-keywords", f"keywords in front of the title cover {share:.0%} of it")
    return None
