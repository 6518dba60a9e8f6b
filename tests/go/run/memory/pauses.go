// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"time"
)

// What MemStats and GCStats say of collections must agree, whatever they took.
func main() {
	for i := 0; i < 300; i++ {
		runtime.GC()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	n := int(m.NumGC)
	fmt.Println(n >= 300, m.PauseTotalNs > 0)
	latest := m.PauseNs[(n+255)%256]

	stats := debug.GCStats{PauseQuantiles: make([]time.Duration, 5)}
	debug.ReadGCStats(&stats)
	q := stats.PauseQuantiles
	fmt.Println(stats.NumGC == int64(n), stats.PauseTotal == time.Duration(m.PauseTotalNs))
	fmt.Println(len(stats.Pause), stats.Pause[0] == time.Duration(latest), len(q))
	fmt.Println(0 < q[0] && q[0] <= q[1] && q[1] <= q[2] && q[2] <= q[3] && q[3] <= q[4])
	longest := time.Duration(0)
	for _, pause := range stats.Pause {
		longest = max(longest, pause)
	}
	fmt.Println(longest == q[4])
}
