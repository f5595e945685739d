# 人员：谁在哪个单位，担任什么角色，用哪个账号登录
people-title = 人员
people-figures = { $people } 人，{ $units } 个单位
people-only-own = 这里是您本人的资料；全体人员由专责人和系统管理员维护。
people-no-leader = 还没有处长：请先按 n 添加处长，再把大家添加进来。
people-leader-first = 先添加这一位
people-empty = 这里会列出全体人员。按 n 添加。
people-login = 登录名
people-duty = 职务
people-unit = 单位
people-roles = 角色
people-account = 系统账号
people-cadre = 领导干部
people-parent = 上级单位
people-unbound = 未绑定
people-unbound-text = 还没有绑定（用登录密钥的不必绑定）
people-bound = 编号 { $uid }
people-supervisor-above = 由上级单位的分管领导负责

# 表单
people-add-leader = 添加处长
people-add-person = 添加人员
people-add-unit = 添加单位
people-import = 从文件导入
people-change-title = 修改{ $name }
people-edit-details = 姓名、职务、单位
people-roles-title = { $name }的角色
people-status-title = { $name }的状态
people-account-title = { $name }的系统账号
people-login-hint = 小写字母、数字、点、横线或下划线，多用姓名拼音
people-cadre-hint = 领导干部要回答领导作风一节
people-roles-hint = 处长只有一位；指定新的处长，原处长改任其余角色
people-account-hint = 在这台机器上登录的账号名或编号，可以以后再绑定
people-unbind-hint = 账号名或编号；留空就解除绑定
people-leader-now = 现任{ $role }：{ $name }
people-leader-hands-over = 由此人接任，{ $name }保留其他角色
people-status-hint = 调离、退休、停用的人不能再登录；名下的工作要先交给别人
people-unit-name = 单位名称
people-short-name = 简称
people-short-hint = 表格里用，可以不填
people-supervisor-hint = 审阅本单位人员的材料；先给此人分管领导或处长的角色
people-nobody = 不指定，由上级单位的分管领导负责
people-import-text =
    人多时在命令行导入一张表：
    { $command }
    第一行写栏目名：登录名、姓名、职务、单位、角色、领导干部。登录名和姓名必须有。
    有疑问的行会逐行说明，一行有错就整张不导入。
people-next-title = 处长已添加
people-next-text = 接着把大家添加进来。人多时可以在命令行导入一张表：{ $command }

# 导入名单
people-leader-moves = { $to }将接任{ $role }，{ $from }不再担任{ $role }（其他角色不变）
people-import-say-yes = 没有导入：名单里有新的处长。确实要换，请加上 --yes 再导入一次；否则请改掉名单里的角色。
people-import-sure = 确实要换，请输入 { $login } 继续：
people-import-left = 没有导入。
people-imported-and-handed-over = { $imported }；{ $name }不再担任{ $role }
people-opt-yes = 名单里有新的处长时不再询问
