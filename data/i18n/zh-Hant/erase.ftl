# 個人資料：刪除與保存期限
erase-about = 刪除已離開的人的個人資料
erase-opt-yes = 不再詢問
erase-sure = 要刪除 { $login } 的姓名和本人寫的全部文字（連同每一個舊版本）嗎？刪除後不能恢復。請再輸入一遍登入名：
erase-say-yes = 沒有刪除：這裡沒有終端可以詢問。確定要刪就加上 --yes。
erase-left = 沒有刪除。
erase-done = 已刪除 { $login } 的個人資料：{ $rows } 條，舊文字 { $texts } 份。數目和合計不變。
erase-backups = 以前做的備份裡還有這些資料，到被新備份取代為止。
erase-retention-about = 查看或決定個人資料保存多久
erase-arg-months = 活動結束或離開後的月數
erase-retention = 個人資料保存 { $months } 個月：本次活動的保存到 { $until }。
erase-overdue = { $login } 已離開，資料應在 { $since } 前刪除：zicha erase { $login }
