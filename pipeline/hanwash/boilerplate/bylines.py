"""Lines of fields around a text: source, author, editor, date, clicks, tags, index forms.

`发布时间:2021-06-02 09:15 来源: 某某晚报 点击: 305` is a sequence of fields and nothing else. A line is read as
one: labels with their values, dates, times, counts. What remains unread decides: `来源:多年生草本的根。` has
a label, but its value is a sentence; `时间:八点 地点:礼堂` names a field that stands around no text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from hanwash.boilerplate.lexicons import Entry, alternatives, lexicon
from hanwash.boilerplate.lines import Line
from hanwash.boilerplate.places import LinePlace
from hanwash.boilerplate.verdicts import CERTAIN, LIKELY, POSSIBLE, LineVerdict
from hanwash.hanzi.classes import HAN

__all__ = ["judge_fields"]

_DATE = (
    r"(?:19|20)\d\d\s?(?:[-/.]\s?\d{1,2}\s?[-/.]\s?\d{1,2}|年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号])?)"
    r"|(?<!\d)[01]?\d[-/][0-3]?\d(?=\s+\d{1,2}:\d\d)"
    r"|\d{1,3}\s?(?:秒|分钟|小时|天|个月|年)前|(?:今天|昨天|前天)(?=\s*\d{1,2}:)"
)
_TIME = r"(?<!:)[0-2]?\d:[0-5]\d(?::[0-5]\d)?(?![\d:])|t(?=\d)"
_DAY = r"[上下]午(?=\s*\d)|(?:星期|周)[一二三四五六日天]"
_COUNTED = "浏览|阅读|点击|评论|查看|围观|访问|回复|人气|跟帖|点赞|收藏|转发|参与"
_COUNT = (
    rf"\d[\d,.]{{0,11}}\s?[万wk]?\+?\s?(?:次|人|条|个)?\s?(?:{_COUNTED})(?![{HAN}])"
    rf"|(?:已有|共有|共)?\s?\d{{1,9}}\s?(?:人|次)\s?(?:{_COUNTED}|看过|读过)"
    rf"|(?:{_COUNTED})(?:量|数|次数)?\s?\(?\s?\d[\d,.]{{0,11}}\s?[万wk]?\+?\s?[次人条]?\)?(?![{HAN}])"
)

_SIGN = re.compile(r"[:：∶︰|｜丨│┃︱∣/／\d]|[记記]者|通[讯訊][员員]|特派[员員]")
"""What every line of fields holds: the cheap test, before a line is folded."""
_VALUE_LENGTH = 30
"""Longest value of a field: a name, an office, a medium."""
_NAME_LENGTH = 5
"""Longest personal name in characters; what is longer must name an office or a medium."""
_LOOSE_LENGTH = 14
"""Longest text without a label beside fields, such as a newspaper's name before the date."""
_SENTENCE_MARK = re.compile(r"[。!?;…“”「」]")
_STOP = re.compile(r"[。!?…“”「」]")
"""A sentence mark that no field ends with either: no line that holds one is fields alone."""
_OFFICE = re.compile(r"[社报网台刊局部厅办院校司会组室处所站端媒号志版]|com|cn|中心|公司|新闻|记者|编辑")
_REPORTER = re.compile(rf"[(\[]?\s?[{HAN}]{{0,12}}?(?:记者|通讯员|特派员)(?=[\s:·、/{HAN}])")
_REPORTERS_LENGTH = 40
_NAME = re.compile(rf"[{HAN}]{{2,4}}|(?:文/?图|图/?文|摄影报道|摄|文|图)")
_BY_ONE = rf"(?:文图|图文|文|图|摄影|摄|撰文|编译|口述|整理)\s?[/|]\s?[{HAN}·]{{2,6}}"
_BY = re.compile(rf"{_BY_ONE}(?:\s{{1,3}}(?:{_BY_ONE}|[{HAN}]{{2,4}})){{0,4}}")
_SPEECH = re.compile(r"[我你您她它们的了吗呢吧啊呀嘛哦是不没这那谁么还太再很就都也]|谢谢|好[的啊]?$")
"""What people say and are not called: in an interview 编辑 and 作者 take turns."""
_EDITOR_WORD = re.compile("[编审校]")
_CREDIT = re.compile(r"[(\[](.{2,80})[)\]]")
_FORM_NOUN = re.compile(rf"[{HAN}]\s?:\s?\S")


@dataclass(slots=True)
class _Fields:
    """What a line holds when it is read as a sequence of fields."""

    labels: list[tuple[str, Entry, str]] = field(default_factory=list)
    dates: int = 0
    times: int = 0
    counts: int = 0
    han_dates: int = 0
    loose: list[str] = field(default_factory=list)


@lru_cache(maxsize=1)
def _field() -> re.Pattern[str]:
    """Return the expression for the beginning of a field."""
    labels = lexicon("labels")
    # Two-letter labels are often spaced out: 来 源, 作　者.
    spaced = [rf"{term[0]}\s{{1,3}}{term[1]}" for term in labels if len(term) == 2]
    # In a row without spaces, only the plainest labels may follow a value: `某某日报责任编辑:`.
    glued = [
        term
        for term, entry in labels.items()
        if entry.strong
        and len(term) > ("count" in entry.scopes) + 1
        and entry.scopes & {"source", "author", "editor", "date", "count"}
    ]
    dated = alternatives(term for term, entry in labels.items() if entry.strong and "date" in entry.scopes)
    return re.compile(
        rf"(?P<date>{_DATE})|(?P<time>{_TIME})|(?P<day>{_DAY})|(?P<count>{_COUNT})"
        rf"|(?P<label>(?<![a-z_${HAN}])(?:{alternatives(labels)}|{'|'.join(spaced)})|{alternatives(glued)})"
        rf"(?:\s?[\])])?\s?[:|/]+\s?"
        rf"|(?P<dated>{dated})(?=\s?\d)"
    )


@lru_cache(maxsize=1)
def _hint() -> re.Pattern[str]:
    """Return the expression for what a line of fields holds besides: a date, a time, a count or a label."""
    labels = lexicon("labels")
    ends = "".join(sorted({term[-1] for term in labels}))
    dated = alternatives(term for term, entry in labels.items() if entry.strong and "date" in entry.scopes)
    return re.compile(
        rf"(?:19|20)\d\d\s?[-/.年]|\d:\d\d|[秒钟时天月年]前|{_COUNTED}|看过|读过|[{re.escape(ends)}文图影摄译述理]\s?[\])]?\s?[:|/]"
        rf"|(?:{dated})\s?\d|记者|通讯员|特派员"
    )


def _read(text: str) -> _Fields:
    """Return the fields of the folded `text`."""
    fields = _Fields()
    labels = lexicon("labels")
    position = 0
    open_label: tuple[str, Entry] | None = None

    def close(gap: str) -> None:
        value = gap.strip(" ()[]|,、/·-:;")
        if open_label is not None:
            fields.labels.append((*open_label, value))
        elif value:
            fields.loose.append(value)

    for match in _field().finditer(text):
        gap = text[position : match.start()]
        position = match.end()
        kind = match.lastgroup
        if kind in ("label", "dated"):
            close(gap)
            term = re.sub(r"\s", "", match[kind])
            open_label = (term, labels[term])
            continue
        # A date or a count is its label's value as well as a field of its own.
        if gap.strip(" ()[]|,、/·-:;") or open_label is None:
            close(gap)
            open_label = None
        fields.dates += kind == "date"
        fields.han_dates += kind == "date" and "年" in match[0]
        fields.times += kind == "time"
        fields.counts += kind == "count"
        if open_label is not None:
            close("")
            open_label = None
    close(text[position:])
    return fields


def _is_value(scopes: frozenset[str], value: str) -> bool:
    """Return whether `value` can be that of a field of one of `scopes`."""
    if not value:
        return True
    if len(value) > _VALUE_LENGTH and not scopes & {"tag", "catalogue"}:
        return False
    if _SENTENCE_MARK.search(value) or _FORM_NOUN.search(value):
        return False
    if scopes <= {"author", "editor"}:
        if _SPEECH.search(value) and not _OFFICE.search(value):
            return False
        return all(
            len(name) <= _NAME_LENGTH or _OFFICE.search(name) or name.isascii()
            for name in re.split(r"[\s,、/|·()&]+", value)
        )
    return True


def judge_fields(line: Line) -> LineVerdict | None:
    """Return the verdict on a line that is a sequence of fields, or None where it is not one."""
    if not (_SIGN.search(line.text) and _hint().search(line.folded)):
        return None
    text = line.folded.lstrip("· -*#>|").rstrip("· -|")
    if _STOP.search(text):
        return None
    bracketed = _CREDIT.fullmatch(text)
    if bracketed:
        text = bracketed[1].strip()
    if not text or (text.isascii() and not text[0].isdigit()):
        return None
    if _is_reporter(text):
        return LineVerdict("byline", LIKELY, "a reporter's name and nothing else")
    if _BY.fullmatch(text):
        return LineVerdict("byline", LIKELY, "who wrote or took it and nothing else")
    fields = _read(text)
    if not (fields.labels or fields.dates or fields.times or fields.counts):
        return None
    if any(not _is_value(entry.scopes, value) for _, entry, value in fields.labels):
        return None
    loose = "".join(fields.loose)
    if len(loose) > _LOOSE_LENGTH or _SENTENCE_MARK.search(loose) or ":" in loose:
        return None
    if not fields.labels:
        return _judge_unlabelled(fields, loose, bracketed is not None)
    return _judge_labelled(fields, loose)


def _is_reporter(text: str) -> bool:
    """Return whether `text` is a reporter's name and nothing else: `本报记者 张某 李某`."""
    head = _REPORTER.match(text) if len(text) <= _REPORTERS_LENGTH else None
    if head is None:
        return False
    names = re.split(r"[\s·、/:和]+", text[head.end() :].strip(" )]·、/:"))
    return all(_NAME.fullmatch(name) for name in names)


def _judge_unlabelled(fields: _Fields, loose: str, bracketed: bool) -> LineVerdict | None:
    """LineJudge dates, times and counts without a label, with little or nothing beside them."""
    if fields.counts and len(loose) <= 8:
        return LineVerdict("byline", LIKELY, "how often it was read, and little else")
    if not fields.dates:
        return None
    if fields.times:
        named = not loose or _OFFICE.search(loose)
        return LineVerdict("byline", LIKELY if named else POSSIBLE, "date and time, and little else")
    if loose or bracketed:
        # `(2021年3月5日)` under the title of a speech, `2021年3月5日 晴` over a diary's page.
        return None
    if fields.han_dates:
        # At the foot it is the date of a document's signature.
        return LineVerdict("byline", LIKELY, "a date and nothing else", LinePlace.HEAD)
    return LineVerdict("byline", LIKELY, "a date and nothing else")


def _judge_labelled(fields: _Fields, loose: str) -> LineVerdict | None:
    """LineJudge a line with at least one label, all of whose values are in order."""
    scopes = [entry.scopes for _, entry, _ in fields.labels]
    strong = [(term, entry) for term, entry, _ in fields.labels if entry.strong]
    kinds = len({min(scope) for scope in scopes}) + bool(fields.counts) + bool(fields.dates and fields.times)
    names = "、".join(dict.fromkeys(term for term, _, _ in fields.labels))
    of_editor = [term for term, entry in strong if "editor" in entry.scopes]
    if of_editor and all(scope & {"editor", "author", "source"} for scope in scopes):
        certain = any(_EDITOR_WORD.search(term) for term in of_editor) and len(loose) <= 4
        return LineVerdict("editor", CERTAIN if certain else LIKELY, f"fields {names} and nothing else")
    around = [scope for scope in scopes if scope & {"source", "author", "editor", "date", "count", "tool"}]
    if around and len(around) * 2 >= len(scopes):
        if strong and (kinds >= 2 or len(strong) >= 2):
            return LineVerdict("byline", CERTAIN, f"fields {names} and nothing else")
        if not strong:
            return LineVerdict("byline", POSSIBLE, f"field {names}")
        term, entry = strong[0]
        certain = bool(entry.scopes & {"count", "tool"}) or ("date" in entry.scopes and bool(fields.dates))
        return LineVerdict("byline", CERTAIN if certain else LIKELY, f"field {term} and nothing else")
    if any("tag" in scope for scope in scopes):
        return LineVerdict("tags", LIKELY if strong else POSSIBLE, f"fields {names}")
    catalogue = [term for term, entry in strong if entry.scopes & {"catalogue", "document"}]
    if len(catalogue) >= 2:
        return LineVerdict("metadata", CERTAIN, f"fields {names} of an index form")
    if catalogue:
        in_form = "catalogue" in lexicon("labels")[catalogue[0]].scopes
        return LineVerdict("metadata", LIKELY if in_form else POSSIBLE, f"field {names} of an index form")
    return LineVerdict("metadata", POSSIBLE, f"field {names}")
