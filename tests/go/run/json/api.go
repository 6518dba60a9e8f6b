// SPDX-License-Identifier: MIT
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"
)

type Item struct {
	ID   int       `json:"id"`
	Name string    `json:"name,omitempty"`
	Tags []string  `json:"tags"`
	When time.Time `json:"when"`
	D    time.Duration
	Raw  json.RawMessage `json:"raw"`
	p    int
	Ptr  *int           `json:"ptr"`
	M    map[string]any `json:"m,omitempty"`
}
type Kind int

func (k Kind) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("kind-%d", int(k))), nil }
func (k *Kind) UnmarshalText(b []byte) error {
	_, err := fmt.Sscanf(string(b), "kind-%d", (*int)(k))
	return err
}
func main() {
	x := Item{ID: 1, Tags: nil, Raw: json.RawMessage(`{"a":1}`), D: time.Second}
	b, err := json.MarshalIndent(x, "", "  ")
	fmt.Println(string(b), err)
	var y Item
	err = json.Unmarshal([]byte(`{"id": 7, "name": "é\u00e9", "tags": ["a", "b"], "raw": [1, 2], "m": {"z": 1.5, "y": [true, null]}, "ptr": 3, "unknown": {}}`), &y)
	fmt.Printf("%+v %v %s %d\n", y.M, err, y.Raw, *y.Ptr)
	err = json.Unmarshal([]byte(`{"id": "x"}`), &y)
	var te *json.UnmarshalTypeError
	fmt.Println(err, errors.As(err, &te))
	err = json.Unmarshal([]byte(`{"id": 1,}`), &y)
	var se *json.SyntaxError
	fmt.Println(err, errors.As(err, &se))
	m := map[Kind]Kind{1: 2}
	b, _ = json.Marshal(m)
	fmt.Println(string(b))
	var m2 map[Kind]Kind
	fmt.Println(json.Unmarshal(b, &m2), m2)
	dec := json.NewDecoder(strings.NewReader(`{"a":1} {"a":2} [3]`))
	for {
		var v any
		if err := dec.Decode(&v); err == io.EOF {
			break
		} else if err != nil {
			fmt.Println(err)
			break
		} else {
			fmt.Println(v)
		}
	}
	d2 := json.NewDecoder(strings.NewReader(`{"nope":1}`))
	d2.DisallowUnknownFields()
	fmt.Println(d2.Decode(&struct{ A int }{}))
	enc := json.NewEncoder(os.Stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent(">", "\t")
	enc.Encode(map[string]any{"b": "<x>", "a": []int{1}, "f": 1e21, "n": nil})
	var buf bytes.Buffer
	json.HTMLEscape(&buf, []byte(`"<a>&"`))
	fmt.Println(buf.String())
	sc := bufio.NewScanner(strings.NewReader("one two\nthree"))
	sc.Split(bufio.ScanWords)
	for sc.Scan() {
		fmt.Print(sc.Text(), ";")
	}
	fmt.Println(json.Valid([]byte(`{}`)), json.Valid([]byte(`{`)))
}
