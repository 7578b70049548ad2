package desk

import (
	"context"
	"errors"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

func TestInOrder(t *testing.T) {
	var under, most atomic.Int64
	work := func(i int) int {
		now := under.Add(1)
		for old := most.Load(); now > old && !most.CompareAndSwap(old, now); old = most.Load() {
		}
		time.Sleep(time.Duration(i%3) * time.Millisecond)
		under.Add(-1)
		return i * i
	}
	var got []int
	err := inOrder(context.Background(), 40, work, func(i, square int) error {
		if square != i*i {
			t.Errorf("%d: %d", i, square)
		}
		got = append(got, i)
		return nil
	})
	if err != nil || len(got) != 40 || !slices.IsSorted(got) {
		t.Errorf("%v, %v", got, err)
	}
	if n := int(most.Load()); n > runtime.GOMAXPROCS(0) {
		t.Errorf("%d at once", n)
	}
}

func TestInOrderEnds(t *testing.T) {
	stop := errors.New("enough")
	n := 0
	err := inOrder(context.Background(), 1000, func(i int) int { return i }, func(i, _ int) error {
		n++
		if i == 3 {
			return stop
		}
		return nil
	})
	if !errors.Is(err, stop) || n != 4 {
		t.Errorf("%d given, %v", n, err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	err = inOrder(ctx, 1000, func(i int) int { return i }, func(i, _ int) error {
		if i == 5 {
			cancel()
		}
		return nil
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}
