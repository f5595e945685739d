# 本人資料的全部版本：zicha export mine --all-revisions
revisions-title = 本人記錄的全部版本
revisions-at = 時間
revisions-entry = 記錄
revisions-version = 版本
revisions-action = 操作
revisions-by = 操作人
revisions-values = 內容
revisions-removed = （已刪除）
revisions-erased = （此版本已清除，不再保存）
revisions-only-mine = 只有本人資料可以匯出全部版本：zicha export mine --all-revisions。未匯出任何內容。
revisions-opt = 用於 mine：連同每條記錄的全部版本
revisions-erased-count = 有 { $count } 個版本已清除：下表只列出操作，沒有內容。
revisions-kind = { $code ->
    [person] 個人資料
    [step_entry] 環節
    [study_record] 學習記錄
    [reflection] 心得體會
    [answer] 自查結論
    [opinion] 意見
    [commitment] 公開承諾
    [commitment_item] 承諾事項
    [commitment_check] 踐諾檢查
    [finding] 問題
    [login_key] 登入金鑰
   *[other] { $code }
}
revisions-column = { $code ->
    [status] 狀態
    [step] 環節
    [person] 本人
    [author] 登記人
    [submitted_on] 提交日期
    [reviewer] 審閱人
    [reviewed_on] 審閱日期
    [offline] 線下完成
    [finding] 關聯問題
    [no] 編號
    [published_on] 公示日期
    [commitment] 所屬承諾
    [position] 順序
    [source_ref] 來源記錄
    [original_due] 原定期限
    [confirmed_by] 確認人
    [confirmed_on] 確認日期
    [applied_on] 申請銷號日期
    [closed_on] 銷號日期
    [returns] 退回次數
    [reopens] 復號次數
    [os_uid] 系統帳號號碼
    [key] 公鑰
    [fingerprint] 指紋
    [label] 名稱
    [verify_comment] 核查意見
    [sign_comment] 簽字意見
    [return_reason] 退回理由
    [subject] 標題
    [withdrawn_on] 停用日期
   *[other] { $else }
}
