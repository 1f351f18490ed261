"""Sites as a user describes them; which characters they annotate is settled by the text they damage."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from hanwash.damage.forward.site import (
    FOLD_ALL,
    FOLD_MARKS,
    FOLD_NOTHING,
    HIDDEN,
    STUTTER_RATE,
    Loss,
    MirrorSite,
    Pass,
    Replacement,
    annotation,
    mark,
    random_site,
    stutter,
)
from hanwash.hanzi.readings import readings, toneless
from hanwash.hanzi.variants import is_traditional_only, mirror_table

__all__ = [
    "FOLDINGS",
    "Annotate",
    "Folding",
    "Insert",
    "Marks",
    "PassRecipe",
    "SiteError",
    "SiteRecipe",
    "Step",
    "Stutter",
    "commonest_traditional",
    "draw_readings",
    "mirror_script",
]

Folding = Literal["none", "marks", "all"]
FOLDINGS: Mapping[Folding, Mapping[str, str]] = {
    "none": FOLD_NOTHING,
    "marks": FOLD_MARKS,
    "all": FOLD_ALL,
}
"""What a crawler folds to ASCII, by name."""

ANNOTATABLE = 300
"""A random site chooses what it annotates among this many characters, the commonest of the text: more than
any site was seen to annotate, so that some of what it annotates is rare on the page."""

_COUNT = re.compile("[0-9]{1,9}")
_ANNOTATED = re.compile(r"(\S)(?:\(([^()]*)\))?")


class SiteError(ValueError):
    """A site that cannot be made as it was described; the message says why."""


class Annotate(NamedTuple):
    """A reading behind characters."""

    chars: str
    """The characters in the order in which they are annotated, each with a reading of choice in brackets
    behind it; or a number: so many of the text's commonest that only Traditional script has."""
    rate: float = 1.0
    """Share of the occurrences, 0 to 1."""
    toneless: bool = False
    space_in_bracket: bool = False

    def replacements(self, clean: str, rng: random.Random) -> list[Replacement]:
        """Return what this does to `clean`; `rng` draws the readings that are not given."""
        if _COUNT.fullmatch(self.chars):
            given = dict.fromkeys(commonest_traditional([clean], int(self.chars)), "")
        else:
            given = dict(_ANNOTATED.findall(self.chars))
        unreadable = next((char for char, reading in given.items() if not (reading or readings(char))), None)
        if unreadable is not None:
            raise SiteError(
                f"annotate: no reading of {unreadable!r} is known; write one in brackets behind it"
            )
        given.update(draw_readings((char for char, reading in given.items() if not reading), rng))
        return [
            annotation(
                char,
                toneless(reading) if self.toneless else reading.strip(),
                space=self.space_in_bracket,
                rate=self.rate,
            )
            for char, reading in given.items()
        ]


class Stutter(NamedTuple):
    """A comma before marks."""

    marks: str
    rate: float = STUTTER_RATE
    """Share of the marks, 0 to 1."""

    def replacements(self, clean: str, rng: random.Random) -> list[Replacement]:
        """Return what this does to any text."""
        return [stutter(char, self.rate) for char in self.marks]


class Marks(NamedTuple):
    """Something unseen before marks, in whose place half of two characters may stand."""

    marks: str
    hidden: str = HIDDEN

    def replacements(self, clean: str, rng: random.Random) -> list[Replacement]:
        """Return what this does to any text."""
        return [mark(char, self.hidden) for char in self.marks]


class Insert(NamedTuple):
    """Any text around a character."""

    target: str
    before: str = ""
    after: str = ""
    rate: float = 1.0
    """Share of the occurrences, 0 to 1."""

    def replacements(self, clean: str, rng: random.Random) -> list[Replacement]:
        """Return what this does to any text."""
        return [Replacement(self.target, self.before, self.after, self.rate)]


Step = Annotate | Stutter | Marks | Insert


class PassRecipe(NamedTuple):
    """What one mirror does, in order, and how it loses bytes."""

    steps: Sequence[Step]
    loss: Loss = "question"
    keep_user_defined: bool = True


@dataclass(frozen=True, slots=True)
class SiteRecipe:
    """A site before the text is known.

    >>> site = SiteRecipe([PassRecipe([Annotate("準(zhǔn)備")])]).site("准备")
    >>> [one.target + one.after for one in site.passes[0].replacements]
    ['準(zhǔn)', '備(bèi)']
    """

    passes: Sequence[PassRecipe] = ()
    """None: a site with habits like those of real ones is drawn."""
    number: int = 0
    """Which of the drawn sites."""
    mirrors: int | None = None
    """2: of one pass stutter and marks become a second one, by a mirror that reads the first one's page."""
    loss: Loss | None = None
    """For all passes; None leaves it to each of them, as it does below."""
    keep_user_defined: bool | None = None
    convert: bool = True
    """Whether the text is converted to the mirrors' Traditional first."""
    indent: str = ""
    paragraph_end: str = ""
    keep_controls: bool = False
    fold: Folding | None = None
    """None: what the drawn site does, or the marks."""

    def site(self, text: str, seed: int = 0) -> MirrorSite:
        """Return the site for `text`; `seed` draws the readings that the recipe leaves open.

        Raises:
            SiteError: when the text or the recipe does not allow it.
        """
        convert = mirror_script if self.convert else None
        clean = text if convert is None else convert(text)
        rng = random.Random(seed)
        try:
            passes = [
                Pass(
                    [one for step in work.steps for one in step.replacements(clean, rng)],
                    work.loss,
                    work.keep_user_defined,
                )
                for work in self.passes
            ]
        except ValueError as error:
            raise SiteError(str(error)) from error
        fold = FOLD_MARKS
        if not passes:
            drawn = _drawn_site(clean, self.number)
            passes, fold = list(drawn.passes), drawn.fold
        if self.mirrors == 2:
            passes = _two_mirrors(passes)
        return MirrorSite(
            [self._as_asked(work) for work in passes],
            convert,
            self.indent,
            self.paragraph_end,
            self.keep_controls,
            fold if self.fold is None else FOLDINGS[self.fold],
        )

    def _as_asked(self, work: Pass) -> Pass:
        """Return `work` with the habits that hold for all passes."""
        keep = self.keep_user_defined
        return replace(
            work,
            loss=work.loss if self.loss is None else self.loss,
            keep_user_defined=work.keep_user_defined if keep is None else keep,
        )


def mirror_script(text: str) -> str:
    """Return `text` in the Traditional script of the mirrors, character by character.

    >>> mirror_script("看着网页里的台词")
    '看著網頁里的臺詞'
    """
    return text.translate(mirror_table())


def commonest_traditional(texts: Iterable[str], count: int) -> list[str]:
    """Return the commonest characters that only Traditional script has, `count` at most, commonest first.

    Characters of which no reading is known do not count.

    >>> commonest_traditional(["網頁上的網站"], 5)
    ['網', '頁']
    """
    frequency = Counter(char for text in texts for char in text if is_traditional_only(char))
    return [char for char, _ in frequency.most_common() if readings(char)][:count]


def draw_readings(chars: Iterable[str], rng: random.Random) -> dict[str, str]:
    """Return a reading for each character: sites have one, and not always the common one.

    >>> draw_readings("網", random.Random(0))
    {'網': 'wǎng'}
    """
    return {char: rng.choice(sorted(readings(char))) for char in chars}


def _drawn_site(clean: str, number: int) -> MirrorSite:
    own = draw_readings(commonest_traditional([clean], ANNOTATABLE), random.Random(number))
    return random_site(number, own)


def _two_mirrors(passes: Sequence[Pass]) -> list[Pass]:
    """Return the work of one mirror as that of two: the first annotates, the second does the rest."""
    if len(passes) != 1:
        raise SiteError("a site file with several passes says itself what each of them does")
    (work,) = passes
    annotating = [one for one in work.replacements if one.kind == "annotation"]
    others = [one for one in work.replacements if one.kind != "annotation"]
    return [replace(work, replacements=annotating), replace(work, replacements=others)]
