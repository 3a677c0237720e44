"""The program, started for a test on a free port of loopback with the directory of this repository: for scripts beside this file."""

import contextlib
import os
import pathlib
import signal
import socket
import subprocess
import time
import urllib.parse
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
BINARY = pathlib.Path(os.environ.get("SITE_BINARY", ROOT / "target/debug/socal-sister-cities"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def site(data, settings=None, log=subprocess.DEVNULL, binary=BINARY):
    """Gives the process, with its `port`, its address `url` and its `host` for visitors; it answers by then, and it is gone afterwards."""
    port = free_port()
    own = {"SITE_LISTEN": f"127.0.0.1:{port}", "SITE_DATA": str(data), "SITE_CONTENT": str(ROOT / "content")}
    process = subprocess.Popen([binary], env=os.environ | own | (settings or {}), stdout=subprocess.DEVNULL, stderr=log)
    process.port, process.url = port, f"http://127.0.0.1:{port}"
    # the name that the site has for visitors: it answers to no other
    process.host = urllib.parse.urlsplit((settings or {}).get("SITE_URL", process.url)).netloc
    try:
        answers(process)
        yield process
    finally:
        end(process)


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
