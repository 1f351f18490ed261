"""What a mirror site does to every text, as data."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from hanwash.hanzi import gbk

__all__ = [
    "FOLD_ALL",
    "FOLD_MARKS",
    "FOLD_NOTHING",
    "Inserted",
    "Loss",
    "MirrorSite",
    "Pass",
    "Replacement",
    "annotation",
    "mark",
    "random_site",
    "stutter",
]

Loss = Literal["question", "question-space", "replacement", "silent", "silent-lead"]
"""How a decoder loses a lead byte that has no trail byte.

* ``question``: ``?`` stands for it and for the ASCII character after it, which is swallowed;
* ``question-space``: the same, but ``? ``;
* ``replacement``: U+FFFD stands for it, the ASCII character after it stays;
* ``silent``: it vanishes together with the ASCII character after it;
* ``silent-lead``: it vanishes alone.
"""

Inserted = Literal["annotation", "stutter", "mark", "noise"]
"""What a replacement inserts: a reading, a comma, something unseen, anything else."""

FOLD_NOTHING: Mapping[str, str] = {}
FOLD_MARKS: Mapping[str, str] = dict(zip("，（）：；？！", ",():;?!", strict=True))
"""The marks that crawlers fold to ASCII."""
FOLD_ALL: Mapping[str, str] = {chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)}
"""All full-width ASCII, as compatibility normalization folds it."""

STUTTERED_MARKS = "，、。；"
STUTTER_RATE = 2 / 3
"""Share of the marks that stutter on pages that do (seeds 003 and 004)."""
SPLITTABLE_MARKS = "！？；：，（）。＜"
"""The marks that were seen matched across a boundary on real pages."""
HIDDEN = "\b"
"""What stands before a mark unseen: one of U+0005 to U+0008 on the pages that show it."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """One ``str_replace`` over the bytes: `target` gets `before` and `after` put around it.

    Raises:
        ValueError: when `target` is not one character that GBK has a two-byte code for.
    """

    target: str
    before: str = ""
    after: str = ""
    rate: float = 1.0
    """Share of the occurrences that are replaced, 0 to 1."""
    kind: Inserted = "noise"

    def __post_init__(self) -> None:
        if gbk.code_of(self.target) is None:
            raise ValueError(f"{self.target!r} is not a character with a two-byte code")

    @property
    def pattern(self) -> bytes:
        """The bytes that are searched for."""
        return self.target.encode("gb18030")


def annotation(char: str, reading: str, *, space: bool = False, rate: float = 1.0) -> Replacement:
    """Return the replacement that puts ``(reading)`` after `char`, with a space inside where `space` is true.

    >>> annotation("會", "huì", space=True).after
    '(huì )'
    """
    return Replacement(char, after=f"({reading}{' ' * space})", rate=rate, kind="annotation")


def stutter(char: str, rate: float = STUTTER_RATE) -> Replacement:
    """Return the replacement that puts a comma before a share of the marks `char`."""
    return Replacement(char, before=",", rate=rate, kind="stutter")


def mark(char: str, hidden: str = HIDDEN) -> Replacement:
    """Return the replacement that puts something unseen before the mark `char`."""
    return Replacement(char, before=hidden, kind="mark")


@dataclass(frozen=True, slots=True)
class Pass:
    """One mirror's work: the replacements in order, then decoding."""

    replacements: Sequence[Replacement]
    loss: Loss = "question"
    keep_user_defined: bool = True
    """Whether user-defined codes come out as private-use characters; if not they are dropped."""


@dataclass(frozen=True, slots=True)
class MirrorSite:
    """What a site does to every text: the passes in order, and what goes before and after them."""

    passes: Sequence[Pass]
    convert: Callable[[str], str] | None = None
    """Conversion of the text before anything else, to the mirror's Traditional."""
    indent: str = ""
    """What the markup puts before each paragraph; the crawler trims what is left of it."""
    paragraph_end: str = ""
    """What the markup puts after each paragraph, `</p>`; the crawler cuts it where it is whole."""
    keep_controls: bool = False
    """Whether inserted control characters reach the page."""
    fold: Mapping[str, str] = field(default_factory=lambda: FOLD_MARKS)
    """Characters that the crawler replaces, each by one other."""


def random_site(
    seed: int, readings: Mapping[str, str], convert: Callable[[str], str] | None = None
) -> MirrorSite:
    """Return a site with habits in the proportions that real sites show them.

    It annotates 20 to 90 of the characters in `readings` (all of them where there are fewer), a fifth of
    the sites with a space in the bracket; a third stutters; two thirds replace two to six marks; the four
    styles of loss (the two silent ones being one) are equally likely; 60% fold marks to ASCII.

    >>> random_site(1, {"準": "zhǔn"}) == random_site(1, {"準": "zhǔn"})
    True
    """
    rng = random.Random(seed)
    count = min(rng.randint(20, 90), len(readings))
    chosen = rng.sample(sorted(readings), count)
    space = rng.random() < 1 / 5
    groups = [[annotation(char, readings[char], space=space) for char in chosen]]
    if rng.random() < 1 / 3:
        groups.append([stutter(char) for char in STUTTERED_MARKS])
    if rng.random() < 2 / 3:
        groups.append([mark(char) for char in rng.sample(SPLITTABLE_MARKS, rng.randint(2, 6))])
    rng.shuffle(groups)
    silent: Loss = rng.choice(["silent", "silent-lead"])
    loss: Loss = rng.choice(["question", "question-space", "replacement", silent])
    work = Pass([one for group in groups for one in group], loss, keep_user_defined=rng.random() < 1 / 2)
    return MirrorSite([work], convert, fold=FOLD_MARKS if rng.random() < 0.6 else FOLD_NOTHING)
