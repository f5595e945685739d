app-name = zicha
app-busy-title = 别的程序正在写入
app-busy-text = 数据文件被别的程序占着，这一步还没有做，什么都没有改动。可以再试一次。
app-copied = 已送到终端的剪贴板；如果粘贴不出来，说明终端不接受，请用鼠标选取。
app-draft-kept = 草稿已留存，下次打开接着写。
app-nothing-to-undo = 没有可以撤销的修改。
app-goto = 前往
app-loading = 正在读取
app-too-small = 窗口太小：现在 { $cols } 列 { $rows } 行，至少要 { $need_cols } 列 { $need_rows } 行。放大窗口即可继续，内容都在。
app-find = 查找
app-find-hint = 可输拼音或首字母，Enter 完成，Esc 取消
app-dialog-yes = Enter { $label }
app-dialog-no = Esc 不做
app-dialog-close = Enter 关闭
app-dialog-copy = y 复制
app-dialog-choose = Enter 选定  Esc 返回
app-selected = 已标记 { $count }
app-more = 还有 { $count } 行
app-export-title = 导出
app-export-done = 已导出
app-export-written =
    文件在服务器上（{ $bytes } 字节）：
    { $path }

    要取到自己的电脑上，在自己的电脑上运行：
    { $command }
