"""Program source and addresses inside text: what no rule on punctuation or spacing may touch."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["code_lines", "opaque_spans"]

_STATEMENT = re.compile(
    r"""
    (?:
        (?:def|class|import|from|return|if|elif|else|for|while|try|except|with|print|lambda
          |var|let|const|function|public|private|protected|static|int|void|char|double|float|bool
          |using|package|namespace|struct|SELECT|INSERT|UPDATE|DELETE|CREATE)\b[^\n]{0,200}?[(){}\[\]:;='"<>]
      | (?:import|from|package|using)\ [A-Za-z_][\w.]{0,80}(?:\s*;)?$
      | \#(?:include|define|ifdef|ifndef|endif|pragma|!)
      | @\w+\s*(?:\(|$)
      | (?:>>>|\$|In\ \[\d+\]:)\ \S
      | "[^"\n]{1,80}"\s*:
      | [A-Za-z_][\w.\[\]'"]{0,80}\s*(?:=|[-+*/|&]=|:=)\s*\S
      | [A-Za-z_][\w.]{0,80}\([^\n]*\)\s*(?:[;{]\s*)?(?:$|\#|//)
      | [{}\[\]](?:\s*[,;)])?$
      | </?[A-Za-z!][^>\n]{0,200}>$
    )
    """,
    re.VERBOSE | re.ASCII,
)
"""A line of program source, without the white space at its ends, by the way it begins."""

_BLANKS = " \t\r\v\f"

_OPERATOR = re.compile(
    r"""
    [{;=&|:!+-](?:
        (?<=[A-Za-z0-9_)\]"'\ ][{;])\s*(?:$|//|/\*)
      | (?<==)>\s | (?<=&)& | (?<=\s\|)\|\s | (?<=:):\w | (?<=\s[=!])=\s | (?<=\+)\+; | (?<=\w-)>\w
    )
    """,
    re.VERBOSE | re.ASCII,
)
"""A sign inside a line that prose in no language has."""

_COMMENT = re.compile(r"\s*(?:#|//|/\*|\*|--|\"\"\"|''')")
_FENCE = re.compile(r"\s{0,3}(?:```|~~~)")

_OPAQUE: tuple[tuple[str, re.Pattern[str]], ...] = (
    # Addresses; magnet links have no slashes but are rare enough to be missed.
    ("://", re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,20}://[!-~]+")),
    ("www.", re.compile(r"(?<![\w.@-])www\.[!-~]+", re.ASCII)),
    ("@", re.compile(r"[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9][A-Za-z0-9.-]{1,100}", re.ASCII)),
    # Code in Markdown.
    ("`", re.compile(r"`[^`\n]{1,200}`")),
    # Tags and entities.
    ("<", re.compile(r"</?[A-Za-z][^<>\n]{0,200}>")),
    ("&", re.compile(r"&\#?\w{1,10};", re.ASCII)),
    # Paths of Windows.
    (":\\", re.compile(r"(?<![A-Za-z])[A-Za-z]:\\[^\s,;:?!，。；：？！]{0,200}")),
    # Formulas of TeX: 花了$5,找回$3 holds none.
    ("$", re.compile(r"\$[^$\n\u3000-\uffff]{1,200}\$")),
)
"""Patterns of what is opaque, each after a string without which it cannot be there."""

_STATEMENT_HINT = re.compile(r"[={}\[\]<>\"&|@#$:]")
_CALL = re.compile(r"[A-Za-z0-9_]\(")
_ADDRESS_TAIL = ".,;:?!)'\""


def code_lines(lines: Sequence[str]) -> frozenset[int]:
    """Return the numbers of those `lines` that are program source, comments beside it included.

    >>> sorted(code_lines(["平均值,算法:", "def mean(a,b):", "    # 求和,再除", "    return (a+b)/2"]))
    [1, 2, 3]
    """
    found = set()
    comments = []
    fenced = False
    for number, line in enumerate(lines):
        if ("```" in line or "~~~" in line) and _FENCE.match(line):
            fenced = not fenced
            found.add(number)
        elif fenced or (
            _may_be_statement(line) and (_STATEMENT.match(line.strip(_BLANKS)) or _OPERATOR.search(line))
        ):
            found.add(number)
        elif _COMMENT.match(line):
            comments.append(number)
    # A comment belongs to the source next to it; alone, `# 标题` is a heading.
    for number in comments:
        if number - 1 in found:
            found.add(number)
    for number in reversed(comments):
        if number + 1 in found:
            found.add(number)
    return frozenset(found)


def _may_be_statement(line: str) -> bool:
    """Return whether `line` holds a sign of source at all: Chinese prose does not."""
    return (
        line.isascii()
        or _STATEMENT_HINT.search(line) is not None
        or ("(" in line and _CALL.search(line) is not None)
    )


def opaque_spans(line: str) -> list[tuple[int, int]]:
    r"""Return the spans of `line` that are addresses, paths, tags, formulas or quoted code.

    >>> opaque_spans("见https://example.com/a,b,再打开C:\\路径,完成")
    [(1, 24), (28, 33)]
    """
    spans = []
    for hint, pattern in _OPAQUE:
        if hint not in line:
            continue
        for match in pattern.finditer(line):
            start, end = match.span()
            # A mark after an address belongs to the sentence.
            if line[start] not in "`<$&":
                end = start + len(match.group().rstrip(_ADDRESS_TAIL))
            spans.append((start, end))
    return spans
