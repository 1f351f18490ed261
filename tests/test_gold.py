"""The five seed documents come out as the gold texts say, character by character, white space aside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import hanwash

ROOT = Path(__file__).parents[1]
GOLD = ROOT / "tests" / "gold"
NAMES = sorted(path.name for path in (ROOT / "seeds").glob("*.txt"))

CONTEXT = 12
"""Characters shown on either side of a difference."""

FORBIDDEN = {
    "annotation": re.compile(r"[\u3400-\u9fff]\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]+ ?\)"),
    "pinyin letter": re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]"),
    "replacement or private-use character": re.compile("[\ufffd\ue000-\uf8ff]"),
    "small sign of a user-defined code": re.compile("[\ufe50-\ufe6b\u303e\u2ff0-\u2fff]"),
    "bopomofo, box drawing": re.compile("[\u3100-\u312f\u2500-\u257f]"),
    "stutter": re.compile("[,，][,，、。；]"),
    "ASCII mark after a Han character": re.compile(r"[\u3400-\u9fff][,;:?!()]"),
    "Traditional character": re.compile("[們個這來時為國會說對發學與開關門]"),
}


def squeezed(text: str) -> str:
    """Return `text` without its white space."""
    return "".join(text.split())


def gold(name: str) -> str:
    return (GOLD / name).read_text(encoding="utf-8")


def first_difference(expected: str, actual: str) -> str:
    """Return the first differing place of two squeezed texts, with context, for a failure message."""
    at = next(
        (i for i, (a, b) in enumerate(zip(expected, actual, strict=False)) if a != b),
        min(len(expected), len(actual)),
    )
    window = slice(max(0, at - CONTEXT), at + CONTEXT)
    return f"at character {at}:\n  expected …{expected[window]!r}…\n  actual   …{actual[window]!r}…"


def test_every_seed_has_a_gold_text() -> None:
    assert len(NAMES) == 5
    assert sorted(path.name for path in GOLD.glob("*.txt")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_cleaning_gives_the_gold_text(name: str) -> None:
    result = hanwash.Cleaner().clean((ROOT / "seeds" / name).read_bytes())

    expected, actual = squeezed(gold(name)), squeezed(result.text)

    assert actual == expected, first_difference(expected, actual)


@pytest.mark.parametrize("name", NAMES)
def test_paragraphs_are_those_of_the_gold_text(name: str) -> None:
    result = hanwash.Cleaner().clean((ROOT / "seeds" / name).read_bytes())

    expected = [squeezed(line) for line in gold(name).split("\n") if line.strip()]
    actual = [squeezed(line) for line in result.text.split("\n") if line.strip()]

    assert actual == expected


@pytest.mark.parametrize("name", NAMES)
def test_undo_gives_the_seed_back(name: str) -> None:
    data = (ROOT / "seeds" / name).read_bytes()

    assert hanwash.Cleaner().clean(data).undo() == data.decode("utf-8")


@pytest.mark.parametrize("form", FORBIDDEN)
@pytest.mark.parametrize("name", NAMES)
def test_gold_texts_are_clean(name: str, form: str) -> None:
    assert FORBIDDEN[form].search(gold(name)) is None
