# Exports from a screen
exporting-title = 导出
exporting-choice = { $kind }：{ $format }
exporting-all = 现在只显示一部分；导出的是您能看到的全部问题。
exporting-done-title = 已导出
exporting-done = 文件已写好：
    { $path }
    在自己的电脑上运行下面这条命令，就能把同样的内容取回：
    { $command }
