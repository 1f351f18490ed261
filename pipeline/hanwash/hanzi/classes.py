r"""The ranges of characters that rules speak of, as contents of a character class: ``re.compile(f"[{HAN}]")``.

Ranges are those of the Unicode Character Database (Blocks.txt).
"""

from __future__ import annotations

__all__ = ["C0", "FULL_WIDTH_SHIFT", "HAN", "HANGUL", "KANA"]

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""Chinese characters: the Unified Ideographs with their extensions, and the compatibility ideographs."""
KANA = "\u3041-\u3096\u30a1-\u30fa\u31f0-\u31ff\uff66-\uff6f\uff71-\uff9d"
"""Hiragana and katakana letters. Their marks (ー ・ ゛) are left out: ・ stands in Chinese names too."""
HANGUL = "\uac00-\ud7a3\u1100-\u11ff\u3131-\u318e"
"""Korean syllables and letters."""
C0 = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f"
"""Control characters that no text needs: all of ASCII's but tab, line feed and carriage return."""
FULL_WIDTH_SHIFT = 0xFEE0
"""Distance from an ASCII sign to its full-width form: U+FF01 ！ − U+0021 !."""
