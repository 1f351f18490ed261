"""The forward model makes the pages that were seen, character by character."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanwash.damage.forward import (
    FOLD_ALL,
    FOLD_NOTHING,
    DamagedPage,
    Loss,
    MirrorSite,
    Pass,
    Place,
    Replacement,
    annotation,
    damage,
    mark,
    random_site,
    stutter,
)

SEEDS = Path(__file__).parents[2] / "seeds"

READINGS = {
    "報": "bào", "請": "qǐng", "準": "zhǔn", "環": "huán", "儲": "chǔ", "績": "jī", "數": "shù", "當": "dāng",
    "區": "qū", "聽": "tīng", "車": "chē", "測": "cè", "學": "xué", "醫": "yī", "說": "shuō", "堅": "jiān",
    "強": "qiáng", "實": "shí", "會": "huì", "優": "yōu", "費": "fèi", "鳥": "niǎo", "監": "jiān",
}  # fmt: skip


def readings(chars: str) -> list[Replacement]:
    return [annotation(char, READINGS[char]) for char in chars]


def site(
    chars: str = "", marks: str = "", stutters: str = "", loss: Loss = "question", keep: bool = True
) -> MirrorSite:
    """Return a site of one pass: stutter, then marks, then readings."""
    before = [*(stutter(char, rate=1) for char in stutters), *(mark(char) for char in marks)]
    return MirrorSite([Pass([*before, *readings(chars)], loss, keep_user_defined=keep)])


def chapter(char: str) -> MirrorSite:
    """Return a site that annotates, and a second mirror that stutters over the indents of the first."""
    stuttering = Pass([stutter("。", rate=1)], "replacement", keep_user_defined=False)
    return MirrorSite([Pass(readings(char)), stuttering], indent="　　")


class Row(NamedTuple):
    label: str
    clean: str
    site: MirrorSite
    page: str


ROWS = [
    # A reading inserted across a boundary.
    Row("zhun", "鏈食品和環境", site("準環"), "鏈?zhǔn)称泛铜h(huán)境"),
    Row("qing", "日報告", site("報請"), "日?qǐng)?bào)告"),
    Row("ji", "量儲備", site("儲績"), "量?jī)?chǔ)備"),
    Row("shu", "當地社區", site("數當區"), "當(dāng)?shù)厣鐓^(qū)"),
    Row("ting", "德爾塔和奧密", site("聽"), "德?tīng)査\ue481蛫W密"),
    Row("che", "架國際航", site("車"), "架?chē)\ue27eH航"),
    Row("space", "鏈會", MirrorSite([Pass([annotation("會", "huì", space=True)])]), "鏈會(huì )"),
    # A mark matched across a boundary.
    Row(
        "quotes", "確保“不漏一人”“不漏一車”。", site(marks="！", stutters="。"), "確?!安宦┮蝗恕薄安宦┮卉嚒?。"
    ),
    Row("gene", "者。基因測序", site("測", marks="；"), "者?;\ue2c3驕y(cè)序"),
    Row("science", "源。科學", site("學", marks="？", stutters="。"), "源,??茖W(xué)"),
    Row("clinic", "病專科醫院", site("醫", marks="？", loss="silent"), "病?漆t(yī)院"),
    Row("says", "一。”李硯明說", site("說", marks="！", loss="silent"), "一!崩畛幟髡f(shuō)"),
    Row("scene", "。現場", site(marks="，", loss="silent"), ",F場"),
    Row("colon", "保河", site(marks="："), "?:?"),
    Row("bracket", "保ǘ", site(marks="（"), "?(?"),
    Row("less", "看專家們", MirrorSite([Pass([mark("＜")])], fold=FOLD_ALL), "看?<覀?"),
    Row(
        "digit",
        "。而針對\n",
        MirrorSite([Pass([mark("６")], "silent", keep_user_defined=False)], fold=FOLD_ALL),
        "6槍\n",
    ),
    Row("silent run", "海基會", site(marks="；", loss="silent"), ";鶗"),
    Row("box drawing", "一。”李劍說", site(marks="！", loss="silent"), "一!崩顒φf"),
    Row("cyrillic", "保“帶貨直播", site(marks="！"), "?!皫ж浿辈?"),
    # Ways of losing a byte.
    Row("lost with a space", "確保“不", site(marks="！", loss="question-space"), "確? !安? "),
    Row("lost as U+FFFD", "鏈食品和環境", site("準環", loss="replacement"), "鏈\ufffd(zhǔn)称泛铜h(huán)境"),
    Row("lost with what follows", "鏈食品和環境", site("準環", loss="silent"), "鏈zhǔn)称泛铜h(huán)境"),
    Row("lost alone", "鏈食品和環境", site("準環", loss="silent-lead"), "鏈(zhǔn)称泛铜h(huán)境"),
    Row("marks in full width", "確保“不", MirrorSite([Pass([mark("！")])], fold=FOLD_NOTHING), "確?！安?"),
    Row("own dots", "保“聞有...", site(marks="！"), "?!奥動?.."),
    # The paragraph's indent and second mirrors.
    Row("first chapter", "（一）堅持", chapter("堅"), "\ufffd,。ㄒ唬﹫\ufffd(jiān)持"),
    Row("second chapter", "（二）堅持", chapter("堅"), "\ufffd,。ǘ﹫\ufffd(jiān)持"),
    Row("third chapter", "（三）強化", chapter("強"), "\ufffd,。ㄈ⿵\ufffd(qiáng)化"),
    Row("pressing", "（一）壓實四方", chapter("實"), "\ufffd,。ㄒ唬〾簩\ufffd(shí)四方"),
    Row(
        "reporter",
        "（記者楊明）",
        MirrorSite([Pass([stutter("。", rate=1)])], indent="　　"),
        "?。ㄓ浾邨蠲鳎?",
    ),
    Row(
        "two mirrors",
        "。看到專家們為母親",
        MirrorSite([Pass(readings("優")), Pass([mark("？")])]),
        "??吹綄＜覀?yōu)槟赣H",
    ),
    # Markup.
    Row(
        "closing tag",
        "。”\n。",
        MirrorSite([Pass([mark("！")])], paragraph_end="</p>"),
        "?!?/p>\n。",
    ),
    Row("strong", "。”", MirrorSite([Pass([mark("！")])], paragraph_end="</strong>"), "?!?/strong>"),
    Row("span", "保。一下", MirrorSite([Pass([mark("！")])], paragraph_end="</span>"), "?!Ｒ幌?/span>"),
    Row(
        "entity and control character",
        "海科技有限公",
        MirrorSite(
            [Pass([mark("？", hidden="\b")])], paragraph_end="&nbsp;", keep_controls=True, fold=FOLD_NOTHING
        ),
        "?\b？萍加邢薰?nbsp;",
    ),
    # Latin letters.
    Row("letter M", "少MCN", site("費"), "少M(fèi)CN"),
    Row("letter B", "德國BALLUFF", site("鳥"), "德國B(niǎo)ALLUFF"),
    Row("letter O", "”Or", site("監"), "”O(jiān)r"),
    # No code, other scripts of annotation, noise.
    Row("no code", "A😀é", site(), "A?é"),
    Row(
        "Simplified",
        "科技为",
        MirrorSite([Pass([annotation("科", "kē"), annotation("为", "wèi")])]),
        "科(kē)技为(wèi)",
    ),
    Row("words before marks", "融資，", MirrorSite([Pass([Replacement("，", before="議街")])]), "融資議街,"),
    Row("conversion", "准备", MirrorSite([], convert=lambda text: text.replace("备", "備")), "准備"),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.label)
def test_pages_that_were_seen(row: Row) -> None:
    assert damage(row.clean, row.site).text == row.page


# The seeds: what the mirrors annotate is read off the page; `only_split` are characters that show in
# misaligned stretches only, in the order in which the mirror must have replaced them.
STRETCHES = {
    "日?qǐng)?bào)": "日報",
    "鏈?zhǔn)称泛铜h(huán)": "鏈食品和環",
    "病?漆t(yī)": "病專科醫",
    "量?jī)?chǔ)": "量儲",
    "德?tīng)査\ue481蛫W": "德爾塔和奧",
    "架?chē)\ue27eH": "架國際",
    "當?shù)厣鐓^(qū)": "當地社區",
    "\ufffd,。ㄒ唬﹫\ufffd(jiān)": "（一）堅",
    "\ufffd,。ǘ﹫\ufffd(jiān)": "（二）堅",
    "\ufffd,。ㄋ模﹫\ufffd(jiān)": "（四）堅",
    "\ufffd,。ㄎ澹﹫\ufffd(jiān)": "（五）堅",
    "\ufffd,。ㄒ唬〾簩\ufffd(shí)": "（一）壓實",
    "\ufffd,。ㄈ⿵\ufffd(qiáng)": "（三）強",
    "者?;\ue2c3驕y(cè)": "者。基因測",
    "源,??茖W(xué)": "源。科學",
    "確?!安宦┮蝗恕薄安宦┮卉嚒?": "確保“不漏一人”“不漏一車”",
    # Plain brackets, which the indent did not touch.
    "(三)堅持發": "\x01三\x02堅持發",
    "(六)堅持嚴": "\x01六\x02堅持嚴",
}
READING = re.compile(r"([\u3400-\u9fff])(\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+ ?\))")
STUTTER = re.compile("[,，](?=[,，、。；;])")


class Mirror(NamedTuple):
    seed: str
    only_split: str
    losses: tuple[Loss, ...]
    before: Sequence[Replacement] = ()
    """What the first pass does before it annotates."""
    second: Sequence[Replacement] = ()
    indent: str = ""


STUTTERS = [stutter(char, rate=1) for char in "，、。；"]
MIRRORS = [
    Mirror("000_06bdac9aa6c7d213", "報請準儲績環醫", ("question", "silent"), second=[mark("？")]),
    Mirror("001_dcda5fef2aab2d35", "聽車", ("question",)),
    Mirror(
        "003_1c1c370bae758789", "報請數區堅強實", ("question", "replacement"), second=STUTTERS, indent="　　"
    ),
    Mirror(
        "004_335c7842145ae4af", "測學", ("question",), before=[mark("；"), *STUTTERS, mark("！"), mark("？")]
    ),
]


def undamaged(page: str) -> str:
    """Return the text that a seed's page was made of, by the stretches worked out by hand."""
    text = READING.sub(r"\1", page)
    for mangled, original in STRETCHES.items():
        text = text.replace(READING.sub(r"\1", mangled), original)
    text = STUTTER.sub("", text)
    return text.translate(str.maketrans(",;:()\x01\x02", "，；：（）()"))


@pytest.mark.parametrize("mirror", MIRRORS, ids=lambda mirror: mirror.seed)
def test_seeds_are_made_again(mirror: Mirror) -> None:
    """From the restored text and what a site annotates comes the whole seed, stutter's chance aside."""
    # The two seeds' no-break spaces stood as entities in the markup.
    page = (SEEDS / f"{mirror.seed}.txt").read_text(encoding="utf-8").replace("\xa0", " ")
    seen = dict(READING.findall(page))
    annotated = {**{char: f"({READINGS[char]})" for char in mirror.only_split}, **seen}
    first = [
        *mirror.before,
        *(Replacement(char, after=after, kind="annotation") for char, after in annotated.items()),
    ]
    passes = [Pass(first, mirror.losses[0])]
    if mirror.second:
        passes.append(Pass(mirror.second, mirror.losses[1], keep_user_defined=False))

    made = damage(undamaged(page), MirrorSite(passes, indent=mirror.indent)).text

    assert STUTTER.sub("", made) == STUTTER.sub("", page)


def spans(page: DamagedPage) -> list[tuple[str, str, str, bool]]:
    """Return the places of a page as (clean text, page text, kind, proven)."""
    return [
        (page.clean[p.clean_start : p.clean_end], page.text[p.page_start : p.page_end], p.kind, p.proven)
        for p in page.places
    ]


@pytest.mark.parametrize(
    ("row_label", "expected"),
    [
        ("zhun", [("食品和環", "?zhǔn)称泛铜h", "misalignment", True), ("", "(huán)", "annotation", True)]),
        ("qing", [("報", "?qǐng)?bào)", "misalignment", True)]),
        (
            "science",
            [
                ("", ",", "stutter", True),
                ("。科學", "??茖W", "misalignment", False),
                ("", "(xué)", "annotation", True),
            ],
        ),
        (
            "first chapter",
            [("（一）堅", "\ufffd,。ㄒ唬﹫\ufffd", "misalignment", True), ("", "(jiān)", "annotation", True)],
        ),
        (
            "third chapter",
            [("（三）強", "\ufffd,。ㄈ⿵\ufffd", "misalignment", False), ("", "(qiáng)", "annotation", True)],
        ),
        ("letter M", [("", "(fèi)", "straddle", True)]),
        ("no code", [("😀", "?", "unmapped", False)]),
        ("closing tag", [("。”", "?!?/p>", "misalignment", False)]),
        ("words before marks", [("", "議街", "noise", True)]),
        ("conversion", []),
    ],
)
def test_places_say_what_happened(row_label: str, expected: list[tuple[str, str, str, bool]]) -> None:
    row = next(row for row in ROWS if row.label == row_label)

    assert spans(damage(row.clean, row.site)) == expected


def test_a_lost_byte_is_not_proven_where_two_characters_share_lead_byte_and_reading() -> None:
    """準 is 9C CA and 湞 is 9C 9D: a site that reads both alike leaves CA in doubt."""
    shared = MirrorSite([Pass([annotation("準", "zhǔn"), annotation("湞", "zhǔn")])])

    assert damage("鏈食品和環境", site("準")).places[0].proven
    assert not damage("鏈食品和環境", shared).places[0].proven


def test_the_seed_decides_which_marks_stutter() -> None:
    text = "一，二，三，四，五，六，七，八，九，十，"
    stuttering = MirrorSite([Pass([stutter("，")])])

    assert damage(text, stuttering, seed=1) == damage(text, stuttering, seed=1)
    assert len({damage(text, stuttering, seed=seed).text for seed in range(5)}) > 1


def test_a_target_is_one_character_with_a_code() -> None:
    with pytest.raises(ValueError, match="two-byte code"):
        annotation("😀", "x")


def put_back(page: DamagedPage) -> str:
    """Return the page with the clean text of every place put in, by the places alone."""

    def parts() -> Iterator[str]:
        position = 0
        place: Place
        for place in page.places:
            yield page.text[position : place.page_start]
            yield page.clean[place.clean_start : place.clean_end]
            position = place.page_end
        yield page.text[position:]

    return "".join(parts())


CHINESE = st.text(
    st.sampled_from("".join(READINGS) + "保“”病鏈食品和境當地社。，、；！？（）\n aZ9,.<\ufffd\ue000😀"),
    max_size=60,
)


@given(
    CHINESE, st.integers(0, 10_000), st.sampled_from(["", "　　"]), st.sampled_from(["", "</p>", "&nbsp;"])
)
def test_places_account_for_every_difference(text: str, seed: int, indent: str, paragraph_end: str) -> None:
    drawn = random_site(seed, READINGS)
    marked_up = MirrorSite(
        [*drawn.passes, Pass([mark("！"), mark("？")], "silent-lead")],
        indent=indent,
        paragraph_end=paragraph_end,
        fold=FOLD_NOTHING,
    )

    page = damage(text, marked_up, seed)

    assert page.clean == text
    assert put_back(page) == text
    ends = [0, *(end for place in page.places for end in (place.page_start, place.page_end)), len(page.text)]
    assert ends == sorted(ends)


@given(CHINESE)
def test_a_site_that_does_nothing_leaves_what_gbk_can_hold(text: str) -> None:
    idle = MirrorSite([Pass([])], fold=FOLD_NOTHING)

    assert damage(text, idle).text == text.replace("\N{GRINNING FACE}", "?").replace("\ufffd", "?")


@pytest.mark.parametrize("seed", range(20))
def test_random_sites_keep_to_their_proportions(seed: int) -> None:
    drawn = random_site(seed, {chr(code): "yī" for code in range(0x4E00, 0x4F00)})
    (work,) = drawn.passes

    kinds = [one.kind for one in work.replacements]

    assert 20 <= kinds.count("annotation") <= 90
    assert kinds.count("stutter") in (0, 4)
    assert kinds.count("mark") in (0, 2, 3, 4, 5, 6)
