//! Colours by meaning, out of the sixteen of every terminal.
//!
//! Two weights of text, one accent, red only for what is late. Nothing is told by colour alone.

use ratatui::style::{Color, Modifier, Style};

use crate::app::prefs::Theme;

/// A style for each meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Palette {
    pub text: Style,
    /// Second in importance: labels, hints, times.
    pub dim: Style,
    /// Headings, and what must be read.
    pub strong: Style,
    /// What to do now, keys, the focused field.
    pub accent: Style,
    /// The selected row.
    pub select: Style,
    /// Overdue; nothing else is red.
    pub late: Style,
    /// Rules and borders.
    pub rule: Style,
    /// Something is wrong and says so in words.
    pub error: Style,
    /// A bar.
    pub bar: Style,
}

const fn fg(color: Color) -> Style {
    Style::new().fg(color)
}

const BOLD: Style = Style::new().add_modifier(Modifier::BOLD);
const REVERSED: Style = Style::new().add_modifier(Modifier::REVERSED);

static DARK: Palette = Palette {
    text: Style::new(),
    dim: fg(Color::Gray).add_modifier(Modifier::DIM),
    strong: BOLD,
    accent: fg(Color::Cyan),
    select: REVERSED,
    late: fg(Color::LightRed),
    rule: fg(Color::DarkGray),
    error: fg(Color::Yellow).add_modifier(Modifier::BOLD),
    bar: fg(Color::Cyan),
};

static LIGHT: Palette = Palette {
    text: Style::new(),
    dim: fg(Color::DarkGray),
    strong: BOLD,
    accent: fg(Color::Blue),
    select: REVERSED,
    late: fg(Color::Red),
    rule: fg(Color::DarkGray),
    error: fg(Color::Magenta).add_modifier(Modifier::BOLD),
    bar: fg(Color::Blue),
};

static MONO: Palette = Palette {
    text: Style::new(),
    dim: Style::new(),
    strong: BOLD,
    accent: BOLD,
    select: REVERSED,
    late: BOLD.add_modifier(Modifier::UNDERLINED),
    rule: Style::new(),
    error: BOLD,
    bar: Style::new(),
};

impl Palette {
    /// The palette of a theme.
    pub fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Dark => &DARK,
            Theme::Light => &LIGHT,
            Theme::Mono => &MONO,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mono_palette_has_no_colour_at_all() {
        let styles =
            [MONO.text, MONO.dim, MONO.strong, MONO.accent, MONO.select, MONO.late, MONO.rule];
        for style in styles.into_iter().chain([MONO.error, MONO.bar]) {
            assert_eq!((style.fg, style.bg), (None, None));
        }
    }

    #[test]
    fn red_means_late_and_nothing_else() {
        let red = |s: Style| matches!(s.fg, Some(Color::Red | Color::LightRed));
        for p in [DARK, LIGHT] {
            assert!(red(p.late));
            assert!(![p.text, p.dim, p.strong, p.accent, p.rule, p.error].into_iter().any(red));
        }
    }
}
