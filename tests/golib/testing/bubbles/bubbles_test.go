package bubbles

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

func TestClock(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		fmt.Println(start.UTC())
		go func() {
			time.Sleep(1 * time.Second)
			t.Log(time.Since(start))
		}()
		time.Sleep(2 * time.Second)
		t.Log(time.Since(start))
		<-time.After(24 * time.Hour)
		t.Log(time.Now())
	})
}

func TestWait(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		done := false
		go func() { done = true }()
		synctest.Wait()
		t.Log(done)
	})
}

func TestTimeout(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		const timeout = 5 * time.Second
		ctx, cancel := context.WithTimeout(t.Context(), timeout)
		defer cancel()
		time.Sleep(timeout - time.Nanosecond)
		synctest.Wait()
		if err := ctx.Err(); err != nil {
			t.Fatalf("before timeout: %v", err)
		}
		time.Sleep(time.Nanosecond)
		synctest.Wait()
		if err := ctx.Err(); err != context.DeadlineExceeded {
			t.Fatalf("after timeout: %v", err)
		}
	})
}

func TestTicker(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		tick := time.NewTicker(time.Minute)
		defer tick.Stop()
		n := 0
		for range 5 {
			<-tick.C
			n++
		}
		t.Log(n, time.Now().Format(time.TimeOnly))
	})
}

func TestGroup(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var wg sync.WaitGroup
		var mu sync.Mutex
		sum := 0
		for i := range 4 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				time.Sleep(time.Duration(i) * time.Second)
				mu.Lock()
				defer mu.Unlock()
				sum += i
			}()
		}
		wg.Wait()
		t.Log(sum, time.Now().Second())
		t.Cleanup(func() { time.Sleep(time.Second); t.Log("cleanup", time.Now().Second()) })
	})
}

func TestFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		t.Error("oh")
		defer func() { fmt.Println(recover()) }()
		t.Run("x", func(*testing.T) {})
	})
	t.Log("not reached, since the test has failed")
}
func TestParallelInside(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		defer func() { fmt.Println(recover()) }()
		t.Parallel()
	})
}
func TestNested(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		defer func() { fmt.Println(recover()) }()
		synctest.Test(t, func(t *testing.T) {})
	})
}
func TestOutside(t *testing.T) {
	defer func() { fmt.Println("recovered:", recover()) }()
	synctest.Wait()
}
func TestLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		go func() {
			time.Sleep(1 * time.Nanosecond)
		}()
	})
}
