# 团队：每个人在每个环节到了哪一步
team-title = 团队
team-waiting = 待我审 { $count }
team-late = 逾期 { $count }
team-phase-over = 已过期限
team-shown = 只看{ $what }
team-found = 查找「{ $text }」
team-sorted = 已{ $how }排列。
team-findings = 问题
team-late-column = 逾期
team-late-days = 逾期 { $days }天
team-absent = 不涉及
team-hidden = 还有 { $count } 个环节没有显示，放宽窗口就能看到。
team-no-steps = 这个阶段没有逐人填写的环节。
team-empty = 这里会列出每个人在各个环节到了哪一步。先在「人员」里把大家添加进来。
team-no-match = 没有符合条件的人。按 f 可以换一种筛选。

# 侧面的三张表
team-tab-matrix = 团队表
team-tab-categories = 问题分类
team-tab-late = 逾期清单
team-tab-days = 各阶段剩余
team-no-findings = 还没有问题。自查通过后，问题会按类别列在这里。
team-late-none = 没有逾期的事项。
team-late-cut = 只列出拖得最久的 { $count } 项。
team-leader-column = 分管领导
team-subject-column = 事项
team-due-column = 期限

# 能做的事
team-open-person = 看人
team-open-ledger = 看台账
team-other-phase = 换阶段
team-nothing-waiting = 这里没有等待审阅的材料。
team-nothing-open = 这个人在本阶段没有要催办的环节。
team-remind-self = 不用提醒自己。
team-open-singly = 这些要逐份审阅，请按 Enter 打开此人，再打开那个环节。
team-filter-title = 只看哪些人
team-accept-title = 通过 { $count } 份
team-accept-more = 等，另有 { $count } 份
team-accept-text = 通过后记为已审阅，本人不能再改。
team-accept-findings = 自查通过后，查出的问题记入整改台账。
team-accept-singly = 另有 { $count } 个环节要打开逐份审阅，这次不动。
team-accept-refused = 另有 { $count } 份不由您审阅，这次不动。
team-return-which = 退回哪一份
