"""Drops lines that are not content: spam, and what a site prints around its texts.

Two passes, as jusText makes them over paragraphs: each line is judged by itself, then by its place and
neighbours. Lines that end like sentences and hold none of the words that notices and spam need are
content without a closer look; on clean text that is nearly all.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import lru_cache

from hanwash.boilerplate.bylines import judge_fields
from hanwash.boilerplate.context import judge_in_context
from hanwash.boilerplate.inline import CLOSING_BRACKETS, Cut, glued_end, glued_front
from hanwash.boilerplate.lexicons import lexicon, spelled_out
from hanwash.boilerplate.lines import FORMULA_LENGTH, SENTENCE_LENGTH, Line, is_code, lines_of
from hanwash.boilerplate.navigation import STEP_STARTS, judge_navigation
from hanwash.boilerplate.notices import judge_notice
from hanwash.boilerplate.places import places_of
from hanwash.boilerplate.plain import is_plain
from hanwash.boilerplate.spam import SPAM_RULES, judge_spam
from hanwash.boilerplate.verdicts import CERTAIN, LIKELY, LineVerdict
from hanwash.config import Config
from hanwash.document import Change, Document, Revision

__all__ = ["Strip"]

LineJudge = Callable[[Line], LineVerdict | None]

_STOP = re.compile("[。！？!?”]")
_REMEMBERED_LENGTH = 16
"""Longest line, in characters, whose verdicts are remembered: menus say the same on every page of a site."""
_NEVER_A_TEXT = SPAM_RULES | {"breadcrumb", "share-bar"}
"""Rules that may take the only line of a document: what they drop is no text anyone would have sent."""


class Strip:
    """Drops spam and boilerplate lines; each is one edit, its rule the kind of line.

    Rules: ``byline``, ``editor``, ``metadata``, ``tags``, ``breadcrumb``, ``navigation``, ``share-bar``,
    ``login``, ``related``, ``copyright``, ``notice``, ``licence``, ``contact``, ``keyword-crumbs``,
    ``repeated-title``, ``spam-keywords``, ``spam-gambling``, ``spam-links``, ``spam-contact``,
    ``injected-markup``. Evidence: ``score`` (0 to 1) and ``why``.
    """

    RULES = (
        "byline",
        "editor",
        "metadata",
        "tags",
        "breadcrumb",
        "navigation",
        "share-bar",
        "login",
        "related",
        "copyright",
        "notice",
        "licence",
        "contact",
        "keyword-crumbs",
        "repeated-title",
        "spam-keywords",
        "spam-gambling",
        "spam-links",
        "spam-contact",
        "injected-markup",
    )

    def __init__(self, config: Config) -> None:
        self.config = config

    def __call__(self, document: Document) -> Document:
        """Return `document` without its spam and boilerplate, and with the measures that judging needs.

        Measures: ``lines`` (not blank), ``lines_dropped``, ``spam_chars_share`` and
        ``boilerplate_chars_share`` (of the characters of all lines).
        """
        text = document.text
        off = frozenset(name.partition(".")[2] for name in self.config.off if name.startswith("strip."))
        lines = lines_of(text)
        alarmed = _alarmed(text, lines)
        final = _judge(lines, alarmed, off)
        changes: list[Change] = []
        spam = boilerplate = 0
        for line, verdict in zip(lines, final, strict=True):
            if verdict is not None:
                changes.append(self._dropped(text, line, verdict))
                if verdict.rule in SPAM_RULES:
                    spam += len(line.text)
                else:
                    boilerplate += len(line.text)
            elif not line.sentence or line.text.endswith(CLOSING_BRACKETS):
                changes += _cut(text, line, off)
        total = sum(len(line.text) for line in lines)
        revision = Revision(text)
        revision.apply(changes)
        measures = {
            **document.measures,
            "lines": len(lines),
            "lines_dropped": sum(verdict is not None for verdict in final),
            "spam_chars_share": round(spam / total, 4) if total else 0.0,
            "boilerplate_chars_share": round(boilerplate / total, 4) if total else 0.0,
        }
        return replace(document.revised("strip", revision), measures=measures)

    def _dropped(self, text: str, line: Line, verdict: LineVerdict) -> Change:
        """Return the change that takes the line away, with its newline unless lines are to be kept."""
        end = line.end
        if self.config.keep_lines:
            end -= text.endswith("\r", line.start, end)
        elif end < len(text):
            end += 1
        evidence = {"score": verdict.strength / CERTAIN, "why": verdict.why}
        return Change(line.start, end, "", verdict.rule, evidence)


@lru_cache(maxsize=1)
def _alarm() -> re.Pattern[str]:
    return re.compile(spelled_out(term for term, entry in lexicon("alarms").items() if entry.strong))


def _alarmed(text: str, lines: Sequence[Line]) -> list[bool]:
    """Return for each line whether it holds a word that notices or spam need."""
    alarmed = [False] * len(lines)
    found = list(_alarm().finditer(text))
    starts = [line.start for line in lines] if found else []
    for match in found:
        alarmed[bisect_right(starts, match.start()) - 1] = True
    return alarmed


def _judge(lines: Sequence[Line], alarmed: Sequence[bool], off: frozenset[str]) -> list[LineVerdict | None]:
    """Return for each line the verdict it is dropped by, or None where it stays."""
    suspects = [
        alarm or (line.text.startswith(STEP_STARTS) if line.sentence else not is_plain(line.text))
        for line, alarm in zip(lines, alarmed, strict=True)
    ]
    verdicts = [
        _strongest(line, off) if suspect else None for line, suspect in zip(lines, suspects, strict=True)
    ]
    titled = any(not line.sentence for line in lines) and any(line.paragraph for line in lines)
    if not titled and not any(verdicts):
        # Without a verdict only a head can hold anything, a title said twice or chopped: there is none.
        return [None] * len(lines)
    places = places_of(lines, [verdict is not None and verdict.strength >= LIKELY for verdict in verdicts])
    final = judge_in_context(lines, places, verdicts, off)
    if len(lines) == 1 and final[0] is not None and final[0].rule not in _NEVER_A_TEXT:
        return [None]
    return final


def _strongest(line: Line, off: frozenset[str]) -> LineVerdict | None:
    """Return the strongest verdict of any rule on the line by itself."""
    found = _remembered(line.text) if len(line.text) <= _REMEMBERED_LENGTH else _verdicts(line)
    return max((v for v in found if v.rule not in off), key=lambda verdict: verdict.strength, default=None)


@lru_cache(maxsize=20_000)
def _remembered(text: str) -> tuple[LineVerdict, ...]:
    return _verdicts(Line(text))


def _verdicts(line: Line) -> tuple[LineVerdict, ...]:
    """Return the verdicts of all rules on the line by itself: they depend on nothing but its text."""
    if len(line.text) > (SENTENCE_LENGTH if line.sentence else FORMULA_LENGTH):
        judges: tuple[LineJudge, ...] = (judge_spam, judge_notice)
    else:
        judges = (judge_spam, judge_fields, judge_navigation, judge_notice)
    found = [verdict for judge in judges if (verdict := judge(line)) is not None]
    if found and not line.sentence and is_code(line.text):
        found = [verdict for verdict in found if verdict.rule in SPAM_RULES]
    if any(verdict.rule in SPAM_RULES for verdict in found) and glued_front(line.text) is not None:
        # A title behind keywords: they are cut off, the title stays.
        return ()
    return tuple(found)


def _cut(text: str, line: Line, off: frozenset[str]) -> list[Change]:
    """Return the changes that take what is glued to a line that stays."""
    cuts: list[Cut] = []
    if not line.sentence and (front := glued_front(line.text)) is not None:
        cuts.append(front)
    if line.text.endswith(CLOSING_BRACKETS) or (not line.sentence and _STOP.search(line.text)):
        cuts += glued_end(line.text)
    if not cuts:
        return []
    offset = text.index(line.text, line.start)
    return [
        Change(offset + cut.start, offset + cut.end, "", cut.rule, {"score": 1.0, "why": cut.why})
        for cut in cuts
        if cut.rule not in off
    ]
