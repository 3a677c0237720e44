#!/usr/bin/env python3
"""An SMTP server that takes letters, or fails on purpose (aiosmtpd does the protocol).

    mail_server.py PORT FOLDER [--starttls CERTIFICATE KEY] [--user USER:PASSWORD] [--seed NUMBER]

FOLDER/mode says, letter by letter, what to do; it may be changed at any time:

    accept          take it
    slow            take it after two seconds
    refuse-CODE     refuse the recipient: 450, 451 and 452 for now, 553 for good; 550 and 552 refuse the letter for good
    greet-421, greet-554
                    no service to whoever connects
    mail-421        no service to whoever has a letter
    reset           reset the connection at once
    drop-rcpt       hang up in place of an answer to RCPT
    drop-data       hang up in the middle of DATA
    lost-ack        take it, and hang up instead of saying so
    no-ack          take it, and never say so
    hang, hang-rcpt, hang-data
                    never answer MAIL, RCPT or DATA, and hang up when the mode changes
    drip            from MAIL on let each answer take 25 seconds, byte by byte, and the last one not end
    garbage         answer MAIL with what is no SMTP
    long, multiline take it, with answers of 3,000 letters or of fifty lines
    tls-454         do not do STARTTLS for now
    tls-drop        hang up when STARTTLS was agreed on
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
import socket
import ssl
import struct

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


REFUSED = {
    "refuse-450": "450 4.2.0 the mailbox is busy",
    "refuse-451": "451 4.3.0 try again later",
    "refuse-452": "452 4.2.2 no room for now",
    "refuse-553": "553 5.1.3 there is no such name",
}
UNWANTED = {"refuse-550": "550 5.7.1 we do not want this letter", "refuse-552": "552 5.3.4 this letter is too large"}


async def hang(transport):
    """Says nothing more, until there is another mode."""
    begun = mode()
    while mode() == begun:
        await asyncio.sleep(0.2)
    transport.abort()


class Server(SMTP):
    letters, is_told = 0, False

    async def _handle_client(self):
        if mode() == "reset":
            log("greeting")
            # with nothing to linger for, the end is a reset
            self.transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.transport.abort()
        elif mode() in ("greet-421", "greet-554"):
            log("greeting")
            await self.push(mode().removeprefix("greet-") + " 4.3.2 no service here")
            self.transport.close()
        else:
            await super()._handle_client()

    async def push(self, status):
        text = status if isinstance(status, str) else status.decode()
        if mode() == "drip" and self.letters:
            return await self.drip(text)
        if mode() == "long" and text.startswith("250 "):
            text = "250 " + 3000 * "x"
        if mode() == "multiline" and text.startswith("250 "):
            text = 50 * "250-and\r\n" + text
        return await super().push(text)

    async def drip(self, text):
        reply = (text + "\r\n").encode()
        while self.is_told and mode() == "drip":
            self._writer.write(b"250-and so on\r\n")
            await asyncio.sleep(1)
        for byte in reply:
            self._writer.write(bytes([byte]))
            await asyncio.sleep(25 / len(reply))

    async def smtp_STARTTLS(self, arg):
        log("starttls")
        if mode() == "tls-454":
            return await self.push("454 4.7.0 no TLS for now")
        if mode() == "tls-drop":
            await self.push("220 go ahead")
            return self.transport.abort()
        return await super().smtp_STARTTLS(arg)

    async def smtp_DATA(self, arg):
        if mode() == "hang-data":
            log("data")
            return await hang(self.transport)
        if mode() == "drop-data":
            log("data")
            await self.push("354 go ahead")
            await self._reader.readline()
            self.transport.abort()
            return
        await super().smtp_DATA(arg)

    async def smtp_MAIL(self, arg):
        log("mail", tls=self._tls_protocol is not None, peer=self.session.peer[1])
        self.letters += 1
        if mode() == "mail-421" or mode() == "bye-421" and self.letters > 3:
            await self.push("421 4.3.2 that is enough for one connection")
            self.transport.close()
            return
        if mode() == "hang":
            return await hang(self.transport)
        if mode() == "garbage":
            await super().push("%!PS \x1b[31m what letter?")
            return
        await super().smtp_MAIL(arg)


taken = len(list(settings.folder.glob("*.eml")))


class Handler:
    async def handle_RCPT(self, server, session, envelope, address, options):
        if mode() in REFUSED:
            return REFUSED[mode()]
        if mode() == "hang-rcpt":
            await hang(server.transport)
        if mode() == "drop-rcpt":
            log("dropped")
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        if mode() in UNWANTED:
            log("refused")
            return UNWANTED[mode()]
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
        if mode() == "no-ack":
            await hang(server.transport)
        server.is_told = mode() == "drip"
        if mode() == "bye-silent" and server.letters >= 3:
            asyncio.get_running_loop().call_later(0.001, server.transport.close)
        return "250 OK"


def authenticate(server, session, envelope, mechanism, data):
    login, password = settings.user.split(":", 1)
    log("auth", tls=server._tls_protocol is not None)
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
