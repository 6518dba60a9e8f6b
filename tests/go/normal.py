# SPDX-License-Identifier: MIT
"""The programs of tests/go/run, and what of their standard error is the same in every run.

Both `expect`, which asks the real toolchain, and `run-programs.py`, which asks Stave, look at
programs through this file, so that they cannot disagree on what is compared.
"""
import ast
import re


class Program:
    """run/SUBJECT/NAME.go, or run/SUBJECT/NAME/ with several files of one package.

    Comment lines before the package clause may say `// go: 1.21`, the language version, and
    `// stdin: TEXT`, what the program reads (escapes as in Python).
    """

    def __init__(self, root, path):
        self.path = path
        self.sources = sorted(path.glob('*.go')) if path.is_dir() else [path]
        self.name = str(path.relative_to(root).with_suffix(''))
        self.out, self.err = path.with_suffix('.out'), path.with_suffix('.err')
        head = self.sources[0].read_text(encoding='utf-8').split('package ')[0]
        self.slow = 'stack-overflow' in self.name
        self.go = self.said(head, 'go') or '1.23'
        self.stdin = ast.literal_eval('"' + (self.said(head, 'stdin') or '') + '"').encode()

    @staticmethod
    def said(head, key):
        found = re.search(r'^// %s: (.*)$' % key, head, re.M)
        return found.group(1) if found else None

    def matches(self, names):
        return any(self.name == n or self.name.startswith(n + '/') for n in names)


def programs(root):
    paths = [p for subject in root.iterdir() if subject.is_dir() for p in subject.iterdir()
             if p.suffix == '.go' or p.is_dir()]
    return [Program(root, path) for path in sorted(paths)]


def normal_line(line):
    line = re.sub(r'^goroutine (?!1 )\d+ ', 'goroutine N ', line)
    line = re.sub(r' in goroutine (?!1$)\d+$', ' in goroutine N', line)
    line = re.sub(r', \d+ minutes\]', ']', line)
    line = re.sub(r'0x[0-9a-f]{5,}', '0xADDRESS', line)
    line = re.sub(r'^(\[signal .*) code=\S+ (addr=\S+) pc=\S+\]', r'\1 \2]', line)
    line = re.sub(r'^\t\S*/([^/]+\.go:\d+)( \+0x\w+)?$', r'\t\1', line)
    return line


def is_frame(line, following):
    return following.startswith('\t') and '.go:' in following and not line.startswith('\t')


def normal_stderr(text):
    """Panic texts, goroutine headers and the program's own frames, without arguments.

    Behind some fatal errors Go tells of its own goroutines too: there the message is enough.
    """
    text = re.sub(r'(?s)(\nfatal error: (stack overflow|panic while printing|concurrent map)'
                  r'[^\n]*).*', r'\1\n', '\n' + text)[1:]
    lines, result, i = text.split('\n'), [], 0
    while i < len(lines):
        following = lines[i + 1] if i + 1 < len(lines) else ''
        if is_frame(lines[i], following):
            if lines[i].startswith(('main.', 'created by main.')):
                name = re.sub(r'\([^()]*\)$', '', lines[i])
                result += [normal_line(name), normal_line(following)]
            i += 2
            continue
        if not re.match(r'^exit status \d+$', lines[i]):
            result.append(normal_line(lines[i]))
        i += 1
    return '\n'.join(result)


def expectation(done):
    """The contents of NAME.out and NAME.err for a process that has ended."""
    text = done.stderr.decode('utf-8', errors='backslashreplace')
    err = b''
    if done.returncode != 0 or text:
        err = f'exit {done.returncode}\n{normal_stderr(text)}'.encode()
    return done.stdout, err
