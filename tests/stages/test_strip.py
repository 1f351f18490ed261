"""The strip stage: what goes, what stays, and what is left behind as a record."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hanwash.config import Config
from hanwash.document import Document
from hanwash.stages.strip import Strip

TITLE = "老街改造让居民过上舒心日子"
BODY = [
    "入夏以来，临河老街的改造工程进入收尾阶段，青石板路面已经铺到了码头边上，沿街的电线全部埋入地下。",
    "家住河边的陈阿婆说，过去一下大雨屋里就进水，如今排水管道换成了新的，再也不用半夜起来舀水。",
    "街道办负责人介绍，下一步将修缮两处百年茶馆，保留原有的木结构，预计明年春天对外开放。",
]


def strip(text: str, config: Config | None = None) -> Document:
    return Strip(config or Config())(Document(text))


def kept_lines(text: str, config: Config | None = None) -> list[str]:
    return [line.strip() for line in strip(text, config).text.split("\n") if line.strip()]


def page(head: list[str] | None = None, foot: list[str] | None = None) -> str:
    """Return a page with a title and three paragraphs between `head` and `foot`."""
    return "\n".join([*(head or []), TITLE, *BODY, *(foot or [])]) + "\n"


HEADLINES = [
    "亚洲欧美日韩综合在线,久久精品人妻无码专区,国产一区二区三区视频,成人免费毛片",
    "国产精品麻豆久久_日韩欧美一区二区_丁香婷婷激情综合_在线观看免费av",
    "欧美熟妇乱码视频-精品国产自拍-无码中文字幕免费看-色综合久久天天",
    "成人免费视频|国产自产拍精品|黄色网站在线观看|91精品人妻一区二区三区",
    "少妇高潮喷水、日本无码一区二区、久久国产精品、免费看黄片大全",
    "日日夜夜狠狠操 亚洲av在线观看 国产福利片 蜜桃视频永久入口",
    "久久久久久精品国产一区二区三区欧美日韩无码成人在线播放",
    "國產精品無碼視頻,歐美成人一級片,亞洲久久無碼中文字幕,日韓人妻一區二區",
    "真人百家乐官网 时时彩投注平台 棋牌游戏app下载 注册送彩金",
    "皇冠体育投注_澳门新葡京官网_电子游艺平台注册_bet365手机版入口",
    "北京赛车开奖结果-幸运飞艇计划软件-彩票平台代理开户-送彩金",
]

BREADCRUMBS = [
    "晨曦新闻网 > 本地要闻 > 社会",
    "首页 > 新闻中心 > 民生",
    "您的位置：首页 >> 时政 >> 正文",
    "当前位置: 主页 » 资讯 » 地方新闻",
    "你现在的位置：江岸在线 > 民生频道 > 内容",
    "您所在的位置 首页>新闻>正文",
    "所在位置：网站首页 → 街道动态 → 详情",
    "您現在的位置：首頁 > 新聞資訊 > 詳細內容",
    "首页 / 新闻 / 社区",
    "首页 - 资讯 - 城建",
    "长堤网›要闻›城事",
    "位置： 首頁 >> 地方頻道",
]

BYLINES = [
    "发布时间：2021-05-18 08:30:12 来源：江岸晚报",
    "2021年05月18日 08:30 来源：江岸晚报",
    "来源：江岸晚报 作者：周远 发布日期：2021-05-18",
    "时间：2021-05-18　　点击：3055　　来源：本站原创",
    "作者：周远 2021/5/18 8:30:12 浏览次数：77",
    "日期：2021-05-18 | 稿源：江岸新闻网 | 阅读：1.2万次",
    "【来源：江岸日报】【2021-05-18 08:30】",
    "來源：江岸日報　　時間：2021-05-18　　編輯：周遠",
    "信息来源：街道办公室 发布日期：2021-05-18 浏览量：96 字号：大 中 小",
    "更新时间：2021.05.18 09:11 点击数：12 作者：佚名",
    "江岸晚报 2021-05-18 08:30",
    "文／周远 图／何平",
    "本报记者 周远 通讯员 何平",
]

EDITORS = [
    "(责编: 周远)",
    "（责任编辑：周远）",
    "责任编辑：周远",
    "【编辑：周远】",
    "[责任编辑 : 周远 何平]",
    "编辑：周远 校对：何平 审核：许静",
    "責任編輯：周遠",
    "责编：周远、何平",
    "一审：周远 二审：何平 三审：许静",
    "实习编辑/周远 责任编辑/何平",
]

COPYRIGHTS = [
    "版权声明：凡本网注明“来源：江岸网”的稿件，版权均属江岸传媒所有，未经书面授权不得转载、摘编。",
    "凡注明“来源：江岸在线”的作品，均为本网版权所有，其他媒体转载须注明出处，违者将依法追究责任。",
    "免责声明：本文仅代表作者个人观点，与本站无关，其内容未经本站证实，请读者自行核实。",
    "声明：本站部分文章转载自网络，如有侵权请联系我们，我们将在第一时间删除。",
    "特别声明：本文转载仅出于传播信息的需要，并不意味着代表本网站观点，如涉及版权问题请与我们联系。",
    "Copyright © 2009-2021 江岸网 All Rights Reserved",
    "版权所有 江岸新闻中心 未经授权禁止复制或建立镜像",
    "版權聲明：本網站所刊內容之著作權歸江岸傳媒所有，轉載請註明出處。",
    "以上内容仅供参考，不构成投资建议，据此操作风险自担，转载请联系本站授权。",
    "本站所有资源均来自网友分享，仅供学习交流，如侵犯您的权益请来信告知，我们立即删除。",
]

NOTICE_HEADINGS = [
    "温馨提示：",
    "友情提示",
    "下载须知：",
    "特别说明:",
    "【温馨提醒】",
    "版权说明：",
    "下載說明：",
    "注意事项：",
]

DOWNLOAD_NOTICES = [
    "1. 含有公式或动画的资料在线预览时可能出现错乱，下载后打开即可正常显示，请放心下载。",
    "2、本文档由会员上传，版权归原作者所有，资料网仅负责整理展示，如对版权有异议请联系客服。",
    "3）下载之前请先预览全文，确认资料符合您的需要再付费，内容与标题不符可向本站申请退款。",
    "4. 若因网络原因下载失败，支付完成后仍不能下载的用户，请及时联系在线客服处理。",
    "5、本站资料均为网友上传分享，本站不对文档的完整性负责，请下载前仔细预览。",
    "（6）下载后如无法打开，请更换浏览器或安装最新的解压软件，仍有问题请联系客服。",
    "7. 预览文档时出现乱码属于正常现象，下载后的源文件不会有此问题。",
    "8. 下載文檔後若內容與預覽不符，請聯繫客服處理，本站將退還積分。",
    "9. 充值的积分不可退还，下载本站文档需要登录会员账号并扣除相应积分。",
]

SERVICE_NUMBERS = [
    "网站客服：2087713365",
    "客服QQ：2087713365",
    "在线客服: 400-820-1188",
    "客服热线：0571-88661122",
    "客服微信：zlw20877",
    "本站客服 QQ 2087713365",
    "客服邮箱：kefu@example.com",
    "網站客服：2087713365",
]

SHARE_BARS = [
    "【打印】【关闭】",
    "[打印本页] [关闭窗口]",
    "分享到： 微信 新浪微博 QQ空间",
    "字体：大 中 小",
    "【字号：大 中 小】 【打印】 【收藏】",
    "打印 | 关闭 | 返回顶部",
    "收藏 分享 举报",
    "扫一扫分享到朋友圈",
]

STEPS_AND_LISTS = [
    ["上一篇：河道清淤三年见成效", "下一篇：菜市场改造征求意见"],
    ["上一条：没有了", "下一条：社区食堂开张了吗？"],
    ["< 上一页 1 2 3 4 下一页 >"],
    ["相关新闻", "河道清淤三年见成效", "菜市场改造征求意见", "老人学堂秋季招生"],
    ["猜你喜欢", "雨后的山路怎么走", "十种家常凉菜的做法", "旧书摊上的奇遇"],
    ["热门标签：老街 改造 民生 茶馆"],
    ["推荐阅读：", "河道清淤三年见成效", "菜市场改造征求意见"],
    ["关于我们 | 联系我们 | 网站地图 | 友情链接", "版权所有 江岸网 浙ICP备12345678号-1"],
    ["登录后才能发表评论", "发表评论", "验证码：", "提交评论"],
    ["主办单位：江岸区人民政府办公室 技术支持：江岸信息中心", "浙公网安备 33010602000001号"],
    ["首页", "新闻", "视频", "联系我们", "返回顶部"],
    ["第1页 共3页", "[1] [2] [3] [4] 下一页"],
]


@pytest.mark.parametrize("line", HEADLINES)
def test_keyword_headline_goes(line: str) -> None:
    result = strip(page(head=[line]))
    assert line not in result.text
    assert [edit.rule for edit in result.edits] == ["spam-keywords"]
    assert kept_lines(page(head=[line])) == [TITLE, *BODY]


@pytest.mark.parametrize("line", [*BREADCRUMBS, *BYLINES, *SHARE_BARS])
def test_head_line_goes(line: str) -> None:
    assert kept_lines(page(head=[line])) == [TITLE, *BODY]


@pytest.mark.parametrize("line", [*BREADCRUMBS, *BYLINES])
def test_line_between_title_and_text_goes(line: str) -> None:
    text = "\n\n".join([TITLE, line, *BODY])
    assert kept_lines(text) == [TITLE, *BODY]


@pytest.mark.parametrize("line", [*EDITORS, *COPYRIGHTS, *SHARE_BARS])
def test_foot_line_goes(line: str) -> None:
    assert kept_lines(page(foot=[line])) == [TITLE, *BODY]


@pytest.mark.parametrize("lines", STEPS_AND_LISTS)
def test_foot_block_goes(lines: list[str]) -> None:
    assert kept_lines(page(foot=lines)) == [TITLE, *BODY]


@pytest.mark.parametrize("heading", NOTICE_HEADINGS)
@pytest.mark.parametrize("start", range(0, len(DOWNLOAD_NOTICES), 3))
def test_document_site_notices_go(heading: str, start: int) -> None:
    notices = [heading, *DOWNLOAD_NOTICES[start : start + 3], SERVICE_NUMBERS[start % len(SERVICE_NUMBERS)]]
    assert kept_lines(page(head=notices)) == [TITLE, *BODY]


@pytest.mark.parametrize("line", DOWNLOAD_NOTICES)
def test_single_notice_goes(line: str) -> None:
    assert kept_lines(page(head=[line])) == [TITLE, *BODY]


@pytest.mark.parametrize("line", SERVICE_NUMBERS)
def test_service_number_goes(line: str) -> None:
    assert kept_lines(page(head=[line])) == [TITLE, *BODY]


CHOPPED = [
    ("区委书记在全区安全生产大检查动员部署会议上的讲话", "区委书记 安全 生产 大检查 动员 部署 会议 讲话"),
    ("2021年度乡镇中心小学教师师德师风建设工作总结", "2021 乡镇 小学 教师 师德 师风 建设 总结"),
    ("关于加强冬季森林草原防灭火工作的实施方案", "冬季 森林 草原 灭火 工作 实施方案"),
    ("某公司新员工入职培训与绩效考核管理办法", "员工 入职 培训 绩效考核 管理办法"),
    ("市长在全市优化营商环境推进会上的主持词", "全市 优化 营商环境 推进会 主持词"),
    ("八年级语文下册期末复习知识点归纳汇总", "年级 语文 下册 期末 复习 知识点 归纳 汇总"),
    ("縣長在全縣春季植樹造林現場會議上的發言", "縣長 春季 植樹 造林 現場 會議 發言"),
    ("医院护理部第三季度质量安全分析报告", "医院 护理部 第三 季度 质量 安全 分析报告"),
]


@pytest.mark.parametrize(("title", "crumbs"), CHOPPED)
def test_chopped_title_goes_and_title_stays_once(title: str, crumbs: str) -> None:
    text = "\n".join([*crumbs.split(), title, title, *BODY])
    assert kept_lines(text) == [title, *BODY]
    assert {edit.rule for edit in strip(text).edits} == {"keyword-crumbs", "repeated-title"}


@pytest.mark.parametrize(("title", "crumbs"), CHOPPED)
def test_chopped_title_in_another_order(title: str, crumbs: str) -> None:
    text = "\n".join([*reversed(crumbs.split()), title, *BODY])
    assert kept_lines(text) == [title, *BODY]


# ---------------------------------------------------------------- what stays

CONTENT = {
    "verse": """山行遇雨
远山含着一抹淡墨
溪水带走昨夜的落花
有人撑伞走过石桥
背影像一句没写完的诗""",
    "classical verse": """江村即事
日暮孤帆落，
潮平两岸宽。
渔灯三四点，
照见水中寒。""",
    "song with refrain": """归途
月亮爬上了山岗
我想起远方的家乡
啊 归途漫长
啊 归途漫长
风吹过麦浪
我想起远方的家乡
啊 归途漫长
啊 归途漫长""",
    "dialogue": """“你今天去哪儿了？”
“去了一趟图书馆。”
“借到书了吗？”
“没有，管理员说要先登记。”
她笑了笑，没有再问。""",
    "interview": """记者：您是什么时候开始学做木工的？
老师傅：十四岁那年，跟着我父亲学的。
记者：现在还有年轻人愿意学吗？
老师傅：有，但是不多，去年来了两个。""",
    "questions and answers": """问：旧电池应该扔进哪个垃圾桶？
答：充电电池属于有害垃圾，普通干电池可以按其他垃圾处理。
问：社区在哪里回收？
答：每周六上午，物业门口设有回收点。""",
    "numbered list": """出行准备清单
1. 身份证和车票
2. 换洗衣物两套
3. 常用药品
4. 充电器和转换插头""",
    "recipe": """番茄炖牛腩
用料
牛腩 500克
番茄 3个
姜 4片
八角 2颗
做法
1. 牛腩切块，冷水下锅焯去血沫。
2. 番茄去皮切块，炒出汁水。
3. 加入牛腩和热水，小火炖一个半小时。""",
    "form": """姓名：__________ 性别：____
出生年月：__________
联系电话：__________
家庭住址：__________
申请理由：__________""",
    "table": """月份 | 平均气温 | 降水量
一月 | 4.2 | 51
二月 | 6.0 | 66
三月 | 10.3 | 98
四月 | 16.1 | 102""",
    "specifications": """产品规格
型号：XT-200
额定电压：220V
功率：1500W
净重：3.6kg
外形尺寸：320×210×180mm""",
    "official document": """关于做好汛期值班工作的通知
各街道办事处、区直各单位：
为切实做好今年汛期值班工作，确保信息畅通，现将有关事项通知如下。
一、严格执行领导带班制度
各单位要安排领导在岗带班，不得擅自离岗。
二、及时报送信息
遇有突发情况，要在半小时内电话报告。
联系人：周远，联系电话：88661122
江岸区人民政府办公室
2021年6月3日""",
    "copyright law": """著作权法保护哪些作品
著作权法所称的作品，是指文学、艺术和科学领域内具有独创性并能以一定形式表现的智力成果。
使用他人作品应当同著作权人订立许可使用合同，法律规定可以不经许可的除外。
为个人学习、研究或者欣赏，使用他人已经发表的作品，可以不经著作权人许可，但应当注明作者姓名。
转载报刊上的作品，应当按照规定向著作权人支付报酬，并注明出处。
侵犯著作权的，应当根据情况承担停止侵害、消除影响、赔偿损失等民事责任。""",
    "contract": """第五条 知识产权
乙方为完成本项目形成的全部成果，其著作权归甲方所有。
未经甲方书面同意，乙方不得复制、转让或者许可他人使用上述成果。
第六条 违约责任
一方违约的，应当赔偿对方因此遭受的损失。""",
    "raid on online gambling": """警方捣毁一跨境网络赌博团伙
近日，江岸警方成功打掉一个组织网络赌博的犯罪团伙，抓获嫌疑人十二名。
该团伙搭建博彩网站，以百家乐、时时彩等名目吸引玩家投注，涉案资金超过三千万元。
办案民警提醒，所谓注册送彩金、高赔率都是诱饵，十赌九输，切勿参与。""",
    "raid on obscene sites": """两部门联合整治网络低俗内容
今年以来，全区扫黄打非部门查处传播淫秽色情信息的网站四家，下架成人内容应用九款。
执法人员表示，将继续清理以“福利”“激情”为噱头的引流账号，保护未成年人健康成长。""",
    "lottery news": """双色球第三期开奖，邻县彩民喜中二等奖
昨晚，双色球第三期开出红球二、九、十三、十七、二十、三十，蓝球六。
邻县一名彩民以单式投注中得二等奖，奖金十四万元，彩票中心已确认兑奖。""",
    "report on downloads": """手机软件下载量创新高
报告显示，去年全国用户下载手机软件的次数比上年增加一成，游戏类软件占比最大。
专家建议，用户下载软件前应仔细阅读隐私条款，不要随意授权读取通讯录。""",
    "diary": """2021年5月3日 星期一 晴
今天和父亲去后山挖笋，露水很重，裤脚全湿了。
2021年5月4日 星期二 阴
笋晒了一天，院子里都是清香。""",
    "code": """def home(next, search):
    # 返回首页
    return search(next)
// 上一页
// 下一页
print("登录")""",
    "references": """参考文献
[1] 周远. 江南水乡民居研究[M]. 杭州：江岸出版社, 2009: 33-41.
[2] 何平, 许静. 老街更新中的居民参与[J]. 城市观察, 2018(4): 12-19.
[3] Smith J. Urban Renewal in Small Towns. 2015.""",
    "herb": """黄精
来源：本品为百合科植物黄精的干燥根茎，春秋二季采挖。
性味：甘，平。
功效：补气养阴，健脾，润肺，益肾。""",
    "headings": """第一章 总则
第二章 管理职责
第三章 监督检查
第四章 附则""",
    "letter": """亲爱的外婆：
见字如面，家里一切都好，院里的石榴又开花了。
等放了暑假，我就坐船回去看您。
您的孙女 小禾
2021年6月1日""",
    "forum replies": """周周远 2021-05-18 08:30 这个办法我试过，水管换成铜的就不漏了。
何处来 2021-05-18 09:02 楼上说得对，不过铜管贵一些
许多多 2021-05-18 11:45 请问接头用哪种胶带？""",
    "event": """读书会报名
时间：6月12日下午两点
地点：江岸图书馆三楼
主讲人：周远
欢迎大家参加，座位有限，请提前到前台登记。""",
    "comparison": """三种运输方式的成本比较
铁路 > 公路 > 水路
由上可见，大宗货物走水路最为划算，但时间较长。""",
    "menu path in a manual": """如何更换桌面背景
第一步，打开设置，依次点选“个性化 > 背景 > 浏览”，选择一张图片。
第二步，点击“保存”按钮，桌面背景就换好了。""",
    "film stages": """一部短片是怎样拍成的
前期：剧本与选角
中期：拍摄与录音
后期：剪辑与配音
后期 剪辑、配音、调色""",
    "two-part story": """河上人家
上集：少年时代
下集：归来
上篇 水路
下篇 山路
下期：人物访谈""",
    "exam": """三年级口算练习
上一题：三加四等于几
下一题：一加一等于几
下一题 填空
前两题做完后检查一遍
A. 3
B. 5""",
    "itinerary": """古镇三日行程
第一天：码头集合
下一站：百年茶馆
第二天：渡口
下一站 老书院
最后一天：返程""",
    "addresses": """三家老字号
位置：西湖区北山路78号
位置：江岸区码头路1号二楼
地址：江岸区桥头街5号
营业时间：9:00-21:00""",
    "seats": """开学第一天的纸条
我的位置：第三排左侧
你的位置：靠窗
你在：教室门口等我
目前位置：操场东侧""",
    "essays on copyright": """版权归属的法律问题研究
版权所有制度的由来
版权问题漫谈
著作权与邻接权
转载的边界在哪里
Copyright law in the age of AI""",
    "English prose": """Copyright law in the age of AI
Who owns a picture that no one painted?
Copyright has always followed the machine
Home is where the argument starts, and courts are where it ends
Next, we look at what the statutes say
The contact between law and art is old""",
    "English verse": """Next to the river
Home again, home again
The share of the moon
No comments from the owl
Search the dark water
Back to the top of the hill""",
    "English how-to": """How to repot a fern
Tools: trowel, gloves, fresh soil
Step 1: water the plant the day before
Next: loosen the roots
Previous pot: keep it for seedlings
More light helps""",
    "film credits": """短片《渡口》演职员表
导演：周远
编剧：何平
摄影：许静
剪辑：陈小满
录音：林一
美术：方青
监制：老周
片长：十二分钟""",
    "recipe in steps": """葱油拌面
前期准备：小葱洗净切段
上一步：葱段炸至焦黄
下一步：倒入酱油和糖
最后：拌面
下一步 关火装盘""",
    "interview with an editor": """一部小说的修改
编辑：我看过了
作者：还要改吗
编辑：结尾太快
作者：我再想想
编辑：不急""",
    "short interview": """修钟人
记者：您修了多少年钟
答：四十年
记者：带过徒弟吗
答：带过三个
问：现在呢""",
    "questions about a site": """常见问题
问：忘记密码怎么办？
答：请拨打客服热线400-820-1188。
问：怎样注册？
答：点击右上角的按钮，填写手机号即可。""",
    "questions and answers with half-width marks": """常见问题
问:忘记密码怎么办?
答:请拨打客服热线400-820-1188.
问:怎样注册?
答:点击右上角的按钮,填写手机号即可.""",
    "questions and answers in Traditional characters": """常見問題
問：忘記密碼怎麼辦？
答：請撥打客服熱線400-820-1188。
問：怎樣註冊？
答：點擊右上角的按鈕，填寫手機號即可。""",
    "questions and answers with Latin letters": """常见问题：
Q1: 忘记密码怎么办?
A1: 请拨打客服热线400-820-1188
Q2: 怎样注册?
A2: 点击右上角的按钮""",
    "article about copyright notices": """网络转载的版权问题
凡注明“来源：某网”的作品，版权是否就此归某网所有？答案是否定的。
作品写成之时权利便归作者享有，网站另加的一句话改变不了这一点。""",
    "article about copyright notices in Traditional characters": """網絡轉載的版權問題
凡註明“來源：某網”的作品，版權是否就此歸某網所有？答案是否定的。
作品寫成之時權利便歸作者享有，網站另加的一句話改變不了這一點。""",
    "headings about sources": """河水从哪里来
来源与去向
位置与面积
时间与地点
作者与时代
版权与责任
编辑与校对的分工""",
    "schedule": """晚会节目单
上半场：合唱
下半场：独幕剧
前排：老师
后排：学生
上一届：江岸小学""",
    "chapters": """目录之外的话
上册：春夏
下册：秋冬
前篇：出走
后篇：归来
下一章：还没有写""",
}


@pytest.mark.parametrize("text", CONTENT.values(), ids=CONTENT.keys())
def test_content_keeps_every_line(text: str) -> None:
    result = strip(text)
    assert result.text == text
    assert result.edits == ()


@pytest.mark.parametrize("text", CONTENT.values(), ids=CONTENT.keys())
def test_content_stays_between_paragraphs(text: str) -> None:
    kept = kept_lines("\n".join([TITLE, *BODY, text, *BODY]))
    assert kept == [TITLE, *BODY, *(line.strip() for line in text.split("\n")), *BODY]


@pytest.mark.parametrize("text", CONTENT.values(), ids=CONTENT.keys())
def test_content_stays_on_a_page_with_boilerplate(text: str) -> None:
    head = ["首页 > 文库 > 正文", "来源：江岸网 2021-05-18 08:30"]
    foot = ["责任编辑：周远", "【打印】【关闭】"]
    kept = kept_lines("\n".join([*head, *text.split("\n"), *foot]))
    assert kept == [line.strip() for line in text.split("\n")]


@pytest.mark.parametrize(
    "line",
    [
        "相关链接",
        "作者：周远",
        "2021年5月18日",
        "责任编辑：周远",
        "版权所有",
        "联系电话：0571-88661122",
        "温馨提示",
        "来源：江岸网",
        "下一篇",
        "搜索",
        "好",
    ],
)
def test_only_line_of_a_document_stays(line: str) -> None:
    assert strip(line).text == line


@pytest.mark.parametrize("line", [HEADLINES[0], HEADLINES[-1], "首页 > 新闻 > 国内"])
def test_only_line_goes_when_it_is_no_text_at_all(line: str) -> None:
    assert strip(line).text == ""


# ---------------------------------------------------------------- inside a line


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("新茶馆将于明年开放。（责编：周远）", "新茶馆将于明年开放。"),
        ("新茶馆将于明年开放。(责任编辑:周远 何平)", "新茶馆将于明年开放。"),
        ("他说：“这就是家。”【编辑：周远】", "他说：“这就是家。”"),
        ("新茶馆将于明年开放。责任编辑：周远", "新茶馆将于明年开放。"),
        ("新茶館將於明年開放。（責編：周遠）", "新茶館將於明年開放。"),
        ("新茶馆将于明年开放。【打印】【关闭】", "新茶馆将于明年开放。"),
        ("新茶馆将于明年开放。（责编：周远）【打印】【关闭】", "新茶馆将于明年开放。"),
        ("新茶馆将于明年开放。（记者周远）", "新茶馆将于明年开放。（记者周远）"),
        ("新茶馆将于明年开放。(记者周远 通讯员何平)", "新茶馆将于明年开放。(记者周远 通讯员何平)"),
        ("他问编辑：“稿子收到了吗？”", "他问编辑：“稿子收到了吗？”"),
        (
            "江岸网5月18日电（记者周远）老街改造工程今天完工，居民陆续搬回新居。",
            "江岸网5月18日电（记者周远）老街改造工程今天完工，居民陆续搬回新居。",
        ),
        (
            "新华社杭州5月18日电 老街改造工程今天完工，居民陆续搬回新居。",
            "新华社杭州5月18日电 老街改造工程今天完工，居民陆续搬回新居。",
        ),
    ],
)
def test_glued_credit(line: str, kept: str) -> None:
    assert kept_lines("\n".join([TITLE, *BODY, line])) == [TITLE, *BODY, kept]


def test_keywords_in_front_of_the_title_are_cut() -> None:
    line = "国产精品麻豆久久_日韩欧美一区二区_无码人妻av_" + TITLE
    assert kept_lines("\n".join([line, *BODY])) == [TITLE, *BODY]


# ---------------------------------------------------------------- the record


FULL_PAGE = page(
    head=[HEADLINES[0], "", "    " + BREADCRUMBS[0], "\u3000\u3000" + BYLINES[0]],
    foot=[EDITORS[0], "", COPYRIGHTS[0]],
)


def test_each_dropped_line_is_an_edit_with_rule_score_and_reason() -> None:
    result = strip(FULL_PAGE)
    assert [edit.rule for edit in result.edits] == [
        "spam-keywords",
        "breadcrumb",
        "byline",
        "editor",
        "copyright",
    ]
    for edit in result.edits:
        assert edit.stage == "strip"
        assert edit.before.endswith("\n")
        assert edit.evidence is not None
        assert 0.5 < edit.evidence["score"] <= 1
        assert edit.evidence["why"]


def test_measures_count_lines_and_shares() -> None:
    measures = strip(FULL_PAGE).measures
    assert measures["lines"] == 9
    assert measures["lines_dropped"] == 5
    assert 0 < measures["spam_chars_share"] < 0.5
    assert 0 < measures["boilerplate_chars_share"] < 0.7


def test_all_spam_is_measured_as_such() -> None:
    assert strip("\n".join(HEADLINES)).measures["spam_chars_share"] == 1.0


def test_earlier_measures_stay() -> None:
    document = Document("好。", measures={"seen": 1})
    assert Strip(Config())(document).measures["seen"] == 1


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_keep_lines_empties_lines_but_keeps_them(newline: str) -> None:
    text = FULL_PAGE.replace("\n", newline)
    result = strip(text, Config(keep_lines=True))
    assert result.text.count(newline) == text.count(newline)
    assert [line for line in result.text.split(newline) if line.strip()] == [TITLE, *BODY]
    assert result.undo() == text


def test_crlf_goes_with_the_line() -> None:
    text = FULL_PAGE.replace("\n", "\r\n")
    assert strip(text).text.replace("\r\n", "\n") == strip(FULL_PAGE).text


@pytest.mark.parametrize("rule", ["spam-keywords", "breadcrumb", "byline", "editor", "copyright"])
def test_rule_switched_off_drops_nothing(rule: str) -> None:
    result = strip(FULL_PAGE, Config(off=frozenset({f"strip.{rule}"})))
    assert rule not in {edit.rule for edit in result.edits}
    assert len(result.edits) >= 3


def test_stage_can_be_pickled() -> None:
    stage = pickle.loads(pickle.dumps(Strip(Config())))
    assert stage(Document(FULL_PAGE)).text == strip(FULL_PAGE).text


LINES = st.one_of(
    st.sampled_from(
        [
            *HEADLINES,
            *BREADCRUMBS,
            *BYLINES,
            *EDITORS,
            *COPYRIGHTS,
            *DOWNLOAD_NOTICES,
            *SHARE_BARS,
            *BODY,
            TITLE,
            "",
        ]
    ),
    st.text(max_size=40),
    st.text(alphabet="首页新闻>|-_：:（）()【】0123456789。，来源编辑 \u3000\r", max_size=40),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join))
def test_undo_is_exact(text: str) -> None:
    assert strip(text).undo() == text


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join))
def test_nothing_is_added_or_reordered(text: str) -> None:
    rest = iter(text)
    assert all(letter in rest for letter in strip(text).text)


@pytest.mark.parametrize(
    "unit", ["国", "a", ">", "1", "(", "[1]", "首页 ", "> a", "编辑:", "来源:", "-", "|", "记者 ", "2021-"]
)
def test_long_line_of_one_unit_is_survived(unit: str) -> None:
    text = unit * 20_000
    assert strip(text).undo() == text
