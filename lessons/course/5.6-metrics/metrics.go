package main

import (
	"fmt"
	"runtime"
	"sort"
	"strings"
	"sync"
	"time"
)

// bounds are the upper ends of the buckets, in seconds. Whatever is longer counts under +Inf only.
var bounds = []float64{0.025, 0.05, 0.1, 0.25, 0.5, 1} //stave:bounds

// A histogram counts durations by bucket, as Prometheus does. It also keeps every single one, which
// Prometheus does not, so that its answers can be checked.
type histogram struct {
	mu      sync.Mutex
	buckets []int // with +Inf as the last
	sum     time.Duration
	all     []time.Duration
}

func (h *histogram) observe(d time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.buckets == nil {
		h.buckets = make([]int, len(bounds)+1)
	}
	i := sort.SearchFloat64s(bounds, d.Seconds()) //stave:bucket
	h.buckets[i]++
	h.sum += d
	h.all = append(h.all, d) //stave:all
}

// estimate does what histogram_quantile does: it finds the bucket, and takes the durations in it to
// be spread evenly.
func (h *histogram) estimate(q float64) time.Duration {
	rank := q * float64(len(h.all))
	seen, lower := 0.0, 0.0
	for i, upper := range bounds {
		n := float64(h.buckets[i])
		if n > 0 && seen+n >= rank {
			return time.Duration((lower + (upper-lower)*(rank-seen)/n) * 1e9) //stave:spread
		}
		seen += n
		lower = upper
	}
	return time.Duration(lower * 1e9) //stave:beyond
}

func (h *histogram) exact(q float64) time.Duration {
	sorted := append([]time.Duration(nil), h.all...)
	sort.Slice(sorted, func(i, j int) bool { return sorted[i] < sorted[j] })
	i := int(q * float64(len(sorted)))
	return sorted[i] //stave:exact
}

// scrape looks once a minute, as Prometheus would, and draws what it sees.
func scrape(h *histogram, minutes int) {
	totals := []int{0}
	for minute := 1; minute <= minutes; minute++ {
		time.Sleep(time.Minute) //stave:minute
		h.mu.Lock()
		totals = append(totals, len(h.all))
		window := 5 // of rate(http_server_requests_total[5m])
		if minute < window {
			window = minute
		}
		rate := float64(totals[minute]-totals[minute-window]) / float64(window*60) //stave:rate
		n := runtime.NumGoroutine()
		fmt.Printf("%2d min %5.2f/s P99 %v %3d %s\n", minute, rate,
			h.estimate(0.99).Round(time.Millisecond), n, strings.Repeat("#", n)) //stave:plot
		h.mu.Unlock()
	}
}

// expose prints what a scrape fetches.
func (h *histogram) expose() {
	h.mu.Lock()
	defer h.mu.Unlock()
	fmt.Println("# TYPE go_goroutines gauge")
	fmt.Println("go_goroutines", runtime.NumGoroutine())
	fmt.Println("# TYPE http_server_requests_total counter")
	fmt.Println("http_server_requests_total", len(h.all))
	fmt.Println("# TYPE http_server_req_duration_seconds histogram")
	below := 0
	for i, upper := range bounds {
		below += h.buckets[i] //stave:cumulative
		fmt.Printf("http_server_req_duration_seconds_bucket{le=\"%v\"} %d\n", upper, below)
	}
	fmt.Printf("http_server_req_duration_seconds_bucket{le=\"+Inf\"} %d\n", len(h.all))
	fmt.Printf("http_server_req_duration_seconds_sum %.3f\n", h.sum.Seconds())
	fmt.Println("http_server_req_duration_seconds_count", len(h.all))
}
