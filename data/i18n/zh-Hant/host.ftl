# 本機管理員的檔案 /etc/zicha/server.toml。
host-unreadable = 讀不了 { $path }，什麼也沒有開啟：{ $what }。
host-not-roots = { $path } 不是只有 root 能寫，所以沒有採用，什麼也沒有開啟；請用 root 執行：chown root:root { $path }; chmod go-w { $path }
host-wrong = { $line ->
    [0] { $path } 寫得不對，什麼也沒有開啟：{ $what }。
   *[other] { $path } 第 { $line } 行寫得不對，什麼也沒有開啟：{ $what }。
}
