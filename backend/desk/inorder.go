package desk

import (
	"context"
	"runtime"
)

// inOrder does n pieces of work on all cores and hands their results over in
// order, from the caller's goroutine. No more than a few results wait at any
// moment, however many pieces there are. It ends with the first error of give,
// or that of ctx.
func inOrder[T any](ctx context.Context, n int, work func(i int) T, give func(i int, result T) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	cores := runtime.GOMAXPROCS(0)
	slots := make(chan struct{}, cores)
	queue := make(chan chan T, 2*cores)
	go func() {
		defer close(queue)
		for i := range n {
			select {
			case slots <- struct{}{}:
			case <-ctx.Done():
				return
			}
			result := make(chan T, 1)
			go func() {
				defer func() { <-slots }()
				result <- work(i)
			}()
			select {
			case queue <- result:
			case <-ctx.Done():
				return
			}
		}
	}()
	i := 0
	for result := range queue {
		if err := give(i, <-result); err != nil {
			return err
		}
		i++
	}
	return ctx.Err()
}
