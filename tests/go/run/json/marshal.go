// Marshal: kinds, tags, embedding, methods, maps, escapes, errors; indent and compact.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"os"
	"time"
)

type Base struct {
	ID   int    `json:"id"`
	Kind string `json:",omitempty"`
}
type Level int

func (l Level) MarshalText() ([]byte, error) {
	if l < 0 {
		return nil, errors.New("negative level")
	}
	return []byte(fmt.Sprintf("L%d", int(l))), nil
}

type Point struct{ X, Y int }

func (p Point) MarshalJSON() ([]byte, error) { return []byte(fmt.Sprintf(`[ %d,%d ]`, p.X, p.Y)), nil }

type PtrM struct{ v int }

func (p *PtrM) MarshalJSON() ([]byte, error) { return []byte(`"ptr"`), nil }

type Bad struct{}

func (Bad) MarshalJSON() ([]byte, error) { return nil, errors.New("bad!") }

type BadJSON struct{}

func (BadJSON) MarshalJSON() ([]byte, error) { return []byte("{x"), nil }

type All struct {
	Base
	*Point   `json:"pt"`
	Name     string            `json:"name"`
	Skip     string            `json:"-"`
	Dash     string            `json:"-,"`
	Empty    string            `json:"empty,omitempty"`
	Num      int64             `json:"num,string"`
	Flag     bool              `json:",string"`
	F        float64           `json:"f"`
	F32      float32           `json:"f32"`
	Bytes    []byte            `json:"bytes"`
	Nil      []int             `json:"nil"`
	List     []any             `json:"list"`
	M        map[string]int    `json:"m"`
	LM       map[Level]string  `json:"lm"`
	IM       map[int]bool      `json:"im,omitempty"`
	Any      any               `json:"any"`
	Raw      json.RawMessage   `json:"raw"`
	N        json.Number       `json:"n"`
	Arr      [2]bool           `json:"arr"`
	Opt      *int              `json:"opt,omitempty"`
	Lvl      Level             `json:"lvl"`
	S        struct{ A, b int } `json:"s"`
	D        time.Duration
	private  int
	Emb2
	PM  PtrM
	PMP *PtrM
	T   time.Time
	SS  string `json:"ss,string"`
}
type Emb2 struct {
	ID    int
	Extra string `json:"extra"`
}
type Loop struct {
	Next *Loop
}

func main() {
	n := 5
	a := All{Base: Base{ID: 7}, Point: &Point{1, 2}, Name: "a<b>&\"q\"\n\t\x01\u2028é\xff", Dash: "d", Num: 12, F: 1e21, F32: 0.1, Bytes: []byte("hello"),
		List: []any{1, "x", nil, true, 2.5, []int{1}}, M: map[string]int{"b": 2, "a": 1}, LM: map[Level]string{3: "three", 1: "one"},
		Any: map[string]any{"z": 1, "y": []string{"q"}}, Raw: json.RawMessage(`{"k" : [1, 2]}`), N: "1.50", Opt: &n, Lvl: 4, T: time.Date(2020, 1, 2, 3, 4, 5, 6000, time.UTC), SS: "q\"", PMP: &PtrM{}}
	b, err := json.Marshal(a)
	fmt.Println(string(b), err)
	b, err = json.Marshal(&a)
	fmt.Println(string(b), err)
	b, err = json.MarshalIndent(map[string]any{"a": []int{1, 2}, "b": map[string]int{}, "c": []int{}, "d": nil, "e": Point{3, 4}}, ">", "  ")
	fmt.Println(string(b), err)
	for _, x := range []any{nil, true, 1, -1.5, "s", 1e-7, 1e20, 123456789.0, float32(3.4e38), math.MaxInt64, uint8(3), []string{}, []string(nil), map[string]int(nil), struct{}{}, [0]int{}, (*int)(nil), 'x', Level(2), &n, [3]byte{1, 2, 3}, []Level{1}, 1.0, 100000000000000000000000.0, json.Number("")} {
		b, err := json.Marshal(x)
		fmt.Println(string(b), err)
	}
	loop := &Loop{}
	loop.Next = loop
	for _, x := range []any{make(chan int), func() {}, 1i, math.NaN(), math.Inf(1), map[bool]int{true: 1}, Bad{}, BadJSON{}, Level(-1), struct{ C chan int }{}, loop, json.Number("x1"), map[Level]int{-1: 2}, []any{&Bad{}}} {
		_, err := json.Marshal(x)
		fmt.Printf("%v | %T\n", err, err)
	}
	var buf bytes.Buffer
	fmt.Println(json.Compact(&buf, []byte("{ \"a\" : [ 1 , 2 , \"x y\" ] }")), buf.String())
	buf.Reset()
	fmt.Println(json.Indent(&buf, []byte(`{"a":[1,{"b":[]}],"c":{}}`), "", "\t"), buf.String())
	buf.Reset()
	fmt.Println(json.Indent(&buf, []byte(`{"a":`), "", "\t"))
	json.HTMLEscape(&buf, []byte(`"<a>&"`))
	fmt.Println(buf.String())
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	enc.Encode(map[string]any{"k": "<>", "l": []int{1}})
	enc.SetIndent("", "")
	enc.Encode([]string{"a&b"})
	fmt.Println(enc.Encode(make(chan int)))
	fmt.Println(json.Valid([]byte(`{"a":1}`)), json.Valid([]byte(`{a:1}`)), json.Valid([]byte(` 1 `)), json.Valid(nil))
}
