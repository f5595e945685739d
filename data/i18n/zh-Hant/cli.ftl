# The command line: help texts.
cli-about = 自查：帶著全處一步一步走完自查自糾、集中整改和總結
cli-long-about = 自查（zicha）是給辦公室用的終端程式：幹部逐項填寫學習、自查、承諾和整改，領導在一個畫面上看全處、審閱、匯出總結。不帶子命令執行即開啟介面；沒有資料庫時先進入設定精靈。
cli-after-help = 資料在標準輸出，訊息在標準錯誤。結束碼：0 完成，1 被拒絕或失敗，2 用法不對。
cli-opt-db = 資料庫檔案；不寫則用 ZICHA_DB，再用個人資料目錄
cli-opt-lang = 介面語言；不寫則用個人設定，再按系統語言
cli-opt-as = 以此登入名的身分執行（只限資料庫檔案的擁有者）
cli-opt-json = 輸出 JSON
cli-init = 建立一個新的資料庫
cli-opt-campaign = 內建活動的編號，或活動檔案
cli-opt-year = 活動年份
cli-opt-unit = 單位名稱
cli-opt-login = 登入名
cli-opt-name = 姓名
cli-opt-phone = 舉報電話
cli-opt-url = 舉報網址
cli-demo = 建立一個示例單位並開啟
cli-opt-people = 人數，12 到 100000
cli-opt-entries = 再新增的學習等記錄數，最多 1000000
cli-opt-seed = 隨機種子；種子相同，內容相同
cli-opt-today = 示例的今天，例如 2026-05-12
cli-opt-no-open = 只建立，不開啟
cli-status = 我的環節和下一步；領導還看到全處
cli-people = 人員
cli-people-list = 列出人員
cli-people-add = 新增一個人
cli-people-import = 從 CSV 檔案匯入人員
cli-people-role = 設定一個人的角色（取代原有的）
cli-people-rights = 列出各角色的權限
cli-opt-list-format = 輸出格式
cli-opt-role = 角色
cli-opt-role-add = 在原有角色上增加
cli-opt-person-unit = 單位；不寫則與操作者相同
cli-arg-import = CSV 檔案，欄：登入名、姓名、職務、單位、角色、領導幹部
cli-campaign = 活動檔案
cli-campaign-list = 列出內建活動和本庫的活動
cli-campaign-show = 顯示本庫的活動：階段、環節、日期
cli-campaign-check = 檢查活動檔案，一次列出全部錯誤
cli-campaign-export = 輸出內建活動的檔案，作為自編活動的底稿
cli-arg-campaign-file = 活動檔案（TOML）
cli-arg-campaign-id = 內建活動的編號
cli-export = 匯出報表
cli-arg-export-kind = summary 總結，team 團隊情況表，ledger 整改台賬，mine 我的材料
cli-opt-export-format = 格式；xlsx 只用於 team 和 ledger
cli-opt-output = 寫入此檔案，不寫則輸出到標準輸出
cli-check = 核對資料庫：歷史鏈、各條記錄、合計
cli-opt-anchor = 與匯出檔案頁尾的錨點比對
cli-backup = 備份資料庫並核對副本
cli-arg-backup = 備份檔案，不得已存在；不寫則放進備份資料夾，保留最新幾份
cli-completions = 輸出命令補全指令碼
cli-arg-shell = 指令碼用於哪種 shell
cli-arg-command = 命令的名稱
cli-man = 輸出手冊頁

# Messages.
cli-broke-off = 程式出錯停下了，已儲存的內容都在；請把 { $folder } 裡的日誌交給管理員。
cli-no-terminal = 開啟介面需要終端機；請在終端機裡執行，或使用子命令（見 zicha --help）。
cli-terminal-failed = 終端機讀寫失敗：{ $what }。已儲存的內容和草稿都在；請重新連線後再開啟。
cli-init-done = 已建立資料庫 { $path }。
cli-init-dates-passed = 注意：按方案，第一階段到 { $day } 已經結束。請開啟介面，在「活動」裡改各階段的日期，否則大家一開始就逾期。
cli-folder-missing = 沒有資料夾 { $path }，請檢查路徑。
cli-file-missing = 沒有檔案 { $path }，請檢查路徑。
cli-file-too-large = 檔案 { $path } 超過 1 MiB，沒有讀取。
cli-file-not-utf8 = 檔案 { $path } 不是 UTF-8 編碼；請另存為 UTF-8 再試。
cli-bad-anchor = 錨點要寫成 序號:校驗值，就像匯出檔案頁尾那樣；「{ $text }」不是。
cli-check-more = 還有 { $count } 處沒有列出。
cli-check-failed = 核對沒有通過。請不要再寫入，用備份比對。
cli-check-failed-at = 核對沒有通過：從第 { $seq } 條記錄起不可信。請不要再寫入，用備份比對。
cli-check-sound = 核對通過：{ $changes } 條歷史記錄，{ $rows } 條資料。
cli-check-head = 錨點 { $anchor }
cli-backup-done = 已備份到 { $path }，副本核對通過（{ $changes } 條歷史記錄）。
cli-binary-to-terminal = xlsx 不能顯示在終端機上；請在命令後加 > 檔案，或加 -o 檔案。
cli-export-done = 已寫入 { $path }。
cli-unknown-unit = 沒有名叫「{ $name }」的單位，請檢查名稱。
cli-unknown-campaign = 沒有編號為 { $id } 的內建活動；zicha campaign list 列出全部。
cli-campaign-in-use = 本庫使用：{ $id } 第 { $version } 版，{ $year }年{ $name }
cli-team-line = 全處 { $people } 人，待我審 { $waiting }，逾期 { $late }
cli-demo-built = 已建立示例單位 { $path }：{ $people } 人，{ $changes } 條記錄，示例的今天是 { $today }。
cli-demo-exists = { $path } 已經存在，沒有改動。開啟它：zicha --db { $path }
cli-demo-as = 可以用這些身分開啟（加 --as 登入名）：
cli-all-but-own = 除本人外
cli-relation =
    { $code ->
        [own] 本人
        [line] 分管
        [other] 他人
       *[leader] 處長
    }
cli-rights-legend = 本人：自己的；分管：自己分管的人；他人：其他同事；處長：處長的；全部：都可以；-：不可以。狀態（已提交、已通過等）另有限制。
cli-idle-end = 很久沒有操作，已自動登出。輸入的內容都留作草稿，請重新登入後接著做。
