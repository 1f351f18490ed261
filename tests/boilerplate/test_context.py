"""LinePlace and neighbours: what a doubtful line needs to be dropped, and what protects it."""

from __future__ import annotations

from hanwash.boilerplate.context import judge_in_context
from hanwash.boilerplate.lines import Line, lines_of
from hanwash.boilerplate.navigation import TEASER
from hanwash.boilerplate.places import LinePlace, places_of
from hanwash.boilerplate.verdicts import CERTAIN, LIKELY, POSSIBLE, LineVerdict

PARAGRAPH = "雨后的石板路泛着光，卖花的老人把担子放在桥头，慢慢地点上一袋烟，看船一只一只从桥下过去。"


def verdict(strength: int) -> LineVerdict:
    return LineVerdict("navigation", strength, "for the test")


def dropped(places: list[LinePlace], strengths: list[int]) -> list[int]:
    lines = [Line(f"第{number}行") for number in range(len(strengths))]
    final = judge_in_context(lines, places, [verdict(value) if value else None for value in strengths])
    return [index for index, found in enumerate(final) if found is not None]


def test_certain_goes_anywhere() -> None:
    assert dropped([LinePlace.BODY, LinePlace.BODY], [0, CERTAIN]) == [1]


def test_likely_goes_at_the_ends_but_not_in_the_body() -> None:
    assert dropped([LinePlace.HEAD, LinePlace.BODY, LinePlace.FOOT], [LIKELY, 0, LIKELY]) == [0, 2]
    assert dropped([LinePlace.BODY, LinePlace.BODY], [0, LIKELY]) == []


def test_likely_goes_in_the_body_between_two_dropped_lines() -> None:
    assert dropped([LinePlace.BODY] * 3, [CERTAIN, LIKELY, CERTAIN]) == [0, 1, 2]


def test_possible_needs_a_neighbour_at_the_end_of_a_page() -> None:
    assert dropped([LinePlace.FOOT], [POSSIBLE]) == []
    assert dropped([LinePlace.FOOT, LinePlace.FOOT], [CERTAIN, POSSIBLE]) == [0, 1]


def test_three_possible_lines_in_a_row_are_a_menu_at_the_head_only() -> None:
    assert dropped([LinePlace.HEAD] * 3, [POSSIBLE] * 3) == [0, 1, 2]
    assert dropped([LinePlace.BODY] * 3, [POSSIBLE] * 3) == []


TITLES = ["河道清淤三年见成效", "菜市场改造征求意见", "老人学堂秋季招生"]
LISTED = ["相关新闻", *TITLES, "一件旧事"]


def kept(texts: list[str], known: dict[int, LineVerdict], off: frozenset[str] = frozenset()) -> list[str]:
    """Return what stays of lines whose own verdicts are `known`, on a page of which all else is text."""
    lines = lines_of("\n".join(texts))
    verdicts = [known.get(index) for index in range(len(lines))]
    places = places_of(lines, [found is not None for found in verdicts])
    final = judge_in_context(lines, places, verdicts, off)
    return [line.text for line, found in zip(lines, final, strict=True) if found is None]


def test_list_below_a_heading_goes_and_the_title_behind_it_stays() -> None:
    heading = LineVerdict("related", CERTAIN, "heading")
    assert kept([*LISTED, PARAGRAPH], {0: heading}) == ["一件旧事", PARAGRAPH]


def test_rule_switched_off_drops_nothing_by_context() -> None:
    heading = LineVerdict("related", CERTAIN, "heading")
    assert kept([*LISTED, PARAGRAPH], {0: heading}, frozenset({"related"})) == [*LISTED[1:], PARAGRAPH]


def test_value_goes_with_the_label_above_it() -> None:
    label = LineVerdict("metadata", CERTAIN, "field")
    assert kept(["发文机关：", "江岸区人民政府", PARAGRAPH], {0: label}) == [PARAGRAPH]
    assert kept(["发文机关", "江岸区人民政府", PARAGRAPH], {0: label}) == ["江岸区人民政府", PARAGRAPH]


def test_links_go_with_the_line_that_leads_over_to_them() -> None:
    lead = LineVerdict("spam-links", CERTAIN, "leads over")
    assert kept([PARAGRAPH, "感谢您访问", *TITLES], {1: lead}) == [PARAGRAPH]
    assert kept([PARAGRAPH, "感谢您访问", *TITLES], {}) == [PARAGRAPH, "感谢您访问", *TITLES]


TEASERS = [
    f"第{number}条提要说的是沿河各村怎样把旧仓库改成书屋又怎样请来老人给孩子们讲过去的事情..."
    for number in range(3)
]


def test_titles_beside_three_teasers_at_the_foot_go() -> None:
    texts = [
        "标语",
        PARAGRAPH,
        PARAGRAPH,
        *[line for pair in zip(TITLES, TEASERS, strict=True) for line in pair],
    ]
    known = {index: LineVerdict("related", POSSIBLE, TEASER, LinePlace.FOOT) for index in (4, 6, 8)}
    assert kept(texts, known) == ["标语", PARAGRAPH, PARAGRAPH]
    assert kept(texts[:-2], {index: known[index] for index in (4, 6)}) == texts[:-2]


CLIPPED = [f"{start}人家的灯火一直亮到天明才熄灭" for start in ("河东", "河西", "山前", "山后")]


def test_titles_clipped_to_one_length_go_from_the_foot() -> None:
    tail = LineVerdict("login", CERTAIN, "prompt")
    texts = [PARAGRAPH, PARAGRAPH, "请登录", *CLIPPED]
    assert kept(texts, {2: tail}) == [PARAGRAPH, PARAGRAPH]
    assert kept([*texts[:3], *(line[:7] for line in CLIPPED)], {2: tail})[2:] == [
        line[:7] for line in CLIPPED
    ]


SECTIONS = ["要闻", "民生", "城建", "教育", "文旅"]


def test_short_words_between_lines_of_a_menu_go() -> None:
    menu = LineVerdict("login", CERTAIN, "menu")
    assert kept(["登录", *SECTIONS, "注册", PARAGRAPH], {0: menu, 6: menu}) == [PARAGRAPH]
    assert kept(["登录", *SECTIONS[:3], "注册", PARAGRAPH], {0: menu, 4: menu}) == [*SECTIONS[:3], PARAGRAPH]


def test_listing_of_a_program_is_judged_line_by_line() -> None:
    heading = LineVerdict("related", CERTAIN, "heading")
    assert kept([*LISTED, "if (next == null) {", PARAGRAPH], {0: heading}) == [
        *LISTED[1:],
        "if (next == null) {",
        PARAGRAPH,
    ]


def test_body_is_the_stretch_of_paragraphs() -> None:
    lines = lines_of("\n".join(["首页", "新闻", "标题", PARAGRAPH, "小标题", PARAGRAPH, "上一篇", "下一篇"]))
    looks = [True, True, False, False, False, False, True, True]
    assert places_of(lines, looks) == [LinePlace.HEAD] * 3 + [LinePlace.BODY] * 3 + [LinePlace.FOOT] * 2


def test_teaser_far_from_the_text_is_not_the_body() -> None:
    lines = lines_of("\n".join([PARAGRAPH, *["条目"] * 9, *[PARAGRAPH] * 4]))
    assert places_of(lines, [False] * len(lines))[0] is LinePlace.HEAD


def test_page_without_paragraphs_has_no_ends() -> None:
    assert places_of(lines_of("床前\n月光"), [False, False]) == [LinePlace.NOWHERE] * 2
