"""Writes the corpus: pages of about 3 KB in ten sections, with front matter, headings, lists and links between them."""

import pathlib
import random
import sys

WORDS = """mentor mentee goal meeting review listen question answer silence trust agree decide record plan step month
week hour story road stage prompt diary note reason change offer seek learn share honest kind early late small next
first last open hard work time people place voice doubt wish habit fear hope""".split()


def sentence(rng):
    words = [rng.choice(WORDS) for _ in range(rng.randint(8, 16))]
    return " ".join(words).capitalize() + "."


def paragraph(rng):
    return " ".join(sentence(rng) for _ in range(4))


def page(rng, number, section, names):
    others = rng.sample(names, 3)
    links = " ".join(f"See [{sentence(rng)[:20]}](../{other})." for other in others)
    items = "\n".join(f"- **{rng.choice(WORDS)}**: {sentence(rng)}" for _ in range(5))
    steps = "\n".join(f"{n}. {sentence(rng)}" for n in range(1, 5))
    parts = [
        f"---\ntitle: Page {number} of {section}\nsummary: {sentence(rng)[:-1]}\norder: {number}\n---",
        paragraph(rng), f"## Before {number}", paragraph(rng), items, f"## During {number}", paragraph(rng), steps,
        links, f"## After {number}", f"> {sentence(rng)}", paragraph(rng), f"*{sentence(rng)}* `{rng.choice(WORDS)}`",
    ]
    return "\n\n".join(parts) + "\n"


def write(folder, count):
    rng = random.Random(7)
    root = pathlib.Path(folder)
    names = [f"section-{n % 10}/page-{n}.md" for n in range(count)]
    for section in range(10):
        (root / f"section-{section}").mkdir(parents=True, exist_ok=True)
    for number, name in enumerate(names):
        (root / name).write_text(page(rng, number, name.split("/")[0], names))


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]))
