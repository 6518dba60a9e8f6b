// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"sort"
	"strings"
)

type byLen struct{ sort.StringSlice }

func (b byLen) Less(i, j int) bool { return len(b.StringSlice[i]) < len(b.StringSlice[j]) }

type Logger interface{ Log(string) }
type stdLog struct{ out *strings.Builder }

func (l stdLog) Log(s string) { fmt.Fprintln(l.out, "log:", s) }

type prefix struct {
	Logger
	p string
}

func (p prefix) Log(s string) { p.Logger.Log(p.p + s) }

type Service struct {
	Logger
	name string
}

func (s *Service) Run() { s.Log("run " + s.name) }

type noop struct{}

func (noop) Log(string) {}

type T struct {
	*T
	v int
}

func main() {
	x := byLen{sort.StringSlice{"ccc", "a", "bb"}}
	sort.Sort(x)
	fmt.Println(x, x.Len(), x.StringSlice.Less(0, 1))
	sort.Sort(sort.Reverse(x))
	fmt.Println(x.StringSlice)
	var out strings.Builder
	s := &Service{prefix{prefix{stdLog{&out}, "a-"}, "b-"}, "svc"}
	s.Run()
	s.Logger = noop{}
	s.Run()
	var l Logger = s
	l.Log("x")
	fmt.Print(out.String())
	t := T{&T{nil, 2}, 1}
	fmt.Println(t.v, t.T.v, t.T.T == nil)
	_, ok := any(s).(interface{ Run() })
	_, ok2 := any(*s).(interface{ Run() })
	fmt.Println(ok, ok2)
	fmt.Printf("%T %T %+v\n", s.Logger, l, noop{})
	e := struct {
		Logger
		fmt.Stringer
	}{}
	fmt.Println(e.Logger == nil, e)
	defer func() { fmt.Println(recover()) }()
	e.Log("nil")
}
