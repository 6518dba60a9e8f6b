// SPDX-License-Identifier: MIT

// Package debug: stacks as text, and switches that have no effect here.
package debug

import (
	"os"
	"runtime"
	"slices"
	"time"
)

// Stack is the calling goroutine's stack as text.
func Stack() []byte {
	buf := make([]byte, 1024)
	for {
		if n := runtime.Stack(buf, false); n < len(buf) {
			return buf[:n]
		}
		buf = make([]byte, 2*len(buf))
	}
}

// PrintStack writes Stack to standard error.
func PrintStack() { os.Stderr.Write(Stack()) }

// FreeOSMemory runs a collection.
func FreeOSMemory() { runtime.GC() }

var gcPercent = 100

// SetGCPercent keeps the number and returns the one before.
func SetGCPercent(percent int) int {
	old := gcPercent
	gcPercent = percent
	return old
}

// SetMemoryLimit has no effect: the run's limits rule.
func SetMemoryLimit(limit int64) int64 { return 1<<63 - 1 }

// setMaxStack sets the limit of a stack and returns the old one.
func setMaxStack(bytes int) int

// SetMaxStack sets how large one goroutine's stack may become, within the run's limit.
func SetMaxStack(bytes int) int { return setMaxStack(bytes) }

// SetMaxThreads has no effect.
func SetMaxThreads(threads int) int { return 10000 }

// SetPanicOnFault has no effect.
func SetPanicOnFault(enabled bool) bool { return false }

// SetTraceback has no effect.
func SetTraceback(level string) {}

// GCStats holds numbers about collections.
type GCStats struct {
	LastGC         time.Time
	NumGC          int64
	PauseTotal     time.Duration
	Pause          []time.Duration
	PauseEnd       []time.Time
	PauseQuantiles []time.Duration
}

// ReadGCStats fills in the number of collections and their pauses, the latest first. As many
// quantiles are filled in as PauseQuantiles has room for, from the least to the longest.
func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	quantiles := stats.PauseQuantiles
	*stats = GCStats{NumGC: int64(m.NumGC), PauseTotal: time.Duration(m.PauseTotalNs)}
	n := min(int(m.NumGC), len(m.PauseNs))
	for i := 1; i <= n; i++ {
		pause := m.PauseNs[(int(m.NumGC)-i)%len(m.PauseNs)]
		stats.Pause = append(stats.Pause, time.Duration(pause))
	}
	sorted := slices.Clone(stats.Pause)
	slices.Sort(sorted)
	for i := range quantiles {
		quantiles[i] = 0
		if n > 0 && i == len(quantiles)-1 {
			quantiles[i] = sorted[n-1]
		} else if n > 0 {
			quantiles[i] = sorted[n*i/(len(quantiles)-1)]
		}
	}
	stats.PauseQuantiles = quantiles
}

// A Module is a module of the program.
type Module struct {
	Path, Version, Sum string
	Replace            *Module
}

// A BuildSetting is a key and a value.
type BuildSetting struct {
	Key, Value string
}

// BuildInfo describes how the program was built.
type BuildInfo struct {
	GoVersion string
	Path      string
	Main      Module
	Deps      []*Module
	Settings  []BuildSetting
}

// ReadBuildInfo knows the language version only.
func ReadBuildInfo() (info *BuildInfo, ok bool) {
	return &BuildInfo{GoVersion: runtime.Version(), Path: "command-line-arguments"}, true
}
