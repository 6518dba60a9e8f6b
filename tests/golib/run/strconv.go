// Numbers and quoted text, both ways, with their errors.
package main

import (
	"errors"
	"fmt"
	"math"
	"strconv"
)

func main() {
	for _, s := range []string{"0", "42", "-17", "+5", "", "abc", "12x", "9223372036854775807", "9223372036854775808",
		"-9223372036854775808", "-9223372036854775809", "0x1F", "0b101", "0o17", "017", "1_000", "_1", "1__0", "0x_f", "0_7", "-0x80",
		"99999999999999999999999", "128", "-129", "zz", "ZZ", " 1", "1 ", "0x", "0", "08", "+", "-", "--1"} {
		for _, base := range []int{10, 0, 16, 36, 2} {
			i, err := strconv.ParseInt(s, base, 64)
			u, uerr := strconv.ParseUint(s, base, 64)
			fmt.Println(s, base, i, err, u, uerr)
		}
		n, err := strconv.Atoi(s)
		i8, err8 := strconv.ParseInt(s, 10, 8)
		u16, err16 := strconv.ParseUint(s, 10, 16)
		fmt.Println(n, err, i8, err8, u16, err16)
	}
	_, err := strconv.ParseInt("1", 1, 64)
	_, err2 := strconv.ParseInt("1", 10, 65)
	_, err3 := strconv.Atoi("x\ty\"z")
	fmt.Println(err, err2, err3, errors.Is(err3, strconv.ErrSyntax), errors.Unwrap(err3) == strconv.ErrSyntax)
	for _, s := range []string{"1", "1.5", "-0", ".5", "5.", "1e10", "1E-5", "1e400", "-1e400", "1e-400", "inf", "-Inf", "+infinity", "nan", "NaN", "+nan",
		"0x1p-2", "0x1.8p1", "0x1", "0x.8p0", "1_0.5", "0x_1p0", "1e", "e1", ".", "", "1.2.3", "1.7976931348623157e308", "1.7976931348623159e308",
		"4.9e-324", "2e-324", "0.1", "123456789012345678901234567890", "1e23", "3.4e39", "1.00000000000000011102230246251565", "infx", "i"} {
		f, err := strconv.ParseFloat(s, 64)
		f32, err32 := strconv.ParseFloat(s, 32)
		fmt.Println(s, f, err, f32, err32, math.Signbit(f))
	}
	for _, s := range []string{"1", "t", "T", "TRUE", "true", "True", "0", "f", "False", "tRUE", "", "yes"} {
		b, err := strconv.ParseBool(s)
		fmt.Println(s, b, err)
	}
	for _, s := range []string{"1", "1+2i", "(1-2i)", "3i", "-3.5i", "i", "1+i", "1+2", "(1+2i", "inf+nani", "1e5-2e3i", "", "1++2i"} {
		c, err := strconv.ParseComplex(s, 128)
		fmt.Println(s, c, err)
	}
	for _, f := range []float64{0, 1, -1.5, 1e6, 1e21, 123456789, 0.000012345, 1e-7, 100, math.Inf(1), math.NaN(), math.MaxFloat64, math.SmallestNonzeroFloat64, 2.5} {
		for _, format := range "beEfgGxX" {
			fmt.Print(strconv.FormatFloat(f, byte(format), -1, 64), " ", strconv.FormatFloat(f, byte(format), 3, 64), " ",
				strconv.FormatFloat(f, byte(format), 0, 32), "; ")
		}
		fmt.Println()
	}
	fmt.Println(strconv.Itoa(-45), strconv.FormatInt(-255, 16), strconv.FormatUint(math.MaxUint64, 36), strconv.FormatInt(math.MinInt64, 2),
		strconv.FormatBool(true), strconv.FormatComplex(1-2.5i, 'g', -1, 128))
	b := strconv.AppendInt([]byte("n="), 7, 10)
	b = strconv.AppendQuote(strconv.AppendBool(strconv.AppendFloat(append(b, ' '), 1.5, 'e', 2, 64), false), "q")
	fmt.Println(string(b))
	for _, s := range []string{"plain", "tab\tnl\n\"q\" \\ back`", "héllo 世界 ☺", "\x00\x07\x1b\x7f\x80\xff", "\u200b\u00a0\u3000", "'", "\U0001F600\U0010FFFF\uFFFD", ""} {
		fmt.Println(strconv.Quote(s), strconv.QuoteToASCII(s), strconv.QuoteToGraphic(s), strconv.CanBackquote(s))
		t, err := strconv.Unquote(strconv.Quote(s))
		fmt.Println(t == s, err)
		for _, r := range s {
			fmt.Print(strconv.QuoteRune(r), strconv.QuoteRuneToASCII(r), strconv.QuoteRuneToGraphic(r), strconv.IsPrint(r), strconv.IsGraphic(r), " ")
		}
		fmt.Println()
	}
	for _, s := range []string{`"a\tb"`, "`raw\\n`", `'x'`, `'\''`, `"\u4e16\U0001F600\x41\101"`, `"bad`, `bad"`, `'ab'`, `"\q"`, `"\'"`, `'\"'`, `"`, ``, `x`, "\"a\nb\"", `"\400"`, `"\ud800"`, `'世'`, "`a\rb`", `"a"b`} {
		t, err := strconv.Unquote(s)
		p, perr := strconv.QuotedPrefix(s + " tail")
		fmt.Printf("%s %q %v %q %v\n", s, t, err, p, perr)
	}
	for _, s := range []string{`a`, `\n`, `\x41z`, `\u00e9`, `\'`, `"`, `世x`, `\777`, ``, `\`, `\u12`} {
		r, multi, tail, err := strconv.UnquoteChar(s, '"')
		fmt.Println(s, r, multi, tail, err)
	}
}
