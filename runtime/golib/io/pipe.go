// SPDX-License-Identifier: MIT

package io

// pipe hands slices from writers to readers without a buffer between them.
type pipe struct {
	writing  chan struct{} // a mutex: one Write at a time
	data     chan []byte
	taken    chan int
	done     chan struct{}
	mu       chan struct{} // a mutex: guards what follows
	closed   bool
	readErr  error // what the reader's end was closed with
	writeErr error
}

// A PipeReader is the end of a pipe that reads.
type PipeReader struct {
	p *pipe
}

// A PipeWriter is the end of a pipe that writes.
type PipeWriter struct {
	p *pipe
}

// Pipe connects a writer to a reader: each Write waits until it has been read.
func Pipe() (*PipeReader, *PipeWriter) {
	p := &pipe{
		writing: make(chan struct{}, 1),
		data:    make(chan []byte),
		taken:   make(chan int),
		done:    make(chan struct{}),
		mu:      make(chan struct{}, 1),
	}
	return &PipeReader{p}, &PipeWriter{p}
}

// end is the error of a side whose pipe is closed: what the other side left, if anything.
func (p *pipe) end(own, other *error) error {
	p.mu <- struct{}{}
	defer func() { <-p.mu }()
	if *own == nil && *other != nil {
		return *other
	}
	return ErrClosedPipe
}

func (p *pipe) close(slot *error, err error) {
	p.mu <- struct{}{}
	if *slot == nil {
		*slot = err
	}
	if !p.closed {
		p.closed = true
		close(p.done)
	}
	<-p.mu
}

// Read waits for a Write and takes what fits.
func (r *PipeReader) Read(data []byte) (n int, err error) {
	p := r.p
	select {
	case <-p.done:
		return 0, p.end(&p.readErr, &p.writeErr)
	default:
	}
	select {
	case chunk := <-p.data:
		n = copy(data, chunk)
		p.taken <- n
		return n, nil
	case <-p.done:
		return 0, p.end(&p.readErr, &p.writeErr)
	}
}

// Close closes the reader's end: writes fail from now on.
func (r *PipeReader) Close() error { return r.CloseWithError(nil) }

// CloseWithError closes the reader's end; writes give err.
func (r *PipeReader) CloseWithError(err error) error {
	if err == nil {
		err = ErrClosedPipe
	}
	r.p.close(&r.p.readErr, err)
	return nil
}

// Write waits until all of data has been read.
func (w *PipeWriter) Write(data []byte) (n int, err error) {
	p := w.p
	select {
	case <-p.done:
		return 0, p.end(&p.writeErr, &p.readErr)
	default:
	}
	p.writing <- struct{}{}
	defer func() { <-p.writing }()
	for first := true; first || len(data) > 0; first = false {
		select {
		case p.data <- data:
			m := <-p.taken
			data = data[m:]
			n += m
		case <-p.done:
			return n, p.end(&p.writeErr, &p.readErr)
		}
	}
	return n, nil
}

// Close closes the writer's end: the reader sees the end of input.
func (w *PipeWriter) Close() error { return w.CloseWithError(nil) }

// CloseWithError closes the writer's end; reads give err after what was written.
func (w *PipeWriter) CloseWithError(err error) error {
	if err == nil {
		err = EOF
	}
	w.p.close(&w.p.writeErr, err)
	return nil
}
