// SPDX-License-Identifier: MIT
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"fmt"
)

func main() {
	fmt.Println(base64.StdEncoding.EncodeToString([]byte("hi there")))
	b, err := base64.URLEncoding.DecodeString("aGk_")
	fmt.Println(string(b), err)
	fmt.Println(hex.DecodeString("6g"))
	fmt.Println(hex.DecodeString("abc"))
	x, _ := hex.DecodeString("c0ffee")
	fmt.Println(x, hex.EncodedLen(3), hex.DecodedLen(6))
	fmt.Print(hex.Dump([]byte("the quick brown fox jumps")))
	buf := make([]byte, 8)
	binary.LittleEndian.PutUint32(buf, 0xdeadbeef)
	binary.BigEndian.PutUint16(buf[4:], 0x1234)
	fmt.Println(buf, binary.LittleEndian.Uint64(buf), binary.BigEndian.Uint64(buf))
	n := binary.PutUvarint(buf, 300)
	v, m := binary.Uvarint(buf[:n])
	fmt.Println(n, v, m)
	n = binary.PutVarint(buf, -77)
	w, m := binary.Varint(buf[:n])
	fmt.Println(n, w, m)
	var out bytes.Buffer
	type H struct {
		A uint16
		B int32
		C [2]byte
		D bool
		F float32
	}
	fmt.Println(binary.Write(&out, binary.BigEndian, H{1, -2, [2]byte{3, 4}, true, 1.5}))
	fmt.Println(out.Bytes(), binary.Size(H{}))
	var h H
	fmt.Println(binary.Read(&out, binary.BigEndian, &h), h)
	fmt.Println(binary.Read(&out, binary.BigEndian, &h))
	fmt.Println(binary.BigEndian, binary.LittleEndian.String(), binary.BigEndian.AppendUint32(nil, 7))
}
