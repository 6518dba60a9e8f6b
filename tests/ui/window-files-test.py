#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Files in the window: opened, dropped, refused, edited, saved, given up; pictures exported, opened
by other tools and by Stave again.

    with-display window-files-test.py STAVE DRAG-SOURCE
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree

from window_driver import App, Failed, read, run_parts, tree, wait_for, write, xdotool

HELLO = """package main

import "fmt"

func main() {
\tc := make(chan int, 1)
\tgo func() { c <- 1 }()
\tfmt.Println(<-c)
}
"""


# ---- opening ------------------------------------------------------------------------------------


def bad_files_are_told():
    cases = (
        (tempfile.mkdtemp(), "is not a file"),
        ("/nonexistent/x.go", "No such file"),
        (write("binary.go", b"\0\1\2"), "binary file"),
        (write("latin.go", b"package main // \xe9\n"), "UTF-8"),
        (write("wide.go", b"package main // " + b"x" * 10_000_000), "too large"),
        (write("line.go", b"package main // " + b"x" * 200_000), "too long to be shown"),
        (write("picture.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"), "no program"),
    )
    for path, words in cases:
        app = App(path)
        app.get(None, re.compile(re.escape(words)))
        app.close()
    app = App(write("empty.go", ""))
    app.get("alert", re.compile("cannot run"))
    app.close()


def a_bad_file_leaves_what_was_open():
    app = App(write("good.go", HELLO))
    app.key("F10", "F10")
    app.reaches(2, 2)
    app.key("ctrl+o")
    app.get(None, "Open a Go file")
    app.focus()
    time.sleep(0.5)
    xdotool("type", "--delay", 15, write("bad.go", b"\0"))
    app.key("Return")
    app.get(None, re.compile("binary file"))
    app.get("label", "good.go")
    app.reaches(2, 2)
    app.close()


def a_file_can_be_dropped():
    path = write("dropped.go", HELLO)
    app = App(size=(1000, 700))
    app.get("label", "Generator")
    source = subprocess.Popen([sys.argv[2], path])
    try:
        window = wait_for("the window to drag from", lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--pid", str(source.pid)],
            capture_output=True, text=True, check=False).stdout.split())[-1]
        xdotool("windowmove", window, 1100, 100)
        time.sleep(0.7)
        box = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window],
                             capture_output=True, text=True, check=True).stdout
        x, y = (int(re.search(f"^{axis}=(-?[0-9]+)", box, re.M).group(1)) for axis in "XY")
        xdotool("mousemove", x + 80, y + 80)
        time.sleep(0.3)
        xdotool("mousedown", 1)
        for k in range(1, 21):  # over the editor, which would take the address as text
            xdotool("mousemove", x + 80 + (500 - x - 80) * k // 20, y + 80 + (300 - y - 80) * k // 20)
            time.sleep(0.05)
        time.sleep(0.5)
        xdotool("mouseup", 1)
        app.get("label", "dropped.go")
        if app.text_of("text", "Source of dropped.go") != HELLO:
            raise Failed("the editor does not hold the program that was dropped")
    finally:
        source.kill()
        source.wait()
    app.close()


# ---- saving and closing -------------------------------------------------------------------------


def an_edit_is_saved():
    path = write("edit.go", HELLO)
    app = App(path)
    app.type_line("edit.go", "// mine")
    app.key("ctrl+s")
    app.get(None, "Saved edit.go")
    if read(path) != "// mine\n" + HELLO:
        raise Failed(f"the file holds {read(path)!r}")
    app.key("ctrl+w")  # saved: nothing is asked
    app.ends()


def what_cannot_be_saved_is_told_and_kept():
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "gone.go")
    with open(path, "w", encoding="utf-8") as file:
        file.write(HELLO)
    app = App(path)
    app.type_line("gone.go", "// x")
    shutil.rmtree(folder)
    app.key("ctrl+s")
    app.get(None, re.compile("No such file"))
    app.key("ctrl+w")
    app.respond("Save the changes to gone.go?", "Save")
    time.sleep(1)
    if not app.is_running() or not app.text_of("text", "Source of gone.go").startswith("// x\n"):
        raise Failed("the edit was lost, though it could not be saved")
    app.close()


def closing_asks_for_unsaved_edits():
    path = write("close.go", HELLO)
    app = App(path)
    app.type_line("close.go", "// new")
    app.key("ctrl+w")
    app.respond("Save the changes to close.go?", "Cancel")
    if app.text_of("text", "Source of close.go") != "// new\n" + HELLO or read(path) != HELLO:
        raise Failed("cancelling changed something")
    app.focus()
    app.key("ctrl+w")
    app.respond("Save the changes to close.go?", "Discard")
    app.ends()
    if read(path) != HELLO:
        raise Failed("discarding wrote the file")

    app = App(path)
    app.type_line("close.go", "// new")
    app.key("ctrl+w")
    app.respond("Save the changes to close.go?", "Save")
    app.ends()
    if read(path) != "// new\n" + HELLO:
        raise Failed(f"saving left {read(path)!r}")


def opening_another_file_loses_no_edit():
    first, second = write("first.go", HELLO), write("second.go", HELLO)
    app = App(first)
    app.type_line("first.go", "// one")
    for path in (second, first):
        app.key("ctrl+o")
        app.get(None, "Open a Go file")
        app.focus()
        time.sleep(0.5)
        xdotool("type", "--delay", 15, path)
        app.key("Return")
        app.get("text", f"Source of {os.path.basename(path)}")
        app.focus()
    if app.text_of("text", "Source of first.go") != "// one\n" + HELLO:
        raise Failed("the edit of the first file is gone")
    app.click(app.get("list item", re.compile("^1.3 Select")))
    app.get("label", "Select")
    app.key("ctrl+w")  # also asks for what is not in front
    app.respond("Save the changes to first.go?", "Save")
    app.ends()
    if read(first) != "// one\n" + HELLO or read(second) != HELLO:
        raise Failed("the files do not hold what they should")


# ---- pictures -----------------------------------------------------------------------------------


def run_tool(*command):
    """What a tool says of a picture; None if the tool is not there."""
    if shutil.which(command[0]) is None:
        print(f"# {command[0]} is not installed: not asked")
        return None
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise Failed(f"{' '.join(command)}: {result.stderr.strip()}")
    return result.stdout


def check_svg(path):
    run_tool("xmllint", "--noout", path)
    run_tool("rsvg-convert", path, "-o", path + ".png")
    root = ElementTree.parse(path).getroot()
    return {"".join(node.itertext()).strip()
            for node in root.iter("{http://www.w3.org/2000/svg}text")}


def check_png(path):
    size = run_tool("identify", "-format", "%m %w %h %k", path)
    if size is not None:
        kind, width, height, colours = size.split()
        if kind != "PNG" or int(width) < 200 or int(height) < 60 or int(colours) < 8:
            raise Failed(f"{path} is {size}")


def check_pdf(path):
    said = run_tool("pdfinfo", path)
    if said is not None and not re.search(r"^Pages:\s+1$", said, re.M):
        raise Failed(f"{path}: {said}")
    return run_tool("pdftotext", path, "-")


def check_dot(path):
    if "digraph" not in read(path):
        raise Failed(f"{path} is no graph")
    run_tool("dot", "-Tsvg", path, "-o", path + ".svg")


def check_mermaid(path):
    if not re.match(r"(graph|flowchart) (TD|TB|BT|LR|RL)\n", read(path)):
        raise Failed(f"{path} begins with {read(path)[:40]!r}")


def export(app, item, path):
    app.choose_menu("Export", item)
    app.save_as("Export a picture", path)
    app.get(None, f"Saved {os.path.basename(path)}")
    return path


def every_picture_of_the_menu_opens_elsewhere():
    folder = tempfile.mkdtemp()
    app = App("3.2")
    app.get("page tab", "Chart")
    app.key(*["F10"] * 6)
    wait_for("six steps", lambda: app.step() and app.step()[0] == 6)
    for tab, name, words in (("Stage", "stage", {"G1", "main"}), ("Chart", "chart", set())):
        app.press("page tab", tab)
        said = check_svg(export(app, "This view as SVG…", f"{folder}/{name}.svg"))
        if not words <= said or len(said) < 3:
            raise Failed(f"the picture of the {name} says {sorted(said)}")
        check_png(export(app, "This view as PNG…", f"{folder}/{name}.png"))
        text = check_pdf(export(app, "This view as PDF…", f"{folder}/{name}.pdf"))
        if text is not None and not all(word in text for word in words):
            raise Failed(f"the PDF of the {name} says {text}")
    if "G1 main" not in check_svg(export(app, "Staff as SVG…", f"{folder}/staff.svg")):
        raise Failed("the picture of the staff does not name G1")
    check_png(export(app, "Staff as PNG…", f"{folder}/staff.png"))
    check_pdf(export(app, "Staff as PDF…", f"{folder}/staff.pdf"))
    check_dot(export(app, "Chart as DOT…", f"{folder}/chart.dot"))
    check_mermaid(export(app, "Chart as Mermaid…", f"{folder}/chart.mmd"))
    app.close()


def an_ending_that_is_no_format_is_told():
    app = App("1.2")
    app.get("label", "Fan-out, fan-in")
    app.key("F10", "F10")
    path = os.path.join(tempfile.mkdtemp(), "picture.xyz")
    app.key("ctrl+e")
    app.get(None, "Export a picture")
    app.focus()
    time.sleep(0.5)
    app.key("ctrl+a")
    xdotool("type", "--delay", 15, path)
    app.key("Return")
    app.get(None, re.compile("ends in no format that can be written"))
    if os.path.exists(path):
        raise Failed("something was written")
    app.close()


def a_picture_opens_its_program():
    path = os.path.join(tempfile.mkdtemp(), "stage.svg")
    app = App("1.2")
    app.get("label", "Fan-out, fan-in")
    app.key(*["F10"] * 8)
    wait_for("eight steps", lambda: app.step() == (8, 8))
    app.key("ctrl+e")
    app.save_as("Export a picture", path)
    said = check_svg(path)
    if not {"G1", "main", "worker"} <= said:
        raise Failed(f"the picture says {sorted(said)}")
    app.close()

    app = App(path)
    app.get("label", "Fan-out, fan-in")
    wait_for("its step", lambda: app.step() and app.step()[0] == 8)
    app.close()


def a_program_of_a_lesson_opens_by_name():
    app = App("1.1/fixed")
    app.get("label", "Generator")
    app.get("text", "Source of fixed.go")
    app.close()


if __name__ == "__main__":
    sys.exit(run_parts((
        bad_files_are_told, a_bad_file_leaves_what_was_open, a_file_can_be_dropped,
        an_edit_is_saved, what_cannot_be_saved_is_told_and_kept, closing_asks_for_unsaved_edits,
        opening_another_file_loses_no_edit, every_picture_of_the_menu_opens_elsewhere,
        an_ending_that_is_no_format_is_told, a_picture_opens_its_program,
        a_program_of_a_lesson_opens_by_name)))
