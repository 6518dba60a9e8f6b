// SPDX-License-Identifier: MIT

// Package zig draws from curves, for both versions of math/rand: normal and exponential by the
// ziggurat of Marsaglia and Tsang (2000), Zipf by rejection and inversion after Hörmann and
// Derflinger (1996). The order of draws is gc's, so that seeded numbers are the same.
package zig

import "math"

const (
	normalLayers = 128
	normalStart  = 3.442619855899      // where the normal curve's tail begins
	normalArea   = 9.91256303526217e-3 // of each layer
	expLayers    = 256
	expStart     = 7.69711747013104972
	expArea      = 3.949659822581572e-3
)

// layers of a ziggurat: a draw below inside[i], times width[i], lies under the curve for certain;
// height[i] is the curve at the layer's edge.
var (
	normalInside              [normalLayers]uint32
	normalWidth, normalHeight [normalLayers]float32
	expInside                 [expLayers]uint32
	expWidth, expHeight       [expLayers]float32
	normalIsReady, expIsReady bool
)

// build stacks the layers from the widest one on; inverse gives the place where the curve is y.
func build(inside []uint32, width, height []float32, start, area, scale float64,
	curve, inverse func(float64) float64) {
	last := len(inside) - 1
	x, before := start, start
	q := area / curve(x)
	inside[0] = uint32(x / q * scale)
	inside[1] = 0
	width[0], width[last] = float32(q/scale), float32(x/scale)
	height[0], height[last] = 1, float32(curve(x))
	for i := last - 1; i > 0; i-- {
		x = inverse(area/x + curve(x))
		inside[i+1] = uint32(x / before * scale)
		before = x
		width[i], height[i] = float32(x/scale), float32(curve(x))
	}
}

func bell(x float64) float64         { return math.Exp(-.5 * x * x) }
func inverseBell(y float64) float64  { return math.Sqrt(-2 * math.Log(y)) }
func decay(x float64) float64        { return math.Exp(-x) }
func inverseDecay(y float64) float64 { return -math.Log(y) }

// Normal is normally distributed with mean 0 and deviation 1. draw gives a number and a layer,
// uniform a number in [0, 1).
func Normal(draw func() (int32, int), uniform func() float64) float64 {
	if !normalIsReady {
		build(normalInside[:], normalWidth[:], normalHeight[:], normalStart, normalArea, 1<<31, bell, inverseBell)
		normalIsReady = true
	}
	for {
		j, i := draw()
		x := float64(j) * float64(normalWidth[i])
		size := uint32(j)
		if j < 0 {
			size = -size
		}
		if size < normalInside[i] {
			return x
		}
		if i == 0 {
			for {
				x = -math.Log(uniform()) * (1 / normalStart)
				if y := -math.Log(uniform()); y+y >= x*x {
					break
				}
			}
			if j > 0 {
				return normalStart + x
			}
			return -normalStart - x
		}
		if normalHeight[i]+float32(uniform())*(normalHeight[i-1]-normalHeight[i]) < float32(bell(x)) {
			return x
		}
	}
}

// Exponential is exponentially distributed with rate 1. draw gives a number and a layer, uniform a
// number in [0, 1).
func Exponential(draw func() (uint32, int), uniform func() float64) float64 {
	if !expIsReady {
		build(expInside[:], expWidth[:], expHeight[:], expStart, expArea, 1<<32, decay, inverseDecay)
		expIsReady = true
	}
	for {
		j, i := draw()
		x := float64(j) * float64(expWidth[i])
		if j < expInside[i] {
			return x
		}
		if i == 0 {
			return expStart - math.Log(uniform())
		}
		if expHeight[i]+float32(uniform())*(expHeight[i-1]-expHeight[i]) < float32(decay(x)) {
			return x
		}
	}
}

// A Zipf is the distribution in which k has a probability proportional to (v + k) ** -q.
type Zipf struct {
	q, v                float64
	oneMinusQ, inverseQ float64 // 1 - q, and 1 over it
	high, span, near    float64
}

// NewZipf is the distribution on 0 … max.
func NewZipf(q, v float64, max uint64) Zipf {
	z := Zipf{q: q, v: v, oneMinusQ: 1 - q}
	z.inverseQ = 1 / z.oneMinusQ
	z.high = z.area(float64(max) + .5)
	z.span = z.area(.5) - math.Exp(math.Log(v)*-q) - z.high
	z.near = 1 - z.place(z.area(1.5)-math.Exp(-q*math.Log(v+1)))
	return z
}

// area is the integral of the curve up to x, place its inverse.
func (z *Zipf) area(x float64) float64 {
	return math.Exp(z.oneMinusQ*math.Log(z.v+x)) * z.inverseQ
}

func (z *Zipf) place(area float64) float64 {
	return math.Exp(z.inverseQ*math.Log(z.oneMinusQ*area)) - z.v
}

// Next draws a number.
func (z *Zipf) Next(uniform func() float64) uint64 {
	for {
		area := z.high + uniform()*z.span
		x := z.place(area)
		k := math.Floor(x + .5)
		if k-x <= z.near || area >= z.area(k+.5)-math.Exp(-math.Log(k+z.v)*z.q) {
			return uint64(int64(k))
		}
	}
}
