package main

import (
	"context"
	"fmt"
	"time"
)

type key int

// derive hangs n values one below the other.
func derive(ctx context.Context, n int) context.Context {
	for i := 1; i <= n; i++ {
		ctx = context.WithValue(ctx, key(i), i) //stave:link
	}
	return ctx
}

func main() {
	top := context.WithValue(context.Background(), key(0), "from the top")
	for _, n := range []int{1, 10, 100, 1000} {
		ctx := derive(top, n)
		start := time.Now()
		value := ctx.Value(key(0)) //stave:find
		fmt.Println(n, "links below:", value, "in", time.Since(start))
	}

	near := context.WithValue(top, key(0), "from near by") //stave:shadow
	fmt.Println("near:", near.Value(key(0)))
	fmt.Println("top: ", top.Value(key(0))) //stave:untouched
}
