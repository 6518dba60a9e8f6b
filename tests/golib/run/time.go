// Durations, dates, layouts.
package main

import (
	"fmt"
	"time"
)

func main() {
	for _, d := range []time.Duration{0, 1, 999, 1000, 1500, 1e6, 1234567, 1e9, 1500 * time.Millisecond, time.Minute, 90 * time.Minute, 100*time.Hour + 5*time.Second + 3,
		-time.Second, -1, 1<<63 - 1, -1 << 63, 3*time.Hour + 25*time.Minute + 45*time.Second + 500*time.Millisecond} {
		fmt.Println(d, d.Seconds(), d.Minutes(), d.Hours(), d.Milliseconds(), d.Microseconds(), d.Nanoseconds(), d.Round(time.Second), d.Truncate(time.Minute), d.Round(7), d.Abs())
	}
	for _, s := range []string{"1h", "1.5h", "1h15m30.918s", "300ms", "-1.5h", "2us", "2µs", "10", "", "1x", "-", ".s", "1s2", "+5m", "0", "0.000000001s", "9223372036854775807ns", "9223372036854775808ns", "1e3s", "1.s", ".5s", "3000000h", "1m-2s"} {
		d, err := time.ParseDuration(s)
		fmt.Println(s, d, err)
	}
	base := time.Date(2009, time.November, 10, 23, 0, 0, 123456789, time.UTC)
	times := []time.Time{base, {}, time.Unix(0, 0).UTC(), time.Date(2024, 2, 29, 1, 2, 3, 4000, time.UTC), time.Date(1900, 3, 1, 12, 0, 0, 0, time.UTC),
		time.Date(2021, 13, 35, 25, 61, 61, 1e9+5, time.UTC), time.Date(2000, 0, 0, 0, 0, 0, -1, time.UTC), time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(12345, 6, 7, 8, 9, 10, 0, time.UTC),
		time.Date(2023, 12, 31, 11, 59, 59, 100, time.FixedZone("EST", -5*3600)), time.Date(2023, 1, 1, 0, 30, 0, 0, time.FixedZone("", 5*3600+1800))}
	for _, t := range times {
		fmt.Println(t, t.Unix(), t.UnixNano(), t.UnixMilli(), t.Weekday(), t.YearDay(), t.IsZero(), t.Location())
		y, w := t.ISOWeek()
		name, off := t.Zone()
		fmt.Println(y, w, name, off, t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), t.Nanosecond())
		for _, l := range []string{time.ANSIC, time.UnixDate, time.RubyDate, time.RFC822, time.RFC822Z, time.RFC850, time.RFC1123, time.RFC1123Z, time.RFC3339, time.RFC3339Nano,
			time.Kitchen, time.Stamp, time.StampMilli, time.StampMicro, time.StampNano, "2006-01-02", "15:04:05.000", "15h 4m 5s .999", "Jan January Mon Monday 1 2 _2 02 002 __2 06 3 03 pm PM",
			"Z07 Z0700 Z07:00 Z07:00:00 -07 -0700 -07:00 -070000", "Janet Mon2 MST x_2006 20060102150405", "05.999999 05,000 .00x .9y"} {
			fmt.Println(t.Format(l))
		}
		fmt.Println(t.Add(36*time.Hour), t.AddDate(0, 1, -3), t.Truncate(time.Hour).Format(time.RFC3339Nano), t.Round(time.Minute).Format(time.RFC3339Nano), t.Truncate(7*time.Millisecond).Format(time.RFC3339Nano),
			t.Truncate(13*time.Nanosecond).Format(time.RFC3339Nano), t.Round(24*time.Hour).Format(time.RFC3339))
		fmt.Println(t.Sub(base), base.Sub(t), t.Before(base), t.After(base), t.Equal(base), t == base)
		fmt.Printf("%#v %s\n", t, t.UTC().In(time.FixedZone("X", 3600)))
		j, err := t.MarshalJSON()
		fmt.Println(string(j), err)
	}
	for _, x := range [][2]string{
		{time.RFC3339, "2006-01-02T15:04:05Z"}, {time.RFC3339, "2006-01-02T15:04:05.123+07:00"}, {time.RFC3339, "2006-01-02"}, {time.RFC3339, "2006-13-02T15:04:05Z"},
		{"2006-01-02", "2024-02-29"}, {"2006-01-02", "2023-02-29"}, {"2006-01-02", "2023-00-10"}, {"2006-01-02", "x"}, {"2006-01-02", "2023-01-02 "}, {time.ANSIC, "Tue Nov 10 23:00:00 2009"},
		{time.Kitchen, "3:04PM"}, {time.Kitchen, "12:00AM"}, {time.Kitchen, "13:00PM"}, {time.RFC1123, "Tue, 10 Nov 2009 23:00:00 UTC"}, {time.RFC1123, "Tue, 10 Nov 2009 23:00:00 EST"}, {time.RFC1123Z, "Tue, 10 Nov 2009 23:00:00 -0500"},
		{"Jan _2 2006", "Feb  3 2013"}, {"January 2, 2006", "march 4, 2014"}, {"15:04:05", "25:00:00"}, {"15:04:05", "12:60:00"}, {"15:04:05.000", "12:30:10.5"}, {"15:04:05.000", "12:30:10.500"}, {"15:04:05", "12:30:10.25"},
		{"2006 002", "2010 065"}, {"2006 002", "2010 366"}, {"02 Jan 06", "10 Nov 70"}, {"02 Jan 06", "10 Nov 68"}, {"Z07:00", "+05:30"}, {"MST", "GMT+3"}, {"2006", "abc"}, {"Mon", "Xyz"}, {"", "x"}, {"3:04pm", "3:04pm"},
	} {
		t, err := time.Parse(x[0], x[1])
		fmt.Println(x[1], t, err)
	}
	_, err := time.LoadLocation("UTC")
	fmt.Println(err, time.UTC, time.January, time.Saturday, time.Month(13), time.Weekday(9))
	start := time.Now()
	time.Sleep(2 * time.Millisecond)
	fmt.Println(time.Since(start) >= 2*time.Millisecond, time.Until(start) < 0, time.Now().After(start))
}
