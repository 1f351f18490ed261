"""The repair stage as a whole: what it must leave alone, and what holds for any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import hanwash
from hanwash.cleaner import Cleaner
from hanwash.config import Config

REPAIR = Cleaner(Config(stages=("repair",)))

CLEAN = {
    "Simplified page": (
        "市图书馆昨日宣布，新馆将于下月开放。\n“读者可以在线预约座位。”馆长说，“开放时间为8:30—21:00。”\n"
        "记者了解到，新馆面积1.2万平方米，藏书60余万册;比旧馆多了一倍?是的,多了一倍。"
    ),
    "Taiwanese page": "臺北市政府今天宣布：「捷運環狀線將於明年通車。」市長說：「我們準備好了！」民眾則問『票價呢？』",
    "one reading": "亳(bó)州位于安徽省西北部，是曹操的故乡。亳州的药材市场很有名。",
    "poem with readings": (
        "春(chūn)眠(mián)不(bù)觉(jué)晓(xiǎo)，处(chù)处(chù)闻(wén)啼(tí)鸟(niǎo)。\n"
        "夜(yè)来(lái)风(fēng)雨(yǔ)声(shēng)，花(huā)落(luò)知(zhī)多(duō)少(shǎo)。"
    ),
    "Japanese page": "東京都は本日、新しい図書館の開館時間を発表した。「来月から予約できます」と担当者は話している？（記者：山田）",
    "Python source": (
        "def 求和(数列):\n    # 逐个相加，返回总和(sum)\n    return sum(x for x in 数列 if x > 0)  # 忽略负数?\n"
        'print(f"结果:{求和([1, -2, 3])}")\n'
    ),
    "bopomofo": "ㄅ像包，ㄆ像潑，ㄇ像巾字。「媽」讀作ㄇㄚ，「麻」讀作ㄇㄚˊ，請小朋友跟著唸一遍。",
    "description characters": "这个字写作⿰氵每，也就是“海”；另一个写作⿱艹化。",
    "Korean page": "서울시는 오늘 새로운 도서관(圖書館)을 열었다. 이용 시간은 오전 9시부터이다.",
    "regular expressions": "正则 `(https?)?(www)?([a-z]+)` 用于匹配网址。\nm = re.match(r'(-)?([0-9]+)', s)  # 匹配整数",
    "ternary operator": "C++ 的三元运算符 a?(b):(c)?(d):(e)?(f):(g) 可以嵌套",
    "SQL with placeholders": "插入语句：INSERT INTO t VALUES (?,?,?,?,?,?,?,?,?,?,?,?);",
    "excited forum post": "真的吗?!?!?!?!?!?!?!不会吧!?!?!?",
    "GBK read as Latin-1, for which there is no answer here yet": "ËûÃÇÔÚÖÐ¹ú¹¤×÷ÁËÊ®Äê",
    "dictionary entries": "重(zhòng)量，重(chóng)复；长(cháng)短，长(zhǎng)大；行(xíng)走，行(háng)业。",
}


@pytest.mark.parametrize("text", CLEAN.values(), ids=CLEAN.keys())
def test_clean_text_passes_unchanged(text: str) -> None:
    result = REPAIR.clean(text)
    assert result.text == text
    assert result.edits == ()


def test_two_passes_of_a_mirror_are_undone() -> None:
    page = (
        "本報(bào)訊記者從會(huì)上獲悉,今年經(jīng)濟(jì)增長(zhǎng)平穩,企業(yè)訂單比去年多。"
        "上級(jí)要求實行“日?qǐng)?bào)告、零報(bào)告”制度,實(shí)現(xiàn)全覆蓋。"
    )
    assert (
        hanwash.repair(page)
        == "本報訊記者從會上獲悉,今年經濟增長平穩,企業訂單比去年多。上級要求實行“日報告、零報告”制度,實現全覆蓋。"
    )


def test_a_reading_that_no_table_knows_invents_no_character() -> None:
    rest = "，國(guó)內經(jīng)濟(jì)發展。國(guó)內經(jīng)濟(jì)穩定。學(xué)校開學。"
    assert hanwash.repair("業績(jì)增長" + rest).startswith("業績增長，")
    assert hanwash.repair("成績(jì)來(lái)之不易" + rest).startswith("成績來之不易，")
    assert "將" not in hanwash.repair("我(jiāng)們" + rest)


@pytest.mark.parametrize("rule", ["invisible", "annotation", "stutter", "mojibake", "misalignment"])
def test_each_rule_can_be_switched_off(rule: str) -> None:
    page = (
        "今年經(jīng)濟(jì)平穩,,企業(yè)訂單增加,、經(jīng)營收入上升,。企業(yè)利\x08潤多。"
        "冷鏈?zhǔn)称泛铜h境安全。ä¸\xadå›½"
    )
    with_all = {name for edit in REPAIR.clean(page).edits for name in edit.rule.split("+")}
    without = Cleaner(Config(stages=("repair",), off=frozenset({f"repair.{rule}"}))).clean(page)
    assert rule in with_all
    assert rule not in {name for edit in without.edits for name in edit.rule.split("+")}


ALPHABET = st.sampled_from(
    "經濟發展报告，。！？、：；（）“”,.!?:;()abhW^tｆ？\ufffd\ue27e\x08\n jīngzhǔn,,﹫⿵ㄒ唬鏈称泛铜h"
)


@settings(max_examples=300, deadline=None)
@given(st.text(ALPHABET, max_size=120))
def test_undo_is_exact_and_a_second_repair_changes_nothing(text: str) -> None:
    result = REPAIR.clean(text)
    assert result.undo() == text
    assert REPAIR.clean(result.text).text == result.text


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_repaired_without_an_exception(text: str) -> None:
    result = REPAIR.clean(text)
    assert result.undo() == text
