### What became of the text of a newsletter's file: for editors.

reading-cut = The file is very long. Not all of its text is on its page and in the search.
reading-no-text = The file holds no text: it is a picture of the pages. The search cannot find what it says, and it cannot be read aloud. The sender is asked for a summary once the address is proved, unless there is one.
reading-failed = We could not read the text of the file. { $because } Please open it yourself before you publish it.
reading-waits = The text of the file waits to be read. It will be shown here then.

## Why it could not be read

reading-unusual = Our program could not read it: it is damaged, or made in an unusual way.
reading-damaged = It is damaged or not whole.
reading-locked = It is locked with a password.
reading-encrypted = It is encrypted in a way that we cannot open.
reading-word-empty = It is a Word file without a text, or locked with a password.
reading-word-damaged = Its text is damaged.
