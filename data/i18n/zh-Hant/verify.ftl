# 從這裡匯出的檔案，按指紋查對
verify-about = 查對一份檔案是不是本單位匯出的原件
verify-arg-file = 匯出的檔案；- 表示標準輸入
verify-known = 與匯出時一致：{ $kind }（{ $format }），{ $by }於 { $at } 匯出，歷史第 { $seq } 條。
verify-unknown = 不是本單位匯出的原件：檔案匯出後被改動過，或者不是出自這個資料庫。打開後另存也算改動。
verify-too-large = 送入的內容超過 256 MiB，匯出的檔案沒有這麼大。
