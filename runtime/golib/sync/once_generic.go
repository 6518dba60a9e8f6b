// SPDX-License-Identifier: MIT

package sync

// OnceFunc returns a function that runs f on its first call. If f panics, every call does.
func OnceFunc(f func()) func() {
	run := OnceValue(func() struct{} {
		f()
		return struct{}{}
	})
	return func() { run() }
}

// OnceValue returns a function that runs f on its first call and always returns its result.
func OnceValue[T any](f func() T) func() T {
	var once Once
	var result T
	var failure any
	returned := false
	guarded := func() {
		defer func() {
			if !returned {
				failure = recover()
				panic(failure)
			}
		}()
		result = f()
		f = nil
		returned = true
	}
	return func() T {
		once.Do(guarded)
		if !returned {
			panic(failure)
		}
		return result
	}
}

// OnceValues is OnceValue for two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	type pair struct {
		first  T1
		second T2
	}
	run := OnceValue(func() pair {
		first, second := f()
		return pair{first, second}
	})
	return func() (T1, T2) {
		result := run()
		return result.first, result.second
	}
}
