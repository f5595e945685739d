//! What a person can do, by name; `keymap` says with which key, a screen says whether here.

use super::label::Label;
use crate::domain::refusal::Refusal;
use crate::i18n::Tr;

/// A command. What it means in particular is up to the screen it is given to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Action {
    // --- moving
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    NextTab,
    PrevTab,
    // --- doing
    Open,
    Back,
    New,
    Edit,
    Submit,
    Accept,
    Return,
    Delete,
    Undo,
    Remind,
    Export,
    Copy,
    /// Answers of the checklist: no problem, slight, problem, not applicable.
    Answer1,
    Answer2,
    Answer3,
    Answer4,
    // --- choosing what is shown
    Find,
    Filter,
    Sort,
    Mark,
    MarkAll,
    // --- in forms
    Save,
    NextField,
    PrevField,
    // --- everywhere
    Help,
    Goto,
    Settings,
    Redraw,
    Suspend,
    Leave,
}

impl Action {
    /// Whether it means the same whatever the screen shows.
    pub const fn is_free(self) -> bool {
        matches!(
            self,
            Self::Back | Self::Help | Self::Goto | Self::Settings | Self::Redraw | Self::Suspend
        )
    }

    /// Whether it only moves the selection.
    pub const fn is_move(self) -> bool {
        matches!(
            self,
            Self::Up | Self::Down | Self::PageUp | Self::PageDown | Self::First | Self::Last
        )
    }

    /// Whether it changes the row it is done on or tells somebody of it: never done unseen.
    pub const fn is_weighty(self) -> bool {
        matches!(
            self,
            Self::Submit
                | Self::Accept
                | Self::Return
                | Self::Delete
                | Self::Undo
                | Self::Remind
                | Self::Answer1
                | Self::Answer2
                | Self::Answer3
                | Self::Answer4
        )
    }

    /// What the action is called in footers and on the help page.
    pub fn label(self, tr: &Tr) -> String {
        match self {
            Self::Up | Self::Down => tr.keys_move(),
            Self::Left | Self::Right => tr.keys_columns(),
            Self::PageUp | Self::PageDown => tr.keys_page(),
            Self::First | Self::Last => tr.keys_ends(),
            Self::NextTab | Self::PrevTab => tr.keys_tab(),
            Self::Open => tr.keys_open(),
            Self::Back => tr.keys_back(),
            Self::New => tr.keys_new(),
            Self::Edit => tr.keys_edit(),
            Self::Submit => tr.keys_submit(),
            Self::Accept => tr.keys_accept(),
            Self::Return => tr.keys_return(),
            Self::Delete => tr.keys_delete(),
            Self::Undo => tr.keys_undo(),
            Self::Remind => tr.keys_remind(),
            Self::Export => tr.keys_export(),
            Self::Copy => tr.keys_copy(),
            Self::Answer1 => tr.keys_answer1(),
            Self::Answer2 => tr.keys_answer2(),
            Self::Answer3 => tr.keys_answer3(),
            Self::Answer4 => tr.keys_answer4(),
            Self::Find => tr.keys_find(),
            Self::Filter => tr.keys_filter(),
            Self::Sort => tr.keys_sort(),
            Self::Mark => tr.keys_mark(),
            Self::MarkAll => tr.keys_mark_all(),
            Self::Save => tr.keys_save(),
            Self::NextField => tr.keys_next_field(),
            Self::PrevField => tr.keys_prev_field(),
            Self::Help => tr.keys_help(),
            Self::Goto => tr.keys_goto(),
            Self::Settings => tr.keys_settings(),
            Self::Redraw => tr.keys_redraw(),
            Self::Suspend => tr.keys_suspend(),
            Self::Leave => tr.keys_leave(),
        }
    }
}

/// Why an offered action does not work here.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The rules say no.
    Refused(Refusal),
    /// The screen says no, in its own words.
    Because(Label),
}

/// An action that a screen shows in its footer, with the reason when it cannot be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    pub action: Action,
    /// Instead of the action's own name, where a more exact word helps.
    pub label: Option<Label>,
    pub allowed: Result<(), Reason>,
}

impl Offer {
    /// An action that works here.
    pub const fn new(action: Action) -> Self {
        Self { action, label: None, allowed: Ok(()) }
    }

    /// Names it more exactly.
    pub fn named(mut self, label: Label) -> Self {
        self.label = Some(label);
        self
    }

    /// Takes over what a reply said about this action.
    pub fn when(mut self, allowed: Result<(), Refusal>) -> Self {
        self.allowed = allowed.map_err(Reason::Refused);
        self
    }

    /// Not possible here unless `ok`, for a reason in words.
    pub fn only_if(mut self, ok: bool, why: Label) -> Self {
        if !ok {
            self.allowed = Err(Reason::Because(why));
        }
        self
    }

    /// Its name in the footer.
    pub fn text(&self, tr: &Tr) -> String {
        self.label.as_ref().map_or_else(|| self.action.label(tr), |label| label.text(tr))
    }
}
