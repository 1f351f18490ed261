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
from hanwash.script.conversion import convert_lines
from hanwash.script.forms import composed
from hanwash.script.identify import Identity, identify
from hanwash.script.punctuation import (
    FULL_WIDTH_LETTERS,
    ascii_letters,
    ascii_marks,
    chinese_marks,
    has_ascii_marks,
    styled_quotes,
)
from hanwash.script.spacing import ODD_SPACES, has_layout, plain_spaces, tidied

__all__ = ["Normalize"]

Rewriter = Callable[[str], str]

_UNUSUAL = re.compile(f"[\r\x0b\x0c\x85\u2028\u2029{FULL_WIDTH_LETTERS}{ODD_SPACES}]")
"""What several rules look for and most texts lack: one scan in place of three."""

_LINE_BREAKS = re.compile("\r+(?![\r\n])|[\x0b\x0c\x85\u2028\u2029]+")
"""Line ends that are neither LF nor CRLF."""

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

    def __init__(self, config: Config) -> None:
        self.config = config

    def __call__(self, document: Document) -> Document:
        """Return `document` normalized, with `Document.script` set to the script it came in."""
        revision = Revision(document.text)
        unusual = _UNUSUAL.search(document.text) is not None
        if unusual and self._is_on("line-ends"):
            after = " " if self.config.keep_lines else "\n"
            revision.apply(
                Change(match.start(), match.end(), after * len(match.group()), "line-ends")
                for match in _LINE_BREAKS.finditer(revision.text)
            )
        identity = identify(revision.text)
        revision.apply(self._line_changes(revision.text, identity, unusual))
        return replace(document, script=identity.script).revised("normalize", revision)

    def _is_on(self, rule: str) -> bool:
        return f"normalize.{rule}" not in self.config.off

    def _line_changes(self, text: str, identity: Identity, unusual: bool) -> Iterator[Change]:
        """Yield one change for each line that a rule alters, and one for each run of surplus blank lines."""
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
        if self._is_on("script") and self.config.script != "keep":
            record("script", convert_lines(lines, identity, self.config.script))
        exempt: frozenset[int] | None = None
        for rule, rewrite in self._chinese_rules(text, unusual):
            rewritten = list(map(rewrite, lines))
            if rewritten == lines:
                continue
            if exempt is None:
                # Looking for source costs more than most rules: only once something would change.
                exempt = identity.foreign | code_lines(lines)
            for number in exempt:
                rewritten[number] = lines[number]
            record(rule, rewritten)
        collapses = self._is_on("blank-lines") and not self.config.keep_lines
        if rules or (collapses and _may_have_surplus_blanks(text)):
            yield from _changes(original, lines, rules, collapses)

    def _early_rules(self, text: str) -> list[tuple[str, Rewriter]]:
        """Return the rules for every line of whatever language, those that have nothing to do left out."""
        chosen: list[tuple[str, Rewriter]] = []
        if self._is_on("unicode") and not unicodedata.is_normalized("NFC", text):
            chosen.append(("unicode", composed))
        if self._is_on("line-ends") and "\r" in text:
            chosen.append(("line-ends", _without_carriage_return))
        return chosen

    def _chinese_rules(self, text: str, unusual: bool) -> list[tuple[str, Rewriter]]:
        """Return the rules for lines that are neither foreign nor source, those with nothing to do left
        out."""
        config = self.config
        chosen: list[tuple[str, Rewriter]] = []
        if unusual and self._is_on("width") and _FULL_WIDTH.search(text):
            chosen.append(("width", ascii_letters))
        odd_spaces = unusual and _ODD_SPACE.search(text) is not None
        if self._is_on("spacing") and odd_spaces:
            chosen.append(("spacing", plain_spaces))
        if self._is_on("quotes") and config.quotes == "target" and _QUOTE.search(text):
            chosen.append(("quotes", partial(styled_quotes, target=config.script)))
        if self._is_on("punctuation"):
            if config.punctuation == "chinese" and has_ascii_marks(text):
                chosen.append(("punctuation", chinese_marks))
            elif config.punctuation == "ascii" and _WIDE_MARK.search(text):
                chosen.append(("punctuation", ascii_marks))
        if self._is_on("spacing") and (odd_spaces or " " in text or "\t" in text):
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
