"""How much of what mirrors destroy does the repair restore?

    python benchmarks/repair.py [FOLDER] [--documents N] [--failures N]

Clean Simplified news from FOLDER (text files, UTF-8) is damaged by the forward model, each document as one
site would damage it, then restored by a regular expression that removes bracketed readings, by ftfy with its
defaults, and by `hanwash.repair`. A document counts when it is the Traditional text that was damaged,
full-width ASCII folded to ASCII on both sides. Without FOLDER the gold texts of this project are used, cut up
and damaged by several sites each: enough to see a regression, too few and too alike to be a measure. The
language model has not seen the gold texts; whether it has seen FOLDER's is for the caller to know.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Literal, NamedTuple

import ftfy

import hanwash
from hanwash.damage.forward import FOLD_ALL, DamagedPage, MirrorSite, Place, damage, random_site
from hanwash.hanzi import gbk
from hanwash.hanzi.readings import readings
from hanwash.hanzi.variants import is_traditional_only, mirror_table

GOLD = Path(__file__).parents[1] / "tests" / "gold"
LENGTH = 1200
"""Characters a document, cut at the end of a sentence after that many."""
ANNOTATABLE = 300
"""Sites choose what they annotate among this many Traditional characters, the commonest of the texts."""

READING = re.compile("(?<=[\u3400-\u9fff])\\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿê]+ ?\\)")
FOLDING = str.maketrans(dict(FOLD_ALL))

Outcome = Literal["right", "left alone", "wrong"]


class Case(NamedTuple):
    """A document and the site that damaged it."""

    name: str
    site: MirrorSite
    page: DamagedPage


def regex_only(text: str) -> str:
    """Return `text` without bracketed readings."""
    return READING.sub("", text)


METHODS: dict[str, Callable[[str], str]] = {
    "regular expression": regex_only,
    "ftfy": ftfy.fix_text,
    "hanwash.repair": hanwash.repair,
}


def documents(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (name, text) of about `LENGTH` characters from the text files of a folder, short ones joined."""
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        # A mirror cannot carry what GBK has no code for, and no repair can bring it back.
        text = "".join(char for char in text if char == "\n" or " " <= char < "\x7f" or gbk.code_of(char))
        paragraphs = [line.strip() for line in text.split("\n") if line.strip()]
        rest = "\n".join(paragraphs)
        while len(rest) >= LENGTH // 2:
            end = re.compile("[。！？]”?|$").search(rest, min(LENGTH, len(rest)))
            assert end is not None, "the pattern matches at the end"
            yield path.stem, rest[: end.end()]
            rest = rest[end.end() :].lstrip()


def cases(texts: Sequence[tuple[str, str]], count: int, seed: int) -> list[Case]:
    """Return `count` damaged documents, each of a site of its own; too few texts are used again."""
    table = mirror_table()

    def convert(text: str) -> str:
        return text.translate(table)

    frequency = Counter(char for _, text in texts for char in convert(text) if is_traditional_only(char))
    rng = random.Random(seed)
    chosen = rng.sample(texts, count) if len(texts) >= count else [rng.choice(texts) for _ in range(count)]
    common = [char for char, _ in frequency.most_common(ANNOTATABLE) if readings(char)]
    made = []
    for number, (name, text) in enumerate(chosen):
        # Sites have one reading for a character, not always the common one.
        own = {char: rng.choice(sorted(readings(char))) for char in common}
        site = random_site(seed + number, own, convert)
        made.append(Case(name, site, damage(text, site, seed + number)))
    return made


def folded(text: str) -> str:
    """Return `text` with full-width ASCII folded, one character for one."""
    return text.translate(FOLDING)


def outcomes(page: DamagedPage, restored: str) -> list[tuple[Place, Outcome, str]]:
    """Return what became of each misaligned stretch: (place, outcome, what stands there now)."""
    stretches = [place for place in page.places if place.kind == "misalignment"]
    clean, restored = folded(page.clean), folded(restored)
    if clean == restored:
        return [(place, "right", page.clean[place.clean_start : place.clean_end]) for place in stretches]
    landing: dict[int, int] = {-1: -1, len(clean): len(restored)}
    for start, at, size in SequenceMatcher(None, clean, restored, autojunk=False).get_matching_blocks():
        landing.update(zip(range(start, start + size), range(at, at + size), strict=True))
    result = []
    for place in stretches:
        before, after = place.clean_start - 1, place.clean_end
        while before not in landing:
            before -= 1
        while after not in landing:
            after += 1
        now = restored[landing[before] + 1 : landing[after]]
        seen = folded(page.text[place.page_start : place.page_end])
        outcome: Outcome = "wrong"
        if now == clean[before + 1 : after]:
            outcome = "right"
        elif regex_only(seen) in regex_only(now):
            outcome = "left alone"
        result.append((place, outcome, now))
    return result


def share(part: int, whole: int) -> str:
    return f"{part:6d}  {100 * part / max(whole, 1):6.2f}%"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", nargs="?", type=Path, default=GOLD)
    parser.add_argument("--documents", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--failures", type=int, default=0, help="show this many stretches that are not right")
    options = parser.parse_args()

    texts = list(documents(options.folder))
    if not texts:
        parser.error(f"{options.folder} holds no text files of {LENGTH // 2} characters or more")
    made = cases(texts, options.documents, options.seed)
    kinds = Counter(place.kind for case in made for place in case.page.places)
    size = sum(len(case.page.text.encode()) for case in made)
    print(f"{len(made)} documents, {len(texts)} texts, {size / 1e6:.2f} MB; places:", dict(kinds))

    hanwash.repair(made[0].page.text)  # loads the data
    results = {}
    print(f"\n{'':20} restored exactly    MB/s")
    for name, method in METHODS.items():
        began = time.perf_counter()
        results[name] = [method(case.page.text) for case in made]
        seconds = time.perf_counter() - began
        exact = [
            folded(text) == folded(case.page.clean) for text, case in zip(results[name], made, strict=True)
        ]
        print(f"{name:20}{share(sum(exact), len(made))}  {size / 1e6 / seconds:7.1f}")
        if name == "hanwash.repair":
            by_loss: dict[str, list[bool]] = {}
            for case, is_exact in zip(made, exact, strict=True):
                by_loss.setdefault(case.site.passes[0].loss, []).append(is_exact)

    print("\nhanwash.repair, documents by how bytes are lost")
    for loss, of_loss in sorted(by_loss.items()):
        print(f"  {loss:18}{share(sum(of_loss), len(of_loss))} of {len(of_loss)}")

    found = [
        (case, *outcome)
        for case, text in zip(made, results["hanwash.repair"], strict=True)
        for outcome in outcomes(case.page, text)
    ]
    print(f"\nhanwash.repair, {len(found)} misaligned stretches")
    tally = Counter((outcome, place.proven) for _, place, outcome, _ in found)
    for outcome in ("right", "left alone", "wrong"):
        for proven in (True, False):
            label = f"{outcome}, {'proven by bytes' if proven else 'not proven'}"
            print(f"  {label:30}{share(tally[outcome, proven], len(found))}")

    failures = [one for one in found if one[2] != "right"]
    for case, place, outcome, now in failures[: options.failures]:
        page, clean = case.page.text, case.page.clean
        proof = "proven" if place.proven else "not proven"
        print(
            f"\n{outcome} in {case.name} ({case.site.passes[0].loss}, {proof})"
            f"\n  page  {page[max(0, place.page_start - 12) : place.page_end + 12]!r}"
            f"\n  text  {clean[max(0, place.clean_start - 12) : place.clean_end + 12]!r}"
            f"\n  now   {now!r}"
        )


if __name__ == "__main__":
    main()
