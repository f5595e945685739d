# 個人資料：刪除與保存期限
erase-about = 刪除已離開的人的個人資料
erase-opt-yes = 不再詢問
erase-opt-names = 其他地方出現的姓名也換成中性的詞
erase-sure = 刪除後無法復原。請再輸入一遍登入名 { $login } 繼續：
erase-say-yes = 沒有刪除：這裡沒有終端可以詢問。確定要刪就加上 --yes。
erase-left = 沒有刪除。
erase-done = 已刪除 { $login } 的個人資料：{ $rows } 條，舊文字 { $texts } 份。數目和合計不變。
erase-retention-about = 查看或決定個人資料保存多久
erase-arg-months = 活動結束或離開後的月數
erase-retention = 個人資料保存 { $months } 個月：本次活動的保存到 { $until }。
erase-overdue = { $login } 已離開，資料應在 { $since } 前刪除：zicha erase { $login }

# 會刪除什麼
erase-plan-erased = 連同全部舊版本徹底刪除（{ $name }本人的文字和姓名）：{ $list }。
erase-plan-kept = 作為單位記錄保留，其中的{ $name }改顯示為 ***：{ $list }。
erase-plan-clean = 其他文字裡沒有出現{ $name }或 { $login }。
erase-plan-named = 另有 { $count } 筆記錄提到{ $name }或 { $login }：
erase-plan-row = { $what } { $no }：{ $places }
erase-plan-past = 舊版本 { $count } 個
erase-plan-fixed = （單位自己起的名稱，請手動修改）
erase-plan-alike = { $list } 與此人同名：請先看清每筆記錄說的是誰，再決定是否替換。
erase-somebody = 某同志
erase-names-ask = 這些記錄裡的姓名也換成「{ $word }」，並刪除含有姓名的舊版本嗎？請輸入 y 或 n：
erase-names-done = 已在 { $rows } 筆記錄裡把姓名換成「{ $word }」。
erase-names-left = 還有 { $rows } 筆記錄提到此人，已列在上面。
erase-table = { $code ->
    [unit] 單位
    [role_assignment] 角色
    [office_campaign] 活動
    [channel] 舉報渠道
    [measure] 整改措施
    [progress_note] 進展記錄
    [closure] 銷號申請
    [notice] 通知
    [draft] 草稿
    [event] 歷史事件
   *[other] { $else }
}

# 哪裡還留著
erase-traces = 資料庫檔案剛才沒能重新寫過（一直有人在讀，或磁碟空間不夠），空隙裡可能還有刪除內容的殘片；夜間維護會再試。
erase-wiped = 資料庫檔案已重新寫過，刪除的內容在檔案裡不再有任何殘留。
erase-backups-none = { $folder } 裡沒有含這些資料的備份。
erase-backups-kept = { $folder } 裡還有 { $count } 份備份含有這些資料，從 { $first } 到 { $last }。
erase-backups-until = 按每晚一份備份，最後一份在 { $day } 讓位；要更早清除，請直接刪掉這些備份。
erase-backups-more = 再做 { $keep } 份備份，最後一份才讓位；要更早清除，請直接刪掉這些備份。
erase-copies = 下列副本一直含有這些資料，直到有人刪掉：{ $list }
erase-outbox = { $folder } 裡有 { $count } 個匯出檔案可能含有這些資料，直到有人刪掉。
erase-elsewhere = 以前複製或匯出到別處的，這裡管不到。
