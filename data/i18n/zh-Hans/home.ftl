# Home, the walk
home-place = 首页
home-title = { $year }年{ $name }
home-phase =
    { $no ->
        [1] 一
        [2] 二
        [3] 三
        [4] 四
        [5] 五
        [6] 六
        [7] 七
        [8] 八
       *[9] 九
    } { $name }
home-phase-done = 完成 { $done }/{ $total }
home-phase-early = 已提前开始，完成 { $done }/{ $total }
home-phase-over = 已过期限，完成 { $done }/{ $total }
home-now = 现在该做
home-card-hint = Enter 继续
home-card-step = { $name }，还差 { $left }
home-card-returned = { $name }：被退回，改好后再提交
home-card-submit = { $name }：写完了就提交
home-card-section = { $name }：{ $section }，还有 { $left } 题
home-card-add-leader = 先添加处长和大家
home-card-add-people = 把大家添加进来
home-card-add-channels = 填写举报电话和网址，承诺才能公示
home-card-review = 有 { $waiting } 份等您审阅
home-card-finding = 问题 { $no } 等您办理
home-card-nothing = 眼下的事都办完了
home-nothing-to-open = 眼下没有要办的事。
home-deadline = { $day }，{ $left }
home-named-problems = 突出问题
home-count-study = 必学 { $done }/{ $total }，心得 { $reflections } 篇
home-count-opinions = { $done } 条，转问题 { $converted } 条
home-count-commitments = { $done }/{ $total } 份已公示
home-count-findings = { $done }/{ $total } 个问题已销号
home-count-no-findings = 自查通过后，问题会自动来到这里
home-count-none = 还没有
home-submitted-late = 逾期提交
home-notice =
    { $kind ->
        [returned] { $from }退回了{ $subject }
        [reminded] { $from }提醒：{ $subject }
        [accepted] { $from }通过了{ $subject }
        [handed_over] { $from }交办 { $subject }
        [review_asked] { $from }请您审阅{ $subject }
       *[welcome] { $subject }
    }
home-quoted = 《{ $title }》
home-open-notice = 看通知
home-open-card = 继续
