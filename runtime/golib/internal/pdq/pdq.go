// SPDX-License-Identifier: MIT

// Package pdq sorts for packages sort and slices, which know where the elements
// are.
//
// Pattern-defeating quicksort (Orson Peters): quicksort that notices ascending,
// descending and much-repeated input, shuffles a little when partitions are
// uneven, and turns to heapsort when that happens too often.
package pdq

// A List is what is being sorted.
type List interface {
	Less(i, j int) bool
	Swap(i, j int)
}

// bitLen is the number of bits needed for n.
func bitLen(n int) (bits int) {
	for ; n > 0; n >>= 1 {
		bits++
	}
	return bits
}

// Sort sorts a list of n elements; equal ones may change places.
func Sort[L List](l L, n int) { sortRange(l, 0, n, bitLen(n)) }

const (
	smallList     = 12 // up to here, insertion sort
	nintherList   = 50 // from here on, the pivot is a median of medians
	patchedPlaces = 5  // so many misplaced elements are put right by insertion
)

// What choosing a pivot suggests about the order.
const (
	looksMixed = iota
	looksAscending
	looksDescending
)

// sortRange sorts [a, b); `bad` uneven partitions are allowed before heapsort.
func sortRange[L List](l L, a, b, bad int) {
	even, untouched := true, true
	for {
		n := b - a
		if n <= smallList {
			insertion(l, a, b)
			return
		}
		if bad == 0 {
			heap(l, a, b)
			return
		}
		if !even {
			shuffle(l, a, b)
			bad--
		}
		pivot, looks := choosePivot(l, a, b)
		if looks == looksDescending {
			for i, j := a, b-1; i < j; i, j = i+1, j-1 {
				l.Swap(i, j)
			}
			pivot = b - 1 - (pivot - a)
			even, untouched, looks = true, true, looksAscending
		}
		if even && untouched && looks == looksAscending && patch(l, a, b) {
			return
		}
		if a > 0 && !l.Less(a-1, pivot) {
			// What lies before a is the least here: split off all that equal it.
			a = splitEqual(l, a, b, pivot)
			continue
		}
		var mid int
		mid, untouched = split(l, a, b, pivot)
		if left, right := mid-a, b-mid; left < right {
			even = left >= n/8
			sortRange(l, a, mid, bad)
			a = mid + 1
		} else {
			even = right >= n/8
			sortRange(l, mid+1, b, bad)
			b = mid
		}
	}
}

func insertion[L List](l L, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && l.Less(j, j-1); j-- {
			l.Swap(j, j-1)
		}
	}
}

func heap[L List](l L, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		sink(l, a, i, n)
	}
	for i := n - 1; i >= 0; i-- {
		l.Swap(a, a+i)
		sink(l, a, 0, i)
	}
}

// sink restores the heap order of the n elements from a on, below number i.
func sink[L List](l L, a, i, n int) {
	for {
		child := 2*i + 1
		if child >= n {
			return
		}
		if child+1 < n && l.Less(a+child, a+child+1) {
			child++
		}
		if !l.Less(a+i, a+child) {
			return
		}
		l.Swap(a+i, a+child)
		i = child
	}
}

// shuffle swaps three elements near the middle with others, chosen by a
// generator that starts from the length.
func shuffle[L List](l L, a, b int) {
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
		l.Swap(i, a+other)
	}
}

// choosePivot takes the median of three places, or of three medians of neighbours.
func choosePivot[L List](l L, a, b int) (pivot, looks int) {
	n := b - a
	exchanges := 0
	i, j, k := a+n/4, a+n/4*2, a+n/4*3
	if n >= 8 {
		if n >= nintherList {
			i = median(l, i-1, i, i+1, &exchanges)
			j = median(l, j-1, j, j+1, &exchanges)
			k = median(l, k-1, k, k+1, &exchanges)
		}
		j = median(l, i, j, k, &exchanges)
	}
	switch exchanges {
	case 0:
		return j, looksAscending
	case 12:
		return j, looksDescending
	}
	return j, looksMixed
}

func median[L List](l L, a, b, c int, exchanges *int) int {
	if l.Less(b, a) {
		*exchanges++
		a, b = b, a
	}
	if l.Less(c, b) {
		*exchanges++
		b, c = c, b
	}
	if l.Less(b, a) {
		*exchanges++
		a, b = b, a
	}
	return b
}

// patch puts a few misplaced elements right; it reports whether all are in order then.
func patch[L List](l L, a, b int) bool {
	i := a + 1
	for n := 0; n < patchedPlaces; n++ {
		for i < b && !l.Less(i, i-1) {
			i++
		}
		if i == b {
			return true
		}
		if b-a < nintherList {
			return false
		}
		l.Swap(i, i-1)
		if i-a >= 2 {
			for j := i - 1; j >= 1 && l.Less(j, j-1); j-- {
				l.Swap(j, j-1)
			}
		}
		if b-i >= 2 {
			for j := i + 1; j < b && l.Less(j, j-1); j++ {
				l.Swap(j, j-1)
			}
		}
	}
	return false
}

// splitEqual moves what equals the pivot, the least of all, to the front.
func splitEqual[L List](l L, a, b, pivot int) int {
	l.Swap(a, pivot)
	i, j := a+1, b-1
	for {
		for i <= j && !l.Less(a, i) {
			i++
		}
		for i <= j && l.Less(a, j) {
			j--
		}
		if i > j {
			return i
		}
		l.Swap(i, j)
		i, j = i+1, j-1
	}
}

// split moves what is less than the pivot before it, the rest behind it;
// untouched says that it was so already.
func split[L List](l L, a, b, pivot int) (mid int, untouched bool) {
	l.Swap(a, pivot)
	i, j := a+1, b-1
	for untouched = true; ; untouched = false {
		for i <= j && l.Less(i, a) {
			i++
		}
		for i <= j && !l.Less(j, a) {
			j--
		}
		if i > j {
			l.Swap(j, a)
			return j, untouched
		}
		l.Swap(i, j)
		i, j = i+1, j-1
	}
}

// Stable sorts n elements: blocks by insertion, then merged in place by
// SymMerge (Kim and Kutzner), which needs no memory.
func Stable[L List](l L, n int) {
	block := 20
	for a := 0; a < n; a += block {
		b := a + block
		if b > n {
			b = n
		}
		insertion(l, a, b)
	}
	for ; block < n; block *= 2 {
		for a := 0; a+block < n; a += 2 * block {
			b := a + 2*block
			if b > n {
				b = n
			}
			merge(l, a, a+block, b)
		}
	}
}

// merge merges the sorted [a, m) and [m, b).
func merge[L List](l L, a, m, b int) {
	switch {
	case a >= m || m >= b:
		return
	case m-a == 1:
		// One element moves up to before the first that is not less.
		i, j := m, b
		for i < j {
			if h := int(uint(i+j) >> 1); l.Less(h, a) {
				i = h + 1
			} else {
				j = h
			}
		}
		for k := a; k < i-1; k++ {
			l.Swap(k, k+1)
		}
		return
	case b-m == 1:
		// One element moves down to behind the last that is not greater.
		i, j := a, m
		for i < j {
			if h := int(uint(i+j) >> 1); !l.Less(m, h) {
				i = h + 1
			} else {
				j = h
			}
		}
		for k := m; k > i; k-- {
			l.Swap(k, k-1)
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
		if c := int(uint(start+r) >> 1); !l.Less(p-c, c) {
			start = c + 1
		} else {
			r = c
		}
	}
	end := n - start
	if start < m && m < end {
		rotate(l, start, m, end)
	}
	merge(l, a, start, mid)
	merge(l, mid, end, b)
}

// rotate exchanges the neighbours [a, m) and [m, b).
func rotate[L List](l L, a, m, b int) {
	i, j := m-a, b-m
	for i != j {
		if i > j {
			exchange(l, m-i, m, j)
			i -= j
		} else {
			exchange(l, m-i, m+j-i, i)
			j -= i
		}
	}
	exchange(l, m-i, m, i)
}

func exchange[L List](l L, a, b, n int) {
	for i := 0; i < n; i++ {
		l.Swap(a+i, b+i)
	}
}
