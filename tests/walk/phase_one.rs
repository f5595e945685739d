//! A member of staff walks the steps of phase 1 in Chinese; the leader watches, returns, accepts.

use crate::seat::{House, Seat};
use zicha::domain::{
    commitment::{Commitment, CommitmentStatus},
    finding::Finding,
    opinion::Opinion,
    self_exam::{Answer, AnswerResult},
    step_entry::{StepEntry, StepStatus},
    study::Reflection,
};

const FACT: &str = "四月十五日办理李家庄合作社的批件时，让来人多跑了一趟";
const CAUSE: &str = "没有先把材料清单讲清楚就让人回去准备";
const PLAN: &str = "一次性告知单当场交给来人，并登记到台账";
const WORDS: [&str; 3] = [
    "基层来办事的同志反映：材料清单说得不一样",
    "窗口午休时没有人值班，为一个章跑了两趟",
    "企业希望办结时限写在受理单上，好安排行程",
];
const THOUGHT: &str = "学习以后，我把自己经手的每一件事都重新看了一遍，先看对方跑了几趟。";

/// Registers each required topic and hands in two reflections, then the step.
fn study(me: &mut Seat) {
    me.goes_to("学习");
    me.wait_for("专题 0/8");
    for done in 1..=8 {
        me.press("home enter", "登记学习");
        me.press("f6", &format!("专题 {done}/8"));
        me.wait_for("▸ 5月12日");
    }
    let titles = [("qlg", "审批权是服务的手段"), ("swf", "首问负责的一通电话")];
    for (count, (initials, title)) in (1..).zip(titles) {
        me.moves_up_to("写心得体会");
        me.press("enter", "正文");
        me.types(initials);
        me.press("enter tab", "标题");
        me.types(title);
        me.key("tab");
        me.paste(&THOUGHT.repeat(26));
        me.wait_for_no("0/800");
        me.press("f6", "要求 800 字");
        me.press("f6", "提交后等待审阅");
        me.press("enter", "已提交，等待审阅");
        me.wait_for(&format!("心得 {count}/2"));
    }
    me.press("esc", "现在该做");
    me.goes_to("学习");
    me.wait_for("心得 2/2");
}

/// Writes down one opinion of each source that is asked for, and finishes collecting.
fn opinions(me: &mut Seat) {
    me.goes_to("征求意见");
    me.wait_for("按 n 登记第一条");
    for (count, words) in (1..).zip(WORDS) {
        me.press("f4", "▸ 收到日期");
        me.in_field("来源");
        me.key(&count.to_string());
        me.in_field("渠道");
        me.key("3");
        me.in_field("原话");
        me.types(words);
        me.press("f6", &format!("{count} 条，转问题 0 条"));
    }
    me.press("f6", "完成之后仍可以补登");
    me.press("enter", "下一步：自查剖析");
}

/// Promises something that can be checked; what cannot be is told so.
fn commitment(me: &mut Seat) {
    me.goes_to("公开承诺");
    me.wait_for("一步一步走完");
    me.press("f4", "▸ 标题");
    me.in_field("标题");
    me.types("办件时限承诺");
    me.in_field("事项 1");
    me.types("努力提高服务水平");
    me.press("f6", "看不出怎样算做到");
    for _ in 0..8 {
        me.key("backspace");
    }
    me.types("出国批件材料齐全后2个工作日内办结");
    me.press("f6", "CN-2026-001");
    me.press("f6", "▸ 签名");
    me.types("李禾");
    me.press("f6", "已提交");
}

/// Answers the whole checklist: one problem, the rest none; puts the statement together; signs.
fn self_exam(me: &mut Seat) {
    // The step before offered this one.
    me.press("enter", "已完成 5/33");
    me.press("1", "已完成 6/33");
    me.press("3", "具体表现");
    me.wait_for("改进打算");
    me.types(FACT);
    me.key("tab");
    me.types(CAUSE);
    me.key("tab");
    me.types(PLAN);
    me.press("f6", "已完成 7/33");
    for done in 8..=27 {
        me.press("1", &format!("已完成 {done}/33"));
    }
    for (done, ground) in (28..=33).zip(["甲", "乙", "丙", "丁", "戊", "己"]) {
        me.press("1", "例子或依据");
        me.types(&format!("每次来件都在当日登记并答复时限，第{ground}项如此"));
        me.press("f6", &format!("已完成 {done}/33"));
    }
    me.press("end enter", "下面是由回答拼成的初稿");
    me.wait_for(&FACT[..30]);
    me.paste(&"我对照每一条要求查找自己的不足，写下自己的事例。".repeat(45));
    me.wait_until("more than 1000 characters", |screen| {
        let screen = screen.contents();
        let head = screen.lines().find_map(|line| line.trim().strip_prefix("▸ 个人剖析材料"));
        let count = head.and_then(|rest| rest.split_once(" 字")?.0.trim().parse::<u32>().ok());
        count.is_some_and(|count| count > 1000)
    });
    me.press("f6", "✓ 已写好");
    hand_in(me);
}

/// Signs with one's own name.
fn hand_in(me: &mut Seat) {
    me.press("f6", "▸ 本人签名");
    me.types("李禾");
    me.press("f6", "已提交");
    me.wait_for("下一步");
    me.press("esc", "待审阅");
}

/// The leader fills in where to complain, and makes the promise public.
fn publish(leader: &mut Seat) {
    leader.goes_to("首页");
    leader.wait_for("填写举报电话和网址");
    leader.press("home enter", "两样都填好才能公示");
    for (kind, value) in [("举报电话", "0451-8765 4321"), ("举报网址", "https://example.org/jubao")]
    {
        leader.moves_to(kind);
        leader.press("enter", "接听时间");
        leader.in_field("号码或网址");
        leader.types(value);
        leader.press("f6", "已保存");
    }
    leader.goes_to("团队");
    leader.moves_to("李禾");
    leader.press("enter", "团队 / 李禾");
    leader.moves_to("公开承诺");
    leader.press("enter", "李禾的公开承诺");
    leader.wait_for("CN-2026-001");
    leader.press("f5", "▸ 公示地点");
    assert!(leader.screen().contains("0451-8765 4321"), "where to complain goes with it");
    leader.in_field("公示地点");
    leader.types("办事大厅公示栏");
    leader.press("f6", "✓ 已公示");
}

fn step(house: &House, key: &str) -> StepStatus {
    house.rows::<StepEntry>().into_iter().find(|entry| entry.step == key).unwrap().status
}

#[test]
fn from_study_to_a_finding_in_the_ledger() {
    let house = House::new();
    let mut me = house.seat("lihe");
    let mut leader = house.seat("chenwangchuan");
    leader.goes_to("团队");
    leader.wait_for("李禾      未开始");

    study(&mut me);
    // The other terminal shows it without a key.
    leader.wait_for("李禾      8/8");
    let reflections = house.rows::<Reflection>();
    assert_eq!(reflections.len(), 2);
    assert!(reflections.iter().all(|r| r.body == THOUGHT.repeat(26)), "not a character was lost");

    opinions(&mut me);
    leader.wait_for("✓ 已完成");
    let opinions = house.rows::<Opinion>();
    assert!(opinions.iter().map(|opinion| opinion.original.as_str()).eq(WORDS));

    self_exam(&mut me);
    leader.wait_for("待我审 1");
    let answers = house.rows::<Answer>();
    let problem = answers.iter().find(|answer| answer.result == AnswerResult::Problem).unwrap();
    assert_eq!((&*problem.fact, &*problem.cause, &*problem.plan), (FACT, CAUSE, PLAN));

    // Returned with a comment, which stands above the list at once.
    leader.moves_to("李禾");
    leader.press("enter", "团队 / 李禾");
    leader.moves_to("自查剖析");
    leader.press("enter", "整份自查");
    assert!(leader.screen().contains("1 个「有问题」的回答转入整改台账"), "{}", leader.screen());
    leader.press("f7", "意见");
    leader.press("f6", "需要填写");
    leader.types("第二题请写明是哪一天");
    leader.press("f6", "已退回");
    me.wait_for("陈望川 5月12日的意见：第二题请写明是哪一天");
    assert_eq!(step(&house, "self_exam"), StepStatus::Returned);

    // Mended, handed in again, accepted.
    hand_in(&mut me);
    leader.wait_for("待审阅");
    leader.press("enter", "整份自查");
    leader.press("f5", "Enter 通过");
    leader.press("enter", "✓ 已审阅");
    me.wait_for("已审阅");
    assert_eq!(step(&house, "self_exam"), StepStatus::Accepted);

    // The problem stands in the ledger, its words from the fact, and waits to be confirmed.
    let findings = house.rows::<Finding>();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].description, FACT);
    leader.goes_to("整改台账");
    leader.wait_for("待确认");
    leader.wait_for("四月十五日办理李家庄");

    commitment(&mut me);
    publish(&mut leader);
    me.wait_for("示诺");
    me.press("esc", "");
    me.wait_for("完成 3/4");
    let promises = house.rows::<Commitment>();
    assert_eq!(promises[0].status, CommitmentStatus::Published);
    house.is_sound();
}
