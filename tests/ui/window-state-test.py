#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What outlives a window, and what the desktop asks of it: remembered state, reduced motion, high
contrast.

    with-display window-state-test.py STAVE
"""

import os
import re
import subprocess
import sys
import tempfile
import time

from window_driver import App, Atspi, Failed, run_parts, tree, wait_for, xdotool


def width_of(app, role, name):
    return app.get(role, name).get_extents(Atspi.CoordType.WINDOW).width


def what_the_window_remembers():
    folder = tempfile.mkdtemp()
    environment = {"GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": folder}
    app = App(size=None, **environment)
    app.get("label", "Generator")
    app.resize(1300, 810)
    time.sleep(1)
    app.click(app.get("list item", re.compile("^1.3 Select")))
    app.get("label", "Select")
    source = app.get("text", "Source of main.go")
    before = source.get_extents(Atspi.CoordType.WINDOW)
    edge = before.x + before.width + app.shadow() + 2  # the handle between source and stage
    xdotool("mousemove", edge, 300)
    time.sleep(0.3)
    xdotool("mousedown", 1)
    for k in range(1, 11):
        xdotool("mousemove", edge - 6 * k, 300)
        time.sleep(0.05)
    xdotool("mouseup", 1)
    wait_for("a narrower source", lambda: width_of(app, "text", "Source of main.go")
             < before.width - 30)
    app.choose_menu("Policy: go", "At random, by seed")
    app.get("push button", "Policy: random")
    app.choose_menu("Main menu", "Language · 语言", "中文")
    app.get("push button", "单步")
    app.choose_menu("主菜单", "主题", "深色")
    width = width_of(app, "text", re.compile("main.go"))
    size = app.size()
    app.focus()
    app.key("ctrl+w")
    app.ends()

    app = App(size=None, **environment)
    app.get("push button", "单步")
    app.get("list item", re.compile("^1.3 "))
    app.get("push button", re.compile("random"))
    app.get("page tab", "main.go")
    wait_for(f"a window of {size}, not {app.size()}", lambda: app.size() == size)
    wait_for(f"a source {width} wide", lambda: abs(
        width_of(app, "text", re.compile("main.go")) - width) <= 2)
    app.key("F10")
    wait_for("a Chinese narration", lambda: re.search("[\u4e00-\u9fff]", app.narration()))
    app.close()


def picture_of(app, name):
    """The pixels of a part of the window, as one string."""
    box = [n for n in tree(app.root) if n.get_role_name() == "panel" and n.get_name() == name
           and n.get_component_iface() is not None][-1].get_extents(Atspi.CoordType.WINDOW)
    place = f"{box.width}x{box.height}+{box.x + app.shadow()}+{box.y + app.shadow()}"
    return subprocess.run(["import", "-window", "root", "-crop", place, "rgb:-"],
                          capture_output=True, check=True).stdout


def with_reduced_motion_nothing_moves_by_itself():
    folder = tempfile.mkdtemp()
    os.mkdir(os.path.join(folder, "gtk-4.0"))
    with open(os.path.join(folder, "gtk-4.0", "settings.ini"), "w", encoding="ascii") as file:
        file.write("[Settings]\ngtk-enable-animations=0\n")
    app = App("1.2", XDG_CONFIG_HOME=folder)
    app.get("label", "Fan-out, fan-in")
    moved = 0
    for k in range(1, 9):
        app.key("F10")
        app.reaches(k, k)
        time.sleep(0.2)
        first = picture_of(app, "Stage")
        time.sleep(0.7)
        moved += first != picture_of(app, "Stage")
    if moved > 1:  # a machine that is busy may show one late
        raise Failed(f"the stage went on moving after {moved} of 8 steps")
    app.close()


def contrast_of(pixels):
    """How many of the pixels are nearly black or nearly white."""
    values = [sum(pixels[i:i + 3]) for i in range(0, len(pixels) - 2, 3)]
    return sum(v < 90 or v > 700 for v in values) / len(values)


def high_contrast_is_followed():
    pictures = {}
    for wanted in ("0", "1"):
        app = App("1.2", ADW_DEBUG_HIGH_CONTRAST=wanted)
        app.get("label", "Fan-out, fan-in")
        app.key(*["F10"] * 8)
        wait_for("eight steps", lambda: app.step() == (8, 8))
        time.sleep(1.2)
        pictures[wanted] = picture_of(app, "Stage")
        app.close()
    if pictures["0"] == pictures["1"]:
        raise Failed("high contrast changes nothing on the stage")
    if contrast_of(pictures["1"]) < contrast_of(pictures["0"]):
        raise Failed("there is less contrast than without")


if __name__ == "__main__":
    sys.exit(run_parts((
        what_the_window_remembers, with_reduced_motion_nothing_moves_by_itself,
        high_contrast_is_followed)))
