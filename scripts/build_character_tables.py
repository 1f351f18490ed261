"""Write characters.tsv: how usual each character is, by language, as a cost in nats (-ln p).

Run with jieba, opencc, Django and Faker installed::

    python scripts/build_character_tables.py

Sources: word frequencies of jieba's dictionary (MIT), their Traditional forms by OpenCC (Apache-2.0), and the
Japanese, Korean, Cyrillic and Latin translations in Django (BSD-3-Clause) and Faker (MIT).
"""

from __future__ import annotations

import importlib.util
import math
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import opencc

TARGET = Path(__file__).parents[1] / "pipeline" / "hanwash" / "encoding" / "data" / "characters.tsv"

HEADER = """\
# Written by scripts/build_character_tables.py from jieba (MIT), OpenCC (Apache-2.0), Django (BSD-3-Clause), Faker (MIT).
# language, cost of a character in nats, the characters of that cost
"""

# Costs are written in steps: a difference below half a nat decides nothing.
STEP = 0.5

# Past these ranks a character says no more than that it is rare; the reader has one cost for all of those.
LONGEST = {"zh": 6500, "ja": 2200, "ko": 900}

CJK = re.compile("[㐀-䶿一-鿿]")
KANA = re.compile("[ぁ-ゖァ-ヺー]")
HANGUL = re.compile("[가-힣]")
CYRILLIC = re.compile("[Ѐ-ӿ]")
LATIN = re.compile("[À-ɏ]")

# The shares and weights below are estimates by hand, not counted.
# Shares of running text that the letters of a language make up; the rest is punctuation, digits, white space.
LETTERS = 0.85
# Kana make up this much of the letters of Japanese text, kanji the rest.
KANA_SHARE = 0.65
# A kanji that the translations do not show is as usual as a third of its Chinese frequency says.
KANJI_FROM_CHINESE = 0.33
LATIN_LANGUAGES = ("fr", "de", "es", "it", "pt", "pl", "cs", "tr", "sv")
# Letters beyond ASCII make up about a twentieth of Latin text.
LATIN_SHARE = 0.05


def package(name: str) -> Path:
    """Return the folder of an installed package without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{name} is not installed: pip install jieba opencc Django Faker")
    return Path(spec.origin).parent


def chinese() -> Counter[str]:
    """Count characters in jieba's words, half as written, half converted to Traditional."""
    words: list[str] = []
    counts: list[int] = []
    for line in (package("jieba") / "dict.txt").read_text("utf-8").splitlines():
        word, count, *_ = line.split(" ")
        words.append(word)
        counts.append(int(count))
    converted = opencc.OpenCC("s2tw").convert("\n".join(words)).split("\n")
    result: Counter[str] = Counter()
    for forms in (words, converted):
        for form, weight in zip(forms, counts, strict=True):
            for character in CJK.findall(form):
                result[character] += weight
    return result


def translations(languages: Iterable[str], pattern: re.Pattern[str]) -> Counter[str]:
    """Count the characters that `pattern` matches in the translations to `languages`."""
    result: Counter[str] = Counter()
    for language in languages:
        for file in package("django").glob(f"**/locale/{language}/**/*.po"):
            result.update(pattern.findall(file.read_text("utf-8")))
        for file in package("faker").glob(f"providers/*/{language}_*/*.py"):
            result.update(pattern.findall(file.read_text("utf-8")))
    return result


def shares(counts: Counter[str], total: float) -> dict[str, float]:
    """Return `counts` scaled to the sum `total`."""
    scale = total / sum(counts.values())
    return {character: count * scale for character, count in counts.items()}


def japanese(zh: Counter[str]) -> dict[str, float]:
    """Return shares of kana and kanji, kanji being smoothed with what is usual in Chinese."""
    kana = shares(translations(["ja"], KANA), LETTERS * KANA_SHARE)
    for character in map(chr, (*range(0x3041, 0x3097), *range(0x30A1, 0x30FB))):
        kana[character] = kana.get(character, 0.0) + 1e-5
    kanji = shares(translations(["ja"], CJK), LETTERS * (1 - KANA_SHARE) * (1 - KANJI_FROM_CHINESE))
    to_japanese = opencc.OpenCC("t2jp")
    for character, share in shares(zh, LETTERS * (1 - KANA_SHARE) * KANJI_FROM_CHINESE).items():
        form = to_japanese.convert(character)
        kanji[form] = kanji.get(form, 0.0) + share
    # What Shift_JIS cannot hold is no kanji in use.
    return kana | {c: p for c, p in kanji.items() if c.encode("shift_jis", "ignore")}


def rows(language: str, table: dict[str, float]) -> Iterable[str]:
    """Yield lines of the file: language, cost, all characters of that cost from the most frequent."""
    levels: dict[float, list[str]] = {}
    ranked = sorted(table, key=lambda c: (-table[c], c))[: LONGEST.get(language)]
    for character in ranked:
        levels.setdefault(round(-math.log(table[character]) / STEP) * STEP, []).append(character)
    for cost, characters in sorted(levels.items()):
        yield f"{language}\t{cost}\t{''.join(characters)}\n"


def main() -> None:
    zh = chinese()
    tables = {
        "zh": shares(zh, LETTERS),
        "ja": japanese(zh),
        "ko": shares(translations(["ko"], HANGUL), LETTERS),
        "cyrillic": shares(translations(["ru", "uk", "bg"], CYRILLIC), LETTERS),
        "latin": shares(translations(LATIN_LANGUAGES, LATIN), LATIN_SHARE),
    }
    with TARGET.open("w", encoding="utf-8", newline="\n") as file:
        file.write(HEADER)
        for language, table in tables.items():
            file.writelines(rows(language, table))


if __name__ == "__main__":
    main()
