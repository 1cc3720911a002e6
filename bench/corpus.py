"""The corpus: pages of 3 KB in ten sections, with front matter, headings, lists and links between them.

The same pages come out for the same count, on every machine.
"""

import random

SECTIONS = [f"section-{number}" for number in range(10)]

WORDS = """mentor mentee goal meeting review listen question answer silence trust agree decide record plan step month
week hour story road stage prompt diary note reason change offer seek learn share honest kind early late small next
first last open hard work time people place voice doubt wish habit fear hope""".split()


def write(folder, count):
    """Writes so many pages, and an index page for the whole and for each section; returns their paths in order."""
    rng = random.Random(7)
    names = [f"{SECTIONS[number % 10]}/page-{number}.md" for number in range(count)]
    texts = {name: page(rng, number, name, names) for number, name in enumerate(names)}
    texts["index.md"] = index("Bench")
    texts |= {f"{section}/index.md": index(section.replace("-", " ").capitalize()) for section in SECTIONS}
    for section in SECTIONS:
        (folder / section).mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text)
    return sorted(texts)


def index(title):
    return f"---\ntitle: {title}\nsummary: The pages of one section\n---\n\nWhat there is to read.\n"


def page(rng, number, name, names):
    section = name.split("/")[0]
    parts = [
        f"---\ntitle: Page {number} of {section}\nsummary: {sentence(rng)[:-1]}\norder: {number}\n---",
        paragraph(rng), paragraph(rng), f"## Before {number}", paragraph(rng), bullets(rng),
        f"## During {number}", paragraph(rng), steps(rng), paragraph(rng), links(rng, names),
        f"## After {number}", f"> {sentence(rng)}", paragraph(rng), f"*{sentence(rng)}* `{rng.choice(WORDS)}`",
    ]
    return "\n\n".join(parts) + "\n"


def sentence(rng):
    words = [rng.choice(WORDS) for _ in range(rng.randint(8, 16))]
    return " ".join(words).capitalize() + "."


def paragraph(rng):
    return " ".join(sentence(rng) for _ in range(4))


def bullets(rng):
    return "\n".join(f"- **{rng.choice(WORDS)}**: {sentence(rng)}" for _ in range(5))


def steps(rng):
    return "\n".join(f"{number}. {sentence(rng)}" for number in range(1, 5))


def links(rng, names):
    return " ".join(f"See [{sentence(rng)[:20]}](../{other})." for other in rng.sample(names, 3))
