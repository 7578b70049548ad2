package main

import (
	"math"
	"strings"
	"testing"
)

func TestReadResults(t *testing.T) {
	out := `goos: linux
BenchmarkRelayout-2   	    1234	   987654 ns/op	  120 B/op	 3 allocs/op
BenchmarkTextLength/chars=3000-2         	      50	  2000000 ns/op
BenchmarkTextLength/chars=10000          	      20	  6666667 ns/op
PASS
`
	got := readResults(out)
	for name, want := range map[string]float64{
		"BenchmarkRelayout":               0.000987654,
		"BenchmarkTextLength/chars=3000":  0.002,
		"BenchmarkTextLength/chars=10000": 0.006666667,
	} {
		if math.Abs(got[name]-want) > 1e-12 {
			t.Errorf("%s: got %v, want %v (all: %v)", name, got[name], want, got)
		}
	}
}

func TestGrowth(t *testing.T) {
	for _, k := range []float64{0.5, 1, 2} {
		results := map[string]float64{"Benchmark/other": 5}
		for _, chars := range []string{"3000", "10000", "100000"} {
			n := map[string]float64{"3000": 3e3, "10000": 1e4, "100000": 1e5}[chars]
			results["Benchmark/chars="+chars] = 1e-6 * math.Pow(n, k)
		}
		got, err := growth(results)
		if err != nil || math.Abs(got-k) > 1e-9 {
			t.Errorf("time ~ length^%v: got %v, %v", k, got, err)
		}
	}
	if _, err := growth(map[string]float64{"Benchmark/chars=10": 1}); err == nil {
		t.Error("one length gave a growth")
	}
}

func TestTableSaysWhatIsOver(t *testing.T) {
	rows := []row{
		{figure: figure{name: "fast", unit: seconds, limit: 1, aim: 0.5}, value: 0.4},
		{figure: figure{name: "fair", unit: seconds, limit: 1, aim: 0.5}, value: 0.7},
		{figure: figure{name: "slow", unit: mebibytes, limit: 350}, value: 351},
	}
	text := table(rows)
	for _, want := range []string{"good", "ok", "OVER", "0.70 s", "351 MB"} {
		if !strings.Contains(text, want) {
			t.Errorf("the table lacks %q:\n%s", want, text)
		}
	}
	if err := verdict(rows); err == nil || !strings.Contains(err.Error(), "slow") || strings.Contains(err.Error(), "fair") {
		t.Errorf("verdict: %v", err)
	}
	if err := verdict(rows[:2]); err != nil {
		t.Errorf("verdict of good rows: %v", err)
	}
}
