"""Screenshots of the main pages, narrow and wide, light and dark, into `_site-shots/`: to be looked at."""

import base64
import itertools

import places
import tour
from browser import Browser
from service import Service

SITE = [
    "index.html", "about/mentees.html", "guides/index.html", "guides/keeping-a-learning-diary.html",
    "roadmap/index.html", "roadmap/building-rapport.html", "forms/profile.html"]
SERVICE = ["my/", "my/mentors", "my/mentors/_", "my/pairs/_", "my/pairs/_/stages/building-rapport", "my/coordinator/"]


def shoot(browser, name, folder):
    for width in (320, 1280):
        for theme in ("light", "dark"):
            browser.emulate(width, theme)
            height = browser.execute_script("return document.documentElement.scrollHeight")
            clip = {"x": 0, "y": 0, "width": width, "height": min(height, 6000), "scale": 1}
            picture = browser.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
            file = f"{name.removesuffix('.html').strip('/').replace('/', '-')}-{width}-{theme}.png"
            (folder / file).write_bytes(base64.b64decode(picture["data"]))


def main():
    folder = places.PROJECT / "_site-shots"
    folder.mkdir(exist_ok=True)
    with Service(places.built_site(), members=tour.MEMBERS) as service, Browser() as browser:
        for page in SITE:
            browser.get(service.root + page)
            shoot(browser, page, folder)
        # While the pair lives; a page that is come to more than once is kept as it was last.
        for name in itertools.takewhile(lambda name: name != "my/contact", tour.Tour(service, browser).everything()):
            if name in SERVICE:
                shoot(browser, name, folder)
    print(f"{len(SITE + SERVICE)} pages in {folder}")


if __name__ == "__main__":
    main()
