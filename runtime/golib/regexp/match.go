// SPDX-License-Identifier: MIT

package regexp

import (
	"strings"
	"unicode/utf8"
)

// A queue holds threads in order of preference, each place once.
type queue struct {
	sparse, dense []int // dense[sparse[pc]] == pc: pc is in the queue
	n             int
	caps          []int // nCaps bounds for each place
}

func (q *queue) holds(pc int) bool {
	at := q.sparse[pc]
	return at < q.n && q.dense[at] == pc
}

// A matcher is one search. Its time is the product of the lengths of text and
// program at most, whatever the expression.
type matcher struct {
	re      *Regexp
	text    string
	nCaps   int
	now     *queue
	next    *queue
	caps    []int // of the thread that is followed
	matched bool
	match   []int
}

func newQueue(n, nCaps int) *queue {
	return &queue{sparse: make([]int, n), dense: make([]int, n), caps: make([]int, n*nCaps)}
}

func isWord(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '_'
}

// holding lists the assertions that hold at a place.
func (m *matcher) holding(at int) int {
	before, after := rune(-1), rune(-1)
	if at > 0 {
		before, _ = utf8.DecodeLastRuneInString(m.text[:at])
	}
	if at < len(m.text) {
		after, _ = utf8.DecodeRuneInString(m.text[at:])
	}
	holds := 0
	if before < 0 {
		holds |= assertBeginText | assertBeginLine
	}
	if before == '\n' {
		holds |= assertBeginLine
	}
	if after < 0 {
		holds |= assertEndText | assertEndLine
	}
	if after == '\n' {
		holds |= assertEndLine
	}
	if isWord(before) != isWord(after) {
		return holds | assertWord
	}
	return holds | assertNoWord
}

// follow adds to q the places that can be reached from pc without a character.
func (m *matcher) follow(q *queue, pc, at int, holds *int) {
	for !q.holds(pc) {
		q.sparse[pc], q.dense[q.n] = q.n, pc
		q.n++
		i := &m.re.code[pc]
		switch i.op {
		case instJump:
			pc = i.out
		case instSplit:
			m.follow(q, i.out, at, holds)
			pc = i.arg
		case instAssert:
			if *holds < 0 {
				*holds = m.holding(at)
			}
			if *holds&i.arg == 0 {
				return
			}
			pc = i.out
		case instSave:
			if i.arg >= m.nCaps {
				pc = i.out
				continue
			}
			old := m.caps[i.arg]
			m.caps[i.arg] = at
			m.follow(q, i.out, at, holds)
			m.caps[i.arg] = old
			return
		default:
			copy(q.caps[pc*m.nCaps:(pc+1)*m.nCaps], m.caps)
			return
		}
	}
}

func (i *inst) accepts(r rune) bool {
	switch i.op {
	case instLiteral:
		return r == i.r || i.arg == 1 && sameOtherCase(i.r, r)
	case instClass:
		return i.set.holds(r)
	case instAny:
		return true
	}
	return i.op == instAnyNotNL && r != '\n'
}

// step moves all threads over the character r (-1 at the end), which ends at `to`.
func (m *matcher) step(at, to int, r rune) {
	holds := -1
	for k := 0; k < m.now.n; k++ {
		pc := m.now.dense[k]
		i := &m.re.code[pc]
		caps := m.now.caps[pc*m.nCaps : (pc+1)*m.nCaps]
		if i.op == instMatch {
			if m.re.longest && m.matched && m.nCaps > 0 &&
				(caps[0] > m.match[0] || caps[0] == m.match[0] && at <= m.match[1]) {
				continue
			}
			m.matched = true
			copy(m.match, caps)
			if m.nCaps > 1 {
				m.match[1] = at
			}
			if !m.re.longest {
				break // what is less preferred is of no account
			}
			continue
		}
		if m.re.longest && m.matched && m.nCaps > 0 && caps[0] > m.match[0] {
			continue
		}
		if r >= 0 && i.op <= instAnyNotNL && i.accepts(r) {
			copy(m.caps, caps)
			m.follow(m.next, i.out, to, &holds)
		}
	}
	m.now.n = 0
	m.now, m.next = m.next, m.now
}

// find searches text from a place on for the first match, and gives the bounds
// of its first nCaps/2 captures, or nil. With nCaps 0 the result is empty.
func (re *Regexp) find(text string, from, nCaps int) []int {
	if re.complete && re.prefix != "" && nCaps <= 2 {
		return re.findText(text, from, nCaps)
	}
	if re.longest && nCaps == 0 {
		nCaps = 2
	}
	m := &matcher{re: re, text: text, nCaps: nCaps, now: newQueue(len(re.code), nCaps),
		next: newQueue(len(re.code), nCaps), caps: make([]int, nCaps), match: make([]int, nCaps)}
	for at := from; ; {
		if m.now.n == 0 {
			if m.matched || re.anchored && at > 0 {
				break
			}
			if re.prefix != "" {
				skip := strings.Index(text[at:], re.prefix)
				if skip < 0 {
					break
				}
				at += skip
			}
		}
		if !m.matched {
			for i := range m.caps {
				m.caps[i] = -1
			}
			if nCaps > 0 {
				m.caps[0] = at
			}
			holds := -1
			m.follow(m.now, 0, at, &holds)
		}
		if at == len(text) {
			m.step(at, at, -1)
			break
		}
		r, width := utf8.DecodeRuneInString(text[at:])
		m.step(at, at+width, r)
		at += width
		if m.matched && nCaps == 0 {
			break
		}
	}
	if !m.matched {
		return nil
	}
	return m.match
}

// findText is find for an expression that is plain text.
func (re *Regexp) findText(text string, from, nCaps int) []int {
	at := strings.Index(text[from:], re.prefix)
	if at < 0 {
		return nil
	}
	return []int{from + at, from + at + len(re.prefix)}[:nCaps]
}
