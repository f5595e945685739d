//! The ledger and the pages of findings in their states.

use crate::album::albums;

#[test]
fn ledger() {
    albums("ledger", |album| {
        let mut lin = album.of("linzhixia");
        lin.goto("ledger");
        album.take("The ledger", &lin);
        album.after("end", "The ledger, at its end", &mut lin);
        album.after("f", "Filters", &mut lin);
        album.after("esc n", "A new finding", &mut lin);
    });
}
