// SPDX-License-Identifier: MIT
package main

func main() {
blk:
	{
		break blk // ERROR "invalid break label blk" at 9
	}
}
