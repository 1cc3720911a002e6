"""The peer in Python: Flask and SQLite, one transaction a post, as plainly as such a service is written."""

import hashlib
import os
import secrets
import sqlite3
import threading
import time

import flask

app = flask.Flask(__name__)
own = threading.local()


def database():
    if not hasattr(own, "database"):
        own.database = sqlite3.connect(os.environ["DATABASE"], timeout=5, isolation_level=None)
        own.database.execute("PRAGMA journal_mode = WAL")
        own.database.execute("PRAGMA synchronous = FULL")
        own.database.execute("PRAGMA foreign_keys = 1")
    return own.database


@app.post("/my/forms/diary-entry")
def entry():
    if flask.request.headers.get("Sec-Fetch-Site") != "same-origin":
        flask.abort(403)
    db = database()
    token = hashlib.sha256(flask.request.cookies.get("session", "").encode()).digest()
    row = db.execute(
        "SELECT person_id FROM session WHERE token_hash = ? AND expires_at > ?", (token, int(time.time()))).fetchone()
    words = flask.request.form.get("diary-entry", "")
    if row is None:
        flask.abort(403)
    if not 0 < len(words) <= 60000:
        flask.abort(422)
    db.execute("BEGIN IMMEDIATE")
    db.execute(
        "INSERT INTO diary_entry (handle, person_id, text, created_at) VALUES (?, ?, ?, ?)",
        (secrets.token_hex(8), row[0], words, int(time.time())))
    db.execute("COMMIT")
    return flask.redirect("/my/diary", 303)
