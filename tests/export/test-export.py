#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What Stave writes for other tools, opened by these tools.

Usage: test-export.py STAVE PROGRAMS. Prints TAP.
"""
import json
import os
import pathlib
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

stave, programs = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2])
tests = []


class Skip(Exception):
    pass


def test(name):
    def add(func):
        tests.append((name, func))
        return func
    return add


def tool(name):
    path = shutil.which(name)
    if path is None:
        raise Skip(f"{name} is not installed")
    return path


def run(*args, code=0):
    env = dict(os.environ, LC_ALL="C.UTF-8", LANGUAGE="en", BROWSER="true")
    result = subprocess.run([str(a) for a in args], env=env, text=True, capture_output=True,
                            timeout=120, errors="replace")
    assert result.returncode == code, f"{args}: exit {result.returncode}: {result.stderr[:600]}"
    return result


def record(folder, program, *options, code=0):
    """Runs a program with options; their last words name files in the folder."""
    return run(stave, "run", *options, programs / program, code=code)


def goroutine_page(trace):
    """What the trace viewer's goroutine analysis shows: how many goroutines of each function."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        address = "127.0.0.1:%d" % probe.getsockname()[1]
    viewer = subprocess.Popen([tool("go"), "tool", "trace", f"-http={address}", str(trace)],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
                              env=dict(os.environ, BROWSER="true"), start_new_session=True)
    try:
        for _ in range(300):
            try:
                page = urllib.request.urlopen(f"http://{address}/goroutines", timeout=10).read()
                break
            except OSError:
                assert viewer.poll() is None, viewer.stderr.read()
                time.sleep(0.1)
    finally:
        os.killpg(viewer.pid, 15)
        viewer.communicate()
    found = re.findall(r"<a href=[^>]*>([\w.]+)</a>\s*N=(\d+)", page.decode())
    return {name: int(count) for name, count in found}


@test("go tool trace opens an execution trace and counts the run's goroutines")
def _(d):
    for procs in (1, 2, 8):
        trace = d / f"t{procs}.out"
        r = record(d, "pool.go", "--procs", procs, "--trace", trace)
        assert r.stdout == "74999250000\n" and r.stderr == "", r
        assert goroutine_page(trace) == {"main.main": 1, "main.worker": 3, "main.main.func1": 1}, \
            goroutine_page(trace)
    listed = run(tool("go"), "tool", "trace", "-http=127.0.0.1:0", "-d", d / "t2.out").stdout
    for kind, count in (("GoCreate", 5), ("GCStart", 1), ("GoSleep", 6), ("GoEnd", 5)):
        assert len(re.findall(rf"\b{kind}\b", listed)) == count, (kind, listed[:2000])


@test("a program that ends in a deadlock or a panic leaves a trace that opens")
def _(d):
    source = d / "dead.go"
    source.write_text("package main\n\nfunc f(c chan int) { <-c }\n\n"
                      "func main() {\n\tgo f(make(chan int))\n\tselect {}\n}\n")
    r = run(stave, "run", "--trace", d / "dead.out", source, code=2)
    assert "all goroutines are asleep - deadlock!" in r.stderr
    listed = run(tool("go"), "tool", "trace", "-http=127.0.0.1:0", "-d", d / "dead.out").stdout
    assert "GoStop" in listed, listed
    assert goroutine_page(d / "dead.out") == {"main.main": 1, "main.f": 1}


def top(path, *options):
    """Flat values of go tool pprof -top, by function."""
    text = run(tool("go"), "tool", "pprof", "-top", *options, path).stdout
    rows = re.findall(r"^ *(\S+) +\S+% +\S+% +\S+ +\S+% +(\S+)", text, re.M)
    return {function: value for value, function in rows}


@test("go tool pprof reads each profile and finds what the program does")
def _(d):
    options = []
    for kind in ("goroutine", "cpu", "heap", "block", "mutex"):
        options += ["--profile", kind, d / kind]
    record(d, "leaks.go", *options)
    # Flat counts stand at the innermost function, so that of a ticking goroutine too.
    assert top(d / "goroutine") == {"main.sender": "5", "main.receiver": "3", "main.ticking": "1"}, \
        top(d / "goroutine")
    cpu = top(d / "cpu")
    assert next(iter(cpu)) == "main.spin", cpu
    assert next(iter(top(d / "heap"))) == "main.keep", top(d / "heap")
    # Three of the four wait for the lock: 5, 10 and 15 ms.
    blocked = top(d / "block", "-cum", "-sample_index=contentions")
    assert "main.contend" in run(tool("go"), "tool", "pprof", "-peek", "main.contend",
                                 d / "block").stdout
    assert blocked, blocked
    text = run(tool("go"), "tool", "pprof", "-raw", d / "mutex").stdout
    waits = sorted(int(ns) for _, ns in re.findall(r"^\s*(\d+)\s+(\d+):", text, re.M))
    assert len(waits) >= 1 and 29e6 < sum(waits) < 31e6, text


@test("debug=2 is the text of Go's goroutine dump")
def _(d):
    record(d, "leaks.go", "--profile", "goroutine", d / "g.txt", "--debug", "2")
    text = (d / "g.txt").read_text()
    assert len(re.findall(r"^goroutine \d+ \[chan send", text, re.M)) == 5, text
    assert len(re.findall(r"^goroutine \d+ \[chan receive", text, re.M)) == 4, text
    assert "created by main.main" in text


@test("--at stops the run at a step, with what is there")
def _(d):
    record(d, "pool.go", "--at", "12", "--profile", "goroutine", d / "early")
    early = top(d / "early")
    assert sum(map(int, early.values())) == 5, early


@test("promtool accepts the metrics")
def _(d):
    record(d, "leaks.go", "--metrics", d / "m.prom")
    text = (d / "m.prom").read_text()
    assert "\ngo_goroutines 10\n" in text, text
    checked = subprocess.run([tool("promtool"), "check", "metrics"], input=text, text=True,
                             capture_output=True, timeout=60)
    assert checked.returncode == 0 and checked.stderr == "", checked


@test("Chrome trace events are JSON whose slices nest in time")
def _(d):
    record(d, "pool.go", "--procs", "2", "--perfetto", d / "p.json")
    events = json.loads((d / "p.json").read_text())["traceEvents"]
    names = {e["args"]["name"] for e in events if e["ph"] == "M" and e["pid"] == 2}
    assert {"G1 main", "Goroutines"} <= names, names
    tracks = {}
    for e in events:
        if e["ph"] == "X":
            tracks.setdefault((e["pid"], e["tid"]), []).append((e["ts"], e["dur"]))
    assert {p for p, _ in tracks} == {1, 2} and len(tracks) == 2 + 5, tracks.keys()
    for slices in tracks.values():
        end = 0
        for ts, dur in sorted(slices):
            assert ts >= end - 1e-3, (ts, end)
            end = ts + dur
    starts = {e["id"] for e in events if e["ph"] == "s"}
    assert starts and starts >= {e["id"] for e in events if e["ph"] == "f"}


@test("the same run gives the same bytes")
def _(d):
    for kind in ("--trace", "--metrics", "--perfetto", "--profile cpu", "--profile heap"):
        for copy in "ab":
            record(d, "leaks.go", *kind.split(), d / copy)
        assert (d / "a").read_bytes() == (d / "b").read_bytes(), kind


@test("wrong options are named")
def _(d):
    assert "not one of goroutine, cpu" in record(d, "pool.go", "--profile", "foo", "x", code=2).stderr
    assert "name the file" in run(stave, "run", programs / "pool.go", "--profile", "cpu", code=2).stderr
    r = record(d, "pool.go", "--trace", d / "no" / "such" / "t", code=1)
    assert "No such file" in r.stderr, r.stderr


def main():
    print(f"1..{len(tests)}")
    failed = 0
    for i, (name, func) in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder:
            try:
                func(pathlib.Path(folder))
                print(f"ok {i} - {name}", flush=True)
            except Skip as reason:
                print(f"ok {i} - {name} # SKIP {reason}", flush=True)
            except Exception as error:
                failed += 1
                print(f"not ok {i} - {name}\n# {type(error).__name__}: "
                      + str(error).replace("\n", "\n# "), flush=True)
    return 1 if failed else 0


sys.exit(main())
