# 个人数据：删除与保存期限
erase-about = 删除已离开的人的个人数据
erase-opt-yes = 不再询问
erase-sure = 要删除 { $login } 的姓名和本人写的全部文字（连同每一个旧版本）吗？删除后不能恢复。请再输入一遍登录名：
erase-say-yes = 没有删除：这里没有终端可以询问。确定要删就加上 --yes。
erase-left = 没有删除。
erase-done = 已删除 { $login } 的个人数据：{ $rows } 条，旧文字 { $texts } 份。数目和合计不变。
erase-backups = 以前做的备份里还有这些数据，到被新备份替换为止。
erase-retention-about = 查看或决定个人数据保存多久
erase-arg-months = 活动结束或离开后的月数
erase-retention = 个人数据保存 { $months } 个月：本次活动的保存到 { $until }。
erase-overdue = { $login } 已离开，数据应在 { $since } 前删除：zicha erase { $login }
