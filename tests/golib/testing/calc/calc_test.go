package calc

import (
	"testing"
	"time"
)

func check(t *testing.T, got, want int) {
	t.Helper()
	if got != want {
		t.Errorf("got %d, want %d", got, want)
	}
}

func TestAdd(t *testing.T) {
	t.Log("adding")
	check(t, Add(1, 2), 3)
}

func TestBad(t *testing.T) {
	check(t, Add(1, 2), 4)
	t.Run("sub one", func(t *testing.T) {
		t.Log("two\nlines")
		t.Run("deep", func(t *testing.T) { t.Fatal("no") })
	})
	t.Run("sub one", func(t *testing.T) { t.Skip("later") })
	t.Run("", func(t *testing.T) {})
}

func TestSkip(t *testing.T) { t.SkipNow() }

func TestClean(t *testing.T) {
	t.Cleanup(func() { t.Log("cleanup 1") })
	t.Cleanup(func() { t.Log("cleanup 2") })
	t.Log(t.Name(), t.Failed())
}

func TestPar(t *testing.T) {
	for _, n := range []string{"a", "b", "c"} {
		t.Run(n, func(t *testing.T) {
			t.Parallel()
			time.Sleep(10 * time.Millisecond)
			t.Log("in", n)
		})
	}
	t.Log("parent over")
}

func TestTable(t *testing.T) {
	for _, c := range []struct{ a, b, want int }{{1, 1, 2}, {2, 2, 5}} {
		if got := Add(c.a, c.b); got != c.want {
			t.Errorf("Add(%d, %d) = %d", c.a, c.b, got)
		}
	}
}
