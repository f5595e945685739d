# 备份和恢复
keep-opt-keep = 备份文件夹里保留几份
keep-restore = 用核对过的备份替换数据库（须无人在用）
keep-arg-restore = zicha backup 做的备份文件
keep-removed = 删去了 { $count } 份较早的备份，保留最新的 { $keep } 份。
keep-restored = 已用 { $path } 恢复，并再次核对了数据库（{ $changes } 条历史记录）。
keep-restored-before = 恢复前在锚点 { $anchor }；备份之后的内容不在库里了，历史里记有这件事。
keep-restored-kept = 原来的数据库保存为 { $path }。
keep-nightly = 核对、备份并报告：服务器定时运行
keep-anchor-told = 锚点 { $anchor }，已记入系统日志
