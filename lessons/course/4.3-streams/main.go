package main

import (
	"fmt"
	"sync"
	"time"
)

// event is the n-th thing that a user did: user and n together are its name.
type event struct {
	user string
	n    int
}

// part is what one of the services has to say about an event.
type part struct {
	event   event
	service string
}

// source sends every event to all three services, each user's to a worker of their own.
func source(features, anomalies, sessions map[string]chan event) {
	for n := 1; n <= 3; n++ {
		for _, user := range []string{"ann", "bob"} {
			e := event{user, n}
			features[user] <- e  //stave:to-feature
			anomalies[user] <- e //stave:to-anomaly
			sessions[user] <- e  //stave:to-session
		}
	}
	for _, user := range []string{"ann", "bob"} {
		close(features[user])
		close(anomalies[user])
		close(sessions[user])
	}
}

func feature(in <-chan event, parts chan<- part, wg *sync.WaitGroup) {
	defer wg.Done()
	for e := range in { //stave:feature
		time.Sleep(10 * time.Millisecond) //stave:at-feature
		parts <- part{e, "feature"}       //stave:from-feature
	}
}

// anomaly has a hard time with ann's events.
func anomaly(in <-chan event, parts chan<- part, wg *sync.WaitGroup) {
	defer wg.Done()
	for e := range in { //stave:anomaly
		if e.user == "ann" {
			time.Sleep(150 * time.Millisecond) //stave:hard
		}
		time.Sleep(50 * time.Millisecond) //stave:at-anomaly
		parts <- part{e, "anomaly"}       //stave:from-anomaly
	}
}

func session(in <-chan event, parts chan<- part, wg *sync.WaitGroup) {
	defer wg.Done()
	for e := range in { //stave:session
		time.Sleep(5 * time.Millisecond) //stave:at-session
		parts <- part{e, "session"}      //stave:from-session
	}
}

// engine decides about an event when it has all three parts of it, whatever comes in between.
func engine(parts <-chan part, done chan<- bool) {
	waiting := map[event]int{}
	most := 0
	for p := range parts { //stave:join
		waiting[p.event]++
		if len(waiting) > most {
			most = len(waiting)
		}
		if waiting[p.event] == 3 {
			delete(waiting, p.event)
			fmt.Println("decided:", p.event.user, p.event.n) //stave:decide
		}
	}
	fmt.Println("events that waited at once:", most, "- left over:", len(waiting)) //stave:rest
	done <- true
}

// start gives each user a worker of that service: one user's events never overtake each other.
func start(service func(<-chan event, chan<- part, *sync.WaitGroup), parts chan<- part, wg *sync.WaitGroup) map[string]chan event {
	in := map[string]chan event{}
	for _, user := range []string{"ann", "bob"} {
		in[user] = make(chan event, 3)
		wg.Add(1)
		go service(in[user], parts, wg) //stave:worker
	}
	return in
}

func main() {
	parts := make(chan part)
	done := make(chan bool)
	var wg sync.WaitGroup
	features := start(feature, parts, &wg)
	anomalies := start(anomaly, parts, &wg)
	sessions := start(session, parts, &wg)
	go source(features, anomalies, sessions)
	go engine(parts, done)
	wg.Wait()
	close(parts) //stave:close
	<-done
}
