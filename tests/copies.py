"""Copies that `backup` makes while the program serves and is killed: for tests/kills."""

import contextlib
import copy
import hashlib
import sqlite3
import subprocess
import time

import people
import running


class Copy:
    """A copy that is being made; `wrong` tells what is wrong with it once it is there."""

    def __init__(self, site, folder, thanked):
        self.file, self.site, self.folder = folder / "copy.db", site, folder
        folder.mkdir()
        # what was thanked for when it began must be in it
        self.least = set(thanked)
        self.making = subprocess.Popen([running.BINARY, "backup", self.file], env=site.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def wrong(self, log, editor, is_spoiled):
        """Puts it into use in a folder of its own; if it is to be spoiled, with a letter less. The editor has an account in it."""
        said = self.making.communicate(timeout=120)[0]
        if self.making.returncode != 0:
            return [f"a backup ended with {self.making.returncode}: {said[-300:]}"]
        if is_spoiled:
            with contextlib.closing(sqlite3.connect(self.file)) as database, database:
                database.execute("DELETE FROM letter WHERE id = (SELECT max(id) FROM letter WHERE decision IS NULL AND submission IS NOT NULL)")
        faults = list(self.look())
        with contextlib.closing(sqlite3.connect(self.file)) as database, database:
            # a program that is killed every two seconds sends less than is written: of what waited then, thousands would be in front, and
            # `check` would rightly say how late they are
            database.execute("UPDATE letter SET state = 'sent', sent_at = written_at, lease_until = NULL WHERE state <> 'sent'")
        data = self.folder / "data"
        data.mkdir()
        # its letters go into a folder
        settings = {"SITE_MAIL": "folder", "SITE_FORM_SECONDS": "0", "SITE_FORM_LIMIT": "1000000"}
        environment = self.site.environment | settings | {"SITE_DATA": str(data)}
        for command in (["restore", self.file], ["check"]):
            done = subprocess.run([running.BINARY, *command], env=environment, capture_output=True, text=True, timeout=120)
            if done.returncode != 0:
                faults.append(f"{command[0]} of a copy: {(done.stdout + done.stderr)[-500:]}")
        with running.site(data, settings, log) as restored:
            try:
                use(restored, data, copy.copy(editor))
            except (people.Refused, people.SignedOut, OSError) as error:
                faults.append(f"a copy that was put into use: {error}")
        return faults

    def look(self):
        """Asks the copy itself."""
        with contextlib.closing(sqlite3.connect(self.file)) as database:
            words = [row[0] for row in database.execute("PRAGMA integrity_check")]
            broken = database.execute("PRAGMA foreign_key_check").fetchall()
            if words != ["ok"] or broken:
                yield f"a copy is not sound: {words[:3]} {broken[:3]}"
            stored = {row[0] for row in database.execute("SELECT title FROM submission")}
            if self.least - stored:
                yield f"{len(self.least - stored)} submissions that were thanked for before a copy are not in it"
            halves = database.execute(
                "SELECT count(*) FROM submission WHERE 2 <> (SELECT count(*) FROM letter WHERE letter.submission = number AND decision IS NULL)"
            ).fetchone()[0]
            if halves:
                yield f"{halves} submissions of a copy have not their two letters"
            for sha256, size in database.execute("SELECT sha256, size FROM file").fetchall():
                pieces = b"".join(row[0] for row in database.execute("SELECT bytes FROM file_piece WHERE sha256 = ? ORDER BY position", (sha256,)))
                if len(pieces) != size or hashlib.sha256(pieces).hexdigest() != sha256:
                    yield f"the file {sha256} of a copy is not whole"


def use(site, data, editor):
    """Somebody signs in on what was restored, and something is sent in whose letters leave."""
    editor.cookies = {}
    # printed codes are good once too, but here the site is another one each time
    editor.sign_in(site, editor.printed[0])
    people.send_in(site, "event", "sent in after the restore")
    if not editor.queue(site):
        raise people.Refused("what was sent in does not wait at the desk")
    with contextlib.closing(sqlite3.connect(data / "site.db", timeout=20)) as database:
        sent = "SELECT count(*) FROM letter WHERE state = 'sent' AND submission = (SELECT max(number) FROM submission)"
        if not until_left(database, lambda: database.execute(sent).fetchone() == (2,)):
            raise people.Refused("the letters of what was sent in do not leave")


def until_left(database, is_done, seconds=30):
    """Waits for letters, of which thousands may be in front: as long as one leaves in so many seconds. Whether it was worth it."""
    left, until = -1, time.monotonic() + seconds
    while not is_done():
        now_left = database.execute("SELECT count(*) FROM letter WHERE state = 'sent'").fetchone()[0]
        if now_left > left:
            left, until = now_left, time.monotonic() + seconds
        if time.monotonic() > until:
            return False
        time.sleep(0.2)
    return True
