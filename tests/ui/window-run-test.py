#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs in the window: tasks, goroutines by themselves, breakpoints, futures left behind, programs
without end, and a window that changes while a program runs.

    with-display window-run-test.py STAVE
"""

import re
import sys
import time

from window_driver import App, Atspi, Failed, run_parts, tree, wait_for, write, xdotool

ENDLESS = """package main

func main() {
\tn := 0
\tfor {
\t\tn++
\t}
}
"""

FLOOD = """package main

import "fmt"

func main() {
\tfor i := 0; ; i++ {
\t\tfmt.Println("a line of output that never ends", i)
\t}
}
"""

TWO = """package main

import "fmt"

func main() {
\tc := make(chan int)
\tgo send(c, 1)
\tgo send(c, 2)
\tfmt.Println(<-c)
\tfmt.Println(<-c)
}

func send(c chan int, n int) {
\tc <- n
}
"""


# ---- without end --------------------------------------------------------------------------------


def a_program_without_end_can_be_stopped():
    for name, text in (("endless.go", ENDLESS), ("flood.go", FLOOD)):
        app = App(write(name, text))
        app.get("label", name)
        app.press("push button", "Run to the end")
        app.get("push button", "Stop (F5)")
        app.get("label", re.compile("running, step"))
        time.sleep(1)
        started = time.monotonic()
        app.key("F5")
        app.get("push button", "Play (F5)")
        if time.monotonic() - started > 5:
            raise Failed(f"{name}: stopping took {time.monotonic() - started:.1f} s")
        wait_for("the place it was stopped at", app.step)
        app.press("push button", "Run to the end")
        app.press("push button", "Stop (F5)")
        app.get("push button", "Play (F5)")
        app.key("shift+F10")
        app.close()


def a_window_may_change_while_a_program_runs():
    app = App(write("flood.go", FLOOD))
    app.get("label", "flood.go")
    app.press("push button", "Run to the end")
    app.get("push button", "Stop (F5)")
    app.choose_menu("Main menu", "Language · 语言", "中文")
    app.get("push button", "停止（F5）")
    app.get("label", re.compile("正在运行|运行中"))
    for size in ((720, 500), (1920, 1080), (1400, 860)):
        app.resize(*size)
        time.sleep(1)
    app.choose_menu("主菜单", "Language · 语言", "English")
    app.get("push button", "Stop (F5)")
    app.key("F5")
    app.get("push button", "Play (F5)")
    app.close()


# ---- goroutines by themselves -------------------------------------------------------------------


def rows(app):
    """What the goroutine list says: {"G1": ["G1", "main", "running on P0", …]}."""
    table = app.get(None, "Goroutines")
    found = {}
    for row in tree(table):
        texts = [n.get_name() for n in tree(row) if n.get_role_name() == "label" and n.get_name()]
        if texts and re.fullmatch(r"G\d+", texts[0]) and len(texts) > 2 \
                and sum(bool(re.fullmatch(r"G\d+", t)) for t in texts) == 1:
            found[texts[0]] = texts
    return found


def state_of(app, g):
    return rows(app).get(g, ["", "", ""])[2]


def a_goroutine_is_driven_by_itself():
    app = App(write("two.go", TWO))
    app.get("label", "two.go")
    app.press("page tab", re.compile("^Goroutines"))
    for _ in range(20):
        if len(rows(app)) == 3:
            break
        app.key("F10")
        time.sleep(0.2)
    if state_of(app, "G2") != "runnable" or state_of(app, "G3") != "runnable":
        raise Failed(f"the goroutines are {rows(app)}")

    app.press("push button", "Freeze G3")
    wait_for("G3 to be frozen", lambda: state_of(app, "G3") == "runnable, frozen")
    app.get("push button", "Let G3 run again")
    if find_row_button(app, "Step G3").get_state_set().contains(Atspi.StateType.SENSITIVE):
        raise Failed("a frozen goroutine offers to be stepped")

    before = app.step()[0]
    app.press("push button", "Step G2")
    wait_for("a step of G2", lambda: app.step()[0] == before + 1 and "G2" in app.narration())
    app.press("push button", "Run G2 until it blocks")
    wait_for("G2 to wait or end", lambda: state_of(app, "G2") in ("waiting", "done"))
    if state_of(app, "G3") != "runnable, frozen":
        raise Failed(f"G3, frozen, is {state_of(app, 'G3')}")

    app.press("push button", "Let G3 run again")
    wait_for("G3 to be thawed", lambda: state_of(app, "G3") == "runnable")
    app.press("push button", "Run G3 until it blocks")
    wait_for("G3 to wait or end", lambda: state_of(app, "G3") in ("waiting", "done"))
    app.press("push button", "Run to the end")
    app.press("page tab", "Output")
    wait_for("the output", lambda: app.text_of("text", "Output").split() in (["1", "2"], ["2", "1"]))
    app.close()


def find_row_button(app, name):
    return app.get("push button", name)


# ---- breakpoints --------------------------------------------------------------------------------


def a_breakpoint_stops_and_goes():
    app = App(write("two.go", TWO))
    source = app.get("text", "Source of two.go")
    app.click(source, 0.6, 0.5)
    app.key("ctrl+Home", *["Down"] * 13, "F9")  # c <- n
    app.press("push button", "Run to the end")
    app.get(None, "Stopped at a breakpoint")
    first = wait_for("a step", app.step)
    if "two.go:14" not in "".join(app.names(None, r"two\.go:14")):
        app.press("page tab", re.compile("^Goroutines"))
        app.get("label", "two.go:14")
    app.press("push button", "Run to the end")
    wait_for("the second goroutine at the breakpoint", lambda: app.step()[0] > first[0])
    if "The program ended" in " ".join(app.names("label", ".")):
        raise Failed("the second goroutine passed the breakpoint")
    app.click(source, 0.6, 0.5)
    app.key("ctrl+Home", *["Down"] * 13, "F9")
    app.press("push button", "Run to the end")
    app.press("page tab", re.compile("^Findings"))
    app.get("label", re.compile("The program ended with exit code 0"))
    app.click(source, 0.6, 0.5)
    app.key("ctrl+Home", "Down", "F9")
    app.get(None, "There is no code on line 2 to stop at.")
    app.close()


# ---- futures left behind ------------------------------------------------------------------------


def a_future_that_was_left_can_be_had_again():
    app = App(write("two.go", TWO))
    app.get("label", "two.go")
    app.get("push button", re.compile("^Let G1 run next"))  # offered from the first moment on
    app.press("push button", "Run to the end")
    app.press("page tab", "Output")
    wait_for("the output", lambda: len(app.text_of("text", "Output").split()) == 2)
    first = app.text_of("text", "Output")
    steps = app.step()
    app.press("push button", "Restart")
    for _ in range(20):
        app.key("F10")
        time.sleep(0.2)
        options = app.names("push button", r"^Let G[23] run next")
        if len(options) == 2:
            break
    left = app.step()[0]
    chosen = {"1\n2\n": "G3", "2\n1\n": "G2"}[first]  # not the one that came first
    app.press("push button", next(o for o in options if chosen in o))
    app.get("push button", "Other futures: 1")
    app.press("push button", "Run to the end")
    wait_for("another output", lambda: app.text_of("text", "Output") not in ("", first)
             and app.step()[0] == app.step()[1] and len(app.text_of("text", "Output")) == 4)

    app.press("push button", re.compile("^Other futures: "))
    app.press("push button", re.compile(f"^Return to the future left at step {left}"))
    app.reaches(left, steps[1])
    app.press("push button", "Run to the end")
    wait_for("the first output", lambda: app.text_of("text", "Output") == first)
    while app.find("push button", re.compile("^Other futures: ")):
        app.press("push button", re.compile("^Other futures: "))
        app.press("push button", re.compile("^Forget the future left at step"))
        app.key("Escape")
        time.sleep(0.7)
    app.close()


# ---- tasks --------------------------------------------------------------------------------------


def task_card(app, title):
    return wait_for(f"the task “{title}”", lambda: next(
        (n for n in tree(app.root) if n.get_name() == title and n.get_role_name() != "label"),
        None))


def bring_to_sight(app, node):
    """Has the lesson's text scroll until the object lies well within the window."""
    app.scroll_to(node, 1200, 300, 560)


def answer(app, card, text):
    radio = next(n for n in tree(card) if n.get_role_name() in ("radio button", "check box")
                 and n.get_name() == text)
    bring_to_sight(app, radio)
    app.click(radio, 0.03, 0.5)
    button = next(n for n in tree(card) if n.get_name() == "Answer" and n.get_n_actions() > 0)
    wait_for("the answer button", lambda: button.get_state_set().contains(Atspi.StateType.SENSITIVE))
    button.do_action(0)
    wait_for("the answer to stand", lambda: app.find(
        "label", re.compile("^Your answer stands"), card))


def a_prediction_is_judged_by_the_run():
    app = App("1.1", size=(1400, 900))
    card = task_card(app, "Who is left?")
    for text, verdict in (
            ("It returned when main left the loop",
             "Not so. The run shows: It waits at its send"),
            ("It waits at its send", "Right: the run shows it.")):
        answer(app, card, text)
        app.reaches(0, app.step()[1])
        app.press("push button", "Run to the end")
        wait_for(f"“{verdict}”", lambda: app.find("label", verdict, card))
        if not app.find("label", re.compile("^Leaving the loop tells"), card):
            raise Failed("the reason is not given")
    app.close()


def press_in(card, name):
    wait_for(f"“{name}”", lambda: next((n for n in tree(card) if n.get_name() == name and
                                        n.get_n_actions() > 0), None)).do_action(0)


def decide(app, favourite):
    """Lets the goroutine run whenever it can, another otherwise, until the program is over."""
    row = app.get(None, "Decisions")
    for _ in range(150):
        options = app.names("push button", r"^Let G\d+ run next", row)
        wanted = [o for o in options if favourite in o] or options
        before = app.step()
        if wanted:
            app.find_pressable("push button", wanted[0], row).do_action(0)
            wait_for("a step", lambda: app.step() != before)
        elif app.find("label", re.compile("^Ended, exit code"), row):
            return
        else:
            app.key("F10")
            time.sleep(0.15)
    raise Failed("the program does not end")


def a_schedule_is_chosen_and_judged():
    app = App("1.1", size=(1400, 900))
    card = task_card(app, "Let the producer leave first")
    press_in(card, "Begin")
    app.get("push button", "Policy: manual")
    pending = "Not reached yet. Decide who runs, below the stage."
    wait_for("the task to begin", lambda: app.find("label", pending, card))
    app.choose_menu("Policy: manual", "Go's own scheduler")  # under which main goes first
    app.press("push button", "Run to the end")
    wait_for("the end", lambda: app.find("label", re.compile("^Ended, exit code 0")))
    if not app.find("label", pending, card):
        raise Failed("the task counts as solved though main went first")
    press_in(card, "Undo")
    wait_for("a step back", lambda: app.step()[0] < app.step()[1])
    app.choose_menu("Policy: go", "You decide")
    app.reaches(0, 0)
    decide(app, "produce")
    wait_for("the verdict", lambda: app.find("label", re.compile("^Reached at step"), card))
    app.close()


if __name__ == "__main__":
    sys.exit(run_parts((
        a_program_without_end_can_be_stopped, a_window_may_change_while_a_program_runs,
        a_goroutine_is_driven_by_itself, a_breakpoint_stops_and_goes,
        a_future_that_was_left_can_be_had_again, a_prediction_is_judged_by_the_run,
        a_schedule_is_chosen_and_judged)))
