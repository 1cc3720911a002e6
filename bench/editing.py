"""How long after an edit a resident program has the page on disk: `sitegen serve` and `hugo server`, in turn."""

import ctypes
import os
import random
import re
import select
import socket
import subprocess
import sys
import time

LIBC = ctypes.CDLL(None, use_errno=True)
IN_CLOSE_WRITE, IN_MOVED_TO = 0x8, 0x80
PATIENCE = 5
"""Seconds until an edit counts as lost."""


class Resident:
    """A program that watches a folder and builds again."""

    def __init__(self, command, content, out, ready, report, cwd=None):
        self.content, self.out, self.report = content, out, report
        self.process = subprocess.Popen(
            [str(part) for part in command], cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.said = b""
        deadline = time.monotonic() + 60
        while not re.search(ready, self.said):
            if not self.listen(deadline - time.monotonic()):
                sys.exit(f"{command[0]} does not get ready: {self.said.decode()[-500:]}")
        self.said = b""

    def listen(self, patience):
        """Takes what the program has said by now; false when it said nothing."""
        if not select.select([self.process.stdout], [], [], max(0, patience))[0]:
            return False
        said = os.read(self.process.stdout.fileno(), 1 << 16)
        self.said += said
        return said != b""

    def edit(self, name, mark):
        """Changes a page's body; milliseconds from then until the page on disk shows it."""
        target = self.out / name.replace(".md", ".html")
        text = (self.content / name).read_text()
        with Arrivals(target.parent) as arrivals:
            start = time.monotonic()
            (self.content / name).write_text(f"{text}\n{mark}\n")
            while mark.encode() not in target.read_bytes():
                if not arrivals.wait(start + PATIENCE - time.monotonic()):
                    sys.exit(f"{self.process.args[0]} did not build {name} again.")
            return (time.monotonic() - start) * 1000

    def reported(self):
        """What the program itself says of its builds, in milliseconds."""
        self.listen(1)
        return [int(number) for number in re.findall(self.report, self.said)]

    def stop(self):
        self.process.terminate()
        self.process.communicate()


class Arrivals:
    """Tells when a file of a folder has been written, without asking again and again (inotify)."""

    def __init__(self, folder):
        self.descriptor = LIBC.inotify_init()
        if LIBC.inotify_add_watch(self.descriptor, os.fsencode(folder), IN_CLOSE_WRITE | IN_MOVED_TO) < 0:
            raise OSError(ctypes.get_errno(), "inotify")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.descriptor)

    def wait(self, patience):
        if not select.select([self.descriptor], [], [], max(0, patience))[0]:
            return False
        return os.read(self.descriptor, 1 << 16) != b""


def free_port():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return taken.getsockname()[1]


def sitegen(program, folder, out):
    command = [program, "serve", "--content", folder / "content", "--site", folder / "site", "--out", out, "--port", 0]
    return Resident(command, folder / "content", out, rb"Built in \d+ ms", rb"Built in (\d+) ms")


def hugo(program, folder):
    command = [program, "server", "--bind", "127.0.0.1", "--port", free_port()]
    return Resident(
        command, folder / "content", folder / "public", rb"Press Ctrl\+C", rb"Total in (\d+) ms", cwd=folder)


def measure(residents, names, edits):
    """Milliseconds of every edit, a list a resident; each in turn edits the same page."""
    rng = random.Random(11)
    taken = {label: [] for label in residents}
    for number in range(edits):
        name = rng.choice(names)
        for label, resident in residents.items():
            # Nobody saves twice in a moment; and no edit falls into what the one before left to do.
            time.sleep(0.3 + rng.random() / 10)
            taken[label].append(resident.edit(name, f"Edit{number}of{label}".replace(" ", "")))
    return taken
