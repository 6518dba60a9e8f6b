// Locks, groups, conditions, once, maps, pools and atomics, where the order is certain.
package main

import (
	"fmt"
	"sync"
	"sync/atomic"
	"unsafe"
)

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	n := 0
	for i := 0; i < 50; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for j := 0; j < 20; j++ {
				mu.Lock()
				n++
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(n, mu.TryLock(), mu.TryLock())
	mu.Unlock()

	var rw sync.RWMutex
	rw.RLock()
	rw.RLock()
	fmt.Println(rw.TryRLock(), rw.TryLock())
	rw.RUnlock()
	rw.RUnlock()
	rw.RUnlock()
	fmt.Println(rw.TryLock(), rw.TryRLock(), rw.TryLock())
	rw.Unlock()
	l := rw.RLocker()
	l.Lock()
	fmt.Println(rw.TryLock())
	l.Unlock()

	cond := sync.NewCond(&mu)
	ready := false
	for i := 0; i < 3; i++ {
		wg.Add(1)
		go func() {
			defer wg.Done()
			mu.Lock()
			for !ready {
				cond.Wait()
			}
			n++
			mu.Unlock()
		}()
	}
	mu.Lock()
	ready = true
	cond.Broadcast()
	mu.Unlock()
	wg.Wait()
	fmt.Println(n)
	cond.Signal()

	var once sync.Once
	for i := 0; i < 3; i++ {
		once.Do(func() { fmt.Println("once", i) })
	}
	var bad sync.Once
	func() {
		defer func() { fmt.Println(recover()) }()
		bad.Do(func() { panic("in once") })
	}()
	bad.Do(func() { fmt.Println("never") })

	var m sync.Map
	for i := 0; i < 5; i++ {
		m.Store(i, i*i)
	}
	v, ok := m.Load(3)
	_, missing := m.Load("x")
	fmt.Println(v, ok, missing)
	fmt.Println(m.LoadOrStore(3, 0))
	fmt.Println(m.LoadOrStore(9, 81))
	fmt.Println(m.LoadAndDelete(2))
	fmt.Println(m.LoadAndDelete(2))
	m.Delete(1)
	sum, count := 0, 0
	m.Range(func(k, v any) bool {
		sum += k.(int) + v.(int)
		count++
		return true
	})
	fmt.Println(sum, count)
	m.Range(func(k, v any) bool { count++; return false })
	fmt.Println(count)

	pool := sync.Pool{New: func() any { return "new" }}
	fmt.Println(pool.Get(), (&sync.Pool{}).Get())
	pool.Put(nil)
	fmt.Println(pool.Get())

	var i32 int32
	var u64 uint64
	fmt.Println(atomic.AddInt32(&i32, 5), atomic.AddInt32(&i32, -7), atomic.LoadInt32(&i32), atomic.SwapInt32(&i32, 9), atomic.CompareAndSwapInt32(&i32, 9, 10), atomic.CompareAndSwapInt32(&i32, 9, 11), i32)
	fmt.Println(atomic.AddUint64(&u64, ^uint64(0)), atomic.SwapUint64(&u64, 3), atomic.LoadUint64(&u64))
	atomic.StoreInt32(&i32, -1)
	fmt.Println(i32)
	var a atomic.Int64
	var b atomic.Bool
	var u atomic.Uint32
	a.Store(4)
	fmt.Println(a.Add(3), a.Load(), a.Swap(1), a.CompareAndSwap(1, 2), a.Load(), b.Load(), b.Swap(true), b.CompareAndSwap(true, false), b.Load(), u.Add(^uint32(0)))
	var val atomic.Value
	fmt.Println(val.Load())
	val.Store([]int{1})
	fmt.Println(val.Load(), val.Swap([]int{2}), val.Load())
	for _, f := range []func(){func() { val.Store(nil) }, func() { val.Store("x") }, func() { val.CompareAndSwap(1, "x") }, func() { val.CompareAndSwap("a", "b") }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
	var str atomic.Value
	str.Store("a")
	fmt.Println(str.CompareAndSwap("b", "c"), str.CompareAndSwap("a", "c"), str.Load())
	func() {
		defer func() { fmt.Println(recover()) }()
		wg.Add(-1)
	}()
	fmt.Println(unsafe.Sizeof(mu), unsafe.Sizeof(rw), unsafe.Sizeof(once), unsafe.Sizeof(a), unsafe.Sizeof(i32))
}
