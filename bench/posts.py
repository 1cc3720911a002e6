"""Times Intake's posts, its pages and those of the site, beside two services that do the least of a diary entry: Go and Flask.

Usage: posts.py INTAKE SITE GO PYTHON [ROUNDS] [SECONDS]. The programs take turns, each with a file of its own on the same
disk; what counts are the ratios within a round. It needs wrk; GO is the built peer of bench/peers, PYTHON a virtual
environment with Flask and gunicorn.
"""

import contextlib
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
from people import PEOPLE, WORDS, fill, hashed, requests

HERE = pathlib.Path(__file__).parent
CLIENTS = 64
PAGES = ["/my/", "/my/diary", "/my/who-sees-what"]
STATIC = "/guides/"
TABLES = """
CREATE TABLE session (token_hash BLOB PRIMARY KEY, person_id INTEGER NOT NULL, expires_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE diary_entry (id INTEGER PRIMARY KEY, handle TEXT NOT NULL UNIQUE, person_id INTEGER NOT NULL,
  text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 60000), created_at INTEGER NOT NULL);
CREATE INDEX diary_entry_of_person ON diary_entry (person_id, created_at);
"""


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


def load(server, file, seconds, clients=CLIENTS, once=False):
    """Requests a second, microseconds of CPU for each, the median and the 99th percentile in milliseconds."""
    environment = dict(os.environ, REQUESTS=str(file), HOST=f"localhost:{server.port}")
    if once:
        environment["ONCE"] = "1"
    before = cpu(server.process.pid)
    output = subprocess.run(
        ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "-s", str(HERE / "posts.lua"), f"http://127.0.0.1:{server.port}"],
        env=environment, capture_output=True, text=True, check=True).stdout
    requests, taken, failed, median, last = re.search(r"RESULT (\d+) (\S+) (\d+) (\S+) (\S+)", output).groups()
    if int(failed):
        sys.exit(f"{server.name}: {failed} failed\n{output}")
    return int(requests) / float(taken), (cpu(server.process.pid) - before) * 1e6 / int(requests), float(median), float(last)


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


def bare(path, seconds):
    """Bare transactions a second: the row of a diary entry alone, written by one client."""
    with contextlib.closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous = FULL")
        count, end = 0, time.perf_counter() + seconds
        while time.perf_counter() < end:
            db.execute("BEGIN IMMEDIATE")
            db.execute(
                "INSERT INTO diary_entry (handle, person_id, text, created_at) VALUES (lower(hex(randomblob(8))), 1, ?, 0)", (WORDS,))
            db.execute("COMMIT")
            count += 1
        return count / seconds


def main():
    intake, site, go, venv = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:5])
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    seconds = int(sys.argv[6]) if len(sys.argv) > 6 else 5
    with contextlib.ExitStack() as stack:
        # On the disk beside the peers: what is temporary may be in memory.
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="waymark-", dir=pathlib.Path(go).parent)))
        for name in ("go.db", "flask.db", "bare.db"):
            prepare_peer(folder / name)
        server = Intake(intake, site, folder)
        with server:
            pass
        fill(folder / "var/intake.db", rounds)
        files = requests(folder, rounds, [*PAGES, STATIC])
        stack.enter_context(server)
        idle = memory(server.process.pid)
        peers = [
            stack.enter_context(Peer("Go", [go, "127.0.0.1:PORT", str(folder / "go.db"), site], folder)),
            stack.enter_context(Peer(
                "Flask", [venv + "/bin/gunicorn", "--workers", "2", "--threads", "8", "--bind", "127.0.0.1:PORT", "app:app"],
                HERE / "peers", {"DATABASE": str(folder / "flask.db")}))]
        posts = {each.name: [] for each in [server, *peers]}
        single = {each.name: [] for each in [server, *peers]}
        alone = []
        kinds = {kind: [] for kind in ("A profile", "An answer", "A stage")}
        pages = {page: [] for page in [*PAGES, "/my/pairs/"]}
        statics = {each.name: [] for each in [server, peers[0]]}
        for number in range(rounds):
            for each in [server, *peers]:
                posts[each.name].append(load(each, files["A diary entry"], seconds))
            for each in [server, *peers]:
                single[each.name].append(load(each, files["A diary entry"], seconds, clients=1))
            alone.append(bare(folder / "bare.db", seconds))
            for kind, taken in kinds.items():
                once = kind == "An answer"
                taken.append(load(server, files[f"{kind} {number}" if once else kind], seconds, once=once))
            for page, taken in pages.items():
                taken.append(load(server, files[page], seconds))
            for each in [server, peers[0]]:
                statics[each.name].append(load(each, files[STATIC], seconds))
        busy = memory(server.process.pid)

    print(f"{PEOPLE} people, diary entries of 1 KB, synchronous = FULL, {rounds} rounds of {seconds} s. Middle (lowest–highest).\n")
    print("| Posts of a diary entry | a second, 64 clients | CPU a post, µs | median, ms | p99, ms | a second, one client |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, taken in posts.items():
        print(f"{row(name, taken)} {middle([t[0] for t in single[name]])} |")
    print(f"| A bare transaction of the row | | | | | {middle(alone)} |")
    for name in ("Go", "Flask"):
        ratios = [one[0] / other[0] for one, other in zip(posts["Intake"], posts[name])]
        print(f"\nIntake's posts to {name}'s: {middle(ratios, 2)}")
    ratios = [other / one[0] for one, other in zip(single["Intake"], alone)]
    print(f"\nTime of one client's post to that of a bare transaction: {middle(ratios, 2)}")
    for title, tables in [("Other posts", kinds), ("Page", pages), (f"The site's `{STATIC}`", statics)]:
        print(f"\n| {title} | a second | CPU, µs | median, ms | p99, ms |\n| --- | --- | --- | --- | --- |")
        for name, taken in tables.items():
            print(row(name, taken))
    ratios = [one[0] / other[0] for one, other in zip(statics["Intake"], statics["Go"])]
    print(f"\nIntake's pages of the site to Go's: {middle(ratios, 2)}")
    print(f"\nMemory: {idle:.0f} MB idle, {busy:.0f} MB at the end.")


def row(name, taken):
    cells = [middle([t[place] for t in taken], digits) for place, digits in enumerate([0, 0, 1, 1])]
    return f"| {name} | {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
