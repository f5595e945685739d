//! The ledger and the pages of findings in their states, with the forms that move them on.

use crate::album::{Album, albums};
use crate::headless::Headless;

#[test]
fn ledger() {
    albums("ledger", |album| {
        let mut lin = album.of("linzhixia");
        lin.goto("ledger");
        album.take("The ledger", &lin);
        album.after("end", "The ledger, at its end", &mut lin);
        album.after("f", "Filters", &mut lin);
        album.after("3", "Only what is late", &mut lin);
        album.after("n", "A new finding", &mut lin);
        album.after("ctrl-s", "What is missing in it", &mut lin);
        lin.keys("esc /").type_text("qingli");
        album.take("Searching for what is not there", &lin);
        album.after("esc x", "Export of the ledger", &mut lin);
    });
}

/// The page of a finding, as somebody sees it.
fn page(album: &Album, login: &str, no: &str) -> Headless {
    let mut somebody = album.of(login);
    somebody.goto("ledger").keys("/").type_text(no).keys("enter enter");
    somebody
}

#[test]
fn finding() {
    albums("finding", |album| {
        let mut mine = page(album, "lihe", "001");
        album.take("Rectifying: its owner", &mine);
        album.after("pagedown", "The time line below", &mut mine);
        album.after("enter", "Progress", &mut mine);
        let mut to_confirm = page(album, "linzhixia", "018");
        album.take("Proposed: the coordinator", &to_confirm);
        album.after("enter", "To confirm", &mut to_confirm);
        album.after("ctrl-s", "What is missing to confirm", &mut to_confirm);
        let mut to_plan = page(album, "linzhixia", "006");
        album.take("Confirmed: to be handed over", &to_plan);
        album.after("n", "A measure", &mut to_plan);
        let mut to_receive = page(album, "sunzhiyao", "013");
        album.take("Late, to be signed for", &to_receive);
        album.after("enter", "Signing for it", &mut to_receive);
        let mut to_verify = page(album, "linzhixia", "002");
        album.take("Applied for closure: who verifies", &to_verify);
        album.after("enter", "Verification", &mut to_verify);
        album.take("Verified: for the leader to decide", &page(album, "heyanqiu", "008"));
        let mut to_sign = page(album, "chenwangchuan", "008");
        album.after("enter", "Signature", &mut to_sign);
        album.take("Closed", &page(album, "linzhixia", "007"));
        album.take("Not upheld", &page(album, "linzhixia", "016"));
    });
}
