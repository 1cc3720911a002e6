"""Who posts in the bench: mentors who are signed in. Half of them have one mentee; the others have many, and are asked by more."""

import hashlib
import json
import sqlite3
import time

PEOPLE = 64
# Each of as many others has so many mentees, and so many more who ask in each round.
PAIRS = 30
ASKED = 150
WORDS = "A+quiet+day+on+the+ward+and+what+I+made+of+it.+" * 21
PROFILE = ("name=Person&role=mentor&experience={words}&offers=leading-people&languages=english&where=video&"
           "places=3&availability=available&contact=Room+7&commitment=yes&_checked=yes&_key=@")


def token(number):
    return f"bench{number:019}"


def hashed(number):
    return hashlib.sha256(token(number).encode()).digest()


def fill(database, rounds):
    """Puts them into a file that the service has made."""
    now = int(time.time())
    with sqlite3.connect(database) as db:
        profile, proposal = (
            db.execute("SELECT max(id) FROM form_version WHERE form = ?", (form,)).fetchone()[0] for form in ("profile", "proposal"))
        people = [person(db, number, profile, now) for number in range(2 * PEOPLE + PAIRS + ASKED * rounds)]
        for number, mentor in enumerate(people[:2 * PEOPLE]):
            db.execute(
                "INSERT INTO session (handle, token_hash, person_id, address_id, browser, created_at, used_at, expires_at) "
                "SELECT ?, ?, id, id, 'wrk', ?, ?, ? FROM person WHERE id = ?",
                (f"s{number:015}", hashed(number), now, now, now + 86_400, mentor))
            mentees = people[2 * PEOPLE:]
            for nth, mentee in enumerate(mentees[:1] if number < PEOPLE else mentees):
                is_pair = nth < PAIRS
                begun = mentoring(db, handle(number, nth), mentee, mentor, now=now) if is_pair else None
                row = db.execute(
                    "INSERT INTO proposal (handle, mentee_id, mentor_id, state, since, created_at, due_at, mentoring_id) "
                    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    (handle(number, nth), mentee, mentor, "accepted" if is_pair else "sent", now, now,
                     None if is_pair else now + 864_000, begun)).lastrowid
                db.execute(
                    "INSERT INTO proposal_version (proposal_id, form_version_id, answers, sent_at) VALUES (?, ?, ?, ?)",
                    (row, proposal, json.dumps({"where-i-am": "Here", "what-i-want": "To write", "months": "3"}), now))
    db.close()


def mentoring(db, handle, mentee, mentor, state="active", now=0):
    """Puts in a mentoring and its two members, and gives its row."""
    row = db.execute(
        "INSERT INTO mentoring (handle, state, since, proposed_at, begun_at, ends_on) VALUES (?, ?, ?, ?, ?, '2099-12-31')",
        (handle, state, now, now, now)).lastrowid
    db.executemany(
        "INSERT INTO mentoring_member (mentoring_id, person_id, role) VALUES (?, ?, ?)",
        [(row, mentee, "mentee"), (row, mentor, "mentor")])
    return row


def person(db, number, version, now):
    # The row of an address has the number of its person's.
    row = db.execute("SELECT max(coalesce((SELECT max(id) FROM person), 0), coalesce((SELECT max(id) FROM address), 0)) + 1").fetchone()[0]
    role = "mentor" if number < 2 * PEOPLE else "mentee"
    answers = {"name": f"Person {number}", "role": [role], "experience": "Wards", "contact": "Room 7", "languages": ["english"],
               "where": ["video"], "availability": ["available"]}
    db.execute(
        "INSERT INTO person (id, handle, standing, created_at, form_mark) VALUES (?, ?, 'member', ?, ?)",
        (row, f"p{number:015}", now, f"mark{number:012}"))
    db.execute(
        "INSERT INTO address (id, person_id, address, confirmed_at, gets_mail) VALUES (?, ?, ?, ?, 1)",
        (row, row, f"person{number}@example.org", now))
    db.execute(
        "INSERT INTO profile (person_id, name, role, availability, places, contact, form_version_id, answers, updated_at) "
        "VALUES (?, ?, ?, 'available', 99, 'Room 7', ?, ?, ?)", (row, answers["name"], role, version, json.dumps(answers), now))
    return row


def handle(mentor, nth):
    return f"q{mentor:03}{nth:012}"


def requests(folder, rounds, pages):
    """Files of requests by what they are: pages, and posts as the forms on their pages send them."""
    everybody, busy = range(PEOPLE), range(PEOPLE, 2 * PEOPLE)
    lines = {page: [f"{token(n)} {page}" for n in everybody] for page in pages}
    lines["/my/pairs/"] = [f"{token(n)} /my/pairs/{handle(n, 0)}" for n in everybody]
    lines["A diary entry"] = [f"{token(n)} /my/forms/diary-entry _for={mark(n)}&_key=@&diary-entry=@+{WORDS}" for n in everybody]
    lines["A profile"] = [
        f"{token(n)} /my/forms/profile _for={mark(n)}&{PROFILE.format(words=WORDS)}" for n in everybody]
    lines["A stage"] = [
        f"{token(n)} /my/pairs/{handle(n, nth)}/stages/building-rapport _for={mark(n)}&_key=@&purpose=@+{WORDS[:480]}"
        for nth in range(PAIRS) for n in busy]
    for number in range(rounds):
        lines[f"An answer {number}"] = [
            f"{token(n)} /my/proposals/{handle(n, PAIRS + number * ASKED + nth)}/response "
            f"_for={mark(n)}&_key=@&response=reject&comment=@+{WORDS[:480]}&_checked=yes" for nth in range(ASKED) for n in busy]
    files = {}
    for number, (name, all_lines) in enumerate(lines.items()):
        files[name] = folder / f"requests-{number}"
        files[name].write_text("\n".join(all_lines) + "\n")
    return files


def mark(number):
    return f"mark{number:012}"
