"""Those who use the site, for scripts beside this file: somebody who reads, somebody who sends in, an editor at the desk."""

import base64
import hashlib
import hmac
import html
import http.client
import re
import secrets
import struct
import subprocess
import time
import urllib.parse

import running

PASSWORD = "violet pencil orbit kettle 58"


class Visitor:
    """A browser as far as these scripts need one: it goes to one site, and keeps its cookies and no connection."""

    def __init__(self, timeout=30):
        self.cookies, self.headers, self.timeout = {}, {}, timeout

    def ask(self, site, method, path, body=None, kind=None):
        """Status, headers and bytes; OSError or HTTPException if no whole answer came."""
        headers = {"Host": site.host, "Origin": "http://" + site.host} | self.headers
        if kind:
            headers["Content-Type"] = kind
        if self.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=self.timeout)
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            for line in answer.headers.get_all("Set-Cookie", []):
                name, value = line.split(";")[0].split("=", 1)
                self.cookies[name] = value
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def get(self, site, path):
        status, _, page = self.ask(site, "GET", path)
        return status, page.decode(errors="replace")

    def post(self, site, path, fields):
        status, _, page = self.ask(site, "POST", path, urllib.parse.urlencode(fields), "application/x-www-form-urlencoded")
        return status, page.decode(errors="replace")


class Refused(Exception):
    """An answer that is none of those that a right form gets."""


class SignedOut(Exception):
    """The session has ended: the site asks to sign in, and keeps what was typed."""


def value(page, name):
    """What a field of a page holds."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    if not found:
        raise Refused(f"no field {name} in: {page[:200]}")
    return html.unescape(found.group(1))


def form(fields, files):
    """A form as browsers send it (RFC 7578), and its type."""
    boundary = secrets.token_hex(16)
    parts = []
    for name, text in fields.items():
        parts.append(f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{text}\r\n'.encode())
    for field, name, content in files:
        head = f'--{boundary}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\nContent-Type: application/octet-stream\r\n\r\n'
        parts.append(head.encode() + content + b"\r\n")
    return b"".join(parts) + f"--{boundary}--\r\n".encode(), f"multipart/form-data; boundary={boundary}"


def pdf(size):
    """A file of that size that passes for a PDF, unlike any other."""
    return b"%PDF-1.4\n" + secrets.token_bytes(size) + b"\n%%EOF\n"


def send_in(site, kind, title, files=(), on="2199-07-07"):
    """Fills in a form and sends it; gives the address of the receipt once the site has thanked."""
    visitor = Visitor()
    status, page = visitor.get(site, f"/submit/{kind}")
    if status != 200:
        raise Refused(f"/submit/{kind}: {status}")
    name = secrets.token_hex(4)
    fields = {"form_id": value(page, "form_id"), "title": title, "sender_name": "Aiko Yamada", "sender_email": f"aiko.{name}@example.org", "permission": "yes"}
    if kind == "event":
        fields |= {"host": "Riverside", "starts_on": on, "starts_at": "18:30", "zone": "America/Los_Angeles", "attendance": "in_person"}
        fields |= {"venue": "City Hall, 3900 Main Street", "city": "Riverside", "contact": "(951) 555-0100"}
    else:
        fields |= {"organization": "Riverside", "issued_on": "2026-11-01", "link": "https://example.org/letter"}
    status, headers, page = visitor.ask(site, "POST", f"/submit/{kind}", *form(fields, files))
    if status != 303:
        raise Refused(f"POST /submit/{kind}: {status} {page[:300]!r}")
    return urllib.parse.urlsplit(headers["Location"]).path


def code(secret, now):
    """What a telephone shows (RFC 6238)."""
    digest = hmac.new(base64.b32decode(secret), struct.pack(">Q", int(now) // 30), hashlib.sha1).digest()
    start = digest[19] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 10**6:06}"


class Editor(Visitor):
    """Somebody with an account, made by the command line, who is signed in."""

    def __init__(self, site, name, role="editor", now=time.time):
        super().__init__()
        self.name, self.now = name, now
        self.email = f"{name.lower()}@example.org"
        command = [running.BINARY, "people", "invite", "--name", name, "--email", self.email, "--role", role, "--office", "Secretary", "--until", "2199-12-31"]
        printed = subprocess.run(command, env=site.environment, capture_output=True, text=True, check=True).stdout
        path = re.search(r"/account/[\w-]+", printed).group(0)
        page = self.post(site, path, {})[1]
        self.secret = re.search(r"secret=([A-Z2-7]+)", html.unescape(page)).group(1)
        fields = {"new_password": PASSWORD, "again": PASSWORD, "code": code(self.secret, now()), "factor": value(page, "factor")}
        status, page = self.post(site, path, fields)
        if status != 200 or not self.cookies:
            raise SystemExit(f"the account of {name} was not made: {status}")
        self.printed = re.findall(r"<code>([^<]+)</code>", page)

    def ask(self, site, method, path, body=None, kind=None):
        status, headers, page = super().ask(site, method, path, body, kind)
        if status == 303 and headers["Location"].startswith("/sign-in"):
            raise SignedOut(f"{path} leads to {headers['Location']}")
        return status, headers, page

    def sign_in(self, site, printed=None):
        """Signs in anew, as after an hour away; with a printed code in place of the telephone's, if there is one."""
        self.cookies.clear()
        fields = {"email": self.email, "password": PASSWORD, "code": printed or code(self.secret, self.now())}
        status, page = self.post(site, "/sign-in", fields)
        if status != 303:
            said = re.findall(r'class="error[^"]*"[^>]*>([^<]*)', page)
            raise Refused(f"{self.name} is not let in: {status} {said}")

    def queue(self, site, newest=True):
        """Numbers of what waits, as the desk lists it."""
        status, page = self.get(site, "/admin/queue?order=" + ("newest" if newest else "oldest"))
        if status != 200:
            raise Refused(f"/admin/queue: {status}")
        return sorted({int(number) for number in re.findall(r'"/admin/submissions/(\d+)"', page)})

    def decide(self, site, number, action, words):
        """Reads a submission and decides about it. False if a colleague was faster, or there is no such button."""
        path = f"/admin/submissions/{number}"
        status, page = self.get(site, path)
        if status != 200:
            raise Refused(f"{path}: {status}")
        if f'action="{path}/{action}"' not in page:
            return False
        fields = {"seen": value(page, "seen")} | ({"question": words} if action == "ask" else {"words": words} if action == "decline" else {})
        status, page = self.post(site, f"{path}/{action}", fields)
        if status not in (303, 409):
            raise Refused(f"POST {path}/{action}: {status} {page[:300]}")
        return status == 303
