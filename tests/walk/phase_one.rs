//! A member of staff walks the steps of phase 1 in Chinese; the leader watches, returns, accepts.

use crate::seat::{House, Seat};
use zicha::domain::{
    finding::Finding,
    self_exam::{Answer, AnswerResult},
    step_entry::{StepEntry, StepStatus},
    study::Reflection,
};

const FACT: &str = "四月十五日办理李家庄合作社的批件时，让来人多跑了一趟";
const CAUSE: &str = "没有先把材料清单讲清楚就让人回去准备";
const PLAN: &str = "一次性告知单当场交给来人，并登记到台账";
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
    for (initials, title) in [("qlg", "审批权是服务的手段"), ("swf", "首问负责的一通电话")]
    {
        me.key("home");
        me.moves_to("写心得体会");
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
    }
    me.press("esc", "现在该做");
    me.goes_to("学习");
    me.wait_for("心得 2/2");
}

/// Answers the whole checklist: one problem, the rest none; puts the statement together; signs.
fn self_exam(me: &mut Seat) {
    me.goes_to("自查");
    me.wait_for("已完成 5/33");
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
        screen.contents().contains("/1000")
            && !screen.contents().contains("96/1000")
            && !screen.contents().contains(" 99/1000")
    });
    me.press("f6", "✓ 已写好");
    hand_in(me);
}

/// Signs with one's own name.
fn hand_in(me: &mut Seat) {
    me.press("f6", "本人签名");
    me.types("李禾");
    me.press("f6", "已提交");
    me.wait_for("下一步");
    me.press("esc", "待审阅");
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
    house.is_sound();
}
