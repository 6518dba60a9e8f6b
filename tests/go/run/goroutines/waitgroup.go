// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
)

func main() {
	var wg sync.WaitGroup
	var mu sync.Mutex
	total, results := 0, make([]int, 10)
	var n atomic.Int64
	for i := range 10 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			results[i] = i * i
			n.Add(int64(i))
			mu.Lock()
			defer mu.Unlock()
			total += i
		}()
	}
	wg.Wait()
	fmt.Println(total, results, n.Load())
	wg.Wait()
	var once sync.Once
	for range 3 {
		wg.Add(1)
		go func() { defer wg.Done(); once.Do(func() { fmt.Println("once") }) }()
	}
	wg.Wait()
	var m sync.Map
	m.Store("a", 1)
	v, loaded := m.LoadOrStore("a", 2)
	fmt.Println(v, loaded)
	m.Range(func(k, v any) bool { fmt.Println(k, v); return true })
	v, loaded = m.LoadAndDelete("a")
	_, ok := m.Load("a")
	fmt.Println(v, loaded, ok)
	var rw sync.RWMutex
	rw.RLock()
	rw.RLock()
	fmt.Println(rw.TryLock(), rw.TryRLock())
	rw.RUnlock()
	rw.RUnlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock(), mu.TryLock(), mu.TryLock())
	p := sync.Pool{New: func() any { return "new" }}
	fmt.Println(p.Get())
	f := sync.OnceValue(func() int { fmt.Println("computing"); return 42 })
	fmt.Println(f(), f())
	var u32 uint32
	fmt.Println(atomic.AddUint32(&u32, ^uint32(0)), atomic.CompareAndSwapUint32(&u32, 1, 2), atomic.SwapUint32(&u32, 9), u32)
	var av atomic.Value
	fmt.Println(av.Load())
	av.Store([]int{1})
	fmt.Println(av.Load(), av.Swap([]int{2}))
	var ap atomic.Pointer[string]
	s := "ptr"
	fmt.Println(ap.Load() == nil, ap.CompareAndSwap(nil, &s), *ap.Load())
	var ab atomic.Bool
	fmt.Println(ab.Swap(true), ab.Load())
}
