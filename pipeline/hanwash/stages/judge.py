"""Judgement: measures of a document, and a verdict with its reason."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from hanwash.config import Config
from hanwash.document import Document

__all__ = ["Judge", "measure", "objection", "strict_objection"]

# --- What light rejects -------------------------------------------------------------------------------------

UNREADABLE_SHARE = 0.5
"""From this share of U+FFFD, control and private-use characters on, nothing is left to read. Damaged pages
that can still be repaired stay below 0.1; a binary read as text is above 0.7."""

SPAM_SHARE = 0.98
"""From this share of characters dropped as spam or boilerplate on, with next to nothing left, a document was
nothing else."""

REMNANT = 20
"""Characters that may be left of such a document: a page number, a stray title."""

# --- What strict rejects ------------------------------------------------------------------------------------
# FineWeb2 fits its thresholds for each language on space-separated words of Wikipedia, which Chinese does not
# have; these count characters instead, and are set so that prose, news, encyclopedia entries and forum
# replies pass.

STRICT_LENGTH = 50
"""Fewest characters that are not white space: FineWeb2 asks for 50 words, and a Chinese sentence that says
something complete has 20 to 40 characters, so that two sentences pass."""

STRICT_HAN_SHARE = 0.4
"""Smallest share of Han characters among all that are not white space, for Chinese documents. Prose has 0.8
to 0.9, technical text with code 0.5, price lists and link lists 0.2."""

STRICT_SENTENCE_SHARE = 0.3
"""Smallest share of characters in lines that end as sentences do. Prose has above 0.9, verse and lists of
specifications 0.4, navigation and keyword lists next to 0."""

STRICT_REPETITION = 0.3
"""Largest share of characters in lines that stood before in the same document: the bound of Gopher and
FineWeb, who count lines and characters alike."""

STRICT_SPAM_SHARE = 0.5
"""Largest share of characters dropped as spam: of a page that was mostly spam the rest is seldom worth
having."""

STRICT_MOJIBAKE_SHARE = 0.002
"""Largest share of U+FFFD and private-use characters left: one in five hundred is a broken sentence a
page."""

# --- Measures -----------------------------------------------------------------------------------------------

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SENTENCE_END = tuple("。！？…；：.!?;:”’」』）)》")
_HAN_ROWS = bytes((*range(0x34, 0xA0), 0xF9, 0xFA, *range(0xD8, 0xDC)))
"""High bytes in UTF-16 of Han characters: unified, extension A, compatibility, and what stands for the later
extensions (other astral characters are too few to tell)."""
_PRIVATE_ROWS = bytes(range(0xE0, 0xF9))


def measure(document: Document) -> dict[str, Any]:
    """Return the measures of `document`, earlier stages' own included.

    ``chars``: characters; ``han_share``: Han characters among those that are not white space;
    ``sentence_share``: characters in lines that end as a sentence does; ``repetition``: characters in lines
    that stood before; ``mojibake_share``: U+FFFD and private-use characters; ``control_share``: control
    characters. Shares run from 0 to 1 and are rounded to four places.

    >>> measure(Document("今天天气很好。\\n首页"))["sentence_share"]
    0.7778
    """
    text = document.text
    visible = _visible(text)
    lines = text.split("\n")
    # Counting bytes is ten times as fast as matching characters.
    rows = text.encode("utf-16-le", "surrogatepass")[1::2]
    han = len(rows) - len(rows.translate(None, _HAN_ROWS))
    private = controls = 0
    if not all(map(str.isprintable, lines)):
        private = len(rows) - len(rows.translate(None, _PRIVATE_ROWS))
        controls = len(_CONTROL.findall(text))
    broken = text.count("\ufffd") + private
    lines = [line for line in lines if line and not line.isspace()]
    in_lines = sum(map(len, lines))
    in_sentences = sum(len(line) for line in lines if line.rstrip().endswith(_SENTENCE_END))
    repeated = 0
    if len(set(lines)) < len(lines):
        repeated = sum(len(line) * (count - 1) for line, count in Counter(lines).items())
    return {
        **document.measures,
        "chars": len(text),
        "han_share": _share(han, visible),
        "sentence_share": _share(in_sentences, in_lines),
        "repetition": _share(repeated, in_lines),
        "mojibake_share": _share(broken, visible),
        "control_share": _share(controls, visible),
    }


def _visible(text: str) -> int:
    """Return the number of characters that are not white space."""
    return sum(map(len, text.split()))


def _share(part: int, whole: int) -> float:
    # A control character such as U+001F counts as white space as well.
    return min(1.0, round(part / whole, 4)) if whole else 0.0


# --- Verdicts -----------------------------------------------------------------------------------------------


def objection(document: Document, measures: Mapping[str, Any]) -> str | None:
    """Return why `document` is worth nothing to anyone, or None: what the preset ``light`` asks.

    >>> objection(Document(""), {})
    'The document is empty.'
    """
    text = document.text
    dropped = measures.get("spam_chars_share", 0.0) + measures.get("boilerplate_chars_share", 0.0)
    if not text or text.isspace():
        if dropped > 0:
            return "Nothing is left: every line was spam or boilerplate."
        return "The document is empty."
    unreadable = measures["mojibake_share"] + measures["control_share"]
    if unreadable >= UNREADABLE_SHARE:
        return f"The text is unreadable: {_percent(unreadable)} of its characters are damaged beyond repair."
    if dropped >= SPAM_SHARE and _visible(text) <= REMNANT:
        return f"Next to nothing is left: {_percent(dropped)} of the characters were spam or boilerplate."
    return None


def strict_objection(document: Document, measures: Mapping[str, Any]) -> str | None:
    """Return why `document` is not worth keeping in a corpus of prose, or None: what ``strict`` asks beyond
    ``light``.

    The shares of Han characters and sentences are asked of Chinese documents only.
    """
    visible = _visible(document.text)
    if visible < STRICT_LENGTH:
        return f"The text is too short: {visible} characters, fewer than {STRICT_LENGTH}."
    return next(_strict_objections(document.script, measures), None)


def _strict_objections(script: str | None, measures: Mapping[str, Any]) -> Iterator[str]:
    han, sentences = measures["han_share"], measures["sentence_share"]
    repetition, mojibake = measures["repetition"], measures["mojibake_share"]
    spam = measures.get("spam_chars_share", 0.0)
    if script not in ("ja", "ko", "other"):
        if han < STRICT_HAN_SHARE:
            yield f"Only {_percent(han)} of the characters are Chinese."
        if sentences < STRICT_SENTENCE_SHARE:
            yield f"Only {_percent(sentences)} of the text is in sentences: it reads like a list."
    if repetition > STRICT_REPETITION:
        yield f"{_percent(repetition)} of the text are lines that stood before in the same document."
    if spam > STRICT_SPAM_SHARE:
        yield f"{_percent(spam)} of the original text was spam."
    if mojibake > STRICT_MOJIBAKE_SHARE:
        yield f"{_percent(mojibake)} of the characters are damaged beyond repair."


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"


class Judge:
    """The stage that measures a document and keeps or rejects it, with a reason; the text stays as it is.

    >>> result = Judge(Config())(Document("   "))
    >>> result.verdict, result.reason
    ('reject', 'The document is empty.')
    """

    RULES = ()
    """None: it edits nothing, and ``judge`` of `Config` says how strict it is."""

    def __init__(self, config: Config) -> None:
        self.config = config

    def __call__(self, document: Document) -> Document:
        """Return `document` with its measures and, unless the judge is off, its verdict.

        A document that an earlier stage rejected (a binary) keeps that stage's reason.
        """
        measures = measure(document)
        document = replace(document, measures=measures)
        if self.config.judge == "off" or document.verdict == "reject":
            return document
        reason = objection(document, measures)
        if reason is None and self.config.judge == "strict":
            reason = strict_objection(document, measures)
        if reason is None:
            return document
        return replace(document, verdict="reject", reason=reason)
