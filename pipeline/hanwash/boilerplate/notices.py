"""What a site says about itself and its pages: copyright, disclaimers, licences, address, download rules.

A notice is known by whom it speaks of. A law speaks of 著作权人 and 使用者, a contract of 甲方 and 乙方; a notice
speaks of itself (本站, 本网, 本文档, 凡注明), and tells the reader what to do about it. One mark alone is weak; two
different ones make a notice.
"""

from __future__ import annotations

import re

from hanwash.boilerplate.lines import Line
from hanwash.boilerplate.verdicts import CERTAIN, LIKELY, OUTSIDE, POSSIBLE, PROBABLE, LineVerdict
from hanwash.hanzi.classes import HAN

__all__ = ["judge_notice"]

_SIGN = re.compile(
    "版权|著作权|reserved|©|\\(c\\)|转[载贴自]|摘[编录]|镜像|引用|复制|未经|不得|严禁|禁止|谢绝|请勿|拒绝|追究|注明|侵|异议|争议|删除|两周内|"
    "不[代构保承对负意为]|仅|与[本我]|风险|后果|投资|自行|免责|[声申]明|提[示醒]|须知|公告|告知|警告|帮助|说明|事项|下载|付费|购买|预览|文[档件]|资[料源]|"
    "课件|上传|客服|充值|积分|金币|会员|vip|pdf|ppt|doc|迅雷|解压|压缩|水印|icp|备案|网安|许可|经营性|视听|信息服务|节目|执照|工商|信用代码|标识码|网警|"
    "技术支持|powered|theme|建议|推荐|最佳|适用|gmt|processed|访问量|您是第|在线人数|法律顾问|举报|国新网|单位|方 ?[:|]|copyright|:|@|热线|咨询|合作|"
    "招商|加盟|投稿|电话|[0-9]{7}|-[0-9]{4}"
)
"""What every such line holds: the cheap test."""
_NOTICE_HEAD = 300
"""How many characters of a long notice are read."""

_SELF = re.compile(
    rf"本(?:站|网|网站|平台|社区|论坛|刊|报|公司|资源|资料|文档|文件|课件|作品|页面|系统|店|app|客户端|号)(?![{HAN}]{{0,2}}(?:法|条例))"
    rf"|(?<![{HAN}])(?:凡|如)(?:本|注明|转载|署名|来源|标注|是|未|涉及|有|您)|以上(?:内容|文章|信息|资料|图片)|本文(?:来源|来自|内容|由|仅|系|所|为|图片|转|章|作者|链接|地址|版权|观点|已|属)"
    r"|(?:该|此)(?:文|文章|信息|资源|文档)(?:仅|由|系|来|为|版权|内容)|文章(?:来源|内容|仅|转自|观点|来自)|部分(?:内容|图片|文章|素材|资料|信息|文字|包含|作品)|"
    r"(?:图片|素材|内容|信息|资料|文字|图文|资源|作品)(?:均|皆|都|全部|部分|大多)?(?:来源于|来自|源于|源自|转自|由)"
)
_OWNERSHIP = re.compile(
    rf"(?:版权|著作权)(?:均|皆|都|仍)?(?:属于?|为|归属?)(?!的|于?谁|何|哪|问|纠|争|认)[^。]{{1,20}}|版权所有(?![{HAN}]{{0,4}}[制权者的])|版权(?:声明|说明|与免责|信息)"
    r"|(?:涉及|涉|如有|若有|有关|关于|对)[^。]{0,8}(?:版权|著作权)(?:等?问题|事宜|争议|有?异议)?|版权(?:属|归属)?原?作者|归原?作者所有|原作者所有"
    rf"|all rights? reserved|©|\(c\)\s?(?:19|20)\d\d|copyright\s?(?:[:©@]|\(c\)|(?:19|20)\d\d|by\b|[{HAN}])"
)
_OWNER_LINE = re.compile(
    r"copyright|©|\(c\)|.{0,30}版权所有(?=[\s:,.!|\[(]|©|\d|$)|版权(?:均|皆|都)?归.{1,24}所有$|.{0,20}all rights"
)
"""How a line begins that says who owns the page and nothing else."""
_REUSE = re.compile(
    r"(?:转载|摘编|镜像|转贴)[^。]{0,20}(?:注明|标明|保留|联系|授权|许可|书面|出处|违者|追究|禁止|谢绝|必究)|"
    r"(?:引用|使用|复制|摘录)[^。]{0,14}(?:注明(?:出处|来源)|书面(?:授权|许可)|违者必究)|"
    r"(?:未经|不得|严禁|禁止|谢绝|请勿|拒绝)[^。]{0,14}(?:转载|复制|镜像|摘编|使用|转贴|建立|上传|传播)|注明(?:出处|来源|“?来源|转载|稿件)|转载(?:自|于)|追究[^。]{0,8}(?:法律)?责任"
)
_INFRINGE = re.compile(
    r"侵(?:权|犯|害|删)[^。]{0,24}(?:联系|告知|通知|删除|处理|邮件|举报|来信|来电|反馈|投诉|致电|撤)|"
    r"(?:联系|告知|通知|邮件|来信|致电|反馈)[^。]{0,14}(?:删除|处理|撤下|更正|下架|侵权)|侵权(?:必究|即删|请)|异议[^。]{0,20}联系|争议[^。]{0,16}联系|侵删|两周内"
)
_DISCUSSES = re.compile(
    r"(?:是否|能否|可否|为何|为什么|难道|究竟)[^。?]{0,40}\?|[吗呢]\?|答案是|有人(?:认为|主张)|这种(?:说法|观点|理解)"
)
"""How an article speaks about notices: it asks and answers. A notice asks nothing and weighs no opinions."""
_NO_LIABILITY = re.compile(
    r"不(?:代表|构成|保证|承担|对[^。]{1,24}(?:负责|承担|保证)|负(?:任何|法律|相关)?责|意味着?[^。]{0,4}赞同|为其)|仅(?:代表|供|作|限|为)[^。]{0,14}(?:观点|参考|学习|交流|研究|作者|立场|试看|预览)|"
    r"与(?:本|我)(?:站|网|公司|平台|刊|报|社区|司)[^。]{0,6}无关|(?:风险|后果)(?:请)?自(?:担|负)|投资(?:者)?(?:有|需|据此)|自行(?:承担|核实|判断|甄别)|免责(?:声明|条款)"
)
_DOWNLOAD = re.compile(
    r"(?:下载|付费|购买|预览|在线(?:预览|阅读|浏览)|阅读|查看)[^。]{0,24}(?:文档|文件|资料|课件|资源|源文件|不(?:会|能|予|支持)|失败|错误|乱码|错乱|异常|水印|退款|放心|客服|扣|积分|金币|会员|vip)|"
    r"(?:文档|文件|资料|课件|资源|word|ppt|pdf|doc)[^。]{0,24}(?:下载|预览|上传|由用户|用户(?:上传|提供|分享)|网友(?:上传|提供|分享)|会员(?:上传|分享)|收集|整理(?:代)?发布|充值|积分|解压|浏览器)|"
    r"(?:上传|提供|分享)(?:者)?[^。]{0,8}(?:并|,)?[^。]{0,6}(?:收益|版权|所有权|归属)|客服(?:处理|人员|反馈|qq|微信|热线|电话)|(?:充值|积分|金币|vip|会员)[^。]{0,10}(?:下载|到账|退还|不退)|"
    r"(?:支付|扣费|付款)(?:完成|成功)?后?[^。]{0,10}(?:下载|联系)|(?:下载|付费|购买)之?前[^。]{0,12}预览|仅部分预览|完整预览|迅雷|压缩包|解压(?:密码|软件)|无水印|继续免费阅读|未读[^。]{0,6}继续|积分网上搜索|可在线阅读|更多相关《"
)
_NUMBERED = re.compile(r"[(\[]?[\d一二三四五六七八九十]{1,2}[.、)\]:]\s?")

_NOTICE_HEADING = re.compile(
    r"[·*\[(]{0,2}\s?(?:温馨|友情|特别|重要|下载|郑重|文档|安全|购买|版权|网站|免责|法律|侵权|权利|转载|投诉|风险|使用|阅读|预览|本站|注意)"
    r"(?:提示|提醒|声明|说明|须知|申明|公告|告知|警告|帮助|事项)\s?[\])]?\s?[:>]?\s?[\])]?"
)
"""Heading over a site's notices: `温馨提示：`, `下载须知`, `免责声明`."""
_NOTICE_START = re.compile(
    r"[·*\[(]{0,2}\s?(?:版权|免责|郑重|特别|侵权|转载|法律|权利|网站|本站|本网|风险|重要)?(?:声明|申明|说明|提示|免责条款)\s?[\])]?\s?:"
)
_LICENCE = re.compile(
    rf"icp\s?(?:备|证|许可)|[{HAN}]icp|公网安备|网安备案|备案(?:号|序号|编号)|(?:增值)?电信(?:业务)?(?:经营)?许可|经营性?网站|信息网络传播视听节目|互联网(?:新闻|药品|出版|宗教|医疗)信息服务|"
    r"新闻信息服务许可|广播电视节目制作|网络(?:文化|出版)(?:经营|服务)?许可|许可证(?:编?号|\s?:)|网站标识码|(?:违法|不良)[^。]{0,8}(?:信息)?举报|举报(?:电话|邮箱|热线|入口|中心)|国新网|"
    r"营业执照|工商(?:网监|备案)|统一社会信用代码\s?:|网警|技术支持\s?[:|]|powered by|theme by|(?:建议|推荐|最佳|适用)[^。]{0,10}(?:ie|chrome|谷歌)[^。]{0,20}(?:浏览|分辨率)|建议使用[^。]{0,30}(?:浏览|分辨率)|"
    r"gmt\s?[+-]\s?\d|processed in|总访问量|您是第\s?\d|在线人数|法律顾问"
)
_ORGANISER = re.compile(
    r"(?:主办|承办|协办|主管|运营|制作|运行|维护|运维|管理)(?:维护|管理)?(?:单位|方)\s?[:|]"
)
"""Who runs a site. An event has its organisers too: alone the word says little."""
_CONTACT = re.compile(
    rf"(?:[{HAN}]{{1,8}}?|24小时)?"
    r"(?:电话|热线|手机|传真|邮箱|邮编|邮政编码|地址|址|qq|qq群|微信|微信号|微信公众号|客服|联系人|联系方式|网址|网站|e-?mail|tel|fax|add|email|phone|电子邮件|电子邮箱)(?:/\w{2,4})?\s?[:|]\s?"
)
_PHONE = re.compile(
    r"\(?0\d{2,3}\)?[-\s]?\d{7,8}|400[-\s]?\d{3,4}[-\s]?\d{3,4}|(?<!\d)1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)|[\w.+-]{2,30}[@#][\w-]{2,30}\.[a-z]{2,6}"
)
_ACCOUNT = re.compile(r"(?:[: ]|qq)\s?[a-z]{0,12}\d{4,}")
_OWNER = re.compile(r"地址|邮编|传真|邮箱|网址|网站|热线|客服|fax|add|mail")
"""What a site prints of its owner, and a notice with a name to ask for does not."""
_SERVICE = re.compile(
    r"客服|热线|在线咨询|服务热线|商务合作|广告合作|投稿|招商|加盟|网站客服|业务咨询|技术支持"
)
_SENTENCE_MARKS = re.compile(r"[。!?;]")


def judge_notice(line: Line) -> LineVerdict | None:
    """Return the verdict on a line in which a site speaks of itself, or None."""
    if not _SIGN.search(line.folded) and line.folded.count(" ") * 3 <= len(line.folded):
        return None
    text = line.folded[:_NOTICE_HEAD].strip("· ")
    if text.count(" ") * 3 > len(text):
        # Letters spaced out, as in 版 权 所 有.
        text = text.replace(" ", "")
    verdicts = (
        _judge_heading(text),
        _judge_licence(line, text),
        _judge_download(text),
        _judge_ownership(line, text),
        _judge_contact(line, text),
    )
    found = [verdict for verdict in verdicts if verdict is not None]
    return max(found, key=lambda verdict: verdict.strength, default=None)


def _judge_heading(text: str) -> LineVerdict | None:
    if len(text) <= 16 and _NOTICE_HEADING.fullmatch(text):
        return LineVerdict("notice", POSSIBLE, "heading of a notice")
    return None


def _judge_ownership(line: Line, text: str) -> LineVerdict | None:
    """LineJudge copyright lines and disclaimers by how many different marks of one they carry."""
    marks = {
        "speaks of itself": _SELF.search(text) is not None,
        "says who owns it": _OWNERSHIP.search(text) is not None,
        "rules its reuse": _REUSE.search(text) is not None,
        "names a contact for infringement": _INFRINGE.search(text) is not None,
        "disclaims liability": _NO_LIABILITY.search(text) is not None,
        "is headed as a statement": _NOTICE_START.match(text) is not None,
    }
    found = [why for why, holds in marks.items() if holds]
    if not found or found == ["speaks of itself"] or _DISCUSSES.search(text):
        return None
    why = ", ".join(found)
    if len(found) >= 3:
        return LineVerdict("copyright", OUTSIDE, why)
    if len(found) == 2:
        return LineVerdict("copyright", LIKELY, why)
    if marks["says who owns it"] and _OWNER_LINE.match(text):
        return LineVerdict("copyright", CERTAIN if len(text) <= 120 and not line.sentence else LIKELY, why)
    if found == ["rules its reuse"] or found == ["names a contact for infringement"]:
        return LineVerdict("copyright", LIKELY if len(text) <= 60 and not line.paragraph else POSSIBLE, why)
    return LineVerdict("copyright", POSSIBLE, why)


def _judge_download(text: str) -> LineVerdict | None:
    """LineJudge the notices of document-sharing sites."""
    found = len(_DOWNLOAD.findall(text))
    if not found:
        return None
    of_itself = _SELF.search(text) is not None or "客服" in text or "下载" in text
    introduced = _NUMBERED.match(text) is not None or _NOTICE_HEADING.match(text) is not None
    if found + of_itself >= 3 or (of_itself and introduced):
        return LineVerdict("notice", LIKELY, "tells how documents are downloaded here")
    return LineVerdict("notice", POSSIBLE, "speaks of downloads")


def _judge_licence(line: Line, text: str) -> LineVerdict | None:
    found = set(_LICENCE.findall(text))
    if not found:
        organiser = not line.sentence and _ORGANISER.search(text) is not None
        return LineVerdict("licence", POSSIBLE, "who runs the site or the event") if organiser else None
    number = re.search(r"\d{5,}|\d-\d", text) is not None
    if line.sentence and not (number and len(text) <= 150):
        return None
    if number or len(found) >= 2:
        return LineVerdict("licence", CERTAIN, "licence, registration or who runs the site")
    return LineVerdict("licence", LIKELY if len(text) <= 60 else POSSIBLE, "who runs the site")


def _judge_contact(line: Line, text: str) -> LineVerdict | None:
    """LineJudge addresses and telephone numbers. An announcement has them too, so the body keeps its own."""
    if len(text) > 160 or _SENTENCE_MARKS.search(text):
        return None
    labels = _CONTACT.findall(text)
    starts = _CONTACT.match(text) is not None or _SERVICE.match(text) is not None
    phone = _PHONE.search(text) is not None
    service = _SERVICE.search(text) is not None
    if service and (phone or _ACCOUNT.search(text)) and len(text) <= 60:
        return LineVerdict("contact", PROBABLE, "the site's service number")
    if starts and len(labels) >= 2 and (len(labels) >= 3 or _OWNER.search(text)):
        return LineVerdict("contact", LIKELY, "address, telephone and the like")
    if (starts and labels) or (phone and len(text) <= 40):
        return LineVerdict("contact", POSSIBLE, "address, telephone or the like")
    return None
