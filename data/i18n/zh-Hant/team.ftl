# 團隊：每個人在每個環節到了哪一步
team-title = 團隊
team-waiting = 待我審 { $count }
team-late = 逾期 { $count }
team-phase-over = 已過期限
team-shown = 只看{ $what }
team-found = 查找「{ $text }」
team-sorted = 已{ $how }排列。
team-findings = 問題
team-late-column = 逾期
team-late-days = 逾期 { $days }天
team-absent = 不涉及
team-hidden = 還有 { $count } 個環節沒有顯示，放寬視窗就能看到。
team-no-steps = 這個階段沒有逐人填寫的環節。
team-empty = 這裡會列出每個人在各個環節到了哪一步。先在「人員」裡把大家新增進來。
team-no-match = 沒有符合條件的人。按 f 可以換一種篩選。

# 側面的三張表
team-tab-matrix = 團隊表
team-tab-categories = 問題分類
team-tab-late = 逾期清單
team-tab-days = 各階段剩餘
team-no-findings = 還沒有問題。自查通過後，問題會按類別列在這裡。
team-late-none = 沒有逾期的事項。
team-late-cut = 只列出拖得最久的 { $count } 項。
team-leader-column = 分管領導
team-subject-column = 事項
team-due-column = 期限

# 能做的事
team-open-person = 看人
team-open-ledger = 看台賬
team-other-phase = 換階段
team-nothing-waiting = 這裡沒有等待審閱的材料。
team-nothing-open = 這個人在本階段沒有要催辦的環節。
team-remind-self = 不用提醒自己。
team-open-singly = 這些要逐份審閱，請按 Enter 開啟此人，再開啟那個環節。
team-filter-title = 只看哪些人
team-accept-title = 通過 { $count } 份
team-accept-more = 等，另有 { $count } 份
team-accept-text = 通過後記為已審閱，本人不能再改。
team-accept-findings = 自查通過後，查出的問題記入整改台賬。
team-accept-singly = 另有 { $count } 個環節要開啟逐份審閱，這次不動。
team-accept-refused = 另有 { $count } 份不由您審閱，這次不動。
team-return-which = 退回哪一份
