"""Fills a database with mentors of a plausible spread, and times their list against My page in the same run.

Usage: matching.py INTAKE SITE [MENTORS] [ROUNDS]. Times alone mean nothing on a shared machine: each round asks for both
pages in turn, and what counts is the ratio. Standard library only; the server is Intake itself, over a socket.
"""

import http.client
import json
import pathlib
import random
import re
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

from people import mentoring

ADDRESS = "ana@example.org"
HEADERS = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"}
# What many mentors write of, the common first: word n is as frequent as 1/n of the first, as words are.
TOPICS = """patients students teams budgets wards clinics research nursing projects audits training recruitment writing
safety governance inspection surgery children maternity pharmacy radiology emergency dementia oncology statistics
publishing fundraising procurement architecture engineering logistics migration sustainability unions apprenticeships
laboratories museums libraries ethics policing prisons charities farming shipping railways observatories""".split()


def plausible(rng):
    """A text of some 120 words, of which a dozen tell what it is about and the rest are anybody's."""
    weights = [1 / (n + 1) for n in range(len(TOPICS))]
    telling = rng.choices(TOPICS, weights, k=12)
    rare = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(4, 9))) for _ in range(20)]
    words = telling + rare + rng.choices("the and with for years I my work of in people led".split(), k=88)
    rng.shuffle(words)
    return " ".join(words)


class Server:
    """Intake in a folder of its own, on a port that the system picked."""

    def __init__(self, program, site, folder):
        self.program, self.site, self.folder = program, site, folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        (folder / "intake.yml").write_text(f"members: open\nurl: http://localhost:{self.port}/\n")

    def __enter__(self):
        start = time.perf_counter()
        self.process = subprocess.Popen(
            [self.program, "serve", "--site", self.site, "--settings", "intake.yml", "--port", str(self.port)],
            cwd=self.folder, stdout=subprocess.DEVNULL)
        for _ in range(5_000):
            try:
                if self.ask("GET", "/healthz")[0] == 200:
                    self.started_in = (time.perf_counter() - start) * 1_000
                    return self
            except OSError:
                time.sleep(0.002)
        sys.exit("Intake did not start.")

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(20)

    def ask(self, method, path, fields=None, cookie=None):
        """Status, headers and body."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        headers = dict(HEADERS, Host=f"localhost:{self.port}")
        if cookie:
            headers["Cookie"] = cookie
        connection.request(method, path, urllib.parse.urlencode(fields, doseq=True) if fields is not None else None, headers)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, answer.headers, body

    def sign_in(self):
        """The cookie of a session, by way of the mail."""
        self.ask("POST", "/my/sign-in", {"address": ADDRESS})
        for _ in range(100):
            mails = sorted(self.folder.glob("var/mail/*.eml"))
            if mails:
                path = "/my/link/" + re.search(r"/my/link/(\S+)", mails[-1].read_text())[1]
                _, headers, _ = self.ask("GET", path)
                _, headers, _ = self.ask("POST", path, {}, cookie=headers["Set-Cookie"].split(";")[0])
                return next(cookie.split(";")[0] for cookie in headers.get_all("Set-Cookie") if cookie.startswith("session="))
            time.sleep(0.1)
        sys.exit("No mail came.")


def fill(database, scheme, count):
    """Mentors with skills, languages, ways of meeting, texts and, of some, mentees."""
    rng = random.Random(7)
    form = next(form for form in scheme["forms"] if form["id"] == "profile")
    questions = {part["question"]["_0"]["id"]: part["question"]["_0"] for part in form["parts"] if "question" in part}
    skills, languages, ways = ([option["id"] for option in questions[name]["options"]] for name in ("offers", "languages", "where"))
    db = sqlite3.connect(database)
    db.execute("DELETE FROM folding")  # the service folds names and texts as it starts
    mentees = [
        db.execute("INSERT INTO person (handle, standing, created_at) VALUES (?, 'member', 0)", (f"m{n:015}",)).lastrowid
        for n in range(count // 10)]
    version = db.execute("SELECT id FROM form_version WHERE form = 'profile' ORDER BY id DESC").fetchone()[0]
    with db:
        for number in range(count):
            chosen = {
                "offers": sorted(set(rng.choices(skills, [1 / (n + 1) for n in range(len(skills))], k=rng.randint(2, 7)))),
                "languages": sorted({languages[0], *rng.choices(languages, k=rng.randint(0, 2))}),
                "where": sorted(set(rng.choices(ways, k=2))),
            }
            text = plausible(rng)
            name = f"Mentor {number * 7919 % count:05}"
            answers = dict(chosen, name=name, role="mentor", experience=text, contact="Room 7", availability=["available"])
            person = db.execute(
                "INSERT INTO person (handle, standing, created_at) VALUES (?, 'member', 0)", (f"{number:016}",)).lastrowid
            db.execute(
                "INSERT INTO profile (person_id, name, role, availability, places, contact, form_version_id, answers, updated_at) "
                "VALUES (?, ?, 'mentor', ?, ?, 'Room 7', ?, ?, 0)",
                (person, name, rng.choices(["available", "not-available"], [9, 1])[0], rng.randint(1, 3), version, json.dumps(answers)))
            db.executemany("INSERT INTO profile_skill VALUES (?, 'offers', ?)", [(person, skill) for skill in chosen["offers"]])
            for question in ("languages", "where"):
                db.executemany("INSERT INTO profile_choice VALUES (?, ?, ?)", [(person, question, choice) for choice in chosen[question]])
            db.execute("INSERT INTO profile_words (rowid, name, experience, topics) VALUES (?, ?, ?, '')", (person, name, text))
            if rng.random() < 0.3:
                mentoring(db, f"p{number:015}", rng.choice(mentees), person, rng.choice(["active", "completed", "ended"]))
    db.close()
    return skills


def main():
    program, site = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:3])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 5_000
    rounds = int(sys.argv[4]) if len(sys.argv) > 4 else 100
    scheme = json.loads((pathlib.Path(site) / "scheme.json").read_text())
    with tempfile.TemporaryDirectory(prefix="waymark-") as name:
        folder = pathlib.Path(name)
        server = Server(program, site, folder)
        with server:
            cookie = server.sign_in()
        skills = fill(folder / "var/intake.db", scheme, count)
        with server:
            status, _, body = server.ask("POST", "/my/forms/profile", {
                "name": "Ana", "role": "mentee", "experience": "Starting out.", "seeks": [skills[n] for n in (1, 4, 8, 12)],
                "goals": "To run projects about safety in children's wards, to publish research on dementia, and to learn "
                "how audits, budgets and recruitment are done in charities and museums.",
                "other-topics": "Statistics and ethics", "languages": "english", "where": ["video", "in-person"],
                "availability": "available", "contact": "Room 8", "commitment": "yes", "_checked": "yes"}, cookie)
            if status != 303:
                sys.exit(f"The profile was not saved: {status}")
            time.sleep(1)
            pages = {
                "My page": "/my/", "mentors": "/my/mentors", "page 100": "/my/mentors?page=100",
                "search": f"/my/mentors?skill={skills[8]}&word=wards",
            }
            times = {page: [] for page in pages}
            for _ in range(rounds):
                for page, path in pages.items():
                    start = time.perf_counter()
                    status, _, body = server.ask("GET", path, cookie=cookie)
                    times[page].append((time.perf_counter() - start) * 1_000)
                    if status != 200:
                        sys.exit(f"{path}: {status}")
                    if page == "mentors" and "skills you seek" not in body:
                        sys.exit("The list gives no reasons.")
    print(f"{count} mentors, {rounds} rounds, over HTTP\n")
    for page, taken in times.items():
        ratio = statistics.median(one / base for one, base in zip(taken, times["My page"]))
        most = sorted(taken)[int(len(taken) * 0.95)]
        print(f"{page:9} median {statistics.median(taken):6.1f} ms   95 % within {most:6.1f} ms   to My page {ratio:5.1f}")


if __name__ == "__main__":
    main()
