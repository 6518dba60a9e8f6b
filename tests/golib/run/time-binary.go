// since: 1.23
// The binary form of times, there and back, and bytes that are none.
package main

import (
	"fmt"
	"time"
)

func main() {
	for _, t := range []time.Time{
		{}, time.Date(2009, 11, 10, 23, 0, 0, 123456789, time.UTC), time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(2024, 2, 29, 1, 2, 3, 4, time.FixedZone("X", 3600*5+1800)), time.Date(2024, 2, 29, 1, 2, 3, 4, time.FixedZone("X", -3*3600)),
		time.Date(2024, 2, 29, 1, 2, 3, 4, time.FixedZone("LMT", 29*60+44)), time.Date(2024, 2, 29, 1, 2, 3, 4, time.FixedZone("far", 60<<15)),
		time.Date(2024, 2, 29, 1, 2, 3, 4, time.FixedZone("odd", -60)), time.Unix(0, 1).UTC(),
	} {
		b, err := t.MarshalBinary()
		fmt.Printf("%x %v\n", b, err)
		if err == nil {
			var u time.Time
			fmt.Println(u.UnmarshalBinary(b), u, u.Equal(t), u == t)
			g, err := t.GobEncode()
			fmt.Println(u.GobDecode(g), err, u.Location() == time.UTC)
		}
	}
	var t time.Time
	for _, b := range [][]byte{nil, {0}, {1}, {2, 1, 2}, make([]byte, 15), append([]byte{1}, make([]byte, 15)...)} {
		fmt.Println(t.UnmarshalBinary(b), t.IsZero())
	}
}
