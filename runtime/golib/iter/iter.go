// SPDX-License-Identifier: MIT

// Package iter: functions that hand out values one by one.
package iter

// A Seq calls yield with each value until it returns false.
type Seq[V any] func(yield func(V) bool)

// A Seq2 calls yield with each pair of values until it returns false.
type Seq2[K, V any] func(yield func(K, V) bool)

// Pull turns a sequence round: next asks for a value. The sequence runs in a
// goroutine of its own and waits between values; stop ends it early.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	next2, stop := Pull2(func(yield func(V, struct{}) bool) {
		seq(func(v V) bool { return yield(v, struct{}{}) })
	})
	return func() (V, bool) {
		v, _, ok := next2()
		return v, ok
	}, stop
}

type answer[K, V any] struct {
	key      K
	value    V
	ok       bool
	panicked bool
	failure  any
}

// Pull2 is Pull for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	var (
		ask     chan bool // true: another pair, false: stop
		answers chan answer[K, V]
		done    bool
	)
	run := func() {
		last := answer[K, V]{panicked: true}
		defer func() {
			if last.panicked {
				last.failure = recover()
			}
			answers <- last
		}()
		if <-ask {
			seq(func(k K, v V) bool {
				answers <- answer[K, V]{key: k, value: v, ok: true}
				return <-ask
			})
		}
		last.panicked = false
	}
	turn := func(more bool) (k K, v V, ok bool) {
		if done {
			return k, v, false
		}
		if ask == nil {
			if !more {
				done = true
				return k, v, false
			}
			ask, answers = make(chan bool), make(chan answer[K, V])
			go run()
		}
		ask <- more
		a := <-answers
		done = !a.ok
		if a.panicked {
			panic(a.failure)
		}
		return a.key, a.value, a.ok
	}
	return func() (K, V, bool) { return turn(true) }, func() { turn(false) }
}
