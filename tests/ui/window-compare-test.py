#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Two runs side by side in the real window: stepping both, choosing what stands beside, files of
one's own, export, languages and small windows.

    with-display window-compare-test.py STAVE
"""

import os
import re
import subprocess
import sys
import tempfile
import time

from window_driver import App, Failed, read, run_parts, tree, wait_for, write

SLEEPS = """package main

import (
\t"fmt"
\t"time"
)

func main() {
\tfmt.Println("hello")
\ttime.Sleep(%s * time.Millisecond)
\tfmt.Println("done after", %s)
}
"""
PICTURE = {"en": "Side by side", "zh": "并排比较"}


def picture(app):
    """What the view says of itself to who cannot see it."""
    for node in tree(app.root):
        if node.get_role_name() == "panel" and node.get_description():
            text = node.get_description()
            if re.search("goroutines at most|最多", text):
                return text
    return ""


def says(app, pattern):
    return wait_for(f"a picture that says {pattern}, not “{picture(app)}”",
                    lambda: re.search(pattern, picture(app)))


def steps(app):
    """Step numbers of both runs, as the picture tells them."""
    return [int(n) for n in re.findall(r"and (\d+) steps", picture(app))]


def stands_at(app, left, right):
    wait_for(f"steps {left} and {right}, not {steps(app)}", lambda: steps(app) == [left, right])


def the_view_is_one_of_the_lessons(app):
    app.click(app.get("list item", "3.1 Unbuffered and buffered"))
    app.get("page tab", "Side by side")
    app.key("alt+6")
    app.get("push button", "Beside it: Capacity 5")
    says(app, r"^Capacity 0, after .* Capacity 5, after ")
    stands_at(app, 0, 0)


def a_step_is_one_of_both(app):
    app.key("F10")
    stands_at(app, 1, 1)
    wait_for("what both did", lambda: re.match("Capacity 0: .*\nCapacity 5: ", app.narration()))
    # A channel with a buffer takes longer to make: from there on one of them is ahead.
    seen = set()
    for _ in range(10):
        before = steps(app)
        app.key("F10")
        wait_for("a step", lambda: steps(app) != before)
        after = steps(app)
        seen.add((after[0] - before[0], after[1] - before[1]))
        if not after[0] - before[0] in (0, 1) or not after[1] - before[1] in (0, 1):
            raise Failed(f"from {before} to {after}")
    if not {(0, 1), (1, 0)} & seen:
        raise Failed(f"they always moved together: {seen}")


def a_step_back_is_one_of_both(app):
    before = steps(app)
    app.key("F10")
    wait_for("a step", lambda: steps(app) != before)
    app.key("shift+F10")
    stands_at(app, *before)
    app.press("push button", "Restart")
    stands_at(app, 0, 0)


def both_run_to_their_ends(app):
    app.press("push button", "Run to the end")
    says(app, "The outputs differ from line 2 on. Capacity 0 takes 1.2 times as long.")
    stands_at(app, 34, 30)
    app.key("shift+F10")
    wait_for("a step back", lambda: sum(steps(app)) < 64)
    app.press("push button", "Run to the end")
    stands_at(app, 34, 30)


def a_click_on_the_axis_goes_there_with_both(app):
    row = app.get("push button", "Capacity 0: G1 main")
    app.click(row, 0.5, 0.5)
    wait_for("a moment in between", lambda: 0 < steps(app)[0] < 34 and 0 < steps(app)[1] < 30)


def another_run_can_stand_beside(app):
    app.choose_menu("Beside it: Capacity 5", "GOMAXPROCS 4")
    app.get("push button", re.compile("Beside it: Capacity 0 · GOMAXPROCS 4"))
    says(app, "^Capacity 0 · GOMAXPROCS 1, after .* Capacity 0 · GOMAXPROCS 4, after")
    app.press("push button", "Run to the end")
    says(app, "Both print the same|The outputs differ")
    app.choose_menu(re.compile("^Beside it"), "Capacity 5")
    app.get("push button", "Beside it: Capacity 5")


def by_steps_both_are_at_the_same_number(app):
    app.press("push button", "Restart")
    stands_at(app, 0, 0)
    app.press("push button", "By steps")
    says(app, "Capacity 5, after")
    app.key(*["F10"] * 15)
    stands_at(app, 15, 15)
    app.press("push button", "By steps")
    wait_for("the same time again", lambda: steps(app)[0] == 15)


def elsewhere_only_one_is_stepped(app):
    app.press("push button", "Restart")
    stands_at(app, 0, 0)
    app.key("ctrl+1")
    app.key("F10", "F10", "F10", "F10")
    wait_for("four steps", lambda: app.step()[0] == 4)
    app.key("alt+6")
    wait_for("the other run", lambda: steps(app)[0] == 4 and steps(app)[1] in (3, 4))


def things_are_named_with_their_run(app):
    app.get("push button", re.compile(r"^Capacity 0: Goroutine 1, main"))
    app.get("push button", re.compile(r"^Capacity 5: Goroutine 1, main"))


def a_picture_of_both_is_saved(app):
    path = os.path.join(tempfile.mkdtemp(), "both.svg")
    app.choose_menu("Export", "This view as SVG…")
    app.save_as("Export a picture", path)
    text = read(path)
    for part in ("left/g1", "right/g1", "Capacity 5", "Virtual time"):
        if part not in text:
            raise Failed(f"{part} is not in the picture")
    subprocess.run(["xmllint", "--noout", path], check=True)


def it_speaks_chinese(app):
    app.choose_menu("Main menu", "Language · 语言", "中文")
    app.get("page tab", "并排比较")
    app.get("push button", "旁边：容量 5")
    says(app, "容量 0：经过")
    app.choose_menu("主菜单", "Language · 语言", "English")
    app.get("push button", "Beside it: Capacity 5")


def it_folds_in_small_windows(app):
    for width, height in ((1024, 640), (720, 500), (360, 600), (1400, 860)):
        app.resize(width, height)
        app.key("F10")
        time.sleep(0.3)
    says(app, "Capacity 5, after")


def long_runs_do_not_freeze(app):
    app.click(app.get("list item", "5.8 Load test"))
    app.get("label", "Load test")
    app.key("alt+6")
    app.get("push button", "Beside it: One goroutine")
    app.click(app.get("page tab", "serial.go"))
    app.get("push button", "Beside it: A goroutine for each step")
    app.press("push button", "Run to the end")
    began = time.monotonic()
    app.get("push button", "Main menu")
    if time.monotonic() - began > 5:
        raise Failed("the window did not answer")
    says(app, "One goroutine takes 6.7 times as long")


def a_file_is_compared_with_another(app):
    one = write("one.go", SLEEPS % (10, 10))
    other = write("other.go", SLEEPS % (30, 30))
    bad = write("bad.go", "package main\n\nfunc main() { x }\n")
    mine = App(one)
    try:
        mine.key("alt+6")
        mine.get("push button", "Beside it: one.go · GOMAXPROCS 4")
        mine.choose_menu(re.compile("^Beside it"), "Another file…")
        mine.save_as("A Go file to stand beside it", bad)
        mine.get("status bar", re.compile("^bad.go:3: "))
        mine.key("F10")  # the run that builds can be stepped alone
        wait_for("a step", lambda: mine.step()[0] == 1)
        mine.choose_menu(re.compile("^Beside it"), "Another file…")
        mine.save_as("A Go file to stand beside it", other)
        mine.get("push button", "Beside it: other.go")
        mine.press("push button", "Run to the end")
        says(mine, "The outputs differ from line 2 on. other.go takes 3.0 times as long.")
    finally:
        mine.close()
    app.focus()


if __name__ == "__main__":
    sys.exit(run_parts((
        the_view_is_one_of_the_lessons, a_step_is_one_of_both, a_step_back_is_one_of_both,
        both_run_to_their_ends, a_click_on_the_axis_goes_there_with_both,
        another_run_can_stand_beside, by_steps_both_are_at_the_same_number,
        elsewhere_only_one_is_stepped, things_are_named_with_their_run,
        a_picture_of_both_is_saved, it_speaks_chinese,
        it_folds_in_small_windows, long_runs_do_not_freeze, a_file_is_compared_with_another), App))
