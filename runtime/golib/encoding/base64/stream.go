// SPDX-License-Identifier: MIT

package base64

import "io"

type encoder struct {
	enc  *Encoding
	w    io.Writer
	rest []byte // less than three bytes
}

// NewEncoder writes the text of what is written to it; Close writes the end.
func NewEncoder(enc *Encoding, w io.Writer) io.WriteCloser { return &encoder{enc: enc, w: w} }

func (e *encoder) write(p []byte) error {
	text := make([]byte, e.enc.EncodedLen(len(p)))
	e.enc.Encode(text, p)
	_, err := e.w.Write(text)
	return err
}

func (e *encoder) Write(p []byte) (int, error) {
	n := len(p)
	p = append(e.rest, p...)
	whole := len(p) / 3 * 3
	e.rest = append([]byte(nil), p[whole:]...)
	if whole == 0 {
		return n, nil
	}
	if err := e.write(p[:whole]); err != nil {
		return 0, err
	}
	return n, nil
}

func (e *encoder) Close() error {
	if len(e.rest) == 0 {
		return nil
	}
	rest := e.rest
	e.rest = nil
	return e.write(rest)
}

type decoder struct {
	enc  *Encoding
	r    io.Reader
	text []byte // without newlines, less than a group that is whole
	out  []byte // decoded, not yet read
	err  error
}

// NewDecoder reads the bytes of a text.
func NewDecoder(enc *Encoding, r io.Reader) io.Reader { return &decoder{enc: enc, r: r} }

func (d *decoder) fill() {
	buf := make([]byte, 1024)
	n, err := d.r.Read(buf)
	for _, c := range buf[:n] {
		if c != '\n' && c != '\r' {
			d.text = append(d.text, c)
		}
	}
	whole := len(d.text) / 4 * 4
	if err == io.EOF {
		whole = len(d.text)
	}
	out, wrong := d.enc.DecodeString(string(d.text[:whole]))
	d.out, d.text = append(d.out, out...), d.text[whole:]
	if d.err = wrong; wrong == nil {
		d.err = err
	}
	if wrong != nil && err == io.EOF && whole%4 != 0 {
		d.err = io.ErrUnexpectedEOF
	}
}

func (d *decoder) Read(p []byte) (int, error) {
	for len(d.out) == 0 && d.err == nil && len(p) > 0 {
		d.fill()
	}
	n := copy(p, d.out)
	d.out = d.out[n:]
	if n == 0 && len(p) > 0 {
		return 0, d.err
	}
	return n, nil
}
