#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The command line as a user meets it: what it prints, its exit codes, and wrong input.

Usage: test-cli.py STAVE SOURCE_DIR. Prints TAP.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

stave, source = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
course = source / "lessons" / "course"
tests = []


def test(name):
    def add(func):
        tests.append((name, func))
        return func
    return add


def run(*args, cwd=None, env=None, stdin=""):
    full = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en", STAVE_COURSE_DIR=str(course))
    full.pop("DISPLAY", None)
    full.pop("WAYLAND_DISPLAY", None)
    full.update(env or {})
    return subprocess.run([stave, *map(str, args)], cwd=cwd, env=full, input=stdin, text=True,
                          capture_output=True, timeout=120, errors="replace")


def check(result, code, out=None, err=None):
    assert result.returncode == code, f"exit {result.returncode}, not {code}: {result.stderr[:500]}"
    if out is not None:
        assert out in result.stdout, f"{out!r} not in {result.stdout[:500]!r}"
    if err is not None:
        assert err in result.stderr, f"{err!r} not in {result.stderr[:500]!r}"


def write(folder, name, text):
    path = pathlib.Path(folder) / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


HELLO = 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Println("hi") }\n'


@test("run prints what the program prints and ends as it ends")
def _(d):
    r = run("run", write(d, "a.go", HELLO))
    check(r, 0)
    assert (r.stdout, r.stderr) == ("hi\n", ""), r
    r = run("run", write(d, "both.go", 'package main\nimport ("fmt"; "os")\nfunc main() { fmt.Println(1); '
                         'println(2); fmt.Fprintln(os.Stderr, 3); fmt.Println(4) }\n'))
    assert (r.stdout, r.stderr) == ("1\n4\n", "2\n3\n"), r
    check(run("run", write(d, "b.go", 'package main\nimport "os"\nfunc main() { os.Exit(7) }\n')), 7)
    r = run("run", write(d, "c.go", 'package main\nfunc main() { panic("boom") }\n'))
    check(r, 2, err="panic: boom\n\ngoroutine 1 [running]:\nmain.main()")
    r = run("run", write(d, "d.go", "package main\nfunc main() { <-make(chan int) }\n"))
    check(r, 2, err="fatal error: all goroutines are asleep - deadlock!\n\n"
          "goroutine 1 [chan receive]:")
    assert r.stdout == ""


@test("compile errors are told by file, line and column, with exit code 1")
def _(d):
    path = write(d, "a.go", "package main\nfunc main() {\n\tx := 1\n}\n")
    r = run("run", "a.go", cwd=d)
    check(r, 1, err="a.go:3:2: declared and not used: x\n")
    check(run("check", path), 1, err=":3:2: declared and not used: x")
    check(run("check", write(d, "b.go", HELLO)), 0)
    r = run("check", write(d, "many.go", "package main\nfunc main() {\n" + "\tx()\n" * 30 + "}\n"))
    check(r, 1, err="too many errors")
    assert r.stderr.count("undefined: x") == 10
    assert r.stderr.endswith("many.go:12:2: too many errors\n"), r.stderr
    # Of more than ten those found first are told: functions come after types and variables.
    r = run("check", write(d, "first.go", "package main\nfunc main() {\n" + "\tx()\n" * 9 + "}\n"
                           "var a, b, c int = \"a\", \"b\", \"c\"\n"))
    check(r, 1, err="first.go:13:29: cannot use \"c\"")
    assert r.stderr.count("undefined: x") == 7, r.stderr


@test("wrong input is named with the way round")
def _(d):
    check(run("run", pathlib.Path(d) / "none.go"), 1, err="there is no such file")
    check(run("run", write(d, "bin.go", b"\x7fELF\0\0\0\1")), 1, err="is a binary file")
    check(run("run", write(d, "empty.go", "")), 1, err="package statement must be first")
    check(run("run", write(d, "utf.go", b"package main\n// \xff\xfe\nvar s = \"\xc3\"\nfunc main(){}\n")), 1,
          err="invalid UTF-8 encoding")
    check(run("check", write(d, "note.go", b"package main\n// \xc3\x28\n/* \xff\n */\nfunc main(){}\n")), 1,
          err="note.go:2:4: invalid UTF-8 encoding")
    check(run("run", write(d, "long.go", "package main\nvar x = " + "1+" * 20 + "a" * 10_000_000)), 1,
          err="undefined: aaaa")
    check(run("run", write(d, "deep.go", "package main\nvar x = " + "(" * 100000)), 1,
          err="nested too deeply")
    check(run("run", "9.9"), 1, err="neither a file nor a lesson")
    check(run("run", "1.1/none"), 1, err="no such program")


MAIN = "package main\nfunc main() { println(word()) }\n"


def word(value, head=""):
    return f'{head}package main\nfunc word() string {{ return "{value}" }}\n'


@test("a folder stands for the files of its package")
def _(d):
    write(d, "main.go", "// Two\n/* comments. */\n" + MAIN)
    write(d, "a.go", word("from a"))
    write(d, "b_test.go", word("from the test"))
    write(d, "c.go", word("left out", "//go:build ignore\n\n"))
    write(d, "d.go", word("left out", "// Kept.\n\n//go:build !(linux && amd64) || go1.99\n\n"))
    write(d, "e_windows.go", word("left out"))
    write(d, "f_linux_arm64.go", word("left out"))
    write(d, "_g.go", word("left out"))
    for name in (d, d + "/"):
        check(run("run", name), 0, err="from a\n")
    check(run("run", ".", cwd=d), 0, err="from a\n")
    check(run("check", d), 0)
    check(run("export", d, "--view", "staff", "-o", f"{d}/out.svg"), 0)
    check(run("run", f"{d}/main.go", f"{d}/c.go"), 0, err="left out\n")
    write(d, "linux.go", "package main\nvar x int = true\n")
    r = run("check", ".", cwd=d)
    check(r, 1, err="linux.go:2:13: cannot use true")


@test("a folder that is no package is named with the way round")
def _(d):
    check(run("run", d), 1, err="no Go files in this folder")
    write(d, "a_test.go", "package main\n")
    check(run("run", d), 1, err="no Go files but tests")
    write(d, "b.go", word("b", "//go:build windows\n"))
    check(run("run", d), 1, err="build constraints exclude all Go files")
    write(d, "main.go", MAIN)
    write(d, "other.go", "package other\n")
    check(run("run", d), 1, err="found packages main (main.go) and other (other.go)")
    check(run("run", d, write(d, "b.go", "")), 1, err="is a folder")
    for line, message in (("a &&", "unexpected end of expression"), ("(a", "missing close paren"),
                          ("a b", "unexpected token"), ("a & b", "invalid syntax"),
                          ("x\n//go:build y", "multiple //go:build comments"),
                          ("!" * 5000 + "x", "nested too deeply")):
        write(d, "b.go", f"//go:build {line}\npackage main\n")
        check(run("run", d), 1, err=message)


@test("wrong options are named")
def _(d):
    path = write(d, "a.go", HELLO)
    check(run("run"), 2, err="name a Go file")
    check(run("run", "--no-such", path), 2, err="--no-such")
    check(run("run", "--procs", "0x", path), 2)
    for procs in ("0", "-1", "1000"):
        check(run("run", "--procs", procs, path), 2, err="1 to 256")
    check(run("run", "--policy", "best", path), 2, err="not one of go, fifo, random")
    check(run("run", "--go", "2.0", path), 2, err="not a version")
    check(run("run", "--replay", "nonsense/x", path), 2)
    check(run("nonsense"), 2, err="no display")
    check(run("--nonsense"), 2, err="unknown option")


SHOP = """package main

import (
	"context"
	"fmt"
	"time"
)

func charge(ctx context.Context) error {
	select {
	case <-time.After(50 * time.Millisecond):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	start := time.Now()
	err := charge(ctx)
	fmt.Println(err, time.Since(start).Round(time.Millisecond))
}
"""


@test("a fault is injected where --chaos says")
def _(d):
    go = write(d, "shop.go", SHOP)
    late = "context deadline exceeded 2s\n"
    check(run("run", go), 0, "<nil> 50ms\n")
    check(run("run", go, "--chaos", "delay:30s@main.charge"), 0, "30s\n")
    check(run("run", go, "--chaos", "late:30s@shop.go:11"), 0, late)
    check(run("run", go, "--chaos", "lost@charge", "--chaos", "slow:2@P0"), 0, late)
    check(run("run", go, "--chaos", "delay:3s@22,lost@charge"), 0, "exceeded 3s\n")
    check(run("run", go, "--chaos", "block@main.charge"), 2,
          err="goroutine 1 [injected block]:\nmain.charge(")
    check(run("run", go, "--chaos", "panic:no disk@charge"), 2, err="panic: no disk\n")
    check(run("run", go, "--chaos", ""), 0, "<nil> 50ms\n")
    check(run("run", "--narrate", go, "--chaos", "block@10"), 2,
          "G1 is held for ever by an injected block at ")
    check(run("run", "--events", go, "--chaos", "lost@charge"), 0, "chaos.lost object=")
    test_file = write(d, "shop_test.go", 'package main\nimport "testing"\nfunc TestCharge(t *testing.T) '
                      "{ helper(t) }\nfunc helper(t *testing.T) { t.Log(1) }\n")
    check(run("test", test_file), 0, "ok")
    check(run("test", test_file, "--chaos", "panic@helper"), 1, "injected panic")
    check(run("export", go, "--chaos", "block@charge", "-o", f"{d}/a.svg"), 0)
    assert "injected: blocked" in (pathlib.Path(d) / "a.svg").read_text()


@test("a schedule has its faults in it")
def _(d):
    go = write(d, "shop.go", SHOP)
    r = run("run", go, "--chaos", "late:30s@shop.go:11", "--print-schedule")
    schedule = r.stderr.strip()
    assert schedule == "go/s1/p4/x=late:30s@main.charge+2", schedule
    check(run("run", go, "--replay", schedule), 0, "exceeded 2s\n")
    check(run("run", "--narrate", go, "--replay", schedule), 0, "30s late")
    check(run("run", go, "--replay", schedule, "--chaos", "delay:5s@charge"), 0, "exceeded 5s\n")
    check(run("export", go, "--replay", schedule, "--chaos", "block@charge", "-o", f"{d}/a.svg"), 0)
    write(d, "shop.go", SHOP.replace("func charge", "// A line more.\nfunc charge"))
    check(run("run", go, "--replay", schedule), 0, "exceeded 2s\n")
    write(d, "shop.go", SHOP.replace("charge", "pay"))
    r = run("run", go, "--replay", schedule)
    check(r, 0, "<nil> 50ms\n", "1 decisions of the schedule found nothing")


@test("a wrong fault is named with its mend")
def _(d):
    go = write(d, "shop.go", SHOP)
    for fault, words in (("dealy:1s@main.main", "“dealy” is no fault"),
                         ("delay@main.main", "needs a duration, as in delay:30s@main.charge"),
                         ("block", "does not say where"),
                         ("block@main.chrage", "is main.charge meant?"),
                         ("block@man.go:3", "is shop.go meant?"),
                         ("block@shop.go:2", "has no code; the nearest line that has is 9"),
                         ("slow:2@P9", "there is no P9; with 4 processors the last is P3"),
                         ("block@main.main,panic@P1", "slow is for processors")):
        r = run("run", go, "--chaos", fault)
        check(r, 2, err="--chaos: ")
        assert words in r.stderr and r.stdout == "", r.stderr


@test("a lesson's faults are injected, and checked")
def _(d):
    check(run("run", "5.9/service"), 0, "35 s  34 ")
    check(run("run", "5.9/service", "--chaos", ""), 0, "35 s   2 ##\n")
    lesson = pathlib.Path(d) / "5.9-chaos"
    shutil.copytree(course / "5.9-chaos", lesson)
    ini = lesson / "lesson.ini"
    ini.write_text(ini.read_text().replace("main.answer#6", "main.anwser#6"))
    check(run("check-lesson", lesson), 1, "is main.answer meant?")


@test("every command has its help")
def _(d):
    check(run("--help"), 0, "stave COMMAND")
    check(run("--version"), 0, "stave ")
    for command in ("run", "check", "export", "lessons", "check-lesson"):
        r = run(command, "--help")
        check(r, 0, "Usage:")
        assert r.stderr == ""


@test("limits end a run with exit code 3 and say which")
def _(d):
    loop = write(d, "a.go", "package main\nfunc main() { for {} }\n")
    check(run("run", "--max-steps", 100000, loop), 3, err="limit of steps")
    grow = write(d, "b.go", "package main\nvar s [][]byte\n"
                 "func main() { for { s = append(s, make([]byte, 1<<20)) } }\n")
    check(run("run", "--max-memory", 64 << 20, grow), 3, err="limit of memory")
    many = write(d, "c.go", "package main\nfunc main() { c := make(chan int); for { go func() { <-c }() } }\n")
    check(run("run", "--max-goroutines", 1000, many), 3, err="limit of goroutines")
    flood = write(d, "d.go", 'package main\nimport "fmt"\nfunc main() { for { fmt.Println("flood") } }\n')
    check(run("run", "--max-output", 100000, flood), 3, err="limit of output")
    deep = write(d, "e.go", "package main\nfunc f(n int) int { return f(n+1) + 1 }\nfunc main() { f(0) }\n")
    check(run("run", "--max-stack", 1 << 20, deep), 2, err="stack overflow")


@test("a run is the same every time, and its schedule replays it")
def _(d):
    for name in ("1.1", "1.2", "1.3", "1.4", "1.5", "3.2"):
        for policy in ("go", "fifo", "random"):
            args = ["run", "--events", "--print-schedule", "--policy", policy, "--seed", "5", name]
            one, two = run(*args), run(*args)
            assert one.stdout == two.stdout and one.returncode == two.returncode, f"{name} {policy}"
            assert one.stdout.count("\n") > 10, one.stderr
            schedule = one.stderr.strip().splitlines()[-1]
            assert " " not in schedule, schedule
            again = run("run", "--events", "--replay", schedule, name)
            assert again.stdout == one.stdout, f"{name} {policy} {schedule}"


@test("lessons are listed for people and for programs")
def _(d):
    check(run("lessons"), 0, "1.2")
    lessons = json.loads(run("lessons", "--json").stdout)
    ids = [lesson["id"] for lesson in lessons]
    assert ids[:5] == ["1.1", "1.2", "1.3", "1.4", "1.5"] and "3.2" in ids, ids
    for lesson in lessons:
        assert lesson["title"]["en"] and lesson["title"]["zh"]
        for program in lesson["programs"]:
            assert (pathlib.Path(lesson["dir"]) / program).is_file(), program


@test("every lesson is sound")
def _(d):
    for folder in sorted(course.iterdir()):
        if folder.is_dir():
            check(run("check-lesson", folder), 0, "sound")


@test("broken lessons are told what is wrong")
def _(d):
    check(run("check-lesson", pathlib.Path(d) / "none"), 1)
    check(run("check-lesson", d), 1, "lesson.ini")
    check(run("lessons", env={"STAVE_COURSE_DIR": "/nowhere"}), 1)


@test("pictures of every view and format are made")
def _(d):
    for view in ("stage", "staff", "chart"):
        for kind in ("svg", "png", "pdf"):
            out = pathlib.Path(d) / f"{view}.{kind}"
            check(run("export", "3.2", "--view", view, "--at", 12, "-o", out), 0)
            head = out.read_bytes()[:200]
            assert {"svg": b"<svg", "png": b"\x89PNG", "pdf": b"%PDF"}[kind] in head, head
    for kind in ("dot", "mermaid"):
        out = pathlib.Path(d) / f"chart.{kind}"
        check(run("export", "3.2", "--view", "chart", "--to", kind, "-o", out), 0)
        assert ("digraph" if kind == "dot" else "flowchart") in out.read_text()
    subprocess.run(["xmllint", "--noout", *map(str, pathlib.Path(d).glob("*.svg"))], check=True)
    one = (pathlib.Path(d) / "stage.svg").read_bytes()
    check(run("export", "3.2", "--view", "stage", "--at", 12, "-o", f"{d}/again.svg"), 0)
    assert (pathlib.Path(d) / "again.svg").read_bytes() == one


SLEEP = """package main

import "time"

const long = 10

func main() {
	time.Sleep(long * time.Millisecond)
	println("slept", long)
}
"""


def picture(d, *arguments):
    """The SVG of a comparison, as text."""
    out = pathlib.Path(d) / "compare.svg"
    check(run("export", *arguments, "--view", "compare", "-o", out), 0)
    subprocess.run(["xmllint", "--noout", str(out)], check=True)
    return out.read_text()


@test("a lesson's programs are pictured side by side")
def _(d):
    for kind, magic in (("svg", b"<svg"), ("png", b"\x89PNG"), ("pdf", b"%PDF")):
        out = pathlib.Path(d) / f"a.{kind}"
        check(run("export", "3.1", "--view", "compare", "--at", 12, "-o", out), 0)
        assert magic in out.read_bytes()[:200]
    text = picture(d, "3.1")
    assert text.count(">Capacity 0</text>") >= 2 and text.count(">Capacity 5</text>") >= 2
    assert 'id="stave-left/g1"' in text and 'id="stave-right/g1"' in text
    assert "The outputs differ from line 2 on." in text
    assert picture(d, "3.1") == text  # a run is a pure function
    assert ">320 ms</text>" in (text := picture(d, "5.1/serial")) and ">89 ms</text>" in text
    assert "One after another takes 3.6 times as long." in text
    both = picture(d, "5.1")
    assert both.index(">All at once<") < both.index(">One after another<")


@test("settings, constants and files are pictured side by side")
def _(d):
    text = picture(d, "1.2", "--with", "procs=4")
    assert "· GOMAXPROCS 1</text>" in text and "· GOMAXPROCS 4</text>" in text
    text = picture(d, "5.8/limited", "--with", "limit=2000 policy=fifo")
    assert "limit 500 · as Go schedules" in text
    assert "limit 2000 · first come, first served" in text
    one = write(d, "one.go", SLEEP)
    other = write(d, "other.go", SLEEP.replace("10", "30"))
    text = picture(d, one, "--with", str(other))
    assert "takes 3.0 times as long." in text and "other.go" in text
    text = picture(d, one, "--with", "long=50")
    assert "long 10<" in text and "long 50<" in text and "takes 5.0 times as long" in text
    # At a step of the left run the right one is at the same virtual time.
    text = picture(d, one, "--with", "long=50", "--at", 4)
    assert "times as long" not in text


@test("what cannot stand beside a run is explained")
def _(d):
    go = write(d, "a.go", HELLO)

    def refused(with_, code, words):
        check(run("export", go, "--view", "compare", *with_, "-o", f"{d}/a.svg"), code, err=words)

    refused([], 2, "--with procs=4")
    refused(["--with", "procs=0"], 2, "procs=1 to 256")
    refused(["--with", "size=3"], 2, "no constant “size”")
    refused(["--with", "nothing.go"], 1, "no such file")
    refused(["--with", "a b"], 2, "“b”")
    bad = write(d, "bad.go", "package main\n\nfunc main() { x }\n")
    refused(["--with", str(bad)], 1, "undefined: x")
    check(run("export", "3.1", "--view", "compare", "--with", "none", "-o", f"{d}/a.svg"), 1,
          err="no such program")


@test("a lesson's variants are built when it is checked")
def _(d):
    lesson = pathlib.Path(d) / "5.8-load-test"
    shutil.copytree(course / "5.8-load-test", lesson)
    ini = lesson / "lesson.ini"
    text = ini.read_text()
    assert "compare=serial;each;pipeline" in text and "values=500;878;2000" in text
    short = re.sub(r"(?s)\n\[task .*", "\n", text)
    for name in ("lesson.en.md", "lesson.zh.md"):
        page = re.sub(r"\[([^]]*)\]\(task:[a-z]+\)", r"\1", (lesson / name).read_text())
        (lesson / name).write_text(page)
    ini.write_text(short)
    check(run("check-lesson", lesson), 0, "sound")
    ini.write_text(short.replace("values=500;878;2000", 'values=500;"many"'))
    check(run("check-lesson", lesson), 1, "does not compile")
    ini.write_text(short.replace("compare=serial;each;pipeline", "compare=serial;none"))
    check(run("check-lesson", lesson), 1, "“none” is no variant")


@test("a pipe is written to and not replaced")
def _(d):
    pipe = pathlib.Path(d) / "pipe"
    os.mkfifo(pipe)
    reader = subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE)
    check(run("export", "1.1", "--view", "stage", "--to", "svg", "-o", pipe), 0)
    assert b"</svg>" in reader.communicate(timeout=20)[0] and pipe.is_fifo()


@test("pictures that cannot be made are explained")
def _(d):
    go = write(d, "a.go", HELLO)
    check(run("export", go), 2, err="and -o")
    check(run("export", go, "-o", f"{d}/plain.svg"), 0)
    check(run("export", "4.1", "--view", "plots", "-o", f"{d}/plots.svg"), 0)
    assert ">queue, of 10</text>" in (pathlib.Path(d) / "plots.svg").read_text()
    check(run("export", go, "--view", "chart", "-o", f"{d}/a.svg"), 2, err="flowchart")
    check(run("export", go, "--view", "nothing", "-o", f"{d}/a.svg"), 2, err="not one of")
    check(run("export", go, "--view", "stage", "-o", f"{d}/a.xyz"), 2, err="not one of the formats")
    check(run("export", go, "--view", "stage", "--at", 10 ** 6, "-o", f"{d}/a.svg"), 2, err="steps")
    check(run("export", go, "--view", "stage", "-o", f"{d}/no/such/a.svg"), 1)
    check(run("export", go, "--view", "stage", "--to", "dot", "-o", f"{d}/a"), 1)


print(f"1..{len(tests)}")
failed = 0
for number, (name, func) in enumerate(tests, 1):
    try:
        with tempfile.TemporaryDirectory() as folder:
            func(folder)
        print(f"ok {number} - {name}", flush=True)
    except Exception as error:  # a failed check, a time-out, a missing file: all fail this test
        failed += 1
        print(f"not ok {number} - {name}\n" + f"{type(error).__name__}: {error}".replace("\n", "\n# ").join(["# ", ""]),
              flush=True)
sys.exit(1 if failed else 0)
