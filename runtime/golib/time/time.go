// SPDX-License-Identifier: MIT

// Package time: the run's virtual time. It starts on 2009-11-10 at 23:00 UTC
// and passes only while instructions run or all goroutines wait.
//
// A Time is three words:
//
//	word 0   nanoseconds within the second; bit 63 is set if it came from Now, but for a bubble's
//	word 1   seconds since the first of January of year 1, UTC
//	word 2   its *Location; nil means UTC
package time

const (
	fromNow     = 1 << 63
	nanoMask    = 1<<32 - 1
	unixToYear1 = 719162 * 86400           // from year 1 to 1970
	runStart    = unixToYear1 + 1257894000 // the run's start
)

// A Time is an instant, to the nanosecond.
type Time struct {
	nano uint64
	sec  int64
	loc  *Location
}

// now is the virtual time in nanoseconds since the start of the run, or of the bubble of
// testing/synctest that the goroutine is in; start is when that was, in seconds since year 1.
func now() (ns, start int64)

// Now is the present virtual time.
func Now() Time {
	n, start := now()
	if start != runStart {
		return Time{uint64(n % 1e9), start + n/1e9, Local}
	}
	return Time{uint64(n%1e9) | fromNow, runStart + n/1e9, Local}
}

// Since is the time that passed since t.
func Since(t Time) Duration { return Now().Sub(t) }

// Until is the time left until t.
func Until(t Time) Duration { return t.Sub(Now()) }

// sinceStart is t as nanoseconds since the run's start.
func (t Time) sinceStart() int64 { return (t.sec-runStart)*1e9 + int64(t.nano&nanoMask) }

// A Month is a month of the year.
type Month int

// Months.
const (
	January Month = 1 + iota
	February
	March
	April
	May
	June
	July
	August
	September
	October
	November
	December
)

const monthNames = "January  February March    April    May      June     " +
	"July     August   SeptemberOctober  November December "

// String is the month's English name.
func (m Month) String() string {
	if m < January || m > December {
		return "%!Month(" + number(int64(m), 0) + ")"
	}
	return nth(monthNames, int(m-1))
}

// A Weekday is a day of the week.
type Weekday int

// Weekdays.
const (
	Sunday Weekday = iota
	Monday
	Tuesday
	Wednesday
	Thursday
	Friday
	Saturday
)

const dayNames = "Sunday   Monday   Tuesday  WednesdayThursday Friday   Saturday "

// String is the day's English name.
func (d Weekday) String() string {
	if d < Sunday || d > Saturday {
		return "%!Weekday(" + number(int64(d), 0) + ")"
	}
	return nth(dayNames, int(d))
}

// nth cuts name i out of names of nine bytes each.
func nth(names string, i int) string {
	name := names[9*i : 9*i+9]
	for name[len(name)-1] == ' ' {
		name = name[:len(name)-1]
	}
	return name
}

// daysToDate and dateToDays count days from the first of January of year 1, in
// the calendar whose years begin in March, so that the leap day is the last.

func daysToDate(days int64) (year int, month Month, day int) {
	days += 306
	era := days / 146097
	if days < 0 {
		era = (days - 146096) / 146097
	}
	doe := days - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	m := (5*doy + 2) / 153
	day = int(doy-(153*m+2)/5) + 1
	year = int(yoe + era*400)
	if m < 10 {
		return year, Month(m + 3), day
	}
	return year + 1, Month(m - 9), day
}

func dateToDays(year int, month Month, day int) int64 {
	y, m := int64(year), int64(month)
	if m <= 2 {
		y--
		m += 12
	}
	era := y / 400
	if y < 0 {
		era = (y - 399) / 400
	}
	yoe := y - era*400
	doy := (153*(m-3)+2)/5 + int64(day) - 1
	return era*146097 + yoe*365 + yoe/4 - yoe/100 + doy - 306
}

// Date is the instant of a date and clock time in a zone; out of range values are carried over.
func Date(year int, month Month, day, hour, min, sec, nsec int, loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Date")
	}
	m := int(month) - 1
	year, m = carry(year, m, 12)
	sec, nsec = carry(sec, nsec, 1e9)
	min, sec = carry(min, sec, 60)
	hour, min = carry(hour, min, 60)
	day, hour = carry(day, hour, 24)
	days := dateToDays(year, Month(m+1), 1) + int64(day) - 1
	s := days*86400 + int64(hour)*3600 + int64(min)*60 + int64(sec)
	return Time{uint64(nsec), loc.toUTC(s), zone(loc)}
}

// carry moves whole multiples of base from lo to hi.
func carry(hi, lo, base int) (newHi, newLo int) {
	if lo < 0 {
		n := (-lo-1)/base + 1
		hi -= n
		lo += n * base
	}
	return hi + lo/base, lo % base
}

// zone stores UTC as nil, so that equal times compare equal.
func zone(loc *Location) *Location {
	if loc == UTC {
		return nil
	}
	return loc
}

// Unix is the instant some seconds and nanoseconds after 1970 began.
func Unix(sec, nsec int64) Time {
	if nsec < 0 || nsec >= 1e9 {
		n := nsec / 1e9
		sec += n
		nsec -= n * 1e9
		if nsec < 0 {
			nsec += 1e9
			sec--
		}
	}
	return Time{uint64(nsec), sec + unixToYear1, Local}
}

// UnixMilli is the instant some milliseconds after 1970 began.
func UnixMilli(msec int64) Time { return Unix(msec/1e3, msec%1e3*1e6) }

// UnixMicro is the instant some microseconds after 1970 began.
func UnixMicro(usec int64) Time { return Unix(usec/1e6, usec%1e6*1e3) }

// Unix is the number of seconds since 1970 began.
func (t Time) Unix() int64 { return t.sec - unixToYear1 }

// UnixNano is the number of nanoseconds since 1970 began.
func (t Time) UnixNano() int64 { return t.Unix()*1e9 + int64(t.Nanosecond()) }

// UnixMilli is the number of milliseconds since 1970 began.
func (t Time) UnixMilli() int64 { return t.Unix()*1e3 + int64(t.Nanosecond())/1e6 }

// UnixMicro is the number of microseconds since 1970 began.
func (t Time) UnixMicro() int64 { return t.Unix()*1e6 + int64(t.Nanosecond())/1e3 }

// IsZero reports whether t is the first instant of year 1.
func (t Time) IsZero() bool { return t.sec == 0 && t.nano&nanoMask == 0 }

// Compare is -1, 0 or 1 as t is before, at or after u.
func (t Time) Compare(u Time) int {
	switch {
	case t.Before(u):
		return -1
	case u.Before(t):
		return 1
	}
	return 0
}

// Before reports whether t is before u.
func (t Time) Before(u Time) bool {
	return t.sec < u.sec || t.sec == u.sec && t.nano&nanoMask < u.nano&nanoMask
}

// After reports whether t is after u.
func (t Time) After(u Time) bool { return u.Before(t) }

// Equal reports whether t and u are the same instant, whatever their zones.
func (t Time) Equal(u Time) bool { return t.sec == u.sec && t.nano&nanoMask == u.nano&nanoMask }

// Add is t later by d.
func (t Time) Add(d Duration) Time {
	n := int64(t.nano&nanoMask) + int64(d%1e9)
	t.sec += int64(d / 1e9)
	if n < 0 {
		n += 1e9
		t.sec--
	} else if n >= 1e9 {
		n -= 1e9
		t.sec++
	}
	t.nano = t.nano&fromNow | uint64(n)
	return t
}

// Sub is the time from u to t, the greatest duration if it is longer.
func (t Time) Sub(u Time) Duration {
	d := Duration((t.sec-u.sec)*1e9 + int64(t.nano&nanoMask) - int64(u.nano&nanoMask))
	switch {
	case u.Add(d).Equal(t):
		return d
	case t.Before(u):
		return minDuration
	}
	return maxDuration
}

// AddDate is t later by years, months and days of the calendar.
func (t Time) AddDate(years, months, days int) Time {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	return Date(year+years, month+Month(months), day+days, hour, min, sec, t.Nanosecond(), t.Location())
}

// rest is what t is beyond a multiple of d since year 1.
func (t Time) rest(d Duration) Duration {
	nano := Duration(t.nano & nanoMask)
	if d%Second == 0 {
		unit := int64(d / Second)
		return Duration((t.sec%unit+unit)%unit)*Second + nano
	}
	if Second%d == 0 {
		return nano % d
	}
	// (sec × 10⁹ + nano) mod d, one bit of sec after the other so that nothing overflows:
	// d is at most 63 bits, and the sum of two rests at most 64.
	sec, m := t.sec, uint64(d)
	if sec < 0 {
		sec = -sec
	}
	rest := uint64(0)
	for bit := 62; bit >= 0; bit-- {
		rest = rest * 2 % m
		if sec>>uint(bit)&1 != 0 {
			rest = (rest + 1e9%m) % m
		}
	}
	if t.sec < 0 && rest > 0 {
		rest = m - rest
	}
	return Duration((rest + uint64(nano)%m) % m)
}

// Truncate rounds down to a multiple of d since year 1, and forgets that t came from Now.
func (t Time) Truncate(d Duration) Time {
	t.nano &= nanoMask
	if d <= 0 {
		return t
	}
	return t.Add(-t.rest(d))
}

// Round rounds to the nearest multiple of d since year 1, halves up.
func (t Time) Round(d Duration) Time {
	t.nano &= nanoMask
	if d <= 0 {
		return t
	}
	rest := t.rest(d)
	if rest < d-rest {
		return t.Add(-rest)
	}
	return t.Add(d - rest)
}

// UTC is t in UTC.
func (t Time) UTC() Time { return Time{t.nano & nanoMask, t.sec, nil} }

// Local is t in Local.
func (t Time) Local() Time { return Time{t.nano & nanoMask, t.sec, Local} }

// In is t in a zone.
func (t Time) In(loc *Location) Time {
	if loc == nil {
		panic("time: missing Location in call to Time.In")
	}
	return Time{t.nano & nanoMask, t.sec, zone(loc)}
}

// Location is t's zone.
func (t Time) Location() *Location { return t.loc.get() }

// local splits t, in its zone, into days since year 1 and seconds of the day.
func (t Time) local() (days int64, seconds int) {
	s := t.sec
	if t.loc != nil {
		s += int64(t.loc.at(s).offset)
	}
	days = s / 86400
	seconds = int(s % 86400)
	if seconds < 0 {
		seconds += 86400
		days--
	}
	return days, seconds
}

// Date is the year, month and day of t.
func (t Time) Date() (year int, month Month, day int) {
	days, _ := t.local()
	return daysToDate(days)
}

// Clock is the hour, minute and second of t.
func (t Time) Clock() (hour, min, sec int) {
	_, s := t.local()
	return s / 3600, s / 60 % 60, s % 60
}

// Year is the year of t.
func (t Time) Year() int {
	year, _, _ := t.Date()
	return year
}

// Month is the month of t.
func (t Time) Month() Month {
	_, month, _ := t.Date()
	return month
}

// Day is the day of the month of t.
func (t Time) Day() int {
	_, _, day := t.Date()
	return day
}

// Hour is the hour of t.
func (t Time) Hour() int {
	hour, _, _ := t.Clock()
	return hour
}

// Minute is the minute of t.
func (t Time) Minute() int {
	_, min, _ := t.Clock()
	return min
}

// Second is the second of t.
func (t Time) Second() int {
	_, _, sec := t.Clock()
	return sec
}

// Nanosecond is the nanosecond within the second of t.
func (t Time) Nanosecond() int { return int(t.nano & nanoMask) }

// Weekday is the day of the week of t.
func (t Time) Weekday() Weekday {
	days, _ := t.local()
	return Weekday(((days+1)%7 + 7) % 7)
}

// YearDay is the day of the year of t, from 1.
func (t Time) YearDay() int {
	days, _ := t.local()
	year, _, _ := daysToDate(days)
	return int(days-dateToDays(year, January, 1)) + 1
}

// ISOWeek is the ISO 8601 year and week of t.
func (t Time) ISOWeek() (year, week int) {
	days, _ := t.local()
	thursday := days + 3 - (days%7+7)%7 // the week belongs to its Thursday's year
	year, _, _ = daysToDate(thursday)
	return year, int(thursday-dateToDays(year, January, 1))/7 + 1
}
