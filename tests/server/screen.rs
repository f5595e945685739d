//! The screens in a terminal over SSH.

use crate::{host::Host, identity::seat};

pub fn chinese_resize_end(host: &mut Host) {
    let mut me = seat(host, "lihe");
    me.goes_to("学习");
    me.wait_for("专题 0/8");
    me.press("enter", "必填");
    me.in_field("备注");
    me.types("隔着网络写的一句话");
    for (columns, rows) in [(120, 40), (60, 20), (80, 24)] {
        me.resize(columns, rows);
        me.wait_for("隔着网络写的一句话");
    }
    me.press("f6", "专题 1/8");
    me.key("ctrl-c");
    assert_eq!(me.wait_exit(), 0);
    let restored = me.bytes_since(0);
    let text = String::from_utf8_lossy(&restored);
    assert!(text.contains("\x1b[?1049l"), "the terminal is given back");
}
