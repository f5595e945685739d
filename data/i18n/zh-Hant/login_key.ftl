# 登入用的金鑰。
login-key-live = 使用中
login-key-withdrawn-on = { $day }停用
login-key-none = { $name }還沒有登入金鑰。
login-key-feed = 公鑰從檔案讀取：zicha keys add 登入名 < id_ed25519.pub（或寫在登入名後面）。
login-key-unusable = { $login }不能用金鑰登入：登入名須以字母開頭，程式路徑須是普通字元。
login-key-added = 已新增金鑰 { $fingerprint }，即可登入
login-key-withdrawn = 已停用金鑰 { $fingerprint }，不能再用它登入
login-key-fault =
    { $code ->
        [private] 這是私鑰，絕不能交給任何人！請作廢這一對，重新產生，再貼上 .pub 檔案裡的那一行
        [several] 只能是一行、一個金鑰
        [options] 須是單獨的公鑰：以類型（如 ssh-ed25519）開頭，前面不帶選項
        [kind] 不接受 { $detail }；請用 ssh-ed25519（ssh-keygen -t ed25519）、ECDSA，或 { $least } 位元以上的 RSA
        [short] { $detail } 位元的 RSA 太弱；至少 { $least } 位元，最好用 ssh-ed25519
        [elsewhere] 這是或曾是別人的金鑰；每個人要用自己的
        [present] 此人已有這個金鑰
        [login] 此人的登入名不以字母開頭，不能用金鑰登入；請先改登入名
       *[broken] 不是完整的公鑰；請把 .pub 檔案裡的那一行重新複製一遍
    }
# 命令列。
cli-keys = 登入用的金鑰
cli-keys-list = 列出某人的金鑰，包括已停用的
cli-keys-add = 新增公鑰；沒有給出時從標準輸入讀取
cli-keys-withdraw = 停用金鑰：不能再用它登入
cli-arg-key-login = 此人的登入名
cli-arg-key-own = 此人的登入名；預設是自己
cli-arg-key = .pub 檔案裡的公鑰
cli-arg-fingerprint = 清單裡的指紋，SHA256:...
cli-opt-label = 怎麼稱呼它；預設用金鑰自帶的註解
cli-ssh = 回答 sshd（AuthorizedKeysCommand）

# 介面。
login-key-place = 登入金鑰
login-key-title-of = { $name }的登入金鑰
login-key-about = 誰持有這些金鑰的私鑰，誰就以此人的身分登入。停用的金鑰不能再登入。
login-key-empty = { $name }還沒有登入金鑰。按 n，貼上公鑰檔案（id_ed25519.pub）裡的那一行。
login-key-add = 新增金鑰
login-key-add-title = { $name }的新登入金鑰
login-key-key = 公鑰
login-key-hint = 貼上 .pub 檔案（如 id_ed25519.pub）裡的那一行，絕不要貼上私鑰
login-key-label = 名稱
login-key-label-hint = 用在哪裡，如「辦公室電腦」；不填就用金鑰自帶的註解
login-key-look = 核對指紋
login-key-look-text = { $kind }
    { $fingerprint }
    請與產生金鑰的電腦上 ssh-keygen -lf 顯示的核對。持有它的人將以{ $name }的身分登入。
login-key-kind = 類型
login-key-added-on = 新增於
login-key-ended = 您登入用的金鑰已被停用，請換一個金鑰登入，或聯絡專責人。
login-key-withdraw = 停用
login-key-withdraw-title = 停用{ $name }的登入金鑰？
login-key-withdraw-text = { $fingerprint }
    不能再用它登入。用它開啟的工作階段到下一步操作就結束，寫下的文字會留存。
login-key-is-withdrawn = 這個金鑰已經停用。
