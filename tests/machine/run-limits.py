#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What a program may not exceed: run-limits.py STAVE

Every limit is met with its option set low, says its name and the option that
raises it, and is not met with the option set high enough. Prints TAP.
"""

import pathlib
import re
import subprocess
import sys
import tempfile

STAVE = str(pathlib.Path(sys.argv[1]).resolve())

RECURSION = 'func f(n int) int { if n == 0 { return 0 }; return f(n-1) + 1 }\n'
GROWING = '''var all [][]byte
func main() {
	for i := 0; i < 100; i++ { all = append(all, make([]byte, 1<<20)) }
	println(len(all))
}
'''
MANY = '''import "time"
func main() { for i := 0; i < 1000; i++ { go time.Sleep(time.Hour) }; println("done") }
'''
CONSTANTS = '''const a = 1 << 500
const b = a * a
const c = 1 << 1000000000
const s0 = "0123456789abcdef"
''' + ''.join('const s%d = %s\n' % (i + 1, ' + '.join(['s%d' % i] * 10)) for i in range(8)) + '''
func main() { println(b > c, len(s8)) }
'''
INSTANTIATION = 'func g[T any](n int) { if n > 0 { g[[]T](n - 1) } }\nfunc main() { g[int](3) }\n'

# Memory is what it is: what lies behind an unsafe.Pointer cannot be seen as what it is not.
RETYPED = '''import "unsafe"
type small struct { a int32 }
func main() {
	a, n, text := [3]string{"a", "b", "c"}, 5, "abc"
	println(len(*(*[2]string)(unsafe.Pointer(&a[1]))))
	p, c, s := &n, make(chan int), new(small)
	_, _, _, _ = p, c, s, text
	_ = *(%s)(unsafe.Pointer(%s))
}
'''


def retyped(name, target, operand, memory):
    text = r'^2\npanic: runtime error: unsafe\.Pointer to %s cannot be seen as %s: simulated memory'
    return ('seen-as-' + name, RETYPED % (target, operand), ['run'], 2,
            text % (re.escape(memory), re.escape(target)))


# name, program behind "package main", arguments, exit code, what standard error must hold
CASES = [
    retyped('longer', '*[100]int', 's', 'main.small'),
    retyped('forged', '**int', '&n', 'int'),
    retyped('address', '*uintptr', '&p', '*int'),
    retyped('capacity', '*[]int', '&text', 'string'),
    retyped('chan', '*chan string', '&c', 'chan int'),
    retyped('beyond', '*[3]string', '&a[1]', '[3]string'),
    ('steps', 'func main() { for {} }\n', ['run', '--max-steps=100000'], 3,
     r'limit of steps: 100000 instructions were run; --max-steps=N allows more'),
    ('steps-of-a-ticker', 'import "time"\nfunc main() { for range time.NewTicker(1).C {} }\n',
     ['run', '--max-steps=100000'], 3, r'limit of steps'),
    ('steps-enough', 'func main() { for i := 0; i < 1000; i++ {} }\n',
     ['run', '--max-steps=100000'], 0, r'^$'),
    ('memory', GROWING, ['run', '--max-memory=30000000'], 3,
     r'^fatal error: runtime: out of memory\n\ngoroutine 1 \[running\]:\nmain\.main\(\)\n'
     r'[^$]*limit of memory: \d+ bytes [^$]*--max-memory=N allows more'),
    ('memory-at-once', 'var n = 1 << 45\nfunc main() { println(len(make([]byte, n))) }\n', ['run'],
     3, r'^fatal error: runtime: out of memory\n'),
    ('memory-for-ever', 'func main() { m := map[int][]int{}; for i := 0; ; i++ '
     '{ m[i] = make([]int, 50) } }\n', ['run', '--max-memory=20000000'], 3,
     r'out of memory[^$]*limit of memory'),
    ('memory-of-strings', 'func main() { s := "x"; for { s += s } }\n',
     ['run', '--max-memory=20000000'], 3, r'out of memory[^$]*limit of memory'),
    ('memory-of-stacks', RECURSION + 'func main() { println(f(1000000)) }\n',
     ['run', '--max-memory=20000000'], 3, r'out of memory[^$]*limit of memory'),
    ('memory-enough', GROWING, ['run', '--max-memory=300000000'], 0, r'^100\n$'),
    ('goroutines', MANY, ['run', '--max-goroutines=500'], 3,
     r'limit of goroutines: 500 goroutines are alive; --max-goroutines=N allows more'),
    ('goroutines-enough', MANY, ['run', '--max-goroutines=1001'], 0, r'^done\n$'),
    ('stack', RECURSION + 'func main() { println(f(1000000)) }\n', ['run', '--max-stack=1000000'],
     2, r'^runtime: goroutine stack exceeds 1000000-byte limit\nruntime: sp=0x\w+ '
     r'stack=\[0x\w+, 0x\w+\]\nfatal error: stack overflow\n\ngoroutine 1 \[running\]:\n'
     r'main\.f\([^)]*\)\n[^$]*\n\.\.\.\d+ frames elided\.\.\.\n[^$]*\nmain\.main\(\)\n'),
    ('stack-of-go', 'func f(n int) int { return f(n+1) + 1 }\nfunc main() { println(f(0)) }\n',
     ['run'], 2, r'^runtime: goroutine stack exceeds 1000000000-byte limit\n'),
    ('stack-set-by-the-program', 'import "runtime/debug"\n' + RECURSION
     + 'func main() { println(debug.SetMaxStack(100000)); f(100000) }\n', ['run'], 2,
     r'^1000000000\nruntime: goroutine stack exceeds 100000-byte limit\n'),
    ('stack-enough', RECURSION + 'func main() { println(f(1000000)) }\n', ['run'], 0,
     r'^1000000\n$'),
    ('output', 'func main() { for { println("0123456789") } }\n', ['run', '--max-output=1000'], 3,
     r'limit of output: 1000 bytes were printed; --max-output=N allows more'),
    ('output-of-traces', 'func main() { for i := 0; i < 1000; i++ { go func() { select {} }() }; '
     'select {} }\n', ['run', '--max-output=5000'], 2,
     r'^fatal error: all goroutines are asleep - deadlock!\n'),
    ('output-by-default', 'import "fmt"\nfunc main() { for { fmt.Printf("%100000d", 1) } }\n',
     ['run'], 3, r'limit of output: 67108864 bytes'),
    ('output-enough', 'func main() { for i := 0; i < 10; i++ { println("0123456789") } }\n',
     ['run', '--max-output=110'], 0, r'^(0123456789\n){10}$'),
    ('nesting', 'var x = ' + '(' * 1500 + '1' + ')' * 1500 + '\nfunc main() {}\n', ['check'], 1,
     r'main\.go:2:\d+: syntax error: program is nested too deeply \(limit 1000\): split the '
     r'expression or the function, or allow more with --max-nesting'),
    ('nesting-enough', 'var x = ' + '(' * 1500 + '1' + ')' * 1500 + '\nfunc main() {}\n',
     ['run', '--max-nesting=2000'], 0, r'^$'),
    ('nesting-too-much-asked', 'func main() {}\n', ['check', '--max-nesting=1000000'], 2,
     r'--max-nesting 1000000: not from 1 to 10000'),
    ('constants', CONSTANTS, ['check'], 1,
     r'main\.go:3:13: constant multiplication overflow\n[^$]*'
     r'main\.go:4:16: invalid operation: invalid shift count 1000000000 \(untyped int constant\)\n'
     r'[^$]*constant string too long'),
    ('recursive-instantiation', INSTANTIATION, ['check'], 1, r'instantiation cycle'),
    ('recursive-types', 'type T [2]T\ntype A struct{ b B }\ntype B struct{ a A }\n'
     'func main() {}\n', ['check'], 1,
     r'invalid recursive type: T refers to itself\n[^$]*invalid recursive type A\n'),
    ('recursive-type-arguments', 'type L[P any] struct{ l *L[L[P]] }\n'
     'func main() { var l L[int]; _ = l }\n', ['check'], 1, r'instantiation cycle'),
]


def problem(program, arguments, code, pattern):
    with tempfile.TemporaryDirectory() as folder:
        with open(folder + '/main.go', 'w', encoding='utf-8') as file:
            file.write('package main\n' + program)
        result = subprocess.run([STAVE, arguments[0], *arguments[1:], 'main.go'], cwd=folder,
                                capture_output=True, text=True, timeout=120, check=False)
    if result.returncode != code:
        return 'exit code %d, not %d: %s' % (result.returncode, code, result.stderr[:300])
    if not re.search(pattern, result.stderr):
        return 'standard error: ' + result.stderr[:500]
    return None


def main():
    print('1..%d' % len(CASES))
    for number, (name, *case) in enumerate(CASES, 1):
        found = problem(*case)
        print('%s %d %s' % ('not ok' if found else 'ok', number, name))
        if found:
            print('# ' + found.replace('\n', '\n# '), flush=True)


main()
