// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"time"
)

func main() {
	t := time.Date(2023, time.February, 9, 15, 4, 5, 123456789, time.UTC)
	for _, l := range []string{time.ANSIC, time.RFC3339, time.RFC3339Nano, time.RFC1123, time.RFC850, time.Kitchen, time.Stamp, time.StampMicro, time.DateTime, time.DateOnly, "2006-1-2 3:4:5 PM", "Mon Jan _2 002", "06/01/02 03pm .000 .999999", "15h04 MST -0700 Z07:00"} {
		fmt.Println(t.Format(l))
	}
	fmt.Println(t, t.Unix(), t.UnixMilli(), t.Weekday(), t.YearDay(), t.Month(), t.IsZero())
	y, w := t.ISOWeek()
	fmt.Println(y, w, t.Add(36*time.Hour).Format(time.DateOnly), t.AddDate(0, 1, 20).Format(time.DateOnly), t.Truncate(time.Hour).Format(time.TimeOnly), t.Round(time.Minute).Format(time.TimeOnly))
	u := time.Date(2024, 2, 30, 25, 61, 0, 0, time.UTC)
	fmt.Println(u, u.Sub(t), t.Before(u), t.After(u), t.Equal(t.In(time.FixedZone("X", 3600))), t.Compare(u))
	fmt.Println(t.In(time.FixedZone("X", -5*3600-1800)))
	for _, s := range []string{"2006-01-02T15:04:05Z", "2023-13-01T00:00:00Z", "garbage", "2023-02-30T00:00:00Z"} {
		p, err := time.Parse(time.RFC3339, s)
		fmt.Println(p, err)
	}
	p, err := time.Parse("Jan 2, 2006 at 3:04pm (MST)", "Feb 3, 2013 at 7:54pm (PST)")
	fmt.Println(p, err)
	for _, s := range []string{"1h30m", "1.5s", "-2ms", "3x", "", "1us2ns", "100"} {
		d, err := time.ParseDuration(s)
		fmt.Println(d, err)
	}
	d := 90*time.Minute + 30*time.Second + 5*time.Millisecond
	fmt.Println(d, d.Hours(), d.Minutes(), d.Round(time.Minute), d.Truncate(time.Hour), time.Duration(0), time.Duration(999), time.Duration(1<<63-1), d.Milliseconds(), d.String())
	fmt.Printf("%v %d %s %T %.1f\n", d, d, d, d, d.Seconds())
	fmt.Println(time.Unix(0, 0).UTC(), time.UnixMilli(1500).UTC(), time.Time{}, time.March, time.Saturday, time.Month(13), time.Weekday(8))
}
