"""Normalization: one script, one width of punctuation, one spacing, one Unicode form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from hanwash.config import Config
from hanwash.document import Change, Document, Revision
from hanwash.script.code import code_lines
from hanwash.script.conversion import convert_lines, needs_conversion
from hanwash.script.forms import composed
from hanwash.script.hints import Hint, any_of
from hanwash.script.identify import Identity, identify
from hanwash.script.punctuation import (
    CHINESE_MARKS_HINT,
    ELLIPSIS_OF_STOPS,
    FULL_WIDTH_LETTERS,
    QUOTE_STYLES,
    ascii_letters,
    ascii_marks,
    chinese_marks,
    styled_quotes,
)
from hanwash.script.spacing import ODD_SPACES, TIDIED_HINT, has_layout, plain_spaces, tidied

__all__ = ["Normalize"]

Rewriter = Callable[[str], str]

_LINE_ENDS = "\r\x0b\x0c\x85\u2028\u2029"
_UNUSUAL = f"{_LINE_ENDS}{FULL_WIDTH_LETTERS}{ODD_SPACES}"
_UNUSUAL_CHARACTER = re.compile(f"[{_UNUSUAL}]")
_ANYTHING = any_of(Hint(_UNUSUAL), CHINESE_MARKS_HINT, TIDIED_HINT)
"""What the rules that are on by default look for, the conversion of scripts aside. Most Chinese text has none
of it: one scan in place of six."""

_LINE_BREAKS = re.compile(
    f"[{_LINE_ENDS}](?:(?<=\r)(?<!\r\r)\r*(?![\r\n])|(?<!\r)[\x0b\x0c\x85\u2028\u2029]*)"
)
"""Line ends that are neither LF nor CRLF. A run of CR is looked at once, from its first."""

_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")
_FULL_WIDTH = re.compile(f"[{FULL_WIDTH_LETTERS}]")
_WIDE_MARK = re.compile("[，；：？！（）。％［］｛｝]")
_QUOTE = re.compile('[“”‘’「」『』"]')


class Normalize:
    """The stage that brings a document into one script and one typography.

    Rules, each of which `Config.off` can name as ``normalize.<rule>``: ``unicode``, ``line-ends``,
    ``script``, ``width``, ``punctuation``, ``quotes``, ``spacing``, ``blank-lines``. A line that changes is
    one edit, its rules joined by ``+``.

    >>> Normalize(Config())(Document("　　臺灣的網站,著名")).text
    '台湾的网站，著名'
    """

    RULES = ("unicode", "line-ends", "script", "width", "punctuation", "quotes", "spacing", "blank-lines")

    def __init__(self, config: Config) -> None:
        self.config = config
        self._on = frozenset(rule for rule in self.RULES if config.is_on("normalize", rule))

    def __call__(self, document: Document) -> Document:
        """Return `document` normalized, with `Document.script` set to the script it came in."""
        revision = Revision(document.text)
        plain = not _ANYTHING.search(document.text) and ELLIPSIS_OF_STOPS not in document.text
        unusual = not plain and _UNUSUAL_CHARACTER.search(document.text) is not None
        if unusual and "line-ends" in self._on:
            after = " " if self.config.keep_lines else "\n"
            revision.apply(
                Change(match.start(), match.end(), after * len(match.group()), "line-ends")
                for match in _LINE_BREAKS.finditer(revision.text)
            )
        identity = identify(revision.text)
        if not (plain and self._keeps(revision.text, identity)):
            revision.apply(self._line_changes(revision.text, identity, plain, unusual))
        return replace(document, script=identity.script).revised("normalize", revision)

    def _keeps(self, text: str, identity: Identity) -> bool:
        """Return whether no rule has anything to do in a `text` in which `_ANYTHING` is not found."""
        return not (
            self._early_rules(text)
            or self._converts(identity)
            or self._chinese_rules(text, identity, plain=True, unusual=False)
            or (self._collapses() and _may_have_surplus_blanks(text))
        )

    def _converts(self, identity: Identity) -> bool:
        target = self.config.script
        return "script" in self._on and target != "keep" and needs_conversion(identity, target)

    def _collapses(self) -> bool:
        return "blank-lines" in self._on and not self.config.keep_lines

    def _line_changes(self, text: str, identity: Identity, plain: bool, unusual: bool) -> Iterator[Change]:
        """Yield one change for each line that a rule alters, and one for each run of surplus blank lines.

        `plain` says that `_ANYTHING` is nowhere in the text, `unusual` that some `_UNUSUAL_CHARACTER` is.
        """
        original = text.split("\n")
        lines = original
        rules: dict[int, list[str]] = {}

        def record(rule: str, rewritten: list[str]) -> None:
            nonlocal lines
            for number, (old, new) in enumerate(zip(lines, rewritten, strict=True)):
                if old != new:
                    rules.setdefault(number, []).append(rule)
            lines = rewritten

        for rule, rewrite in self._early_rules(text):
            record(rule, list(map(rewrite, lines)))
        if rules:
            # A canonical form can be a mark: U+037E is a semicolon.
            text, plain, unusual = "\n".join(lines), False, True
        if self._converts(identity):
            record("script", convert_lines(lines, identity, self.config.script))
        exempt: frozenset[int] | None = None
        for rule, rewrite in self._chinese_rules(text, identity, plain, unusual):
            rewritten = list(map(rewrite, lines))
            if rewritten == lines:
                continue
            if exempt is None:
                # Looking for source costs more than most rules: only once something would change.
                exempt = identity.foreign | code_lines(lines)
            for number in exempt:
                rewritten[number] = lines[number]
            record(rule, rewritten)
        collapses = self._collapses()
        if rules or (collapses and _may_have_surplus_blanks(text)):
            yield from _changes(original, lines, rules, collapses)

    def _early_rules(self, text: str) -> list[tuple[str, Rewriter]]:
        """Return the rules for every line of whatever language, those that have nothing to do left out."""
        chosen: list[tuple[str, Rewriter]] = []
        if "unicode" in self._on and not unicodedata.is_normalized("NFC", text):
            chosen.append(("unicode", composed))
        if "line-ends" in self._on and "\r" in text:
            chosen.append(("line-ends", _without_carriage_return))
        return chosen

    def _chinese_rules(
        self, text: str, identity: Identity, plain: bool, unusual: bool
    ) -> list[tuple[str, Rewriter]]:
        """Return the rules for lines that are neither foreign nor source, those with nothing to do left
        out."""
        config = self.config
        chosen: list[tuple[str, Rewriter]] = []
        if unusual and "width" in self._on and _FULL_WIDTH.search(text):
            chosen.append(("width", ascii_letters))
        odd_spaces = unusual and _ODD_SPACE.search(text) is not None
        if "spacing" in self._on and odd_spaces:
            chosen.append(("spacing", plain_spaces))
        if "quotes" in self._on and config.quotes == "target" and _QUOTE.search(text):
            # Where the script is kept the marks are to be those of the script that the text is in.
            style = identity.script if config.script == "keep" else config.script
            if style in QUOTE_STYLES:
                chosen.append(("quotes", partial(styled_quotes, target=style)))
        if "punctuation" in self._on:
            if config.punctuation == "chinese" and not plain:
                chosen.append(("punctuation", chinese_marks))
            elif config.punctuation == "ascii" and _WIDE_MARK.search(text):
                chosen.append(("punctuation", ascii_marks))
        if "spacing" in self._on and not (plain and not chosen):
            # Where another rule made a mark or a space of something, there may be new ones to tidy.
            chosen.append(("spacing", partial(tidied, keep_indent=True) if has_layout(text) else tidied))
        return chosen


def _without_carriage_return(line: str) -> str:
    return line.rstrip("\r")


def _may_have_surplus_blanks(text: str) -> bool:
    return "\n\n\n" in text or text.startswith("\n") or text.endswith("\n\n")


def _changes(
    original: list[str], lines: list[str], rules: dict[int, list[str]], collapses: bool
) -> Iterator[Change]:
    """Yield the changes that make `lines` of the `original` ones.

    With `collapses` one blank line is left of a run, none at the start of the text, and at its end the
    final newline only.
    """
    position = 0
    last = len(original) - 1
    filled = next((number for number in range(last, -1, -1) if lines[number]), -1)
    blank_before = True
    surplus = 0  # length of the run of surplus blank lines that ends at `position`
    for number, (old, new) in enumerate(zip(original, lines, strict=True)):
        end = position + len(old)
        blank = collapses and not new
        if blank and number < last and (blank_before or number > filled):
            # The line goes with its line feed.
            surplus += len(old) + 1
        else:
            if surplus:
                yield Change(position - surplus, position, "", "blank-lines")
                surplus = 0
            if number in rules:
                yield Change(position, end, new, "+".join(dict.fromkeys(rules[number])))
        blank_before = blank
        position = end + 1
