package desk

import (
	"sync"
	"time"
)

// Timings are how long the steps of a composition took, in milliseconds of
// the clock on the wall. Steps overlap (photos are looked at while the
// manuscript is read), so that their sum may be more than Total.
type Timings struct {
	Read    float64 `json:"read"`    // the manuscript
	Photos  float64 `json:"photos"`  // reading, measuring, finding what matters in them
	Compose float64 `json:"compose"` // the search for pages, with the layout of those chosen
	Layout  float64 `json:"layout"`  // from the layout to the drawing list
	Render  float64 `json:"render"`  // renditions, PDF and PNG
	Total   float64 `json:"total"`   // from the request to the report
}

// step is one of the timed steps.
type step int

const (
	stepRead step = iota
	stepPhotos
	stepCompose
	stepLayout
	stepRender
	stepCount
)

// stopwatch measures steps. A step that runs several times side by side
// counts from the first that begins to the last that ends.
type stopwatch struct {
	clock func() time.Duration
	begin time.Duration

	mu    sync.Mutex
	steps [stepCount]struct {
		running int
		since   time.Duration
		spent   time.Duration
	}
}

func newStopwatch(clock func() time.Duration) *stopwatch {
	return &stopwatch{clock: clock, begin: clock()}
}

// start begins a step; the function that it returns ends it.
func (w *stopwatch) start(of step) (stop func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := &w.steps[of]
	if s.running == 0 {
		s.since = w.clock()
	}
	s.running++
	return func() { w.stop(of) }
}

func (w *stopwatch) stop(of step) {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := &w.steps[of]
	if s.running--; s.running == 0 {
		s.spent += w.clock() - s.since
	}
}

// timings returns what was measured up to now, steps that have ended.
func (w *stopwatch) timings() Timings {
	w.mu.Lock()
	defer w.mu.Unlock()
	spent := func(of step) float64 { return milliseconds(w.steps[of].spent) }
	return Timings{
		Read: spent(stepRead), Photos: spent(stepPhotos), Compose: spent(stepCompose),
		Layout: spent(stepLayout), Render: spent(stepRender),
		Total: milliseconds(w.clock() - w.begin),
	}
}

// milliseconds to the microsecond: more digits would claim what no clock holds.
func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
