#!/usr/bin/env python3
"""An SMTP server that takes letters, or fails on purpose (aiosmtpd does the protocol).

    mail_server.py PORT FOLDER [--starttls CERTIFICATE KEY] [--user USER:PASSWORD] [--seed NUMBER]

FOLDER/mode says, letter by letter, what to do; it may be changed at any time:

    accept          take it
    slow            take it after two seconds
    refuse-451      refuse the recipient for now
    refuse-550      refuse the letter for good
    hang            never answer MAIL
    drop-data       hang up in the middle of DATA
    lost-ack        take it, and hang up instead of saying so
    random-PERCENT  refuse so many of a hundred for now, take the rest
    bye-421         after three letters over one connection say goodbye to the next one
    bye-silent      after three letters over one connection hang up without a word

A letter that was taken is FOLDER/00001.eml and so on; FOLDER/log.jsonl has a line for everything that happened.
"""

import argparse
import asyncio
import json
import pathlib
import random
import ssl

from aiosmtpd.smtp import SMTP, AuthResult

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("port", type=int)
parser.add_argument("folder", type=pathlib.Path)
parser.add_argument("--starttls", nargs=2, metavar=("CERTIFICATE", "KEY"))
parser.add_argument("--user", metavar="USER:PASSWORD")
parser.add_argument("--seed", type=int)
settings = parser.parse_args()
random.seed(settings.seed)
settings.folder.mkdir(parents=True, exist_ok=True)


def mode():
    try:
        return (settings.folder / "mode").read_text().strip() or "accept"
    except FileNotFoundError:
        return "accept"


def log(event, **more):
    with (settings.folder / "log.jsonl").open("a") as file:
        file.write(json.dumps({"event": event, "mode": mode(), **more}) + "\n")


class Server(SMTP):
    async def smtp_DATA(self, arg):
        if mode() == "drop-data":
            log("data")
            await self.push("354 go ahead")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)

    async def smtp_MAIL(self, arg):
        log("mail", tls=self._tls_protocol is not None, peer=self.session.peer[1])
        self.letters = getattr(self, "letters", 0) + 1
        if mode() == "bye-421" and self.letters > 3:
            await self.push("421 4.3.2 that is enough for one connection")
            self.transport.close()
            return
        if mode() == "hang":
            await asyncio.sleep(3600)
        await super().smtp_MAIL(arg)


taken = len(list(settings.folder.glob("*.eml")))


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if mode() == "refuse-451":
            return "451 4.3.0 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if mode() == "refuse-550":
            log("refused")
            return "550 5.7.1 we do not want this letter"
        if mode().startswith("random-") and random.randrange(100) < int(mode().removeprefix("random-")):
            log("refused")
            return "451 4.3.0 not now"
        if mode() == "slow":
            await asyncio.sleep(2)
        global taken
        taken += 1
        number = taken
        (settings.folder / f"{number:05}.eml").write_bytes(envelope.original_content)
        log("taken", letter=number, to=envelope.rcpt_tos)
        if mode() == "lost-ack":
            server.transport.abort()
            await asyncio.sleep(3600)
        if mode() == "bye-silent" and getattr(server, "letters", 0) >= 3:
            asyncio.get_running_loop().call_later(0.001, server.transport.close)
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    login, password = settings.user.split(":", 1)
    is_right = (data.login.decode(), data.password.decode()) == (login, password)
    # what was not handled here, aiosmtpd answers with 535
    return AuthResult(success=is_right, handled=is_right)


def server():
    more = {}
    if settings.starttls:
        more["tls_context"] = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        more["tls_context"].load_cert_chain(*settings.starttls)
        more["require_starttls"] = True
    if settings.user:
        more.update(authenticator=authenticate, auth_required=True)
    return Server(Handler(), hostname="mail.test", loop=asyncio.get_running_loop(), **more)


async def main():
    listener = await asyncio.get_running_loop().create_server(server, "127.0.0.1", settings.port)
    print("ready", flush=True)
    await listener.serve_forever()


asyncio.run(main())
