package main

// figure is one promise. Seconds, MiB and plain numbers are told apart by
// the unit.
type figure struct {
	name    string
	unit    unit
	limit   float64
	aim     float64 // 0: none beyond the limit
	peers   string  // what comparable programs need, on the same two cores
	measure func(*bench) (float64, error)
}

// figures are the promises in the order of the table. The composing ones share
// their caches: cold fills what cached reads.
var figures = []figure{
	{"compose, cold, 24-megapixel photos", seconds, 1.6, 1, "sharp (libvips), resizing alone: 0.76 s", composeCold},
	{"seven 24-megapixel photos to 1,800", seconds, 1.14, 0.76, "sharp, two at once: 0.76 s", resizeSeven(1800)},
	{"seven 24-megapixel photos to 240", seconds, 0.72, 0.48, "sharp, two at once: 0.48 s", resizeSeven(240)},
	{"compose, renditions cached", seconds, 0.6, 0.3, "Typst, photos resized beforehand: 0.53 s", composeCached},
	{"compose, cold, 1800-pixel photos", seconds, 0.9, 0.5, "Typst, photos resized beforehand: 0.53 s", composeSmall},
	{"peak memory of the compositions", mebibytes, 350, 0, "", peakMemory},
	{"relayout after one character", seconds, 0.004, 0.001, "Typst, incremental: 3.8 ms", goBench("./backend/layout", "BenchmarkRelayout")},
	{"one character to a new PDF", seconds, 0.035, 0, "", goBench("./backend/desk", "BenchmarkEditToPDF")},
	{"search for five alternatives", seconds, 0.3, 0.15, "", goBench("./backend/compose", "BenchmarkAlternatives")},
	{"search among 100,000 captions, 95 of 100", seconds, 0.050, 0, "bleve 0.32 s, SQLite FTS5 0.15 s (docs/decisions/0017)", goBench("./backend/search", "BenchmarkSearch100000")},
	{"growth with text, 3,000 to 100,000", exponent, 1.2, 1.05, "1.0 is linear", textGrowth},
	{"key to paint, median", seconds, 0.025, 0, "", browser.measure("key-to-paint-p50-ms", milli)},
	{"key to paint, 95 of 100", seconds, 0.040, 0.016, "", browser.measure("key-to-paint-p95-ms", milli)},
	{"frame while a photo is dragged", seconds, 0.033, 0.0167, "", browser.measure("drag-frame-median-ms", milli)},
	{"opening from the shelf", seconds, 1, 0, "", browser.measure("open-from-shelf-ms", milli)},
	{"server's memory, ten documents", mebibytes, 400, 0, "", browser.measure("server-memory-mib", 1)},
	{"library of 500 photos, frame, 95 of 100", seconds, 0.034, 0.017, "", browser.measure("library-frame-p95-ms", milli)},
	{"library of 500 photos, all seen are sharp", seconds, 20, 0, "", browser.measure("library-sharp-ms", milli)},
	{"server's memory, 500 photos seen", mebibytes, 300, 0, "", browser.measure("library-memory-mib", 1)},
	{"window, start to first paint", seconds, 1.5, 0, "", desktop.measure("window-start-ms", milli)},
	{"window's memory, all processes", mebibytes, 500, 0, "", desktop.measure("window-memory-mib", 1)},
	{"window, key to paint, median", seconds, 0.040, 0, "", desktop.measure("window-key-p50-ms", milli)},
	{"window, key to paint, 95 of 100", seconds, 0.050, 0.033, "", desktop.measure("window-key-p95-ms", milli)},
	{"size of the program with a window", mebibytes, 150, 0, "", desktop.measure("window-binary-mib", 1)},
}

// milli turns milliseconds into seconds.
const milli = 1e-3

// photoSize is a size of the photos made for measuring.
type photoSize struct{ width, height int }

var (
	largePhotos = photoSize{6000, 4000}
	smallPhotos = photoSize{1800, 1200}
)

// composeCold measures a first composition: nothing is in the user's cache.
func composeCold(b *bench) (float64, error) {
	photos, err := b.photos(largePhotos)
	if err != nil {
		return 0, err
	}
	return b.median(func() (float64, error) {
		cache, err := b.freshCache()
		if err != nil {
			return 0, err
		}
		return b.compose(photos, cache)
	})
}

// composeCached measures a composition whose renditions are all there, by
// composing once unmeasured.
func composeCached(b *bench) (float64, error) {
	photos, err := b.photos(largePhotos)
	if err != nil {
		return 0, err
	}
	cache, err := b.freshCache()
	if err != nil {
		return 0, err
	}
	if _, err := b.compose(photos, cache); err != nil {
		return 0, err
	}
	return b.median(func() (float64, error) { return b.compose(photos, cache) })
}

func composeSmall(b *bench) (float64, error) {
	photos, err := b.photos(smallPhotos)
	if err != nil {
		return 0, err
	}
	return b.median(func() (float64, error) {
		cache, err := b.freshCache()
		if err != nil {
			return 0, err
		}
		return b.compose(photos, cache)
	})
}

// resizeSeven measures the photos command from its start to its end. Beside
// libraries in one process they are measured by BenchmarkSeven in photo.
func resizeSeven(width int) func(*bench) (float64, error) {
	return func(b *bench) (float64, error) {
		photos, err := b.photos(largePhotos)
		if err != nil {
			return 0, err
		}
		return b.median(func() (float64, error) { return b.resize(photos, width) })
	}
}

// peakMemory returns the largest peak among the compositions so far, in MiB;
// where none was asked for it makes a cold one.
func peakMemory(b *bench) (float64, error) {
	if b.peakBytes == 0 {
		if _, err := composeCold(b); err != nil {
			return 0, err
		}
	}
	return float64(b.peakBytes) / (1 << 20), nil
}
