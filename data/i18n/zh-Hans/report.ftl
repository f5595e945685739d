# 导出的各种报表
report-error-not-a-table = { $kind }不是一张表，不能导出为{ $format }。请改用 md、csv 或 json。
report-error-writer = 文件没有写成：{ $why }。其他内容没有改动，请再试一次。

report-title-summary = { $year }年{ $campaign }情况总结
report-title-team = { $year }年{ $campaign }团队情况表
report-title-ledger = { $year }年{ $campaign }整改台账
report-title-mine = { $year }年{ $campaign }个人材料（{ $name }）
report-name = 名称
report-about = 说明
report-sheet-table = 表
report-unit = 单位
report-scope = 范围
report-scope-name = { $code ->
    [office] 全单位
    [line] 分管人员
   *[own] 本人
}
report-as-of = 统计日期
report-exported-by = 导出人
report-exported-at = 导出时间
report-anchor = 校验锚点
report-signatures = 填表人：　　　　审核人：　　　　分管领导：

# 长格式 CSV 的三栏
report-long-section = 部分
report-long-key = 项目
report-long-value = 内容
report-text = 正文

report-section-overview = 基本情况
report-section-organisation = 组织领导
report-section-phases = 阶段安排
report-section-progress = 各环节完成情况
report-section-work = 主要做法
report-section-study = 学习教育
report-section-opinions = 征求意见
report-section-self-exam = 自查剖析
report-section-commitments = 公开承诺
report-section-ledger = 集中整改
report-section-results = 取得成效
report-section-lacking = 存在不足
report-section-next = 下一步打算
report-section-statements = 书面材料

report-leader = 牵头领导
report-coordinator = 专责人
report-people = 参加人数
report-basis = 依据
report-study-records = 学习记录（条）
report-study-hours = 申报学时合计
report-reflections-read = 心得体会已阅
report-opinions = 意见（条）
report-opinions-decided = 已作决定
report-opinions-converted = 已转为问题
report-commitments-published = 承诺已公示
report-items-kept = 公示事项已兑现
report-findings = 问题（个）
report-closed = 已销号（占已确认）
report-closed-in-time = 按期销号（占已销号）
report-reopened = 复号（占已确认）
report-kind-undecided = 待确认类型
report-steps-finished = 各环节完成（人次）
report-published-on = 公示日期
report-published-at = 公示地点
report-reflection = 心得体会：{ $title }

report-rounding-note = 注：百分比保留一位小数，各项相加可能不等于 100%。
report-add-examples = （典型事例请起草人补写。）
report-nothing = 没有记录。
report-nothing-late = 统计日期前没有逾期事项。
report-late-count = 逾期事项 { $count } 项：
report-late-longest = 逾期事项 { $count } 项，以下是逾期最久的 { $shown } 项：
report-phase-begins = { $date }开始：{ $phase }
report-attachment = 附件：整改台账（另行导出）

report-column-share = 数量与占比
report-column-name = 姓名
report-column-title = 职务
report-column-unit = 单位
report-column-supervisor = 分管领导
report-column-open-findings = 未销号问题
report-column-late = 逾期
report-column-phase = 阶段
report-column-step = 环节
report-column-first-day = 开始
report-column-last-day = 结束
report-column-state = 状态
report-column-finished = 完成
report-column-waiting = 待审阅
report-column-submitted-late = 逾期提交
report-column-submitted-on = 提交日期
report-column-due = 截止日期
report-column-education = 教育类型
report-column-people-covered = 覆盖人数
report-column-source = 来源
report-column-channel = 渠道
report-column-giver = 意见人
report-column-original = 原话
report-column-summary = 摘要
report-column-category = 类别
report-column-decision = 决定
report-column-reason = 理由
report-column-named-problem = 突出问题
report-column-slight = 轻微（占作答人数）
report-column-problem = 有问题（占作答人数）
report-column-kind = 类型
report-column-late-item = 逾期事项
report-column-owner = 责任人
report-column-days-late = 逾期天数
report-column-no = 编号
report-column-long-term = 长期坚持事项
report-column-next-review = 下次复核
report-column-date = 日期
report-column-topic = 专题
report-column-form = 形式
report-column-hours = 学时
report-column-question = 题目
report-column-answer = 结论
report-column-fact = 具体表现
report-column-plan = 整改打算
report-column-comment = 审阅意见
report-column-promise = 承诺事项
report-column-fulfilment = 兑现情况
report-not-concerned = 不涉及

# 整改台账的法定栏目，顺序不变
report-ledger-no = 序号
report-ledger-category = 问题类别
report-ledger-problem = 问题表现
report-ledger-source = 问题来源
report-ledger-cause = 原因分析
report-ledger-measures = 整改措施
report-ledger-goal = 整改目标
report-ledger-leader = 分管领导
report-ledger-owner = 直接责任人
report-ledger-co-units = 配合单位
report-ledger-kind = 整改类型
report-ledger-due = 整改时限
report-ledger-progress = 进展情况
report-ledger-evidence = 佐证材料
report-ledger-state = 完成情况
report-ledger-closed-on = 销号时间
report-ledger-verifier = 核查人
report-ledger-remark = 备注

report-measure = { $means }；目标：{ $target }
report-measure-by = { $owner }，{ $until } 前
report-review-cycle = { $cycle }复核
report-rejected-because = 不成立：{ $reason }
report-first-due = 原定时限 { $date }
report-returned-times = 退回 { $count } 次
report-reopened-times = 复号 { $count } 次
report-clause-separator = ；
