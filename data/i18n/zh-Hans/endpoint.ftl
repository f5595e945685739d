# 对经 SSH 前来的人说的话。
endpoint-commands = 经 SSH 可用的命令，例如 ssh 主机 status：
endpoint-right = （需要权限：{ $right }）
endpoint-note = 不带命令（ssh -t 主机）就打开界面。每个命令还可以加 --lang zh-Hans、zh-Hant 或 en。文件都在您自己的电脑上，用 < 送入、用 > 取出。
endpoint-help = 列出这些命令
endpoint-disguised = 程序的启动方式掩盖了您的身份（set-user-id）；请本机管理员运行 zicha server doctor。
endpoint-garbled = 经 SSH 的命令最多 256 字节，且只能是普通文字；什么都没有执行。
endpoint-unknown = 「{ $word }」不是经 SSH 可用的命令，什么都没有执行；可用的命令见 ssh 主机 help。
endpoint-usage = 什么都没有执行；这个命令的写法是：{ $usage }
endpoint-arguments = 登录之后不能另选身份，也不能给程序加参数；什么都没有执行。
endpoint-redirect = 文件不能显示在终端上；请重定向：ssh 主机 { $command } ... > 文件；不要用 -t。
endpoint-feed = 内容要从您的文件读取；请这样送入：ssh 主机 { $command } < 文件；不要用 -t。
endpoint-not-set-up = 这台主机还没有为登录使用设置好 zicha；请管理员运行 zicha server doctor。
endpoint-input-too-large = 送入的内容超过 1 MiB，没有读取。
endpoint-input-not-utf8 = 送入的内容不是 UTF-8；请将文件存为 UTF-8 再送一次。
endpoint-silence = 很久没有收到内容，已自动退出；什么都没有执行。
endpoint-behind-sudo = 经过 sudo 时，zicha 只认调用 sudo 的账户，什么都没有执行；管理员请这样写：env -u SUDO_UID zicha ...
