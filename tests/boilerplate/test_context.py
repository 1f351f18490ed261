"""Place and neighbours: what a doubtful line needs to be dropped, and what protects it."""

from __future__ import annotations

from hanwash.boilerplate.context import judge_in_context
from hanwash.boilerplate.lines import Line, lines_of
from hanwash.boilerplate.places import Place, places_of
from hanwash.boilerplate.verdicts import CERTAIN, LIKELY, POSSIBLE, Verdict

PARAGRAPH = "雨后的石板路泛着光，卖花的老人把担子放在桥头，慢慢地点上一袋烟，看船一只一只从桥下过去。"


def verdict(score: float) -> Verdict:
    return Verdict("navigation", score, "for the test")


def dropped(places: list[Place], scores: list[float]) -> list[int]:
    lines = [Line(f"第{number}行") for number in range(len(scores))]
    final = judge_in_context(lines, places, [verdict(score) if score else None for score in scores])
    return [index for index, found in enumerate(final) if found is not None]


def test_certain_goes_anywhere() -> None:
    assert dropped([Place.BODY, Place.BODY], [0, CERTAIN]) == [1]


def test_likely_goes_at_the_ends_but_not_in_the_body() -> None:
    assert dropped([Place.HEAD, Place.BODY, Place.FOOT], [LIKELY, 0, LIKELY]) == [0, 2]
    assert dropped([Place.BODY, Place.BODY], [0, LIKELY]) == []


def test_likely_goes_in_the_body_between_two_dropped_lines() -> None:
    assert dropped([Place.BODY] * 3, [CERTAIN, LIKELY, CERTAIN]) == [0, 1, 2]


def test_possible_needs_a_neighbour_at_the_end_of_a_page() -> None:
    assert dropped([Place.FOOT], [POSSIBLE]) == []
    assert dropped([Place.FOOT, Place.FOOT], [CERTAIN, POSSIBLE]) == [0, 1]


def test_three_possible_lines_in_a_row_are_a_menu_at_the_head_only() -> None:
    assert dropped([Place.HEAD] * 3, [POSSIBLE] * 3) == [0, 1, 2]
    assert dropped([Place.BODY] * 3, [POSSIBLE] * 3) == []


def test_rule_switched_off_drops_nothing_by_context() -> None:
    text = f"上一篇\n相关新闻\n{PARAGRAPH}"
    lines = lines_of(text)
    final = judge_in_context(
        lines, [Place.HEAD] * 3, [None, Verdict("related", CERTAIN, "heading"), None], frozenset({"related"})
    )
    assert final[2] is None


def test_body_is_the_stretch_of_paragraphs() -> None:
    lines = lines_of("\n".join(["首页", "新闻", "标题", PARAGRAPH, "小标题", PARAGRAPH, "上一篇", "下一篇"]))
    looks = [True, True, False, False, False, False, True, True]
    assert places_of(lines, looks) == [Place.HEAD] * 3 + [Place.BODY] * 3 + [Place.FOOT] * 2


def test_teaser_far_from_the_text_is_not_the_body() -> None:
    lines = lines_of("\n".join([PARAGRAPH, *["条目"] * 9, *[PARAGRAPH] * 4]))
    assert places_of(lines, [False] * len(lines))[0] is Place.HEAD


def test_page_without_paragraphs_has_no_ends() -> None:
    assert places_of(lines_of("床前\n月光"), [False, False]) == [Place.NOWHERE] * 2
