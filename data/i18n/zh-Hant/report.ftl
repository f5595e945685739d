# 匯出的各種報表
report-error-not-a-table = { $kind }不是一張表，不能匯出為{ $format }。請改用 md、csv 或 json。
report-error-writer = 檔案沒有寫成：{ $why }。其他內容沒有改動，請再試一次。

report-title-summary = { $year }年{ $campaign }情況總結
report-title-team = { $year }年{ $campaign }團隊情況表
report-title-ledger = { $year }年{ $campaign }整改台賬
report-title-mine = { $year }年{ $campaign }個人材料（{ $name }）
report-name = 名稱
report-about = 說明
report-sheet-table = 表
report-unit = 單位
report-scope = 範圍
report-scope-name = { $code ->
    [office] 全單位
    [line] 分管人員
   *[own] 本人
}
report-as-of = 統計日期
report-exported-by = 匯出人
report-exported-at = 匯出時間
report-anchor = 校驗錨點
report-signatures = 填表人：　　　　審核人：　　　　分管領導：

# 長格式 CSV 的三欄
report-long-section = 部分
report-long-key = 項目
report-long-value = 內容
report-text = 正文

report-section-overview = 基本情況
report-section-organisation = 組織領導
report-section-phases = 階段安排
report-section-progress = 各環節完成情況
report-section-work = 主要做法
report-section-study = 學習教育
report-section-opinions = 徵求意見
report-section-self-exam = 自查剖析
report-section-commitments = 公開承諾
report-section-ledger = 集中整改
report-section-results = 取得成效
report-section-lacking = 存在不足
report-section-next = 下一步打算
report-section-statements = 書面材料

report-leader = 牽頭領導
report-coordinator = 專責人
report-people = 參加人數
report-basis = 依據
report-study-records = 學習記錄（條）
report-study-hours = 申報學時合計
report-reflections-read = 心得體會已閱
report-opinions = 意見（條）
report-opinions-decided = 已作決定
report-opinions-converted = 已轉為問題
report-commitments-published = 承諾已公示
report-items-kept = 公示事項已兌現
report-findings = 問題（個）
report-closed = 已銷號（佔已確認）
report-closed-in-time = 按期銷號（佔已銷號）
report-reopened = 復號（佔已確認）
report-kind-undecided = 待確認類型
report-steps-finished = 各環節完成（人次）
report-published-on = 公示日期
report-published-at = 公示地點
report-reflection = 心得體會：{ $title }

report-rounding-note = 註：百分比保留一位小數，各項相加可能不等於 100%。
report-add-examples = （典型事例請起草人補寫。）
report-nothing = 沒有記錄。
report-nothing-late = 統計日期前沒有逾期事項。
report-late-count = 逾期事項 { $count } 項：
report-late-longest = 逾期事項 { $count } 項，以下是逾期最久的 { $shown } 項：
report-phase-begins = { $date }開始：{ $phase }
report-attachment = 附件：整改台賬（另行匯出）

report-column-share = 數量與佔比
report-column-name = 姓名
report-column-title = 職務
report-column-unit = 單位
report-column-supervisor = 分管領導
report-column-open-findings = 未銷號問題
report-column-late = 逾期
report-column-phase = 階段
report-column-step = 環節
report-column-first-day = 開始
report-column-last-day = 結束
report-column-state = 狀態
report-column-finished = 完成
report-column-waiting = 待審閱
report-column-submitted-late = 逾期提交
report-column-submitted-on = 提交日期
report-column-due = 截止日期
report-column-education = 教育類型
report-column-people-covered = 覆蓋人數
report-column-source = 來源
report-column-channel = 渠道
report-column-giver = 意見人
report-column-original = 原話
report-column-summary = 摘要
report-column-category = 類別
report-column-decision = 決定
report-column-reason = 理由
report-column-named-problem = 突出問題
report-column-slight = 輕微（佔作答人數）
report-column-problem = 有問題（佔作答人數）
report-column-kind = 類型
report-column-late-item = 逾期事項
report-column-owner = 責任人
report-column-days-late = 逾期天數
report-column-no = 編號
report-column-long-term = 長期堅持事項
report-column-next-review = 下次複核
report-column-date = 日期
report-column-topic = 專題
report-column-form = 形式
report-column-hours = 學時
report-column-question = 題目
report-column-answer = 結論
report-column-fact = 具體表現
report-column-plan = 整改打算
report-column-comment = 審閱意見
report-column-promise = 承諾事項
report-column-fulfilment = 兌現情況
report-not-concerned = 不涉及

# 整改台賬的法定欄目，順序不變
report-ledger-no = 序號
report-ledger-category = 問題類別
report-ledger-problem = 問題表現
report-ledger-source = 問題來源
report-ledger-cause = 原因分析
report-ledger-measures = 整改措施
report-ledger-goal = 整改目標
report-ledger-leader = 分管領導
report-ledger-owner = 直接責任人
report-ledger-co-units = 配合單位
report-ledger-kind = 整改類型
report-ledger-due = 整改時限
report-ledger-progress = 進展情況
report-ledger-evidence = 佐證材料
report-ledger-state = 完成情況
report-ledger-closed-on = 銷號時間
report-ledger-verifier = 核查人
report-ledger-remark = 備註

report-measure = { $means }；目標：{ $target }
report-measure-by = { $owner }，{ $until } 前
report-review-cycle = { $cycle }複核
report-rejected-because = 不成立：{ $reason }
report-first-due = 原定時限 { $date }
report-returned-times = 退回 { $count } 次
report-reopened-times = 復號 { $count } 次
report-clause-separator = ；
