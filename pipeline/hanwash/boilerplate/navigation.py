"""Lines that lead elsewhere: menus, breadcrumbs, tool bars, page numbers, previous and next, logins.

Two ways of knowing them. A bar or menu is a line all of whose words are known ones (lexicon ``menu``), in
any order and with any separator; the rest follow formulas, such as `A > B > C`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from hanwash.boilerplate.lexicons import alternatives, lexicon
from hanwash.boilerplate.lines import OWN_DOTS_LENGTH, Line, han_count, words_of
from hanwash.boilerplate.places import LinePlace
from hanwash.boilerplate.verdicts import CERTAIN, LIKELY, POSSIBLE, LineVerdict
from hanwash.hanzi.classes import HAN

__all__ = ["STEP", "STEP_STARTS", "TEASER", "is_related_heading", "judge_navigation"]

_WHERE = re.compile(
    r"[(\[]?(?P<reader>您|你|我)?(?P<now>现在|当前|目前|现)?(?P<at>所在?|所处)?的?"
    r"(?:位置|栏目|在(?:这里)?|位于)(?:是|为)?\s{0,4}[:>|]"
)
_WAY = re.compile(r">|[首主]页")
"""What stands behind 位置: where it is the place on a site; an address or a seat has neither."""
_CRUMB_SIGN = re.compile(r">|\s[-/·_]\s|位置|栏目|在|位于|正文$")
"""What every breadcrumb holds: the cheap test."""
_CRUMB_SEPARATOR = re.compile(r"\s{0,4}>{1,3}\s{0,4}")
_LOOSE_CRUMB_SEPARATOR = re.compile(r"\s{1,4}[-/·_]\s{1,4}")
_CRUMB_LENGTH = 20
"""Longest name of a section in a breadcrumb; the last part may be the page's title."""
_CRUMB_HOME = re.compile(
    r"首页|主页|home|index|正文|列表|详情|浏览|网$|网站$|频道|栏目|新闻|资讯|中心$|动态|公开|公告|论坛|百科|文库"
)
_TITLE_LENGTH = 60
"""Longest title that follows 上一篇."""

STEP = "leads to the previous or next page"
"""Reason of the verdict on such a line: the text of a page is over there."""
STEP_STARTS = tuple(f"{side}{one}" for side in "上下前后後" for one in "一1篇条條章页頁节節")
"""How lines begin that may end like a sentence because a title follows: 下一篇：春天还会远吗？"""
_STEP_OPENING = r"(?:[<«·\[(-]\s?){0,2}(?:没有了\s?)?"
_PAGE_STEP = re.compile(
    rf"{_STEP_OPENING}(?:[上下前后]\s?[一1]\s?(?:[篇条页则帖]|章(?!\s?:)|主题|图集|新闻|文章)(?:文章|新闻|产品|信息|内容)?"
    rf"|(?:prev(?:ious)?|next) (?:post|page))\s?[\])]?\s?(?:[:>»|]|$|\s|没有|暂无)"
)
"""下一篇, 上一页: pages have them, and texts do not speak of them so."""
_PART_STEP = re.compile(
    rf"{_STEP_OPENING}(?:[上下前后]\s?[一1]\s?(?:个|组|张|期|集|章|节|题|案例|产品|信息)|[上下](?:篇|条|页|一步)"
    rf"|prev(?:ious)?|next)\s?[\])]?\s?(?:[>»|]|$|:?\s?(?:没有|暂无))"
)
"""下一题, 上篇: parts of a text as often as other pages, and then with a title behind them."""
_STEP_FIRST = frozenset("上下前后<«·[(-没pn")
"""First characters of both."""
_DIGIT = re.compile(r"\d")
_PAGE_NUMBER = re.compile(
    r"(?:第?\s?\d{1,4}\s?/\s?(?:共\s?)?\d{1,4}\s?页?|[-_]{1,3}\s?\d{1,4}\s?[-_]{1,3}|第\s?\d{1,4}\s?页(?:\s?[/,|]?\s?共\s?\d{1,5}\s?页)?|"
    r"共\s?\d{1,6}\s?[页条篇](?:\s?[,/|]?\s?(?:当前|每页|第|\d)[\d第页条/\s]{0,12})?|page\s?\d{1,4}(?:\s?(?:of|/)\s?\d{1,4})?|"
    r".{2,60}_?第\s?\d{1,3}\s?页|[\[<«\s]*\d{1,3}(?:[\s|.…>»\[\]]+\d{1,3}){3,40}[\]\s>».…]*)"
)
_ONLY_NUMBERS = re.compile(r"[\d\s.,|]+")
_RELATED_PHRASE = re.compile(
    r"热搜榜?|热门|相关|推荐|排行榜|最新|合作伙伴|看了又看|大家都在看|related(?: posts| articles)?|hot|"
    rf"(?:您|你|大家)(?:可能|也许)?(?:还|也|都)?会?(?:喜欢|感兴趣|关注)的?(?:[{HAN}]{{2}})?|.{{2,8}}的(?:其他|其它|更多|最新)(?:文章|博文|作品|帖子)"
)
_RELATED_SIGN = re.compile(
    r"^[·>|\[\s-]{0,9}(?:热搜|排行|合作伙伴|看了又看|大家|related|hot|您|你)|的(?:其他|其它|更多|最新)"
)
"""What such a phrase holds: the cheap test."""
_RELATED_END = re.compile(r"(?:[\s:>|\])]|更多|more|top|\d){0,12}$")
_HEADING_LENGTH = 24
_MOST_WORDS = 5
"""Most words of such a heading, as in 本站推荐热门图文资讯."""


@lru_cache(maxsize=1)
def _related_words() -> re.Pattern[str]:
    return re.compile(alternatives(lexicon("related")))


@lru_cache(maxsize=1)
def _related_starts() -> frozenset[str]:
    """Return the first two characters of all leads: the cheap test."""
    return frozenset(term[:2] for term, entry in lexicon("related").items() if "lead" in entry.scopes)


def is_related_heading(folded: str) -> bool:
    """Return whether `folded` heads a list that leads elsewhere: `相关新闻`, `猜你喜欢`, `热门标签:`.

    >>> is_related_heading("热门文章排行榜 更多>>"), is_related_heading("新闻发布会")
    (True, False)
    """
    core = _RELATED_END.sub("", folded.lstrip("·>|[- "))
    if _RELATED_PHRASE.fullmatch(core):
        return True
    related = lexicon("related")
    words = _related_words().findall(core)
    return (
        2 <= len(words) <= _MOST_WORDS
        and sum(map(len, words)) == len(core)
        and "lead" in related[words[0]].scopes
        and "noun" in related[words[-1]].scopes
    )


_LOGIN = re.compile(
    r"(?:请|您|你)?.{0,6}(?:登录|注册|登陆).{0,8}(?:后|才能|才可|即可|方可|再|以后)|还没有?(?:账|帐)号|没有(?:账|帐)号|忘记密码|找回密码|"
    r"自动登录|登录.{0,8}通行证|记住(?:登录)?(?:状态|密码|我)|第三方(?:账号|帐号)?登录|马上注册|扫一扫.{0,4}登录|输入.{0,3}验证码|看不清.{0,2}换一张|发表(?:您|你)?的?(?:评论|看法|高见|回复)|"
    r"(?:我来?|我要|我也|来)说(?:两|几)句|文明(?:上网|发言|评论|用语)|网友评论仅|评论仅供|评论前必须登录|暂无(?:评论|回复|跟帖)|还没有(?:人)?评论|"
    r"抢沙发|沙发(?:空缺|还空)|已有\s?\d{1,7}\s?(?:人|条|位).{0,6}(?:评论|参与|回复)|剩余\s?\d{1,4}\s?字|还(?:能|可以)?输入\s?\d{1,4}\s?个?字|"
    r"您的(?:电子)?邮箱(?:地址)?不会|必填项已|本主题.{0,6}(?:回复|帖子)|最后由\s?\S{1,20}\s?于.{6,20}编辑|不支持.{0,6}浏览器|浏览器版本(?:过低|太低)|"
    r"(?:启用|开启|打开|禁用|不支持)\s?javascript|未满\s?1?8?\s?(?:十八)?岁|(?:正在)?加载中|该用户从未签到|回帖奖励|电梯直达|跳转到指定楼层"
)
_SHARE = re.compile(
    r"(?:打开|用|使用|通过)?\s?(?:手机)?(?:微信|qq|手机|支付宝)?\s?(?:扫一扫|扫描|扫码|长按|识别).{0,14}(?:二维码|下载|关注|打开|分享|阅读|观看|访问|查看|咨询|朋友圈)|"
    r"(?:关注|添加|搜索).{0,8}(?:公众号|微信号|官方微信|客服微信)|分享(?:到|至)\s?(?:[:>]|$|微信|微博|朋友圈|qq|空间)|(?:将|把)?(?:本文|文章|网页|页面|此页).{0,4}分享|点击右上角|"
    rf"打开微信[,\s]|在浏览器中?打开|(?<![{HAN}])\[?字(?:体|号)(?:大小)?\s?:|收藏本[站文页]|加入收藏夹|复制(?:本文)?链接|告诉好友|推荐给(?:好友|朋友)$|"
    r"听新闻|语音播报|一键(?:分享|复制)|下载.{0,8}(?:客户端|app)|客户端下载|设为首页"
)
_SEARCH_BOX = re.compile(
    r"(?:请)?(?:输入|填写).{0,6}(?:关键[词字]|搜索|内容|查询)|搜索(?:关键[词字]|历史|发现|结果|全站|本站)|热门搜索|全站搜索|站内搜索|高级搜索"
)
_CHANNEL = re.compile(r".{0,12}(?:官方)?(?:微信|微博|公众号|客户端|小程序|二维码|app|手机版|电脑版)")
_BREADCRUMB_END = re.compile(r".{2,12}\s{0,3}>{0,3}\s{0,3}正文")
_HOME_LENGTH = 8
_MENU_WORD_LENGTH = 8
"""Longest unknown word, in characters, that a menu of known ones may hold; a longer one is a sentence or title."""
TEASER = "a teaser that breaks off"
"""Reason of the verdict on such a line."""
_WORD = re.compile(r"\w")
_DATED_ENTRY = re.compile(
    r"[^。!?;]{4,60}[\s(\[.·]{1,3}(?:(?:19|20)\d\d[-/.年])?\d{1,2}[-/.月]\d{1,2}日?(?:\s\d{1,2}:\d\d(?::\d\d)?)?[)\]]?"
)
"""A title with a date behind it, as lists of pages print them."""
_PROMPT_WORD = re.compile(
    "登[录陆]|注册|[账帐]号|密码|验证码|看不清|评论|发表|文明|回[复帖]|沙发|参与|剩余|输入|邮箱|必填|本主题|最后由|浏览器|javascript|未满|加载|"
    "签到|电梯|楼层|扫|扫描|识别|二维码|公众号|微信|微博|客户端|小程序|app|手机版|电脑版|分享|右上角|字[体号]|收藏|加入|链接|好友|朋友|听新闻|播报|一键|"
    "下载|首页|搜索|我[来也要]|关注|填写"
)
"""What every prompt holds: the cheap test."""
_PROMPT_LENGTH = 50
"""Longest login, share or search prompt."""


@lru_cache(maxsize=1)
def _glued() -> re.Pattern[str]:
    return re.compile(alternatives(term for term in lexicon("menu") if len(term) > 1))


def judge_navigation(line: Line) -> LineVerdict | None:
    """Return the verdict on a line that leads elsewhere, or None."""
    text = line.folded.strip("· ")
    if not _WORD.search(text):
        return LineVerdict("navigation", POSSIBLE, "signs without text") if len(line.text) <= 4 else None
    return (
        _judge_breadcrumb(text)
        or _judge_pager(text)
        or _judge_words(text)
        or _judge_related(text)
        or _judge_entry(text)
        or _judge_prompt(line, text)
    )


def _judge_breadcrumb(text: str) -> LineVerdict | None:
    if not _CRUMB_SIGN.search(text):
        return None
    where = _WHERE.match(text)
    if where and len(text) <= 150 and "。" not in text:
        why = "says where on the site the page is"
        if _WAY.search(text, where.end() - 1):
            return LineVerdict("breadcrumb", CERTAIN, why)
        if where["reader"] == "您" and (where["now"] or where["at"]):
            return LineVerdict("breadcrumb", LIKELY, why)
    if text.startswith(">") and len(text) <= _CRUMB_LENGTH and han_count(text):
        return LineVerdict("breadcrumb", POSSIBLE, "a piece of a breadcrumb")
    parts = _CRUMB_SEPARATOR.split(text)
    if len(parts) <= 2 and _BREADCRUMB_END.fullmatch(text):
        return LineVerdict("breadcrumb", LIKELY, "a piece of a breadcrumb", LinePlace.HEAD)
    loose = len(parts) == 1
    if loose:
        parts = _LOOSE_CRUMB_SEPARATOR.split(text)
    parts = [part.strip() for part in parts if part.strip()]
    if len(parts) < 2 or len(text) > 150 or re.search(r"[。!?;,=<]", text):
        return None
    if any(len(part) > _CRUMB_LENGTH for part in parts[:-1]) or not any(map(han_count, parts)):
        return None
    home = [bool(_CRUMB_HOME.search(part)) for part in parts]
    starts_home = bool(re.match(r"(?:网站|返回|本站)?(?:首页|主页|home)", parts[0]))
    why = "names of sections with separators between them"
    if loose:
        if starts_home and len(parts) >= 3:
            return LineVerdict("breadcrumb", LIKELY, why)
        return None
    if starts_home or (home[0] and (len(parts) >= 3 or any(home[1:]))):
        return LineVerdict("breadcrumb", CERTAIN, why)
    if len(parts) >= 3:
        return LineVerdict("breadcrumb", LIKELY if any(home) else POSSIBLE, why)
    return LineVerdict("breadcrumb", LIKELY if any(home) else POSSIBLE, why, LinePlace.HEAD)


def _judge_pager(text: str) -> LineVerdict | None:
    if text[0] in _STEP_FIRST and len(text) <= 2 * _TITLE_LENGTH and "。" not in text:
        if _PAGE_STEP.match(text):
            return LineVerdict("navigation", CERTAIN, STEP)
        if _PART_STEP.match(text):
            return LineVerdict("navigation", LIKELY, STEP)
    if not _DIGIT.search(text):
        return None
    if _ONLY_NUMBERS.fullmatch(text):
        # A table's figures are numbers too: only beside other boilerplate.
        return LineVerdict("navigation", POSSIBLE, "numbers and nothing else")
    if len(text) <= 80 and _PAGE_NUMBER.fullmatch(text):
        return LineVerdict("navigation", LIKELY, "a page number or count")
    return None


def _judge_words(text: str) -> LineVerdict | None:
    """LineJudge a line by the share of its words that menus and bars are made of."""
    menu = lexicon("menu")
    words = words_of(text.rstrip(":>"))
    if not words or len(words) > 60:
        return None
    entries = [
        menu["首页"]
        if word.endswith("首页") and len(word) <= _HOME_LENGTH
        else menu.get(word.strip(":·。!?"))
        for word in words
    ]
    known = [entry for entry in entries if entry is not None]
    strong = sum(entry.strong for entry in known)
    if not known:
        return _judge_glued(text)
    scopes = [scope for entry in known for scope in entry.scopes]
    tool, account = scopes.count("tool"), scopes.count("account")
    rule = "share-bar" if tool * 2 > len(scopes) else "login" if account * 2 > len(scopes) else "navigation"
    why = f"{len(known)} of {len(words)} words are those of menus"
    if len(known) == len(words):
        if len(words) == 1:
            # English words alone are as often a program's.
            return LineVerdict(rule, LIKELY if strong and not text.isascii() else POSSIBLE, why)
        if strong >= 2 or (strong and len(words) >= 2):
            return LineVerdict(rule, CERTAIN, why)
        return LineVerdict(rule, LIKELY if len(words) >= 4 else POSSIBLE, why)
    if text.isascii():
        # `Home again`: with other words beside them, English ones make a sentence.
        return None
    if any(
        len(word) > _MENU_WORD_LENGTH for word, entry in zip(words, entries, strict=True) if entry is None
    ):
        return None
    if strong >= 2 and len(known) * 2 >= len(words):
        return LineVerdict(rule, CERTAIN if len(known) * 4 >= len(words) * 3 else LIKELY, why)
    if len(words) >= 6 and len(known) * 2 >= len(words):
        return LineVerdict(rule, LIKELY, why)
    return _judge_glued(text)


def _judge_glued(text: str) -> LineVerdict | None:
    """LineJudge a menu whose words stand together without separators."""
    if len(text) > 200 or not _glued().match(text):
        return None
    found = _glued().findall(text)
    covered = sum(map(len, found))
    strong = sum(lexicon("menu")[term].strong for term in found)
    if len(found) == 2 and strong == 2 and covered == len(text):
        return LineVerdict("navigation", LIKELY, "two words of menus in a row")
    if len(found) >= 3 and covered >= 0.8 * len(text.replace(" ", "")):
        return LineVerdict(
            "navigation", CERTAIN if strong >= 2 else LIKELY, f"{len(found)} words of menus in a row"
        )
    return None


def _judge_related(text: str) -> LineVerdict | None:
    if text.lstrip("·>|[- ")[:2] not in _related_starts() and not _RELATED_SIGN.search(text):
        return None
    heading, _, entries = text.partition(":")
    if len(heading) <= _HEADING_LENGTH and is_related_heading(heading):
        if not entries.strip():
            return LineVerdict("related", LIKELY, "heading of a list that leads elsewhere")
        if len(entries) <= 150 and not re.search("[。!;]", entries):
            return LineVerdict("related", LIKELY, "a list that leads elsewhere")
    return None


def _judge_entry(text: str) -> LineVerdict | None:
    if (
        len(text) > OWN_DOTS_LENGTH
        and text.endswith(("...", "…"))
        and not text.endswith("……")
        and han_count(text) * 2 > len(text)
    ):
        return LineVerdict("related", POSSIBLE, TEASER, LinePlace.FOOT)
    if len(text) <= 90 and text[-1] in "0123456789日)]" and _DATED_ENTRY.fullmatch(text):
        return LineVerdict("related", POSSIBLE, "a title with its date, as in a list")
    return None


def _judge_prompt(line: Line, text: str) -> LineVerdict | None:
    if len(text) > _PROMPT_LENGTH:
        return None
    if not _PROMPT_WORD.search(text):
        return None
    weight = POSSIBLE if line.sentence else LIKELY
    if _LOGIN.search(text):
        return LineVerdict("login", weight, "asks to log in or to comment")
    if _SHARE.search(text):
        return LineVerdict("share-bar", weight, "asks to share, scan, download or follow")
    if len(text) <= 16 and _CHANNEL.fullmatch(text):
        return LineVerdict("share-bar", POSSIBLE, "names a channel to follow")
    if _SEARCH_BOX.match(text):
        return LineVerdict("navigation", weight, "a search box")
    return None
