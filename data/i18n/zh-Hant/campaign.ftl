# 活動：階段日期、提前開啟、舉報渠道
campaign-title = 活動
campaign-phases = 階段
campaign-channels = 舉報渠道
campaign-dates = 起訖日期
campaign-opened = 提前開啟於
campaign-steps = 環節
campaign-objective = 目的
campaign-read-only = 日期由專責人或系統管理員調整，舉報渠道由專責人或處長填寫。
campaign-missing = 公開承諾要同時公布舉報電話和舉報網址，兩樣都填好才能公示。由專責人或處長填寫。
campaign-channel-use = 公示承諾時一併公布。

# 表單和詢問
campaign-edit-dates = 改日期
campaign-dates-title = { $phase }的日期
campaign-first-day = 第一天
campaign-last-day = 最後一天
campaign-last-day-hint = 沒有另定期限的環節，在這一天截止
campaign-open-early = 提前開啟
campaign-open-title = 提前開啟{ $phase }
campaign-open-text = 這個階段原定{ $day }開始。提前開啟後大家馬上可以填寫，期限不變。邊查邊改時這樣做。
campaign-is-open = 這個階段已經可以填寫。
campaign-new-channel = 新增舉報渠道
campaign-edit-channel = 修改舉報渠道
campaign-fill-in = 填寫
campaign-channel-kind = 種類
campaign-channel-value = 號碼或網址
campaign-channel-hint = 電話如 0451-8765 4321；網址以 http:// 或 https:// 開頭
campaign-channel-hours = 接聽時間
campaign-hours-hint = 如：工作日 8:30-17:30，可以不填
campaign-delete-title = 刪除 { $value }
campaign-delete-text = 刪除後，新公示的承諾不再公布這一渠道。可以按 u 復原。

# 個人資料
campaign-personal-data = 個人資料
campaign-retention = 保存期限
campaign-retention-value = { $months } 個月
campaign-retention-until = 保存到
campaign-retention-overdue = { $count } 人超期
campaign-retention-use = 從活動最後一天起算，已離開的人從離開那天起算。不會自動刪除，每夜檢查會列出超期的人。
campaign-retention-edit = 改保存期限
campaign-retention-months = 保存月數
campaign-retention-hint = 1 到 { $max } 個月；由誰決定會記入歷史
