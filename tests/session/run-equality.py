#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Twice the same run, and back as forward, on every program at hand: run-equality.py TOOL

The programs are those of tests/go/run, tests/go/order and tests/golib/run, and SEEDS of the
differential generator, under the real scheduler's rules on one and four processors and under the
random policy, in turn. TOOL is session-equal. Prints TAP: a test for each folder of programs.
"""
import collections
import os
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

TESTS = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS / 'go'))
import generate  # noqa: E402
import normal  # noqa: E402

SEEDS = 60
POLICIES = ['4', 'random', '1']
TIMEOUT_S = 120


def seed_program(folder, seed):
    path = folder / f'seed{seed}.go'
    path.write_text(generate.single(seed), encoding='utf-8')
    return 'generated', normal.Program(folder, path)


def programs(folder):
    for program in normal.programs(TESTS / 'go' / 'run'):
        if not program.slow:
            yield program.name.split('/')[0], program
    for name in ('go/order', 'golib/run'):
        root = TESTS / name
        for path in sorted(root.glob('*.go')):
            yield name, normal.Program(root, path)
    for seed in range(1, SEEDS + 1):
        yield seed_program(folder, seed)


def check(tool, number, program):
    policy = POLICIES[number % len(POLICIES)]
    try:
        done = subprocess.run([tool, program.go.split('.')[1], policy,
                               program.stdin.decode(errors='replace'), *map(str, program.sources)],
                              capture_output=True, timeout=TIMEOUT_S, check=False)
    except subprocess.TimeoutExpired:
        return f'{program.name} ({policy}): timed out'
    if done.returncode == 0:
        return None
    return f'{program.name} ({policy}): ' + done.stderr.decode(errors='replace')[-500:]


def main():
    tool = sys.argv[1]
    groups = collections.OrderedDict()
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        every = list(programs(pathlib.Path(folder)))
        problems = pool.map(lambda item: check(tool, item[0], item[1][1]), enumerate(every))
        for (group, _), problem in zip(every, problems):
            groups.setdefault(group, []).append(problem)
    print(f'1..{len(groups)}')
    for number, (group, results) in enumerate(groups.items(), 1):
        bad = [problem for problem in results if problem]
        print(f"{'not ok' if bad else 'ok'} {number} - {group}: {len(results)} programs")
        for problem in bad:
            print('# ' + problem.replace('\n', '\n# '), flush=True)


main()
