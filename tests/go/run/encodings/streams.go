// SPDX-License-Identifier: MIT
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
)

func main() {
	var out bytes.Buffer
	w := base64.NewEncoder(base64.StdEncoding, &out)
	for _, s := range []string{"a", "bcdefg", "", "h", "ijkl"} {
		n, err := io.WriteString(w, s)
		fmt.Print(n, err, " ")
	}
	fmt.Println(w.Close(), out.String())
	b, err := io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader("YWJj\nZGVm\r\nZ2hpamts")))
	fmt.Println(string(b), err)
	b, err = io.ReadAll(base64.NewDecoder(base64.RawStdEncoding, strings.NewReader("YWJjZA")))
	fmt.Println(string(b), err)
	_, err = io.ReadAll(base64.NewDecoder(base64.StdEncoding, strings.NewReader("YWJj!ZGVm")))
	fmt.Println(err)

	out.Reset()
	hw := hex.NewEncoder(&out)
	fmt.Fprint(hw, "hello")
	fmt.Println(out.String())
	b, err = io.ReadAll(hex.NewDecoder(&out))
	fmt.Println(string(b), err)
	_, err = io.ReadAll(hex.NewDecoder(strings.NewReader("616")))
	fmt.Println(err)

	buf := make([]byte, 12)
	n, err := binary.Encode(buf, binary.LittleEndian, []int32{1, -2, 3})
	fmt.Println(n, err, buf)
	_, err = binary.Encode(buf[:2], binary.LittleEndian, int32(1))
	fmt.Println(err)
	var xs [3]int32
	n, err = binary.Decode(buf, binary.LittleEndian, &xs)
	fmt.Println(n, err, xs)
	more, err := binary.Append([]byte{9}, binary.BigEndian, uint16(0x102))
	fmt.Println(more, err)
	fmt.Println(binary.Write(&out, binary.BigEndian, "text"), binary.Size(1))
	fmt.Println(binary.Read(strings.NewReader("abc"), binary.BigEndian, &xs))
	v, err := binary.ReadUvarint(bytes.NewReader(binary.AppendUvarint(nil, 1<<60+7)))
	fmt.Println(v, err)
	_, err = binary.ReadUvarint(bytes.NewReader([]byte{0x80}))
	fmt.Println(err)
	_, err = binary.ReadVarint(bytes.NewReader(bytes.Repeat([]byte{0xff}, 11)))
	fmt.Println(err)
	fmt.Println(binary.Uvarint(bytes.Repeat([]byte{0xff}, 11)))

	for _, e := range []syscall.Errno{1, 2, 4, 11, 13, 17, 32, 104, 110, 111} {
		fmt.Println(e, e.Timeout(), e.Temporary(), errors.Is(e, os.ErrPermission), errors.Is(e, os.ErrNotExist))
	}
}
