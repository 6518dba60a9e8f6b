# SPDX-License-Identifier: MIT
"""Uses the real window as a person would: keys and pointer through xdotool, what is on the screen
through the accessibility tree. Any GTK or GLib warning on stderr fails the test that closes it.

The tests are the files window-*.py beside this one; each hands its parts to run_parts(). In the
environment, STAVE_TEST_ONLY is a part of the names of what is to be tried, STAVE_TEST_PICTURES a
folder for pictures of what failed.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import warnings

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

warnings.simplefilter("ignore")
Atspi.set_timeout(10_000, 15_000)  # under the sanitizers an answer may take seconds
ONLY = os.environ.get("STAVE_TEST_ONLY", "")
TIMEOUT_S = float(os.environ.get("STAVE_TEST_TIMEOUT", "30"))


class Failed(Exception):
    """Something was not as it should be."""


def wait_for(what, probe):
    """Polls until probe() gives something true, and returns it."""
    end = time.monotonic() + TIMEOUT_S
    while True:
        try:
            found = probe()
        except gi.repository.GLib.Error:
            found = None  # an object that went away between two questions
        if found:
            return found
        if time.monotonic() > end:
            raise Failed(f"waited in vain for {what}")
        time.sleep(0.05)


def tree(node):
    yield node
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from tree(child)


def xdotool(*args):
    subprocess.run(["xdotool", *map(str, args)], check=True, stdout=subprocess.DEVNULL)


def write(name, text):
    """A file in a folder of its own; returns its path."""
    path = os.path.join(tempfile.mkdtemp(), name)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())
    return path


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


class App:
    """One running Stave."""

    def __init__(self, *args, size=(1400, 860), **environment):
        # The accessibility bus is there before the application looks for it.
        Atspi.get_desktop(0).get_child_count()
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([sys.argv[1], *args], stderr=self.log,
                                        env={**os.environ, **environment})
        try:
            self.window = wait_for("the window", self.find_window)
            self.root = wait_for("the application", self.find_root)
        except Failed:
            self.process.kill()
            raise
        if size is not None:
            self.resize(*size)
        self.focus()

    def size(self):
        said = subprocess.run(["xdotool", "getwindowgeometry", "--shell", self.window],
                              capture_output=True, text=True, check=True).stdout
        return tuple(int(re.search(f"^{side}=([0-9]+)", said, re.M).group(1))
                     for side in ("WIDTH", "HEIGHT"))

    def resize(self, width, height):
        """Makes the window that large. It folds when it is smaller than its header allows, and can
        then become smaller still: so it is asked until it is."""
        def has_become():
            xdotool("windowmove", self.window, 0, 0, "windowsize", self.window, width, height)
            time.sleep(0.4)
            return self.size() == (width, height)
        wait_for(f"a window of {width}x{height}", has_become)

    def find_root(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(i)
            if child is not None and child.get_process_id() == self.process.pid:
                return child if child.get_child_count() > 0 else None
        return None

    def find_window(self):
        result = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(self.process.pid)],
            capture_output=True, text=True, check=False)
        return result.stdout.split()[-1] if result.stdout.split() else None

    def focus(self):
        time.sleep(0.4)
        xdotool("windowfocus", "--sync", self.find_window())

    def find(self, role, name, root=None):
        """The first object of a role whose name is or, as a pattern, matches `name`."""
        for node in tree(root or self.root):
            if role in (None, node.get_role_name()):
                text = node.get_name() or ""
                if text == name if isinstance(name, str) else name.search(text):
                    return node
        return None

    def get(self, role, name):
        return wait_for(f"{role} “{name if isinstance(name, str) else name.pattern}”",
                        lambda: self.find(role, name))

    def names(self, role, pattern, root=None):
        """The names of all objects of a role that match the pattern."""
        return [node.get_name() for node in tree(root or self.root)
                if role in (None, node.get_role_name())
                and re.search(pattern, node.get_name() or "")]

    def is_gone(self, role, name):
        wait_for(f"the end of {role} “{name}”", lambda: self.find(role, name) is None)

    def press(self, role, name):
        """Presses a button through the accessibility tree."""
        wait_for(f"{role} “{name}” to press", lambda: self.find_pressable(role, name)).do_action(0)

    def find_pressable(self, role, name, root=None):
        for node in tree(root or self.root):
            text = node.get_name() or ""
            if node.get_role_name() == role \
                    and (text == name if isinstance(name, str) else name.search(text)) \
                    and node.get_action_iface() is not None and node.get_n_actions() > 0 \
                    and node.get_action_name(0) == "click":
                return node
        return None

    def click(self, node, x=0.5, y=0.5):
        """Clicks on an object with the pointer, at a part of its width and height."""
        box = node.get_extents(Atspi.CoordType.WINDOW)
        xdotool("mousemove", int(box.x + box.width * x) + self.shadow(),
                int(box.y + box.height * y) + self.shadow())
        time.sleep(0.15)
        xdotool("click", 1)

    def scroll_to(self, node, x, y, bottom):
        """Turns the wheel at (x, y) until the object lies above `bottom`."""
        xdotool("mousemove", x, y)
        for _ in range(60):
            box = node.get_extents(Atspi.CoordType.WINDOW)
            if box.y + box.height < bottom:
                break
            xdotool("click", 5)
            time.sleep(0.08)
        time.sleep(0.5)

    @staticmethod
    def shadow():
        return 5  # the border that GTK draws around a window without a window manager

    def key(self, *keys):
        xdotool("key", "--delay", 60, *keys)

    def step(self):
        """(step, furthest step), as the header says."""
        label = self.find("label", re.compile(r"step \d+ of \d+|第 \d+ / \d+ 步"))
        return tuple(map(int, re.findall(r"\d+", re.split(" · ", label.get_name())[-2]))) \
            if label else None

    def reaches(self, step, furthest):
        wait_for(f"step {step} of {furthest}, not {self.step()}",
                 lambda: self.step() == (step, furthest))

    def narration(self):
        # Labels without words are called by their class.
        return self.get("status bar", re.compile("^(?!GtkLabel$).")).get_name()

    def choose_menu(self, button, *items):
        self.press("push button", button)
        for item in items:
            node = wait_for(f"menu item “{item}”", lambda: self.find_menu_item(item))
            time.sleep(0.3)
            node.do_action(0)
        time.sleep(0.3)

    def find_menu_item(self, name):
        for node in tree(self.root):
            if node.get_name() == name and "item" in node.get_role_name() \
                    and node.get_action_iface() is not None and node.get_n_actions() > 0:
                return node
        return None

    def text_of(self, role, name):
        text = self.get(role, name).get_text_iface()
        return text.get_text(0, text.get_character_count())

    def type_line(self, name, text):
        """Types a line at the start of a file."""
        self.click(self.get("text", f"Source of {name}"), 0.6, 0.5)
        self.key("ctrl+Home")
        xdotool("type", "--delay", 40, text)
        self.key("Return")

    def replace_text(self, name, text):
        """Puts a text in the place of a file's, through the clipboard, as pasting does."""
        self.get("text", f"Source of {name}").get_editable_text_iface().set_text_contents(text)

    def respond(self, question, response):
        """Clicks on a response of a message dialog. It has each twice, for wide and narrow, and
        lies in the corner, as there is no window manager."""
        def is_shown(node):
            return node.get_role_name() == "label" and node.get_name() == response \
                and node.get_extents(Atspi.CoordType.WINDOW).width > 0
        self.get(None, question)
        time.sleep(0.5)
        self.click(wait_for(f"the response “{response}”",
                            lambda: next(filter(is_shown, tree(self.root)), None)))
        wait_for("the end of the question",
                 lambda: not self.is_running() or self.find(None, question) is None)

    def save_as(self, title, path):
        """Answers a file dialog with a path."""
        self.get(None, title)
        self.focus()
        time.sleep(0.5)
        self.key("ctrl+a")
        xdotool("type", "--delay", 15, path)
        self.key("Return")
        wait_for(f"{path}", lambda: os.path.exists(path) and os.path.getsize(path) > 0)
        self.focus()

    def is_running(self):
        return self.process.poll() is None

    def ends(self):
        """Waits until the application has ended by itself, and looks at what it said."""
        wait_for("the end of the application", lambda: not self.is_running())
        if self.process.returncode != 0:
            raise Failed(f"the application ended with code {self.process.returncode}")
        self.check_log()

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        self.check_log()

    def check_log(self):
        self.log.seek(0)
        bad = [line for line in self.log
               if re.search(r"-(WARNING|CRITICAL|ERROR) \*\*|^\(.*\): \w+-(WARNING|CRITICAL)", line)]
        if bad:
            raise Failed("warnings on stderr:\n" + "".join(bad[:10]))


# ---- running ------------------------------------------------------------------------------------


def take_picture(name):
    """What the screen shows, for whoever sets STAVE_TEST_PICTURES."""
    folder = os.environ.get("STAVE_TEST_PICTURES")
    if folder:
        subprocess.run(["import", "-window", "root", os.path.join(folder, f"{name}.png")],
                       check=False)


def run_parts(parts, new_app=None):
    """Tries the parts, which are functions, one after the other and prints TAP. With new_app they
    share one window, which each gets, and which is closed at the end. Returns an exit code."""
    print("TAP version 14", flush=True)
    number = failed = 0
    app = new_app() if new_app else None
    for part in [*parts, "close"] if new_app else parts:
        if part == "close":
            function, arguments = App.close, (app,)
        else:
            if ONLY not in part.__name__:
                continue
            function, arguments = part, (app,) if new_app else ()
        number += 1
        started = time.monotonic()
        verdict = "ok"
        try:
            function(*arguments)
        except (Failed, gi.repository.GLib.Error, subprocess.CalledProcessError) as error:
            failed += 1
            verdict = "not ok"
            print("# " + str(error).replace("\n", "\n# "))
            take_picture(function.__name__)
        print(f"{verdict} {number} - {function.__name__.replace('_', ' ')}"
              f" # {time.monotonic() - started:.1f} s", flush=True)
    print(f"1..{number}", flush=True)
    return 1 if failed else 0
