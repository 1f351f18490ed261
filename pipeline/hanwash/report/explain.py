"""Every edit of a document with its place and its evidence, for people to read."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from hanwash.document import Document, Edit, placed, undo_edits
from hanwash.terminal import counted, sentence, shown

__all__ = ["Explanation", "explain", "explanation_lines", "heading"]

# Enough of a long passage to recognise it; --json has all of it.
LONGEST_SHOWN = 60
# Characters of context on either side: a clause or so.
CONTEXT = 8


@dataclass(frozen=True, slots=True)
class Explanation:
    """One edit, with where it is found in the decoded input."""

    line: int
    """Line of the decoded input, from 1."""
    column: int
    """Character in that line, from 1."""
    stage: str
    rule: str
    before: str
    after: str
    left: str
    """What stood before it in its line, in the text that the stage received."""
    right: str
    """What stood behind it."""
    evidence: Mapping[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """Return the explanation as values that JSON can hold."""
        return asdict(self)


def explain(document: Document) -> list[Explanation]:
    """Return an explanation of every edit, by lines of the input, in a line in the order of stages."""
    received = []
    text = document.text
    for edits in reversed(document.history):
        text = undo_edits(text, edits)
        received.append(text)
    line_starts = [0, *(index + 1 for index, character in enumerate(text) if character == "\n")]
    explanations = []
    for step, (text, edits) in enumerate(zip(reversed(received), document.history, strict=True)):
        origins = [edit.start for edit in edits]
        for earlier in reversed(document.history[:step]):
            origins = _mapped_back(origins, earlier)
        for edit, origin in zip(edits, origins, strict=True):
            line = bisect.bisect_right(line_starts, origin)
            left, right = _context(text, edit.start, edit.end)
            column = origin - line_starts[line - 1] + 1
            evidence = edit.evidence or {}
            explanations.append(
                Explanation(
                    line, column, edit.stage, edit.rule, edit.before, edit.after, left, right, evidence
                )
            )
    return sorted(explanations, key=lambda found: found.line)


def _mapped_back(positions: Sequence[int], edits: Sequence[Edit]) -> list[int]:
    """Return where the ascending `positions` in an edited text stood before its `edits`."""
    mapped = []
    waiting = placed(edits)
    upcoming = next(waiting, None)
    shift = 0  # position in the edited text minus position in the original, between two edits
    for position in positions:
        while upcoming is not None and upcoming[1] <= position:
            shift = upcoming[1] - upcoming[2].end
            upcoming = next(waiting, None)
        inside = upcoming is not None and upcoming[0] < position
        mapped.append(upcoming[2].start if upcoming is not None and inside else position - shift)
    return mapped


def _context(text: str, start: int, end: int) -> tuple[str, str]:
    """Return a few characters on either side of a span, no further than its lines reach."""
    left = text[max(0, start - CONTEXT) : start].rpartition("\n")[2]
    right = text[end : end + CONTEXT].partition("\n")[0]
    return left, right


def heading(name: str, document: Document, reason: str | None) -> str:
    """Return one line on the document: its encoding and script, the number of edits, and the verdict."""
    facts = []
    if document.encoding is not None:
        facts.append(f"{document.encoding} (confidence {document.encoding_confidence or 0:.2f})")
    if document.script is not None:
        facts.append(document.script)
    facts.append(counted(len(document.edits), "edit"))
    facts.append("kept" if reason is None else f"rejected: {reason}")
    return sentence(name, ", ".join(facts))


def explanation_lines(
    explanations: Sequence[Explanation], style: Callable[[str, str], str] = lambda text, role: text
) -> Iterator[str]:
    """Yield each explanation as one line.

    `style` gives a text the look of its role: ``place``, ``rule``, ``before``, ``after`` or ``evidence``.

    >>> found = Explanation(3, 2, "repair", "annotation", "(wǎng)", "", "網", "絡", {"reading": "wǎng"})
    >>> print(*explanation_lines([found]))
    3:2  repair.annotation  網[(wǎng) → ]絡  reading=wǎng
    """
    places = [f"{found.line}:{found.column}" for found in explanations]
    rules = [f"{found.stage}.{found.rule}" for found in explanations]
    place_width = max(map(len, places), default=0)
    rule_width = min(max(map(len, rules), default=0), 32)
    for found, place, rule in zip(explanations, places, rules, strict=True):
        before, after = (shown(_shortened(text)) for text in (found.before, found.after))
        evidence = "  ".join(
            f"{key}={shown(_shortened(str(value)))}" for key, value in found.evidence.items()
        )
        yield (
            f"{style(place.rjust(place_width), 'place')}  {style(rule.ljust(rule_width), 'rule')}  "
            f"{shown(found.left)}[{style(before, 'before')} → {style(after, 'after')}]{shown(found.right)}"
            + (f"  {style(evidence, 'evidence')}" if evidence else "")
        )


def _shortened(text: str) -> str:
    """Return `text` without its middle when it is long, with the number of characters left out."""
    if len(text) <= LONGEST_SHOWN:
        return text
    half = LONGEST_SHOWN // 2
    return f"{text[:half]}…({len(text) - 2 * half:,} more)…{text[-half:]}"
