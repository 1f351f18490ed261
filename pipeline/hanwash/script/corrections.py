"""What OpenCC's tables leave wrong, as data: each entry stands with its reason.

Going to Simplified, an entry gives the characters as they stand in the Traditional text and what they become;
both are equally long, so that positions stay comparable. The longest entry wins; where none matches,
OpenCC's own result stands.
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = [
    "MIRROR_KEEPS",
    "OLDER_PRINT",
    "TO_SIMPLIFIED",
    "TO_TRADITIONAL",
    "ZHU_AFTER",
    "ZHU_BEFORE",
    "ZHU_NEVER_AFTER",
    "ZHU_NEVER_BEFORE",
    "ZHU_WORKS",
]

# --- 著: zhù stays 著 (to write, to be evident), zhe and zhuó become 着 -------------------------------------

ZHU_AFTER: Mapping[str, str] = {
    # A work, or what makes one. 討論著, 配合著, 翻譯著 are verbs.
    "名": "報签簽命題题點点",
    "原": "還还",
    "論": "討議談爭辯評推理無",
    "论": "讨议谈争辩评推理无",
    "編": "",
    "编": "",
    "專": "",
    "专": "",
    "巨": "",
    "鉅": "",
    "合": "配結结混迎契融組组聯联綜综符吻集整聚閉闭縫缝複复撮磨適适湊凑愈化貼贴",
    "譯": "翻",
    "译": "翻",
    "拙": "",
    "遺": "",
    "遗": "",
    "撰": "杜",
    "所": "",
    # Evident. 彰顯著, 突顯著 are verbs.
    "顯": "彰凸突",
    "显": "彰凸突",
    "昭": "",
    "卓": "",
    # Native.
    "土": "",
}
"""Characters after which 著 is zhù (名著, 顯著, 土著), each with those that make a verb of it when they stand
before: 討論著 is 讨论着."""

ZHU_BEFORE: Mapping[str, str] = {
    # 寫著名字, 看著名單; 忙著作業.
    "名": "單单字額额冊册氣气",
    "作": "業业揖客",
    "稱": "",
    "称": "",
    "述": "",
    "者": "",
    "書": "",
    "书": "",
    "錄": "",
    "录": "",
    "譯": "",
    "译": "",
}
"""Characters before which 著 is zhù (著名, 著作), each with those that begin another word with it: 著名單
is 着名单."""

ZHU_WORKS = "有《|[）)》]"
"""What follows 著 in a credit: 著有《…》, （曹雪芹著）."""

ZHU_NEVER_AFTER = "隨随趕赶沿順顺藉看聽听讀读抱拿捧翻背播放穿戴望"
"""Verbs after which 著 is never zhù: 隨著名氣, 看著書, 聽著錄音."""

ZHU_NEVER_BEFORE = "手眼想急"
"""Characters with which a following 著 after 所 makes a word of its own: 所著眼的."""

# --- Traditional to Simplified ------------------------------------------------------------------------------

OLDER_PRINT = "衞鎗"
"""Letter variants that OpenCC leaves alone and whose Simplified form `hanwash.hanzi.variants` knows."""

TO_SIMPLIFIED: Mapping[str, str] = {
    # Letter variants that OpenCC leaves alone, those of `OLDER_PRINT` aside: Hong Kong and older print.
    "鉄": "铁",
    "氷": "冰",
    "酧": "酬",
    "囘": "回",
    "囬": "回",
    "濶": "阔",
    "徧": "遍",
    "靑": "青",
    "淸": "清",
    "眞": "真",
    "卽": "即",
    "旣": "既",
    "尙": "尚",
    "硏": "研",
    "鄕": "乡",
    "吿": "告",
    "粧": "妆",
    "効": "效",
    "傚": "效",
    "妬": "妒",
    "覩": "睹",
    "隣": "邻",
    "畧": "略",
    "寃": "冤",
    "慙": "惭",
    "姪": "侄",
    "髪": "发",
    "刧": "劫",
    "刦": "劫",
    "滙": "汇",
    "敍": "叙",
    "僊": "仙",
    "疎": "疏",
    "筯": "箸",
    "飜": "翻",
    "湼": "涅",
    "駈": "驱",
    "廻": "回",
    "慿": "凭",
    "覊": "羁",
    "鴈": "雁",
    "臯": "皋",
    "嬾": "懒",
    "歛": "敛",
    "劒": "剑",
    # Letter variants of Taiwan.
    "牠": "它",
    "揹": "背",
    "啣": "衔",
    "砲": "炮",
    "瞇": "眯",
    "痲": "麻",
    "痺": "痹",
    "踫": "碰",
    "籐": "藤",
    "燄": "焰",
    "煖": "暖",
    "搾": "榨",
    "撢": "掸",
    "毬": "球",
    "濬": "浚",
    "玨": "珏",
    "糢糊": "模糊",
    "慇懃": "殷勤",
    "慇勤": "殷勤",
    "觔斗": "筋斗",
    "徬徨": "彷徨",
    "彷佛": "仿佛",
    "髣髴": "仿佛",
    "跼促": "局促",
    "疋": "匹",
    "暸": "了",
    "企畫": "企划",
    "規畫": "规划",
    "策畫": "策划",
    "哩程": "里程",
    "甚麼": "什么",
    "甚麽": "什么",
    # 鍾 is 钟, but 锺 where it is a person's name.
    "鍾馗": "钟馗",
    "鍾繇": "钟繇",
    "萬鍾": "万钟",
    "千鍾粟": "千钟粟",
    "鍾書": "锺书",
    # 乾 (qián) of reign titles and the Changes; the other words with it are in OpenCC's phrases.
    "乾德": "乾德",
    "乾封": "乾封",
    "乾符": "乾符",
    "乾祐": "乾祐",
    "乾寧": "乾宁",
    "乾龍": "乾龙",
    "乾為天": "乾为天",
    "乾爲天": "乾为天",
    "乾健": "乾健",
    "乾爻": "乾爻",
    "乾上": "乾上",
    "乾下": "乾下",
    "乾鑿度": "乾凿度",
    "乾乾": "乾乾",
    "乾乾淨淨": "干干净净",
    "乾乾脆脆": "干干脆脆",
    # 藉 is 借 but where it is read jí, or means to cushion.
    "藉": "借",
    "慰藉": "慰藉",
    "狼藉": "狼藉",
    "枕藉": "枕藉",
    "蘊藉": "蕴藉",
    "藴藉": "蕴藉",
    "醞藉": "酝藉",
    "藉藉": "藉藉",
    "踐藉": "践藉",
    "凌藉": "凌藉",
    "陵藉": "陵藉",
    "顧藉": "顾藉",
    "茵藉": "茵藉",
    "蹂藉": "蹂藉",
    "藉甚": "藉甚",
    "藉田": "藉田",
    "藉草": "藉草",
    "藉槁": "藉槁",
    "藉卉": "藉卉",
    # 瞭 is 了 but where it is read liào.
    "瞭": "了",
    "明瞭": "明了",
    "瞭望": "瞭望",
    "瞭哨": "瞭哨",
    "瞭見": "瞭见",
    "瞭亮": "嘹亮",
    # 於 is 于 but in a few names. OpenCC's longer list of names swallows 於倫敦, 於單一, 於潛在.
    "於": "于",
    "樊於期": "樊於期",
    "於菟": "於菟",
    "商於之地": "商於之地",
    "於潛縣": "於潜县",
    "於梨華": "於梨华",
    "於崇文": "於崇文",
    # 祇 and 衹 are 只 but where 祇 is a god of the earth.
    "衹": "只",
    "祇": "只",
    "神祇": "神祇",
    "地祇": "地祇",
    "僧祇": "僧祇",
    "祇園": "祇园",
    "祇樹": "祇树",
    "祇陀": "祇陀",
    "祇洹": "祇洹",
    "祇夜": "祇夜",
    "祇候": "祇候",
    # 徵 is 征; the tone of the scale (zhǐ) is in OpenCC's phrases. Conscription and voices are not it.
    "徵調": "征调",
    "徵聲優": "征声优",
    # 夥 is 伙, but 夥 where it means many.
    "甚夥": "甚夥",
    "益夥": "益夥",
    "夥頤": "夥颐",
    # 覆 stays, but 复 where it means again or in reply (OpenCC knows 答覆, 回覆, 反覆 …).
    "覆核": "复核",
    "覆檢": "复检",
    "覆查": "复查",
    "覆診": "复诊",
    "覆述": "复述",
    "覆議": "复议",
    "覆審": "复审",
    "覆試": "复试",
    "覆賽": "复赛",
    "覆函": "复函",
    "覆盤": "复盘",
    "往覆": "往复",
    "覆墓": "覆墓",
    # 坏 (pī) is too rare to be told from a hasty 壞.
    "坏": "坏",
    # 沈 is 沉 where it is not Shen (the name, the place); OpenCC knows 沈默, 沈重, 沈思 …
    "下沈": "下沉",
    "低沈": "低沉",
    "消沈": "消沉",
    "西沈": "西沉",
    "陸沈": "陆沉",
    "石沈": "石沉",
    "死沈": "死沉",
    "沈穩": "沉稳",
    "沈著": "沉着",
    "沈着": "沉着",
    "沈潛": "沉潜",
    "沈入": "沉入",
    "沈没": "沉没",
    "沈底": "沉底",
    "沈毅": "沉毅",
    "沈沈": "沉沉",
}

MIRROR_KEEPS = "坏沈覆哩"
"""Characters that OpenCC's phrases alter and a mirror's table never makes: they are the original's own."""

# --- Simplified to Traditional ------------------------------------------------------------------------------

TO_TRADITIONAL: tuple[tuple[str, str], ...] = (
    # 被发 is 被髮 only in old texts about hair; 被 + 发明, 发现 … is the rule.
    (r"被髮(?=[明現展揮布佈表射放給起行動掘達證送配覺])", "被發"),
    # 了如 is 瞭如 in 瞭如指掌 only.
    (r"[瞭](?=如(?!指掌))", "了"),
    # 与制 is found before 制造 is.
    (r"制(?=[造作成品藥])", "製"),
    # Forbidden is 不准; inexact, 不準, follows a verb.
    (r"(?<![看說拿測打瞄算摸料吃認])不準(?=[許備]?[^確時則])", "不准"),
    (r"答複", "答覆"),
)
"""Patterns over OpenCC's Traditional output, and what takes the place of a match."""
