// Decoder and Encoder: values in a row, tokens, options.
package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

type slow struct{ s string }

func (r *slow) Read(p []byte) (int, error) {
	if r.s == "" {
		return 0, io.EOF
	}
	p[0] = r.s[0]
	r.s = r.s[1:]
	return 1, nil
}

func main() {
	for _, r := range []io.Reader{strings.NewReader(`{"a":1} [2, 3] "x" 4 null true 5.5`), &slow{`{"a":1}[2,3]"x"4 null true 5.5`}} {
		d := json.NewDecoder(r)
		for {
			var v any
			err := d.Decode(&v)
			if err != nil {
				fmt.Println(err == io.EOF, err)
				break
			}
			fmt.Println(v, d.InputOffset())
		}
	}
	for _, s := range []string{`{"a": `, `{"a" 1}`, `[1,2`, `x`, ``, `1 x`} {
		d := json.NewDecoder(strings.NewReader(s))
		for i := 0; i < 3; i++ {
			var v any
			if err := d.Decode(&v); err != nil {
				fmt.Printf("%q %v\n", s, err)
				break
			}
		}
	}
	d := json.NewDecoder(strings.NewReader(`{"items": [{"n": 1}, {"n": 2}], "s": "t", "z": null, "b": false, "f": 1.5}`))
	for {
		t, err := d.Token()
		if err != nil {
			fmt.Println(err)
			break
		}
		fmt.Printf("%T %v more=%v\n", t, t, d.More())
	}
	d = json.NewDecoder(strings.NewReader(`[{"n": 1}, {"n": 2}]`))
	t, _ := d.Token()
	fmt.Println(t)
	for d.More() {
		var x struct{ N int }
		fmt.Println(d.Decode(&x), x)
	}
	t, err := d.Token()
	fmt.Println(t, err)
	d = json.NewDecoder(strings.NewReader(`{"a": 1, "b": 2}`))
	d.DisallowUnknownFields()
	var x struct{ A int }
	fmt.Println(d.Decode(&x), x)
	d = json.NewDecoder(strings.NewReader(`[12345678901234567890, 1.0]`))
	d.UseNumber()
	var v any
	fmt.Println(d.Decode(&v), v)
	fmt.Printf("%T\n", v.([]any)[0])
	n := v.([]any)[1].(json.Number)
	f, _ := n.Float64()
	_, err = n.Int64()
	fmt.Println(f, err, n)
	for _, s := range []string{`[1 2]`, `{"a" 1}`, `{1:2}`, `[,]`, `}`, `{"a":1 "b":2}`} {
		d := json.NewDecoder(strings.NewReader(s))
		for {
			t, err := d.Token()
			if err != nil {
				fmt.Printf("%q: %v\n", s, err)
				break
			}
			fmt.Print(t, " ")
		}
	}
}
