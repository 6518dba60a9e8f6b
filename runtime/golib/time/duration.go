// SPDX-License-Identifier: MIT

package time

import "errors"

// A Duration is a time span in nanoseconds.
type Duration int64

// Units of duration.
const (
	Nanosecond  Duration = 1
	Microsecond          = 1000 * Nanosecond
	Millisecond          = 1000 * Microsecond
	Second               = 1000 * Millisecond
	Minute               = 60 * Second
	Hour                 = 60 * Minute
)

const (
	minDuration Duration = -1 << 63
	maxDuration Duration = 1<<63 - 1
)

// digits writes v into the end of buf[:w] and returns where it begins.
func digits(buf []byte, w int, v uint64) int {
	for {
		w--
		buf[w] = byte('0' + v%10)
		v /= 10
		if v == 0 {
			return w
		}
	}
}

// fraction writes v/10**n with its point but without trailing zeros into the
// end of buf[:w]; it returns where that begins, and the whole part of v.
func fraction(buf []byte, w int, v uint64, n int) (start int, whole uint64) {
	shown := false
	for i := 0; i < n; i++ {
		digit := v % 10
		v /= 10
		shown = shown || digit != 0
		if shown {
			w--
			buf[w] = byte('0' + digit)
		}
	}
	if shown {
		w--
		buf[w] = '.'
	}
	return w, v
}

// String gives "72h3m0.5s"; below a second "1.5ms"; "0s" for 0.
func (d Duration) String() string {
	var buf [32]byte
	w := len(buf)
	u := uint64(d)
	if d < 0 {
		u = -u
	}
	w--
	buf[w] = 's'
	if u < uint64(Second) {
		if u == 0 {
			return "0s"
		}
		places := 0
		w--
		switch {
		case u < uint64(Microsecond):
			buf[w] = 'n'
		case u < uint64(Millisecond):
			places = 3
			w-- // the sign is two bytes
			copy(buf[w:], "µ")
		default:
			places = 6
			buf[w] = 'm'
		}
		w, u = fraction(buf[:], w, u, places)
		w = digits(buf[:], w, u)
	} else {
		w, u = fraction(buf[:], w, u, 9)
		w = digits(buf[:], w, u%60)
		if u /= 60; u > 0 {
			w--
			buf[w] = 'm'
			w = digits(buf[:], w, u%60)
			if u /= 60; u > 0 {
				w--
				buf[w] = 'h'
				w = digits(buf[:], w, u)
			}
		}
	}
	if d < 0 {
		w--
		buf[w] = '-'
	}
	return string(buf[w:])
}

// Nanoseconds is the number of nanoseconds.
func (d Duration) Nanoseconds() int64 { return int64(d) }

// Microseconds is the number of whole microseconds.
func (d Duration) Microseconds() int64 { return int64(d) / 1e3 }

// Milliseconds is the number of whole milliseconds.
func (d Duration) Milliseconds() int64 { return int64(d) / 1e6 }

// Seconds is the number of seconds.
func (d Duration) Seconds() float64 { return d.in(Second) }

// Minutes is the number of minutes.
func (d Duration) Minutes() float64 { return d.in(Minute) }

// Hours is the number of hours.
func (d Duration) Hours() float64 { return d.in(Hour) }

func (d Duration) in(unit Duration) float64 {
	return float64(d/unit) + float64(d%unit)/float64(unit)
}

// Truncate rounds towards zero to a multiple of m.
func (d Duration) Truncate(m Duration) Duration {
	if m <= 0 {
		return d
	}
	return d - d%m
}

// Round rounds to the nearest multiple of m, halves away from zero.
func (d Duration) Round(m Duration) Duration {
	if m <= 0 {
		return d
	}
	r := d % m
	if d < 0 {
		if r = -r; r < m-r {
			return d + r
		}
		if e := d - m + r; e < d {
			return e
		}
		return minDuration
	}
	if r < m-r {
		return d - r
	}
	if e := d + m - r; e > d {
		return e
	}
	return maxDuration
}

// Abs is the duration without its sign.
func (d Duration) Abs() Duration {
	switch {
	case d >= 0:
		return d
	case d == minDuration:
		return maxDuration
	}
	return -d
}

// quoted puts s in quotes for an error message.
func quoted(s string) string {
	const hex = "0123456789abcdef"
	out := []byte{'"'}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '"' || c == '\\':
			out = append(out, '\\', c)
		case c < ' ' || c >= 0x7F:
			out = append(out, '\\', 'x', hex[c>>4], hex[c&15])
		default:
			out = append(out, c)
		}
	}
	return string(append(out, '"'))
}

func unitOf(s string) Duration {
	switch s {
	case "ns":
		return Nanosecond
	case "us", "µs", "μs":
		return Microsecond
	case "ms":
		return Millisecond
	case "s":
		return Second
	case "m":
		return Minute
	case "h":
		return Hour
	}
	return 0
}

// ParseDuration reads "1h15m30.918s", "-1.5h", "300ms".
func ParseDuration(s string) (Duration, error) {
	bad := func(what string) (Duration, error) {
		return 0, errors.New("time: " + what + "duration " + quoted(s))
	}
	rest := s
	negative := false
	if rest != "" && (rest[0] == '-' || rest[0] == '+') {
		negative = rest[0] == '-'
		rest = rest[1:]
	}
	if rest == "0" {
		return 0, nil
	}
	if rest == "" {
		return bad("invalid ")
	}
	var total uint64
	for rest != "" {
		whole, n, ok := leadingInt(rest)
		if !ok {
			return bad("invalid ")
		}
		rest = rest[n:]
		seen := n > 0
		var part uint64
		scale := 1.0
		if rest != "" && rest[0] == '.' {
			rest = rest[1:]
			full := false
			for n = 0; n < len(rest) && '0' <= rest[n] && rest[n] <= '9'; n++ {
				if part > (1<<63-1)/10-1 {
					full = true
				}
				if !full {
					part = part*10 + uint64(rest[n]-'0')
					scale *= 10
				}
			}
			rest = rest[n:]
			seen = seen || n > 0
		}
		if !seen {
			return bad("invalid ")
		}
		for n = 0; n < len(rest) && rest[n] != '.' && (rest[n] < '0' || rest[n] > '9'); n++ {
		}
		if n == 0 {
			return bad("missing unit in ")
		}
		unit := uint64(unitOf(rest[:n]))
		if unit == 0 {
			return bad("unknown unit " + quoted(rest[:n]) + " in ")
		}
		rest = rest[n:]
		if whole > 1<<63/unit {
			return bad("invalid ")
		}
		whole *= unit
		if part > 0 {
			whole += uint64(float64(part) * (float64(unit) / scale))
			if whole > 1<<63 {
				return bad("invalid ")
			}
		}
		total += whole
		if total > 1<<63 {
			return bad("invalid ")
		}
	}
	if negative {
		return -Duration(total), nil
	}
	if total > 1<<63-1 {
		return bad("invalid ")
	}
	return Duration(total), nil
}

// leadingInt reads digits; ok is false if the number is too great.
func leadingInt(s string) (x uint64, n int, ok bool) {
	for ; n < len(s) && '0' <= s[n] && s[n] <= '9'; n++ {
		if x > 1<<63/10 {
			return 0, n, false
		}
		x = x*10 + uint64(s[n]-'0')
		if x > 1<<63 {
			return 0, n, false
		}
	}
	return x, n, true
}
