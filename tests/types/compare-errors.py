#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Compares what the checker says about tests/go/errors with what the real toolchain says.

usage: compare-errors.py TYPES-CHECK-TOOL [--write-columns] [FILE.go...]

Every line that is wrong carries its expectations:

    x := "a" + 1 // ERROR "mismatched types" at 7
    var y int    // ERROR "declared and not used: y" at 6 GO119 "y declared but not used"

GO119 gives the wording of Go 1.19 where later versions changed it. A first comment "// go1.23" or
"// stave only" marks a file that the installed toolchain cannot judge. Patterns with quotes are
written in backquotes. Lines, columns and words must agree on both sides; --write-columns writes the
columns that the toolchain gives into the files.
"""
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ERRORS = os.path.join(HERE, '..', 'go', 'errors')
PATTERN = r'("[^"]*"|`[^`]*`)'
EXPECTATION = re.compile(r'ERROR ' + PATTERN + r'(?: at (\d+))?(?: GO119 ' + PATTERN + ')?')
MESSAGE = re.compile(r'^(?:\./)?([^\s:]+\.go):(\d+):(\d+): (.*)$')


def expectations(path):
    """line -> [(pattern, column or None, old pattern or None)]"""
    result = {}
    with open(path, encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            comment = line.find('// ERROR ')
            for match in EXPECTATION.finditer(line, comment) if comment >= 0 else ():
                column = int(match.group(2)) if match.group(2) else None
                old = match.group(3)[1:-1] if match.group(3) else None
                result.setdefault(number, []).append((match.group(1)[1:-1], column, old))
    return result


def messages(text):
    """line -> [(column, message)]; continuation lines start with a tab"""
    result, last = {}, None
    for line in text.splitlines():
        match = MESSAGE.match(line)
        if match:
            last = [int(match.group(3)), match.group(4)]
            result.setdefault(int(match.group(2)), []).append(last)
        elif line.startswith('\t') and last:
            last[1] += '\n' + line
    return result


def run_tool(tool, path):
    return messages(subprocess.run([tool, path], capture_output=True, text=True, timeout=60).stdout)


def run_toolchain(path):
    with tempfile.TemporaryDirectory() as folder:
        name = os.path.basename(path)
        with open(path, encoding='utf-8') as source, \
                open(os.path.join(folder, name), 'w', encoding='utf-8') as copy:
            copy.write(source.read())
        done = subprocess.run(['go', 'build', '-gcflags=-e', '-o', os.devnull, name], cwd=folder,
                              capture_output=True, text=True, timeout=300, check=False,
                              env=dict(os.environ, GO111MODULE='off', GOPROXY='off'))
        return messages(done.stderr + done.stdout)


def compare(path, who, want, got, old):
    problems = []
    for line in sorted(set(want) | set(got)):
        if line not in got:
            problems.append(f'{path}:{line}: {who} says nothing, want {want[line][0][0]}')
            continue
        if line not in want:
            problems.append(f'{path}:{line}: {who} says, unexpected: {got[line]}')
            continue
        if len(want[line]) != len(got[line]):
            problems.append(f'{path}:{line}: {who} says {len(got[line])} things: {got[line]}')
        for pattern, column, old_pattern in want[line]:
            wanted = old_pattern if old and old_pattern else pattern
            found = [c for c, text in got[line] if re.search(wanted, text)]
            if not found:
                problems.append(f'{path}:{line}: {who} says {got[line]}, want {wanted}')
            elif column and column not in found:
                problems.append(f'{path}:{line}: {who} says it at column {found}, want {column}')
    return problems


def write_columns(path, got, old):
    with open(path, encoding='utf-8') as file:
        lines = file.read().split('\n')
    for number, found in got.items():
        def add(match, found=found):
            pattern, old_pattern = match.group(1), match.group(3)
            wanted = (old_pattern if old and old_pattern else pattern)[1:-1]
            columns = [c for c, text in found if re.search(wanted, text)]
            tail = f' GO119 {old_pattern}' if old_pattern else ''
            return f'ERROR {pattern}' + (f' at {columns[0]}' if columns else '') + tail
        head, comment, tail = lines[number - 1].partition('// ERROR ')
        lines[number - 1] = head + EXPECTATION.sub(add, comment + tail)
    with open(path, 'w', encoding='utf-8') as file:
        file.write('\n'.join(lines))


def main():
    arguments = [a for a in sys.argv[1:] if not a.startswith('--')]
    if not arguments:
        sys.exit(__doc__)
    tool, paths = arguments[0], arguments[1:]
    paths = paths or sorted(os.path.join(ERRORS, f) for f in os.listdir(ERRORS)
                            if f.endswith('.go'))
    problems, n_expected = [], 0
    for path in paths:
        with open(path, encoding='utf-8') as file:
            head = file.read(200)
        judged = '// go1.23' not in head and '// stave only' not in head
        ours = run_tool(tool, path)
        theirs = run_toolchain(path) if judged else ours
        if '--write-columns' in sys.argv:
            write_columns(path, theirs, judged)
        want = expectations(path)
        n_expected += sum(len(w) for w in want.values())
        problems += compare(os.path.basename(path), 'the checker', want, ours, False)
        if judged:
            problems += compare(os.path.basename(path), 'the toolchain', want, theirs, True)
    print('\n'.join(problems))
    print(f'{n_expected} expectations in {len(paths)} files, {len(problems)} differences')
    return 1 if problems else 0


if __name__ == '__main__':
    sys.exit(main())
