// SPDX-License-Identifier: MIT

// Package cmplx: functions of complex numbers.
package cmplx

import "math"

// Sqrt is the square root with a real part not negative.
func Sqrt(x complex128) complex128

// Exp is e to the x.
func Exp(x complex128) complex128

// Log is the natural logarithm.
func Log(x complex128) complex128

// Pow is x to the y; 1 for y = 0.
func Pow(x, y complex128) complex128 {
	if x == 0 {
		switch {
		case y == 0:
			return 1
		case real(y) > 0:
			return 0
		case imag(y) == 0 && real(y) < 0:
			return complex(math.Inf(1), 0)
		case real(y) < 0:
			return Inf()
		}
		return NaN()
	}
	size, angle := Polar(x)
	if size == 0 {
		return 0
	}
	r, θ := math.Pow(size, real(y)), real(y)*angle
	if imag(y) != 0 {
		r *= math.Exp(-imag(y) * angle)
		θ += imag(y) * math.Log(size)
	}
	return Rect(r, θ)
}

// Sin is the sine.
func Sin(x complex128) complex128

// Cos is the cosine.
func Cos(x complex128) complex128

// Tan is the tangent.
func Tan(x complex128) complex128

// Asin is the inverse sine.
func Asin(x complex128) complex128

// Acos is the inverse cosine.
func Acos(x complex128) complex128

// Atan is the inverse tangent.
func Atan(x complex128) complex128

// Sinh is the hyperbolic sine.
func Sinh(x complex128) complex128

// Cosh is the hyperbolic cosine.
func Cosh(x complex128) complex128

// Tanh is the hyperbolic tangent.
func Tanh(x complex128) complex128

// Asinh is the inverse hyperbolic sine.
func Asinh(x complex128) complex128

// Acosh is the inverse hyperbolic cosine.
func Acosh(x complex128) complex128

// Atanh is the inverse hyperbolic tangent.
func Atanh(x complex128) complex128

// Abs is the absolute value.
func Abs(x complex128) float64 { return math.Hypot(real(x), imag(x)) }

// Phase is the angle, from -π to π.
func Phase(x complex128) float64 { return math.Atan2(imag(x), real(x)) }

// Polar is the absolute value and the angle.
func Polar(x complex128) (r, θ float64) { return Abs(x), Phase(x) }

// Rect is the number with an absolute value and an angle.
func Rect(r, θ float64) complex128 {
	s, c := math.Sincos(θ)
	return complex(r*c, r*s)
}

// Conj is x with its imaginary part negated.
func Conj(x complex128) complex128 { return complex(real(x), -imag(x)) }

// Cot is the cotangent.
func Cot(x complex128) complex128

// Log10 is the decimal logarithm.
func Log10(x complex128) complex128 {
	z := Log(x)
	return complex(math.Log10E*real(z), math.Log10E*imag(z))
}

// Inf is complex infinity.
func Inf() complex128 { return complex(math.Inf(1), math.Inf(1)) }

// NaN is not a number.
func NaN() complex128 { return complex(math.NaN(), math.NaN()) }

// IsInf reports whether a part is infinite.
func IsInf(x complex128) bool { return math.IsInf(real(x), 0) || math.IsInf(imag(x), 0) }

// IsNaN reports whether a part is not a number and none is infinite.
func IsNaN(x complex128) bool {
	return !IsInf(x) && (math.IsNaN(real(x)) || math.IsNaN(imag(x)))
}
