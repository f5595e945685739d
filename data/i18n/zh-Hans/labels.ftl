# 领域里各种取值的叫法
labels-role = { $code ->
    [staff] 干部职工
    [supervisor] 分管领导
    [leader] 处长
    [coordinator] 专责人
    [inspector] 上级检查
   *[admin] 系统管理员
}
labels-date-overlap = 第 { $before } 阶段与第 { $after } 阶段的日期重叠
labels-date-gap = { $from } 至 { $to } 不属于任何阶段
labels-person-status = { $code ->
    [active] 在岗
    [transferred] 已调离
    [retired] 已退休
   *[disabled] 已停用
}
labels-step-kind = { $code ->
    [study] 学习
    [self_exam] 自查
    [opinions] 征求意见
    [commitment] 公开承诺
    [rectification] 整改台账
    [survey] 满意度测评
    [statement] 个人总结
   *[register] 登记
}
# 环节状态：一般的、承诺的、征求意见的、整改的
labels-step-status = { $code ->
    [todo] 未开始
    [doing] 填写中
    [submitted] 待审阅
    [returned] 退回修改
    [accepted] 已审阅
    [done] 已完成
   *[exempt] 免填
}
labels-step-status-commitment = { $code ->
    [todo] 未开始
    [doing] 填写中
    [submitted] 待审诺
    [returned] 退回修改
    [accepted] 已公示
    [done] 已完成
   *[exempt] 免填
}
labels-step-status-opinions = { $code ->
    [todo] 未开始
    [doing] 征集中
    [submitted] 待审阅
    [returned] 退回修改
    [accepted] 已审阅
    [done] 已完成
   *[exempt] 免填
}
labels-step-status-rectification = { $code ->
    [todo] 未开始
    [doing] 整改中
    [submitted] 待审阅
    [returned] 退回修改
    [accepted] 已审阅
    [done] 已销号
   *[exempt] 免填
}
labels-review-status = { $code ->
    [draft] 未提交
    [submitted] 待审阅
    [returned] 退回修改
   *[read] 已阅
}
labels-answer = { $code ->
    [ok] 无问题
    [slight] 轻微
    [problem] 有问题
   *[na] 不适用
}
labels-decision = { $code ->
    [adopt] 采纳
    [partly] 部分采纳
    [explain] 作出说明
   *[refer] 转有关方面
}
labels-opinion-status = { $code ->
    [registered] 已登记
    [sorted] 已梳理
    [assigned] 已交办
    [handling] 办理中
    [feedback] 已反馈
   *[closed] 已办结
}
labels-commitment-kind = { $code ->
    [person] 个人承诺
    [unit] 处室承诺
   *[team] 班子承诺
}
labels-commitment-status = { $code ->
    [draft] 提诺
    [review] 审诺
    [published] 示诺
    [fulfilling] 践诺
   *[evaluated] 评诺
}
labels-check-state = { $code ->
    [kept] 已兑现
    [ongoing] 兑现中
   *[broken] 未兑现
}
labels-evaluator = { $code ->
    [self] 本人
    [unit] 处室
   *[public] 群众
}

# 整改台账
labels-finding-source = { $code ->
    [self_exam] 自查
    [opinion] 征求意见
    [hotline] 行风热线
    [inspection] 督查
    [survey] 满意度测评
    [superior] 上级指出
    [visit] 走访调研
   *[other] 其他
}
labels-finding-level = { $code ->
    [person] 个人
    [unit] 处室
   *[common] 共性
}
labels-severity = { $code ->
    [normal] 一般
    [serious] 较重
   *[severe] 严重
}
labels-rectify-kind = { $code ->
    [at_once] 立行立改
    [by_date] 限期整改
   *[long_term] 长期坚持
}
labels-review-cycle = { $code ->
    [monthly] 每月
    [quarterly] 每季度
   *[half_year] 每半年
}
labels-finding-status = { $code ->
    [proposed] 待确认
    [rejected] 不成立
    [confirmed] 已确认
    [to_sign] 待签收
    [rectifying] 整改中
    [applied] 申请销号
    [verifying] 核查中
    [signing] 待审签
    [publicity] 公示中
    [closed] 已销号
    [look_back] 回头看
   *[consolidated] 已巩固
}
labels-finding-move = { $code ->
    [confirm] 确认
    [reject] 认定不成立
    [hand_over] 交办
    [sign_for] 签收
    [extend] 延期
    [apply] 申请销号
    [take_up] 受理核查
    [verify] 核查通过
    [sign] 审签销号
    [sign_for_publicity] 审签并公示
    [end_publicity] 公示期满
    [return] 退回
    [look_back] 开始回头看
    [consolidate] 认定巩固
   *[rebound] 反弹复号
}
labels-verify-method = { $code ->
    [papers] 查阅材料
    [on_site] 现场查看
    [interview] 谈话了解
   *[call_back] 电话回访
}
labels-recognised = { $code ->
    [done] 已完成整改
    [mostly] 基本完成
    [ongoing] 持续整改
   *[not_done] 尚未整改
}

# 活动、团队、导出
labels-notice-kind = { $code ->
    [returned] 退回
    [reminded] 提醒
    [accepted] 通过
    [handed_over] 交办
    [review_asked] 请审阅
   *[welcome] 欢迎
}
labels-campaign-status = { $code ->
    [draft] 草稿
    [active] 进行中
    [summarising] 总结中
    [closed] 已结束
   *[archived] 已归档
}
labels-phase-state = { $code ->
    [ahead] 未开始
    [early] 提前开始
    [running] 进行中
   *[over] 已结束
}
labels-channel-kind = { $code ->
    [phone] 举报电话
   *[url] 举报网址
}
labels-team-filter = { $code ->
    [all] 全部
    [late] 逾期
    [waiting] 待审阅
   *[open] 未完成
}
labels-team-sort = { $code ->
    [name] 按姓名
   *[late] 按逾期
}
labels-export-kind = { $code ->
    [summary] 总结
    [team] 团队情况表
    [ledger] 整改台账
   *[mine] 我的材料
}
labels-export-format = { $code ->
    [md] Markdown 文本
    [csv] CSV 表格
    [json] JSON 数据
   *[xlsx] Excel 表格
}
labels-category-group = { $code ->
    [section] 作风
    [named] 突出问题
   *[other] 其他
}
labels-measure = { $code ->
    [number] 有数字
    [date] 有时间
   *[test] 能判断是否做到
}

# 权限表里的各种事
labels-relation = { $code ->
    [own] 本人的
    [line] 分管人员的
    [other] 其他人的
   *[leader] 处长的
}
labels-act = { $code ->
    [read_entry] 查看填写内容
    [write_entry] 填写
    [submit_entry] 提交
    [accept_entry] 审阅通过
    [return_entry] 退回
    [accept_exam] 审阅自查
    [return_exam] 退回自查
    [reopen_entry] 重新打开
    [publish_commitment] 公示承诺
    [check_commitment] 检查承诺兑现
    [evaluate_commitment] 评价承诺
    [convert_opinion] 意见转为问题
    [add_opinion] 登记意见
    [read_opinion] 查看意见
    [read_giver] 查看意见人
    [change_opinion] 修改意见
    [decide_opinion] 决定意见办法
    [read_finding] 查看问题
    [propose_finding] 提出问题
    [change_finding] 修改问题
    [confirm_finding] 确认问题
    [plan_measure] 制定措施
    [hand_over] 交办问题
    [sign_for_finding] 签收问题
    [note_progress] 记录进展
    [apply_closure] 申请销号
    [verify_closure] 核查销号
    [sign_closure] 审签销号
    [see_team] 查看团队
    [remind] 提醒
    [export_team] 导出团队材料
    [export_mine] 导出我的材料
    [read_people] 查看人员
    [change_people] 维护人员
    [change_roles] 分配角色
    [change_campaign] 调整活动
    [open_phase] 提前开启阶段
    [change_channels] 维护举报渠道
    [manage_keys] 管理登录密钥
    [check_file] 核对数据库
   *[read_history] 查看操作记录
}

# 操作记录里的动作
labels-action = { $code ->
    [create] 新建
    [change] 修改
    [delete] 删除
    [undo] 撤销
    [answer] 作答
    [submit] 提交
    [accept] 审阅通过
    [return] 退回
    [reopen] 重新打开
    [read] 标为已阅
    [decide] 作出决定
    [convert] 转为问题
    [finish] 声明完成
    [publish] 公示
    [check] 检查兑现
    [evaluate] 评诺
    [propose] 提出
    [confirm] 确认
    [reject] 认定不成立
    [hand_over] 交办
    [sign_for] 签收
    [note] 记录进展
    [apply] 申请销号
    [take_up] 受理核查
    [verify] 核查通过
    [sign] 审签
    [close] 销号
    [open] 开启阶段
    [remind] 提醒
    [import] 导入
    [bind] 绑定账号
    [role] 调整角色
    [status] 调整状态
    [export] 导出
    [setup] 建立
   *[other] { $code }
}

# 一步操作之后的回话
labels-outcome-saved = 已保存
labels-outcome-deleted = 已删除
labels-outcome-submitted = 已提交，等待审阅
labels-outcome-submitted-late = 已提交，记为逾期
labels-outcome-accepted = 已审阅通过
labels-outcome-returned = 已退回
labels-outcome-published = 已公示
labels-outcome-confirmed = 已确认，记入台账
labels-outcome-rejected = 已认定不成立
labels-outcome-handed-over = 已交办，等待签收
labels-outcome-signed-for = 已签收
labels-outcome-applied = 已申请销号，等待核查
labels-outcome-verified = 核查通过，等待审签
labels-outcome-closed = 已销号
labels-outcome-decided = 已记下决定
labels-outcome-converted = 已转为问题 { $no }
labels-outcome-reopened = 已重新打开
labels-outcome-evaluated = 已评诺
labels-outcome-phase-opened = 阶段已提前开始
labels-outcome-undone = 已撤销
labels-outcome-reminded = 提醒已送到对方首页
labels-outcome-accepted-findings = { $count ->
    [0] 已审阅通过，没有需要记入台账的问题
   *[other] 已审阅通过，{ $count } 个问题记入台账
}
labels-outcome-accepted-many = { $refused ->
    [0] 已通过 { $accepted } 份
   *[other] 已通过 { $accepted } 份，{ $refused } 份未能通过
}
labels-outcome-leader-moved = 已保存；{ $name }不再担任{ $role }
labels-outcome-imported = 已导入 { $count } 人

# 表单里的栏目，用来指出哪里不对
labels-field = { $code ->
    [login] 登录名
    [name] 姓名
    [title] 标题
    [duty] 职务
    [unit] 单位
    [unit_name] 单位名称
    [short_name] 简称
    [supervisor] 分管领导
    [roles] 角色
    [cadre] 领导干部
    [key] 密钥
    [label] 名称
    [os_account] 系统账号
    [parent] 上级单位
    [phone] 举报电话
    [url] 举报网址
    [value] 内容
    [hours] 接听时间
    [year] 年份
    [lang] 语言
    [template] 活动方案
    [start] 开始日期
    [end] 结束日期
    [phases] 阶段日期
    [day] 日期
    [topic] 专题
    [form] 形式
    [tenths] 学时
    [note] 备注
    [body] 正文
    [signed_name] 签名
    [comment] 意见
    [reason] 理由
    [fact] 具体表现
    [plan] 改进打算
    [cause] 原因
    [result] 结果
    [received_on] 收到日期
    [source] 来源
    [channel] 渠道
    [giver] 意见人
    [original] 原话
    [summary] 摘要
    [category] 类别
    [decision] 决定
    [items] 承诺事项
    [text] 内容
    [due] 期限
    [place] 公示地点
    [audience] 公示对象
    [proof] 凭据
    [evaluator] 评价人
    [state] 情况
    [description] 问题表现
    [level] 层次
    [severity] 程度
    [kind] 整改类型
    [leader] 责任领导
    [owner] 直接责任人
    [co_units] 配合单位
    [next_review] 下次复核
    [review_cycle] 复核周期
    [criterion] 验收标准
    [means] 手段
    [target] 目标
    [percent] 完成比例
    [evidence] 佐证
    [method] 核查方式
    [recognised] 认定
    [item] 承诺事项
    [topics] 必学专题
    [types] 教育类型
    [reflections] 心得体会
    [answers] 自查清单
    [opinions] 意见
    [line] 行
   *[other] { $code }
}
labels-field-numbered = { $field }第 { $no } 条
