// Functions of reals at ordinary and special points, to twelve digits; bits; complex powers are elsewhere.
package main

import (
	"fmt"
	"math"
	"math/bits"
)

func main() {
	xs := []float64{0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, 2, 10, -10.75, 1e-10, 1e10, 100.5, 2.5, 3.5, math.Inf(1), math.Inf(-1), math.NaN(), math.MaxFloat64, 5e-300}
	unary := []struct {
		name string
		f    func(float64) float64
	}{{"sqrt", math.Sqrt}, {"cbrt", math.Cbrt}, {"floor", math.Floor}, {"ceil", math.Ceil}, {"trunc", math.Trunc}, {"round", math.Round}, {"even", math.RoundToEven}, {"abs", math.Abs},
		{"exp", math.Exp}, {"exp2", math.Exp2}, {"expm1", math.Expm1}, {"log", math.Log}, {"log2", math.Log2}, {"log10", math.Log10}, {"log1p", math.Log1p}, {"logb", math.Logb},
		{"sin", math.Sin}, {"cos", math.Cos}, {"tan", math.Tan}, {"asin", math.Asin}, {"acos", math.Acos}, {"atan", math.Atan}, {"sinh", math.Sinh}, {"cosh", math.Cosh}, {"tanh", math.Tanh},
		{"asinh", math.Asinh}, {"acosh", math.Acosh}, {"atanh", math.Atanh}, {"gamma", math.Gamma}, {"erf", math.Erf}, {"erfc", math.Erfc}, {"erfinv", math.Erfinv}, {"j0", math.J0}, {"j1", math.J1}, {"y0", math.Y0}, {"y1", math.Y1}}
	for _, u := range unary {
		fmt.Print(u.name)
		for _, x := range xs {
			if (u.name == "sin" || u.name == "cos" || u.name == "tan" || u.name[0] == 'j' || u.name[0] == 'y') && math.Abs(x) > 1e9 {
				continue
			}
			fmt.Printf(" %.12g", u.f(x))
		}
		fmt.Println()
	}
	binary := []struct {
		name string
		f    func(float64, float64) float64
	}{{"pow", math.Pow}, {"mod", math.Mod}, {"remainder", math.Remainder}, {"hypot", math.Hypot}, {"atan2", math.Atan2}, {"max", math.Max}, {"min", math.Min}, {"dim", math.Dim}, {"copysign", math.Copysign}, {"nextafter", math.Nextafter}}
	for _, b := range binary {
		for _, x := range xs {
			fmt.Print(b.name)
			for _, y := range xs {
				fmt.Printf(" %.12g", b.f(x, y))
			}
			fmt.Println()
		}
	}
	for _, x := range xs {
		frac, exp := math.Frexp(x)
		ip, fp := math.Modf(x)
		lg, sign := math.Lgamma(x)
		s, c := math.Sincos(math.Mod(x, 7))
		fmt.Printf("%v %d %v %v %.12g %d %.12g %.12g %v %v %v %v\n", frac, exp, ip, fp, lg, sign, s, c, math.IsNaN(x), math.IsInf(x, 0), math.Signbit(x), math.Ilogb(x))
	}
	fmt.Println(math.Ldexp(0.75, 5), math.Ldexp(1, -1080), math.Ldexp(1, 2000), math.Pow10(5), math.Pow10(-323), math.Pow10(-324), math.Pow10(308), math.Pow10(309), math.FMA(2, 3, 4), math.Jn(2, 1.5) > 0.23, math.Yn(2, 1.5) < -0.9)
	fmt.Println(math.Float64bits(1.5), math.Float32bits(-2), math.Float64frombits(0x4009_21FB_5444_2D18), math.Float32frombits(0x40490FDB), math.Nextafter32(1, 2), math.Inf(1), math.NaN())
	fmt.Println(math.Pi, float32(math.Pi), math.E, math.Sqrt2, math.MaxInt, math.MinInt64, uint64(math.MaxUint64), math.MaxFloat32, math.SmallestNonzeroFloat64, math.MaxInt8, math.MaxUint16)

	for _, x := range []uint64{0, 1, 2, 0xF0, 0x8000, 0x12345678, 0xDEADBEEF, 1 << 63, math.MaxUint64, 0x0123456789ABCDEF} {
		fmt.Println(bits.LeadingZeros64(x), bits.LeadingZeros32(uint32(x)), bits.LeadingZeros16(uint16(x)), bits.LeadingZeros8(uint8(x)), bits.TrailingZeros64(x), bits.TrailingZeros32(uint32(x)), bits.TrailingZeros16(uint16(x)), bits.TrailingZeros8(uint8(x)),
			bits.OnesCount64(x), bits.OnesCount32(uint32(x)), bits.OnesCount16(uint16(x)), bits.OnesCount8(uint8(x)), bits.Len64(x), bits.Len32(uint32(x)), bits.Len16(uint16(x)), bits.Len8(uint8(x)), bits.Len(uint(x)))
		fmt.Println(bits.Reverse64(x), bits.Reverse32(uint32(x)), bits.Reverse16(uint16(x)), bits.Reverse8(uint8(x)), bits.ReverseBytes64(x), bits.ReverseBytes32(uint32(x)), bits.ReverseBytes16(uint16(x)),
			bits.RotateLeft64(x, 5), bits.RotateLeft64(x, -5), bits.RotateLeft32(uint32(x), 36), bits.RotateLeft16(uint16(x), 3), bits.RotateLeft8(uint8(x), -1), bits.RotateLeft(uint(x), 64))
		hi, lo := bits.Mul64(x, 0xFEDCBA9876543210)
		sum, carry := bits.Add64(x, 1<<63, 1)
		diff, borrow := bits.Sub64(1<<62, x, 1)
		q, r := bits.Div64(5, x, 1000)
		fmt.Println(hi, lo, sum, carry, diff, borrow, q, r, bits.Rem64(x, x, 7))
		s32, c32 := bits.Add32(uint32(x), 0xFFFFFFF0, 1)
		d32, b32 := bits.Sub32(uint32(x), 0xFFF, 0)
		h32, l32 := bits.Mul32(uint32(x), 0x10001)
		q32, r32 := bits.Div32(3, uint32(x), 77)
		fmt.Println(s32, c32, d32, b32, h32, l32, q32, r32)
	}
	for _, f := range []func(){func() { bits.Div64(5, 0, 5) }, func() { bits.Div64(0, 1, 0) }} {
		func() {
			defer func() { fmt.Println(recover()) }()
			f()
		}()
	}
}
