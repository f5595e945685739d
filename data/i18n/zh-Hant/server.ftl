# 命令 zicha server 的說明。
server-about = 把本機設定成多人經 SSH 使用的伺服器，檢查，或者撤回
server-setup = 逐項列出在本機要做的事；加 --apply 才動手
server-doctor = 逐項檢查伺服器的各項保證，並說明怎樣修好
server-remove = 列出設定時所做的事；加 --apply 則撤回
server-opt-apply = 真正執行（只限 root）
server-opt-access = 登入方式：accounts 各人的系統帳號，keys 由 zicha 保管的公鑰，both 兩者都用
server-opt-root = 不對本機，而對此資料夾裡的另一套系統檔案
server-opt-purge = 連同資料庫、全部備份和服務帳號一起刪除
server-opt-yes = 刪除資料前不再詢問

# 設定的計畫：每步一行。
server-setup-head = 在本機要做的事（登入方式 { $access }，程式 { $program }）
server-standing =
    { $code ->
        [new] 新建
        [same] 已有
        [differs] 不同
        [unknown] 未知
       *[foreign] 佔用
    }
server-group = 使用者群組 { $name }
server-account = 帳號 { $name }，不能用密碼登入，主目錄 { $home }，shell { $shell }
server-folder = 資料夾 { $path }，屬於 { $owner }，權限 { $mode }
server-file = 檔案 { $path }，屬於 root，權限 { $mode }
server-proved = { $file }，先經 { $tool } 檢查再放入
server-gone = 移開 { $path }：這種登入方式用不到
server-read-units = systemd 重新讀取單元（systemctl daemon-reload）
server-timer = 啟用每夜核對和備份（systemctl enable --now zicha-nightly.timer）
server-read-sshd = sshd 重新讀取設定，已有的連線不受影響
server-obstacles = 以下各項解決後才能 --apply：
server-no-tool = 沒有安裝 { $tool }：apt install { $package }
server-no-program = 程式還沒有放好：install -m 0755 -o root -g root zicha /usr/local/bin/zicha
server-unsafe = { $path } 不是只有 root 能替換：chown root:root { $path }; chmod go-w,a-s { $path }
server-no-include = { $path } 沒有讀取 sshd_config.d；請在開頭加一行：Include /etc/ssh/sshd_config.d/*.conf
server-foreign = { $what } 在本機另有用途，沒有動它，請先自行移開
server-odd-path = /etc/zicha/server.toml 中的 { $path } 不宜作為自查專用的資料夾；請寫三層以上、不含空格的路徑，如 /var/lib/zicha
server-setup-same = 都已設定好，沒有要做的事。
server-setup-next = 什麼也沒有改動。有 { $count } 項要做，請用 root 執行：zicha server setup --access { $access } --apply

# 做了什麼。
server-done = 已做：{ $what }
server-kept = 保留原件：{ $path }
server-failed = 失敗：{ $what }：{ $why }
server-not-done = 未做：{ $what }
server-not-root = 只有 root 能執行；不加 --apply 人人可看。
server-not-applied = 什麼也沒有改動。
server-setup-stopped = 遇到失敗即停下；修好後再執行同一命令。
server-setup-done = 伺服器已設定好。下一步：runuser -u { $account } -- env -u SUDO_UID { $program } init（見 init --help），然後 zicha server doctor。
server-no-systemd = systemd 沒有執行：請自行讓 sshd 重新讀取設定；systemd 啟動後才有每夜的核對和備份。

# 撤回。
server-remove-head = 在本機要撤回的事
server-remove-next = 什麼也沒有改動。請用 root 在同一命令後加 --apply 執行。
server-remove-nothing = 本機沒有設定過，沒有要撤回的。
server-remove-stopped = 遇到失敗即停下；修好後再執行同一命令。
server-undo-timer = 停用每夜核對和備份
server-undo-file = 刪除 { $path }
server-undo-aside = { $path } 被人改過：移到 { $aside }
server-undo-restore = { $path } 恢復為設定以前的內容（{ $kept }）
server-undo-kept = 刪除 { $path }，是以前設定時寫的
server-undo-folder = 刪除空資料夾 { $path }
server-undo-data = 刪除資料 { $path }
server-undo-data-folder = 刪除資料 { $path } 及其中全部內容
server-undo-account = 刪除帳號 { $name }
server-undo-group = 刪除使用者群組 { $name }
server-left = 保留：{ $path }
server-members = 這些帳號以後登入會得到普通的 shell：{ $members }。請用 usermod -L 鎖定或者刪除。
server-purge-ask = 將永久刪除本單位的全部資料和所有備份。要繼續請輸入 { $word } 並按 Enter：
server-purge-not = 輸入的不是這個詞，什麼也沒有改動。
server-purge-no-terminal = 刪除資料要在終端機上確認，或者加 --yes；什麼也沒有改動。

# 本機的系統帳號。
server-opt-account = 此人登入本機所用的系統帳號；不寫則取與登入名同名的
server-people-bind = 指定一個人登入本機所用的系統帳號
server-opt-unbind = 取消指定，此人不能再用系統帳號登入
