// SPDX-License-Identifier: MIT
package main

import (
	"fmt"
	"math"
	"unsafe"
)

type Int interface {
	~int8 | ~uint8 | ~int16 | ~uint16 | ~int32 | ~uint32 | ~int64 | ~uint64
}

func Wrap[T Int](x T) (T, T, T, T) { x++; return x, x * x, ^x, x >> 1 }
func Bits[T Int]() int             { return int(unsafe.Sizeof(T(0))) * 8 }
func MaxOf[T Int]() T {
	var z T
	z--
	if z > 0 {
		return z
	}
	return T(uint64(1)<<(Bits[T]()-1) - 1)
}
func Shift[T, S Int](x T, s S) T { return x << s >> s }
func Div[T Int](a, b T) (q, r T) { return a / b, a % b }

type F interface{ ~float32 | ~float64 }

func Mean[T F](xs ...T) T {
	var s T
	for _, x := range xs {
		s += x
	}
	return s / T(len(xs))
}
func Eps[T F]() (e T) {
	e = 1
	for 1+e/2 > 1 {
		e /= 2
	}
	return
}

type C interface{ ~complex64 | ~complex128 }

func Sq[T C](c T) T                { return c * c }
func Const[T Int | F]() T          { return 100 }
func FromFloat[T Int](f float64) T { return T(f) }

type Temp float32

func main() {
	fmt.Println(Wrap(int8(127)))
	fmt.Println(Wrap(uint8(255)))
	fmt.Println(Wrap(int64(math.MaxInt64)))
	fmt.Println(MaxOf[int8](), MaxOf[uint8](), MaxOf[int32](), MaxOf[uint64](), Bits[uint16]())
	fmt.Println(Shift(int8(-1), uint8(6)), Shift(uint16(0xffff), int8(12)), Shift(int64(1), uint64(63)))
	fmt.Println(Div(int8(-128), -1))
	fmt.Println(Div(uint32(7), 3))
	fmt.Println(Mean[float32](0.1, 0.2), Mean(0.1, 0.2), Mean(Temp(1), 2))
	fmt.Println(Eps[float32](), Eps[float64]())
	fmt.Println(Sq(1+2i), Sq(complex64(2i)), Const[uint8](), Const[Temp]())
	fmt.Println(FromFloat[int8](-3.7), FromFloat[uint32](3e9))
	defer func() { fmt.Println(recover()) }()
	fmt.Println(Shift(int32(1), int8(-1)))
}
