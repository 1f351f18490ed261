"""Repair undoes what the forward model does, wherever the bytes prove what stood there."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import hanwash
from hanwash.damage.forward import FOLD_ALL, DamagedPage, damage
from hanwash.damage.forward.description import described_site

# Sentences of our own, in Simplified script.
SENTENCES = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8").split()
FOLDING = str.maketrans(dict(FOLD_ALL))

ENOUGH_BYTES = 1000
ENOUGH_ANNOTATIONS = 20
"""Pages with so much text and so many annotations leave no doubt that they are a mirror's."""


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Return paragraphs of sentences, at least `ENOUGH_BYTES` of them."""
    sentences = draw(st.permutations(SENTENCES))[: draw(st.integers(14, 25))]
    ends = draw(st.lists(st.sampled_from(["", "", "\n"]), min_size=25, max_size=25))
    text = "".join(sentence + end for sentence, end in zip(sentences, ends, strict=False))
    assert len(text.encode()) >= ENOUGH_BYTES
    return text


def folded(text: str) -> str:
    return text.translate(FOLDING)


def put_back(page: DamagedPage) -> str:
    """Return the page with the clean text of every place put in."""
    parts = []
    position = 0
    for place, record in zip(page.places, page.records(), strict=True):
        assert page.text[place.page_start : place.page_end] == record["page"]
        parts += [page.text[position : place.page_start], record["clean"]]
        position = place.page_end
    return "".join([*parts, page.text[position:]])


@given(
    texts(),
    st.integers(0, 10_000),
    st.fixed_dictionaries(
        {
            "passes": st.sampled_from([1, 2]),
            "indent": st.sampled_from(["", "　　"]),
            "paragraph_end": st.sampled_from(["", "</p>"]),
            "keep_controls": st.booleans(),
            "convert": st.booleans(),
        }
    ),
)
@settings(max_examples=50, deadline=None)
def test_places_account_for_every_difference(
    text: str, number: int, around: dict[str, str | int | bool]
) -> None:
    site = described_site({"site": number, **around}).site(text, number)

    page = damage(text, site, number)

    assert folded(put_back(page)) == folded(page.clean)
    assert page.clean == (text if site.convert is None else site.convert(text))


def proves_itself(page: DamagedPage) -> bool:
    """Return whether the bytes left on a page prove all of the text, and that it is a mirror's."""
    annotations = sum(place.kind == "annotation" for place in page.places)
    return annotations >= ENOUGH_ANNOTATIONS and all(place.proven for place in page.places)


@given(texts(), st.integers(0, 10_000))
@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_is_proven_is_restored(text: str, number: int) -> None:
    page = damage(text, described_site({"site": number}).site(text, number), number)
    assume(proves_itself(page))

    assert folded(hanwash.repair(page.text)) == folded(page.clean)


@pytest.mark.parametrize("toneless", [False, True], ids=["with tone marks", "toneless"])
def test_a_cut_character_is_restored(toneless: bool) -> None:
    text = "\n".join(SENTENCES)
    annotate = "這個來時間發電話說線開過還兩從後動國對會學實點經處(chù)師(shī)們(men)復"
    page = damage(text, described_site({"annotate": annotate, "toneless": toneless}).site(text))
    assert proves_itself(page)
    assert "misalignment" in {place.kind for place in page.places}

    assert folded(hanwash.repair(page.text)) == folded(page.clean)
