package bench

import (
	"strings"
	"testing"
)

var sink string

func TestJoin(t *testing.T) {
	if got := strings.Join([]string{"a", "b"}, "+"); got != "a+b" {
		t.Error(got)
	}
}

func BenchmarkJoin(b *testing.B) {
	parts := strings.Split(strings.Repeat("x,", 20), ",")
	b.ResetTimer()
	for i := 0; i < b.N; i++ {
		sink = strings.Join(parts, ";")
	}
}

func BenchmarkWithAName(b *testing.B) {
	b.SetBytes(1 << 20)
	for range b.N {
		b.StopTimer()
		text := strings.Repeat("a", 100)
		b.StartTimer()
		sink = strings.ToUpper(text)
	}
	b.ReportMetric(7, "things/op")
	b.ReportMetric(0.25, "sevenths")
}

func BenchmarkSizes(b *testing.B) {
	for _, size := range []string{"one", "a few"} {
		b.Run(size, func(b *testing.B) {
			b.ReportAllocs()
			for range b.N {
				sink = strings.Repeat(size, 50)
			}
		})
	}
}

func BenchmarkFails(b *testing.B) {
	b.Log("about to")
	b.Fatal("fail")
}

func BenchmarkSkips(b *testing.B) { b.Skip("not today") }

func BenchmarkLogs(b *testing.B) {
	if b.N == 1 {
		b.Log("first")
	}
	for range b.N {
		sink += ""
	}
}
