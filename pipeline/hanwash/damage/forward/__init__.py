"""The forward model: clean text to the page a mirror makes of it, with a record of every damaged place.

A mirror turns Simplified text into Traditional, character by character, holds it as GBK bytes and runs a list
of replacements over the bytes, one after the other, without regard to where characters begin. Then it decodes
what it has; bytes that no longer pair up are lost in one of several ways. A page may have gone through this
twice: the second mirror reads the first one's page. Last comes the crawler, which cuts markup, indents and
control characters and may fold full-width marks to ASCII.

    >>> site = MirrorSite([Pass([annotation("準", "zhǔn"), annotation("環", "huán")])])
    >>> page = damage("冷鏈食品和環境", site)
    >>> page.text
    '冷鏈?zhǔn)称泛铜h(huán)境'
    >>> [(page.clean[p.clean_start : p.clean_end], page.text[p.page_start : p.page_end]) for p in page.places]
    [('食品和環', '?zhǔn)称泛铜h'), ('', '(huán)')]

"GBK" is the two-byte part of gb18030 here, user-defined codes included (see `hanwash.hanzi.gbk`).
"""

from __future__ import annotations

import random

from hanwash.damage.forward.page import DamagedPage, Kind, Place, page_of
from hanwash.damage.forward.site import (
    FOLD_ALL,
    FOLD_MARKS,
    FOLD_NOTHING,
    Loss,
    MirrorSite,
    Pass,
    Replacement,
    annotation,
    mark,
    random_site,
    stutter,
)
from hanwash.damage.forward.stream import ByteStream

__all__ = [
    "FOLD_ALL",
    "FOLD_MARKS",
    "FOLD_NOTHING",
    "DamagedPage",
    "Kind",
    "Loss",
    "MirrorSite",
    "Pass",
    "Place",
    "Replacement",
    "annotation",
    "damage",
    "mark",
    "random_site",
    "stutter",
]


def damage(text: str, site: MirrorSite, seed: int = 0) -> DamagedPage:
    """Return the page that `site` makes of `text`.

    `seed` decides which occurrences a replacement with a rate below 1 takes. Time is linear in the length
    of the text for a given site.

    >>> damage("確保“不漏一人”", MirrorSite([Pass([mark("！")])])).text
    '確?!安宦┮蝗恕?'
    """
    clean = text if site.convert is None else site.convert(text)
    stream = ByteStream(clean, site)
    rng = random.Random(seed)
    for number, work in enumerate(site.passes, start=1):
        for replacement in work.replacements:
            stream.replace(replacement, rng)
        stream.decode(work, last=number == len(site.passes))
    return page_of(stream, site)
