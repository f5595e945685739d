# 領域中各種取值的叫法
labels-role = { $code ->
    [staff] 幹部職工
    [supervisor] 分管領導
    [leader] 處長
    [coordinator] 專責人
    [inspector] 上級檢查
   *[admin] 系統管理員
}
labels-date-overlap = 第 { $before } 階段與第 { $after } 階段的日期重疊
labels-date-gap = { $from } 至 { $to } 不屬於任何階段
labels-person-status = { $code ->
    [active] 在崗
    [transferred] 已調離
    [retired] 已退休
   *[disabled] 已停用
}
labels-step-kind = { $code ->
    [study] 學習
    [self_exam] 自查
    [opinions] 徵求意見
    [commitment] 公開承諾
    [rectification] 整改台賬
    [survey] 滿意度測評
    [statement] 個人總結
   *[register] 登記
}
# 環節狀態：一般的、承諾的、徵求意見的、整改的
labels-step-status = { $code ->
    [todo] 未開始
    [doing] 填寫中
    [submitted] 待審閱
    [returned] 退回修改
    [accepted] 已審閱
    [done] 已完成
   *[exempt] 免填
}
labels-step-status-commitment = { $code ->
    [todo] 未開始
    [doing] 填寫中
    [submitted] 待審諾
    [returned] 退回修改
    [accepted] 已公示
    [done] 已完成
   *[exempt] 免填
}
labels-step-status-opinions = { $code ->
    [todo] 未開始
    [doing] 徵集中
    [submitted] 待審閱
    [returned] 退回修改
    [accepted] 已審閱
    [done] 已完成
   *[exempt] 免填
}
labels-step-status-rectification = { $code ->
    [todo] 未開始
    [doing] 整改中
    [submitted] 待審閱
    [returned] 退回修改
    [accepted] 已審閱
    [done] 已銷號
   *[exempt] 免填
}
labels-review-status = { $code ->
    [draft] 未提交
    [submitted] 待審閱
    [returned] 退回修改
   *[read] 已閱
}
labels-answer = { $code ->
    [ok] 無問題
    [slight] 輕微
    [problem] 有問題
   *[na] 不適用
}
labels-decision = { $code ->
    [adopt] 採納
    [partly] 部分採納
    [explain] 作出說明
   *[refer] 轉有關方面
}
labels-opinion-status = { $code ->
    [registered] 已登記
    [sorted] 已梳理
    [assigned] 已交辦
    [handling] 辦理中
    [feedback] 已反饋
   *[closed] 已辦結
}
labels-commitment-kind = { $code ->
    [person] 個人承諾
    [unit] 處室承諾
   *[team] 班子承諾
}
labels-commitment-status = { $code ->
    [draft] 提諾
    [review] 審諾
    [published] 示諾
    [fulfilling] 踐諾
   *[evaluated] 評諾
}
labels-check-state = { $code ->
    [kept] 已兌現
    [ongoing] 兌現中
   *[broken] 未兌現
}
labels-evaluator = { $code ->
    [self] 本人
    [unit] 處室
   *[public] 群眾
}

# 整改台賬
labels-finding-source = { $code ->
    [self_exam] 自查
    [opinion] 徵求意見
    [hotline] 行風熱線
    [inspection] 督查
    [survey] 滿意度測評
    [superior] 上級指出
    [visit] 走訪調研
   *[other] 其他
}
labels-finding-level = { $code ->
    [person] 個人
    [unit] 處室
   *[common] 共性
}
labels-severity = { $code ->
    [normal] 一般
    [serious] 較重
   *[severe] 嚴重
}
labels-rectify-kind = { $code ->
    [at_once] 立行立改
    [by_date] 限期整改
   *[long_term] 長期堅持
}
labels-review-cycle = { $code ->
    [monthly] 每月
    [quarterly] 每季度
   *[half_year] 每半年
}
labels-finding-status = { $code ->
    [proposed] 待確認
    [rejected] 不成立
    [confirmed] 已確認
    [to_sign] 待簽收
    [rectifying] 整改中
    [applied] 申請銷號
    [verifying] 核查中
    [signing] 待審簽
    [publicity] 公示中
    [closed] 已銷號
    [look_back] 回頭看
   *[consolidated] 已鞏固
}
labels-finding-move = { $code ->
    [confirm] 確認
    [reject] 認定不成立
    [hand_over] 交辦
    [sign_for] 簽收
    [extend] 延期
    [apply] 申請銷號
    [take_up] 受理核查
    [verify] 核查通過
    [sign] 審簽銷號
    [sign_for_publicity] 審簽並公示
    [end_publicity] 公示期滿
    [return] 退回
    [look_back] 開始回頭看
    [consolidate] 認定鞏固
   *[rebound] 反彈復號
}
labels-verify-method = { $code ->
    [papers] 查閱材料
    [on_site] 現場查看
    [interview] 談話了解
   *[call_back] 電話回訪
}
labels-recognised = { $code ->
    [done] 已完成整改
    [mostly] 基本完成
    [ongoing] 持續整改
   *[not_done] 尚未整改
}

# 活動、團隊、匯出
labels-notice-kind = { $code ->
    [returned] 退回
    [reminded] 提醒
    [accepted] 通過
    [handed_over] 交辦
    [review_asked] 請審閱
   *[welcome] 歡迎
}
labels-campaign-status = { $code ->
    [draft] 草稿
    [active] 進行中
    [summarising] 總結中
    [closed] 已結束
   *[archived] 已歸檔
}
labels-phase-state = { $code ->
    [ahead] 未開始
    [early] 提前開始
    [running] 進行中
   *[over] 已結束
}
labels-channel-kind = { $code ->
    [phone] 舉報電話
   *[url] 舉報網址
}
labels-team-filter = { $code ->
    [all] 全部
    [late] 逾期
    [waiting] 待審閱
   *[open] 未完成
}
labels-team-sort = { $code ->
    [name] 按姓名
   *[late] 按逾期
}
labels-export-kind = { $code ->
    [summary] 總結
    [team] 團隊情況表
    [ledger] 整改台賬
   *[mine] 我的材料
}
labels-export-format = { $code ->
    [md] Markdown 文字
    [csv] CSV 表格
    [json] JSON 資料
   *[xlsx] Excel 表格
}
labels-category-group = { $code ->
    [section] 作風
    [named] 突出問題
   *[other] 其他
}
labels-measure = { $code ->
    [number] 有數字
    [date] 有時間
   *[test] 能判斷是否做到
}

# 權限表中的各種事
labels-relation = { $code ->
    [own] 本人的
    [line] 分管人員的
    [other] 其他人的
   *[leader] 處長的
}
labels-act = { $code ->
    [read_entry] 查看填寫內容
    [write_entry] 填寫
    [submit_entry] 提交
    [accept_entry] 審閱通過
    [return_entry] 退回
    [accept_exam] 審閱自查
    [return_exam] 退回自查
    [reopen_entry] 重新開啟
    [publish_commitment] 公示承諾
    [check_commitment] 檢查承諾兌現
    [evaluate_commitment] 評價承諾
    [convert_opinion] 意見轉為問題
    [add_opinion] 登記意見
    [read_opinion] 查看意見
    [read_giver] 查看意見人
    [change_opinion] 修改意見
    [decide_opinion] 決定意見辦法
    [read_finding] 查看問題
    [propose_finding] 提出問題
    [change_finding] 修改問題
    [confirm_finding] 確認問題
    [plan_measure] 制定措施
    [hand_over] 交辦問題
    [sign_for_finding] 簽收問題
    [note_progress] 記錄進展
    [apply_closure] 申請銷號
    [verify_closure] 核查銷號
    [sign_closure] 審簽銷號
    [see_team] 查看團隊
    [remind] 提醒
    [export_team] 匯出團隊材料
    [export_mine] 匯出我的材料
    [read_people] 查看人員
    [change_people] 維護人員
    [change_roles] 分配角色
    [change_campaign] 調整活動
    [open_phase] 提前開啟階段
    [change_channels] 維護舉報渠道
    [manage_keys] 管理登入金鑰
    [check_file] 核對資料庫
   *[read_history] 查看操作記錄
}

# 操作記錄中的動作
labels-action = { $code ->
    [create] 新建
    [change] 修改
    [delete] 刪除
    [undo] 復原
    [answer] 作答
    [submit] 提交
    [accept] 審閱通過
    [return] 退回
    [reopen] 重新開啟
    [read] 標為已閱
    [decide] 作出決定
    [convert] 轉為問題
    [finish] 聲明完成
    [publish] 公示
    [check] 檢查兌現
    [evaluate] 評諾
    [propose] 提出
    [confirm] 確認
    [reject] 認定不成立
    [hand_over] 交辦
    [sign_for] 簽收
    [note] 記錄進展
    [apply] 申請銷號
    [take_up] 受理核查
    [verify] 核查通過
    [sign] 審簽
    [close] 銷號
    [open] 開啟階段
    [remind] 提醒
    [import] 匯入
    [bind] 綁定帳號
    [role] 調整角色
    [status] 調整狀態
    [export] 匯出
    [setup] 建立
   *[other] { $code }
}

# 一步操作之後的回話
labels-outcome-saved = 已儲存
labels-outcome-deleted = 已刪除
labels-outcome-submitted = 已提交，等待審閱
labels-outcome-submitted-late = 已提交，記為逾期
labels-outcome-accepted = 已審閱通過
labels-outcome-returned = 已退回
labels-outcome-published = 已公示
labels-outcome-confirmed = 已確認，記入台賬
labels-outcome-rejected = 已認定不成立
labels-outcome-handed-over = 已交辦，等待簽收
labels-outcome-signed-for = 已簽收
labels-outcome-applied = 已申請銷號，等待核查
labels-outcome-verified = 核查通過，等待審簽
labels-outcome-closed = 已銷號
labels-outcome-decided = 已記下決定
labels-outcome-converted = 已轉為問題 { $no }
labels-outcome-reopened = 已重新開啟
labels-outcome-evaluated = 已評諾
labels-outcome-phase-opened = 階段已提前開始
labels-outcome-undone = 已復原
labels-outcome-reminded = 提醒已送到對方首頁
labels-outcome-accepted-findings = { $count ->
    [0] 已審閱通過，沒有需要記入台賬的問題
   *[other] 已審閱通過，{ $count } 個問題記入台賬
}
labels-outcome-accepted-many = { $refused ->
    [0] 已通過 { $accepted } 份
   *[other] 已通過 { $accepted } 份，{ $refused } 份未能通過
}
labels-outcome-leader-moved = 已儲存；{ $name }不再擔任{ $role }
labels-outcome-imported = 已匯入 { $count } 人

# 表單中的欄目，用來指出哪裡不對
labels-field = { $code ->
    [login] 登入名
    [name] 姓名
    [title] 標題
    [duty] 職務
    [unit] 單位
    [unit_name] 單位名稱
    [short_name] 簡稱
    [supervisor] 分管領導
    [roles] 角色
    [cadre] 領導幹部
    [key] 金鑰
    [label] 名稱
    [os_account] 系統帳號
    [parent] 上級單位
    [phone] 舉報電話
    [url] 舉報網址
    [value] 內容
    [hours] 接聽時間
    [year] 年份
    [lang] 語言
    [template] 活動方案
    [start] 開始日期
    [end] 結束日期
    [phases] 階段日期
    [day] 日期
    [topic] 專題
    [form] 形式
    [tenths] 學時
    [note] 備註
    [body] 正文
    [signed_name] 簽名
    [comment] 意見
    [reason] 理由
    [fact] 具體表現
    [plan] 改進打算
    [cause] 原因
    [result] 結果
    [received_on] 收到日期
    [source] 來源
    [channel] 渠道
    [giver] 意見人
    [original] 原話
    [summary] 摘要
    [category] 類別
    [decision] 決定
    [items] 承諾事項
    [text] 內容
    [due] 期限
    [place] 公示地點
    [audience] 公示對象
    [proof] 憑據
    [evaluator] 評價人
    [state] 情況
    [description] 問題表現
    [level] 層次
    [severity] 程度
    [kind] 整改類型
    [leader] 責任領導
    [owner] 直接責任人
    [co_units] 配合單位
    [next_review] 下次複核
    [review_cycle] 複核週期
    [criterion] 驗收標準
    [means] 手段
    [target] 目標
    [percent] 完成比例
    [evidence] 佐證
    [method] 核查方式
    [recognised] 認定
    [item] 承諾事項
    [topics] 必學專題
    [types] 教育類型
    [reflections] 心得體會
    [answers] 自查清單
    [opinions] 意見
    [line] 行
   *[other] { $code }
}
labels-field-numbered = { $field }第 { $no } 條
