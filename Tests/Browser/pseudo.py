"""A pseudo-language: every sentence of content in brackets, its letters accented, and longer by two fifths.

What is not in brackets on a page was not written by an editor. What does not fit its place will not fit it in Finnish.
`python pseudo.py FOLDER ltr` (or rtl) writes the content and the look of such a site below a folder.
"""

import json
import pathlib
import re
import shutil
import sys
import unicodedata

PROJECT = pathlib.Path(__file__).resolve().parents[2]

# English by its rules of plurals and dates, and Urdu by its own: each has the forms that English has.
LANGUAGES = {"ltr": "en-GB", "rtl": "ur"}

PLAIN = "AEIOUYCNSZRLDaeiouycnszrld"
ACCENTED = str.maketrans(PLAIN, "ÁÉÍÓÚÝÇÑŠŽŔĹĎáéíóúýçñšžŕĺď")
# What stays as it is: code, names in braces, where links lead to, addresses, entities and escapes.
KEPT = re.compile(r"(`[^`]*`|\{[\w.-]+\}|\]\([^)]*\)|<[^>]*>|&\w+;|\\.|https?://\S+)")
ITEM = re.compile(r"(\s*(?:[-*+]|\d+[.)])\s+)(`[^`]+`\s+)?")


def accented(text):
    parts = KEPT.split(text)
    return "".join(part if index % 2 else part.translate(ACCENTED) for index, part in enumerate(parts))


def pseudo(text):
    """A sentence, or a paragraph of several lines; what has no letters of its own stays."""
    letters = sum(part.isalpha() for part in "".join(KEPT.split(text)[::2]))
    if not letters:
        return text
    words = ["·" * 4] * (letters * 2 // 5 // 5 + 1)
    return f"⟦{accented(text)} {' '.join(words)}⟧"


def plain(text):
    """What was said before it was made a sentence of the pseudo-language."""
    letters = unicodedata.normalize("NFD", text)
    return " ".join(re.sub("[\u0300-\u036f⟦⟧·\u2066-\u2069]", "", letters).split())


def front_matter(line):
    found = re.fullmatch(r"(title|summary|button|readers): *(.*)", line)
    if not found:
        return line
    value = json.loads(found[2]) if found[2].startswith('"') else found[2]
    return f"{found[1]}: {json.dumps(pseudo(value), ensure_ascii=False)}"


def table_row(line):
    if re.fullmatch(r"[|:\- ]+", line):
        return line
    cells = re.split(r"(?<!\\)\|", line)
    return "|".join(cell and f" {pseudo(cell.strip())} " for cell in cells)


def body(lines):
    """The Markdown of a page, block by block."""
    out, block, prefix = [], [], ""

    def end():
        nonlocal block, prefix
        if block:
            first = pseudo("\n".join(block)).split("\n")
            quote = "> " if prefix.startswith(">") else ""
            out.extend([prefix + first[0]] + [quote + line for line in first[1:]])
        block, prefix = [], ""

    for line in lines:
        bare = line.strip()
        if not bare or bare == ">" or bare.startswith("```"):
            end()
            out.append(line)
        elif bare.startswith("|"):
            end()
            out.append(table_row(bare))
        elif re.fullmatch(r"\{[\w-]+\}", bare):
            end()
            out.append(line)
        elif found := re.match(r"#+ ", line):
            end()
            prefix, block = found[0], [line[found.end():]]
            end()
        elif line.startswith("> ") and prefix == "> ":
            block.append(line[2:])
        elif line.startswith("> "):
            end()
            prefix, block = "> ", [line[2:]]
        elif found := ITEM.match(line):
            end()
            prefix, block = found[0], [line[found.end():]]
        else:
            block.append(line if not block else line)
    end()
    return out


def page(text):
    lines = text.split("\n")
    if lines[0] != "---":
        return "\n".join(body(lines))
    close = lines.index("---", 1)
    return "\n".join([front_matter(line) for line in lines[:close + 1]] + body(lines[close + 1:]))


def settings(text, language):
    def line(line):
        if line.startswith("language:"):
            return f"language: {language}"
        if found := re.fullmatch(r"(name: |  - )(.*?)(: \S+)?", line):
            return f"{found[1]}{json.dumps(pseudo(found[2]), ensure_ascii=False)}{found[3] or ''}"
        return line
    return "\n".join(map(line, text.split("\n")))


def write(folder, direction):
    """Writes `content` and `site` below a folder."""
    folder = pathlib.Path(folder)
    for part in ("content", "site"):
        shutil.rmtree(folder / part, ignore_errors=True)
        shutil.copytree(PROJECT / part, folder / part)
    for file in (folder / "content").rglob("*.md"):
        file.write_text(page(file.read_text()))
    file = folder / "site/site.yml"
    file.write_text(settings(file.read_text(), LANGUAGES[direction]))


if __name__ == "__main__":
    write(sys.argv[1], sys.argv[2])
