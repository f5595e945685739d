//! A screen that does a little of everything and remembers what reached it.

use crate::app::action::{Action, Offer};
use crate::app::ctx::{Ctx, Session};
use crate::app::dialog::{Answer, Dialog};
use crate::app::form::{Choice, Form, FormField};
use crate::app::label::Label;
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::app::screens::exporting;
use crate::domain::reply::Reply;
use crate::domain::request::Request;

#[derive(Default)]
pub struct Probe {
    /// What reached the screen, in order.
    pub log: Vec<String>,
    /// What it is searched for.
    pub sought: String,
}

pub fn form() -> Form {
    let choices = vec![Choice::new("adopt", "采纳"), Choice::new("reject", "不采纳")];
    Form::new("opinion", "o1", Label::from("意见"), super::today())
        .based_on(3)
        .with(FormField::text("summary", "摘要").required().min(4).max(10))
        .with(FormField::choice("decision", "处理", choices))
        .with(FormField::long("reason", "理由").required().visible_if("decision", &["reject"]))
        .with(FormField::date("due", "期限"))
}

impl Screen for Probe {
    fn title(&self, _: &Session) -> String {
        "probe".into()
    }

    fn offers(&self, _: &Session) -> Vec<Offer> {
        vec![
            Offer::new(Action::New),
            Offer::new(Action::Find),
            Offer::new(Action::Accept).only_if(false, Label::from("自己的不能审")),
        ]
    }

    fn action(&mut self, action: Action, ctx: &mut Ctx<'_>) {
        self.log.push(format!("{action:?}"));
        match action {
            Action::New => ctx.open(form()),
            Action::Delete => {
                let [title, text, yes] = ["删除", "删除后不能恢复", "删除"].map(Label::from);
                ctx.dialog(Dialog::confirm("delete", title, text, yes).about("o1"));
            }
            Action::Export => exporting::ask(&exporting::LEDGER, ctx),
            Action::Open => ctx.push(Route::Probe),
            Action::Remind => ctx.ask(Request::Home),
            _ => {}
        }
    }

    fn load(&self) -> Vec<Request> {
        vec![Request::People]
    }

    fn reply(&mut self, reply: Reply, ctx: &mut Ctx<'_>) {
        exporting::told(&reply, ctx);
        self.log.push(format!("reply {}", if reply == Reply::Ok { "ok" } else { "other" }));
    }

    fn submit(&mut self, form: &Form, _: &mut Ctx<'_>) -> Option<Request> {
        self.log.push(format!("submit {}", form.values().text("summary")));
        Some(Request::Campaign)
    }

    fn saved(&mut self, form: &Form, _: &Reply, _: &mut Ctx<'_>) {
        self.log.push(format!("saved {}", form.id));
    }

    fn answered(&mut self, id: &str, subject: &str, answer: Answer, ctx: &mut Ctx<'_>) {
        if let Answer::Chosen(code) = &answer {
            exporting::answered(id, subject, code, ctx);
        }
        self.log.push(format!("{id} {subject} {answer:?}"));
    }

    fn find(&mut self, text: &str, _: &mut Ctx<'_>) {
        self.log.push(format!("find {text}"));
        self.sought = text.to_owned();
    }

    fn sought(&self) -> &str {
        &self.sought
    }
}
