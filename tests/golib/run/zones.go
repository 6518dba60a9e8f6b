// since: 1.23
// Zones by name: their offsets through two years, hours that come twice or never, and
// texts that name an offset or an abbreviation.
package main

import (
	"encoding/json"
	"fmt"
	"time"
)

var names = []string{
	"", "UTC", "Etc/UTC", "GMT", "Etc/GMT+5", "Etc/GMT-14", "Asia/Shanghai", "Asia/Hong_Kong", "Asia/Taipei",
	"Asia/Tokyo", "Asia/Seoul", "Asia/Singapore", "Asia/Kolkata", "Asia/Kathmandu", "Asia/Dubai", "Asia/Jakarta",
	"Asia/Manila", "Asia/Bangkok", "Asia/Karachi", "Asia/Yangon", "Europe/London", "Europe/Paris", "Europe/Berlin",
	"Europe/Zurich", "Europe/Athens", "Europe/Lisbon", "Europe/Moscow", "Europe/Istanbul", "America/New_York",
	"America/Chicago", "America/Denver", "America/Phoenix", "America/Los_Angeles", "America/Anchorage",
	"America/Halifax", "America/St_Johns", "America/Sao_Paulo", "America/Bogota", "Pacific/Honolulu",
	"Pacific/Auckland", "Australia/Sydney", "Australia/Adelaide", "Australia/Perth", "Australia/Darwin",
	"Africa/Lagos", "Africa/Nairobi", "Africa/Johannesburg", "Nowhere/Land", "Etc/GMT+", "US/Pacific",
}

func main() {
	for _, name := range names {
		loc, err := time.LoadLocation(name)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(loc)
		last := ""
		for t := time.Date(2023, 1, 1, 0, 0, 0, 0, time.UTC); t.Year() < 2025; t = t.Add(time.Hour) {
			if now := t.In(loc).Format("MST -07:00"); now != last {
				fmt.Println("  ", t.In(loc), t.In(loc).IsDST())
				last = now
			}
		}
	}
	turns()
	texts()
	refusals()
}

func turns() {
	ny, _ := time.LoadLocation("America/New_York")
	for hour := 0; hour < 4; hour++ {
		fmt.Println(time.Date(2024, 3, 10, hour, 30, 0, 0, ny), time.Date(2024, 11, 3, hour, 30, 0, 0, ny))
	}
	start, end := time.Date(2024, 7, 1, 0, 0, 0, 0, ny).ZoneBounds()
	fmt.Println(start, end)
	start, end = time.Date(2024, 1, 1, 0, 0, 0, 0, ny).ZoneBounds()
	fmt.Println(start, end)
	start, end = time.Now().UTC().ZoneBounds()
	fmt.Println(start.IsZero(), end.IsZero())
	noon := time.Date(2024, 3, 9, 12, 0, 0, 0, ny)
	fmt.Println(noon.AddDate(0, 0, 1).Sub(noon), noon.Add(24*time.Hour))
	fmt.Printf("%#v\n", noon)
}

func texts() {
	berlin, _ := time.LoadLocation("Europe/Berlin")
	show := func(t time.Time, err error) { fmt.Println(t, t.Location() == time.UTC, t.Location() == berlin, err) }
	for _, text := range []string{
		"2012-07-09 05:02 CEST", "2012-07-09 05:02 CET", "2012-07-09 05:02 PST", "2012-07-09 05:02 GMT-7",
		"2012-07-09 05:02 UTC", "2012-07-09 05:02 +03", "2012-07-09 05:02 WITA", "2012-07-09 05:02 ABCDE",
		"2012-07-09 05:02 AB", "2012-07-09 05:02 ChST", "2012-07-09 05:02 GMT+25",
	} {
		show(time.ParseInLocation("2006-01-02 15:04 MST", text, berlin))
	}
	for _, text := range []string{
		"2012-07-09T05:02:00Z", "2012-07-09T05:02:00+02:00", "2012-01-09T05:02:00+02:00", "2012-01-09T05:02:00+00:00",
		"2012-01-09T05:02:00+25:00", "2012-01-09T05:02:00+01:61",
	} {
		show(time.ParseInLocation(time.RFC3339, text, berlin))
	}
	show(time.Parse("-07:00:00", "+23:59:61"))
	show(time.Parse("15:04:05.000", "23:00:59.-12"))
}

func refusals() {
	for _, t := range []time.Time{
		time.Date(2020, 1, 1, 0, 0, 0, 0, time.FixedZone("far", 86400)),
		time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(2020, 1, 1, 0, 0, 0, 0, time.FixedZone("near", -86340)),
	} {
		b, err := json.Marshal(t)
		fmt.Println(string(b), err)
		b, err = t.MarshalText()
		fmt.Println(string(b), err)
	}
}
