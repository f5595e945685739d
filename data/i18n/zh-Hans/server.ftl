# 命令 zicha server 的帮助。
server-about = 把本机配置成多人经 SSH 使用的服务器，检查，或者撤回
server-setup = 逐项列出在本机要做的事；加 --apply 才动手
server-doctor = 逐项检查服务器的各项保证，并说明怎样修好
server-remove = 列出配置时所做的事；加 --apply 则撤回
server-opt-apply = 真正执行（只限 root）
server-opt-access = 登录方式：accounts 各人的系统账号，keys 由 zicha 保管的公钥，both 两者都用
server-opt-root = 不对本机，而对此文件夹里的另一套系统文件
server-opt-purge = 连同数据库、全部备份和服务账号一起删除
server-opt-yes = 删除数据前不再询问

# 配置的计划：每步一行。
server-setup-head = 在本机要做的事（登录方式 { $access }，程序 { $program }）
server-standing =
    { $code ->
        [new] 新建
        [same] 已有
        [differs] 不同
        [unknown] 未知
       *[foreign] 占用
    }
server-group = 用户组 { $name }
server-account = 账号 { $name }，不能用密码登录，主目录 { $home }，shell { $shell }
server-folder = 文件夹 { $path }，属于 { $owner }，权限 { $mode }
server-file = 文件 { $path }，属于 root，权限 { $mode }
server-proved = { $file }，先经 { $tool } 检查再放入
server-gone = 移开 { $path }：这种登录方式用不到
server-read-units = systemd 重新读取单元（systemctl daemon-reload）
server-timer = 启用每夜核对和备份（systemctl enable --now zicha-nightly.timer）
server-read-sshd = sshd 重新读取配置，已有的会话不受影响
server-obstacles = 以下各项解决后才能 --apply：
server-no-tool = 没有安装 { $tool }：apt install { $package }
server-no-program = 程序还没有放好：install -m 0755 -o root -g root zicha /usr/local/bin/zicha
server-unsafe = { $path } 不是只有 root 能替换：chown root:root { $path }; chmod go-w,a-s { $path }
server-no-include = { $path } 没有读取 sshd_config.d；请在开头加一行：Include /etc/ssh/sshd_config.d/*.conf
server-foreign = { $what } 在本机另有用途，没有动它，请先自行移开
server-odd-path = /etc/zicha/server.toml 中的 { $path } 不宜作为自查专用的文件夹；请写三层以上、不含空格的路径，如 /var/lib/zicha
server-setup-same = 都已配置好，没有要做的事。
server-setup-next = 什么也没有改动。有 { $count } 项要做，请用 root 执行：zicha server setup --access { $access } --apply

# 做了什么。
server-done = 已做：{ $what }
server-kept = 保留原件：{ $path }
server-failed = 失败：{ $what }：{ $why }
server-not-done = 未做：{ $what }
server-not-root = 只有 root 能执行；不加 --apply 人人可看。
server-not-applied = 什么也没有改动。
server-setup-stopped = 遇到失败即停下；修好后再执行同一命令。
server-setup-done = 服务器已配置好。下一步：runuser -u { $account } -- env -u SUDO_UID { $program } init（见 init --help），然后 zicha server doctor。
server-no-systemd = systemd 没有运行：请自行让 sshd 重新读取配置；systemd 启动后才有每夜的核对和备份。

# 撤回。
server-remove-head = 在本机要撤回的事
server-remove-next = 什么也没有改动。请用 root 在同一命令后加 --apply 执行。
server-remove-nothing = 本机没有配置过，没有要撤回的。
server-remove-stopped = 遇到失败即停下；修好后再执行同一命令。
server-undo-timer = 停用每夜核对和备份
server-undo-file = 删除 { $path }
server-undo-aside = { $path } 被人改过：移到 { $aside }
server-undo-restore = { $path } 恢复为配置以前的内容（{ $kept }）
server-undo-kept = 删除 { $path }，是以前配置时写的
server-undo-folder = 删除空文件夹 { $path }
server-undo-data = 删除数据 { $path }
server-undo-data-folder = 删除数据 { $path } 及其中全部内容
server-undo-account = 删除账号 { $name }
server-undo-group = 删除用户组 { $name }
server-left = 保留：{ $path }
server-members = 这些账号以后登录会得到普通的 shell：{ $members }。请用 usermod -L 锁定或者删除。
server-purge-ask = 将永久删除本单位的全部数据和所有备份。要继续请输入 { $word } 并按 Enter：
server-purge-not = 输入的不是这个词，什么也没有改动。
server-purge-no-terminal = 删除数据要在终端上确认，或者加 --yes；什么也没有改动。

# 本机的系统账号。
server-opt-account = 此人登录本机所用的系统账号；不写则取与登录名同名的
server-people-bind = 指定一个人登录本机所用的系统账号
server-opt-unbind = 取消指定，此人不能再用系统账号登录
