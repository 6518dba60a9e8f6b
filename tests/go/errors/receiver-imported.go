// SPDX-License-Identifier: MIT
package main

import "time"

func (time.Time) m() {} // ERROR "cannot define new methods on non-local type time\.Time" at 7
func main()          {}
