//! The beginning: the set-up wizard, the first look, and an office with nothing in it yet.

use crate::album::albums;
use crate::headless::Headless;

#[test]
fn wizard() {
    albums("wizard", |album| {
        let (cols, rows) = album.size;
        let day = "2026-05-12".parse().unwrap();
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
