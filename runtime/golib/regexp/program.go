// SPDX-License-Identifier: MIT

package regexp

import (
	"strings"
	"unicode/utf8"
)

// Instructions of the matching machine. A thread of it is a place in the
// program; all threads walk the text together, one character at a time.
const (
	instLiteral = iota // one character, arg: 1 either case
	instClass
	instAny
	instAnyNotNL
	instAssert // arg: what must hold
	instSave   // arg: which bound of which capture
	instSplit  // to out first, then to arg
	instJump
	instMatch
)

type inst struct {
	op, out, arg int
	r            rune
	set          *class
}

// A compiler appends instructions; holes in them are filled when it is known
// where they lead.
type compiler struct {
	code []inst
}

func (c *compiler) emit(i inst) int {
	if len(c.code) >= maxSize {
		panic(errLarge)
	}
	c.code = append(c.code, i)
	return len(c.code) - 1
}

// compile appends code for n that goes on behind itself.
func (c *compiler) compile(n *node) {
	switch n.op {
	case opEmpty:
	case opLiteral:
		arg := 0
		if n.folding {
			arg = 1
		}
		c.step(inst{op: instLiteral, r: n.r, arg: arg})
	case opClass:
		c.step(inst{op: instClass, set: n.set})
	case opAny:
		c.step(inst{op: instAny})
	case opAnyNotNL:
		c.step(inst{op: instAnyNotNL})
	case opAssert:
		c.step(inst{op: instAssert, arg: n.assert})
	case opCapture:
		c.step(inst{op: instSave, arg: 2 * n.index})
		c.compile(n.subs[0])
		c.step(inst{op: instSave, arg: 2*n.index + 1})
	case opConcat:
		for _, sub := range n.subs {
			c.compile(sub)
		}
	case opAlternate:
		c.alternate(n.subs)
	case opRepeat:
		c.repeat(n)
	}
}

// step appends an instruction whose way on is the next one.
func (c *compiler) step(i inst) {
	i.out = len(c.code) + 1
	c.emit(i)
}

func (c *compiler) alternate(subs []*node) {
	var ends []int
	for i, sub := range subs {
		if i == len(subs)-1 {
			c.compile(sub)
			break
		}
		split := c.emit(inst{op: instSplit})
		c.code[split].out = len(c.code)
		c.compile(sub)
		ends = append(ends, c.emit(inst{op: instJump}))
		c.code[split].arg = len(c.code)
	}
	for _, end := range ends {
		c.code[end].out = len(c.code)
	}
}

// fork sets where a split goes: on with the loop, or past it.
func (c *compiler) fork(split, loop, past int, lazy bool) {
	if lazy {
		loop, past = past, loop
	}
	c.code[split].out, c.code[split].arg = loop, past
}

func (c *compiler) repeat(n *node) {
	sub := n.subs[0]
	if n.max < 0 && n.min == 0 && mayBeEmpty(sub) {
		// (x+)?: else an empty x would leave the loop before it was preferred.
		split := c.emit(inst{op: instSplit})
		c.plus(sub, n.lazy)
		c.fork(split, split+1, len(c.code), n.lazy)
		return
	}
	if n.max < 0 && n.min == 0 {
		split := c.emit(inst{op: instSplit})
		c.compile(sub)
		c.emit(inst{op: instJump, out: split})
		c.fork(split, split+1, len(c.code), n.lazy)
		return
	}
	for i := 0; i < n.min-1; i++ {
		c.compile(sub)
	}
	if n.max < 0 {
		c.plus(sub, n.lazy)
		return
	}
	if n.min > 0 {
		c.compile(sub)
	}
	var splits []int
	for i := n.min; i < n.max; i++ {
		splits = append(splits, c.emit(inst{op: instSplit}))
		c.compile(sub)
	}
	for _, split := range splits {
		c.fork(split, split+1, len(c.code), n.lazy)
	}
}

func (c *compiler) plus(sub *node, lazy bool) {
	start := len(c.code)
	c.compile(sub)
	split := c.emit(inst{op: instSplit})
	c.fork(split, start, len(c.code), lazy)
}

func mayBeEmpty(n *node) bool {
	switch n.op {
	case opLiteral, opClass, opAny, opAnyNotNL:
		return false
	case opCapture:
		return mayBeEmpty(n.subs[0])
	case opRepeat:
		return n.min == 0 || mayBeEmpty(n.subs[0])
	case opConcat:
		for _, sub := range n.subs {
			if !mayBeEmpty(sub) {
				return false
			}
		}
		return true
	case opAlternate:
		for _, sub := range n.subs {
			if mayBeEmpty(sub) {
				return true
			}
		}
		return false
	}
	return true
}

// prefix is the text that every match begins with, and whether it is all of it.
func prefix(n *node) (text string, complete bool) {
	switch n.op {
	case opEmpty:
		return "", true
	case opLiteral:
		if n.folding || n.r == utf8.RuneError { // which matches bytes that are not UTF-8, too
			return "", false
		}
		return string(n.r), true
	case opCapture:
		return prefix(n.subs[0])
	case opAlternate:
		return commonPrefix(n.subs), false
	case opRepeat:
		if n.min == 0 {
			return "", n.max == 0
		}
		text, complete = prefix(n.subs[0])
		if !complete {
			return text, false
		}
		return strings.Repeat(text, n.min), n.max == n.min
	case opConcat:
		for _, sub := range n.subs {
			more, whole := prefix(sub)
			text += more
			if !whole {
				return text, false
			}
		}
		return text, true
	}
	return "", false
}

// reported is the prefix as LiteralPrefix tells it: behind a leading ^ there is
// one only if the end is anchored too, and what is between leaves no choice.
func reported(n *node) (text string, complete bool) {
	all := flat(n, nil)
	last := len(all) - 1
	if last < 1 || all[0].op != opAssert || all[0].assert != assertBeginText {
		return prefix(n)
	}
	if all[last].op != opAssert || all[last].assert != assertEndText {
		return "", false
	}
	for _, sub := range all {
		if sub.op > opAssert {
			return "", false
		}
	}
	text, complete = prefix(&node{op: opConcat, subs: all[1:last]})
	return text, complete && text != ""
}

// flat lists what n is a concatenation of.
func flat(n *node, list []*node) []*node {
	if n.op != opConcat {
		return append(list, n)
	}
	for _, sub := range n.subs {
		list = flat(sub, list)
	}
	return list
}

// commonPrefix is the text that all of several expressions begin with literally.
func commonPrefix(subs []*node) string {
	common := leading(subs[0])
	for _, sub := range subs[1:] {
		text := leading(sub)
		n := 0
		for n < len(common) && n < len(text) && common[n] == text[n] {
			n++
		}
		common = common[:n]
	}
	return common
}

func leading(n *node) (text string) {
	switch {
	case n.op == opLiteral && !n.folding && n.r < utf8.RuneSelf:
		return string(n.r)
	case n.op == opConcat:
		for _, sub := range n.subs {
			if sub.op != opLiteral || leading(sub) == "" {
				break
			}
			text += string(sub.r)
		}
	}
	return text
}

// anchored reports whether matches begin at the text's start only.
func anchored(n *node) bool {
	switch n.op {
	case opAssert:
		return n.assert == assertBeginText
	case opCapture:
		return anchored(n.subs[0])
	case opConcat:
		return len(n.subs) > 0 && anchored(n.subs[0])
	case opAlternate:
		for _, sub := range n.subs {
			if !anchored(sub) {
				return false
			}
		}
		return true
	}
	return false
}
