"""Runs SiteGen, the floor on libcmark and Hugo in turn on a RAM disk, and prints a report in Markdown.

Usage: run.py SITEGEN FLOOR HUGO [--rounds 7] [--edits 30]. Times alone mean little on a shared machine: what is
compared is the ratio of one program to another in the same round.
"""

import argparse
import pathlib
import shutil
import tempfile

import corpus
import editing
import measure
import report
import sites

SIZES = (100, 1_000, 10_000)
REPOSITORY = pathlib.Path(__file__).resolve().parent.parent


class Bench:
    """A corpus of one size, and a folder for each program that builds it."""

    def __init__(self, folder, count, programs):
        self.folder, self.count, self.programs = folder, count, programs
        self.names = corpus.write(folder / "pages", count)
        (folder / "names").write_text("".join(f"{name}\n" for name in self.names))
        for name, search in (("sitegen", False), ("search", True)):
            (folder / name).mkdir()
            sites.sitegen(folder / name, folder / "pages", REPOSITORY, search)
        (folder / "hugo").mkdir()
        sites.hugo(folder / "hugo", folder / "pages", REPOSITORY)

    def sitegen(self, site="sitegen", clean=True):
        if clean:
            shutil.rmtree(self.out(site), ignore_errors=True)
        options = ["--content", self.folder / site / "content", "--site", self.folder / site / "site"]
        return measure.run([self.programs.sitegen, "build", *options, "--out", self.out(site)])

    def floor(self):
        out = self.out("floor")
        shutil.rmtree(out, ignore_errors=True)
        for section in corpus.SECTIONS:
            (out / section).mkdir(parents=True)
        with (self.folder / "names").open() as names:
            return measure.run([self.programs.floor, self.folder / "pages", out], stdin=names)

    def hugo(self, clean=True):
        if clean:
            shutil.rmtree(self.folder / "hugo/public", ignore_errors=True)
        return measure.run([self.programs.hugo, "--quiet"], cwd=self.folder / "hugo")

    def out(self, site):
        return self.folder / f"{site}-out"


def first_builds(bench, rounds):
    """Everything from nothing, in turn."""
    costs = {"sitegen": [], "floor": [], "hugo": [], "search": []}
    for _ in range(rounds):
        costs["sitegen"].append(bench.sitegen())
        costs["floor"].append(bench.floor())
        costs["hugo"].append(bench.hugo())
        costs["search"].append(bench.sitegen("search"))
    return costs


def builds_by_size(benches, rounds):
    """First builds of every size, in turn; by size, SiteGen's and the floor's."""
    costs = {bench.count: ([], []) for bench in benches}
    for _ in range(rounds):
        for bench in benches:
            costs[bench.count][0].append(bench.sitegen())
            costs[bench.count][1].append(bench.floor())
    return costs


def builds_of_nothing(bench, rounds):
    """Builds with nothing changed: SiteGen's, Hugo's, and the files that SiteGen wrote."""
    bench.sitegen()
    bench.hugo()
    before = measure.stamps(bench.folder)
    own = [bench.sitegen(clean=False) for _ in range(rounds)]
    written = [path for path, stamp in measure.stamps(bench.folder).items() if before.get(path) != stamp]
    return own, [bench.hugo(clean=False) for _ in range(rounds)], written


def edits(bench, count):
    """Edits with everything resident: milliseconds a program, and what each says of itself."""
    residents = {
        "sitegen": editing.sitegen(bench.programs.sitegen, bench.folder / "sitegen", bench.out("sitegen")),
        "search": editing.sitegen(bench.programs.sitegen, bench.folder / "search", bench.out("search")),
        "hugo": editing.hugo(bench.programs.hugo, bench.folder / "hugo"),
    }
    try:
        pages = [name for name in bench.names if "page-" in name]
        taken = editing.measure(residents, pages, count)
        return taken, {label: resident.reported() for label, resident in residents.items()}
    finally:
        for resident in residents.values():
            resident.stop()


def main():
    parser = argparse.ArgumentParser()
    for program in ("sitegen", "floor", "hugo"):
        parser.add_argument(program, type=lambda path: pathlib.Path(path).absolute())
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--edits", type=int, default=30)
    programs = parser.parse_args()
    with tempfile.TemporaryDirectory(dir="/dev/shm") as name:
        benches = []
        for count in SIZES:
            folder = pathlib.Path(name) / str(count)
            folder.mkdir()
            benches.append(Bench(folder, count, programs))
        text = report.text(
            programs, first_builds(benches[2], programs.rounds), builds_by_size(benches, programs.rounds),
            builds_of_nothing(benches[1], programs.rounds * 3), edits(benches[1], programs.edits))
        print(text, end="")


if __name__ == "__main__":
    main()
