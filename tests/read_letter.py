#!/usr/bin/env python3
"""Reads a letter with Python's own parser and prints it as JSON; files as their SHA-256 and length, and with a folder
named, written into it."""

import email
import email.policy
import hashlib
import json
import pathlib
import sys

raw = pathlib.Path(sys.argv[1]).read_bytes()
folder = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
letter = email.message_from_bytes(raw, policy=email.policy.default)
files = []
for part in letter.iter_attachments():
    content = part.get_content()
    content = content.encode() if isinstance(content, str) else content
    if folder:
        (folder / part.get_filename().replace("/", "_")).write_bytes(content)
    files.append(
        {
            "name": part.get_filename(),
            "type": part.get_content_type(),
            "sha256": hashlib.sha256(content).hexdigest(),
            "size": len(content),
        }
    )
defects = [str(defect) for part in letter.walk() for defect in part.defects]
defects += [str(defect) for header in letter.values() for defect in getattr(header, "defects", [])]
print(
    json.dumps(
        {
            "headers": {name.lower(): str(value) for name, value in letter.items()},
            "message_ids": letter.get_all("message-id"),
            "text": letter.get_body(("plain",)).get_content(),
            "files": files,
            "defects": defects,
            "longest_line": max(len(line) for line in raw.split(b"\r\n")),
            "is_7bit": all(byte < 128 for byte in raw),
            "bare_newlines": raw.replace(b"\r\n", b"").count(b"\n"),
        }
    )
)
