#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds `stave test` against what `go test` printed: run-tests.py STAVE

Each case is a package of testing/ and the arguments; what go test 1.23 printed for
it with GOMAXPROCS=1 is in testing/PACKAGE.NUMBER.out, its exit code in the last
line. Durations, and the traces of panics, are taken out. Prints TAP. With
--expect GO in place of STAVE the files are made anew.
"""
import os
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent / 'testing'
CASES = {
    'calc': [[], ['-v'], ['.'], ['-v', '.'], ['-v', '-run', 'TestBad/sub'], ['-run', 'Add', '.'],
             ['-v', '-run', 'Nothing'], ['calc.go', 'calc_test.go'],
             ['-v', '-count', '2', '-run', 'TestPar|Clean']],
    'panics': [[], ['-v', '.'], ['.'], ['-run', 'Ok']],
    'bench': [['-bench', 'Join|Name|Sizes', '.'], ['-run', 'XXX', '-bench', 'Sizes/one'],
              ['-v', '-run', 'XXX', '-bench', 'Join|Skips|Fails|Logs']],
    'bubbles': [['-v'], ['-run', 'Clock|Wait', '.'], ['-run', 'Left', '.']],
}
# The toolchains at hand lack testing/synctest: this is what Go 1.25's documentation says, in 1.23's
# wording of panics.
BY_HAND = {'bubbles'}


def normal_result(match):
    """A benchmark's numbers are of virtual time here."""
    return re.sub(r'[ \t]+', ' ', re.sub(r'\b\d+(\.\d+)?\b', 'N', match.group(0)))


def normal(text, code):
    text = re.sub(r'(?m)^cpu: .*\n', '', text)
    text = re.sub(r'(?m)^Benchmark\S+\s+\d+\t.*$', normal_result, text)
    text = re.sub(r'\d+\.\d+s', 'Ts', text)
    text = re.sub(r'(?ms)^goroutine .*?(?=^exit status|^FAIL\t)', '', text)
    return text + f'exit {code}\n'


def run(command, folder, env=None):
    done = subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          timeout=60, check=False, env=env)
    return normal(done.stdout.decode(), done.returncode)


def cases():
    for package, several in CASES.items():
        for number, args in enumerate(several):
            yield HERE / package, HERE / f'{package}.{number}.out', args


def main():
    if sys.argv[1] == '--expect':
        env = dict(os.environ, GOMAXPROCS='1', GOTOOLCHAIN='local', GOFLAGS='-mod=mod')
        for folder, out, args in cases():
            if folder.name in BY_HAND:
                continue
            if '-bench' in args:
                args = ['-benchtime=10ms', *args]
            out.write_text(run([sys.argv[2], 'test', '-vet=off', *(args or ['-count=1'])],
                               folder, env).replace('\t(cached)', '\tTs'))
        return
    stave = str(pathlib.Path(sys.argv[1]).resolve())
    every = list(cases())
    print(f'1..{len(every)}')
    for number, (folder, out, args) in enumerate(every, 1):
        got, wanted = run([stave, 'test', '--procs', '1', *args], folder), out.read_text()
        good = got == wanted
        print(f"{'ok' if good else 'not ok'} {number} - {folder.name} {' '.join(args)}")
        if not good:
            print('# wanted:\n# ' + wanted.replace('\n', '\n# ') + '\n# got:\n# '
                  + got.replace('\n', '\n# '), flush=True)


main()
