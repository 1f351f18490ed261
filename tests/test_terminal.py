"""What is said reaches the user, whole and visible."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from hanwash.terminal import sentence, shown


@given(st.text(st.characters()))
def test_nothing_shown_acts_on_a_terminal(text: str) -> None:
    assert not {unicodedata.category(character) for character in shown(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(st.text("一二，。 abc“”　…"))
def test_text_is_shown_as_it_is(text: str) -> None:
    assert shown(text) == text


def test_a_sentence_is_one_line_with_one_full_stop() -> None:
    assert sentence("a\nb.txt", "it is empty.") == "a\\nb.txt: it is empty."
