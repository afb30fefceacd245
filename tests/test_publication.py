"""The rules of publication: what they find, what they leave alone, and how `render` tells it."""

from __future__ import annotations

from pathlib import Path

import pytest
from builders import make_answers, run_drafter, write_tree
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.answers.load import parse_answers
from drafter.checking.engine import run
from drafter.checking.output.publication_review import review
from drafter.checking.rule import Finding
from drafter.checking.rules.publication import RULES
from drafter.checking.sources.from_document import manuscript_of
from drafter.checking.sources.from_text import read_text
from drafter.folders import shipped
from drafter.model.edition import Edition
from drafter.rendering import render

HARMLESS = """\
习近平总书记对法治工作作出重要批示，全局干部认真学习。
贯彻党的二十届三中全会和第十四届全国人民代表大会第三次会议精神，落实国务院第32次常务会议要求。
局党委书记、局长亲自部署，校长任组长，分管副局长任副组长，主任高度重视，书记带头讲法治课。
党委书记、局长讲授专题党课。局长万事都过问。科长和工作人员一同下校。副书记马上督促整改。主任成了组长。
聘任法治副校长38名，覆盖47所中小学，教师近千名、学生万余名受益，教师全部参加培训。
法治副校长由派出所民警担任，法治副校长全年到校授课，法治副校长应聘尽聘，法治副校长和法律顾问一同参加，副校长常到课堂。
教师应当依法执教，学生安全意识增强，家长成为监督员，老师高质量备课，律师任法律顾问。
第五十四中学、实验小学建成法治教育示范基地，第八中学承办模拟法庭，晨曦小学章程完成修订。
检查组对全区中小学校、幼儿园、校外培训机构进行了抽查，检查学校12所，整改2家，查处无证机构3家。
双随机检查中，学校办学情况抽查8次，校外培训机构监管检查13次，培训学校检查2次，未发现问题。
对民办学校、职业学校、特殊教育学校开展专项检查，督促学校整改隐患。
某某区教育局会同市场监管局开展执法检查。
全年行政处罚1件，行政复议案件1件，行政诉讼2件，选派一名干部挂职。
处罚一名以上从业人员的，先作法制审核。
学习《关于领导批示件办理的规定》《内部资料管理办法》《第3次局长办公会议纪要》。
受理12345热线3612件，电话咨询160余件，全年发布信息20210915条。
学生在“学宪法 讲宪法”比赛中获第一名，位居全市前列。
开展保密教育，签订保密承诺书，保护商业秘密和国家秘密。
坚持以公开为常态、不公开为例外，对不予公开的信息说明理由。
还有7人等待发证，待条件成熟后推广。
做好信访办理工作，健全信访制度和舆情应对机制。
健全矛盾纠纷调解机制，化解校园矛盾纠纷10余件，中小学矛盾纠纷排查两次。
把学习情况纳入绩效考核，合格率100%，考核合格后上岗。
邀请市委党校教授作讲座，聘请大学教授做报告，由思想政治课教师主讲。
教师资格认定工作人员通过国家网站审核。
局机关和各学校均聘请了法律顾问，法律顾问参与重大决策。
责任督学挂牌督导，主任督学责任制全面落实。
组织检查组走进校园，对培训机构负责人进行约谈，对学校食堂开展检查，督促幼儿园整改。
市教委对我区中小学校检查两次，与区人民检察院、区司法局联合检查学校周边。
执法记录仪2台，执法证人员11人，今年又有7人通过考试。
外聘两名律师参与复议应诉，委托律师代理诉讼，邀请法官、检察官进校园，律师全程参与。
申请人应当提交材料，当事人对处罚不服可以申请复议，举报人信息严格保密，原告撤回起诉。
教师高度重视、严格自律，学生安全意识和文明素养明显提升，家长关心支持，家长应急能力提高。
学生平均每周一节法治课，教师全员培训，干部任期内至少轮训一次，执法人员平时自学。
选聘高校教师、退休法官担任调解员，组织民警、消防员等12名专家讲课，安排师生代表等30人旁听。
聘请全区优秀律师为法治副校长，任命书由区政府颁发，委托第三方机构开展评估。
法治·校园行活动走进12所学校，“宪法·青春”主题班会覆盖全体学生。
居民满意度提高，村民代表参加听证，志愿者万余人次参与，讲师团成员平均年龄40岁。
依据《天津市教育系统行政处罚裁量基准》（津教规范〔2022〕1号）和国办发〔2023〕5号文件，行政诉讼结案3件。
印发《河东区教育局行政复议和应诉工作规定》（河东教发〔2023〕12号），执行2023年第15号公告。""".splitlines()

PEOPLE = """\
聘请林晓东、王芳两名律师参加听证。
外聘北京某律师事务所张伟律师代理诉讼。
外聘律师李明华、陈静出庭。
聘请刘建国为法律顾问。
邀请周敏到校作法治讲座。
法律顾问（吴海涛）审核合同12份。
代理律师：郑小红。
学生欧阳小雨被评为学宪法之星。
赵子轩同学获一等奖。
孙悦、何平等3名同学参加决赛。
家长冯国强反映食堂问题，已办结。
举报人马丽华两次来访。
原告许文斌不服行政处罚。
审结杨桂兰诉区教育局不履行职责案。
朱永贵与某培训机构退费纠纷已调解。
教师阿卜杜热合曼·买买提获表彰。
人民调解员徐卫东、高建平化解纠纷12件。
法定代表人蒋小龙接受约谈。
由李明律师培训校长。
当事人魏红梅申请听证。
经营者：范志强。
实验小学沈佳怡荣获一等奖。
被处罚人韩志刚缴纳罚款。
学生张　伟获奖。""".splitlines()
"""Private persons in the forms in which reports name them."""
CASES = """\
（2023）津0102行初15号案件胜诉。
收到(2022)津02行终123号判决书。
〔2023〕津0102民初1024号一案调解结案。
办理津河政复决字〔2023〕第12号复议案件。
作出津东教罚决字〔2023〕3号处罚决定。
收到河东劳人仲案字〔2023〕第56号裁决书。""".splitlines()
"""Numbers of cases, of courts and of authorities."""
HARMFUL = [
    ("局长张伟主持会议。", "公开-领导姓名"),
    ("副区长李建国同志带队检查。", "公开-领导姓名"),
    ("王晓明局长到校宣讲。", "公开-领导姓名"),
    ("学习国强书记在会上的讲话。", "公开-领导姓名"),
    ("法治副校长李明到校讲课。", "公开-领导姓名"),
    ("局党委书记、局长张强同志带头学法。", "公开-领导姓名"),
    ("校长王芳被评为先进。", "公开-领导姓名"),
    ("法律顾问陈志刚律师参加应诉。", "公开-个人姓名"),
    ("教师刘芳获优秀指导教师。", "公开-个人姓名"),
    ("学生赵子轩、钱多多获一等奖。", "公开-个人姓名"),
    ("抽查了朝阳区蓝天幼儿园。", "公开-检查对象"),
    ("对第十二中学和光明小学开展双随机检查。", "公开-检查对象"),
    ("责令启明星教育科技有限公司整改。", "公开-检查对象"),
    ("取缔新起点培训学校。", "公开-检查对象"),
    ("撤销2名教师的教师资格。", "公开-个案"),
    ("给予一名校长处分。", "公开-个案"),
    ("吊销教师资格证1人。", "公开-个案"),
    ("联系电话：010-12345678。", "公开-电话"),
    ("身份证号11010119900307123X。", "公开-证件号"),
    ("办理信访件32件。", "公开-信访数"),
    ("处置网络舆情5起。", "公开-信访数"),
    ("维稳专班接待上访15批次。", "公开-信访数"),
    ("在市级考核中排名第三。", "公开-考核结果"),
    ("绩效考评得98分。", "公开-考核结果"),
    ("局党组会第12次会议研究。", "公开-会议届次"),
    ("第3次党组会议研究。", "公开-会议届次"),
    ("秘密★3年", "公开-密级"),
    ("内部资料，注意保存。", "公开-内部用语"),
    ("检查37次（待核实）。", "公开-待核"),
    ("检查XX次。", "公开-待核"),
    ("区长在报告上批示。", "公开-批示"),
    ("请将意见发至fzk@example.com。", "公开-邮箱"),
    ("联系人：李梅", "公开-邮箱"),
    *((sentence, "公开-个人姓名") for sentence in PEOPLE),
    *((sentence, "公开-案号") for sentence in CASES),
    ("妥善化解柳河镇中心小学校车纠纷。", "公开-纠纷当事人"),
]


def findings(text: str) -> list[Finding]:
    return list(run(read_text(text, "稿.txt"), RULES))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_keeps_its_own_examples(rule):
    assert findings(rule.good.text) == []
    assert rule.name in [finding.rule.name for finding in findings(rule.bad.text)]


@pytest.mark.parametrize("sentence", HARMLESS)
def test_what_is_harmless_is_left_alone(sentence):
    assert [(found.rule.name, found.hit.message) for found in findings(sentence)] == []


@pytest.mark.parametrize(("sentence", "rule"), HARMFUL)
def test_what_does_harm_is_found(sentence, rule):
    assert rule in [found.rule.name for found in findings(sentence)]


def test_the_words_found_are_the_words_concerned():
    text = "河东区教育局2021年报告\n会同消防对红旗里第二幼儿园、红旗里小学开展检查，副局长陈志远、周敏带队。"
    manuscript = read_text(text, "稿.txt")
    told = {
        manuscript.passages[found.hit.spot.passage].text[found.hit.spot.start : found.hit.spot.end]
        for found in run(manuscript, RULES)
    }
    assert told == {"红旗里第二幼儿园", "红旗里小学", "副局长陈志远、周敏"}


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_any_text_is_read_and_every_spot_lies_within_it(text):
    manuscript = read_text(text, "稿.txt")
    for found in run(manuscript, RULES):
        spot = found.hit.spot
        assert 0 <= spot.start < spot.end <= len(manuscript.passages[spot.passage].text)


@given(st.sampled_from("校学区对和幼儿园中小局长书记0第一次"), st.integers(100, 3000))
@settings(deadline=None, max_examples=20)
def test_a_long_run_of_one_character_is_read_to_its_end(char, length):
    """Patterns that backtrack without end would hang here."""
    findings((char * length) + "。检查" + ("对幼" * length) + "园。局长" + "王" * length)


def rendered(text: str, *roots: Path) -> list[Finding]:
    answers = parse_answers(text, Path("填报.yaml"), (*roots, shipped("templates")))
    document = render(answers, None, Edition.PUBLIC).document
    return list(run(manuscript_of(document, "填报.yaml", "", answers.report, answers.jurisdiction), RULES))


def test_the_names_that_an_activity_gives_are_found_wherever_they_stand():
    activities = [
        {"主题": "法治宣传", "内容": "由诸葛不亮到校讲课。", "人名": "诸葛不亮"},
        {"主题": "法治宣传", "内容": "副局长陈志远到校讲课。", "人名": "陈志远"},
    ]
    told = [(found.rule.name, found.hit.spot.answer) for found in rendered(make_answers(活动=activities))]
    assert told == [("公开-个人姓名", "活动.1.内容"), ("公开-领导姓名", "活动.2.内容")]


def test_a_jurisdiction_adds_words_of_its_own(tmp_path):
    manifest = "名称: 试用\n上级模板: 通用\n公开审查:\n  清风行动: 尚未对外公布\n"
    root = write_tree(tmp_path, {"试用/地区.yaml": manifest})
    text = make_answers(单位和报告={"地区模板": "试用"}, 活动=[{"主题": "法治宣传", "内容": "开展清风行动。"}])
    (found,) = rendered(text, root)
    assert found.rule.name == "公开-内部用语"
    assert found.hit.message == "有本地区要核对的“清风行动”：尚未对外公布"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("争议化解.信访件数", "“争议化解.信访件数”不是一项答案；是不是“争议化解.重复信访件数”？"),
        ("单位和报告.年度", "“单位和报告.年度”不能不公开"),
    ],
)
def test_a_manifest_that_would_withhold_nothing_is_refused(tmp_path, path, message):
    manifest = f"名称: 试用\n上级模板: 通用\n不公开:\n  - {path}\n"
    files = {"templates/试用/地区.yaml": manifest, "填报.yaml": make_answers(单位和报告={"地区模板": "试用"})}
    folder = write_tree(tmp_path / "年报", files)
    done = run_drafter("render", "填报.yaml", "--edition", "公开版", cwd=folder)
    assert done.returncode == 1
    assert f"错误：试用/地区.yaml：“不公开”里的{message}" in done.stderr
    checked = run_drafter("jurisdictions", "check", "试用", cwd=folder)
    assert f"试用/地区.yaml 第4行：{message}" in checked.stdout + checked.stderr


def test_render_lists_what_to_look_at_with_its_place_and_the_way_out(tmp_path):
    activities = [
        {"主题": "法治宣传", "内容": "办了讲座。"},
        {"主题": "法治宣传", "内容": "副局长陈志远到校讲课。"},
        {"主题": "法治宣传", "内容": "3月2日第7次局长办公会听取汇报。"},
    ]
    accepted = [{"规则": "公开-会议届次", "位置": "活动.3.内容", "理由": "已在网站公开"}]
    text = make_answers(活动=activities, 核对说明=accepted)
    line = [n for n, line in enumerate(text.splitlines(), 1) if line.startswith("- 主题")][1]
    folder = write_tree(tmp_path / "年报", {"填报.yaml": text})
    done = run_drafter("render", "填报.yaml", "--edition", "公开版", cwd=folder)
    assert (done.returncode, done.stderr) == (0, "")
    told = done.stdout.partition("公开前请逐处核对")[2].splitlines()
    assert told[0].startswith("（1 处；")
    assert told[1].startswith("  一、（")
    assert told[1].endswith("，第1段")
    assert told[2:] == [
        "    警告：写出了干部的姓名“副局长陈志远”；只写职务，如“局主要负责人”“分管局领导”（公开-领导姓名）",
        "      办了讲座。副局长陈志远到校讲课。3月2日第7次…",
        f"    不公开这一条，就在 填报.yaml 第{line}行 的这一条里加一行“公开: 否”",
        "“核对说明”里写了理由、没有列出的：1 处",
    ]
    filed = run_drafter("render", "填报.yaml", cwd=folder)
    assert "公开前" not in filed.stdout


def test_a_withheld_number_that_was_typed_elsewhere_is_told(tmp_path):
    activities = [{"主题": "执法检查", "内容": "全年查了8921处，另查892次。"}]
    text = make_answers(行政执法={"行政检查次数": "892"}, 活动=activities, 不公开=["行政执法.行政检查次数"])
    folder = write_tree(tmp_path / "年报", {"填报.yaml": text})
    done = run_drafter("render", "填报.yaml", "--edition", "公开版", cwd=folder)
    told = done.stdout.partition("公开前请逐处核对")[2]
    assert told.startswith("（1 处；")
    assert "“行政执法.行政检查次数”不公开，这里却写着“892”" in told
    assert "8921处，另查892次" in told


WAYS_TO_WRITE_7654 = (
    *(
        "7654",
        "７６５４",
        "7,654",
        "７，６５４",
        "7，654",
        "7 654",
        "7\u00a0654",
        "7\u2009654",
        "7654.0",
        "7654.00",
        "0.7654万",
    ),
    *(
        "0,7654万",
        "0.7654w",
        "七千六百五十四",
        "七六五四",
        "柒仟陆佰伍拾肆",
        "七千 六百五十四",
        "76.54百",
        "7654余",
        "近7654",
    ),
)


@pytest.mark.parametrize("written", WAYS_TO_WRITE_7654)
def test_a_withheld_number_is_told_however_another_answer_writes_it(written):
    told = publication_notes(written, {"行政检查次数": "7654"}, "行政执法.行政检查次数")
    assert told.count("“行政执法.行政检查次数”不公开，这里却写着") == 1, told


@pytest.mark.parametrize(
    "harmless", ["76540", "17654", "7,6541", "七千六百五十五", "七万六千五百四十", "7654.1", "76.54", "654", "7.654%"]
)
def test_another_number_is_not_taken_for_the_withheld_one(harmless):
    assert "却写着" not in publication_notes(harmless, {"行政检查次数": "7654"}, "行政执法.行政检查次数")


@pytest.mark.parametrize(("held", "written", "is_told"), [
    ("400余", "四百多", True),
    ("400余", "约400", True),
    ("400余", "400次以上", True),
    ("400余", "400", False),
    ("100", "百分之百地做到了100%，千方百计办好100", True),
    ("100", "做到100%，百花齐放，千方百计", False),
    ("2035", "2035年度，2035—2040年，2035", True),
    ("2035", "2035年度，2035—2040年", False),
])  # fmt: skip
def test_an_approximate_or_round_number_is_told_by_what_stands_beside_it(held, written, is_told):
    told = publication_notes(written, {"行政检查次数": held}, "行政执法.行政检查次数")
    assert ("却写着" in told) is is_told, told


@pytest.mark.parametrize("written", ["98.5%", "９８.５％", "百分之九十八点五", "985‰"])
def test_a_withheld_rate_is_told_however_it_is_written(written):
    told = publication_notes(written, {"持证率": "98.5%"}, "执法队伍.持证率")
    assert "“执法队伍.持证率”不公开，这里却写着" in told


def publication_notes(written: str, answered: dict[str, str], withheld: str) -> str:
    """Return what is to be looked at when an activity says `written` and the answer at `withheld` is not published."""
    activities = [{"主题": "执法检查", "内容": f"全年查了{written}处。"}]
    text = make_answers(**{withheld.partition(".")[0]: answered}, 活动=activities, 不公开=[withheld])
    answers = parse_answers(text, Path("填报.yaml"), (shipped("templates"),))
    made = render(answers, None, Edition.PUBLIC)
    return review(made.document, answers, Path("填报.yaml")).text


def test_a_report_without_anything_to_look_at_says_so(tmp_path):
    folder = write_tree(tmp_path / "年报", {"填报.yaml": make_answers()})
    done = run_drafter("render", "填报.yaml", "--edition", "公开版", cwd=folder)
    assert done.stdout.endswith("没有找到公开前要特别核对的地方；仍要按规定做保密审查。\n")


def test_no_finding_tells_a_clerk_at_the_page_to_edit_the_file() -> None:
    rules = Path(__file__).parents[1] / "drafter" / "checking" / "rules" / "publication.yaml"
    assert "填报文件" not in rules.read_text(encoding="utf-8")
