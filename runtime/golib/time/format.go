// SPDX-License-Identifier: MIT

package time

import "errors"

// Layouts: how the second of January 2006, 15:04:05, is written.
const (
	Layout      = "01/02 03:04:05PM '06 -0700"
	ANSIC       = "Mon Jan _2 15:04:05 2006"
	UnixDate    = "Mon Jan _2 15:04:05 MST 2006"
	RubyDate    = "Mon Jan 02 15:04:05 -0700 2006"
	RFC822      = "02 Jan 06 15:04 MST"
	RFC822Z     = "02 Jan 06 15:04 -0700"
	RFC850      = "Monday, 02-Jan-06 15:04:05 MST"
	RFC1123     = "Mon, 02 Jan 2006 15:04:05 MST"
	RFC1123Z    = "Mon, 02 Jan 2006 15:04:05 -0700"
	RFC3339     = "2006-01-02T15:04:05Z07:00"
	RFC3339Nano = "2006-01-02T15:04:05.999999999Z07:00"
	Kitchen     = "3:04PM"
	Stamp       = "Jan _2 15:04:05"
	StampMilli  = "Jan _2 15:04:05.000"
	StampMicro  = "Jan _2 15:04:05.000000"
	StampNano   = "Jan _2 15:04:05.000000000"
	DateTime    = "2006-01-02 15:04:05"
	DateOnly    = "2006-01-02"
	TimeOnly    = "15:04:05"
)

// elements lists what a layout may hold beside plain text and fractions. Where
// one begins with another, the longer comes first.
const elements = "January Jan Monday Mon MST 2006 -070000 -07:00:00 -0700 -07:00 -07 " +
	"Z070000 Z07:00:00 Z0700 Z07:00 Z07 01 002 02 03 04 05 06 15 1 __2 _2 2 3 4 5 PM pm "

// next finds the first element of a layout: what is before it, itself, what follows.
func next(layout string) (before, element, after string) {
	for i := 0; i < len(layout); i++ {
		rest := layout[i:]
		switch c := rest[0]; c {
		case 'J', 'M', '0', '1', '2', '3', '4', '5', '_', 'P', 'p', '-', 'Z':
			if len(rest) >= 5 && rest[:5] == "_2006" {
				continue // a plain underscore before a year
			}
			if n := elementLen(rest); n > 0 {
				return layout[:i], rest[:n], rest[n:]
			}
		case '.', ',':
			n := 1
			for n < len(rest) && rest[n] == rest[1] && (rest[n] == '0' || rest[n] == '9') {
				n++
			}
			if n > 1 && (n == len(rest) || rest[n] < '0' || rest[n] > '9') {
				return layout[:i], rest[:n], rest[n:]
			}
		}
	}
	return layout, "", ""
}

// elementLen is the length of the element that s begins with, or 0.
func elementLen(s string) int {
	start := 0
	for i := 0; i < len(elements); i++ {
		if elements[i] != ' ' {
			continue
		}
		e := elements[start:i]
		start = i + 1
		if len(s) < len(e) || s[:len(e)] != e {
			continue
		}
		if (e == "Jan" || e == "Mon") && len(s) > 3 && 'a' <= s[3] && s[3] <= 'z' {
			continue
		}
		return len(e)
	}
	return 0
}

// number writes v with at least width digits.
func number(v int64, width int) string { return string(appendInt(nil, v, width, '0')) }

func appendInt(b []byte, v int64, width int, pad byte) []byte {
	if v < 0 {
		b = append(b, '-')
		v = -v
	}
	var buf [24]byte
	w := digits(buf[:], len(buf), uint64(v))
	for n := len(buf) - w; n < width; n++ {
		b = append(b, pad)
	}
	return append(b, buf[w:]...)
}

func appendOffset(b []byte, element string, offset int) []byte {
	if element[0] == 'Z' && offset == 0 {
		return append(b, 'Z')
	}
	sign := byte('+')
	if offset < 0 {
		sign, offset = '-', -offset
	}
	b = appendInt(append(b, sign), int64(offset/3600), 2, '0')
	colon := len(element) > 3 && element[3] == ':'
	if len(element) > 3 {
		if colon {
			b = append(b, ':')
		}
		b = appendInt(b, int64(offset/60%60), 2, '0')
	}
	if len(element) > 6 {
		if colon {
			b = append(b, ':')
		}
		b = appendInt(b, int64(offset%60), 2, '0')
	}
	return b
}

// appendFraction writes nanoseconds as ".000" or, without trailing zeros, as ".999" says.
func appendFraction(b []byte, element string, nano int) []byte {
	places := len(element) - 1
	var buf [9]byte
	for i := 8; i >= 0; i-- {
		buf[i] = byte('0' + nano%10)
		nano /= 10
	}
	if places > 9 {
		places = 9
	}
	if element[1] == '9' {
		for places > 0 && buf[places-1] == '0' {
			places--
		}
		if places == 0 {
			return b
		}
	}
	return append(append(b, element[0]), buf[:places]...)
}

// Format writes t as the layout shows it for the reference time.
func (t Time) Format(layout string) string { return string(t.AppendFormat(nil, layout)) }

// AppendFormat appends what Format gives.
func (t Time) AppendFormat(b []byte, layout string) []byte {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	for layout != "" {
		before, element, after := next(layout)
		b = append(b, before...)
		layout = after
		switch element {
		case "":
		case "2006":
			b = appendInt(b, int64(year), 4, '0')
		case "06":
			b = appendInt(b, int64(Duration(year%100).Abs()), 2, '0')
		case "January":
			b = append(b, month.String()...)
		case "Jan":
			b = append(b, month.String()[:3]...)
		case "1":
			b = appendInt(b, int64(month), 0, '0')
		case "01":
			b = appendInt(b, int64(month), 2, '0')
		case "Monday":
			b = append(b, t.Weekday().String()...)
		case "Mon":
			b = append(b, t.Weekday().String()[:3]...)
		case "2":
			b = appendInt(b, int64(day), 0, '0')
		case "_2":
			b = appendInt(b, int64(day), 2, ' ')
		case "02":
			b = appendInt(b, int64(day), 2, '0')
		case "__2":
			b = appendInt(b, int64(t.YearDay()), 3, ' ')
		case "002":
			b = appendInt(b, int64(t.YearDay()), 3, '0')
		case "15":
			b = appendInt(b, int64(hour), 2, '0')
		case "3":
			b = appendInt(b, int64((hour+11)%12+1), 0, '0')
		case "03":
			b = appendInt(b, int64((hour+11)%12+1), 2, '0')
		case "4":
			b = appendInt(b, int64(min), 0, '0')
		case "04":
			b = appendInt(b, int64(min), 2, '0')
		case "5":
			b = appendInt(b, int64(sec), 0, '0')
		case "05":
			b = appendInt(b, int64(sec), 2, '0')
		case "PM":
			b = append(b, "AMPM"[hour/12*2:hour/12*2+2]...)
		case "pm":
			b = append(b, "ampm"[hour/12*2:hour/12*2+2]...)
		case "MST":
			name, offset := t.Zone()
			if name != "" {
				b = append(b, name...)
			} else {
				b = appendOffset(b, "-0700", offset)
			}
		default:
			if element[0] == '.' || element[0] == ',' {
				b = appendFraction(b, element, t.Nanosecond())
			} else {
				_, offset := t.Zone()
				b = appendOffset(b, element, offset)
			}
		}
	}
	return b
}

// String gives "2009-11-10 23:00:00 +0000 UTC", and " m=+0.000000000" if t came from Now.
func (t Time) String() string {
	b := t.AppendFormat(nil, "2006-01-02 15:04:05.999999999 -0700 MST")
	if t.nano&fromNow == 0 {
		return string(b)
	}
	n := t.sinceStart()
	b = append(b, " m=+"...)
	if n < 0 {
		b[len(b)-1] = '-'
		n = -n
	}
	b = append(appendInt(b, n/1e9, 0, '0'), '.')
	return string(appendInt(b, n%1e9, 9, '0'))
}

// GoString gives a call of Date.
func (t Time) GoString() string {
	year, month, day := t.Date()
	hour, min, sec := t.Clock()
	b := appendInt([]byte("time.Date("), int64(year), 0, '0')
	b = append(append(b, ", time."...), month.String()...)
	for _, v := range [...]int{day, hour, min, sec, t.Nanosecond()} {
		b = appendInt(append(b, ", "...), int64(v), 0, '0')
	}
	switch loc := t.Location(); loc {
	case UTC:
		b = append(b, ", time.UTC"...)
	case Local:
		b = append(b, ", time.Local"...)
	default:
		b = append(append(b, ", time.Location("...), quoted(loc.name)...)
		b = append(b, ')')
	}
	return string(append(b, ')'))
}

// A ParseError says what in a text did not fit the layout.
type ParseError struct {
	Layout     string
	Value      string
	LayoutElem string
	ValueElem  string
	Message    string
}

// Error gives the message.
func (e *ParseError) Error() string {
	if e.Message != "" {
		return "parsing time " + quoted(e.Value) + e.Message
	}
	return "parsing time " + quoted(e.Value) + " as " + quoted(e.Layout) + ": cannot parse " +
		quoted(e.ValueElem) + " as " + quoted(e.LayoutElem)
}

// A parser holds what has been read of a time.
type parser struct {
	value                     string // what is left
	year, month, day, yearDay int
	hour, min, sec, nano      int
	pm, pmSet, hasOffset      bool
	universal                 bool // it says that it is UTC
	offset                    int
	zone                      string
	bad                       bool   // the text does not fit the element
	rangeOf                   string // the part that is out of range, ""
}

func isDigit(s string, i int) bool { return i < len(s) && '0' <= s[i] && s[i] <= '9' }

// takeInt reads a number of min to max digits.
func (p *parser) takeInt(min, max int) (v int) {
	n := 0
	for n < max && isDigit(p.value, n) {
		v = v*10 + int(p.value[n]-'0')
		n++
	}
	if n < min {
		p.bad = true
		return 0
	}
	p.value = p.value[n:]
	return v
}

// takeName reads one of names of nine bytes, or its first three letters; the index from 0.
func (p *parser) takeName(names string, short bool) int {
	for i := 0; i < len(names)/9; i++ {
		name := nth(names, i)
		if short {
			name = name[:3]
		}
		if len(p.value) >= len(name) && equalFold(p.value[:len(name)], name) {
			p.value = p.value[len(name):]
			return i
		}
	}
	p.bad = true
	return 0
}

func equalFold(a, b string) bool {
	for i := 0; i < len(a); i++ {
		if a[i]|0x20 != b[i]|0x20 {
			return false
		}
	}
	return true
}

// takeFraction reads ".123", of at most places digits if that is positive.
func (p *parser) takeFraction(places int) {
	n, scale := 1, int(1e8)
	if places > 1 && len(p.value) > places && p.value[1] == '-' && isDigit(p.value, 2) {
		p.rangeOf = "fractional second"
		return
	}
	for ; isDigit(p.value, n) && (places == 0 || n <= places); n++ {
		p.nano += int(p.value[n]-'0') * scale
		scale /= 10
	}
	if places > 0 && n <= places {
		p.bad = true
		return
	}
	p.value = p.value[n:]
}

func (p *parser) takeOffset(element string) {
	if element[0] == 'Z' && p.value != "" && p.value[0] == 'Z' {
		p.value = p.value[1:]
		p.universal = true
		return
	}
	if p.value == "" || p.value[0] != '+' && p.value[0] != '-' {
		p.bad = true
		return
	}
	negative := p.value[0] == '-'
	p.value = p.value[1:]
	total, unit := 0, 3600
	for i := 1; i < len(element); unit /= 60 {
		if element[i] == ':' {
			if p.value == "" || p.value[0] != ':' {
				p.bad = true
				return
			}
			p.value = p.value[1:]
			i++
		}
		v := p.takeInt(2, 2)
		if unit == 3600 && v > 24 {
			p.rangeOf = "time zone offset hour"
		} else if unit == 60 && v > 60 {
			p.rangeOf = "time zone offset minute"
		} else if unit == 1 && v > 60 {
			p.rangeOf = "time zone offset second"
		}
		total += v * unit
		i += 2
	}
	if negative {
		total = -total
	}
	p.offset, p.hasOffset = total, true
}

// takeZone reads an abbreviation: three or more capital letters, GMT+3, or +03.
func (p *parser) takeZone() {
	n := zoneLen(p.value)
	if n == 0 {
		p.bad = true
		return
	}
	p.zone, p.value = p.value[:n], p.value[n:]
}

// zoneLen is the length of the abbreviation that s begins with, or 0.
func zoneLen(s string) int {
	switch {
	case len(s) < 3:
		return 0
	case len(s) > 3 && (s[:4] == "ChST" || s[:4] == "MeST"):
		return 4
	case s[:3] == "GMT":
		return 3 + hoursLen(s[3:])
	case s[0] == '+' || s[0] == '-':
		return hoursLen(s)
	}
	n := 0
	for n < len(s) && n < 6 && 'A' <= s[n] && s[n] <= 'Z' {
		n++
	}
	// Beyond three letters they are times: EEST, AEDT; and WITA.
	if n == 3 || (n == 4 || n == 5) && (s[n-1] == 'T' || s[:n] == "WITA") {
		return n
	}
	return 0
}

// hoursLen is the length of the sign and hours that s begins with, or 0.
func hoursLen(s string) int {
	if s == "" || s[0] != '+' && s[0] != '-' {
		return 0
	}
	n, hours := 1, 0
	for ; isDigit(s, n) && hours < 24; n++ {
		hours = hours*10 + int(s[n]-'0')
	}
	if n == 1 || hours > 23 {
		return 0
	}
	return n
}

func (p *parser) take(element, after string) {
	switch element {
	case "2006":
		if isDigit(p.value, 0) {
			p.year = p.takeInt(4, 4)
		} else {
			p.bad = true
		}
	case "06":
		if p.year = p.takeInt(2, 2); p.year >= 69 {
			p.year += 1900
		} else {
			p.year += 2000
		}
	case "January":
		p.month = p.takeName(monthNames, false) + 1
	case "Jan":
		p.month = p.takeName(monthNames, true) + 1
	case "1", "01":
		if p.month = p.takeInt(len(element), 2); p.month < 1 || p.month > 12 {
			p.rangeOf = "month"
		}
	case "Monday":
		p.takeName(dayNames, false)
	case "Mon":
		p.takeName(dayNames, true)
	case "2", "_2", "02":
		if element == "_2" && p.value != "" && p.value[0] == ' ' {
			p.value = p.value[1:]
		}
		if element == "02" {
			p.day = p.takeInt(2, 2)
		} else {
			p.day = p.takeInt(1, 2)
		}
	case "__2", "002":
		for i := 0; element == "__2" && i < 2 && p.value != "" && p.value[0] == ' '; i++ {
			p.value = p.value[1:]
		}
		if element == "002" {
			p.yearDay = p.takeInt(3, 3)
		} else {
			p.yearDay = p.takeInt(1, 3)
		}
	case "15":
		if p.hour = p.takeInt(1, 2); p.hour > 23 {
			p.rangeOf = "hour"
		}
	case "3", "03":
		if p.hour = p.takeInt(len(element), 2); p.hour > 12 {
			p.rangeOf = "hour"
		}
	case "4", "04":
		if p.min = p.takeInt(len(element), 2); p.min > 59 {
			p.rangeOf = "minute"
		}
	case "5", "05":
		if p.sec = p.takeInt(len(element), 2); p.sec > 59 {
			p.rangeOf = "second"
			return
		}
		// A fraction is read even where the layout has none.
		if len(p.value) >= 2 && (p.value[0] == '.' || p.value[0] == ',') && isDigit(p.value, 1) {
			if _, following, _ := next(after); following == "" ||
				following[0] != '.' && following[0] != ',' || after[0] != following[0] {
				p.takeFraction(0)
			}
		}
	case "PM", "pm":
		if len(p.value) < 2 {
			p.bad = true
			return
		}
		a, b := "AM", "PM"
		if element == "pm" {
			a, b = "am", "pm"
		}
		switch p.value[:2] {
		case a:
		case b:
			p.pm = true
		default:
			p.bad = true
			return
		}
		p.pmSet, p.value = true, p.value[2:]
	case "MST":
		if len(p.value) >= 3 && p.value[:3] == "UTC" {
			p.universal, p.value = true, p.value[3:]
		} else {
			p.takeZone()
		}
	default:
		switch element[0] {
		case '.', ',':
			if element[1] == '0' {
				if p.value == "" || p.value[0] != '.' && p.value[0] != ',' {
					p.bad = true
				} else {
					p.takeFraction(len(element) - 1)
				}
			} else if len(p.value) >= 2 && (p.value[0] == '.' || p.value[0] == ',') && isDigit(p.value, 1) {
				p.takeFraction(0)
			}
		default:
			p.takeOffset(element)
		}
	}
}

// Parse reads a time that is written as the layout shows; without a zone it is UTC.
func Parse(layout, value string) (Time, error) { return parse(layout, value, UTC, Local) }

// ParseInLocation is Parse with a zone for times that name none.
func ParseInLocation(layout, value string, loc *Location) (Time, error) {
	return parse(layout, value, loc, loc)
}

// parse reads a time that is in loc if it does not say where it is, and shows
// it in local if its offset or abbreviation is local's.
func parse(layout, value string, loc, local *Location) (Time, error) {
	p := parser{value: value, month: -1, day: -1, yearDay: -1}
	rest := layout
	for {
		before, element, after := next(rest)
		held := p.value
		if !p.skip(before) {
			return Time{}, &ParseError{layout, value, before, held, ""}
		}
		if element == "" {
			if p.value != "" {
				return Time{}, &ParseError{layout, value, "", p.value, ": extra text: " + quoted(p.value)}
			}
			break
		}
		held = p.value
		p.take(element, after)
		if p.rangeOf != "" && !p.bad {
			return Time{}, &ParseError{layout, value, element, held, ": " + p.rangeOf + " out of range"}
		}
		if p.bad {
			return Time{}, &ParseError{layout, value, element, held, ""}
		}
		rest = after
	}
	return p.finish(layout, value, loc, local)
}

// skip reads the plain text before an element; spaces of the layout match any number of them.
func (p *parser) skip(text string) bool {
	for text != "" {
		if text[0] == ' ' {
			if p.value != "" && p.value[0] != ' ' {
				return false
			}
			for text != "" && text[0] == ' ' {
				text = text[1:]
			}
			for p.value != "" && p.value[0] == ' ' {
				p.value = p.value[1:]
			}
			continue
		}
		if p.value == "" || p.value[0] != text[0] {
			return false
		}
		text, p.value = text[1:], p.value[1:]
	}
	return true
}

// finish makes a time of what was read.
func (p *parser) finish(layout, value string, loc, local *Location) (Time, error) {
	outOfRange := func(what string) (Time, error) {
		return Time{}, &ParseError{layout, value, "", value, ": " + what + " out of range"}
	}
	if p.pmSet {
		if p.pm && p.hour < 12 {
			p.hour += 12
		} else if !p.pm && p.hour == 12 {
			p.hour = 0
		}
	}
	if p.yearDay >= 0 {
		first := dateToDays(p.year, January, 1)
		if p.yearDay < 1 || int64(p.yearDay) > dateToDays(p.year+1, January, 1)-first {
			return outOfRange("day-of-year")
		}
		_, month, day := daysToDate(first + int64(p.yearDay) - 1)
		if p.month >= 0 && p.month != int(month) {
			return Time{}, &ParseError{layout, value, "", value, ": day-of-year does not match month"}
		}
		if p.day >= 0 && p.day != day {
			return Time{}, &ParseError{layout, value, "", value, ": day-of-year does not match day"}
		}
		p.month, p.day = int(month), day
	}
	if p.month < 0 {
		p.month = 1
	}
	if p.day < 0 {
		p.day = 1
	}
	first := dateToDays(p.year, Month(p.month), 1)
	if p.day < 1 || int64(p.day) > dateToDays(p.year+p.month/12, Month(p.month%12+1), 1)-first {
		return outOfRange("day")
	}
	if p.universal {
		return p.date(UTC), nil
	}
	if !p.hasOffset && p.zone == "" {
		return p.date(loc), nil
	}
	t := p.date(UTC)
	if p.hasOffset {
		t.sec -= int64(p.offset)
		if at := local.at(t.sec); at.offset == p.offset && (p.zone == "" || at.abbrev == p.zone) {
			return t.In(local), nil
		}
		return t.In(FixedZone(p.zone, p.offset)), nil
	}
	if offset, ok := local.named(p.zone, t.sec); ok {
		t.sec -= int64(offset)
		return t.In(local), nil
	}
	// The clock time was UTC's; only its display moves.
	offset := 0
	if len(p.zone) > 4 && p.zone[:3] == "GMT" {
		for _, c := range p.zone[4:] {
			offset = offset*10 + int(c-'0')
		}
		if p.zone[3] == '-' {
			offset = -offset
		}
	}
	return t.In(FixedZone(p.zone, offset*3600)), nil
}

func (p *parser) date(loc *Location) Time {
	return Date(p.year, Month(p.month), p.day, p.hour, p.min, p.sec, p.nano, loc)
}

// appendStrict appends t by RFC 3339, which has no place for all years and offsets.
func (t Time) appendStrict(b []byte) ([]byte, error) {
	if year := t.Year(); year < 0 || year > 9999 {
		return nil, errors.New("year outside of range [0,9999]")
	}
	if _, offset := t.Zone(); offset >= 86400 || offset <= -86400 {
		return nil, errors.New("timezone hour outside of range [0,23]")
	}
	return t.AppendFormat(b, RFC3339Nano), nil
}

// MarshalText writes t by RFC 3339.
func (t Time) MarshalText() ([]byte, error) {
	b, err := t.appendStrict(nil)
	if err != nil {
		return nil, errors.New("Time.MarshalText: " + err.Error())
	}
	return b, nil
}

// UnmarshalText reads RFC 3339.
func (t *Time) UnmarshalText(data []byte) (err error) {
	*t, err = Parse(RFC3339, string(data))
	return err
}

// MarshalJSON writes t by RFC 3339, in quotes.
func (t Time) MarshalJSON() ([]byte, error) {
	b, err := t.appendStrict([]byte{'"'})
	if err != nil {
		return nil, errors.New("Time.MarshalJSON: " + err.Error())
	}
	return append(b, '"'), nil
}

// UnmarshalJSON reads RFC 3339 in quotes; null changes nothing.
func (t *Time) UnmarshalJSON(data []byte) (err error) {
	if string(data) == "null" {
		return nil
	}
	if len(data) < 2 || data[0] != '"' || data[len(data)-1] != '"' {
		return errors.New("Time.UnmarshalJSON: input is not a JSON string")
	}
	*t, err = Parse(RFC3339, string(data[1:len(data)-1]))
	return err
}
