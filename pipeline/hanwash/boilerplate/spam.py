"""Spam: keyword lines, gambling promotion, injected markup, advertising contacts.

A keyword line is known by density: how much of it the words of a lexicon cover, and how many different
ones. A report on a raid speaks of gambling in sentences, with the words of police and courts.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from hanwash.boilerplate.lexicons import alternatives, lexicon
from hanwash.boilerplate.lines import Line
from hanwash.boilerplate.verdicts import CERTAIN, LIKELY, POSSIBLE, PROBABLE, LineVerdict
from hanwash.hanzi.classes import HAN

__all__ = ["SPAM_RULES", "Density", "density", "judge_spam"]

SPAM_RULES = frozenset({"spam-keywords", "spam-gambling", "spam-links", "spam-contact", "injected-markup"})
"""Rules whose lines are spam; those of all others are boilerplate."""

_ANCHOR_SHARE = 0.6
"""Share of a short line that two keywords cover when it is the text of a link: `飞艇走势`."""
_THIN, _HALF, _DENSE, _WHOLE = 0.3, 0.45, 0.6, 0.75
"""Shares that keywords cover: of a line with several strong ones; with few; of one with stops in it; of one with
weak ones only. Set by hand between keyword lines of hijacked pages and 594,569 lines of clean text of 39 kinds, of
which none is lost to a keyword rule."""
_IN_PROSE, _THICK_PROSE = 0.15, 0.25
"""Shares that betting words cover in promotion written as sentences, and where it is little else."""
_INVITING_WEAK = 3
"""Fewest weak keywords beside a single strong one in a sentence that invites players."""
_FEW_STOPS = 2
"""Stops of a keyword line at most, unless it is dense."""

_ENFORCEMENT = re.compile(
    "警[方察]|公安|民警|法院|检察|打击|查[处获封]|抓获|涉[案嫌]|嫌疑|诈骗|违法|犯罪|判[处决]|整治|治理|举报|防范|取缔|专项行动|扫黄|反诈|受害|被骗|非法|犯|罪|法律|禁止|监管|查缉|曝光|揭秘|记者|新华社"
)
_INVITES = re.compile(r"欢迎[^。]{0,8}(?:玩家|彩民|会员)")
_LEAD = re.compile(
    r"感谢您?(?:的)?访问(?:我们|本)的?(?:网站|站)?,?.{0,4}您?可能(?:还)?(?:对|会).{0,10}(?:感兴趣|喜欢)"
)
_ID_TAG = re.compile(r"<[a-z]{1,12} id=[\"']?([a-z0-9]{4,8})[\"']?>")
_MIXED = re.compile(r"[a-z]+\d+[a-z]+[a-z0-9]*|\d+[a-z]+[a-z0-9]*")
_ANY_TAG = re.compile(r"</?[a-z]{1,12}(?: [^<>]{0,60})?/?>")
_AD_CONTACT = re.compile(
    r"(?:飞机|电报|telegram|tg|whatsapp|skype|纸飞机)\s?[:@]|[@:]\s?\w{3,20}(?:站群|快排|seo)|(?:站群|快排|黑帽|收录|蜘蛛池|泛目录|寄生虫|排名)[^。]{0,12}(?:联系|qq|微信|咨询|出租|代做|合作)|"
    r"(?:广告(?:位|投放|合作|代理)|友链(?:合作|购买|交换)|代开发票|代办(?:证|发票)|刷单|贷款|办证|信用卡套现|私家侦探|婚外情调查)[^。]{0,16}(?:联系|qq|微信|电话|飞机|telegram|加)\s?:?\s?[@+]?\w{4,}|"
    r"(?:加|联系)(?:微信|qq|v信|薇信|威信)\s?[:号]?\s?\w{5,20}"
)
_SUMMARY = re.compile(r"(?:文章|本文|内容|相关)?(?:摘要|关键词|关键字|标签|导读|简介)\s?:")


class Density(NamedTuple):
    """How much of a text a lexicon covers."""

    strong: int
    """Different strong terms."""
    weak: int
    """Different weak terms."""
    share: float
    """Share of the letters, digits and Chinese characters that the terms cover."""


@lru_cache(maxsize=1)
def _spam_word() -> re.Pattern[str]:
    return re.compile(
        alternatives(term for term, entry in lexicon("alarms").items() if "spam" in entry.scopes)
    )


@cache
def _terms(name: str) -> re.Pattern[str]:
    return re.compile(alternatives(lexicon(name)))


_LETTER = re.compile(rf"[a-z0-9{HAN}]")


def density(name: str, folded: str) -> Density:
    """Return how much of `folded` the lexicon `name` covers.

    >>> density("adult", "今天天气很好").share
    0.0
    """
    entries = lexicon(name)
    found = _terms(name).findall(folded)
    if not found:
        return Density(0, 0, 0.0)
    distinct = set(found)
    strong = sum(entries[term].strong for term in distinct)
    letters = len(_LETTER.findall(folded))
    return Density(strong, len(distinct) - strong, sum(map(len, found)) / max(letters, 1))


def judge_spam(line: Line) -> LineVerdict | None:
    """Return the verdict on a line that is spam by itself, or None."""
    text = line.folded
    if line.sentence and not _spam_word().search(text):
        return None
    if "<" in text and (verdict := _judge_markup(text)):
        return verdict
    if _LEAD.search(text):
        return LineVerdict("spam-links", CERTAIN, "leads over to a list of foreign resources")
    if len(text) <= 120 and _AD_CONTACT.search(text) and not _ENFORCEMENT.search(text):
        return LineVerdict("spam-contact", PROBABLE, "a contact for advertising")
    return _judge_adult(line, text) or _judge_gambling(line, text)


def _judge_markup(text: str) -> LineVerdict | None:
    """LineJudge rows of empty tags with random names, which hijackers plant between paragraphs."""
    names = _ID_TAG.findall(text)
    # A page's own markup does not name two elements alike, nor mix digits into a short name.
    random = len(set(names)) < len(names) or any(_MIXED.fullmatch(name) for name in names)
    rest = _ANY_TAG.sub("", text).strip(" ·-")
    if random and len(rest) <= 5:
        return LineVerdict("injected-markup", CERTAIN, "empty tags with random names")
    return None


def _judge_adult(line: Line, text: str) -> LineVerdict | None:
    strong, weak, share = density("adult", text)
    points = 2 * strong + weak
    if points < 3 or _ENFORCEMENT.search(text):
        return None
    why = f"{strong} strong and {weak} weak adult keywords cover {share:.0%} of it"
    stops = text.count("。") + text.count("?") + text.count("!")
    if stops > _FEW_STOPS and share < _DENSE:
        return None
    if (strong >= 3 and share >= _THIN) or (strong >= 1 and points >= 5 and share >= _HALF):
        return LineVerdict("spam-keywords", CERTAIN, why)
    if strong == 0 and points >= 6 and share >= _WHOLE:
        return LineVerdict("spam-keywords", CERTAIN, why)
    if points == 3 and share >= _ANCHOR_SHARE and not line.sentence:
        return LineVerdict("spam-keywords", POSSIBLE, why)
    if strong >= 1 and points >= 4 and share >= _HALF:
        return LineVerdict("spam-keywords", PROBABLE if not line.sentence else LIKELY, why)
    return None


def _judge_gambling(line: Line, text: str) -> LineVerdict | None:
    strong, weak, share = density("gambling", text)
    points = 2 * strong + weak
    if strong == 0 or _ENFORCEMENT.search(text):
        return None
    why = f"{strong} strong and {weak} weak gambling keywords cover {share:.0%} of it"
    if _SUMMARY.match(text):
        return LineVerdict("spam-keywords", CERTAIN, "a summary or keyword line with " + why)
    if points == 3 and share >= _ANCHOR_SHARE and not line.sentence:
        return LineVerdict("spam-keywords", LIKELY, why)
    if points < 4:
        return None
    if line.sentence:
        if strong >= 2 and weak >= 3 and share >= _IN_PROSE:
            return LineVerdict("spam-gambling", PROBABLE if share >= _THICK_PROSE else LIKELY, why)
        if weak >= _INVITING_WEAK and share >= _THICK_PROSE and _INVITES.search(text):
            return LineVerdict("spam-gambling", PROBABLE, "invites players, and " + why)
        return LineVerdict("spam-gambling", POSSIBLE, why) if strong >= 2 else None
    if share >= _HALF or (strong >= 2 and share >= _THIN):
        return LineVerdict("spam-keywords", CERTAIN, why)
    return LineVerdict("spam-keywords", LIKELY, why) if share >= _THIN else None
