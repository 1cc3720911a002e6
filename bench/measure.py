"""What a run of a program costs, and how two programs compare."""

import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass


@dataclass
class Cost:
    wall: float
    """Seconds, as the next one."""
    cpu: float
    memory: float
    """The peak, in MB of 1,000,000 bytes."""


def run(command, stdin=None, cwd=None):
    """Runs a program to its end.

    time(1) stands between, since the system counts what a process inherits from the one that started it to its peak:
    without it no program here could seem smaller than Python.
    """
    with tempfile.NamedTemporaryFile("r") as peak:
        start = time.monotonic()
        process = subprocess.Popen(
            ["time", "--format", "%M", "--output", peak.name, *map(str, command)], stdin=stdin, cwd=cwd,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        said = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - start
        if status != 0:
            sys.exit(f"{command[0]} failed: {said.decode()[:500]}")
        return Cost(wall, usage.ru_utime + usage.ru_stime, int(peak.read()) * 1024 / 1e6)


def stamps(folder):
    """What changes with every writing of a file, of all files below a folder."""
    files = [path for path in pathlib.Path(folder).rglob("*") if path.is_file()]
    return {path: (status.st_mtime_ns, status.st_ctime_ns, status.st_ino) for path in files for status in [path.stat()]}


class Spread:
    """Several figures of one kind: the one in the middle, and the outermost."""

    def __init__(self, figures):
        self.figures = sorted(figures)

    @staticmethod
    def of_ratios(ones, others, what):
        """Round by round: what else the machine did then, it did to both."""
        return Spread(getattr(one, what) / getattr(other, what) for one, other in zip(ones, others))

    @staticmethod
    def of(costs, what, factor=1.0):
        return Spread(getattr(cost, what) * factor for cost in costs)

    @property
    def median(self):
        return statistics.median(self.figures)

    def text(self, digits=2):
        low, middle, high = (f"{figure:.{digits}f}" for figure in (self.figures[0], self.median, self.figures[-1]))
        return f"{middle} ({low}–{high})"
