package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"rettesnor/internal/guide"
)

// runServe shows the site and rebuilds it whenever a file changes.
func runServe(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	src := flags.String("src", "", "")
	addr := flags.String("addr", "127.0.0.1:8080", "")
	if status, done := parse(flags, args, stdout, stderr); done {
		return status
	}
	host, _, err := net.SplitHostPort(*addr)
	if err != nil || !loopback(host) {
		fmt.Fprintf(stderr, "rettesnor serve: -addr skal være på denne maskine, som 127.0.0.1:8080, ikke %q\n", *addr)
		return exitUsage
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	from, err := openSource(*src)
	if err != nil {
		return fail(stderr, err)
	}
	defer from.close()
	if err := serve(ctx, from, *addr, stdout, stderr); err != nil {
		return fail(stderr, err)
	}
	return exitOK
}

// ready says how long it took until the site can be looked at.
func ready(w io.Writer, start time.Time) {
	fmt.Fprintf(w, "bygget på %d ms\n", time.Since(start).Milliseconds())
}

func loopback(host string) bool {
	if host == "localhost" {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

func serve(ctx context.Context, from source, addr string, stdout, stderr io.Writer) error {
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		if errors.Is(err, syscall.EADDRINUSE) {
			return fmt.Errorf("porten i %s er i brug\nhint: vælg en anden, for eksempel -addr 127.0.0.1:8081", addr)
		}
		return err
	}
	defer listener.Close()

	in := from.input()
	stale, err := from.engine(&in)
	if err != nil {
		return err
	}
	if stale != "" {
		fmt.Fprintln(stderr, stale)
	}
	// Addresses are those of this server, whatever the site's own will be.
	in.Base = "http://" + listener.Addr().String()
	// A preview lives long and works in short bursts: memory for speed, within
	// bounds that a large folder keeps too.
	defer debug.SetGCPercent(debug.SetGCPercent(100))
	var w *watcher // from before the folder is read, so that no change is lost
	if from.dir != "" {
		if w, err = newWatcher(from.dir); err != nil {
			return err
		}
		defer w.close()
	}
	start := time.Now()
	s := &shown{from: from, opened: from, p: newPreview(guide.NewPreview(in)), edited: make(chan struct{}, 1), stdout: stdout, stderr: stderr}
	defer s.close()
	ready(stdout, start)
	s.edited <- struct{}{}
	ctx, stop := context.WithCancel(ctx)
	checked := make(chan struct{})
	defer func() {
		stop()
		<-checked
	}()
	go func() {
		defer close(checked)
		s.check(ctx)
	}()
	return s.answer(ctx, listener, w)
}

// shown is a folder that a server shows.
type shown struct {
	from, opened   source // as it was named, and as it is read now
	p              *preview
	edited         chan struct{} // there is something to check
	stdout, stderr io.Writer
}

func (s *shown) close() {
	if s.opened.files != s.from.files {
		_ = s.opened.close()
	}
}

// rebuild takes in what has changed in the folder.
func (s *shown) rebuild(changed []string) {
	// The folder may be another than the one that was opened: a tool for
	// synchronizing has put a new one in its place.
	if s.opened.replaced() {
		if fresh, err := openSource(s.from.dir); err == nil {
			// Nobody may still be reading from the one before; it is closed at the end.
			if s.opened.files != s.from.files {
				defer s.opened.close()
			}
			s.opened = fresh
			s.p.site.Moved(s.opened.files)
			changed = nil
		}
	}
	start := time.Now()
	s.p.edit(changed)
	ready(s.stdout, start)
	select {
	case s.edited <- struct{}{}:
	default: // it will see this one too
	}
}

// check says what is wrong with the site after each edit, until ctx is done.
func (s *shown) check(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-s.edited:
		}
		result, newer := s.p.site.Check(func() bool { return ctx.Err() != nil })
		if newer {
			continue
		}
		s.p.told(result.Problems)
		if errs := report(s.stderr, result.Problems, false); errs > 0 {
			fmt.Fprintf(s.stderr, "%d fejl\n", errs)
		}
	}
}

// answer serves and watches, w may be nil, until ctx is done or one of them fails.
func (s *shown) answer(ctx context.Context, listener net.Listener, w *watcher) error {
	watched := make(chan error, 1)
	if w != nil {
		go func() { watched <- w.run(ctx, s.rebuild) }()
	}
	server := &http.Server{Handler: s.p.handler(listener.Addr().String()), ReadHeaderTimeout: 10 * time.Second,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	fmt.Fprintf(s.stdout, "http://%s/\n", listener.Addr())
	select {
	case <-ctx.Done():
		_ = server.Close()
		<-ended
		return nil
	case err := <-watched:
		_ = server.Close()
		return err
	case err := <-ended:
		return err
	}
}
