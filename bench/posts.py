"""Times Intake's posts, its pages and those of the site, beside two services that do the least of the same: Go and Flask.

Usage: posts.py INTAKE SITE GO PYTHON [ROUNDS] [SECONDS]. The programs take turns, each with a file of its own on the same
disk; what counts are the ratios within a round. It needs wrk; GO is the built peer of bench/peers, PYTHON a virtual
environment with Flask and gunicorn.
"""

import contextlib
import hashlib
import os
import pathlib
import re
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

from matching import Server

HERE = pathlib.Path(__file__).parent
PEOPLE = 64
CLIENTS = 64
STATIC = "/guides/"
TABLES = """
CREATE TABLE session (token_hash BLOB PRIMARY KEY, person_id INTEGER NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE diary_entry (id INTEGER PRIMARY KEY, handle TEXT NOT NULL UNIQUE, person_id INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 60000), created_at INTEGER NOT NULL);
CREATE INDEX diary_entry_of_person ON diary_entry (person_id, created_at);
"""


def token(number):
    return f"bench{number:019}"


def hashed(number):
    return hashlib.sha256(token(number).encode()).digest()


class Peer:
    """A program that is started anew on a port that the system picked."""

    def __init__(self, name, command, folder, environment=None):
        self.name, self.command, self.folder = name, command, folder
        self.environment = dict(os.environ, **(environment or {}))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]

    def __enter__(self):
        command = [part.replace("PORT", str(self.port)) for part in self.command]
        self.process = subprocess.Popen(
            command, cwd=self.folder, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), 1):
                return self
            time.sleep(0.05)
        sys.exit(f"{self.name} did not start.")

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)


class Intake(Server):
    name = "Intake"

    def __init__(self, program, site, folder):
        super().__init__(program, site, folder)
        more = "limits:\n  saves-person-hour: 100000000\n  saves-kilobytes-person-day: 100000000\n"
        with (folder / "intake.yml").open("a") as settings:
            settings.write(more)


def processes(pid):
    children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid] + [each for child in children for each in processes(int(child))]


def cpu(pid):
    """Seconds of all its processes."""
    ticks = 0
    for each in processes(pid):
        fields = pathlib.Path(f"/proc/{each}/stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(pid):
    """Megabytes in memory."""
    return sum(int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{each}/status").read_text())[1]) for each in processes(pid)) / 1024


def load(server, tokens, seconds, clients=CLIENTS, page=None):
    """Requests a second, microseconds of CPU for each, the median and the 99th percentile in milliseconds."""
    environment = dict(os.environ, TOKENS=str(tokens), HOST=f"localhost:{server.port}")
    if page:
        environment["PAGE"] = page
    before = cpu(server.process.pid)
    output = subprocess.run(
        ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "-s", str(HERE / "posts.lua"), f"http://127.0.0.1:{server.port}"],
        env=environment, capture_output=True, text=True, check=True).stdout
    requests, taken, failed, median, last = re.search(r"RESULT (\d+) (\S+) (\d+) (\S+) (\S+)", output).groups()
    if int(failed):
        sys.exit(f"{server.name}: {failed} failed\n{output}")
    return int(requests) / float(taken), (cpu(server.process.pid) - before) * 1e6 / int(requests), float(median), float(last)


def sign_people_in(folder):
    now = int(time.time())
    with sqlite3.connect(folder / "var/intake.db") as db:
        for number in range(PEOPLE):
            person = db.execute(
                "INSERT INTO person (handle, standing, created_at, form_mark) VALUES (?, 'member', ?, ?)",
                (f"p{number:015}", now, f"mark{number:012}")).lastrowid
            address = db.execute(
                "INSERT INTO address (person_id, address, confirmed_at, gets_mail) VALUES (?, ?, ?, 1)",
                (person, f"person{number}@example.org", now)).lastrowid
            db.execute(
                "INSERT INTO session (handle, token_hash, person_id, address_id, browser, created_at, used_at, expires_at) "
                "VALUES (?, ?, ?, ?, 'wrk', ?, ?, ?)",
                (f"s{number:015}", hashed(number), person, address, now, now, now + 86_400))
    db.close()


def prepare_peer(path):
    db = sqlite3.connect(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.executescript(TABLES)
    with db:
        db.executemany(
            "INSERT INTO session VALUES (?, ?, ?)", [(hashed(n), n, int(time.time()) + 86_400) for n in range(PEOPLE)])
    db.close()


def middle(values, digits=0):
    return f"{statistics.median(values):,.{digits}f} ({min(values):,.{digits}f}–{max(values):,.{digits}f})"


def main():
    intake, site, go, venv = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:5])
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    seconds = int(sys.argv[6]) if len(sys.argv) > 6 else 5
    with contextlib.ExitStack() as stack:
        # On the disk beside the peers: what is temporary may be in memory.
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="waymark-", dir=pathlib.Path(go).parent)))
        tokens = folder / "tokens"
        tokens.write_text("".join(token(n) + "\n" for n in range(PEOPLE)))
        for name in ("go.db", "flask.db"):
            prepare_peer(folder / name)
        server = Intake(intake, site, folder)
        with server:
            pass
        sign_people_in(folder)
        stack.enter_context(server)
        idle = memory(server.process.pid)
        peers = [
            stack.enter_context(Peer("Go", [go, "127.0.0.1:PORT", str(folder / "go.db"), site], folder)),
            stack.enter_context(Peer(
                "Flask", [venv + "/bin/gunicorn", "--workers", "2", "--threads", "8", "--bind", "127.0.0.1:PORT", "app:app"],
                HERE / "peers", {"DATABASE": str(folder / "flask.db")}))]
        posts = {each.name: [] for each in [server, *peers]}
        single = {each.name: [] for each in [server, *peers]}
        pages = {page: [] for page in ("/my/", "/my/diary", "/my/who-sees-what")}
        statics = {each.name: [] for each in [server, peers[0]]}
        for _ in range(rounds):
            for each in [server, *peers]:
                posts[each.name].append(load(each, tokens, seconds))
            for each in [server, *peers]:
                single[each.name].append(load(each, tokens, seconds, clients=1))
            for page, taken in pages.items():
                taken.append(load(server, tokens, seconds, page=page))
            for each in [server, peers[0]]:
                statics[each.name].append(load(each, tokens, seconds, page=STATIC))
        busy = memory(server.process.pid)

    print(f"{PEOPLE} people, diary entries of 1 KB, synchronous = FULL, {rounds} rounds of {seconds} s. Middle (lowest–highest).\n")
    print("| Posts | a second, 64 clients | CPU a post, µs | median, ms | p99, ms | a second, one client |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, taken in posts.items():
        print(f"| {name} | {middle([t[0] for t in taken])} | {middle([t[1] for t in taken])} | {middle([t[2] for t in taken], 1)} "
              f"| {middle([t[3] for t in taken], 1)} | {middle([t[0] for t in single[name]])} |")
    for name in ("Go", "Flask"):
        ratios = [one[0] / other[0] for one, other in zip(posts["Intake"], posts[name])]
        print(f"\nIntake's posts to {name}'s: {middle(ratios, 2)}")
    print("\n| Page | a second | CPU, µs | median, ms | p99, ms |\n| --- | --- | --- | --- | --- |")
    for page, taken in pages.items():
        print(f"| {page} | {middle([t[0] for t in taken])} | {middle([t[1] for t in taken])} | {middle([t[2] for t in taken], 1)} "
              f"| {middle([t[3] for t in taken], 1)} |")
    print(f"\n| The site's `{STATIC}` | a second | CPU, µs | median, ms | p99, ms |\n| --- | --- | --- | --- | --- |")
    for name, taken in statics.items():
        print(f"| {name} | {middle([t[0] for t in taken])} | {middle([t[1] for t in taken])} | {middle([t[2] for t in taken], 1)} "
              f"| {middle([t[3] for t in taken], 1)} |")
    ratios = [one[0] / other[0] for one, other in zip(statics["Intake"], statics["Go"])]
    print(f"\nIntake's pages of the site to Go's: {middle(ratios, 2)}")
    print(f"\nMemory: {idle:.0f} MB idle, {busy:.0f} MB at the end.")


if __name__ == "__main__":
    main()
