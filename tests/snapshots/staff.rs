//! What a member of staff sees: Home, and the steps of phase 1 with their forms.

use crate::album::albums;

#[test]
fn home() {
    albums("home", |album| {
        let mut lihe = album.of("lihe");
        album.take("Home of a member of staff", &lihe);
        album.after("down*6", "Home, further down", &mut lihe);
        album.after("f10", "Go to", &mut lihe);
        album.after("esc f1", "Help", &mut lihe);
        album.after("pagedown", "Help, second page", &mut lihe);
        lihe.keys("esc").goto("settings");
        album.take("Settings", &lihe);
        album.after("esc x", "Export", &mut lihe);
        lihe.keys("esc");
        album.at((50, 10), "Too small a terminal", &mut lihe);
        let returned = album.of("zhouyuanfan");
        album.take("Home with something returned and something late", &returned);
        for login in ["heyanqiu", "chenwangchuan", "linzhixia"] {
            let other = album.of(login);
            album.take(&format!("Home of {login}"), &other);
        }
    });
}

#[test]
fn study() {
    albums("study", |album| {
        let mut lihe = album.of("lihe");
        lihe.goto("study");
        album.take("Study, accepted", &lihe);
        album.after("enter", "A reflection, to read", &mut lihe);
        album.after("esc n", "Refused: accepted already", &mut lihe);
        let mut sun = album.of("sunzhiyao");
        sun.goto("study");
        album.take("Study, late and not finished", &sun);
        album.after("enter", "A study record for this topic", &mut sun);
        sun.keys("backtab").type_text("shouwen");
        album.take("Another topic, found by its sound", &sun);
        album.after("enter backspace*12 ctrl-s", "What is missing in the record", &mut sun);
        sun.keys("esc home down*4");
        album.take("A reflection not handed in", &sun);
        album.after("down enter", "A new reflection", &mut sun);
        sun.keys("tab*2").type_text("走一遍自己的流程，才知道绕在哪里。");
        album.take("A reflection being written", &sun);
        sun.pause().keys("esc");
        album.take("Study, with a draft", &sun);
        album.after("s", "What is missing before Submit", &mut sun);
        album.after("enter", "Taken to what is missing", &mut sun);
    });
}

#[test]
fn self_exam() {
    albums("self_exam", |album| {
        let mut lihe = album.of("lihe");
        lihe.goto("self_exam");
        album.take("The checklist, half way", &lihe);
        album.after("enter", "The answers to choose from", &mut lihe);
        album.after("esc 3", "A problem asks for fact, cause and plan", &mut lihe);
        album.after("ctrl-s", "What is missing in the answer", &mut lihe);
        album.after("esc s", "What is missing before Submit", &mut lihe);
        album.after("esc end", "The statement below the items", &mut lihe);
        album.after("enter", "The statement being written", &mut lihe);
        let mut zhou = album.of("zhouyuanfan");
        zhou.goto("self_exam");
        album.take("A returned checklist", &zhou);
    });
}

#[test]
fn opinions() {
    albums("opinions", |album| {
        let mut zhao = album.of("zhaoqinghe");
        zhao.goto("opinions");
        album.take("Opinions", &zhao);
        album.after("n", "A new opinion", &mut zhao);
        album.after("ctrl-s", "What is missing in it", &mut zhao);
        album.after("esc e", "An opinion, its words frozen", &mut zhao);
        album.after("esc a", "Becoming a finding", &mut zhao);
        album.after("esc s", "Done collecting", &mut zhao);
        let mut lihe = album.of("lihe");
        lihe.goto("opinions");
        album.take("Opinions that became findings", &lihe);
        album.after("down enter", "One opinion in full", &mut lihe);
    });
}

#[test]
fn commitments() {
    albums("commitments", |album| {
        let mut lihe = album.of("lihe");
        lihe.goto("commitments");
        album.take("No commitment yet", &lihe);
        album.after("n", "A new commitment", &mut lihe);
        lihe.type_text("窗口服务").keys("tab").type_text("提高服务水平").keys("ctrl-s");
        album.take("A promise that nobody can check", &lihe);
        let mut wang = album.of("wangying");
        wang.goto("commitments");
        album.take("A published commitment", &wang);
        album.after("enter", "How it was kept", &mut wang);
        let mut zhou = album.of("zhouyuanfan");
        zhou.goto("commitments");
        album.take("A draft", &zhou);
        album.after("s", "Handing it in", &mut zhou);
    });
}

#[test]
fn statement() {
    albums("statement", |album| {
        let mut lihe = album.of("lihe");
        lihe.goto("statement");
        album.take("The summary before its phase", &lihe);
        album.after("e", "Refused: the phase has not begun", &mut lihe);
    });
}
