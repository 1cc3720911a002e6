"""The running service, with the built site, and somebody who reads their mail."""

import contextlib
import email
import email.policy
import pathlib
import re
import socket
import sqlite3
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

import places


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Service:
    """Intake on a port of its own. It can be killed, and started again on the same file."""

    def __init__(self, site, *, host="localhost", members="open", more=""):
        self.work = tempfile.TemporaryDirectory(prefix="waymark-service-")
        self.folder = pathlib.Path(self.work.name)
        self.port = free_port()
        self.root = f"http://{host}:{self.port}/"
        self.site = site
        self.mails = self.folder / "mail"
        self.read = self.folder / "read"
        self.read.mkdir()
        (self.folder / "intake.yml").write_text(
            f"url: {self.root}\nmembers: {members}\ncoordinators: [cleo@example.org]\n"
            "safeguarding-contacts:\n  - name: Ffion\n    address: ffion@example.org\n"
            f"mail-folder: {self.mails}\n"
            "link-limits: {address-a-minute: 50, address-an-hour: 500, client-an-hour: 1000}\n" + more)
        self.start()

    def start(self):
        command = [
            places.PROJECT / ".build/debug/intake", "serve", "--site", self.site, "--database", self.folder / "intake.db",
            "--settings", self.folder / "intake.yml", "--port", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        for _ in range(200):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=2).close()
                return
            except (urllib.error.URLError, OSError):
                if self.process.poll() is not None:
                    raise RuntimeError(self.process.stderr.read().decode())
                time.sleep(0.05)
        raise RuntimeError("Intake did not answer within ten seconds")

    def kill(self):
        """As a power cut does it."""
        self.process.kill()
        self.process.wait(10)
        self.process.stderr.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill()
        self.work.cleanup()

    def change(self, sql, *values):
        """Changes the file while nobody serves it, as if time had passed."""
        self.kill()
        with contextlib.closing(sqlite3.connect(self.folder / "intake.db")) as db, db:
            db.execute(sql, values)
        self.start()

    def mailed_link(self, address, words="/my/link/"):
        """The newest link that was mailed to an address."""
        for _ in range(200):
            for file in sorted(self.mails.glob("*.eml"), key=lambda file: file.stat().st_mtime_ns, reverse=True):
                letter = email.message_from_bytes(file.read_bytes(), policy=email.policy.default)
                if address in letter["To"]:
                    links = re.findall(r"https?://\S+", letter.get_content())
                    found = [link for link in links if words in link]
                    if found:
                        file.rename(self.read / file.name)
                        return found[0]
            time.sleep(0.05)
        raise RuntimeError(f"No mail to {address}")

    def sign_in(self, browser, address):
        browser.get(self.root + "my/sign-in")
        browser.answer("address", address)
        browser.get(self.mailed_link(address))
        browser.press("Sign in")
