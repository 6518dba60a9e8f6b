package main

import "fmt"

// play is ready without the prints: how many messages come before done?
func play(notifications <-chan string, done <-chan struct{}) int {
	for messages := 0; ; messages++ {
		select { //stave:select
		case <-notifications:
		case <-done:
			return messages
		}
	}
}

func main() {
	notifications := make(chan string, 3)
	done := make(chan struct{})
	close(done)
	const rounds = 800
	seen := map[int]int{}
	for i := 0; i < rounds; i++ {
		for len(notifications) < 3 {
			notifications <- "mail" //stave:fill
		}
		seen[play(notifications, done)]++ //stave:play
	}
	for messages := 0; messages <= 3; messages++ {
		fmt.Println(messages, "messages:", seen[messages], "of", rounds) //stave:row
	}
	fmt.Println("outcomes:", len(seen))
}
