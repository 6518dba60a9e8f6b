// SPDX-License-Identifier: MIT
// since: 1.23

// Package regexp: syntax, preferences, every way to search, and what is refused.
package main

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
)

var patterns = []string{
	``, `a`, `abc`, `a*`, `a+`, `a?`, `a*?`, `a+?`, `a??`, `(a*)*`, `(a*)+`, `(a|b)*`, `(a*|b)*`, `(|a)*`, `(|a)+`,
	`(a|ab)(c|bcd)(d*)`, `(a|ab)(bcd|c)(d*)`, `a{2}`, `a{2,}`, `a{2,3}`, `a{0}`, `a{0,2}?`, `(a{2}){2}`, `a{,2}`, `a{x}`, `{`, `a{`,
	`^a`, `a$`, `^$`, `^`, `$`, `\ba`, `a\b`, `\Ba`, `\b`, `\B`, `\Aab`, `ab\z`, `(?m)^a`, `(?m)a$`, `(?m)^$`,
	`.`, `.*`, `.+`, `.*?b`, `(?s).*`, `(?s:.)`, `(?i)ABC`, `(?i:a)B`, `(?i)[a-c]+`, `(?i)k`, `(?i)ſ`, `(?U)a+`, `(?U)a+?`, `(?U:a*)b`,
	`[abc]`, `[^abc]`, `[a-c]+`, `[^a-c]+`, `[]a]`, `[^]a]`, `[a\]b]`, `[-a]`, `[a-]`, `[\-a]`, `[\d]`, `[^\d]`, `[\D]`, `[\w-]+`,
	`[[:alpha:]]+`, `[[:^alpha:]]+`, `[^[:space:]]+`, `[[:word:]-]+`, `\d+`, `\D+`, `\s+`, `\S+`, `\w+`, `\W+`,
	`\pL+`, `\PL+`, `\p{Greek}+`, `\P{Greek}+`, `\p{^Greek}+`, `\p{Lu}`, `[\p{Lu}\d]+`, `[^\pL]+`, `\pN`, `\p{Han}`, `\p{Any}`,
	`\x41`, `\x{263a}`, `\101`, `\.`, `\t`, `\n`, `\a`, `\Qa.b\E`, `\Qab\E+`, `\Q+|*?{[`, `\\`,
	`(a)(b)?`, `(?:a)(b)?`, `(?P<x>a)(?P<y>b)?`, `(?<x>a)`, `((a)|(b))+`, `(a)|b`, `(a+)(b+)`, `(.*)(b)`, `(.*?)(b)`, `(a|b|c)+`,
	`(foo|foobar)(bar)?`, `a|b|`, `|a`, `(|a)`, `()`, `(a)()`, `(^|b)a`, `a(?i)b`, `a(?i:b)c`, `(?i-s)A.`, `x*`, `(x*)y?`,
	`[a-z]+@[a-z]+\.(com|org)`, `(\d{3})-(\d{4})`, `世`, `[世界]+`, `.界`, `\xff`, `[^a]`, `(?:(?:a*)*)*b`, `(a?){3}a{3}`,
}

var texts = []string{
	"", "a", "b", "ab", "abc", "aab", "aaa", "baaac", "abcd", "xabcx", "ABC abc", "a\nb\na", "\n", "a1b22 c_3-d",
	"foobar", "foo bar", "bob@site.com al@x.org", "555-1234", "世界 Ωμέγα Hello", "a.b+c|d", "\xff\xfea", "K k ſ s", "]-a\\",
	"{a{x}a{,2}", "  \t x", "☺A",
}

func show(m []int) string {
	if m == nil {
		return "-"
	}
	return strings.Trim(fmt.Sprint(m), "[]")
}

func search() {
	for _, pattern := range patterns {
		re := regexp.MustCompile(pattern)
		longest := regexp.MustCompile(pattern)
		longest.Longest()
		prefix, whole := re.LiteralPrefix()
		fmt.Printf("%q %d %q %q %v\n", re, re.NumSubexp(), re.SubexpNames(), prefix, whole)
		for _, text := range texts {
			fmt.Printf("%s;%s;%s|", show(re.FindStringSubmatchIndex(text)), show(longest.FindStringIndex(text)),
				strings.Trim(fmt.Sprint(re.FindAllStringIndex(text, -1)), "[]"))
			if re.MatchString(text) != (re.FindStringIndex(text) != nil) {
				fmt.Println("disagree", pattern, text)
			}
		}
		fmt.Println()
	}
}

func methods() {
	re := regexp.MustCompile(`(?P<key>\w+)=(?P<value>\w*)`)
	const s = "a=1, bb=22,c=, d"
	b := []byte(s)
	fmt.Println(re.FindString(s), string(re.Find(b)), re.FindStringIndex(s), re.FindIndex(b))
	fmt.Printf("%q %q\n", re.FindStringSubmatch(s), re.FindSubmatch(b))
	fmt.Println(re.FindSubmatchIndex(b), re.FindAllIndex(b, 2), re.FindAllSubmatchIndex(b, -1))
	fmt.Printf("%q %q %q %q\n", re.FindAllString(s, -1), re.FindAll(b, 2), re.FindAllStringSubmatch(s, -1), re.FindAllSubmatch(b, 1))
	fmt.Println(re.FindAllStringSubmatchIndex(s, 0) == nil, re.FindAllString("none", -1) == nil)
	fmt.Println(re.FindReaderIndex(strings.NewReader(s)), re.FindReaderSubmatchIndex(strings.NewReader("  x=y")), re.MatchReader(strings.NewReader("no")))
	fmt.Println(re.SubexpIndex("value"), re.SubexpIndex("nope"), re.SubexpIndex(""))
	fmt.Println(re.ReplaceAllString(s, "${value}=$key"), re.ReplaceAllString(s, "$1x $2"), re.ReplaceAllString(s, "$$1 $ ${ $9 ${key"))
	fmt.Println(re.ReplaceAllLiteralString(s, "$1"), re.ReplaceAllStringFunc(s, strings.ToUpper))
	fmt.Println(string(re.ReplaceAll(b, []byte("<$0>"))), string(re.ReplaceAllLiteral(b, []byte("$0"))), string(re.ReplaceAllFunc(b, bytes.ToUpper)))
	fmt.Println(string(re.ExpandString([]byte("> "), "$key:$value:${key}x:$keyx:$01", s, re.FindStringSubmatchIndex(s))), string(re.Expand(nil, []byte("$2-$1"), b, re.FindSubmatchIndex(b))))
	for _, r := range []string{``, `a*`, `b`, `x*`, `\b`, `^`, `$`, `(?m)^`} {
		fmt.Printf("%q %q\n", regexp.MustCompile(r).ReplaceAllString("baaac 世", "-"), regexp.MustCompile(r).ReplaceAllString("", "-"))
	}
	for _, r := range []string{`,`, `a`, ``, `,+`, `x*`, `[ab]`, `z`} {
		re := regexp.MustCompile(r)
		for _, s := range []string{"a,b,,c", "", "aaa", ",", "xaxxbx"} {
			fmt.Printf("%q %q %q|", re.Split(s, -1), re.Split(s, 2), re.Split(s, 0))
		}
		fmt.Println()
	}
	fmt.Println(regexp.QuoteMeta("a.b*c[d]^$|(e){f}\\+?-é"), regexp.QuoteMeta("plain"))
	ok, err := regexp.MatchString(`^h.*o$`, "hello")
	fmt.Println(ok, err)
	ok, err = regexp.Match(`(`, nil)
	fmt.Println(ok, err)
	text, _ := re.MarshalText()
	var other regexp.Regexp
	fmt.Println(other.UnmarshalText(text), other.String() == re.String(), other.UnmarshalText([]byte("[")))
	posix := regexp.MustCompilePOSIX(`a+|a+b`)
	fmt.Println(posix.FindString("aab"), regexp.MustCompilePOSIX(`^b$`).FindStringIndex("a\nb\nc"), re.Copy().String())
	defer func() { fmt.Println(recover()) }()
	regexp.MustCompile("a(b")
}

func mistakes() {
	for _, pattern := range []string{
		`(`, `)`, `a)`, `(a`, `((a)`, `[`, `[a`, `[]`, `[^]`, `[a-`, `[z-a]`, `[a-\d]`, `[\d-z]`, `*`, `+a`, `?`, `a|*`, `(*)`, `(+)`, `a**`, `a*+`, `a+*`, `a??*`, `a***`,
		`a{2}{3}`, `a{2}*`, `a{1001}`, `a{2,1}`, `a{1,1001}`, `(a{100}){100}`, `a{99999999999}`, `^*`, `$+`, `\b*`, `(?i)*`, `|*`, `\`, `a\`, `\8`, `\1`, `\07`, `\y`, `\é`, `\x`, `\xg`, `\x{`, `\x{}`, `\x{110000}`, `\x{z}`, `\C`, `\pX`, `\p`, `\p{`, `\p{Foo}`, `\P{^Bar}`, `[\pX]`,
		`[[:foo:]]`, `[[:alpha:`, `[[:alpha]]`, `(?z)`, `(?i`, `(?`, `(?:`, `(?:a`, `(?P<`, `(?P<n`, `(?P<n>`, `(?P<n>a)(?P<n>b)`, `(?P<n m>a)`, `(?P<>a)`, `(?P=n)`, `(?P>n)`, `(?<n`, `(?<>a)`, `(?=a)`, `(?!a)`, `(?<=a)`, `(?<!a)`, `(?i-)`, `(?--i)`, `(?i-s-m)`, `(?#c)`, `(?i-:a)`, `(?-)`,
		"\xff", "a\xff", "[\xff]", "\\\xff", "(?P<\xff>a)", `a{,3}*`, `x{2,3}{4}`, `(?i)(?s)a**`, `[a\`, `[\`, `\Q`, `\E`, `[b-a`, `a{1000}`, `((((a{10}){10}){10}){2})`,
		strings.Repeat("(", 999) + strings.Repeat(")", 999), strings.Repeat("(", 1001) + strings.Repeat(")", 1001),
	} {
		_, err := regexp.Compile(pattern)
		if len(pattern) > 100 {
			fmt.Println(len(pattern), err != nil)
			continue
		}
		fmt.Printf("%q: %v\n", pattern, err)
	}
	for _, pattern := range []string{`a*?`, `\d`, `a**`, `(?i)a`, `(?:a)`, `[a-b-c]`, `[^a]`, `\pL`, `a+?b`} {
		re, err := regexp.CompilePOSIX(pattern)
		fmt.Printf("%q: %v %v\n", pattern, err, re != nil && re.MatchString("\n"))
	}
}

// The time must not grow with the power of the text's length.
func linear() {
	n := 60
	re := regexp.MustCompile(strings.Repeat("a?", n) + strings.Repeat("a", n))
	fmt.Println(re.MatchString(strings.Repeat("a", n)))
	fmt.Println(regexp.MustCompile(`(x+x+)+y`).MatchString(strings.Repeat("x", 300)))
}

func main() {
	search()
	methods()
	mistakes()
	linear()
}
