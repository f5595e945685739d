//! What the leader sees: the team, a person, and somebody's work to review.

use crate::album::albums;

#[test]
fn team() {
    albums("team", |album| {
        let mut chen = album.of("chenwangchuan");
        chen.goto("team");
        album.take("Team", &chen);
        album.after("tab", "Findings by category", &mut chen);
        album.after("tab", "What is overdue", &mut chen);
        album.after("tab", "Days left", &mut chen);
    });
}
