"""Copies that `backup` makes while the program serves and is killed: for tests/kills."""

import contextlib
import hashlib
import sqlite3
import subprocess
import urllib.request

import running


class Copy:
    """A copy that is being made; `wrong` tells what is wrong with it once it is there."""

    def __init__(self, site, folder, thanked):
        self.file, self.site, self.folder = folder / "copy.db", site, folder
        folder.mkdir()
        # what was thanked for when it began must be in it
        self.least = set(thanked)
        self.making = subprocess.Popen([running.BINARY, "backup", self.file], env=site.environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def wrong(self, log, is_spoiled):
        """Puts it into use in a folder of its own; if it is to be spoiled, with a letter less."""
        said = self.making.communicate(timeout=120)[0]
        if self.making.returncode != 0:
            return [f"a backup ended with {self.making.returncode}: {said[-300:]}"]
        if is_spoiled:
            with contextlib.closing(sqlite3.connect(self.file)) as database, database:
                database.execute("DELETE FROM letter WHERE id = (SELECT max(id) FROM letter WHERE decision IS NULL AND submission IS NOT NULL)")
        faults = list(self.look())
        data = self.folder / "data"
        data.mkdir()
        # its letters go into a folder
        settings = {"SITE_DATA": str(data)}
        environment = {name: value for name, value in self.site.environment.items() if name != "SITE_MAIL"} | settings
        for command in (["restore", self.file], ["check"]):
            done = subprocess.run([running.BINARY, *command], env=environment, capture_output=True, text=True, timeout=120)
            if done.returncode != 0:
                faults.append(f"{command[0]} of a copy: {(done.stdout + done.stderr)[-500:]}")
        with running.site(data, {"SITE_MAIL": "folder"}, log) as restored:
            request = urllib.request.Request(restored.url + "/events", headers={"Host": restored.host})
            if urllib.request.urlopen(request, timeout=30).status != 200:
                faults.append("a copy that is put into use has no events")
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
