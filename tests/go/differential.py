#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Runs random programs (generate.py) in Stave and as the real toolchain compiles them.

usage: differential.py STAVE [--seeds N] [--from SEED] [--keep FOLDER]

A batch of seeds is one package, built once; each seed is run by itself in both. Prints TAP: one
test for each batch. A seed that differs is named, and with --keep its program is left in FOLDER.
Needs Go 1.23, in /usr/lib/go-1.23 or where the environment's GO says: skips without it.
"""
import argparse
import os
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import generate  # noqa: E402  (it lies beside this script)

GO = os.environ.get('GO', '/usr/lib/go-1.23/bin/go')
BATCH = 50
TIMEOUT_S = 60
MAIN = '''package main

import "os"

func main() {
	switch os.Args[1] {
%s	}
}
'''


def write_package(folder, seeds):
    """One package of all seeds, each with a file of its own; the argument says which one runs."""
    (folder / 'go.mod').write_text('module differential\n\ngo 1.23\n')
    cases = ''.join(f'\tcase "{s}":\n\t\tmain{s}()\n' for s in seeds)
    (folder / 'main.go').write_text(MAIN % cases)
    for seed in seeds:
        (folder / f'seed{seed}.go').write_text(generate.file_text(generate.declarations(seed)))


def build(folder):
    environment = dict(os.environ, GOTOOLCHAIN='local', GOPROXY='off', GOFLAGS='-mod=mod',
                       GO111MODULE='on', GOMAXPROCS='2', GOGC='400')
    # As quickly as it can be built: the programs run for milliseconds only.
    return subprocess.run([GO, 'build', '-gcflags=-N -l -dwarf=false', '-ldflags=-s -w', '-o',
                           'program', '.'], cwd=folder, text=True, capture_output=True, timeout=600,
                          check=False, env=environment)


def outcome(command, folder):
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=TIMEOUT_S,
                              check=False)
    except subprocess.TimeoutExpired:
        return 'timed out', b'', b''
    return done.returncode, done.stdout, done.stderr


def first_difference(wanted, got):
    wanted, got = wanted.split(b'\n'), got.split(b'\n')
    for number, (a, b) in enumerate(zip(wanted, got), 1):
        if a != b:
            return f'line {number}: want {a[:200]!r}, got {b[:200]!r}'
    return f'want {len(wanted)} lines, got {len(got)}'


def compare(seed, folder, stave, keep):
    wanted = outcome([folder / 'program', str(seed)], folder)
    path = folder / 'single' / f'seed{seed}.go'
    path.parent.mkdir(exist_ok=True)
    path.write_text(generate.single(seed))
    got = outcome([stave, 'run', str(path)], folder)
    if wanted[0] == got[0] and wanted[1] == got[1]:
        return None
    if keep:
        (pathlib.Path(keep) / path.name).write_text(path.read_text())
    if wanted[0] != got[0]:
        return f'seed {seed}: exit {got[0]}, not {wanted[0]}: {got[2][-300:]!r} {wanted[2][:300]!r}'
    return f'seed {seed}: {first_difference(wanted[1], got[1])}'


def run_batch(seeds, stave, keep, pool):
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        write_package(folder, seeds)
        built = build(folder)
        if built.returncode != 0:
            return [f'does not build: {built.stderr[:1500]}']
        return [p for p in pool.map(lambda s: compare(s, folder, stave, keep), seeds) if p]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('stave')
    parser.add_argument('--seeds', type=int, default=300)
    parser.add_argument('--from', type=int, default=1, dest='first')
    parser.add_argument('--keep')
    options = parser.parse_args()
    if not os.path.exists(GO):
        print(f'1..0 # SKIP {GO} is not there: Go 1.23 is what Stave is compared with')
        return 0
    stave = str(pathlib.Path(options.stave).resolve())
    last = options.first + options.seeds
    batches = [range(s, min(s + BATCH, last)) for s in range(options.first, last, BATCH)]
    n_bad = 0
    print(f'1..{len(batches)}')
    with ThreadPoolExecutor(2) as pool:
        for number, seeds in enumerate(batches, 1):
            problems = run_batch(seeds, stave, options.keep, pool)
            n_bad += len(problems)
            print(f'{"not ok" if problems else "ok"} {number} - seeds {seeds[0]} to {seeds[-1]}')
            for problem in problems:
                print('# ' + problem.replace('\n', '\n# '))
            sys.stdout.flush()
    return 1 if n_bad else 0


if __name__ == '__main__':
    sys.exit(main())
