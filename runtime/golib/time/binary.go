// SPDX-License-Identifier: MIT

package time

import "errors"

// The binary form: a version, the seconds since year 1 (eight bytes, the
// highest first), the nanoseconds (four), and the zone's offset in minutes
// (two), -1 for UTC. Version 2 has a further byte for the offset's seconds.
const (
	binaryMinutes = 1 + iota
	binarySeconds
)

// MarshalBinary gives the binary form of t.
func (t Time) MarshalBinary() ([]byte, error) {
	version, minutes, seconds := byte(binaryMinutes), -1, 0
	if t.Location() != UTC {
		_, offset := t.Zone()
		minutes, seconds = offset/60, offset%60
		if seconds != 0 {
			version = binarySeconds
		}
		if minutes < -1<<15 || minutes == -1 || minutes >= 1<<15 {
			return nil, errors.New("Time.MarshalBinary: unexpected zone offset")
		}
	}
	b := []byte{version}
	for shift := 56; shift >= 0; shift -= 8 {
		b = append(b, byte(t.sec>>shift))
	}
	for shift := 24; shift >= 0; shift -= 8 {
		b = append(b, byte(t.Nanosecond()>>shift))
	}
	b = append(b, byte(minutes>>8), byte(minutes))
	if version == binarySeconds {
		b = append(b, byte(seconds))
	}
	return b, nil
}

// UnmarshalBinary reads the binary form.
func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	version, rest := data[0], data[1:]
	if version != binaryMinutes && version != binarySeconds {
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	if len(rest) != 13+int(version) {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	fresh := Time{}
	for _, c := range rest[:8] {
		fresh.sec = fresh.sec<<8 | int64(c)
	}
	for _, c := range rest[8:12] {
		fresh.nano = fresh.nano<<8 | uint64(c)
	}
	offset := int(int16(rest[12])<<8|int16(rest[13])) * 60
	if version == binarySeconds {
		offset += int(rest[14])
	}
	switch {
	case offset == -60:
	case Local.at(fresh.sec).offset == offset:
		fresh.loc = Local
	default:
		fresh.loc = FixedZone("", offset)
	}
	*t = fresh
	return nil
}

// GobEncode is MarshalBinary.
func (t Time) GobEncode() ([]byte, error) { return t.MarshalBinary() }

// GobDecode is UnmarshalBinary.
func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }
