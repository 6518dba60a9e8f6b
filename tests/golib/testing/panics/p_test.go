package p

import "testing"

func TestOk(t *testing.T) { t.Log("fine") }
func TestPanic(t *testing.T) {
	t.Run("in", func(t *testing.T) { panic("boom") })
}
func TestNever(t *testing.T) {}
