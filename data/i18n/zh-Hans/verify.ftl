# 从这里导出的文件，按指纹查对
verify-about = 查对一份文件是不是本单位导出的原件
verify-arg-file = 导出的文件；- 表示标准输入
verify-known = 与导出时一致：{ $kind }（{ $format }），{ $by }于 { $at } 导出，历史第 { $seq } 条。
verify-unknown = 不是本单位导出的原件：文件导出后被改动过，或者不是出自这个数据库。打开后另存也算改动。
verify-too-large = 送入的内容超过 256 MiB，导出的文件没有这么大。
