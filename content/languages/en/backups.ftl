### The nights' copies, as administrators see them.

backups-failed = The last backup failed.
backups-old = No backup was shown to be good for more than two days.
backups-last = The last copy that was shown to be good is of <strong>{ $time }</strong>.
backups-none-good = No copy was shown to be good so far.
backups-how = Every night after two the site copies everything that it has. Then it puts the copy into use in a place of its own: the file is checked, the rows of every table are counted, and { $pages } pages are read. Of the good copies, those of seven days, five weeks and twelve months are kept.
backups-nights = Nights
backups-no-night = The first night is still to come.
backups-night-good = <strong>Good</strong>: { $time }
backups-night-not-ended = <strong>Not ended</strong>: { $time }
backups-night-failed = <strong>Failed</strong>: { $time }
backups-night-proof = { $file }, { $size } bytes: { $rows } rows in { $tables } tables compared, { $pages } pages read.
backups-kept = Copies that are kept
backups-folder = They are in the folder <code>{ $folder }</code> of the computer that the site runs on. They hold everything, also addresses and passwords’ fingerprints: whoever takes one away must keep it as safe as the site. If that computer is lost, they are lost with it, so please have them copied to another place.
backups-none = None yet.
backups-copy = { $file }: { $size } MB
backups-back = To go back to one of them, stop the site and run <code>socal-sister-cities restore FILE</code>. What is there now is kept.
backups-off = The site makes no copies by itself: <code>SITE_BACKUPS</code> is <code>none</code>.
