"""Screenshots of the main pages, narrow and wide, light and dark, into `_site-shots/`: to be looked at."""

import base64

import places
from browser import Browser
from service import Service

SITE = [
    "index.html", "about/mentees.html", "guides/index.html", "guides/keeping-a-learning-diary.html",
    "roadmap/index.html", "roadmap/building-rapport.html", "forms/profile.html"]
SERVICE = ["my/", "my/mentors", "my/forms/diary-entry"]


def shoot(browser, address, name, folder):
    browser.get(address)
    for width in (320, 1280):
        for theme in ("light", "dark"):
            browser.emulate(width, theme)
            height = browser.execute_script("return document.documentElement.scrollHeight")
            clip = {"x": 0, "y": 0, "width": width, "height": min(height, 6000), "scale": 1}
            picture = browser.execute_cdp_cmd("Page.captureScreenshot", {"clip": clip, "captureBeyondViewport": True})
            (folder / f"{name}-{width}-{theme}.png").write_bytes(base64.b64decode(picture["data"]))


def main():
    folder = places.PROJECT / "_site-shots"
    folder.mkdir(exist_ok=True)
    with Service(places.built_site()) as service, Browser() as browser:
        service.sign_in(browser, "ana@example.org")
        for page in SITE + SERVICE:
            name = page.removesuffix(".html").strip("/").replace("/", "-")
            shoot(browser, service.root + page, name, folder)
    print(f"{len(SITE + SERVICE)} pages in {folder}")


if __name__ == "__main__":
    main()
