// SPDX-License-Identifier: MIT

package slices

// The algorithms of package sort (see there) on elements of any type.
//
// Pattern-defeating quicksort (Orson Peters): quicksort that notices ascending,
// descending and much-repeated input, shuffles a little when partitions are
// uneven, and turns to heapsort when that happens too often.

const (
	smallList     = 12 // up to here, insertion sort
	nintherList   = 50 // from here on, the pivot is a median of medians
	patchedPlaces = 5  // so many misplaced elements are put right by insertion
)

// A list is what is being sorted.
type list[E any] struct {
	s   []E
	cmp func(a, b E) int
}

func (l *list[E]) less(i, j int) bool { return l.cmp(l.s[i], l.s[j]) < 0 }
func (l *list[E]) swap(i, j int)      { l.s[i], l.s[j] = l.s[j], l.s[i] }

// bitLen is the number of bits needed for n.
func bitLen(n int) (bits int) {
	for ; n > 0; n >>= 1 {
		bits++
	}
	return bits
}

// What choosing a pivot suggests about the order.
const (
	looksMixed = iota
	looksAscending
	looksDescending
)

// sort sorts [a, b); `bad` uneven partitions are allowed before heapsort.
func (l *list[E]) sort(a, b, bad int) {
	even, untouched := true, true
	for {
		n := b - a
		if n <= smallList {
			l.insertion(a, b)
			return
		}
		if bad == 0 {
			l.heap(a, b)
			return
		}
		if !even {
			l.shuffle(a, b)
			bad--
		}
		pivot, looks := l.choosePivot(a, b)
		if looks == looksDescending {
			for i, j := a, b-1; i < j; i, j = i+1, j-1 {
				l.swap(i, j)
			}
			pivot = b - 1 - (pivot - a)
			even, untouched, looks = true, true, looksAscending
		}
		if even && untouched && looks == looksAscending && l.patch(a, b) {
			return
		}
		if a > 0 && !l.less(a-1, pivot) {
			// What lies before a is the least here: split off all that equal it.
			a = l.splitEqual(a, b, pivot)
			continue
		}
		var mid int
		mid, untouched = l.split(a, b, pivot)
		if left, right := mid-a, b-mid; left < right {
			even = left >= n/8
			l.sort(a, mid, bad)
			a = mid + 1
		} else {
			even = right >= n/8
			l.sort(mid+1, b, bad)
			b = mid
		}
	}
}

func (l *list[E]) insertion(a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && l.less(j, j-1); j-- {
			l.swap(j, j-1)
		}
	}
}

func (l *list[E]) heap(a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		l.sink(a, i, n)
	}
	for i := n - 1; i >= 0; i-- {
		l.swap(a, a+i)
		l.sink(a, 0, i)
	}
}

// sink restores the heap order of the n elements from a on, below number i.
func (l *list[E]) sink(a, i, n int) {
	for {
		child := 2*i + 1
		if child >= n {
			return
		}
		if child+1 < n && l.less(a+child, a+child+1) {
			child++
		}
		if !l.less(a+i, a+child) {
			return
		}
		l.swap(a+i, a+child)
		i = child
	}
}

// shuffle swaps three elements near the middle with others, chosen by a
// generator that starts from the length.
func (l *list[E]) shuffle(a, b int) {
	n := b - a
	if n < 8 {
		return
	}
	state := uint64(n)
	mask := uint64(1)<<uint(bitLen(n)) - 1
	for i := a + n/4*2 - 1; i <= a+n/4*2+1; i++ {
		state ^= state << 13
		state ^= state >> 17
		state ^= state << 5
		other := int(state & mask)
		if other >= n {
			other -= n
		}
		l.swap(i, a+other)
	}
}

// choosePivot takes the median of three places, or of three medians of neighbours.
func (l *list[E]) choosePivot(a, b int) (pivot, looks int) {
	n := b - a
	exchanges := 0
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 8 {
		if n >= nintherList {
			i = l.median(i-1, i, i+1, &exchanges)
			j = l.median(j-1, j, j+1, &exchanges)
			k = l.median(k-1, k, k+1, &exchanges)
		}
		j = l.median(i, j, k, &exchanges)
	}
	switch exchanges {
	case 0:
		return j, looksAscending
	case 12:
		return j, looksDescending
	}
	return j, looksMixed
}

func (l *list[E]) median(a, b, c int, exchanges *int) int {
	if l.less(b, a) {
		*exchanges++
		a, b = b, a
	}
	if l.less(c, b) {
		*exchanges++
		b, c = c, b
	}
	if l.less(b, a) {
		*exchanges++
		a, b = b, a
	}
	return b
}

// patch puts a few misplaced elements right; it reports whether all are in order then.
func (l *list[E]) patch(a, b int) bool {
	i := a + 1
	for n := 0; n < patchedPlaces; n++ {
		for i < b && !l.less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < nintherList {
			return false
		}
		l.swap(i, i-1)
		if i-a >= 2 {
			for j := i - 1; j >= 1 && l.less(j, j-1); j-- {
				l.swap(j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && l.less(j, j-1); j++ {
				l.swap(j, j-1)
			}
		}
	}
	return false
}

// splitEqual moves what equals the pivot, the least of all, to the front.
func (l *list[E]) splitEqual(a, b, pivot int) int {
	l.swap(a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !l.less(a, i) {
			i++
		}
		for i <= j && l.less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		l.swap(i, j)
		i, j = i+1, j-1
	}
}

// split moves what is less than the pivot before it, the rest behind it;
// untouched says that it was so already.
func (l *list[E]) split(a, b, pivot int) (mid int, untouched bool) {
	l.swap(a, pivot)
	i, j := a+1, b-1
	for untouched = true; ; untouched = false {
		for i <= j && l.less(i, a) {
			i++
		}
		for i <= j && !l.less(j, a) {
			j--
		}
		if i > j {
			l.swap(j, a)
			return j, untouched
		}
		l.swap(i, j)
		i, j = i+1, j-1
	}
}

// stable sorts n elements: blocks by insertion, then merged in place by
// SymMerge (Kim and Kutzner), which needs no memory.
func (l *list[E]) stable(n int) {
	block := 20
	for a := 0; a < n; a += block {
		b := a + block
		if b > n {
			b = n
		}
		l.insertion(a, b)
	}
	for ; block < n; block *= 2 {
		for a := 0; a+block < n; a += 2 * block {
			b := a + 2*block
			if b > n {
				b = n
			}
			l.merge(a, a+block, b)
		}
	}
}

// merge merges the sorted [a, m) and [m, b).
func (l *list[E]) merge(a, m, b int) {
	switch {
	case a >= m || m >= b:
		return
	case m-a == 1:
		// One element moves up to before the first that is not less.
		i, j := m, b
		for i < j {
			if h := int(uint(i+j) >> 1); l.less(h, a) {
				i = h + 1
			} else {
				j = h
			}
		}
		for k := a; k < i-1; k++ {
			l.swap(k, k+1)
		}
		return
	case b-m == 1:
		// One element moves down to behind the last that is not greater.
		i, j := a, m
		for i < j {
			if h := int(uint(i+j) >> 1); !l.less(m, h) {
				i = h + 1
			} else {
				j = h
			}
		}
		for k := m; k > i; k-- {
			l.swap(k, k-1)
		}
		return
	}
	mid := int(uint(a+b) >> 1)
	n := mid + m
	start, r := a, m
	if m > mid {
		start = n - b
		r = mid
	}
	for p := n - 1; start < r; {
		if c := int(uint(start+r) >> 1); !l.less(p-c, c) {
			start = c + 1
		} else {
			r = c
		}
	}
	end := n - start
	if start < m && m < end {
		l.rotate(start, m, end)
	}
	l.merge(a, start, mid)
	l.merge(mid, end, b)
}

// rotate exchanges the neighbours [a, m) and [m, b).
func (l *list[E]) rotate(a, m, b int) {
	i, j := m-a, b-m
	for i != j {
		if i > j {
			l.exchange(m-i, m, j)
			i -= j
		} else {
			l.exchange(m-i, m+j-i, i)
			j -= i
		}
	}
	l.exchange(m-i, m, i)
}

func (l *list[E]) exchange(a, b, n int) {
	for i := 0; i < n; i++ {
		l.swap(a+i, b+i)
	}
}
