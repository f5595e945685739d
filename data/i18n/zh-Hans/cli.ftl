# The command line: help texts.
cli-about = 自查：带着全处一步一步走完自查自纠、集中整改和总结
cli-long-about = 自查（zicha）是给办公室用的终端程序：干部逐项填写学习、自查、承诺和整改，领导在一个屏幕上看全处、审阅、导出总结。不带子命令运行即打开界面；没有数据库时先进入设置向导。
cli-after-help = 数据在标准输出，消息在标准错误。退出码：0 完成，1 被拒绝或失败，2 用法不对。
cli-opt-db = 数据库文件；不写则用 ZICHA_DB，再用个人数据目录
cli-opt-lang = 界面语言；不写则用个人设置，再按系统语言
cli-opt-as = 以此登录名的身份运行（只限数据库文件的所有者）
cli-opt-json = 输出 JSON
cli-init = 建立一个新的数据库
cli-opt-campaign = 内置活动的编号，或活动文件
cli-opt-year = 活动年份
cli-opt-unit = 单位名称
cli-opt-login = 登录名
cli-opt-name = 姓名
cli-opt-phone = 举报电话
cli-opt-url = 举报网址
cli-demo = 建立一个示例单位并打开
cli-opt-people = 人数，12 到 100000
cli-opt-entries = 再添加的学习等记录数，最多 1000000
cli-opt-seed = 随机种子；种子相同，内容相同
cli-opt-today = 示例的今天，例如 2026-05-12
cli-opt-no-open = 只建立，不打开
cli-status = 我的环节和下一步；领导还看到全处
cli-people = 人员
cli-people-list = 列出人员
cli-people-add = 添加一个人
cli-people-import = 从 CSV 文件导入人员
cli-people-role = 设定一个人的角色（替换原有的）
cli-people-rights = 列出各角色的权限
cli-opt-list-format = 输出格式
cli-opt-role = 角色
cli-opt-role-add = 在原有角色上增加
cli-opt-person-unit = 单位；不写则与操作者相同
cli-arg-import = CSV 文件，列：登录名、姓名、职务、单位、角色、领导干部
cli-campaign = 活动文件
cli-campaign-list = 列出内置活动和本库的活动
cli-campaign-show = 显示本库的活动：阶段、环节、日期
cli-campaign-check = 检查活动文件，一次列出全部错误
cli-campaign-export = 输出内置活动的文件，作为自编活动的底稿
cli-arg-campaign-file = 活动文件（TOML）
cli-arg-campaign-id = 内置活动的编号
cli-export = 导出报表
cli-arg-export-kind = summary 总结，team 团队情况表，ledger 整改台账，mine 我的材料
cli-opt-export-format = 格式；xlsx 只用于 team 和 ledger
cli-opt-output = 写入此文件，不写则输出到标准输出
cli-check = 核对数据库：历史链、各条记录、合计
cli-opt-anchor = 与导出文件页脚的锚点比对
cli-backup = 备份数据库并核对副本
cli-arg-backup = 备份文件，不得已存在；不写则放进备份文件夹，保留最新几份
cli-completions = 输出命令补全脚本
cli-arg-shell = 脚本用于哪种 shell
cli-arg-command = 命令的名称
cli-man = 输出手册页

# Messages.
cli-broke-off = 程序出错停下了，已保存的内容都在；请把 { $folder } 里的日志交给管理员。
cli-no-terminal = 打开界面需要终端；请在终端里运行，或使用子命令（见 zicha --help）。
cli-terminal-failed = 终端读写失败：{ $what }。已保存的内容和草稿都在；请重新连接后再打开。
cli-init-done = 已建立数据库 { $path }。
cli-init-dates-passed = 注意：按方案，第一阶段到 { $day } 已经结束。请打开界面，在「活动」里改各阶段的日期，否则大家一开始就逾期。
cli-folder-missing = 没有文件夹 { $path }，请检查路径。
cli-file-missing = 没有文件 { $path }，请检查路径。
cli-file-too-large = 文件 { $path } 超过 1 MiB，没有读取。
cli-file-not-utf8 = 文件 { $path } 不是 UTF-8 编码；请另存为 UTF-8 再试。
cli-bad-anchor = 锚点要写成 序号:校验值，就像导出文件页脚那样；「{ $text }」不是。
cli-check-more = 还有 { $count } 处没有列出。
cli-check-failed = 核对没有通过。请不要再写入，用备份比对。
cli-check-failed-at = 核对没有通过：从第 { $seq } 条记录起不可信。请不要再写入，用备份比对。
cli-check-sound = 核对通过：{ $changes } 条历史记录，{ $rows } 条数据。
cli-check-head = 锚点 { $anchor }
cli-backup-done = 已备份到 { $path }，副本核对通过（{ $changes } 条历史记录）。
cli-binary-to-terminal = xlsx 不能显示在终端上；请在命令后加 > 文件，或加 -o 文件。
cli-export-done = 已写入 { $path }。
cli-unknown-unit = 没有名叫「{ $name }」的单位，请检查名称。
cli-unknown-campaign = 没有编号为 { $id } 的内置活动；zicha campaign list 列出全部。
cli-campaign-in-use = 本库使用：{ $id } 第 { $version } 版，{ $year }年{ $name }
cli-team-line = 全处 { $people } 人，待我审 { $waiting }，逾期 { $late }
cli-demo-built = 已建立示例单位 { $path }：{ $people } 人，{ $changes } 条记录，示例的今天是 { $today }。
cli-demo-exists = { $path } 已经存在，没有改动。打开它：zicha --db { $path }
cli-demo-as = 可以用这些身份打开（加 --as 登录名）：
cli-all-but-own = 除本人外
cli-relation =
    { $code ->
        [own] 本人
        [line] 分管
        [other] 他人
       *[leader] 处长
    }
cli-rights-legend = 本人：自己的；分管：自己分管的人；他人：其他同事；处长：处长的；全部：都可以；-：不可以。状态（已提交、已通过等）另有限制。
cli-idle-end = 很久没有操作，已自动退出。输入的内容都留作草稿，请重新登录后接着做。
