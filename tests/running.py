"""The program, started for a test on a free port of loopback with the directory of this repository: for scripts beside this file."""

import collections
import contextlib
import glob
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = pathlib.Path(os.environ.get("SITE_BINARY", ROOT / "target/debug/socal-sister-cities"))


class Clock:
    """The clock of a site, in our hand: libfaketime, Debian's package, by a file. Only what tells the time is moved, no wait is."""

    def __init__(self, file, first):
        libraries = glob.glob("/usr/lib/*/faketime/libfaketimeMT.so.1")
        if not libraries:
            sys.exit("not run: install libfaketime from Debian first")
        self.file, self.turning = file, threading.Lock()
        self.settings = {"LD_PRELOAD": libraries[0], "FAKETIME_TIMESTAMP_FILE": str(file), "FAKETIME_CACHE_DURATION": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        self.set(first)

    def set(self, moment):
        """Sets it to a moment, in seconds since 1970."""
        self.ahead = round(moment - time.time())
        # the program reads it while we write
        part = self.file.with_suffix(".part")
        part.write_text(f"+{self.ahead}\n")
        part.rename(self.file)

    def now(self):
        return time.time() + self.ahead


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def site(data, settings=None, log=subprocess.DEVNULL, binary=BINARY):
    """Gives the process, with its `port`, its address `url` and its `host` for visitors; it answers by then, and it is gone afterwards."""
    process = start(data, settings, log, binary)
    try:
        answers(process)
        yield process
    finally:
        end(process)


def start(data, settings=None, log=subprocess.DEVNULL, binary=BINARY):
    """Gives the process as `site` does, before its first answer; its `environment` is for commands on the same data."""
    port = free_port()
    own = {"SITE_LISTEN": f"127.0.0.1:{port}", "SITE_DATA": str(data), "SITE_CONTENT": str(ROOT / "content")}
    environment = os.environ | own | (settings or {})
    process = subprocess.Popen([binary], env=environment, stdout=subprocess.DEVNULL, stderr=log)
    process.port, process.url, process.environment = port, f"http://127.0.0.1:{port}", environment
    # the name that the site has for visitors: it answers to no other
    process.host = urllib.parse.urlsplit((settings or {}).get("SITE_URL", process.url)).netloc
    return process


@contextlib.contextmanager
def mail_server(folder):
    """Gives the port of a mail server that puts what it takes into a folder."""
    port = free_port()
    server = subprocess.Popen([sys.executable, ROOT / "tests/mail_server.py", str(port), folder], stdout=subprocess.PIPE, text=True)
    try:
        if server.stdout.readline() != "ready\n":
            raise SystemExit("the mail server does not start: use target/venv/bin/python, which tests/all makes")
        yield port
    finally:
        end(server)


def taken(folder):
    """The Message-IDs that such a server has taken, and how often each."""
    heads = (path.read_bytes().split(b"\r\n\r\n", 1)[0].decode(errors="replace") for path in folder.glob("*.eml"))
    return collections.Counter(re.search(r"^Message-ID: *(\S+)", head, re.MULTILINE | re.IGNORECASE).group(1) for head in heads)


def answers(process, seconds=30):
    """Waits for the first answer of a site."""
    until = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(urllib.request.Request(process.url + "/health", headers={"Host": process.host}), timeout=5).close()
            return
        except OSError as error:
            if process.poll() is not None:
                raise SystemExit(f"the site ended with {process.returncode} before its first answer") from error
            if time.monotonic() > until:
                raise SystemExit(f"the site did not answer within {seconds} s: {error}") from error
            time.sleep(0.1)


def end(process):
    """Ends a process by its number, though it may hang or be gone."""
    if process.poll() is not None:
        return
    process.send_signal(signal.SIGCONT)
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
