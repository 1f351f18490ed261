"""Mojibake of the Latin kind: UTF-8 read as Latin-1, Windows-1252 and their relatives, undone by ftfy.

ftfy declines Chinese multi-byte mix-ups, and alters correct Chinese with its other fixes (full-width
punctuation, curly quotes, line ends): it is asked for nothing but the encoding, line by line, and only
for lines that hold characters which such mojibake consists of.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from hanwash.document import Change

__all__ = ["mojibake_changes"]

_SUSPECT = re.compile("[\x80-\u052f\u2500-\u259f]")
"""Latin-1, Latin Extended, Greek, Cyrillic, box drawing: what the bytes above 0x7F are misread as. The lead
byte of a UTF-8 sequence always comes out as one of these in the encodings that ftfy knows."""

HAN_SHARE = 0.7
"""Share of Chinese characters among those beyond ASCII that tells GBK from chance: UTF-8 read as Latin-1 and
then as GBK makes a third rare signs, and seldom decodes at all."""


def mojibake_changes(text: str) -> list[Change]:
    """Return the changes that undo Latin mojibake in `text`, at most one a line.

    >>> [change.after for change in mojibake_changes("ä¸\xadå›½")]
    ['中国']
    """
    changes: list[Change] = []
    position = 0
    while (match := _SUSPECT.search(text, position)) is not None:
        start = text.rfind("\n", position, match.start()) + 1 or position
        end = text.find("\n", match.start())
        end = len(text) if end < 0 else end
        line = text[start:end]
        ftfy, config = _ftfy()
        if ftfy.badness.is_bad(line) and not _is_gbk(line):
            fixed, steps = ftfy.fix_and_explain(line, config)
            if fixed != line:
                steps_taken = [f"{step.action} {step.parameter}" for step in steps or ()]
                changes.append(Change(start, end, fixed, "mojibake", {"ftfy": steps_taken}))
        position = end + 1
    return changes


def _is_gbk(line: str) -> bool:
    """Whether a line is GBK read as Latin-1 or Windows-1252: ftfy takes parts of it for UTF-8 and destroys it.

    >>> _is_gbk("中国人民".encode("gbk").decode("latin-1")), _is_gbk("å\xae¶ å\xba­")
    (True, False)
    """
    for codec in ("latin-1", "cp1252"):
        try:
            text = line.encode(codec).decode("gb18030")
        except UnicodeError:
            continue
        beyond_ascii = sum(char > "~" for char in text)
        return beyond_ascii > 0 and sum("一" <= char <= "龥" for char in text) >= HAN_SHARE * beyond_ascii
    return False


@lru_cache(maxsize=1)
def _ftfy() -> tuple[Any, Any]:
    """Return ftfy with a configuration that leaves correct Chinese alone (its import takes 50 ms)."""
    import ftfy

    return ftfy, ftfy.TextFixerConfig(
        unescape_html=False,
        remove_terminal_escapes=False,
        fix_encoding=True,
        restore_byte_a0=True,
        replace_lossy_sequences=True,
        decode_inconsistent_utf8=True,
        fix_c1_controls=False,
        fix_latin_ligatures=False,
        fix_character_width=False,
        uncurl_quotes=False,
        fix_line_breaks=False,
        fix_surrogates=True,
        remove_control_chars=False,
        normalization=None,
        explain=True,
    )
