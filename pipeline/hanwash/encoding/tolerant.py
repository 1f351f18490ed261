"""Decoding that goes on after a bad byte, loses as little as possible, and keeps what it could not read."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from heapq import merge
from itertools import takewhile
from typing import NamedTuple

from hanwash.encoding.characters import UNDECODABLE, costs, total_cost, usual
from hanwash.encoding.validity import reads

__all__ = [
    "REALIGNED",
    "Piece",
    "cut_length",
    "decode_tolerantly",
    "decode_whole",
    "is_stateful",
    "likeliest_cost",
    "misaligned",
]


class Piece(NamedTuple):
    """A stretch of text and its bytes."""

    text: str
    """What the bytes say; U+FFFD where they say nothing."""
    data: bytes
    errors: int = 0
    """How many of the bytes are undecodable."""


REALIGNED = frozenset({"gb18030", "gbk", "cp950", "big5", "big5hkscs"})
"""Codecs in which a lost byte misaligns what follows, and where the language shows where it was lost."""

# Codecs that keep state from one byte to the next cannot be taken up in the middle.
_STATEFUL = re.compile("iso2022|hz|utf-7")
_SURROGATE = re.compile("[\ud800-\udfff]")


def is_stateful(codec: str) -> bool:
    """Return whether what a byte means in `codec` depends on more than its own character.

    >>> is_stateful("iso2022_jp"), is_stateful("gb18030")
    (True, False)
    """
    return _STATEFUL.match(codec) is not None


# Steps of the decoder in bytes: small after an error, so that many errors cost no more than the bytes
# between them.
FIRST_STEP = 256
LAST_STEP = 1 << 20

# Characters before and behind a suspicious place by which it is judged.
CONTEXT = 16
# What Chinese costs a byte around rare characters that belong there, at most. Chosen between whole samples of
# Chinese (3.1 to 4.0) and of Big5 read as GB18030 (6 on average).
SOUND_COST = 4.6
# Nats by which another alignment must explain the place better, where the codec sees nothing wrong:
# 魑魅魍魎 is cheaper with two bytes lost, but by less.
DOUBT = 18.0
# And where a Latin letter stands alone between ideographs, as the second byte does that a misaligned run
# ends in.
STRAY_DOUBT = 4.0
# The signs @ ^ _ ~ are left out: they stand alone in chat and lists.
_STRAY = "A-Z\\[\\\\\\]`a-z{|}"
_STRAYS = re.compile(f"[{_STRAY}](?<=[㐀-鿿豈-﫿].)(?=[㐀-鿿豈-﫿])")
_STRAY_BYTES = frozenset(byte for byte in range(0x40, 0x7F) if re.match(f"[{_STRAY}]", chr(byte)))


def misaligned(text: str, codec: str) -> int | None:
    """Return where `text`, read by a Chinese codec, first looks misaligned; None where it does not.

    Misaligned pairs give rare ideographs one after the other, or private-use characters. A name or an
    onomatopoeia does so too, but there no other alignment makes much more sense.

    >>> misaligned("天下大事，必作于细。", "gb18030") is None
    True
    """
    for place, context in _suspicious(text):
        strays = len(_STRAYS.findall(context))
        cost = total_cost(context, "zh") + STRAY * strays
        if cost > likeliest_cost(context.encode(codec), codec) + (STRAY_DOUBT if strays else DOUBT):
            return place
    return None


def misread(text: str, codec: str) -> bool:
    """Return whether part of `text` looks as if a Chinese codec had read what is in another encoding.

    >>> misread("天下大事，必作于细。".encode("cp950", "ignore").decode("gb18030", "replace"), "gb18030")
    True
    >>> misread("天下大事，必作于细。", "gb18030")
    False
    """
    return any(
        total_cost(context, "zh") > SOUND_COST * len(context.encode(codec))
        for _, context in _suspicious(text)
    )


def _suspicious(text: str) -> Iterator[tuple[int, str]]:
    """Yield each place of `text` with rare characters in a row, and the part of its line around it."""
    for found in merge(_alarm().finditer(text), _STRAYS.finditer(text), key=re.Match.start):
        place = found.start()
        start = max(text.rfind("\n", max(place - CONTEXT, 0), place) + 1, place - CONTEXT, 0)
        end = text.find("\n", place, found.end() + CONTEXT)
        yield place, text[start : found.end() + CONTEXT if end < 0 else end]


@lru_cache(maxsize=1)
def _alarm() -> re.Pattern[str]:
    # A pattern that begins with one set of characters is looked for at the speed of a scan.
    rare = f"[^\0-\u33ff\ua000-\udfff\uf900-\ufffc\ufffe-\U0010ffff{''.join(sorted(usual()))}]"
    return re.compile(f"{rare}(?:(?<=[\ue000-\uf8ff\ufffd])|{rare}{{2}})")


def decode_whole(data: bytes, codec: str) -> list[Piece] | None:
    """Return `data` decoded by `codec`, or None where that fails before the end or the text is unsound.

    The last character may be cut: files are, by the byte.

    >>> decode_whole("天下".encode("gb18030")[:3], "gb18030")
    [Piece(text='天', data=b'\\xcc\\xec', errors=0), Piece(text='\ufffd', data=b'\\xcf', errors=1)]
    """
    size = len(data)
    try:
        text = data.decode(codec)
        used = size
    except UnicodeDecodeError as error:
        if error.end < size or is_stateful(codec):
            return None
        used = error.start
        text = data[:used].decode(codec)
    if codec in REALIGNED and (misread(text, codec) or misaligned(text, codec) is not None):
        return None
    if is_stateful(codec) and _SURROGATE.search(text):
        return None
    if used == size:
        return [Piece(text, data)]
    return [Piece(text, data[:used]), Piece("\ufffd", data[used:], size - used)]


def decode_tolerantly(data: bytes, codec: str) -> list[Piece]:
    """Return `data` decoded by `codec`, every ill-formed sequence in a piece of its own.

    Never raises on bytes; the time is linear in their number.

    >>> [(p.text, p.errors) for p in decode_tolerantly(b"\\xcc\\xec\\xff\\xcf\\xc2", "gb18030")]
    [('天', 0), ('\ufffd', 1), ('下', 0)]
    """
    if is_stateful(codec):
        # UTF-7 can spell half of a surrogate pair, which is no character.
        text = _SURROGATE.sub("\ufffd", data.decode(codec, "replace"))
        return [Piece(text, data, text.count("\ufffd"))]
    return [piece for piece in _decode(data, codec) if piece.data]


# Bytes of correct text decoded anew before a place of trouble, and looked at behind it: a misaligned run is
# mostly noticed at its end, at the first byte below 0x30, and its beginning lies a dozen characters before.
BEFORE = 96
BEHIND = 96
# Bytes not looked at for misalignment after a place that only seemed misaligned; doubled each time.
FIRST_CALM = 64
# Share of lost bytes from which on nothing is gained by looking for an alignment.
MOST_LOST = 0.25


def _decode(data: bytes, codec: str) -> Iterator[Piece]:
    if codec not in REALIGNED:
        yield from _skipping(data, codec)
        return
    size = len(data)
    position = 0
    step = FIRST_STEP
    calm = calm_until = plain = 0
    while position < size:
        end = min(position + step, size)
        if position < calm_until:
            end = min(end, calm_until)
        text, used, error = _advance(data[position:end], codec, end == size)
        trouble = used if error else None
        if position >= calm_until:
            place = misaligned(text, codec)
            if place is not None:
                trouble = len(text[:place].encode(codec))
        if trouble is None:
            yield Piece(text, data[position : position + used])
            position += used
            step = min(2 * step, LAST_STEP)
            continue
        step = FIRST_STEP
        good = _character_start(text, codec, trouble, BEFORE)
        begin = position + good
        yield Piece(data[position:begin].decode(codec), data[position:begin])
        window = data[begin : position + trouble + BEHIND]
        whole = begin + len(window) == size
        pieces, used = _realign(window, codec, len(window) if whole else trouble - good + BEHIND // 2)
        yield from pieces
        position = begin + used
        lost = sum(piece.errors for piece in pieces)
        # Rare characters that belong there are looked at less and less closely, so that a dictionary of
        # them is read at the speed of the codec; and where most is lost no alignment is sought.
        calm = 0 if lost else max(2 * calm, FIRST_CALM)
        calm_until = position + calm
        plain = max(2 * plain, FIRST_STEP) if lost > MOST_LOST * used else 0
        if plain:
            yield from _skipping(data[position : position + plain], codec)
            position += plain


def _advance(chunk: bytes, codec: str, last: bool) -> tuple[str, int, UnicodeDecodeError | None]:
    """Return what `codec` reads at the beginning of `chunk`, how many bytes that took, and what stopped it.

    A character that the end of the chunk cuts stops nothing, unless it is the `last`.
    """
    try:
        return chunk.decode(codec), len(chunk), None
    except UnicodeDecodeError as error:
        text = chunk[: error.start].decode(codec)
        cut = error.end >= len(chunk) and error.start > 0 and not last
        return text, error.start, None if cut else error


def _skipping(data: bytes, codec: str) -> Iterator[Piece]:
    """Yield the text of `data`, going on right behind each ill-formed sequence."""
    position = 0
    step = FIRST_STEP
    while position < len(data):
        end = min(position + step, len(data))
        text, used, error = _advance(data[position:end], codec, end == len(data))
        yield Piece(text, data[position : position + used])
        position += used
        if error:
            bad = error.end - error.start
            yield Piece("\ufffd", data[position : position + bad], bad)
            position += bad
        step = FIRST_STEP if error else min(2 * step, LAST_STEP)


def _character_start(text: str, codec: str, start: int, distance: int) -> int:
    """Return where a character begins, about `distance` bytes before byte `start` of encoded `text`."""
    head = text.encode(codec)[:start].decode(codec, "ignore")
    return start - len(head[-distance // 2 :].encode(codec)) if head else 0


# Cost of a Latin letter right behind an ideograph, beyond its own: it is more likely half of another
# ideograph.
STRAY = 4.0
# Cost of the four-byte codes of GB18030 in text that has gone wrong: nearly any bytes with two digits look
# like one.
FOUR_BYTES = 15.0


@lru_cache(maxsize=len(REALIGNED))
def _pairs(codec: str) -> Mapping[bytes, float]:
    return _PairCosts(codec)


class _PairCosts(dict[bytes, float]):
    """The cost of what two bytes mean in a codec, remembered: there are 24,000 pairs at most."""

    __slots__ = ("_codec",)

    def __init__(self, codec: str) -> None:
        super().__init__()
        self._codec = codec

    def __missing__(self, pair: bytes) -> float:
        try:
            cost = sum(costs("zh")[character] for character in pair.decode(self._codec))
        except UnicodeDecodeError:
            cost = 4 * UNDECODABLE
        self[pair] = cost
        return cost


def likeliest_cost(data: bytes, codec: str) -> float:
    """Return the cost in nats of the likeliest reading of `data` by a Chinese codec, lost bytes included."""
    return _paths(data, codec, UNDECODABLE)[0][-1]


# Nats by which a text must make more sense without its first byte. Of 6,000 stretches of clean text none was
# called cut; of 5,100 that begin with a stranded byte above 0x7F 95% were.
CUT_LEAD = 5.0
# Bytes by which the beginning is judged.
BEGINNING = 48
_LOOKED_AT = 6


def cut_length(data: bytes, codec: str) -> int:
    """Return how many bytes at the beginning of `data` are the rest of a character that was cut.

    >>> cut_length("天下大事，必作于细。".encode("gb18030")[1:], "gb18030")
    1
    """
    if not data or data[0] < 0x80:
        return 0
    if codec == "utf-8":
        return min(len(data) - len(data.lstrip(_CONTINUATION)), 3)
    if codec not in REALIGNED:
        return 0
    beginning = data[:BEGINNING]
    # Most documents begin with usual characters and need no more than a look.
    text = beginning.decode(codec, "replace")[:_LOOKED_AT]
    if all(map(_is_usual, text)) and "\ufffd" not in text:
        return 0
    best, steps = _paths(beginning, codec, 0.0)
    lead = _paths(beginning, codec, math.inf)[0][-1] - best[-1]
    if lead < CUT_LEAD:
        return 0
    units = _units(steps)
    cut = sum(1 for _ in takewhile(lambda unit: unit[1] == 0, units))
    # What follows is whole and begins with a usual character; else it is a rare one that stands there.
    rest = units[cut:]
    if cut > 3 or not rest or any(step == 0 and end < len(beginning) for end, step in rest):
        return 0
    # A cut that leaves half a character as a letter behind the first one only moves the damage.
    if len(rest) > 1 and rest[1][1] == 1 and beginning[rest[0][0]] in _STRAY_BYTES:
        return 0
    first = beginning[cut : rest[0][0]].decode(codec)
    return cut if _is_usual(first) or lead > 2 * CUT_LEAD else 0


def _is_usual(character: str) -> bool:
    """Return whether `character` is an ideograph in common use, or a sign of Chinese punctuation."""
    return character in usual() or character in _SIGNS or character >= "\uff00"


_SIGNS = frozenset("\u3000、。〈〉《》「」『』【】〔〕—‘’“”…·")


_CONTINUATION = bytes(range(0x80, 0xC0))


def _paths(window: bytes, codec: str, first_lost: float) -> tuple[list[float], list[int]]:
    """Return the cost of the likeliest reading up to each byte, and the length of the unit that ends there.

    A shortest path over the bytes: each is ASCII, half of a pair, a quarter of a four-byte code, or lost
    (length 0); the first byte is lost at its own cost.
    """
    pairs = _pairs(codec)
    single = costs("zh")
    size = len(window)
    best = [0.0] + [math.inf] * size
    steps = [0] * (size + 1)
    lost = first_lost
    for i, byte in enumerate(window):
        cost = best[i]
        if byte < 0x80:
            other = cost + single[chr(byte)]
            # What may be the second byte of a pair, alone behind a character of two.
            if i and steps[i] != 1 and byte in _STRAY_BYTES:
                other += STRAY
            if other < best[i + 1]:
                best[i + 1] = other
                steps[i + 1] = 1
            continue
        if cost + lost < best[i + 1]:
            best[i + 1] = cost + lost
            steps[i + 1] = 0
        lost = UNDECODABLE
        if i + 1 < size:
            other = cost + pairs[window[i : i + 2]]
            if other < best[i + 2]:
                best[i + 2] = other
                steps[i + 2] = 2
            if codec == "gb18030" and i + 3 < size and 0x30 <= window[i + 1] <= 0x39:
                other = cost + FOUR_BYTES
                if other < best[i + 4] and reads("gb18030", window[i : i + 4]):
                    best[i + 4] = other
                    steps[i + 4] = 4
    return best, steps


def _units(steps: list[int]) -> list[tuple[int, int]]:
    """Return the units of the likeliest reading in order, each as its end and its length (0: lost)."""
    path = []
    i = len(steps) - 1
    while i:
        path.append((i, steps[i]))
        i -= steps[i] or 1
    path.reverse()
    return path


def _realign(window: bytes, codec: str, enough: int) -> tuple[list[Piece], int]:
    """Return the likeliest reading of `window` as far as `enough` at least, and where it ends."""
    pieces = []
    start = i = 0
    for end, step in _units(_paths(window, codec, UNDECODABLE)[1]):
        if step == 0:
            pieces.append(Piece(window[start:i].decode(codec), window[start:i]))
            pieces.append(Piece("\ufffd", window[i:end], 1))
            start = end
        i = end
        if end >= enough:
            break
    pieces.append(Piece(window[start:i].decode(codec), window[start:i]))
    return pieces, i
