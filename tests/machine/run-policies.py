#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What learners are promised of the policies: run-policies.py STAVE

Random often switches between the read and the write of a variable; under Go's rules a
goroutine that takes over a used-up slice runs on; an event names the function that starts. Prints TAP.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

SEEDS = 60
LOST = {
    'captured variable': '''
	n := 0
	var wg sync.WaitGroup
	for i := 0; i < 2; i++ {
		wg.Add(1)
		go func() { defer wg.Done(); n++ }()
	}
	wg.Wait()
	fmt.Println(n)
''',
    'field': '''
	a := &struct{ sum int }{}
	done := make(chan bool)
	add := func(x int) { a.sum += x; done <- true }
	go add(1)
	go add(1)
	<-done
	<-done
	fmt.Println(a.sum)
	_ = sync.Mutex{}
''',
}
HOGS = '''package main

import (
	"fmt"
	"time"
)

func hog() {
	for i, x := 0, 0; i < 6000000; i++ {
		x += i
	}
}

func main() {
	worst := time.Duration(0)
	go hog()
	go hog()
	for range 10 {
		before := time.Now()
		time.Sleep(time.Millisecond)
		worst = max(worst, time.Since(before)-time.Millisecond)
	}
	fmt.Println(worst < 10*time.Millisecond)
}
'''
STARTS = '''package main

func work(x int) {
	println(x)
}

func main() {
	f := work
	go f(1)
	select {}
}
'''


def run(stave, text, *options):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'main.go'
        path.write_text(text, encoding='utf-8')
        return subprocess.run([stave, 'run', *options, str(path)], capture_output=True, text=True,
                              timeout=60, check=False).stdout


def main():
    stave = str(pathlib.Path(sys.argv[1]).resolve())
    results = []
    for name, body in LOST.items():
        text = ('package main\n\nimport (\n\t"fmt"\n\t"sync"\n)\n\nfunc main() {' + body + '}\n')
        outs = [run(stave, text, '--policy', 'random', '--seed', str(seed))
                for seed in range(1, SEEDS + 1)]
        lost = outs.count('1\n')
        results.append((f'{name}: random loses an update', 10 <= lost <= SEEDS - 10,
                        f'{lost} of {SEEDS}'))
    out = run(stave, HOGS, '--procs', '1')
    results.append(('who takes over a used-up slice runs on', out == 'true\n', out))
    out = run(stave, STARTS, '--procs', '1', '--events')
    starts = re.findall(r'g2 p0 go.start .*main.go:(\d+)', out)
    results.append(('a goroutine starts in the function that a variable names', starts == ['3']
                    or starts == ['4'], out))
    print(f'1..{len(results)}')
    for number, (name, good, detail) in enumerate(results, 1):
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
        if not good:
            print('# ' + detail.replace('\n', '\n# '), flush=True)


main()
