"""The same site for SiteGen and for Hugo: one layout, a navigation of ten sections, links between `.md` files, flat
pages, a sitemap.

SiteGen also takes this repository's forms and mails, which it wants, and puts out a diary page, a handbook, a 404 page and
a feed besides. Hugo's layout has what SiteGen's pages have, but does not mark the section that one is in, so that its
navigation is drawn once for all pages (`partialCached`).
"""

import re
import shutil

from corpus import SECTIONS

ADDRESS = "https://bench.example/"

HUGO_SETTINGS = f"""baseURL = "{ADDRESS}"
title = "Bench"
uglyURLs = true
disableKinds = ["taxonomy", "term", "RSS"]
"""

HUGO_LAYOUT = """<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="strict-origin-when-cross-origin">
<title>{{ .Title }} – {{ site.Title }}</title>
<meta name="description" content="{{ .Params.summary }}">
<link rel="stylesheet" href="/style.css">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'">
<link rel="canonical" href="{{ .Permalink }}">
<meta property="og:type" content="article">
<meta property="og:site_name" content="{{ site.Title }}">
<meta property="og:title" content="{{ .Title }}">
<meta property="og:url" content="{{ .Permalink }}">
<meta property="og:description" content="{{ .Params.summary }}">
</head>
<body>
{{ partialCached "navigation.html" . }}
<main id="main">
<article>
<h1>{{ .Title }}</h1>
<p class="lead">{{ .Params.summary }}</p>
{{ .Content }}</article>
</main>
</body>
</html>
"""

HUGO_NAVIGATION = """<nav aria-label="Main">
<ul>
{{ range site.Sections }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}</ul>
</nav>
"""

HUGO_LINK = (
    '{{ with .Page.GetPage .Destination }}<a href="{{ .RelPermalink }}">{{ $.Text }}</a>'
    "{{ else }}{{ errorf \"%s leads nowhere\" .Destination }}{{ end }}"
)


def sitegen(folder, pages, repository, search=False):
    """A content folder and a site folder for SiteGen."""
    for part in ("forms", "mail"):
        shutil.copytree(repository / "content" / part, folder / "content" / part)
    for form in (folder / "content/forms").glob("*.md"):
        form.write_text(re.sub(r"\(\.\./[^)]*\)", f"(../{SECTIONS[0]}/index.md)", form.read_text()))
    shutil.copytree(pages, folder / "content", dirs_exist_ok=True)
    (folder / "site").mkdir(exist_ok=True)
    for name in ("style.css", "search.js"):
        shutil.copy(repository / "site" / name, folder / "site")
    entries = "".join(f"  - {section}: {section}/index.md\n" for section in SECTIONS)
    (folder / "site/site.yml").write_text(
        f"name: Bench\nurl: {ADDRESS}\nsearch: {str(search).lower()}\nnavigation:\n{entries}")


def hugo(folder, pages, repository):
    """A folder for Hugo, in which a section's own page is called `_index.md`."""
    layouts = folder / "layouts"
    (layouts / "_default/_markup").mkdir(parents=True)
    (layouts / "partials").mkdir()
    (folder / "hugo.toml").write_text(HUGO_SETTINGS)
    for name in ("single", "list"):
        (layouts / f"_default/{name}.html").write_text(HUGO_LAYOUT)
    (layouts / "index.html").write_text(HUGO_LAYOUT)
    (layouts / "partials/navigation.html").write_text(HUGO_NAVIGATION)
    (layouts / "_default/_markup/render-link.html").write_text(HUGO_LINK)
    (folder / "static").mkdir()
    shutil.copy(repository / "site/style.css", folder / "static")
    shutil.copytree(pages, folder / "content")
    for index in sorted((folder / "content").rglob("index.md")):
        index.rename(index.with_name("_index.md"))
