"""Traditional to Simplified and back, and the corrections over OpenCC."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hanwash.script.characters import script_patterns
from hanwash.script.conversion import convert_lines, is_mirror, simplify
from hanwash.script.converters import converter
from hanwash.script.corrections import TO_SIMPLIFIED
from hanwash.script.identify import identify

PARTICLE = """
著力 着力|承載著 承载着|著眼 着眼|執著 执着|沉著 沉着|看著他 看着他|隨著名氣 随着名气
寫著名字 写着名字|看著名單 看着名单|忙著作業 忙着作业|討論著 讨论着|配合著 配合着|翻譯著 翻译着
彰顯著 彰显着|還原著 还原着|讀著書 读着书|聽著錄音 听着录音|重新著手 重新着手|所著眼的 所着眼的
沈著應戰 沉着应战|慰藉著他 慰藉着他|著急 着急|著陸 着陆
"""
WRITING = """
著名 著名|著作 著作|著稱 著称|著述 著述|著者 著者|顯著 显著|原著 原著|土著 土著|名著 名著|論著 论著
編著 编著|卓著 卓著|專著 专著|巨著 巨著|合著 合著|譯著 译著|拙著 拙著|鉅著 巨著|遺著 遗著|昭著 昭著
著有《論語注》 著有《论语注》|（魯迅著） （鲁迅著）|著書立說 著书立说
"""
OTHERS = """
衞生 卫生|鎗聲 枪声|綫路 线路|因爲 因为|甚麼 什么|幺麼 幺麽|鍾馗 钟馗|錢鍾書 钱锺书
情有獨鍾 情有独钟|係咁先 系咁先|牠們 它们|砲彈 炮弹|糢糊 模糊|慇懃 殷勤|觔斗 筋斗|彷彿 仿佛
規畫 规划|計畫 计划|傢俱 家具|沈默 沉默|下沈 下沉|沈先生 沈先生|瀋陽 沈阳|乾淨 干净
乾乾淨淨 干干净净|乾隆 乾隆|乾德元年 乾德元年|乾坤 乾坤|餅乾 饼干|藉口 借口|藉著 借着|藉此 借此
慰藉 慰藉|狼藉 狼藉|蘊藉 蕴藉|枕藉 枕藉|瞭解 了解|明瞭 明了|不甚瞭瞭 不甚了了|瞭望 瞭望
證明瞭望見 证明了望见|於是 于是|位於倫敦 位于伦敦|屬於單一 属于单一|由於潛在 由于潜在
對於穆斯林 对于穆斯林|樊於期 樊於期|於菟 於菟|祇有 只有|神祇 神祇|衹是 只是|徵求 征求|徵調 征调
角徵羽 角徵羽|魏徵 魏徵|甚夥 甚夥|夥伴 伙伴|答覆 答复|司法覆核 司法复核|覆蓋 覆盖|顛覆 颠覆
打坏 打坏|網路 网路|軟體 软体|帳號 帐号|想像 想像
"""


def pairs(table: str) -> list[tuple[str, str]]:
    return [tuple(entry.split()) for entry in table.strip().replace("\n", "|").split("|")]  # type: ignore[misc]


@pytest.mark.parametrize(("traditional", "expected"), pairs(PARTICLE) + pairs(WRITING) + pairs(OTHERS))
def test_to_simplified(traditional: str, expected: str) -> None:
    assert simplify(traditional) == expected
    assert simplify(f"他說{traditional}嗎") == f"他说{expected}吗"


def test_corrections_keep_length_and_are_needed() -> None:
    assert all(len(before) == len(after) for before, after in TO_SIMPLIFIED.items())
    t2s = converter("t2s").convert
    # An entry that OpenCC agrees with may still guard a longer word against a shorter entry.
    shorter = {entry for entry in TO_SIMPLIFIED if len(entry) == 1}
    assert [
        before
        for before, after in TO_SIMPLIFIED.items()
        if t2s(before) == after and not shorter & set(before) and not before.startswith("乾乾")
    ] == []


def test_every_character_of_the_tables_keeps_its_length() -> None:
    characters = [
        chr(code) for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00), *range(0x20000, 0x2FA20))
    ]

    assert all(len(line) == 1 for line in converter("t2s").convert("\n".join(characters)).split("\n"))


UNCHANGED = [
    "乾坤朗朗，樊於期在瞭望，心中慰藉，奏角徵羽。著名著作，显著土著，拚命奏摺。",
    "沈重与沈静是两个人，打坏了坏土。哪吒闹海。张昇民、林峯、黄霑、钱鍾书。",
    "一目了然，干干净净，台后里面，只有余下的几只松树。",
]


@pytest.mark.parametrize("line", UNCHANGED)
def test_simplified_text_is_not_altered(line: str) -> None:
    assert convert_lines([line], identify(line), "zh-Hans") == [line]


def test_strays_in_simplified_text_are_converted_but_not_its_own_characters() -> None:
    line = "乾坤之内，這部著作里的樊於期很著名，書也还在"

    assert convert_lines([line], identify(line), "zh-Hans") == [
        "乾坤之内，这部著作里的樊於期很著名，书也还在"
    ]


MIRROR_TABLE = str.maketrans("着台发历书为这来时对设备汇门开说", "著臺發歷書為這來時對設備匯門開說")


@pytest.mark.parametrize(
    "news",
    [
        "为着这些书，对于干事来说，乾坤之后还有里面的慰藉，沈静说他借着瞭望台了结此事，最后于是樊於期也著名。",
        "最后在公里之后，台里发来设备，历时两年，打坏的门又开了，着眼于今后。徵与征、夥与伙都在。",
    ],
)
def test_a_mirror_gives_the_original_back(news: str) -> None:
    mirrored = news.translate(MIRROR_TABLE)
    assert is_mirror(mirrored)

    assert convert_lines([mirrored], identify(mirrored), "zh-Hans") == [news]


@pytest.mark.parametrize("kept", ["沈默", "反覆", "海哩", "打坏的坏"])
def test_what_a_mirror_cannot_have_made_is_the_original_s(kept: str) -> None:
    mirrored = f"最后在公里之后，台里說{kept}于此".translate(MIRROR_TABLE)
    assert is_mirror(mirrored)

    assert simplify(mirrored, mirror=True) == f"最后在公里之后，台里说{kept}于此"


@pytest.mark.parametrize(("original", "genuine"), [("沈默", "沉默"), ("反覆", "反复"), ("海哩", "海里")])
def test_genuine_traditional_text_has_no_such_original(original: str, genuine: str) -> None:
    assert simplify(original) == genuine


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("他被发明家称赞", "他被發明家稱讚"),
        ("展示了如何使用", "展示了如何使用"),
        ("了如指掌", "瞭如指掌"),
        ("参与制造", "參與製造"),
        ("不准进入", "不准進入"),
        ("看不准时机", "看不準時機"),
        ("头发、发展", "頭髮、發展"),
        ("皇后、以后", "皇后、以後"),
        ("里面、公里", "裏面、公里"),
        ("干净、干部、干涉", "乾淨、幹部、干涉"),
        ("面条、面对", "麪條、面對"),
        ("复习、复兴", "複習、復興"),
        ("关系、系统、系鞋带", "關係、系統、繫鞋帶"),
        ("批准、准备", "批准、準備"),
        ("了解、完了", "瞭解、完了"),
    ],
)
def test_to_traditional_by_phrase(simplified: str, traditional: str) -> None:
    assert convert_lines([simplified], identify(simplified), "zh-Hant") == [traditional]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("其字作⿰糹專，這樣寫", "其字作⿰糹專，这样写"),
        ("這\uf90a字很長", "这\uf90a字很长"),
        ("動畫「進撃の巨人」在這裡", "动画「進撃の巨人」在这里"),
        ("臺\x00灣\ud800", "台\x00湾\ud800"),
    ],
)
def test_what_no_conversion_touches(line: str, expected: str) -> None:
    assert simplify(line) == expected


@given(st.text(st.sampled_from("著名作隨看論討乾藉於瞭甚麼鍾馗書⿰「」カ\x00\ud800\n臺"), max_size=30))
def test_length_is_kept(text: str) -> None:
    assert len(simplify(text)) == len(text)
    assert len(simplify(text, mirror=True)) == len(text)


def test_telling_characters() -> None:
    patterns = script_patterns()

    assert all(map(patterns.traditional.fullmatch, "這網們國裡後麼與"))
    assert all(map(patterns.simplified.fullmatch, "这网们国与离"))
    assert not patterns.traditional.search("乾著於瞭藉徵吒昇洩霑后里台干的")
    assert not patterns.simplified.search("后里台干面系群峰床著這")
