# 一個人的各個環節，給審閱的人看
person-no-supervisor = 還沒有分管領導
person-reviewed-by = 本人的材料由{ $name }審閱
person-empty = 這裡會列出此人在各階段的環節。
person-findings = 名下的問題 { $count }
person-export = 匯出團隊
person-due = 期限
person-submitted = 提交
person-reviewed = 審閱
person-comment = 意見
person-open-singly = 這個環節要逐份審閱，請按 Enter 開啟。
person-finding-leader = 責任領導
person-finding-owner = 直接責任人
person-finding-text = 問題表現
