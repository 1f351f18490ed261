"""The word lists: their form, and the expressions made from them."""

from __future__ import annotations

import re

import pytest

from hanwash.boilerplate.folding import fold
from hanwash.boilerplate.lexicons import alternatives, lexicon

NAMES = ["adult", "alarms", "gambling", "labels", "menu", "related", "signs"]


@pytest.mark.parametrize("name", NAMES)
def test_terms_are_written_folded(name: str) -> None:
    assert [term for term in lexicon(name) if fold(term) != term] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_term_has_a_scope(name: str) -> None:
    assert all(entry.scopes for entry in lexicon(name).values())


@pytest.mark.parametrize("name", NAMES)
def test_expression_matches_each_term_whole(name: str) -> None:
    pattern = re.compile(alternatives(lexicon(name)))
    for term in lexicon(name):
        match = pattern.match(term)
        assert match is not None
        assert match[0] == term


def test_word_of_two_scopes_has_both() -> None:
    assert lexicon("labels")["标题"].scopes == {"tag", "catalogue"}
