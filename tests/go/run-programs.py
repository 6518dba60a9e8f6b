#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the programs of tests/go/run and holds them against what the real toolchain made of them.

usage: run-programs.py STAVE [NAME…]

NAME is SUBJECT or SUBJECT/NAME. Prints TAP. `expect` makes the expectations.
"""
import os
import pathlib
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import normal  # noqa: E402  (it lies beside this script)

TIMEOUT_S = 60
SAMPLE = 6  # every so manieth program is run twice more, for its trace


def difference(what, wanted, got):
    wanted = wanted.decode(errors='backslashreplace').split('\n')
    got = got.decode(errors='backslashreplace').split('\n')
    for number, (a, b) in enumerate(zip(wanted, got), 1):
        if a != b:
            return f'{what}, line {number}:\n  want {a[:300]}\n  got  {b[:300]}'
    return f'{what}: want {len(wanted)} lines, got {len(got)}'


def stave_run(stave, program, *options):
    sources = [str(source) for source in program.sources]
    return subprocess.run([stave, 'run', '--stdin', '-', '--go', program.go, *options, *sources],
                          input=program.stdin, capture_output=True, timeout=TIMEOUT_S, check=False)


def check(stave, program):
    try:
        done = stave_run(stave, program)
    except subprocess.TimeoutExpired:
        return 'timed out'
    out, err = normal.expectation(done)
    wanted_err = program.err.read_bytes() if program.err.exists() else b''
    if not program.out.exists():
        return "no expectation: run tests/go/expect --write"
    if out != program.out.read_bytes():
        return difference('output', program.out.read_bytes(), out) + '\n' + err.decode()[-500:]
    if err != wanted_err:
        return difference('error', wanted_err, err)
    return None


def check_trace(stave, program):
    """Two runs must list the same events, byte by byte."""
    first, second = (stave_run(stave, program, '--events').stdout for _ in range(2))
    return None if first == second else difference('events', first, second)


def main():
    stave, names = str(pathlib.Path(sys.argv[1]).resolve()), sys.argv[2:]
    programs = [p for p in normal.programs(HERE / 'run') if not names or p.matches(names)]
    tests = [(p.name, check, p) for p in programs]
    tests += [(f'{p.name} twice', check_trace, p) for p in programs[::SAMPLE] if not p.slow]
    print(f'1..{len(tests)}')
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        problems = pool.map(lambda test: test[1](stave, test[2]), tests)
        for number, ((name, _, _), problem) in enumerate(zip(tests, problems), 1):
            print(f'{"not ok" if problem else "ok"} {number} - {name}')
            if problem:
                print('# ' + problem.replace('\n', '\n# '), flush=True)


main()
