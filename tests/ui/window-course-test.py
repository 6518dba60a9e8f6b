#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Every lesson in the window: opened, run to its end, taken back to its start, each of its views
shown. Any warning on stderr fails it.

    with-display window-course-test.py STAVE DRAG-SOURCE

With STAVE_SHOTS set to a folder, pictures are taken on the way: each lesson as it opens, at its
end, and each of its views there. STAVE_SHOTS_LANGUAGE is en or zh, STAVE_SHOTS_THEME light or
dark. The script contact-sheet does that for all four and makes a sheet of each.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile
import time

from window_driver import App, Failed, read, run_parts, tree, wait_for

COURSE = os.environ["STAVE_COURSE_DIR"]
SHOTS = os.environ.get("STAVE_SHOTS")
LANGUAGE = os.environ.get("STAVE_SHOTS_LANGUAGE", "en")
THEME = os.environ.get("STAVE_SHOTS_THEME", "light")
WORDS = {"en": ("Run to the end", "Restart"), "zh": ("运行到结束", "重新开始")}[LANGUAGE]
SIZE = (1440, 900)
KEYS = {"chart": "ctrl+2", "plots": "alt+1", "scheduler": "alt+2", "contexts": "alt+3",
        "memory": "alt+4", "compare": "alt+6", "output": "ctrl+4", "goroutines": "ctrl+5", "findings": "ctrl+6",
        "staff": "ctrl+3", "stage": "ctrl+1"}


def get_lessons():
    """(id, views it names) in the order of the list."""
    found = []
    for path in sorted(glob.glob(os.path.join(COURSE, "*", "lesson.ini"))):
        with open(path, encoding="utf-8") as file:
            views = re.search("^views=(.*)$", file.read(), re.M)
        found.append((os.path.basename(os.path.dirname(path)).split("-")[0],
                      views.group(1).replace("tree", "contexts").split(";") if views else []))
    return found


def shoot(lesson, what):
    if SHOTS:
        time.sleep(0.6)  # what moves comes to rest
        subprocess.run(["import", "-window", "root", "-crop", "1440x900+0+0", "+repage",
                        os.path.join(SHOTS, f"{lesson}-{what}.png")], check=True)


class Header:
    """The parts of the header, found once: looking for them in the whole tree takes its time."""

    def __init__(self, app):
        self.app = app
        self.subtitle = app.get("label", re.compile(r"^\d\.\d · "))
        self.end, self.restart = (app.get("push button", word) for word in WORDS)

    def is_at(self, lesson, at_end):
        """Whether the lesson is open and stands at its end, or at its start."""
        text = self.subtitle.get_name()
        numbers = re.search(r"(?:step|第) (\d+) (?:of|/) (\d+)", text)
        if not text.startswith(lesson + " · ") or not numbers:
            return False
        step, furthest = map(int, numbers.groups())
        return 0 < step == furthest if at_end else step == 0


def see(app, header, lesson, views):
    wait_for(f"lesson {lesson}, not {header.subtitle.get_name()}",
             lambda: header.is_at(lesson, False))
    shoot(lesson, "0-start")
    header.end.do_action(0)
    wait_for(f"the end of {lesson}, not {header.subtitle.get_name()}",
             lambda: header.is_at(lesson, True))
    for k, (view, key) in enumerate(KEYS.items()):
        if view == "compare" and view not in views:
            continue  # a second run of every lesson is not worth its time
        app.key(key)
        if SHOTS and (view in views or view in ("output", "stage")):
            shoot(lesson, f"{k + 1}-{view}")
    header.restart.do_action(0)
    wait_for(f"the start of {lesson}, not {header.subtitle.get_name()}",
             lambda: header.is_at(lesson, False))


def every_lesson_is_seen_from_end_to_end():
    lessons = get_lessons()
    scheme = {"light": "prefer-light", "dark": "prefer-dark"}[THEME]
    app = App("1.1", size=SIZE, LANGUAGE={"en": "en", "zh": "zh_CN"}[LANGUAGE],
              ADW_DEBUG_COLOR_SCHEME=scheme)
    header = Header(app)
    app.click(app.get("list item", re.compile(r"^1\.1 ")))
    for k, (lesson, views) in enumerate(lessons):
        started = time.monotonic()
        if k > 0:
            app.key("Down", "Return")
        see(app, header, lesson, views)
        print(f"# {lesson}: {time.monotonic() - started:.1f} s", flush=True)
    app.close()


def plots_lead_to_their_time_and_can_be_exported():
    path = os.path.join(tempfile.mkdtemp(), "plots.svg")
    app = App("4.4", size=SIZE, LANGUAGE="en")
    header = Header(app)
    for lesson in ("4.4", "4.1"):  # none of the numbers of one stay for the other
        app.click(app.get("list item", re.compile(f"^{lesson} ")))
        wait_for(f"the start of {lesson}", lambda: header.is_at(lesson, False))
        header.end.do_action(0)
        wait_for("the end", lambda: header.is_at(lesson, True))
        app.key("alt+1")
        time.sleep(0.5)
    plots = wait_for("the plots", lambda: next(
        (node for node in tree(app.root) if node.get_name() == "Plots"
         and node.get_role_name() == "panel" and node.get_component_iface()), None))
    time.sleep(0.5)
    app.click(plots, 0.4, 0.2)
    wait_for("a step in the middle", lambda: 0 < app.step()[0] < app.step()[1])
    wait_for("a description of the plots", plots.get_description)
    app.key("ctrl+e")
    app.save_as("Export a picture", path)
    wait_for("the picture", lambda: os.path.exists(path) and "Goroutines" in read(path))
    app.close()


def views_that_a_lesson_does_not_name_are_in_the_menu():
    app = App("1.1", size=SIZE, LANGUAGE="en")
    app.get("page tab", "Stage")
    if app.names("page tab", "^Scheduler$"):
        raise Failed("the scheduler is in the switcher")
    app.choose_menu("All views", "Scheduler")
    app.get("page tab", "Scheduler")
    app.get("panel", "Scheduler")
    app.close()


if __name__ == "__main__":
    sys.exit(run_parts((
        every_lesson_is_seen_from_end_to_end, plots_lead_to_their_time_and_can_be_exported,
        views_that_a_lesson_does_not_name_are_in_the_menu)))
