//! The message line: what just happened, in one sentence.

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    Info,
    /// Done: the commit has returned.
    Done,
    Warning,
    /// Something failed; the sentence says what was kept and what to do.
    Error,
}

/// A message on the message line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Toast {
    pub tone: Tone,
    pub text: String,
    /// Milliseconds it stands, where its tone does not say.
    lasts: Option<u64>,
}

impl Toast {
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self { tone, text: text.into(), lasts: None }
    }

    /// The same, standing for so many milliseconds.
    pub const fn until(mut self, millis: u64) -> Self {
        self.lasts = Some(millis);
        self
    }

    /// How long it stands, in milliseconds.
    pub const fn lasts(&self) -> u64 {
        match (self.lasts, self.tone) {
            (Some(millis), _) => millis,
            (None, Tone::Info | Tone::Done) => 5_000,
            (None, Tone::Warning) => 8_000,
            (None, Tone::Error) => 15_000,
        }
    }
}
