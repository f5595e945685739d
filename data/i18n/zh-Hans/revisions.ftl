# 本人数据的全部版本：zicha export mine --all-revisions
revisions-title = 本人记录的全部版本
revisions-at = 时间
revisions-entry = 记录
revisions-version = 版本
revisions-action = 操作
revisions-by = 操作人
revisions-values = 内容
revisions-removed = （已删除）
revisions-erased = （此版本已清除，不再保存）
revisions-only-mine = 只有本人数据可以导出全部版本：zicha export mine --all-revisions。未导出任何内容。
revisions-opt = 用于 mine：连同每条记录的全部版本
revisions-erased-count = 有 { $count } 个版本已清除：下表只列出操作，没有内容。
revisions-kind = { $code ->
    [person] 个人信息
    [step_entry] 环节
    [study_record] 学习记录
    [reflection] 心得体会
    [answer] 自查结论
    [opinion] 意见
    [commitment] 公开承诺
    [commitment_item] 承诺事项
    [commitment_check] 践诺检查
    [finding] 问题
    [login_key] 登录密钥
   *[other] { $code }
}
revisions-column = { $code ->
    [status] 状态
    [step] 环节
    [person] 本人
    [author] 登记人
    [submitted_on] 提交日期
    [reviewer] 审阅人
    [reviewed_on] 审阅日期
    [offline] 线下完成
    [finding] 关联问题
    [no] 编号
    [published_on] 公示日期
    [commitment] 所属承诺
    [position] 顺序
    [source_ref] 来源记录
    [original_due] 原定期限
    [confirmed_by] 确认人
    [confirmed_on] 确认日期
    [applied_on] 申请销号日期
    [closed_on] 销号日期
    [returns] 退回次数
    [reopens] 复号次数
    [os_uid] 系统账号编号
    [key] 公钥
    [fingerprint] 指纹
    [label] 名称
    [verify_comment] 核查意见
    [sign_comment] 签字意见
    [return_reason] 退回理由
    [subject] 标题
    [withdrawn_on] 停用日期
   *[other] { $else }
}
