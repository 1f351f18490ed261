"""What must be kept beside a text so that its bytes can be given back exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hanwash.encoding.tolerant import Piece, is_stateful

__all__ = ["Kept", "kept_bytes", "standardised"]

Kept = tuple[int, int, bytes]
"""``(start, end, data)``: the bytes of a span of text, where encoding it would not give them back."""

# Codecs that give back the very bytes of whatever they decode; the others have two codes for some characters.
BIJECTIVE = frozenset({"utf-8", "gb18030", "gbk", "gb2312", "euc_jp", "euc_kr", "cp949"})

# Codes of GB18030 that Python maps to private-use characters, as the standard of 2000 did, and that have
# characters of their own since 2022: vertical punctuation, and ideographs that Unicode took in later.
_STANDARDISED = str.maketrans(
    dict(
        zip(
            "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796"
            "\ue816\ue817\ue818\ue81e\ue826\ue82b\ue82c\ue831\ue832\ue83b\ue843\ue854\ue855\ue864",
            "\ufe10\ufe12\ufe11\ufe13\ufe14\ufe15\ufe16\ufe17\ufe18\ufe19"
            "\U00020087\U00020089\U000200cc\u9fb4\u9fb5\u9fb6\u9fb7"
            "\U000215d7\u9fb8\U0002298f\u9fb9\u9fba\U000241fe\u9fbb",
            strict=True,
        )
    )
)
_PRIVATE = re.compile("[\ue78d-\ue864]")


def standardised(text: str, codec: str) -> str:
    r"""Return `text`, read by `codec`, with the characters that GB18030-2022 gives to former private-use
    codes.

    >>> standardised("\ue81e", "gb18030")
    '\u9fb4'
    """
    return text.translate(_STANDARDISED) if codec == "gb18030" and _PRIVATE.search(text) else text


def kept_bytes(piece: Piece, text: str, codec: str) -> Iterator[Kept]:
    """Yield the bytes of `piece` that encoding `text` would not give back; spans count from its start.

    `text` is that of the piece, but for single characters standing for others.
    """
    if piece.errors or not text:
        yield 0, len(text), piece.data
    elif text is not piece.text:
        for position, (old, new) in enumerate(zip(piece.text, text, strict=True)):
            if old != new:
                yield position, position + 1, old.encode(codec)
    elif codec not in BIJECTIVE and not _gives_back(text, piece.data, codec):
        yield from _by_line(text, piece.data, codec)


def _gives_back(text: str, data: bytes, codec: str) -> bool:
    try:
        return text.encode(codec) == data
    except UnicodeEncodeError:
        return False


def _by_line(text: str, data: bytes, codec: str) -> Iterator[Kept]:
    texts, datas = text.split("\n"), data.split(b"\n")
    if len(texts) != len(datas) or is_stateful(codec) or "\n".encode(codec) != b"\n":
        yield 0, len(text), data
        return
    position = 0
    for line, raw in zip(texts, datas, strict=True):
        if not _gives_back(line, raw, codec):
            yield position, position + len(line), raw
        position += len(line) + 1
