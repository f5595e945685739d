# 一个人的各个环节，给审阅的人看
person-no-supervisor = 还没有分管领导
person-reviewed-by = 本人的材料由{ $name }审阅
person-empty = 这里会列出此人在各阶段的环节。
person-findings = 名下的问题 { $count }
person-export = 导出团队
person-due = 期限
person-submitted = 提交
person-reviewed = 审阅
person-comment = 意见
person-open-singly = 这个环节要逐份审阅，请按 Enter 打开。
person-finding-leader = 责任领导
person-finding-owner = 直接责任人
person-finding-text = 问题表现
