#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Faults injected from the window: on a line by menu and by key, into a goroutine, on a processor;
what the source, the list and the narration show of them; taking them away again.

    with-display window-chaos-test.py STAVE
"""

import os
import re
import subprocess
import sys
import tempfile
import time

from window_driver import App, Atspi, Failed, run_parts, take_picture, tree, wait_for, write, xdotool

SHOP = """package main

import (
	"fmt"
	"time"
)

func charge(id int) {
	time.Sleep(time.Millisecond)
	fmt.Println("charged", id)
}

func worker(id int, done chan int) {
	charge(id)
	done <- id
}

func main() {
	done := make(chan int)
	for id := 1; id <= 2; id++ {
		go worker(id, done)
	}
	for range 2 {
		select {
		case id := <-done:
			fmt.Println("done", id)
		case <-time.After(time.Second):
			fmt.Println("too late")
		}
	}
}
"""


def line_of(text):
    return SHOP[:SHOP.index(text)].count("\n") + 1


def go_to_line(app, line):
    app.click(app.get("text", "Source of shop.go"), 0.6, 0.4)
    app.key("ctrl+Home", *["Down"] * (line - 1))


def output(app):
    app.press("page tab", "Output")
    return app.text_of("text", "Output")


def is_enabled(app, role, name):
    return app.get(role, name).get_state_set().contains(Atspi.StateType.SENSITIVE)


def inject(app, question):
    """Presses the dialog's button and goes back to the window."""
    app.respond(question, "Inject")
    app.focus()


def run_on(app):
    app.press("push button", "Run to the end")
    wait_for("the end", lambda: app.find("label", re.compile("^Ended")))


def open_list(app):
    app.press("push button", re.compile(r"^Faults: \d"))
    time.sleep(0.5)


def set_entry(app, name, text):
    app.get("text", name).get_editable_text_iface().set_text_contents(text)


def a_fault_from_the_start_by_key():
    app = App(write("shop.go", SHOP))
    app.get("label", "shop.go")
    go_to_line(app, line_of("	time.Sleep"))
    app.key("F8")
    app.get(None, f"Inject a fault at shop.go:{line_of('	time.Sleep')}")
    app.get("label", "It will be in effect from the start of the run.")
    app.get("label", "The goroutine sleeps in front of it. No context wakes it.")
    take_picture("chaos-dialog")
    set_entry(app, "Duration", "30 parsecs")
    app.get("label", "Write a time such as 30s, 250ms or 2m.")
    set_entry(app, "Duration", "30s")
    app.get("label", "The goroutine sleeps in front of it. No context wakes it.")
    inject(app, re.compile("^Inject a fault at"))
    app.get("push button", "Faults: 1")
    run_on(app)
    if output(app).split("\n")[:4] != ["charged 1", "done 1", "too late", ""]:
        raise Failed(f"the output is {output(app)!r}")
    take_picture("chaos-ended")
    app.press("page tab", "Staff")
    app.press("push button", "Restart")
    app.reaches(0, app.step()[1])
    app.get("push button", "Faults: 1")
    for _ in range(60):
        app.key("F10")
        time.sleep(0.12)
        if "is held for 30s by an injected delay at shop.go" in app.narration():
            break
    else:
        raise Failed("nobody tells of the delay")
    take_picture("chaos-held")
    app.press("page tab", re.compile("^Goroutines"))
    app.get("label", "injected delay")
    app.key("shift+F10")
    wait_for("the step before it", lambda: "is held for" not in app.narration())
    app.key("F10")
    wait_for("the delay again", lambda: "is held for" in app.narration())
    app.close()


def the_menu_of_a_line_injects_from_here_on():
    app = App(write("shop.go", SHOP))
    app.get("label", "shop.go")
    run_on(app)
    steps = app.step()
    app.press("push button", "Restart")
    for _ in range(4):
        app.key("F10")
        time.sleep(0.2)
    left = app.step()[0]
    line = line_of("	fmt.Println(\"charged\"")
    go_to_line(app, line)
    app.key("Menu")
    item = wait_for("the submenu", lambda: app.find_menu_item("Inject here"))
    take_picture("chaos-menu")
    item.do_action(0)
    time.sleep(0.5)
    take_picture("chaos-submenu")
    wait_for("the fault", lambda: app.find_menu_item("Block")).do_action(0)
    app.get("push button", "Faults: 1")
    app.get("push button", "Other futures: 1")
    app.reaches(left, left)
    run_on(app)
    if "deadlock" in " ".join(app.names("label", "^Ended")):
        raise Failed("time.After should have saved main")
    app.press("page tab", re.compile("^Goroutines"))
    app.get("label", "injected block")
    take_picture("chaos-blocked")
    app.press("push button", "Other futures: 1")
    app.press("push button", re.compile("^Return to the future"))
    app.reaches(left, steps[1])
    wait_for("no fault", lambda: not app.find("push button", re.compile("^Faults: ")))
    app.close()


def a_fault_is_taken_away():
    app = App(write("shop.go", SHOP))
    app.get("label", "shop.go")
    for _ in range(3):
        app.key("F10")
        time.sleep(0.2)
    line = line_of("	charge(id)")
    go_to_line(app, line)
    app.key("F8")
    app.get(None, f"Inject a fault at shop.go:{line}")
    app.get("label", re.compile("^It takes effect from here on."))
    app.click(app.get("check box", "Every time, not only the first"), 0.05)
    inject(app, re.compile("^Inject a fault at"))
    app.get("push button", "Faults: 1")
    open_list(app)
    name = f"Take away: Delay of 30s at shop.go:{line}"
    if not is_enabled(app, "push button", name):
        raise Failed("an active fault cannot be taken away")
    app.get("label", "not reached yet")
    take_picture("chaos-list")
    app.press("push button", name)
    app.get("push button", "Faults: 0")
    app.get("label", "taken away")
    app.key("Escape")
    run_on(app)
    if "too late" in output(app):
        raise Failed("the fault was taken away and struck")
    app.close()


def a_goroutine_is_held():
    app = App(write("shop.go", SHOP))
    app.get("label", "shop.go")
    app.press("page tab", re.compile("^Goroutines"))
    for _ in range(20):
        if app.find("push button", "Inject into G3…"):
            break
        app.key("F10")
        time.sleep(0.2)
    app.press("push button", "Inject into G3…")
    app.get(None, "Inject a fault into G3")
    if app.find(None, "Every time, not only the first"):
        raise Failed("a goroutine's fault offers to be counted")
    set_entry(app, "Duration", "5s")
    take_picture("chaos-goroutine")
    inject(app, "Inject a fault into G3")
    app.get("push button", "Faults: 1")
    run_on(app)
    if "too late" not in output(app):
        raise Failed("G3 was not held")
    open_list(app)
    app.get("label", "Delay of 5s at G3")
    app.get("label", "has struck")
    app.press("push button", "Take away: Delay of 5s at G3")
    wait_for("no fault", lambda: not app.find("push button", re.compile("^Faults: ")))
    app.reaches(0, 0)
    app.close()


def a_processor_is_slow_and_words_change():
    app = App(write("shop.go", SHOP))
    app.get("label", "shop.go")
    app.press("push button", re.compile("^Procs"))
    app.press("push button", "Slow a processor…")
    app.get(None, "Slow a processor")
    set_entry(app, "Times slower", "1")
    app.get("label", "Write a number from 2 to 1000000.")
    set_entry(app, "Times slower", "7")
    take_picture("chaos-slow")
    inject(app, "Slow a processor")
    app.get("push button", "Faults: 1")
    open_list(app)
    app.get("label", "P0 7 times slower")
    app.key("Escape")
    app.key("F10")
    wait_for("its telling", lambda: "An injected fault makes P0 7 times slower" in app.narration())
    app.choose_menu("Main menu", "Language · 语言", "中文")
    app.get("push button", "故障：1")
    take_picture("chaos-zh")
    app.close()


def a_line_without_code_says_so():
    app = App(write("shop.go", SHOP))
    app.get("label", "shop.go")
    go_to_line(app, 2)
    app.key("F8")
    app.get("label", "There is no code on this line.")
    app.respond(re.compile("^Inject a fault at"), "Cancel")
    if app.find("push button", re.compile("^Faults: ")):
        raise Failed("a fault was injected nowhere")
    app.close()


def a_picture_opens_with_its_faults():
    path = os.path.join(tempfile.mkdtemp(), "stage.svg")
    subprocess.run([os.path.join(os.path.dirname(sys.argv[1]), "stave"), "export",
                    write("shop.go", SHOP), "--chaos", "block@charge", "-o", path], check=True)
    app = App(path)
    app.get("push button", "Faults: 1")
    open_list(app)
    app.get("label", "Block at main.charge")
    app.close()


if __name__ == "__main__":
    sys.exit(run_parts((
        a_fault_from_the_start_by_key, the_menu_of_a_line_injects_from_here_on,
        a_fault_is_taken_away, a_goroutine_is_held, a_processor_is_slow_and_words_change,
        a_line_without_code_says_so, a_picture_opens_with_its_faults)))
