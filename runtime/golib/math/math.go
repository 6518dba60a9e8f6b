// SPDX-License-Identifier: MIT

// Package math: constants and functions of real numbers. Functions are the
// C library's, with Go's results for special values.
package math

// Sqrt is the square root of x.
func Sqrt(x float64) float64

// Cbrt is the cube root of x.
func Cbrt(x float64) float64

// Floor is the greatest integer ≤ x.
func Floor(x float64) float64

// Ceil is the least integer ≥ x.
func Ceil(x float64) float64

// Trunc is x without its fraction.
func Trunc(x float64) float64

// Round is the nearest integer, halves away from 0.
func Round(x float64) float64

// RoundToEven is the nearest integer, halves to the even one.
func RoundToEven(x float64) float64

// Exp is e to the x.
func Exp(x float64) float64

// Exp2 is 2 to the x.
func Exp2(x float64) float64

// Expm1 is e to the x, minus 1, exact for small x.
func Expm1(x float64) float64

// Log is the natural logarithm.
func Log(x float64) float64

// Log2 is the binary logarithm.
func Log2(x float64) float64

// Log10 is the decimal logarithm.
func Log10(x float64) float64

// Log1p is the natural logarithm of 1 + x, exact for small x.
func Log1p(x float64) float64

// Logb is the binary exponent of x.
func Logb(x float64) float64

// Sin is the sine of x radians.
func Sin(x float64) float64

// Cos is the cosine of x radians.
func Cos(x float64) float64

// Tan is the tangent of x radians.
func Tan(x float64) float64

// Asin is the arcsine in radians.
func Asin(x float64) float64

// Acos is the arccosine in radians.
func Acos(x float64) float64

// Atan is the arctangent in radians.
func Atan(x float64) float64

// Sinh is the hyperbolic sine.
func Sinh(x float64) float64

// Cosh is the hyperbolic cosine.
func Cosh(x float64) float64

// Tanh is the hyperbolic tangent.
func Tanh(x float64) float64

// Asinh is the inverse hyperbolic sine.
func Asinh(x float64) float64

// Acosh is the inverse hyperbolic cosine.
func Acosh(x float64) float64

// Atanh is the inverse hyperbolic tangent.
func Atanh(x float64) float64

// Gamma is the Gamma function.
func Gamma(x float64) float64

// Erf is the error function.
func Erf(x float64) float64

// Erfc is the complementary error function.
func Erfc(x float64) float64

// J0 is the Bessel function of the first kind, order 0.
func J0(x float64) float64

// J1 is the Bessel function of the first kind, order 1.
func J1(x float64) float64

// Y0 is the Bessel function of the second kind, order 0.
func Y0(x float64) float64

// Y1 is the Bessel function of the second kind, order 1.
func Y1(x float64) float64

// Pow is x to the y.
func Pow(x, y float64) float64

// Mod is the remainder of x/y with the sign of x.
func Mod(x, y float64) float64

// Remainder is the IEEE 754 remainder of x/y.
func Remainder(x, y float64) float64

// Hypot is the length of (p, q).
func Hypot(p, q float64) float64

// Atan2 is the angle of the point (x, y).
func Atan2(y, x float64) float64

// FMA is x*y + z, rounded once.
func FMA(x, y, z float64) float64

// Nextafter is the next number from x towards y.
func Nextafter(x, y float64) float64

// Nextafter32 is the next float32 from x towards y.
func Nextafter32(x, y float32) float32

// Jn is the Bessel function of the first kind, order n.
func Jn(n int, x float64) float64

// Yn is the Bessel function of the second kind, order n.
func Yn(n int, x float64) float64

// Ldexp is frac × 2**exp.
func Ldexp(frac float64, exp int) float64

// Frexp gives f = frac × 2**exp with 0.5 ≤ |frac| < 1.
func Frexp(f float64) (frac float64, exp int)

// Lgamma is the logarithm of |Gamma(x)|, and Gamma's sign.
func Lgamma(x float64) (lgamma float64, sign int)

// Float64bits is the IEEE 754 pattern of f.
func Float64bits(f float64) uint64

// Float64frombits is the number with the IEEE 754 pattern b.
func Float64frombits(b uint64) float64

// Float32bits is the IEEE 754 pattern of f.
func Float32bits(f float32) uint32

// Float32frombits is the number with the IEEE 754 pattern b.
func Float32frombits(b uint32) float32

// Erfinv is the inverse of Erf.
func Erfinv(x float64) float64

// Constants.
const (
	E       = 2.71828182845904523536028747135266249775724709369995957496696763
	Pi      = 3.14159265358979323846264338327950288419716939937510582097494459
	Phi     = 1.61803398874989484820458683436563811772030917980576286213544862
	Sqrt2   = 1.41421356237309504880168872420969807856967187537694807317667974
	SqrtE   = 1.64872127070012814684865078781416357165377610071014801157507931
	SqrtPi  = 1.77245385090551602729816748334114518279754945612238712821380779
	SqrtPhi = 1.27201964951406896425242246173749149171560804184009624861664038
	Ln2     = 0.693147180559945309417232121458176568075500134360255254120680009
	Log2E   = 1 / Ln2
	Ln10    = 2.30258509299404568401799145468436420760110148862877297603332790
	Log10E  = 1 / Ln10
)

// Limits of float types.
const (
	MaxFloat32             = 0x1p127 * (1 + (1 - 0x1p-23))
	SmallestNonzeroFloat32 = 0x1p-126 * 0x1p-23
	MaxFloat64             = 0x1p1023 * (1 + (1 - 0x1p-52))
	SmallestNonzeroFloat64 = 0x1p-1022 * 0x1p-52
)

// Limits of integer types.
const (
	MaxInt    = 1<<63 - 1
	MinInt    = -1 << 63
	MaxInt8   = 1<<7 - 1
	MinInt8   = -1 << 7
	MaxInt16  = 1<<15 - 1
	MinInt16  = -1 << 15
	MaxInt32  = 1<<31 - 1
	MinInt32  = -1 << 31
	MaxInt64  = 1<<63 - 1
	MinInt64  = -1 << 63
	MaxUint   = 1<<64 - 1
	MaxUint8  = 1<<8 - 1
	MaxUint16 = 1<<16 - 1
	MaxUint32 = 1<<32 - 1
	MaxUint64 = 1<<64 - 1
)

// Inf is +Inf if sign >= 0, else -Inf.
func Inf(sign int) float64 {
	if sign >= 0 {
		return Float64frombits(0x7FF0000000000000)
	}
	return Float64frombits(0xFFF0000000000000)
}

// NaN is not a number.
func NaN() float64 { return Float64frombits(0x7FF8000000000001) }

// IsNaN reports whether f is not a number.
func IsNaN(f float64) (is bool) { return f != f }

// IsInf reports whether f is infinite, of the given sign if that is not 0.
func IsInf(f float64, sign int) bool {
	return sign >= 0 && f > MaxFloat64 || sign <= 0 && f < -MaxFloat64
}

// Abs is x without its sign.
func Abs(x float64) float64

// Signbit reports whether x is negative or negative zero.
func Signbit(x float64) bool { return Float64bits(x)>>63 != 0 }

// Copysign is f with the sign of sign.
func Copysign(f, sign float64) float64 {
	return Float64frombits(Float64bits(f)&^(1<<63) | Float64bits(sign)&(1<<63))
}

// Max is the greater; NaN if one is, +Inf before that.
func Max(x, y float64) float64

// Min is the lesser; NaN if one is, -Inf before that.
func Min(x, y float64) float64

// Dim is x - y, 0 if that is negative.
func Dim(x, y float64) float64

// Modf splits f into integer and fraction, both with its sign.
func Modf(f float64) (int float64, frac float64) {
	int = Trunc(f)
	if IsInf(f, 0) {
		return f, NaN()
	}
	return int, Copysign(f-int, f)
}

// Ilogb is the binary exponent of x as an integer.
func Ilogb(x float64) int {
	switch {
	case x == 0:
		return MinInt32
	case x != x || IsInf(x, 0):
		return MaxInt32
	}
	return int(Logb(x))
}

// Sincos is Sin and Cos.
func Sincos(x float64) (sin, cos float64) { return Sin(x), Cos(x) }

// Erfcinv is the inverse of Erfc.
func Erfcinv(x float64) float64 { return Erfinv(1 - x) }

// Pow10 is 10 to the n.
func Pow10(n int) float64
