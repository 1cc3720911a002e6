"""The report: targets first, then the figures behind them."""

import itertools
import os
import pathlib
import platform
import subprocess

from measure import Spread

HEAD = """# How fast SiteGen is

Measured by `make bench`, which prints this report. What is compared is the ratio of two programs in the same round, on a RAM
disk, the programs in turn: the middle of {rounds} rounds, with the lowest and the highest in brackets. {pages} pages of
3 KB in ten sections, with front matter, headings, lists and links. One layout, a navigation of the sections, a sitemap,
flat pages. The floor is a C program on libcmark, one core: read, drop the front matter, `cmark_markdown_to_html`, frame, write.

"""


def text(programs, first, by_size, nothing, edits):
    return (
        HEAD.format(rounds=programs.rounds, pages=f"{max(by_size):,}") + machine(programs)
        + targets(first, by_size, nothing, edits) + builds(first) + sizes(by_size) + others(first, nothing, edits))


def machine(programs):
    def said(*command):
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()

    processor = next(
        line.split(":", 1)[1].strip()
        for line in pathlib.Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    system = platform.freedesktop_os_release()["PRETTY_NAME"]
    rows = [
        ("Processor", f"{processor}, {len(os.sched_getaffinity(0))} cores"), ("Memory", f"{memory:.0f} GB"),
        ("System", f"{system}, Linux {platform.release()}"), ("Swift", said("swift", "--version").splitlines()[0]),
        ("libcmark", said("dpkg-query", "-W", "-f=${Version}", "libcmark-dev")),
        ("C compiler", said("cc", "--version").splitlines()[0]), ("Hugo", said(programs.hugo, "version").split()[1]),
    ]
    return table(("Machine", ""), rows)


def targets(first, by_size, nothing, edits):
    """Each of what was promised, with what came out."""
    sitegen, floor, hugo = first["sitegen"], first["floor"], first["hugo"]
    small, large = min(by_size), max(by_size)
    flat = Spread(
        (many.wall / large) / (few.wall / small) for few, many in zip(by_size[small][0], by_size[large][0]))
    again, _, written = nothing
    goals = [
        ("CPU, to the floor's", Spread.of_ratios(sitegen, floor, "cpu"), 2, 2, ""),
        ("Wall time, to Hugo's", Spread.of_ratios(sitegen, hugo, "wall"), 0.25, 3, ""),
        ("Peak memory", Spread.of(sitegen, "memory"), 100, 0, " MB"),
        (f"Time a page at {large:,} pages, to that at {small:,}", flat, 1, 2, ""),
        ("Nothing changed, 1,000 pages", Spread.of(again, "wall", 1000), 50, 1, " ms"),
        ("Nothing changed: files written", Spread([len(written)]), 0, 0, ""),
        ("From an edit to the page on disk, 1,000 pages", Spread(edits[0]["sitegen"]), 20, 1, " ms"),
        ("The same, with the search index", Spread(edits[0]["search"]), 20, 1, " ms"),
    ]
    rows = [
        (what, f"at most {limit}{unit}", spread.text(digits) + unit, "yes" if spread.median <= limit else "**no**")
        for what, spread, limit, digits, unit in goals
    ]
    return table(("Target", "Promised", "Measured", "Kept"), rows)


def builds(first):
    labels = {
        "sitegen": "SiteGen", "floor": "Floor", "hugo": "Hugo", "search": "SiteGen with its search index",
    }
    rows = [
        (labels[name], *(Spread.of(costs, what).text(digits) for what, digits in (("wall", 2), ("cpu", 2), ("memory", 0))))
        for name, costs in first.items()
    ]
    ratios = [
        (label, *(Spread.of_ratios(first[one], first[other], what).text(3) for what in ("wall", "cpu", "memory")))
        for label, one, other in (
            ("SiteGen to the floor", "sitegen", "floor"), ("SiteGen to Hugo", "sitegen", "hugo"),
            ("Hugo to the floor", "hugo", "floor"), ("With the search index to without", "search", "sitegen"))
    ]
    return (
        "## First builds\n\n" + table(("Ratio", "Wall", "CPU", "Peak memory"), ratios)
        + table(("Program", "Wall, s", "CPU, s", "Peak memory, MB"), rows))


def sizes(by_size):
    rows = [
        (f"{count:,}", *(Spread.of(costs, what, 1e6 / count).text(0) for costs in both for what in ("wall", "cpu")))
        for count, both in by_size.items()
    ]
    rows += [
        (f"each from {few:,} to {many:,}", *(
            Spread(further(costs, few, many, what)).text(0)
            for costs in both_of(by_size) for what in ("wall", "cpu")))
        for few, many in itertools.pairwise(by_size)
    ]
    head = ("Pages", "SiteGen, wall", "SiteGen, CPU", "Floor, wall", "Floor, CPU")
    note = "All of a run, its start included; and, without that, each further page.\n\n"
    return "## Microseconds a page, by the number of pages\n\n" + note + table(head, rows)


def both_of(by_size):
    """SiteGen's costs by the number of pages, and the floor's."""
    return ({count: both[program] for count, both in by_size.items()} for program in (0, 1))


def further(costs, few, many, what):
    """Microseconds that each page costs which the larger site has and the smaller has not, round by round."""
    return [
        (getattr(large, what) - getattr(small, what)) * 1e6 / (many - few)
        for small, large in zip(costs[few], costs[many])
    ]


def others(first, nothing, edits):
    again, hugo, _ = nothing
    taken, reported = edits
    rows = [
        ("Nothing changed: SiteGen", Spread.of(again, "wall", 1000).text(1)),
        ("Nothing changed: Hugo, which builds all again", Spread.of(hugo, "wall", 1000).text(1)),
        ("An edit: `sitegen serve`", Spread(taken["sitegen"]).text(1)),
        ("An edit: `sitegen serve`, what it reports of its build, rounded up", Spread(reported["sitegen"]).text(0)),
        ("An edit: `sitegen serve` with its search index", Spread(taken["search"]).text(1)),
        ("An edit: `hugo server`, which waits for further changes first", Spread(taken["hugo"]).text(1)),
        ("An edit: `hugo server`, what it reports of its build", Spread(reported["hugo"]).text(0)),
        ("An edit: ratio of `sitegen serve` to `hugo server`",
         Spread(one / other for one, other in zip(taken["sitegen"], taken["hugo"])).text(2)),
    ]
    note = (
        "An edit is timed from before the source file is written, body only, until the page on disk shows it "
        f"({len(taken['sitegen'])} edits each, in turn).\n\n")
    return "## At 1,000 pages, milliseconds\n\n" + note + table(("", "Middle (lowest–highest)"), rows).rstrip("\n") + "\n"


def table(head, rows):
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(line) + " |\n" for line in lines) + "\n"
