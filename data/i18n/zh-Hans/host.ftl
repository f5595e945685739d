# 本机管理员的文件 /etc/zicha/server.toml。
host-unreadable = 读不了 { $path }，什么也没有打开：{ $what }。
host-not-roots = { $path } 不是只有 root 能写，所以没有采用，什么也没有打开；请用 root 执行：chown root:root { $path }; chmod go-w { $path }
host-wrong = { $line ->
    [0] { $path } 写得不对，什么也没有打开：{ $what }。
   *[other] { $path } 第 { $line } 行写得不对，什么也没有打开：{ $what }。
}
