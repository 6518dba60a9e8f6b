// since: 1.23
// JSON that fits and JSON that does not: values, errors and their places, tokens, indentation.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

type T int

func (t *T) UnmarshalText(b []byte) error {
	if string(b) == "bad" {
		return errors.New("bad text")
	}
	*t = T(len(b))
	return nil
}
func (t T) MarshalText() ([]byte, error) { return []byte(fmt.Sprint("T", int(t))), nil }

type W struct {
	A T
	B *T
	C []T
	D map[T]int
	E time.Time
	F any
	G json.RawMessage
	H json.Number
	I [2]int
	J float32
	K string `json:"k,omitempty"`
	L int    `json:",string"`
	M *W
	N int8
	O []byte
	P time.Duration
	q int
	R map[string]any
	S struct{ X int }
	U bool
}

func main() {
	for _, s := range []string{`[]`, `{}`, `1`, `"x"`, `true`, `null`, `"bad"`} {
		var t T
		e := json.Unmarshal([]byte(s), &t)
		fmt.Println(s, t, e)
		var w struct {
			A T
			B *T
		}
		e = json.Unmarshal([]byte(`{"A":`+s+`,"B":`+s+`}`), &w)
		fmt.Println(w.A, w.B != nil, e)
		var ute *json.UnmarshalTypeError
		if errors.As(e, &ute) {
			fmt.Println(ute.Value, ute.Type, ute.Offset, ute.Struct, ute.Field)
		}
	}
	for _, s := range []string{`{"a":1}`, `{"C":["a","bb"],"D":{"xx":1,"y":2},"E":"2020-01-02T03:04:05Z","F":{"z":[1,2.5,null,"s"]},"G":{"raw":1},"H":12.50,"I":[1,2,3],"J":1e39}`, `{"L":"5","M":{"M":null,"N":300}}`, `{"N":-129}`, `{"O":"aGk=","P":1000,"q":5}`, `{"O":"!!"}`, `{"E":"x"}`, `{"H":"abc"}`, `{"I":{}}`, `{"L":5}`, `{"L":"x"}`, `{"S":{"X":"a"}}`, `{"S":[]}`, `{"R":{"a":{"b":[{"c":1}]}}}`, `{"U":"true"}`, `{"U":1}`, `{"K":1}`, `{"J":"1"}`, `{"I":[1]}`, `{`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `[1,]`, `{"a" 1}`, `nul`, `tru e`, `01`, `1.`, `-`, `"\x"`, `"\u12"`, "\"\x01\"", "\"\xff\"", `1 2`, ``, ` `, `{"M":{"M":{"M":{"N":1e2}}}}`, `{"N":1.5}`, `{"N":"1"}`, `{"D":{"a":"b"}}`, `{"A":null,"B":null,"C":null,"D":null,"E":null,"F":null}`} {
		var w W
		e := json.Unmarshal([]byte(s), &w)
		b, e2 := json.Marshal(w)
		fmt.Printf("%s\n  %v\n  %s %v\n", s, e, b, e2)
		var se *json.SyntaxError
		if errors.As(e, &se) {
			fmt.Println("  off", se.Offset)
		}
		var ute *json.UnmarshalTypeError
		if errors.As(e, &ute) {
			fmt.Println("  ", ute.Value, ute.Type, ute.Offset, ute.Struct, ute.Field)
		}
		d := json.NewDecoder(strings.NewReader(s))
		d.DisallowUnknownFields()
		d.UseNumber()
		var v any
		e = d.Decode(&v)
		fmt.Printf("  %#v %v %d %v\n", v, e, d.InputOffset(), d.More())
		d = json.NewDecoder(strings.NewReader(s))
		for {
			t, e := d.Token()
			if e != nil {
				fmt.Println("  ", e)
				break
			}
			fmt.Printf("  %T %v", t, t)
		}
		var bb bytes.Buffer
		e = json.Indent(&bb, []byte(s), ">", "  ")
		fmt.Println(bb.String(), e)
		bb.Reset()
		fmt.Println(json.Compact(&bb, []byte(s)), bb.String(), json.Valid([]byte(s)))
		var w2 W
		d = json.NewDecoder(strings.NewReader(s))
		d.DisallowUnknownFields()
		fmt.Println(d.Decode(&w2))
	}
	for _, v := range []any{make(chan int), func() {}, map[bool]int{true: 1}, map[float64]int{1: 2}, complex(1, 2), map[string]any{"c": make(chan int)}, struct{ F func() }{}, []any{1, "<&>\u2028é\xff\x01\x7f"}, 1e21, 1e20, 1e-6, 1e-7, float32(0.1), float32(1e21), map[int]string{2: "b", 10: "a"}, []byte("hi"), [3]byte{1, 2, 3}, struct {
		A int      `json:"-"`
		B int      `json:"-,"`
		C int      `json:"c<"`
		D int      `json:"d,string"`
		E *int     `json:",omitempty"`
		F [0]int   `json:",omitempty"`
		G struct{} `json:",omitempty"`
	}{}, map[T]T{1: 2}, json.Number("x"), json.Number(""), json.RawMessage("{bad"), json.RawMessage(nil), time.Second, time.Unix(0, 0).UTC(), struct{ time.Time }{}, &struct{ X any }{map[string]int(nil)}, []int(nil), map[string]int(nil)} {
		b, e := json.Marshal(v)
		fmt.Printf("%T %s %v\n", v, b, e)
		b, e = json.MarshalIndent(v, " ", "\t")
		fmt.Printf("%s %v\n", b, e)
	}
}
