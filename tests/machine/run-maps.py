#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Concurrent use of maps: run-maps.py STAVE

Each maps/NAME.go says in its first line how it ends: with which fatal error, or
with none. That must not depend on the order of things, so each is run with
several numbers of processors and, by dice, in many orders. Prints TAP.
"""

import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent / 'maps'
STAVE = str(pathlib.Path(sys.argv[1]).resolve())
WAYS = ([['--procs=%d' % n] for n in (1, 2, 4, 8)]
        + [['--policy=random', '--seed=%d' % n] for n in range(1, 9)] + [['--policy=fifo']])


def problem(path, way, wanted):
    result = subprocess.run([STAVE, 'run', *way, path.name], cwd=HERE, capture_output=True,
                            text=True, timeout=60, check=False)
    if wanted == 'none':
        if result.returncode != 0:
            return result.stderr
    elif not (result.returncode == 2
              and re.match('fatal error: ' + wanted + '.*\n\ngoroutine \\d+ \\[running\\]:\n',
                           result.stderr)):
        return 'exit code %d: %s' % (result.returncode, result.stderr)
    return None


def main():
    paths = sorted(HERE.glob('*.go'))
    print('1..%d' % len(paths))
    for number, path in enumerate(paths, 1):
        text = path.read_text(encoding='utf-8')
        wanted = re.match(r'// fatal: (.*)\n', text).group(1)
        found = None
        for way in WAYS:
            found = found or problem(path, way, wanted)
            if found:
                found = ' '.join(way) + ': ' + found[:600]
                break
        print('%s %d %s' % ('not ok' if found else 'ok', number, path.stem))
        if found:
            print('# ' + found.replace('\n', '\n# '), flush=True)


main()
