# zicha server doctor 的报告。
doctor-state =
    { $code ->
        [ok] 正常
        [warning] 注意
       *[failed] 失败
    }
doctor-mend = 修复：{ $how }
doctor-sum = 失败 { $failed } 项，注意 { $warnings } 项
doctor-not-root = 有些内容看不到：请用 root 执行。
doctor-not-used = 这里用不到
doctor-missing = 没有 { $what }
doctor-unread = 读不到：{ $what }
doctor-kind = { $path } 不是应有的文件或文件夹，而是链接或别的东西
doctor-owner = { $path } 属于用户 { $found }，应属于 { $wanted }
doctor-mode = { $path } 的权限是 { $found }，应为 { $wanted }
doctor-writable = { $path } 不是只有 root 能替换
doctor-content = { $path } 与配置时应写的不同
doctor-root-account = { $name } 是 root 或服务账号，不能这样用
doctor-password = { $name } 可以用密码登录
doctor-shell = { $name } 的 shell 是 { $found }，应为 { $wanted }
doctor-not-empty = { $path } 应当是空的
doctor-stray-key = { $path } 属于 { $name }，但此人不在 { $group } 组
doctor-keys = 公钥文件 { $count } 个
doctor-network = { $path } 在网络文件系统（{ $kind }）上，多人同时写入会损坏数据库
doctor-mend-network = 把数据库移到本机磁盘，并写进 /etc/zicha/server.toml
doctor-local = { $path } 在本机磁盘上
doctor-library = SQLite 库 { $version } 可能丢失数据
doctor-mend-update = 安装新版的自查
doctor-not-ours = { $path } 不是自查的数据库
doctor-mend-restore = 恢复最近的备份：zicha restore FILE
doctor-newer = 数据库格式是 { $found }，本程序只懂 { $known }
doctor-older = 数据库文件显示格式 { $found }，本程序写 { $known }
doctor-mend-migrate = 下一次打开时先备份再升级
doctor-schema = 格式 { $found }
doctor-disk = { $path } 尚余 { $mib } MiB
doctor-mend-disk = 清理这块磁盘
doctor-no-backup = { $path } 里还没有备份
doctor-backup = 最近的备份是 { $hours } 小时前的
doctor-timer-off = 没有启用 { $unit }
doctor-nightly-failed = { $unit } 上一次没有成功
doctor-clock-behind = 时钟比已有的文件还早
doctor-clock-alone = 时钟没有与时间服务器同步
doctor-locale = 本机的语言设置不是 UTF-8（{ $value }）
doctor-sshd-refuses = sshd 不接受现有配置：{ $why }
doctor-setting = 对 { $user }，sshd 的 { $key } 是「{ $found }」，应为「{ $wanted }」
doctor-access = 登录方式 { $code }
doctor-visudo = sudo 的文件有错：{ $why }
doctor-sudo-more = { $user } 经 sudo 还能做别的：{ $rule }
doctor-sudo-less = sudo 不让 { $user } 启动自查
doctor-powerful = { $user } 还在 { $groups } 组里
doctor-no-staff = { $group } 组里还没有人
doctor-mend-host = 改正 /etc/zicha/server.toml，并且只让 root 能写
