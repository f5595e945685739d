# 備份和還原
keep-opt-keep = 備份資料夾裡保留幾份
keep-restore = 用核對過的備份取代資料庫（須無人在用）
keep-arg-restore = zicha backup 做的備份檔案
keep-removed = 刪去了 { $count } 份較早的備份，保留最新的 { $keep } 份。
keep-restored = 已用 { $path } 還原，並再次核對了資料庫（{ $changes } 條歷史記錄）。
keep-restored-before = 還原前在錨點 { $anchor }；備份之後的內容不在庫裡了，歷史裡記有這件事。
keep-restored-kept = 原來的資料庫保存為 { $path }。
keep-nightly = 核對、備份並報告：伺服器定時執行
keep-anchor-told = 錨點 { $anchor }，已記入系統日誌
