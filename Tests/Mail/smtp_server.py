"""A real SMTP server for the tests: keeps every mail as a file, and is difficult where a recipient's name says so.

smtp_server.py FOLDER PORT    PORT 0 lets the system choose; the port that it listens on is written to FOLDER/port.
"""

import asyncio
import json
import os
import sys

from aiosmtpd.smtp import SMTP


class Keeper:
    def __init__(self, folder):
        self.folder = folder
        self.count = 0
        self.tried = set()

    def is_first(self, address):
        """True the first time that something is tried with an address."""
        first = address not in self.tried
        self.tried.add(address)
        return first

    async def handle_RCPT(self, server, session, envelope, address, options):
        name = address.split("@")[0]
        if name == "refused":
            return "550 5.1.1 There is nobody of that name"
        if name == "later" and self.is_first(address):
            return "451 4.7.1 Come back later"
        if name == "busy" and self.is_first(address):
            return "421 4.3.2 Too busy"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 Known"

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0].startswith("spam"):
            return "550 5.7.1 Not wanted"
        self.keep(envelope)
        if envelope.rcpt_tos[0].startswith("cut") and self.is_first(envelope.rcpt_tos[0]):
            server.transport.abort()
        return "250 2.0.0 Taken"

    def keep(self, envelope):
        self.count += 1
        mail = {
            "from": envelope.mail_from,
            "to": envelope.rcpt_tos,
            "text": envelope.original_content.decode("utf-8"),
        }
        path = os.path.join(self.folder, "%04d.json" % self.count)
        with open(path + ".part", "w") as file:
            json.dump(mail, file)
        os.rename(path + ".part", path)


async def serve(folder, port):
    keeper = Keeper(folder)
    server = await asyncio.get_running_loop().create_server(
        lambda: SMTP(keeper, enable_SMTPUTF8=False), "127.0.0.1", port
    )
    with open(os.path.join(folder, "port.part"), "w") as file:
        file.write(str(server.sockets[0].getsockname()[1]))
    os.rename(os.path.join(folder, "port.part"), os.path.join(folder, "port"))
    # Whatever becomes of the tests, it does not outlive them for long.
    await asyncio.sleep(120)


asyncio.run(serve(sys.argv[1], int(sys.argv[2])))
