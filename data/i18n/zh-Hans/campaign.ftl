# 活动：阶段日期、提前开启、举报渠道
campaign-title = 活动
campaign-phases = 阶段
campaign-channels = 举报渠道
campaign-dates = 起止日期
campaign-opened = 提前开启于
campaign-steps = 环节
campaign-objective = 目的
campaign-read-only = 日期由专责人或系统管理员调整，举报渠道由专责人或处长填写。
campaign-missing = 公开承诺要同时公布举报电话和举报网址，两样都填好才能公示。由专责人或处长填写。
campaign-channel-use = 公示承诺时一并公布。

# 表单和询问
campaign-edit-dates = 改日期
campaign-dates-title = { $phase }的日期
campaign-first-day = 第一天
campaign-last-day = 最后一天
campaign-last-day-hint = 没有另定期限的环节，在这一天截止
campaign-open-early = 提前开启
campaign-open-title = 提前开启{ $phase }
campaign-open-text = 这个阶段原定{ $day }开始。提前开启后大家马上可以填写，期限不变。边查边改时这样做。
campaign-is-open = 这个阶段已经可以填写。
campaign-new-channel = 添加举报渠道
campaign-edit-channel = 修改举报渠道
campaign-fill-in = 填写
campaign-channel-kind = 种类
campaign-channel-value = 号码或网址
campaign-channel-hint = 电话如 0451-8765 4321；网址以 http:// 或 https:// 开头
campaign-channel-hours = 接听时间
campaign-hours-hint = 如：工作日 8:30-17:30，可以不填
campaign-delete-title = 删除 { $value }
campaign-delete-text = 删除后，新公示的承诺不再公布这一渠道。可以按 u 撤销。

# 个人数据
campaign-personal-data = 个人数据
campaign-retention = 保存期限
campaign-retention-value = { $months } 个月
campaign-retention-until = 保存到
campaign-retention-overdue = { $count } 人超期
campaign-retention-use = 从活动最后一天起算，已离开的人从离开那天起算。不会自动删除，每夜检查会列出超期的人。
campaign-retention-edit = 改保存期限
campaign-retention-months = 保存月数
campaign-retention-hint = 1 到 { $max } 个月；由谁决定会记入历史
