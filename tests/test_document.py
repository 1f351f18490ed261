"""The record of edits: one step a stage, whatever the passes, and always undone exactly."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanwash.document import Change, Document, Edit, Revision, placed, spliced, undo_edits

# Few letters and short texts, so that changes meet, touch and overlap as often as they can.
TEXTS = st.text("天下abc\n", max_size=12)


@st.composite
def changes_in(draw: st.DrawFn, text: str) -> list[Change]:
    """Sorted changes in `text` that do not overlap: insertions, removals and replacements."""
    changes = []
    position = 0
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(position, len(text)))
        position = draw(st.integers(start, min(len(text), start + 3)))
        after = draw(st.text("天xy", max_size=2))
        changes.append(Change(start, position, after, draw(st.sampled_from("pqr"))))
    return changes


@st.composite
def revisions(draw: st.DrawFn) -> Revision:
    """A revision after one to four passes."""
    revision = Revision(draw(TEXTS))
    for _ in range(draw(st.integers(1, 4))):
        revision.apply(draw(changes_in(revision.text)))
    return revision


def redone(text: str, edits: tuple[Edit, ...]) -> str:
    """Return `text` with `edits` made, from the back, so that the spans in front stay right."""
    for edit in reversed(edits):
        text = text[: edit.start] + edit.after + text[edit.end :]
    return text


@given(revisions())
def test_passes_compose_to_one_step(revision: Revision) -> None:
    edits = revision.edits("repair")

    assert redone(revision.original, edits) == revision.text
    assert undo_edits(revision.text, edits) == revision.original


@given(revisions())
def test_edits_are_placed_where_their_outcome_stands(revision: Revision) -> None:
    edits = revision.edits("repair")
    spans = list(placed(edits))

    assert [edit for _, _, edit in spans] == list(edits)
    assert all(revision.text[start:end] == edit.after for start, end, edit in spans)
    assert spliced(revision.original, ((edit.start, edit.end, edit.after) for edit in edits)) == revision.text


@given(revisions())
def test_edits_are_sorted_apart_and_true(revision: Revision) -> None:
    position = 0
    for edit in revision.edits("repair"):
        assert position <= edit.start <= edit.end
        assert revision.original[edit.start : edit.end] == edit.before != edit.after
        position = edit.end


@given(st.data(), TEXTS)
def test_stages_are_undone_in_reverse(data: st.DataObject, text: str) -> None:
    document = Document(text)
    for stage in ("repair", "strip", "normalize"):
        revision = Revision(document.text)
        revision.apply(data.draw(changes_in(document.text)))
        document = document.revised(stage, revision)

    assert document.undo() == text


@given(TEXTS, TEXTS)
def test_replace_records_only_the_difference(old: str, new: str) -> None:
    revision = Revision(old)
    revision.replace(new, "rule")

    assert revision.text == new
    for edit in revision.edits("repair"):
        assert not (edit.before and edit.after and edit.before[0] == edit.after[0])
        assert not (edit.before and edit.after and edit.before[-1] == edit.after[-1])


@pytest.mark.parametrize(
    ("label", "passes", "expected"),
    [
        (
            "an insertion taken back leaves nothing",
            [[Change(1, 1, "x", "put")], [Change(1, 2, "", "take")]],
            [],
        ),
        (
            "a second change inside the first names both rules",
            [[Change(1, 3, "xyz", "first")], [Change(2, 3, "", "second")]],
            [("first+second", 1, 3, "bc", "xz")],
        ),
        (
            "changes that only touch stay apart",
            [[Change(0, 1, "", "first")], [Change(0, 1, "x", "second")]],
            [("first", 0, 1, "a", ""), ("second", 1, 2, "b", "x")],
        ),
        (
            "one change that covers two",
            [[Change(0, 1, "x", "one"), Change(2, 3, "z", "two")], [Change(0, 3, "", "all")]],
            [("one+two+all", 0, 3, "abc", "")],
        ),
        ("a change to the same is none", [[Change(0, 1, "a", "idle")]], []),
    ],
)
def test_composition(label: str, passes: list[list[Change]], expected: list[tuple[object, ...]]) -> None:
    revision = Revision("abcd")
    for changes in passes:
        revision.apply(changes)

    edits = revision.edits("repair")

    assert [(edit.rule, edit.start, edit.end, edit.before, edit.after) for edit in edits] == expected


def test_evidence_of_composed_changes_is_joined() -> None:
    revision = Revision("abc")
    revision.apply([Change(0, 2, "x", "first", {"reading": "a"})])
    revision.apply([Change(0, 1, "", "second", {"mark": ","})])

    (edit,) = revision.edits("repair")

    assert edit.evidence == {"reading": "a", "mark": ","}


@pytest.mark.parametrize(
    "changes",
    [
        [Change(2, 3, "", "x"), Change(0, 1, "", "x")],
        [Change(0, 2, "", "x"), Change(1, 3, "", "x")],
        [Change(3, 5, "", "x")],
        [Change(2, 1, "", "x")],
    ],
    ids=["unsorted", "overlapping", "beyond the end", "backwards"],
)
def test_impossible_changes_are_refused(changes: list[Change]) -> None:
    revision = Revision("abcd")

    with pytest.raises(ValueError, match="out of order or out of range"):
        revision.apply(changes)

    assert revision.text == "abcd"


def test_a_stage_that_changes_nothing_leaves_no_trace() -> None:
    document = Document("天下")

    assert document.revised("repair", Revision("天下")) is document


def test_edits_come_in_the_order_of_the_stages() -> None:
    document = Document("ab")
    for stage in ("repair", "strip"):
        revision = Revision(document.text)
        revision.apply([Change(0, 1, "x" if stage == "repair" else "y", "rule")])
        document = document.revised(stage, revision)

    assert [edit.stage for edit in document.edits] == ["repair", "strip"]
    assert replace(document, verdict="reject").undo() == "ab"
