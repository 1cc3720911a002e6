"""Runs SiteGen, the floor on libcmark, and Hugo in turn on a RAM disk, and prints ratios with their spreads.

Usage: run.py SITEGEN FLOOR HUGO [PAGES] [ROUNDS]. Times alone mean nothing on a shared machine: every figure is a ratio
to another program's in the same round.
"""

import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import corpus

ROOT = pathlib.Path(__file__).resolve().parent.parent


def measure(command, stdin=None, cwd=None):
    """Wall seconds, CPU seconds and peak memory in MB of one run."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=stdin, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command[0]} failed: {errors.decode()[:500]}")
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def hugo_site(folder, pages):
    """The same work for Hugo: one layout, a navigation of sections, links between .md files, flat pages, a sitemap."""
    (folder / "layouts/_default/_markup").mkdir(parents=True)
    (folder / "hugo.toml").write_text(
        'baseURL = "https://example.org/"\ntitle = "Bench"\nuglyURLs = true\ndisableKinds = ["taxonomy", "term", "RSS"]\n')
    frame = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title></head><body><nav><ul>
{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul></nav><main><h1>{{ .Title }}</h1>{{ .Content }}</main></body></html>
"""
    for name in ("single", "list"):
        (folder / f"layouts/_default/{name}.html").write_text(frame)
    (folder / "layouts/_default/_markup/render-link.html").write_text(
        '{{ with .Page.GetPage .Destination }}<a href="{{ .RelPermalink }}">{{ $.Text | safeHTML }}</a>'
        '{{ else }}<a href="{{ .Destination }}">{{ .Text | safeHTML }}</a>{{ end }}')
    shutil.copytree(pages, folder / "content")


def main():
    sitegen, floor, hugo = sys.argv[1:4]
    count = int(sys.argv[4]) if len(sys.argv) > 4 else 10_000
    rounds = int(sys.argv[5]) if len(sys.argv) > 5 else 5
    with tempfile.TemporaryDirectory(dir="/dev/shm") as name:
        work = pathlib.Path(name)
        corpus.write(work / "pages", count)
        shutil.copytree(ROOT / "content", work / "content")
        shutil.copytree(work / "pages", work / "content", dirs_exist_ok=True)
        (work / "hugo").mkdir()
        hugo_site(work / "hugo", work / "pages")
        names = work / "names"
        names.write_text("".join(f"{p.relative_to(work / 'pages')}\n" for p in sorted((work / "pages").rglob("*.md"))))

        def fresh(folder):
            shutil.rmtree(work / folder, ignore_errors=True)
            for section in range(10):
                (work / folder / f"section-{section}").mkdir(parents=True)

        results = {"sitegen": [], "floor": [], "hugo": [], "again": []}
        build = [sitegen, "build", "--content", str(work / "content"), "--site", str(ROOT / "site"), "--out", str(work / "out")]
        for _ in range(rounds):
            fresh("out")
            results["sitegen"].append(measure(build))
            results["again"].append(measure(build))
            fresh("floor-out")
            with names.open() as stdin:
                results["floor"].append(measure([floor, str(work / "pages"), str(work / "floor-out")], stdin))
            shutil.rmtree(work / "hugo/public", ignore_errors=True)
            results["hugo"].append(measure([hugo, "--quiet"], cwd=work / "hugo"))

        print(f"{count} pages, {rounds} rounds\n")
        for name, runs in results.items():
            wall, cpu, memory = (statistics.median(run[i] for run in runs) for i in range(3))
            print(f"{name:8} wall {wall:7.3f} s   CPU {cpu:7.3f} s   memory {memory:6.0f} MB")
        print()
        for label, one, other, index in (
            ("CPU, SiteGen to the floor", "sitegen", "floor", 1), ("CPU, Hugo to the floor", "hugo", "floor", 1),
            ("wall, SiteGen to Hugo", "sitegen", "hugo", 0), ("memory, SiteGen to Hugo", "sitegen", "hugo", 2),
            ("wall, nothing changed to a first build", "again", "sitegen", 0),
        ):
            ratios = sorted(a[index] / b[index] for a, b in zip(results[one], results[other]))
            print(f"{label}: {statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})")


if __name__ == "__main__":
    main()
