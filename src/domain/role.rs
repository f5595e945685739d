//! What people are in a campaign, and so what they may do there (domain 2.1).

use crate::code_enum;

code_enum! {
    /// What a person is in a campaign; the rights of each role stand in `policy`.
    Role {
        /// 干部职工
        Staff = "staff",
        /// 分管领导
        Supervisor = "supervisor",
        /// 处长（牵头领导, S72）
        Leader = "leader",
        /// 专责人（联络员, S72）
        Coordinator = "coordinator",
        /// 上级检查（只读, S69）
        Inspector = "inspector",
        /// 系统管理员; no business rights
        Admin = "admin",
    }
}

impl Role {
    /// Whether people of this role fill in the steps of the campaign themselves (S38: leader included).
    pub const fn takes_part(self) -> bool {
        matches!(self, Self::Staff | Self::Supervisor | Self::Leader | Self::Coordinator)
    }
}
