package main

import "fmt"

// play is ready without the prints: how many of the three messages come before done?
func play() int {
	notifications := make(chan string, 3)
	done := make(chan struct{})
	for _, msg := range []string{"mail", "news", "call"} {
		notifications <- msg
	}
	close(done)
	for messages := 0; ; messages++ {
		select { //stave:select
		case <-notifications:
		case <-done:
			return messages
		}
	}
}

func main() {
	const rounds = 800
	seen := map[int]int{}
	for i := 0; i < rounds; i++ {
		seen[play()]++ //stave:play
	}
	for messages := 0; messages <= 3; messages++ {
		fmt.Println(messages, "messages:", seen[messages], "of", rounds) //stave:row
	}
	fmt.Println("outcomes:", len(seen))
}
