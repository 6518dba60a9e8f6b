#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs the library's test programs and compares what they print: run-programs.py STAVE [NAME…]

Each run/NAME.go has its standard output in run/NAME.out. A program may say in a
comment line `// exit: 3`, which exit code it ends with (0 else); `// stdin: TEXT`,
what it reads (escapes as in Python); `// options: …`, what `stave run` is given; and
`// since: 1.23`, that Debian's Go is too old for it: its output is Go 1.23's, or was
written by hand where it has options. Prints TAP.

With --expect instead of STAVE the outputs are made anew by the real toolchain.
"""

import ast
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent / 'run'
TIMEOUT_S = 60
GO_NEW = '/usr/lib/go-1.23/bin/go'


class Program:
    def __init__(self, path):
        self.path = path
        head = path.read_text(encoding='utf-8').split('package ')[0]
        self.exit_code = int(self.said(head, 'exit') or 0)
        self.stdin = ast.literal_eval('"' + (self.said(head, 'stdin') or '') + '"').encode()
        self.since = self.said(head, 'since')
        self.options = (self.said(head, 'options') or '').split()
        self.out = path.with_suffix('.out')

    @staticmethod
    def said(head, key):
        found = re.search(r'^// %s: (.*)$' % key, head, re.M)
        return found.group(1) if found else None

    def run(self, command):
        return subprocess.run(command, cwd=HERE, input=self.stdin, capture_output=True,
                              timeout=TIMEOUT_S, check=False)


def first_difference(wanted, got):
    wanted, got = wanted.splitlines(), got.splitlines()
    for number, (a, b) in enumerate(zip(wanted, got), 1):
        if a != b:
            return 'line %d:\n#  want %s\n#  got  %s' % (number, a[:300], b[:300])
    return 'want %d lines, got %d' % (len(wanted), len(got))


def check(program, stave):
    try:
        result = program.run([stave, 'run', *program.options, program.path.name])
    except subprocess.TimeoutExpired:
        return 'timed out'
    wanted = program.out.read_bytes()
    if result.stdout != wanted:
        return (first_difference(wanted.decode(errors='backslashreplace'),
                                 result.stdout.decode(errors='backslashreplace'))
                + '\n#  ' + result.stderr.decode(errors='replace')[-300:].replace('\n', '\n#  '))
    if result.returncode != program.exit_code:
        return 'exit code %d, not %d' % (result.returncode, program.exit_code)
    return None


def expect(program):
    with tempfile.TemporaryDirectory() as folder:
        binary = folder + '/program'
        subprocess.run([GO_NEW if program.since else 'go', 'build', '-o', binary, program.path.name], cwd=HERE, check=True)
        result = program.run([binary])
    if result.returncode != program.exit_code:
        sys.exit('%s: exit code %d' % (program.path, result.returncode))
    program.out.write_bytes(result.stdout)


def main():
    names = sys.argv[2:]
    programs = [Program(path) for path in sorted(HERE.glob('*.go'))
                if not names or path.stem in names]
    if sys.argv[1] == '--expect':
        for program in programs:
            if not program.options and (not program.since or pathlib.Path(GO_NEW).exists()):
                expect(program)
        return
    stave = str(pathlib.Path(sys.argv[1]).resolve())
    print('1..%d' % len(programs))
    for number, program in enumerate(programs, 1):
        problem = check(program, stave)
        print('%s %d %s' % ('not ok' if problem else 'ok', number, program.path.stem))
        if problem:
            print('#  ' + problem, flush=True)


main()
