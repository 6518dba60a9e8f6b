#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Finds a seed of the random policy that reaches the goal of a choose task.

    find-witness.py STAVE LESSON-DIR TASK [MAX-SEED]

Prints the line for lesson.ini. It asks `stave check-lesson` about a copy of the
lesson that has this task alone, with one seed after another. The lesson must be sound but
for its witnesses.
"""
import os
import re
import shutil
import subprocess
import sys
import tempfile


def with_witness(ini, task, seed):
    """lesson.ini with no task but this one, which gets the witness."""
    kept = []
    for group in re.split(r"(?m)^(?=\[)", ini):
        if group.startswith("[task %s]" % task):
            group = re.sub(r"(?m)^witness=.*\n", "", group).rstrip("\n")
            group += "\nwitness=random %d\n" % seed
        elif group.startswith("[task "):
            continue
        kept.append(group)
    return "".join(kept)


def unlink_tasks(folder):
    """The texts without links to tasks, of which only one will be left."""
    for language in ("en", "zh"):
        path = os.path.join(folder, "lesson.%s.md" % language)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        with open(path, "w", encoding="utf-8") as file:
            file.write(re.sub(r"\[([^][]*)\]\(task:[^)]*\)", r"\1", text))


def main():
    stave, lesson, task = sys.argv[1:4]
    last = int(sys.argv[4]) if len(sys.argv) > 4 else 100
    with open(os.path.join(lesson, "lesson.ini"), encoding="utf-8") as file:
        ini = file.read()
    if "[task %s]" % task not in ini:
        sys.exit("the lesson has no task “%s”" % task)
    with tempfile.TemporaryDirectory() as parent:
        copy = os.path.join(parent, os.path.basename(os.path.abspath(lesson)))
        shutil.copytree(lesson, copy)
        unlink_tasks(copy)
        for seed in range(1, last + 1):
            with open(os.path.join(copy, "lesson.ini"), "w", encoding="utf-8") as file:
                file.write(with_witness(ini, task, seed))
            answer = subprocess.run([stave, "check-lesson", copy], capture_output=True, text=True,
                                    timeout=300, check=False)
            if answer.returncode == 0:
                print("witness=random %d" % seed)
                return
    sys.exit("no seed up to %d reaches the goal" % last)


main()
