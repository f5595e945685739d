# 个人数据：删除与保存期限
erase-about = 删除已离开的人的个人数据
erase-opt-yes = 不再询问
erase-opt-names = 其他地方出现的姓名也换成中性的词
erase-sure = 删除后无法恢复。请再输入一遍登录名 { $login } 继续：
erase-say-yes = 没有删除：这里没有终端可以询问。确定要删就加上 --yes。
erase-left = 没有删除。
erase-done = 已删除 { $login } 的个人数据：{ $rows } 条，旧文字 { $texts } 份。数目和合计不变。
erase-retention-about = 查看或决定个人数据保存多久
erase-arg-months = 活动结束或离开后的月数
erase-retention = 个人数据保存 { $months } 个月：本次活动的保存到 { $until }。
erase-overdue = { $login } 已离开，数据应在 { $since } 前删除：zicha erase { $login }

# 会删除什么
erase-plan-erased = 连同全部旧版本彻底删除（{ $name }本人的文字和姓名）：{ $list }。
erase-plan-kept = 作为单位记录保留，其中的{ $name }改显示为 ***：{ $list }。
erase-plan-clean = 其他文字里没有出现{ $name }或 { $login }。
erase-plan-named = 另有 { $count } 条记录提到{ $name }或 { $login }：
erase-plan-row = { $what } { $no }：{ $places }
erase-plan-past = 旧版本 { $count } 个
erase-plan-fixed = （单位自己起的名称，请手工修改）
erase-plan-alike = { $list } 与此人同名：请先看清每条记录说的是谁，再决定是否替换。
erase-somebody = 某同志
erase-names-ask = 这些记录里的姓名也换成「{ $word }」，并删除含有姓名的旧版本吗？请输入 y 或 n：
erase-names-done = 已在 { $rows } 条记录里把姓名换成「{ $word }」。
erase-names-left = 还有 { $rows } 条记录提到此人，已列在上面。
erase-table = { $code ->
    [unit] 单位
    [role_assignment] 角色
    [office_campaign] 活动
    [channel] 举报渠道
    [measure] 整改措施
    [progress_note] 进展记录
    [closure] 销号申请
    [notice] 通知
    [draft] 草稿
    [event] 历史事件
   *[other] { $else }
}

# 哪里还留着
erase-traces = 数据库文件刚才没能重新写过（一直有人在读，或磁盘空间不够），空隙里可能还有删除内容的残片；夜间维护会再试。
erase-wiped = 数据库文件已重新写过，删除的内容在文件里不再有任何残留。
erase-backups-none = { $folder } 里没有含这些数据的备份。
erase-backups-kept = { $folder } 里还有 { $count } 份备份含有这些数据，从 { $first } 到 { $last }。
erase-backups-until = 按每晚一份备份，最后一份在 { $day } 让位；要更早清除，请直接删掉这些备份。
erase-backups-more = 再做 { $keep } 份备份，最后一份才让位；要更早清除，请直接删掉这些备份。
erase-copies = 下列副本一直含有这些数据，直到有人删掉：{ $list }
erase-outbox = { $folder } 里有 { $count } 个导出文件可能含有这些数据，直到有人删掉。
erase-elsewhere = 以前复制或导出到别处的，这里管不到。
