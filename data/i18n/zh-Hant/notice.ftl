# 首次登入時告知：保存哪些個人資料
notice-title = 保存哪些內容
notice-what = { $unit }為開展本次自查，保存您在這裡填寫的內容和每次修改的人、時間。您寫的文字只有本人、分管領導、處長和專責人能看；其他同事只看到是否完成。
notice-until = 活動結束後保存 { $months } 個月，到 { $until }。您可以更正、複製一份（zicha export mine），離開後可以要求刪除；意見和台賬作為單位記錄留存。
notice-ask = 有疑問請找：{ $names }
