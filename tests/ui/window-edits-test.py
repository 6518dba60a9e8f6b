#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Edits are not lost: those of lessons are kept as drafts, and saving does not silently undo what
another program wrote.

    with-display window-edits-test.py STAVE DRAG-SOURCE
"""

import os
import re
import sys
import time

from window_driver import App, Failed, read, run_parts, wait_for, write

HELLO = """package main

func main() {
\tprintln("hello")
}
"""


def draft(lesson, program, name):
    return os.path.join(os.environ["XDG_DATA_HOME"], "stave", "drafts", lesson, program, name)


# ---- drafts -------------------------------------------------------------------------------------


def an_edit_of_a_lesson_is_there_the_next_time():
    path = draft("1.2-fan-out", "main", "main.go")
    app = App("1.2")
    app.get("page tab", "main.go")
    app.type_line("main.go", "// mine")
    app.get("page tab", "main.go •")
    wait_for("the draft", lambda: os.path.exists(path))
    app.click(app.get("list item", re.compile("^1.3 Select")))
    app.get("label", "Select")
    app.type_line("main.go", "// too")
    app.focus()
    app.key("ctrl+w")  # a moment after the last key, and nothing is asked
    app.ends()
    if not read(path).startswith("// mine\n") \
            or not read(draft("1.3-select", "main", "main.go")).startswith("// too\n"):
        raise Failed("the drafts do not hold the edits")

    app = App("1.2")
    app.get(None, "Your changes to this lesson are here again.")
    app.get("page tab", "main.go •")
    if not app.text_of("text", "Source of main.go").startswith("// mine\n"):
        raise Failed("the edit is gone")
    app.press("push button", "Revert")
    app.get("page tab", "main.go")
    app.is_gone("push button", "Revert")
    wait_for("the end of the draft", lambda: not os.path.exists(path))
    app.close()


def a_killed_window_keeps_its_edits():
    app = App("1.1")
    app.get("page tab", "main.go")
    app.type_line("main.go", "// last")
    path = draft("1.1-generator", "main", "main.go")
    wait_for("the draft", lambda: os.path.exists(path) and read(path).startswith("// last\n"))
    app.process.kill()
    app.process.wait(10)
    app = App("1.1")
    if not app.text_of("text", "Source of main.go").startswith("// last\n"):
        raise Failed("the edit is gone")
    os.unlink(path)
    app.close()


def drafts_that_cannot_be_kept_are_told():
    folder = os.path.join(os.environ["XDG_DATA_HOME"], "stave", "drafts", "1.4-pipeline")
    os.makedirs(os.path.dirname(folder), exist_ok=True)
    with open(folder, "w", encoding="utf-8"):
        pass
    app = App("1.4")
    app.get("page tab", "main.go")
    app.type_line("main.go", "// x")
    app.get(None, re.compile("^Your changes are not kept: "))
    os.unlink(folder)
    app.close()


# ---- files that change on the disk --------------------------------------------------------------


def another_programs_changes_are_asked_for():
    path = write("shared.go", HELLO)
    theirs = HELLO.replace("hello", "theirs")
    app = App(path)
    app.type_line("shared.go", "// mine")
    app.get("page tab", "shared.go •")
    time.sleep(0.05)
    with open(path, "w", encoding="utf-8") as file:
        file.write(theirs)
    app.key("ctrl+s")
    app.respond("shared.go has changed on the disk", "Cancel")
    if read(path) != theirs:
        raise Failed("cancelling wrote the file")
    app.focus()
    app.key("ctrl+w")
    app.respond("Save the changes to shared.go?", "Save")
    app.respond("shared.go has changed on the disk", "Cancel")
    time.sleep(0.5)
    if not app.is_running() or read(path) != theirs:
        raise Failed("cancelling closed the window, or wrote the file")
    app.focus()
    app.key("ctrl+s")
    app.respond("shared.go has changed on the disk", "Overwrite")
    app.get(None, "Saved shared.go")
    app.get("page tab", "shared.go")
    if read(path) != "// mine\n" + HELLO:
        raise Failed(f"overwriting left {read(path)!r}")
    app.type_line("shared.go", "// again")
    app.key("ctrl+s")  # what was saved here is known: nothing is asked
    wait_for("the second save", lambda: read(path).startswith("// again\n"))
    app.key("ctrl+w")
    app.ends()


# ---- tasks --------------------------------------------------------------------------------------


def press_in(app, card, name):
    wait_for(f"“{name}” of the task",
             lambda: app.find_pressable("push button", name, app.get("panel", card))).do_action(0)


def says(app, card, pattern):
    wait_for(f"the task to say “{pattern}”",
             lambda: app.names("label", pattern, app.get("panel", card)))


def an_edited_program_is_judged():
    card = "Close at the right time"
    app = App("1.2")
    app.get("page tab", "main.go")
    press_in(app, card, "Check")  # as the lesson has it, it fails
    says(app, card, r"^Not yet: under schedule \d+ this does not hold: ")
    press_in(app, card, "Show the failing run")
    app.get("text", "Source of early_close.go")
    furthest = wait_for("the end of the failing run",
                        lambda: app.step() and app.step()[0] == app.step()[1] and app.step()[0])
    app.key("shift+F10")  # it can be looked at from its end
    app.reaches(furthest - 1, furthest)

    app.type_line("early_close.go", "nonsense")
    wait_for("the old verdict to go", lambda: not app.names("label", "^Not yet"))
    press_in(app, card, "Check")
    says(app, card, "^It does not compile:\n.*early_close.go:1")

    app.replace_text("early_close.go", read(os.path.join(
        os.environ["STAVE_COURSE_DIR"], "1.2-fan-out", "main.go")))
    press_in(app, card, "Check")
    says(app, card, "^No failure in 101 schedules")
    says(app, card, "^One goroutine that waits for all of them")
    app.focus()
    app.key("ctrl+w")
    app.ends()

    app = App("1.2")
    says(app, card, "^Solved")  # and the changed program is there again
    app.close()


def judging_can_be_left():
    card = "Close at the right time"
    path = draft("1.2-fan-out", "early_close", "early_close.go")
    slow = read(os.path.join(os.environ["STAVE_COURSE_DIR"], "1.2-fan-out", "main.go")).replace(
        "func main() {\n", "func main() {\n\tslow := make([]byte, 8192)\n"
        "\tfor i := 0; i < 1_000_000; i++ {\n\t\tcopy(slow, slow)\n\t}\n")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(slow)
    app = App("1.2")
    app.get("page tab", "early_close.go •")
    # Looked for once: while it judges, the window answers, but many questions take their time.
    button = wait_for("the button", lambda: app.find_pressable("push button", "Check",
                                                               app.get("panel", card)))
    button.do_action(0)
    wait_for("the judging", lambda: button.get_name() == "Cancel")
    button.do_action(0)
    wait_for("the offer to check again", lambda: button.get_name() == "Check")
    button.do_action(0)
    wait_for("the judging", lambda: button.get_name() == "Cancel")
    app.type_line("early_close.go", "// other")  # what is judged is not what is there any more
    wait_for("the end of the judging", lambda: button.get_name() == "Check")
    app.close()


if __name__ == "__main__":
    sys.exit(run_parts((
        an_edit_of_a_lesson_is_there_the_next_time, a_killed_window_keeps_its_edits,
        drafts_that_cannot_be_kept_are_told, another_programs_changes_are_asked_for,
        an_edited_program_is_judged, judging_can_be_left)))
