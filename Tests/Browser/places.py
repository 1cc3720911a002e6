"""The real site, built once, and the places that it may stand at."""

import contextlib
import functools
import http.server
import pathlib
import shutil
import subprocess
import tempfile
import threading
import urllib.error
import urllib.parse
import urllib.request

PROJECT = pathlib.Path(__file__).resolve().parents[2]


@functools.cache
def built_site():
    """The folder of the site, removed at the end."""
    work = tempfile.TemporaryDirectory(prefix="waymark-browser-")
    built_site.work = work  # It lives as long as the tests do.
    out = pathlib.Path(work.name) / "site"
    build(PROJECT, out)
    return out


def build(source, out):
    """Builds the site of a folder with content and a look."""
    command = [PROJECT / ".build/debug/sitegen", "build", "--out", out]
    subprocess.run(command, cwd=source, check=True, timeout=60)


class Place:
    """Where a site stands: the address of its root, and its folder on the disk."""

    def __init__(self, root, folder):
        self.root = root
        self.folder = folder

    def pages(self):
        return sorted(str(path.relative_to(self.folder)) for path in self.folder.rglob("*.html"))

    def has(self, url):
        """True where a file answers, be it served or on the disk."""
        if url.startswith("file:"):
            return pathlib.Path(urllib.parse.unquote(urllib.parse.urlsplit(url).path)).is_file()
        try:
            with urllib.request.urlopen(url, timeout=10) as reply:
                return reply.status == 200
        except urllib.error.HTTPError:
            return False


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A plain static host."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass


@contextlib.contextmanager
def served(folder, port=0):
    """The address of a host that serves a folder, on a port that the system picks unless one is named."""
    handler = functools.partial(Quiet, directory=folder)
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://localhost:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()


@contextlib.contextmanager
def at_the_root():
    """The whole host is the site's."""
    with served(built_site()) as root:
        yield Place(root, built_site())


@contextlib.contextmanager
def in_a_sub_folder():
    """The site shares its host with others."""
    with tempfile.TemporaryDirectory(prefix="waymark-host-") as host:
        folder = pathlib.Path(host) / "some/sub"
        shutil.copytree(built_site(), folder)
        with served(host) as root:
            yield Place(root + "some/sub/", folder)


@contextlib.contextmanager
def on_disk():
    """Nobody serves it: a folder with a space in its name, opened as files."""
    with tempfile.TemporaryDirectory(prefix="waymark disk ") as folder:
        site = pathlib.Path(folder) / "site"
        shutil.copytree(built_site(), site)
        yield Place(site.as_uri() + "/", site)
