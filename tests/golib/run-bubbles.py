#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""How a program ends that uses something of a bubble from elsewhere: run-bubbles.py STAVE

The wordings are those of Go 1.25's documentation and runtime. Prints TAP.
"""
import pathlib
import subprocess
import sys
import tempfile

PROGRAM = '''package main

import (
	"fmt"
	"sync"
	"testing/synctest"
	"time"
)

func main() {
	%s
	fmt.Println("over")
	_, _ = time.Now(), sync.Mutex{}
}
'''
MADE = 'var c chan int; synctest.Run(func() { c = make(chan int, 1) }); '
TIMER = 'var t *time.Timer; synctest.Run(func() { t = time.NewTimer(time.Hour) }); '
GROUP = 'wg := new(sync.WaitGroup); '
OTHER = 'synctest.Run(func() { %s })'
CASES = {
    'a send': (MADE + 'c <- 1', 'fatal error: send on synctest channel from outside bubble'),
    'a receive': (MADE + '<-c', 'fatal error: receive on synctest channel from outside bubble'),
    'a close': (MADE + 'close(c)', 'fatal error: close of synctest channel from outside bubble'),
    'a select': (MADE + 'select { case <-c: default: }',
                 'fatal error: select on synctest channel from outside bubble'),
    'another bubble': (MADE + OTHER % 'c <- 1',
                       'fatal error: send on synctest channel from outside bubble'),
    'a stop': (TIMER + 't.Stop()', 'fatal error: stop of synctest timer from outside bubble'),
    'a reset': (TIMER + 't.Reset(1)', 'fatal error: reset of synctest timer from outside bubble'),
    'a reset in another bubble': (TIMER + OTHER % 't.Reset(1)',
                                  'fatal error: timer moved between synctest bubbles'),
    "a timer's channel": (TIMER + '<-t.C',
                          'fatal error: receive on synctest channel from outside bubble'),
    'a group from outside': (GROUP + 'wg.Add(1); ' + OTHER % 'wg.Add(1)',
                             'fatal error: sync: WaitGroup.Add called from inside and outside '
                             'synctest bubble'),
    'a group from inside': (GROUP + OTHER % 'wg.Add(1)' + '; wg.Done()',
                            'fatal error: sync: WaitGroup.Add called from inside and outside '
                            'synctest bubble'),
    'a group of two bubbles': (GROUP + OTHER % 'wg.Add(1)' + '; ' + OTHER % 'wg.Add(1)',
                               'fatal error: sync: WaitGroup.Add called from multiple synctest '
                               'bubbles'),
    'a group used up': (GROUP + OTHER % 'wg.Add(1); wg.Done()' + '; wg.Add(1); wg.Done()', 'over'),
    'a condition': ('cond := sync.NewCond(new(sync.Mutex)); go func() { time.Sleep(1e9); '
                    'cond.Signal() }(); '
                    + OTHER % 'go func() { cond.L.Lock(); cond.Wait() }(); select {}',
                    'panic: deadlock: all goroutines in bubble are blocked'),
    'a condition woken': ('cond := sync.NewCond(new(sync.Mutex)); never := make(chan int); '
                          'go func() { time.Sleep(1e9); cond.Signal() }(); '
                          + OTHER % 'go func() { cond.L.Lock(); cond.Wait() }(); <-never',
                          'fatal error: semaphore wake of synctest goroutine from outside bubble'),
    'a mutex that nobody gives back': (OTHER % ('var mu sync.Mutex; mu.Lock(); '
                                                'go func() { time.Sleep(1); mu.Lock() }(); '
                                                'time.Sleep(2); mu.Unlock()'),
                                       'fatal error: all goroutines are asleep - deadlock!'),
    'an endless ticker': (OTHER % 'time.NewTicker(1); select {}', 'limit'),
}


def check(stave, text, wanted):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / 'main.go'
        path.write_text(PROGRAM % text, encoding='utf-8')
        done = subprocess.run([stave, 'run', '--max-steps', '100000', str(path)],
                              capture_output=True, timeout=60, check=False, encoding='utf-8')
    got = done.stdout + done.stderr
    if wanted == 'limit':
        return None if done.returncode == 3 else got
    code = 0 if wanted == 'over' else 2
    return None if done.returncode == code and got.startswith(wanted + '\n') else got


def main():
    stave = str(pathlib.Path(sys.argv[1]).resolve())
    print(f'1..{len(CASES)}')
    for number, (name, (text, wanted)) in enumerate(CASES.items(), 1):
        problem = check(stave, text, wanted)
        print(f"{'not ok' if problem else 'ok'} {number} - {name}")
        if problem:
            print('# ' + problem.replace('\n', '\n# '), flush=True)


main()
