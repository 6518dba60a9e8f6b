// SPDX-License-Identifier: MIT

// Package tabwriter aligns text in columns. A cell ends with a tab; cells of
// one number in lines that follow each other make a column, as wide as its
// widest cell. What stands behind a line's last tab belongs to no column.
package tabwriter

import (
	"bytes"
	"fmt"
	"io"
	"unicode/utf8"
)

// Flags of Init.
const (
	FilterHTML          uint = 1 << iota // FilterHTML gives tags no width, and entities that of one character.
	StripEscape                          // StripEscape leaves Escape characters out.
	AlignRight                           // AlignRight puts padding before the text.
	DiscardEmptyColumns                  // DiscardEmptyColumns gives empty columns of vertical tabs no width.
	TabIndent                            // TabIndent uses tabs for empty cells at a line's beginning.
	Debug                                // Debug shows a bar between columns.
)

// Escape encloses text in which tabs and newlines are ordinary.
const Escape = '\xff'

type cell struct {
	text   []byte
	width  int
	tab    bool // ended by a tab, not a vertical one
	column int  // width of its column; -1 for the last cell of a line
}

// A Writer aligns what is written through it.
type Writer struct {
	out                         io.Writer
	minWidth, tabWidth, padding int
	padChar                     byte
	flags                       uint
	lines                       [][]cell
	text                        []byte // of the cell not yet ended
	width, counted              int    // of the text: its width up to the byte counted
	end                         byte   // what ends escaped text, a tag or an entity; 0 outside
}

// NewWriter is new(Writer).Init.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init sets the least width of a cell, the width of a tab, the padding, its character, and flags.
func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	if padchar == '\t' {
		flags &^= AlignRight
	}
	*b = Writer{out: output, minWidth: minwidth, tabWidth: tabwidth, padding: padding, padChar: padchar, flags: flags}
	b.lines = [][]cell{nil}
	return b
}

// explain, deferred, says in which method the output panicked.
func explain(method string) {
	if failure := recover(); failure != nil {
		panic(fmt.Sprintf("tabwriter: panic during %s (%v)", method, failure))
	}
}

// Write takes text; what is in columns comes out when they are known, or at Flush.
func (b *Writer) Write(buf []byte) (n int, err error) {
	defer explain("Write")
	for _, c := range buf {
		if b.end != 0 {
			b.enclosed(c)
			continue
		}
		switch c {
		case '\t', '\v', '\n', '\f':
			alone := len(b.lines[len(b.lines)-1]) == 0
			b.endCell(c == '\t')
			if c == '\t' || c == '\v' {
				continue
			}
			b.lines = append(b.lines, nil)
			// A line of one cell ends all columns.
			if c == '\f' || alone {
				if err := b.flush(); err != nil {
					return 0, err
				}
				if c == '\f' && b.flags&Debug != 0 {
					if _, err := b.out.Write([]byte("---\n")); err != nil {
						return 0, err
					}
				}
			}
		case Escape:
			b.end = Escape
			if b.flags&StripEscape == 0 {
				b.text = append(b.text, c)
			}
			b.count()
		case '<', '&':
			if b.flags&FilterHTML != 0 {
				b.count()
				b.end = '>'
				if c == '&' {
					b.end = ';'
				}
			}
			b.text = append(b.text, c)
		default:
			b.text = append(b.text, c)
		}
	}
	return len(buf), nil
}

// enclosed takes a byte of escaped text, a tag or an entity.
func (b *Writer) enclosed(c byte) {
	if c != Escape || b.flags&StripEscape == 0 || b.end != Escape {
		b.text = append(b.text, c)
	}
	if c == b.end {
		b.endEnclosed()
	}
}

func (b *Writer) endEnclosed() {
	switch b.end {
	case Escape:
		b.count()
		if b.flags&StripEscape == 0 {
			b.width -= 2
		}
	case '>':
		b.skip()
	case ';':
		b.skip()
		b.width++
	}
	b.end = 0
}

// count adds the text since the last count to the cell's width; skip leaves it out.
func (b *Writer) count() {
	b.width += utf8.RuneCount(b.text[b.counted:])
	b.skip()
}

func (b *Writer) skip() { b.counted = len(b.text) }

func (b *Writer) endCell(tab bool) {
	b.count()
	line := &b.lines[len(b.lines)-1]
	*line = append(*line, cell{b.text, b.width, tab, -1})
	b.text, b.width, b.counted = nil, 0, 0
}

// Flush writes all that was held back; what is enclosed and not ended ends here.
// If nothing follows the last tab, the cell it ended is the line's last.
func (b *Writer) Flush() error {
	defer explain("Flush")
	if len(b.text) > 0 {
		if b.end != 0 {
			b.endEnclosed()
		}
		b.endCell(false)
	}
	err := b.flush()
	b.text, b.width, b.counted, b.end = nil, 0, 0, 0
	return err
}

// flush writes all lines; the last one has no newline yet.
func (b *Writer) flush() error {
	b.layOut(b.lines, 0)
	var out bytes.Buffer
	for i, line := range b.lines {
		if i > 0 {
			out.WriteByte('\n')
		}
		b.writeLine(&out, line)
	}
	b.lines = [][]cell{nil}
	_, err := b.out.Write(out.Bytes())
	return err
}

// layOut gives the cells of a column, and of those to its right, their column's width.
func (b *Writer) layOut(lines [][]cell, column int) {
	for i := 0; i < len(lines); {
		if column >= len(lines[i])-1 {
			i++
			continue
		}
		first, width, empty := i, b.minWidth, true
		for ; i < len(lines) && column < len(lines[i])-1; i++ {
			c := lines[i][column]
			if w := c.width + b.padding; w > width {
				width = w
			}
			if c.width > 0 || c.tab {
				empty = false
			}
		}
		if empty && b.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		for _, line := range lines[first:i] {
			line[column].column = width
		}
		b.layOut(lines[first:i], column+1)
	}
}

func (b *Writer) writeLine(out *bytes.Buffer, line []cell) {
	indent := b.flags&TabIndent != 0
	for i, c := range line {
		if i > 0 && b.flags&Debug != 0 {
			out.WriteByte('|')
		}
		if len(c.text) == 0 {
			b.pad(out, c, indent)
			continue
		}
		indent = false
		if b.flags&AlignRight == 0 {
			out.Write(c.text)
			b.pad(out, c, false)
		} else {
			b.pad(out, c, false)
			out.Write(c.text)
		}
	}
}

func (b *Writer) pad(out *bytes.Buffer, c cell, tabs bool) {
	if c.column < 0 {
		return
	}
	n, char := c.column-c.width, b.padChar
	if b.padChar == '\t' || tabs {
		if b.tabWidth == 0 {
			return
		}
		whole := (c.column + b.tabWidth - 1) / b.tabWidth * b.tabWidth
		n, char = (whole-c.width+b.tabWidth-1)/b.tabWidth, '\t'
	}
	for ; n > 0; n-- {
		out.WriteByte(char)
	}
}
