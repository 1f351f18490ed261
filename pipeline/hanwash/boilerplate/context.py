"""The second verdict on a line: from its place and from the lines around it.

The first verdict says how strongly a line looks like boilerplate by itself. Here that strength is
weighed: boilerplate comes in blocks, at the head and the foot of a page. What a doubtful line needs in
addition is said with the strengths in `verdicts`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from hanwash.boilerplate.lines import Line, is_code, is_turn, words_of
from hanwash.boilerplate.navigation import STEP, TEASER
from hanwash.boilerplate.places import LinePlace
from hanwash.boilerplate.spam import SPAM_RULES
from hanwash.boilerplate.titles import keyword_crumbs, repeated_titles
from hanwash.boilerplate.verdicts import (
    CERTAIN,
    DROP,
    IN_BODY,
    NEIGHBOUR,
    OUTSIDE_BODY,
    SUSPECT_NEIGHBOUR,
    LineVerdict,
)
from hanwash.hanzi.classes import HANGUL, KANA

__all__ = ["judge_in_context"]

_LISTED_LENGTH = 60
"""Longest entry, in characters, of a list of related pages."""
_FEWEST_TEASERS = 3
_FEWEST_CLIPPED = 4
_CLIPPED_LENGTH = 15
_FEWEST_LONGER = 2
"""Fewest paragraphs on the page that are twice as long: in hard-wrapped text no line is."""
_CLIPPED_SHARE = 0.4
"""Share of such titles that have the greatest length; verse has it too, but shorter and with its stops."""
_LONGEST_TEASER = 120
"""Longest teaser below such an entry."""
_MENU_WORD_LENGTH = 20
"""Longest word of a menu that stands one word a line: the names of departments are long."""
_MENU_MEAN_LENGTH = 9
"""Greatest mean length of such words in a run."""
_FEWEST_MENU_WORDS = 4
_TITLE_PREFIX = 8
"""A line that shares so many first letters with the first line of the page is its title."""
_CODE_SHARE = 0.1
"""Share of lines of source code from which on a page is judged line by line only: a listing has no menus."""
_TAIL_LENGTH = 40
"""Longest unknown line in the tail of boilerplate at the foot."""
_TAIL_SHARE = 0.25
_TAIL_COUNT = 3
"""A foot is a tail of boilerplate when this share of its lines, or this many, are dropped by themselves."""
_HEADING_LENGTH = 20
"""Longest heading, in characters, over questions and answers."""
_VALUE_LENGTH = 40
"""Longest value, in characters, on the line below its label."""

_ITEM = re.compile(r"(?:[-*+#]|\d{1,2}[.)])\s")
"""An item of a list in the text."""
_OTHER_SCRIPT = re.compile(f"[{KANA}{HANGUL}]")
"""Kana and Hangul: what stands at the foot of Japanese and Korean pages is not judged from its place."""
_PLACE_WEIGHT = {
    LinePlace.HEAD: OUTSIDE_BODY,
    LinePlace.FOOT: OUTSIDE_BODY,
    LinePlace.BODY: IN_BODY,
    LinePlace.NOWHERE: 0,
}
_TAIL_RULES = frozenset({"navigation", "related", "copyright", "licence", "breadcrumb", "tags"})
"""Rules whose lines open the tail of a page. Behind share buttons and prompts there can be replies."""
_BELOW_TITLE = frozenset({"byline", "share-bar", "tags", "metadata"})
"""What follows a title: the line above such a line is no menu's."""


def judge_in_context(
    lines: Sequence[Line],
    places: Sequence[LinePlace],
    verdicts: Sequence[LineVerdict | None],
    off: frozenset[str] = frozenset(),
) -> list[LineVerdict | None]:
    """Return for each line the verdict it is dropped by, or None where it stays.

    `verdicts` are those of the lines alone; `off` names rules that may not drop a line.
    """
    spared = _asked_and_answered(lines)
    final = _weighed(
        places,
        [
            None if verdict is None or _is_spared(verdict, place, index in spared) else verdict
            for index, (verdict, place) in enumerate(zip(verdicts, places, strict=True))
        ],
    )

    def drop(indices: Sequence[int], rule: str, why: str) -> None:
        if rule not in off:
            for index in indices:
                if final[index] is None and (index not in spared or rule in SPAM_RULES):
                    final[index] = LineVerdict(rule, DROP, why)

    def dropped() -> list[bool]:
        return [verdict is not None for verdict in final]

    if not any(final) and not any(place is LinePlace.HEAD for place in places):
        return final
    if sum(not line.sentence and is_code(line.text) for line in lines) > _CODE_SHARE * len(lines):
        return final
    drop(keyword_crumbs(lines, dropped()), "keyword-crumbs", "the title chopped into keywords")
    drop(repeated_titles(lines, places, dropped()), "repeated-title", "says a line of the head again")
    drop(_values(lines, final), "metadata", "the value of the field above it")
    drop(_linked(lines, final), "spam-links", "listed behind a line of spam")
    drop(_listed(lines, places, final), "related", "in a list that leads elsewhere")
    drop(_teased(lines, places, verdicts), "related", "in a list of titles with teasers")
    drop(_clipped_titles(lines, places, final), "related", "in a list of titles clipped to one length")
    drop(_menu_words(lines, places, final), "navigation", "short lines between those of a menu")
    drop(_tail(lines, places, final), "navigation", "in the tail of the page, among boilerplate")
    return final


def _asked_and_answered(lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines that are marked as questions and answers, and the headings above them.

    The heading 常见问题 is also a word of menus; over questions it is theirs.
    """
    turns = [index for index, line in enumerate(lines) if is_turn(line.text)]
    # A single such line may be a slogan below a menu: only an exchange has a heading.
    headings = {
        turn - 1
        for turn, following in pairwise(turns)
        if following == turn + 1 and turn > 0 and _is_heading(lines[turn - 1])
    }
    return frozenset(headings.union(turns))


def _is_heading(line: Line) -> bool:
    return not line.sentence and len(line.text) <= _HEADING_LENGTH and len(words_of(line.folded)) == 1


def _is_spared(verdict: LineVerdict, place: LinePlace, asked_or_answered: bool) -> bool:
    """Return whether the verdict does not count where the line stands."""
    if verdict.place not in (None, place):
        return True
    return asked_or_answered and verdict.rule not in SPAM_RULES


def _weighed(places: Sequence[LinePlace], verdicts: Sequence[LineVerdict | None]) -> list[LineVerdict | None]:
    """Return the verdicts that reach `DROP` once place and neighbours are added."""
    count = len(verdicts)
    base = [
        0 if verdict is None else verdict.strength + _PLACE_WEIGHT[place]
        for verdict, place in zip(verdicts, places, strict=True)
    ]
    dropped = [score >= DROP for score in base]
    total = list(base)
    # A block is decided from its strongest line outwards, down the page and then up.
    for order in (range(count), reversed(range(count))):
        for index in order:
            if verdicts[index] is None:
                continue
            beside = [other for other in (index - 1, index + 1) if 0 <= other < count]
            total[index] = base[index] + sum(
                NEIGHBOUR if dropped[other] else SUSPECT_NEIGHBOUR if verdicts[other] is not None else 0
                for other in beside
            )
            dropped[index] = total[index] >= DROP
    return [
        verdict._replace(strength=min(total[index], CERTAIN))
        if verdict is not None and dropped[index]
        else None
        for index, verdict in enumerate(verdicts)
    ]


def _values(lines: Sequence[Line], final: Sequence[LineVerdict | None]) -> list[int]:
    """Return the lines that hold the value of a field whose label stands on the dropped line above."""
    return [
        index + 1
        for index, verdict in enumerate(final[:-1])
        if verdict is not None
        and verdict.rule in ("metadata", "byline")
        and lines[index].folded.rstrip().endswith(":")
        and final[index + 1] is None
        and not lines[index + 1].sentence
        and len(lines[index + 1].text) <= _VALUE_LENGTH
    ]


def _linked(lines: Sequence[Line], final: Sequence[LineVerdict | None]) -> list[int]:
    """Return the lines behind the line that leads over to foreign resources."""
    for index, verdict in enumerate(final):
        if verdict is not None and verdict.rule == "spam-links":
            return [i for i in range(index + 1, len(lines)) if not lines[i].paragraph]
    return []


def _listed(
    lines: Sequence[Line], places: Sequence[LinePlace], final: Sequence[LineVerdict | None]
) -> list[int]:
    """Return the entries of lists below a dropped heading such as 相关新闻."""
    found = []
    for index, verdict in enumerate(final):
        if verdict is None or verdict.rule != "related" or places[index] is LinePlace.BODY:
            continue
        end = index + 1
        while (
            end < len(lines)
            and final[end] is None
            and (_is_entry(lines[end]) or (places[index] is LinePlace.FOOT and _is_teaser(lines, end)))
        ):
            end += 1
        entries = list(range(index + 1, end))
        if places[index] is LinePlace.HEAD or places[index] is LinePlace.NOWHERE:
            # The page's own title stands between such a list and what follows.
            entries = entries[:-1]
        found += entries
    return found


def _teased(
    lines: Sequence[Line], places: Sequence[LinePlace], verdicts: Sequence[LineVerdict | None]
) -> list[int]:
    """Return the teasers of a list at the foot, and the titles beside them."""
    teasers = {
        index
        for index, verdict in enumerate(verdicts)
        if verdict is not None and verdict.why == TEASER and places[index] is LinePlace.FOOT
    }
    if len(teasers) < _FEWEST_TEASERS:
        return []
    beside = {other for index in teasers for other in (index - 1, index + 1) if 0 <= other < len(lines)}
    titles = {index for index in beside if places[index] is LinePlace.FOOT and _is_entry(lines[index])}
    return sorted(teasers | titles)


def _clipped_titles(
    lines: Sequence[Line], places: Sequence[LinePlace], final: Sequence[LineVerdict | None]
) -> list[int]:
    """Return runs of titles at the foot that a template clipped: most are of exactly the greatest length."""
    found: list[int] = []
    paragraphs = sorted((len(line.text) for line in lines if line.paragraph), reverse=True)
    if len(paragraphs) < _FEWEST_LONGER:
        return found
    index = 0
    while index < len(lines):
        end = index
        while (
            end < len(lines)
            and places[end] is LinePlace.FOOT
            and final[end] is None
            and _is_entry(lines[end])
            and not _ITEM.match(lines[end].text)
        ):
            end += 1
        lengths = [len(lines[i].text) for i in range(index, end)]
        longest = max(lengths, default=0)
        if (
            len(lengths) >= _FEWEST_CLIPPED
            and longest >= _CLIPPED_LENGTH
            and lengths.count(longest) >= _CLIPPED_SHARE * len(lengths)
            and sum(line.sentence for line in lines[index:end]) * 2 < len(lengths)
            and paragraphs[_FEWEST_LONGER - 1] > 2 * longest
        ):
            found += range(index, end)
        index = max(end, index + 1)
    return found


def _is_entry(line: Line) -> bool:
    """Return whether the line can be a title in a list; titles end in ? and ! but seldom in a full stop."""
    if _OTHER_SCRIPT.search(line.text):
        return False
    return (
        len(line.text) <= _LISTED_LENGTH
        and not is_code(line.text)
        and not line.folded.rstrip("”\"’') ").endswith(("。", ";", "；"))
    )


def _is_teaser(lines: Sequence[Line], index: int) -> bool:
    """Return whether a paragraph stands alone between entries of a list, and is short."""
    if len(lines[index].text) > _LONGEST_TEASER:
        return False
    return all(_is_entry(lines[other]) for other in (index - 1, index + 1) if 0 <= other < len(lines))


def _menu_words(
    lines: Sequence[Line], places: Sequence[LinePlace], final: Sequence[LineVerdict | None]
) -> list[int]:
    """Return runs of single words between dropped lines at the head or foot."""
    found: list[int] = []
    index = 0
    while index < len(lines):
        if final[index] is not None or places[index] not in (LinePlace.HEAD, LinePlace.FOOT):
            index += 1
            continue
        end = index
        while end < len(lines) and final[end] is None and len(lines[end].text) <= _MENU_WORD_LENGTH:
            end += 1
        enclosed = index > 0 and end < len(lines) and final[index - 1] is not None and final[end] is not None
        run = range(index, end)
        index = max(end, index + 1)
        if not enclosed or len(run) < _FEWEST_MENU_WORDS or any(lines[i].sentence for i in run):
            continue
        if sum(len(lines[i].text) for i in run) > _MENU_MEAN_LENGTH * len(run):
            continue
        below = final[end]
        if below is not None and below.rule in _BELOW_TITLE:
            run = run[:-1]
        title = lines[0].text[:_TITLE_PREFIX]
        found += [i for i in run if lines[i].text[:_TITLE_PREFIX] != title]
    return found


def _tail(
    lines: Sequence[Line], places: Sequence[LinePlace], final: Sequence[LineVerdict | None]
) -> list[int]:
    """Return the unknown short lines of the foot behind its first dropped line, where most are dropped."""
    first = next(
        (
            index
            for index, verdict in enumerate(final)
            if verdict is not None and places[index] is LinePlace.FOOT and verdict.rule in _TAIL_RULES
        ),
        None,
    )
    if first is None:
        return []
    rest = range(first, len(lines))
    unknown = [index for index in rest if final[index] is None]
    known = len(rest) - len(unknown)
    over = any(verdict is not None and verdict.why == STEP for verdict in final[first:])
    if known < _TAIL_COUNT and known < _TAIL_SHARE * len(rest) and not over:
        return []
    return [
        index
        for index in unknown
        if len(lines[index].text) <= _TAIL_LENGTH
        and _is_entry(lines[index])
        and not _ITEM.match(lines[index].text)
    ]
