// SPDX-License-Identifier: MIT

package time

import "errors"

// A Location is a zone: a standard time and perhaps a summer time, whose
// beginning and end a rule gives for every year. The rules are today's; what a
// zone did before them is not known here.
type Location struct {
	name   string
	abbrev string
	offset int // seconds east
	rule   *summerRule
	summer string // abbreviation of the summer time, an hour ahead
}

var (
	UTC   = &Location{name: "UTC", abbrev: "UTC"}   // UTC is the zone without offset.
	Local = &Location{name: "Local", abbrev: "UTC"} // Local is UTC by another name.
)

// A summerRule says when summer time begins and ends: on a Sunday of a month
// (the second: 2, the last: 5), some seconds after midnight.
type summerRule struct {
	start, end turn
	universal  bool // the seconds are UTC's, not the zone's clock time before the turn
}

type turn struct {
	month   Month
	sunday  int
	seconds int64
}

// summerRules are named by the letter that zones has.
func summerRules(letter byte) *summerRule {
	switch letter {
	case 'A': // North America
		return &summerRule{start: turn{March, 2, 7200}, end: turn{November, 1, 7200}}
	case 'E': // Europe
		return &summerRule{turn{March, 5, 3600}, turn{October, 5, 3600}, true}
	case 'S': // the south of Australia
		return &summerRule{start: turn{October, 1, 7200}, end: turn{April, 1, 10800}}
	case 'Z': // New Zealand
		return &summerRule{start: turn{September, 5, 7200}, end: turn{April, 1, 10800}}
	}
	return nil
}

// zones has a line for each offset: hours and minutes east, the abbreviation,
// and for those with summer time the letter of its rule and its abbreviation;
// then the names.
const zones = `
-1000 HST - - Pacific/Honolulu
-0900 AKST A AKDT America/Anchorage
-0800 PST A PDT America/Los_Angeles America/Vancouver America/Tijuana US/Pacific
-0700 MST A MDT America/Denver America/Edmonton US/Mountain
-0700 MST - - America/Phoenix
-0600 CST A CDT America/Chicago America/Winnipeg US/Central
-0600 CST - - America/Mexico_City America/Costa_Rica America/Guatemala
-0500 EST A EDT America/New_York America/Toronto America/Detroit US/Eastern
-0500 EST - - America/Panama America/Jamaica
-0500 -05 - - America/Bogota America/Lima
-0400 AST A ADT America/Halifax Atlantic/Bermuda
-0400 AST - - America/Puerto_Rico America/Blanc-Sablon
-0400 -04 - - America/Caracas America/La_Paz
-0330 NST A NDT America/St_Johns
-0300 -03 - - America/Sao_Paulo America/Buenos_Aires America/Argentina/Buenos_Aires America/Montevideo
+0000 GMT E BST Europe/London
+0000 GMT - - Africa/Abidjan Africa/Accra Atlantic/Reykjavik GMT Etc/GMT
+0000 UTC - - Etc/UTC
+0000 WET E WEST Europe/Lisbon
+0100 CET E CEST Europe/Paris Europe/Berlin Europe/Madrid Europe/Rome Europe/Amsterdam Europe/Brussels
+0100 CET E CEST Europe/Vienna Europe/Zurich Europe/Stockholm Europe/Oslo Europe/Copenhagen Europe/Prague
+0100 CET E CEST Europe/Warsaw Europe/Budapest Europe/Belgrade Europe/Luxembourg Europe/Monaco
+0100 CET - - Africa/Algiers Africa/Tunis
+0100 WAT - - Africa/Lagos
+0200 EET E EEST Europe/Athens Europe/Helsinki Europe/Kyiv Europe/Kiev Europe/Bucharest Europe/Sofia
+0200 EET E EEST Europe/Riga Europe/Tallinn Europe/Vilnius
+0200 SAST - - Africa/Johannesburg
+0200 CAT - - Africa/Maputo Africa/Harare
+0300 MSK - - Europe/Moscow
+0300 EAT - - Africa/Nairobi Africa/Addis_Ababa
+0300 +03 - - Europe/Istanbul Europe/Minsk Asia/Istanbul Asia/Baghdad Asia/Riyadh Asia/Kuwait Asia/Qatar
+0330 +0330 - - Asia/Tehran
+0400 +04 - - Asia/Dubai Asia/Baku Asia/Tbilisi
+0430 +0430 - - Asia/Kabul
+0500 PKT - - Asia/Karachi
+0500 +05 - - Asia/Tashkent
+0530 IST - - Asia/Kolkata Asia/Calcutta
+0530 +0530 - - Asia/Colombo
+0545 +0545 - - Asia/Kathmandu
+0600 +06 - - Asia/Dhaka Asia/Urumqi
+0630 +0630 - - Asia/Yangon
+0700 +07 - - Asia/Bangkok Asia/Ho_Chi_Minh Asia/Saigon Asia/Novosibirsk
+0700 WIB - - Asia/Jakarta
+0800 CST - - Asia/Shanghai Asia/Chongqing Asia/Taipei Asia/Macau PRC
+0800 HKT - - Asia/Hong_Kong
+0800 PST - - Asia/Manila
+0800 +08 - - Asia/Singapore Asia/Kuala_Lumpur
+0800 AWST - - Australia/Perth
+0900 JST - - Asia/Tokyo Japan
+0900 KST - - Asia/Seoul Asia/Pyongyang
+0930 ACST - - Australia/Darwin
+0930 ACST S ACDT Australia/Adelaide
+1000 AEST - - Australia/Brisbane
+1000 AEST S AEDT Australia/Sydney Australia/Melbourne Australia/Hobart Australia/Canberra
+1000 +10 - - Asia/Vladivostok
+1200 NZST Z NZDT Pacific/Auckland
`

// word cuts the first word off s, which is one line or more.
func word(s string) (first, rest string) {
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' || s[i] == '\n' {
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

// findZone looks name up in zones.
func findZone(name string) *Location {
	for rest := zones[1:]; rest != ""; {
		var words [4]string // offset, abbreviation, rule, summer
		for i := range words {
			words[i], rest = word(rest)
		}
		for more := true; more; {
			var candidate string
			candidate, rest = word(rest)
			more = zones[len(zones)-len(rest)-1] == ' '
			if candidate == name {
				p := parser{value: words[0]}
				p.takeOffset("-0700")
				return &Location{name, words[1], p.offset, summerRules(words[2][0]), words[3]}
			}
		}
	}
	return nil
}

// String is the zone's name.
func (l *Location) String() string { return l.get().name }

func (l *Location) get() *Location {
	if l == nil {
		return UTC
	}
	return l
}

// FixedZone is a zone some seconds east of UTC.
func FixedZone(name string, offset int) *Location {
	return &Location{name: name, abbrev: name, offset: offset}
}

// LoadLocation knows UTC, Local, some sixty zones by names such as
// "Asia/Shanghai", and "Etc/GMT-8"; no file is read.
func LoadLocation(name string) (*Location, error) {
	switch {
	case name == "" || name == "UTC":
		return UTC, nil
	case name == "Local":
		return Local, nil
	case len(name) > 8 && len(name) <= 10 && name[:7] == "Etc/GMT" && (name[7] == '+' || name[7] == '-'):
		// The sign of these names is the other way round.
		p := parser{value: name[8:]}
		if hours := p.takeInt(1, 2); !p.bad && p.value == "" && hours <= 14 {
			sign := byte('+')
			if name[7] == '+' {
				hours, sign = -hours, '-'
			}
			abbrev := appendInt([]byte{sign}, int64(Duration(hours).Abs()), 2, '0')
			return &Location{name: name, abbrev: string(abbrev), offset: hours * 3600}, nil
		}
	default:
		if l := findZone(name); l != nil {
			return l, nil
		}
	}
	return nil, errors.New("unknown time zone " + name)
}

const (
	always = 1<<63 - 1 // the end of a period without end
	never  = -1 << 63
)

// A period is a time during which a zone's offset stays the same.
type period struct {
	abbrev     string
	offset     int
	summer     bool
	start, end int64 // seconds since year 1; never and always where there is none
}

// at is the period that the second sec, counted in UTC, is in.
func (l *Location) at(sec int64) period {
	if l.rule == nil {
		return period{l.abbrev, l.offset, false, never, always}
	}
	days := (sec + int64(l.offset)) / 86400
	year, _, _ := daysToDate(days)
	before := period{start: never}
	for y := year - 1; ; y++ {
		for _, p := range l.periodsOf(y) {
			if sec < p.start {
				before.end = p.start
				return before
			}
			before = p
		}
	}
}

// periodsOf lists the two periods that begin in a year, in their order; they have no end yet.
func (l *Location) periodsOf(year int) [2]period {
	startOffset, endOffset := l.offset, l.offset+3600
	if l.rule.universal {
		startOffset, endOffset = 0, 0
	}
	summer := period{l.summer, l.offset + 3600, true, l.rule.start.second(year) - int64(startOffset), 0}
	winter := period{l.abbrev, l.offset, false, l.rule.end.second(year) - int64(endOffset), 0}
	if winter.start < summer.start {
		return [2]period{winter, summer}
	}
	return [2]period{summer, winter}
}

// second is when the turn is in a year, by the clock the rule is about.
func (t turn) second(year int) int64 {
	first := dateToDays(year, t.month, 1)
	// Day 0 of year 1 was a Monday: 6 was a Sunday.
	sunday := first + (6-first%7+7)%7 + int64(t.sunday-1)*7
	for next := dateToDays(year, t.month+1, 1); sunday >= next; {
		sunday -= 7
	}
	return sunday*86400 + t.seconds
}

// toUTC is the instant at which the zone's clock shows the second sec. Where
// it shows it twice or never, one of the two offsets is taken.
func (l *Location) toUTC(sec int64) int64 {
	guess := sec - int64(l.at(sec).offset)
	return sec - int64(l.at(guess).offset)
}

// named looks for a time of the zone with an abbreviation, at about the second sec.
func (l *Location) named(abbrev string, sec int64) (offset int, ok bool) {
	offsets := [2]int{l.offset, l.offset + 3600}
	for _, offset := range offsets {
		if p := l.at(sec - int64(offset)); p.abbrev == abbrev {
			return p.offset, true
		}
	}
	switch {
	case abbrev == l.abbrev:
		return offsets[0], true
	case l.rule != nil && abbrev == l.summer:
		return offsets[1], true
	}
	return 0, false
}

// Zone is the abbreviation and offset of t's zone at t.
func (t Time) Zone() (name string, offset int) {
	p := t.Location().at(t.sec)
	return p.abbrev, p.offset
}

// IsDST reports whether t is in its zone's summer time.
func (t Time) IsDST() bool { return t.Location().at(t.sec).summer }

// ZoneBounds is when the present offset of t's zone began and when it ends;
// the zero Time if it has no such limit.
func (t Time) ZoneBounds() (start, end Time) {
	p := t.Location().at(t.sec)
	if p.start != never {
		start = Time{0, p.start, t.loc}
	}
	if p.end != always {
		end = Time{0, p.end, t.loc}
	}
	return start, end
}
