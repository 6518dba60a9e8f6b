#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Uses the real window as a person would: keys and pointer through xdotool, what is on the screen
through the accessibility tree. Any GTK or GLib warning on stderr fails the test.

    with-display window-test.py STAVE
"""

import os
import re
import subprocess
import sys
import tempfile
import time
import warnings
import xml.etree.ElementTree as ElementTree

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

warnings.simplefilter("ignore")
ONLY = os.environ.get("STAVE_TEST_ONLY", "")  # a part of the names of what is to be tried
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


class App:
    """One running Stave."""

    def __init__(self, *args):
        self.log = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([sys.argv[1], *args], stderr=self.log)
        self.root = wait_for("the application", self.find_root)
        self.window = wait_for("the window", self.find_window)
        xdotool("windowmove", self.window, 0, 0, "windowsize", self.window, 1400, 860)
        self.focus()

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

    def find(self, role, name):
        """The first object of a role whose name is or, as a pattern, matches `name`."""
        for node in tree(self.root):
            if role in (None, node.get_role_name()):
                text = node.get_name() or ""
                if text == name if isinstance(name, str) else name.search(text):
                    return node
        return None

    def get(self, role, name):
        return wait_for(f"{role} “{name if isinstance(name, str) else name.pattern}”",
                        lambda: self.find(role, name))

    def is_gone(self, role, name):
        wait_for(f"the end of {role} “{name}”", lambda: self.find(role, name) is None)

    def press(self, role, name):
        """Presses a button through the accessibility tree."""
        wait_for(f"{role} “{name}” to press", lambda: self.find_pressable(role, name)).do_action(0)

    def find_pressable(self, role, name):
        for node in tree(self.root):
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
        return self.get("status bar", re.compile(".")).get_name()

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

    def close(self):
        self.process.terminate()
        self.process.wait(10)
        self.log.seek(0)
        bad = [line for line in self.log
               if re.search(r"-(WARNING|CRITICAL|ERROR) \*\*|^\(.*\): \w+-(WARNING|CRITICAL)", line)]
        if bad:
            raise Failed("warnings on stderr:\n" + "".join(bad[:10]))


# ---- what is tried -----------------------------------------------------------------------------


def lessons_open_from_the_list(app):
    app.click(app.get("list item", "1.3 Select"))
    app.get("label", "Select")
    app.click(app.get("list item", "1.2 Fan-out, fan-in"))
    app.get("label", "Fan-out, fan-in")
    app.reaches(0, 0)


def keys_and_buttons_step(app):
    app.key("F10", "F10", "F10", "F10", "F10")
    app.reaches(5, 5)
    if not re.match(r"G\d", app.narration()):
        raise Failed(f"the narration is “{app.narration()}”")
    app.press("push button", "Step")
    app.reaches(6, 6)
    app.key("shift+F10")
    app.reaches(5, 6)
    app.press("push button", "Back")
    app.reaches(4, 6)
    app.press("push button", "Run to the end")
    wait_for("the end of the run", lambda: app.step()[1] > 20 and app.step()[0] == app.step()[1])
    app.press("push button", "Restart")
    wait_for("the start", lambda: app.step()[0] == 0)


def the_stage_is_readable_without_seeing(app):
    app.press("push button", "Step")
    app.key("F10", "F10", "F10", "F10", "F10", "F10", "F10")
    app.get("push button", re.compile(r"^Channel in of type chan int"))
    goroutine = app.get("push button", re.compile(r"^Goroutine 2, worker"))
    goroutine.do_action(0)  # shows its line; must not move the run
    app.reaches(8, app.step()[1])


def a_click_on_the_staff_seeks(app):
    app.press("push button", "Run to the end")
    wait_for("the end", lambda: app.step()[0] == app.step()[1] > 20)
    last = app.step()[1]
    staff = [n for n in tree(app.root) if n.get_role_name() == "panel" and n.get_name() == "Staff"
             and n.get_component_iface() is not None][-1]
    app.click(staff, 0.6, 0.3)
    wait_for("a step in the middle", lambda: last * 0.3 < app.step()[0] < last * 0.75)
    app.press("push button", "Restart")
    wait_for("the start", lambda: app.step()[0] == 0)


def the_next_goroutine_can_be_chosen(app):
    app.choose_menu("Policy: go", "You decide")
    app.get("push button", "Policy: manual")
    app.reaches(0, 0)
    for _ in range(40):
        if app.find("label", "You decide who runs:"):
            break
        app.key("F10")
        time.sleep(0.1)
    app.get("label", "You decide who runs:")
    options = [n.get_name() for n in tree(app.root)
               if re.match(r"Let G\d+ run next", n.get_name() or "")]
    if len(options) < 2:
        raise Failed(f"there is no choice: {options}")
    before = app.step()
    chosen = re.search(r"G\d+", options[-1]).group()
    app.press("push button", options[-1])
    wait_for("a step", lambda: app.step() != before)
    if chosen not in app.narration():
        raise Failed(f"{chosen} was chosen, but: {app.narration()}")
    app.choose_menu("Policy: manual", "Go's own scheduler")
    app.get("push button", "Policy: go")


def the_language_switches_at_once(app):
    app.choose_menu("Main menu", "Language · 语言", "中文")
    app.get("push button", "单步")
    app.get("label", "扇出与扇入")
    app.get("list item", re.compile("^1.2 扇出与扇入"))
    app.key("F10")
    wait_for("a Chinese narration", lambda: re.search("[\u4e00-\u9fff]", app.narration()))
    app.choose_menu("主菜单", "Language · 语言", "English")
    app.get("push button", "Step")
    app.get("label", "Fan-out, fan-in")


def errors_show_and_go(app):
    app.key("F10", "F10", "F10")
    before = wait_for("three steps", lambda: app.step()[0] >= 3 and app.step())
    source = app.get("text", "Source of main.go")
    app.click(source, 0.6, 0.5)
    app.key("ctrl+Home")
    xdotool("type", "--delay", 40, "x")
    app.get("alert", re.compile(r"1 problem; the last good run is shown"))
    app.get("list item", re.compile(r"^main\.go:1:1: "))
    if app.step() != before:
        raise Failed("the last good run did not stay")
    app.key("F10")
    app.reaches(before[0] + 1, before[1] + 1)
    app.key("BackSpace")
    time.sleep(1.0)
    wait_for("the place it stood on", lambda: app.step()[0] == before[0] + 1)
    text = source.get_text_iface().get_text(0, 12)
    if text != "package main":
        raise Failed(f"the source begins with “{text}”")


def space_types_in_the_editor_and_steps_elsewhere(app):
    source = app.get("text", "Source of main.go")
    app.click(source, 0.6, 0.5)
    app.key("ctrl+Home")
    before = app.step()
    app.key("space", "BackSpace")
    time.sleep(1.0)
    if app.step()[0] != before[0]:
        raise Failed("the space bar stepped while typing")
    stage = [n for n in tree(app.root) if n.get_role_name() == "panel" and n.get_name() == "Stage"
             and n.get_component_iface() is not None][-1]
    app.click(stage, 0.3, 0.2)
    app.key("space")
    wait_for("a step", lambda: app.step()[0] == before[0] + 1)


def a_picture_can_be_exported(app):
    path = os.path.join(tempfile.mkdtemp(), "stage.svg")
    app.key("ctrl+e")
    app.get(None, "Export a picture")
    app.focus()
    time.sleep(0.5)
    app.key("ctrl+a")
    xdotool("type", "--delay", 25, path)
    app.key("Return")
    wait_for("the picture", lambda: os.path.exists(path) and os.path.getsize(path) > 0)
    root = ElementTree.parse(path).getroot()
    texts = {"".join(node.itertext()).strip() for node in root.iter("{http://www.w3.org/2000/svg}text")}
    if not {"G1", "main", "worker"} <= texts:
        raise Failed(f"the picture says {sorted(texts)}")
    app.focus()
    return path


def a_prediction_is_judged_by_the_run(app):
    app.click(app.get("list item", "1.1 Generator"))
    app.get("label", "Generator")
    radio = wait_for("a choice", lambda: next(
        (n for n in tree(app.root) if n.get_role_name() in ("radio button", "check box")), None))
    app.scroll_to(radio, 1200, 300, 560)
    app.click(radio, 0.03, 0.5)
    answer = app.get("push button", "Answer")
    wait_for("the answer button", lambda: answer.get_state_set().contains(Atspi.StateType.SENSITIVE))
    app.press("push button", "Answer")
    app.get("label", re.compile("^Your answer stands"))
    app.press("push button", "Run to the end")
    app.get("label", re.compile("^(Right: the run shows it|Not so. The run shows:)"))


def the_chart_lesson_shows_its_chart(app):
    app.click(app.get("list item", "3.2 Default and timeouts"))
    app.get("page tab", "Chart")
    app.key("F10", "F10", "F10", "F10", "F10", "F10")
    app.get("push button", re.compile("is here"))


def output_and_findings_follow_the_run(app):
    app.press("push button", "Run to the end")
    app.press("page tab", "Output")
    output = app.get("text", "Output")
    wait_for("output", lambda: output.get_text_iface().get_character_count() > 10)
    app.press("page tab", re.compile("^Findings"))
    app.get("label", re.compile("The program ended with exit code 0"))
    app.press("push button", "Restart")
    app.get("label", re.compile("^Run to the end to see"))
    wait_for("no output", lambda: output.get_text_iface().get_character_count() == 0)
    app.press("page tab", "Staff")


def widths_fold(app):
    for width, height in ((1024, 640), (720, 500), (360, 600), (1400, 860)):
        xdotool("windowsize", app.window, width, height)
        time.sleep(0.8)
        app.key("F10")
        time.sleep(0.3)
    app.get("push button", "Policy: go")


def write(name, text):
    path = os.path.join(tempfile.mkdtemp(), name)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())
    return path


def bad_files_are_told():
    cases = (
        (tempfile.mkdtemp(), "is not a file"),
        ("/nonexistent/x.go", "No such file"),
        (write("binary.go", b"\0\1\2"), "binary file"),
        (write("latin.go", b"package main // \xe9\n"), "UTF-8"),
        (write("wide.go", b"package main // " + b"x" * 10_000_000), "too large"),
        (write("picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"), "no program"),
    )
    for path, words in cases:
        app = App(path)
        app.get(None, re.compile(re.escape(words)))
        app.close()
    app = App(write("empty.go", ""))
    app.get("alert", re.compile("cannot run"))
    app.close()


def a_picture_opens_its_program(path):
    app = App(path)
    app.get("label", "Fan-out, fan-in")
    wait_for("its step", lambda: app.step() and app.step()[0] > 0)
    app.close()


def take_picture(name):
    """What the screen shows when something fails, for whoever sets STAVE_TEST_PICTURES."""
    folder = os.environ.get("STAVE_TEST_PICTURES")
    if folder:
        subprocess.run(["import", "-window", "root", os.path.join(folder, f"{name}.png")],
                       check=False)


def main():
    number = 0
    failed = 0
    picture = None

    def run(function, *args):
        nonlocal number, failed
        number += 1
        started = time.monotonic()
        result = None
        try:
            result = function(*args)
            verdict = "ok"
        except (Failed, gi.repository.GLib.Error) as error:
            failed += 1
            verdict = "not ok"
            print("# " + str(error).replace("\n", "\n# "))
            take_picture(function.__name__)
        print(f"{verdict} {number} - {function.__name__.replace('_', ' ')}"
              f" # {time.monotonic() - started:.1f} s", flush=True)
        return result

    together = (
        lessons_open_from_the_list, keys_and_buttons_step, the_stage_is_readable_without_seeing,
        a_click_on_the_staff_seeks, the_next_goroutine_can_be_chosen,
        the_language_switches_at_once, errors_show_and_go,
        space_types_in_the_editor_and_steps_elsewhere, a_picture_can_be_exported,
        a_prediction_is_judged_by_the_run, the_chart_lesson_shows_its_chart,
        output_and_findings_follow_the_run, widths_fold)
    print("TAP version 14", flush=True)
    app = App()
    for function in together:
        if ONLY not in function.__name__ and function is not lessons_open_from_the_list:
            continue
        result = run(function, app)
        picture = result if function is a_picture_can_be_exported else picture
    run(app.close)
    if ONLY:
        return 1 if failed else 0
    run(bad_files_are_told)
    if picture is not None:
        run(a_picture_opens_its_program, picture)
    print(f"1..{number}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
