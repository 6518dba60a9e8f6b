// Unmarshal: kinds, structs, maps, any, methods, errors with their texts.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

type Color int

func (c *Color) UnmarshalText(b []byte) error {
	switch string(b) {
	case "red":
		*c = 1
	case "blue":
		*c = 2
	default:
		return errors.New("no colour " + string(b))
	}
	return nil
}

type Temp float64

func (t *Temp) UnmarshalJSON(b []byte) error {
	_, err := fmt.Sscanf(strings.Trim(string(b), `"`), "%fC", (*float64)(t))
	return err
}

type Base struct{ ID int }
type inner struct{ Deep string }
type Person struct {
	Base
	*inner
	Name  string `json:"name"`
	Age   *int   `json:"age"`
	Tags  []string
	Attr  map[string]any
	C     Color           `json:"c"`
	T     Temp            `json:"t"`
	Skip  int             `json:"-"`
	Q     int             `json:"q,string"`
	Arr   [3]int          `json:"arr"`
	Raw   json.RawMessage `json:"raw"`
	Next  *Person         `json:"next"`
	Keys  map[Color]int   `json:"keys"`
	Ints  map[int]string  `json:"ints"`
	B     []byte          `json:"b"`
	When  time.Time       `json:"when"`
	U8    uint8
	Iface fmt.Stringer
	N     json.Number
}

func main() {
	var p Person
	err := json.Unmarshal([]byte(`{"id": 3, "NAME": "Ann \u00e9 \ud83d\ude00 \n", "age": 41, "tags": ["a","b"], "Attr": {"x": [1, 2.5, "s", null, true, {"y": {}}]},
	 "c": "blue", "t": "36.6C", "q": "12", "arr": [1,2], "raw": {"a" : 1}, "next": {"name": "B", "next": null}, "keys": {"red": 5}, "ints": {"4": "four", "-1": "neg"}, "b": "aGk=", "when": "2020-01-02T03:04:05Z", "unknown": [1,{"a":[]}], "U8": 200, "N": 12.50}`), &p)
	fmt.Println(err)
	fmt.Println(p.ID, p.Name, *p.Age, p.Tags, p.Attr, p.C, p.T, p.Q, p.Arr, string(p.Raw), p.Next.Name, p.Next.Next == nil, p.Keys, p.Ints, string(p.B), p.When, p.U8, p.N)
	var v any
	fmt.Println(json.Unmarshal([]byte(` {"a":[1,2,{"b":null}],"c":"d","e":1e3,"f":false} `), &v), v)
	for k, x := range v.(map[string]any) {
		if k == "e" {
			fmt.Printf("%T\n", x)
		}
	}
	for _, s := range []string{``, ` `, `{`, `{"a"`, `{"a":`, `{"a":1`, `{"a":1,`, `{"a":1,}`, `[1,`, `[1,]`, `[1 2]`, `{"a" 1}`, `{a:1}`, `tru`, `trux`, `nul`, `"abc`, `"a\x"`, `"a\u12g4"`, "\"a\nb\"", `1.`, `1.x`, `-`, `-a`, `01`, `1e`, `1e+`, `+1`, `1 2`, `{} x`, `]`, `'a'`, `[1}`, `{"a":1]`, `nan`} {
		var v any
		err := json.Unmarshal([]byte(s), &v)
		var se *json.SyntaxError
		if errors.As(err, &se) {
			fmt.Printf("%q: %v at %d\n", s, err, se.Offset)
		} else {
			fmt.Printf("%q: %v %T\n", s, err, err)
		}
	}
	for _, s := range []string{`{"name": 1}`, `{"age": "x"}`, `{"Tags": {}}`, `{"Tags": [1]}`, `{"Attr": []}`, `{"c": "green"}`, `{"c": 5}`, `{"q": 5}`, `{"q": "x"}`, `{"q": "1.5"}`, `{"arr": [1,2,3,4]}`, `{"arr": "x"}`, `{"next": {"next": {"age": true}}}`, `{"U8": 300}`, `{"U8": -1}`, `{"U8": 1.5}`, `{"ints": {"x": "y"}}`, `{"keys": {"pink": 1}}`, `{"b": "***"}`, `{"when": "yesterday"}`, `{"Iface": 1}`, `{"Iface": null}`, `{"N": "abc"}`, `{"N": true}`, `[]`, `"s"`, `5`, `null`, `true`, `{"deep": "x"}`, `{"Base": {"ID": 1}}`, `{"t": "bad"}`, `{"name": 1, "age": "two"}`} {
		var p Person
		err := json.Unmarshal([]byte(s), &p)
		fmt.Printf("%s: %v", s, err)
		if e, ok := err.(*json.UnmarshalTypeError); ok {
			fmt.Printf(" [%s %s %d %q %q]", e.Value, e.Type, e.Offset, e.Struct, e.Field)
		}
		fmt.Println()
	}
	var i8 int8
	var s []int = []int{9, 9, 9}
	var m = map[string]int{"keep": 1}
	var arr [2]string = [2]string{"x", "y"}
	var pp **int
	var f32 float32
	var bb bool
	var any2 any = &i8
	fmt.Println(json.Unmarshal([]byte(`127`), &i8), i8, json.Unmarshal([]byte(`128`), &i8), i8)
	fmt.Println(json.Unmarshal([]byte(`[1]`), &s), s)
	fmt.Println(json.Unmarshal([]byte(`[]`), &s), s)
	fmt.Println(s == nil)
	fmt.Println(json.Unmarshal([]byte(`null`), &s), s)
	fmt.Println(s == nil)
	fmt.Println(json.Unmarshal([]byte(`{"new":2}`), &m), m)
	fmt.Println(json.Unmarshal([]byte(`["z"]`), &arr), arr)
	fmt.Println(json.Unmarshal([]byte(`5`), &pp), **pp)
	fmt.Println(json.Unmarshal([]byte(`1e40`), &f32), json.Unmarshal([]byte(`true`), &bb), bb, json.Unmarshal([]byte(`null`), &bb), bb)
	fmt.Println(json.Unmarshal([]byte(`9`), any2), i8)
	fmt.Println(json.Unmarshal([]byte(`1`), nil), json.Unmarshal([]byte(`1`), i8), json.Unmarshal([]byte(`1`), (*int)(nil)))
	fmt.Println(json.Unmarshal([]byte(`1e999`), &v), json.Unmarshal([]byte(`"\ud800x\"\/"`), &v), v)
}
