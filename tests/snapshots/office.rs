//! The beginning: the set-up wizard, the first look, and an office with nothing in it yet; and two
//! windows on one draft.

use std::path::Path;

use zicha::clock::Clock;
use zicha::domain::office::SetupInput;
use zicha::i18n::Lang;
use zicha::runtime::kit::kit;
use zicha::service::setup;
use zicha::store::Options;

use crate::album::albums;
use crate::headless::{Headless, account};

const DAY: &str = "2026-05-12";

#[test]
fn wizard() {
    albums("wizard", |album| {
        let (cols, rows) = album.size;
        let day = DAY.parse().unwrap();
        let mut new = Headless::set_up(&album.file("new.db"), day, album.lang, cols, rows);
        // The year offered is that of the computer's clock.
        new.keys("tab*2 end backspace*4").type_text("2026").keys("backtab*2");
        album.take("Set-up, first page", &new);
        album.after("ctrl-s", "Set-up, second page", &mut new);
        album.after("ctrl-s", "Set-up, what is missing", &mut new);
        new.keys("esc");
        album.take("Set-up, left half way", &new);
        assert!(!album.file("new.db").exists(), "leaving half-way leaves no file");
    });
}

/// A new office with nobody but who made it, on a fixed day.
fn found(path: &Path, lang: Lang) {
    let (unit, name) = match lang {
        Lang::En => ("Permits Office", "Lin Zhixia"),
        Lang::ZhHans => ("审批服务处", "林知夏"),
        Lang::ZhHant => ("審批服務處", "林知夏"),
    };
    let input = SetupInput {
        lang: lang.code().into(),
        template: "satisfactory-unit".into(),
        year: 2026,
        unit: unit.into(),
        name: name.into(),
        login: "linzhixia".into(),
        ..SetupInput::default()
    };
    let clock = Clock::fixed(DAY.parse().unwrap());
    setup::create(path, &Options::default(), kit(), account(None), clock, &input).unwrap();
}

#[test]
fn empty() {
    albums("empty", |album| {
        let db = album.file("office.db");
        found(&db, album.lang);
        let mut lin = album.on(&db, "linzhixia");
        album.take("The first look", &lin);
        album.after("1", "The first look, ASCII lines", &mut lin);
        album.after("1 enter", "Home of a new office", &mut lin);
        album.after("enter", "The card leads on", &mut lin);
        lin.keys("esc");
        for place in [
            "study",
            "opinions",
            "self_exam",
            "commitments",
            "ledger",
            "statement",
            "team",
            "campaign",
        ] {
            lin.goto(place);
            album.take(&format!("Nothing yet: {place}"), &lin);
        }
        lin.goto("team");
        album.after("tab", "Nothing yet: findings by category", &mut lin);
        album.after("tab", "Nothing yet: overdue", &mut lin);
    });
}

/// Words of the program and of the campaign's file, each in its own language.
#[test]
fn an_office_that_writes_one_language_reads_no_other() {
    for lang in [Lang::En, Lang::ZhHant] {
        let folder = tempfile::tempdir().unwrap();
        let db = folder.path().join("office.db");
        found(&db, lang);
        let mut lin = Headless::open(&db, "linzhixia", lang, 120, 40);
        lin.keys("enter");
        let places: Vec<_> = zicha::app::places::menu(lin.app.session());
        for place in places {
            lin.goto(&place.code);
            for keys in ["", "f1", "esc n", "esc e", "esc enter", "esc x"] {
                lin.keys(keys);
                let foreign = match lang {
                    Lang::En => |c: char| ('\u{3000}'..='\u{9fff}').contains(&c),
                    _ => |c: char| SIMPLIFIED_ONLY.contains(c),
                };
                // The settings name every language in its own words.
                let shown = lin.screen().replace("简体中文", "").replace("繁體中文", "");
                let found: Vec<_> = shown.lines().filter(|l| l.contains(foreign)).collect();
                assert!(found.is_empty(), "{} {keys}: {found:#?}", place.code);
            }
            lin.keys("esc*3");
        }
    }
}

/// Frequent characters that Traditional texts never use.
const SIMPLIFIED_ONLY: &str = "\
    专业东丝两严丧个丰临为丽举义乌乐习乡书买乱争亏产亲亿仅从仓仪们众优会传伤伦伪体兑关兴养兽内\
    冈册写军农冲决况冻净减凤凭凯击凿创删别刘则刚劝办务动励劳势医华协单卖卢卫却厂厅历厉压厌厕县\
    叁双发变叙叶号叹吓听启吴员呜咏响哗唤啸喷园围国图圆圣场坏块坚坛坝坟坠垄垒墙壮声处备够头夸夹\
    夺奋奖奥妇妈姗孙学宁宝实宠审宪宫宽宾寝对寻导寿将尔尘尝层属岁岂岗岛岭币帅师帐带帮库应庙废开\
    异弃张弥弯弹强归当录彻径忆忧怀态总恋恳恶恼悬惊惧惯愤愿戏战户扑执扩扫扬扰护报担拟拥择挂挥损\
    换据掷摄数断无旧时显晓晕暂术机杀杂权杨极构标栈栋树样档桥检楼欢欧残毁毕气汇汉汤沟没泪洁浅测\
    济浓涛润涨渐温湾湿满滚滤灭灯灵灾炉点炼烂热爱爷状独狭狱猎环现玛电画畅疗疯监盘盖离种积称稳穷\
    窃竞笔签简类粮紧纠红纪约级纷纸纹线练组细织终绍经结绕绘给络绝统继绩绪续维综绿缓编缘缩网罗罚\
    职联聪肃脑脚脸节苏范荐荣药获营虑虽补装见观规视览觉计订认讨让训议记讲许论设访证评识诉词试话\
    该详语误说请诸读课调谁谈谢谨谱贝负财责败货质贯购贴贵费贺资赏赔赖赛赞赵赶车转轮软较载辅辆辑\
    输达迁过运还这进远违连迟适选递遗邮邻郑酱释针钟钢钱铁银锁错键镇长门闪闭问闲间闻阅队阳阴阵阶\
    际陆陈险随隐难静韩页顶项顺须顾顿预领频题额颜风飞饭饮馆马驻验骤鱼鲜鸟鸡麦黄齐龙";

#[test]
fn two_windows() {
    albums("two_windows", |album| {
        let (mut first, mut second) = (album.of("zhaoqinghe"), album.of("zhaoqinghe"));
        for window in [&mut first, &mut second] {
            window.goto("opinions").keys("e");
        }
        first.type_text("名额提前一周通知。").keys("ctrl-s");
        second.type_text("培训名额应提前公布。").keys("ctrl-s");
        album.untimed = true;
        album.take("Somebody else was faster", &second);
        album.after("esc", "Back in the form", &mut second);
    });
}
