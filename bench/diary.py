"""Times a diary in a file of 1,000,000 entries against one of 10,000, the reader's own entries equal, in the same run.

Usage: diary.py INTAKE SITE [MANY] [FEW] [ROUNDS]. Two servers stand side by side, and each round asks both for every page in
turn: what counts is the ratio of the two. Standard library only; the servers are Intake itself, over a socket.
"""

import contextlib
import json
import pathlib
import random
import sqlite3
import statistics
import sys
import tempfile
import time

from matching import ADDRESS, Server, plausible
from people import mentoring

OWN = 400
SHARED = 40


def fill(database, scheme, count):
    """A file with so many entries, of which the reader wrote OWN, spread over all of it, and her mentor shares SHARED."""
    rng = random.Random(11)
    db = sqlite3.connect(database)
    prompts = [
        (prompt["form"]["id"], prompt["page"],
         db.execute("SELECT max(id) FROM form_version WHERE form = ?", (prompt["form"]["id"],)).fetchone()[0])
        for prompt in scheme["prompts"]]
    reader = db.execute("SELECT person_id FROM address WHERE address = ?", (ADDRESS,)).fetchone()[0]
    people = [
        db.execute("INSERT INTO person (handle, standing, created_at) VALUES (?, 'member', 0)", (f"p{n:015}",)).lastrowid
        for n in range(max(20, count // 200))]
    pairs = [
        (one, mentoring(db, f"q{n:015}", one, other))
        for n, (one, other) in enumerate(zip([reader] + people[1::2], people[0::2]))]
    pair_of = dict(pairs)
    texts = [plausible(rng)[:300] for _ in range(500)]

    def rows():
        own, shared = (set(round(n * count / of) for n in range(of)) for of in (OWN, SHARED))
        answered = prompts + [(None, None, None)] * (len(prompts) // 2)
        written = 0
        for number in range(count):
            person = reader if number in own else people[0] if number - 1 in shared else rng.choice(people[1:])
            # The reader's entries are the same in every file.
            written += person == reader
            nth = written if person == reader else number
            prompt = answered[nth % len(answered)]
            pair = pairs[0][1] if person == people[0] else pair_of.get(person)
            is_shared = person == people[0] or pair and rng.random() < 0.1
            text = texts[nth % len(texts)]
            yield (f"{number:016}", person, prompt[2], prompt[0], text, 1_700_000_000 + number, pair, 1 if is_shared else None)

    with db:
        db.executemany(
            "INSERT INTO diary_entry (handle, person_id, form_version_id, prompt, text, created_at, mentoring_id, shared_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows())
    handle = db.execute("SELECT handle FROM diary_entry WHERE person_id = ? LIMIT 1 OFFSET 99", (reader,)).fetchone()[0]
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    return handle, next(page for _, page, _ in prompts)


def started(server):
    """Milliseconds from a start to the first reply."""
    server.__exit__()
    return server.__enter__().started_in


def main():
    program, site = (str(pathlib.Path(path).resolve()) for path in sys.argv[1:3])
    counts = [int(count) for count in sys.argv[3:5]] or [1_000_000, 10_000]
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 100
    scheme = json.loads((pathlib.Path(site) / "scheme.json").read_text())
    with contextlib.ExitStack() as stack:
        sides = []
        for count in counts:
            folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="waymark-")))
            server = Server(program, site, folder)
            with server:
                cookie = server.sign_in()
            handle, guide = fill(folder / "var/intake.db", scheme, count)
            stack.enter_context(server)
            sides.append((server, cookie, {
                "My page": "/my/", "diary": "/my/diary", "an older page": f"/my/diary?before={handle}",
                "one guide's": f"/my/diary?page={guide}", "a month's": "/my/diary?from=2023-11-01&until=2023-11-30",
                "a word": "/my/diary?words=wards", "a word of none": "/my/diary?words=unheard-of",
                "an entry": f"/my/diary/{handle}", "shared": "/my/pairs/q000000000000000/shared"}))
        pages = list(sides[0][2])
        times = {page: ([], []) for page in pages}
        starts = [[started(side[0]) for _ in range(7)] for side in sides]
        for _ in range(rounds):
            for page in pages:
                for (server, cookie, paths), taken in zip(sides, times[page]):
                    start = time.perf_counter()
                    status, _, _ = server.ask("GET", paths[page], cookie=cookie)
                    taken.append((time.perf_counter() - start) * 1_000)
                    if status != 200:
                        sys.exit(f"{paths[page]}: {status}")
    print(f"{counts[0]:,} entries to {counts[1]:,}, {OWN} of them the reader's own, {rounds} rounds, over HTTP\n")
    print("First reply after a start: " + ", ".join(f"{statistics.median(taken):.0f} ms" for taken in starts) + "\n")
    for page, (many, few) in times.items():
        ratio = statistics.median(one / other for one, other in zip(many, few))
        print(f"{page:15} median {statistics.median(many):6.1f} ms   to {statistics.median(few):6.1f} ms   ratio {ratio:5.2f}")


if __name__ == "__main__":
    main()
