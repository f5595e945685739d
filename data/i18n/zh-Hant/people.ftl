# 人員：誰在哪個單位，擔任什麼角色，用哪個帳號登入
people-title = 人員
people-figures = { $people } 人，{ $units } 個單位
people-only-own = 這裡是您本人的資料；全體人員由專責人和系統管理員維護。
people-no-leader = 還沒有處長：請先按 n 新增處長，再把大家新增進來。
people-leader-first = 先新增這一位
people-empty = 這裡會列出全體人員。按 n 新增。
people-login = 登入名
people-duty = 職務
people-unit = 單位
people-roles = 角色
people-account = 系統帳號
people-cadre = 領導幹部
people-parent = 上級單位
people-unbound = 未綁定
people-unbound-text = 還沒有綁定（用登入金鑰的不必綁定）
people-bound = 編號 { $uid }
people-supervisor-above = 由上級單位的分管領導負責

# 表單
people-add-leader = 新增處長
people-add-person = 新增人員
people-add-unit = 新增單位
people-import = 從檔案匯入
people-change-title = 修改{ $name }
people-edit-details = 姓名、職務、單位
people-roles-title = { $name }的角色
people-status-title = { $name }的狀態
people-account-title = { $name }的系統帳號
people-login-hint = 小寫字母、數字、點、橫線或底線，多用姓名拼音
people-cadre-hint = 領導幹部要回答領導作風一節
people-roles-hint = 處長只有一位；指定新的處長，原處長改任其餘角色
people-account-hint = 在這台機器上登入的帳號名或編號，可以以後再綁定
people-unbind-hint = 帳號名或編號；留空就解除綁定
people-leader-now = 現任{ $role }：{ $name }
people-leader-hands-over = 由此人接任，{ $name }保留其他角色
people-status-hint = 調離、退休、停用的人不能再登入；名下的工作要先交給別人
people-unit-name = 單位名稱
people-short-name = 簡稱
people-short-hint = 表格裡用，可以不填
people-supervisor-hint = 審閱本單位人員的材料；先給此人分管領導或處長的角色
people-nobody = 不指定，由上級單位的分管領導負責
people-import-text =
    人多時在命令列匯入一張表：
    { $command }
    第一行寫欄目名：登入名、姓名、職務、單位、角色、領導幹部。登入名和姓名必須有。
    有疑問的行會逐行說明，一行有錯就整張不匯入。
people-next-title = 處長已新增
people-next-text = 接著把大家新增進來。人多時可以在命令列匯入一張表：{ $command }

# 匯入名單
people-leader-moves = { $to }將接任{ $role }，{ $from }不再擔任{ $role }（其他角色不變）
people-import-say-yes = 沒有匯入：名單裡有新的處長。確實要換，請加上 --yes 再匯入一次；否則請改掉名單裡的角色。
people-import-sure = 確實要換，請輸入 { $login } 繼續：
people-import-left = 沒有匯入。
people-imported-and-handed-over = { $imported }；{ $name }不再擔任{ $role }
people-opt-yes = 名單裡有新的處長時不再詢問
