# Home, the walk
home-place = 首頁
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
home-phase-early = 已提前開始，完成 { $done }/{ $total }
home-phase-over = 已過期限，完成 { $done }/{ $total }
home-now = 現在該做
home-card-hint = Enter 繼續
home-card-step = { $name }，還差 { $left }
home-card-returned = { $name }：被退回，改好後再提交
home-card-submit = { $name }：寫完了就提交
home-card-section = { $name }：{ $section }，還有 { $left } 題
home-card-add-leader = 先新增處長和大家
home-card-add-people = 把大家新增進來
home-card-add-channels = 填寫舉報電話和網址，承諾才能公示
home-card-review = 有 { $waiting } 份等您審閱
home-card-finding = 問題 { $no } 等您辦理
home-card-nothing = 眼下的事都辦完了
home-nothing-to-open = 眼下沒有要辦的事。
home-deadline = { $day }，{ $left }
home-named-problems = 突出問題
home-count-study = 必學 { $done }/{ $total }，心得 { $reflections } 篇
home-count-opinions = { $done } 條，轉問題 { $converted } 條
home-count-commitments = { $done }/{ $total } 份已公示
home-count-findings = { $done }/{ $total } 個問題已銷號
home-count-no-findings = 自查通過後，問題會自動來到這裡
home-count-none = 還沒有
home-submitted-late = 逾期提交
home-notice =
    { $kind ->
        [returned] { $from }退回了{ $subject }
        [reminded] { $from }提醒：{ $subject }
        [accepted] { $from }通過了{ $subject }
        [handed_over] { $from }交辦 { $subject }
        [review_asked] { $from }請您審閱{ $subject }
       *[welcome] { $subject }
    }
home-quoted = 《{ $title }》
home-open-notice = 看通知
home-open-card = 繼續
