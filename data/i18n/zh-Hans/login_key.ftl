# 登录用的密钥。
login-key-live = 使用中
login-key-withdrawn-on = { $day }停用
login-key-none = { $name }还没有登录密钥。
login-key-feed = 公钥从文件读取：zicha keys add 登录名 < id_ed25519.pub（或写在登录名后面）。
login-key-unusable = { $login }不能用密钥登录：登录名须以字母开头，程序路径须是普通字符。
login-key-added = 已添加密钥 { $fingerprint }，即可登录
login-key-withdrawn = 已停用密钥 { $fingerprint }，不能再用它登录
login-key-fault =
    { $code ->
        [private] 这是私钥，绝不能交给任何人！请作废这一对，重新生成，再粘贴 .pub 文件里的那一行
        [several] 只能是一行、一个密钥
        [options] 须是单独的公钥：以类型（如 ssh-ed25519）开头，前面不带选项
        [kind] 不接受 { $detail }；请用 ssh-ed25519（ssh-keygen -t ed25519）、ECDSA，或 { $least } 位以上的 RSA
        [short] { $detail } 位的 RSA 太弱；至少 { $least } 位，最好用 ssh-ed25519
        [elsewhere] 这是或曾是别人的密钥；每个人要用自己的
        [present] 此人已有这个密钥
        [login] 此人的登录名不以字母开头，不能用密钥登录；请先改登录名
       *[broken] 不是完整的公钥；请把 .pub 文件里的那一行重新复制一遍
    }
# 命令行。
cli-keys = 登录用的密钥
cli-keys-list = 列出某人的密钥，包括已停用的
cli-keys-add = 添加公钥；没有给出时从标准输入读取
cli-keys-withdraw = 停用密钥：不能再用它登录
cli-arg-key-login = 此人的登录名
cli-arg-key-own = 此人的登录名；默认是自己
cli-arg-key = .pub 文件里的公钥
cli-arg-fingerprint = 列表里的指纹，SHA256:...
cli-opt-label = 怎么称呼它；默认用密钥自带的注释
cli-ssh = 回答 sshd（AuthorizedKeysCommand）

# 界面。
login-key-place = 登录密钥
login-key-title-of = { $name }的登录密钥
login-key-about = 谁持有这些密钥的私钥，谁就以此人的身份登录。停用的密钥不能再登录。
login-key-empty = { $name }还没有登录密钥。按 n，粘贴公钥文件（id_ed25519.pub）里的那一行。
login-key-add = 添加密钥
login-key-add-title = { $name }的新登录密钥
login-key-key = 公钥
login-key-hint = 粘贴 .pub 文件（如 id_ed25519.pub）里的那一行，绝不要粘贴私钥
login-key-label = 名称
login-key-label-hint = 用在哪里，如「办公室电脑」；不填就用密钥自带的注释
login-key-look = 核对指纹
login-key-look-text = { $kind }
    { $fingerprint }
    请与生成密钥的电脑上 ssh-keygen -lf 显示的核对。持有它的人将以{ $name }的身份登录。
login-key-kind = 类型
login-key-added-on = 添加于
login-key-ended = 您登录用的密钥已被停用，请换一个密钥登录，或联系专责人。
login-key-withdraw = 停用
login-key-withdraw-title = 停用{ $name }的登录密钥？
login-key-withdraw-text = { $fingerprint }
    不能再用它登录。用它打开的会话到下一步操作就结束，写下的文字会留存。
login-key-is-withdrawn = 这个密钥已经停用。
