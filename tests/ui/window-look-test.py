#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Looking round in one window: lessons, stepping, seeking, deciding, language, errors, widths.

    with-display window-look-test.py STAVE
"""

import re
import sys
import time

from window_driver import App, Failed, run_parts, tree, wait_for, xdotool


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


def dialogs_open_and_close(app):
    for item, text in (("Keyboard shortcuts", "One step back"), ("About Stave", "Details"),
                       ("Forget the progress…", "Forget the progress?")):
        app.choose_menu("Main menu", item)
        app.get(None, text)
        app.focus()
        app.key("Escape")
        app.is_gone("label", text)
        app.focus()
    before = app.step()
    app.key("F10")  # the keyboard is the window's again
    wait_for("a step", lambda: app.step() != before)


def the_theme_is_changed_and_the_keys_go_on(app):
    for theme in ("Dark", "Light", "As the system"):
        app.choose_menu("Main menu", "Theme", theme)
        before = app.step()
        app.key("F10")
        wait_for("a step", lambda: app.step() != before)


def widths_fold(app):
    for width, height in ((1024, 640), (720, 500), (360, 600), (1400, 860)):
        app.resize(width, height)
        app.key("F10")
        time.sleep(0.3)
    app.get("push button", "Policy: go")


if __name__ == "__main__":
    sys.exit(run_parts((
        lessons_open_from_the_list, keys_and_buttons_step, the_stage_is_readable_without_seeing,
        a_click_on_the_staff_seeks, the_next_goroutine_can_be_chosen,
        the_language_switches_at_once, errors_show_and_go,
        space_types_in_the_editor_and_steps_elsewhere, the_chart_lesson_shows_its_chart,
        output_and_findings_follow_the_run, dialogs_open_and_close,
        the_theme_is_changed_and_the_keys_go_on, widths_fold), App))
