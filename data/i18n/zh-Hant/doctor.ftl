# zicha server doctor 的報告。
doctor-state =
    { $code ->
        [ok] 正常
        [warning] 注意
       *[failed] 失敗
    }
doctor-mend = 修復：{ $how }
doctor-sum = 失敗 { $failed } 項，注意 { $warnings } 項
doctor-not-root = 有些內容看不到：請用 root 執行。
doctor-not-used = 這裡用不到
doctor-missing = 沒有 { $what }
doctor-unread = 讀不到：{ $what }
doctor-kind = { $path } 不是應有的檔案或資料夾，而是連結或別的東西
doctor-owner = { $path } 屬於使用者 { $found }，應屬於 { $wanted }
doctor-mode = { $path } 的權限是 { $found }，應為 { $wanted }
doctor-writable = { $path } 不是只有 root 能替換
doctor-content = { $path } 與設定時應寫的不同
doctor-root-account = { $name } 是 root 或服務帳號，不能這樣用
doctor-password = { $name } 可以用密碼登入
doctor-shell = { $name } 的 shell 是 { $found }，應為 { $wanted }
doctor-not-empty = { $path } 應當是空的
doctor-stray-key = { $path } 屬於 { $name }，但此人不在 { $group } 群組
doctor-keys = 公鑰檔案 { $count } 個
doctor-network = { $path } 在網路檔案系統（{ $kind }）上，多人同時寫入會損壞資料庫
doctor-mend-network = 把資料庫移到本機磁碟，並寫進 /etc/zicha/server.toml
doctor-local = { $path } 在本機磁碟上
doctor-library = SQLite 函式庫 { $version } 可能遺失資料
doctor-mend-update = 安裝新版的自查
doctor-not-ours = { $path } 不是自查的資料庫
doctor-mend-restore = 恢復最近的備份：zicha restore FILE
doctor-newer = 資料庫格式是 { $found }，本程式只懂 { $known }
doctor-older = 資料庫檔案顯示格式 { $found }，本程式寫 { $known }
doctor-mend-migrate = 下一次開啟時先備份再升級
doctor-schema = 格式 { $found }
doctor-disk = { $path } 尚餘 { $mib } MiB
doctor-mend-disk = 清理這塊磁碟
doctor-no-backup = { $path } 裡還沒有備份
doctor-backup = 最近的備份是 { $hours } 小時前的
doctor-timer-off = 沒有啟用 { $unit }
doctor-nightly-failed = { $unit } 上一次沒有成功
doctor-clock-behind = 時鐘比已有的檔案還早
doctor-clock-alone = 時鐘沒有與時間伺服器同步
doctor-locale = 本機的語言設定不是 UTF-8（{ $value }）
doctor-sshd-refuses = sshd 不接受現有設定：{ $why }
doctor-setting = 對 { $user }，sshd 的 { $key } 是「{ $found }」，應為「{ $wanted }」
doctor-access = 登入方式 { $code }
doctor-visudo = sudo 的檔案有錯：{ $why }
doctor-sudo-more = { $user } 經 sudo 還能做別的：{ $rule }
doctor-sudo-less = sudo 不讓 { $user } 啟動自查
doctor-powerful = { $user } 還在 { $groups } 群組裡
doctor-no-staff = { $group } 群組裡還沒有人
doctor-mend-host = 改正 /etc/zicha/server.toml，並且只讓 root 能寫
