# A file that came out of here, looked up by its fingerprint
verify-about = Say whether a file is an export of this office, and unchanged
verify-arg-file = The exported file; - reads standard input
verify-known = Unchanged: { $kind } ({ $format }), exported by { $by } on { $at }, record { $seq } of the history.
verify-unknown = No export of this office: the file was changed afterwards, or it does not come from this database. Opening it and saving it again changes it.
verify-too-large = More than 256 MiB came in: no export is that large.
