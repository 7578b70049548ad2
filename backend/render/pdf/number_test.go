package pdf

import (
	"math"
	"testing"

	"broadsheet/backend/geom"
)

func TestNumbers(t *testing.T) {
	cases := []struct {
		l    geom.Length
		want string
	}{
		{0, "0"}, {1, ".001"}, {-1, "-.001"}, {1500, "1.5"}, {-12345, "-12.345"}, {72000, "72"}, {10, ".01"},
		{math.MaxInt64, "30000"}, {math.MinInt64, "-30000"},
	}
	for _, c := range cases {
		if got := string(appendLength(nil, c.l)); got != c.want {
			t.Errorf("%d becomes %s, want %s", c.l, got, c.want)
		}
	}
	shares := []struct {
		v    float64
		want string
	}{{0, "0"}, {1, "1"}, {0.5, ".5"}, {0.12345, ".1235"}, {2, "1"}, {-1, "0"}, {math.NaN(), "0"}, {math.Inf(1), "1"}}
	for _, c := range shares {
		if got := string(appendShare(nil, c.v)); got != c.want {
			t.Errorf("share %v becomes %s, want %s", c.v, got, c.want)
		}
	}
}

func TestObjectsRoundTrip(t *testing.T) {
	cases := []string{
		"null", "true", "-1.5", "/Name", "/A#20B", "(text)", `(a\(b\)\\)`, "<00ff>", "[]", "[1 2 0 R /N (x)]",
		"<</A 1/B[1 2]/C<</D(e)>>/E 3 0 R>>",
	}
	for _, c := range cases {
		p := &parser{b: []byte(c)}
		o, err := p.object()
		if err != nil {
			t.Errorf("%s: %v", c, err)
			continue
		}
		if got := string(appendObject(nil, o)); got != c {
			t.Errorf("%s comes back as %s", c, got)
		}
	}
}

func TestLiteralStrings(t *testing.T) {
	cases := []struct{ in, want string }{
		{`(a(b)c)`, "a(b)c"}, {`(\101\12)`, "A\n"}, {`(\n\r\t)`, "\n\r\t"}, {"(a\\\nb)", "ab"}, {`(\q)`, "q"}, {`(\7)`, "\a"},
	}
	for _, c := range cases {
		o, err := (&parser{b: []byte(c.in)}).object()
		if s, ok := o.(text); err != nil || !ok || string(s) != c.want {
			t.Errorf("%s: got %q, %v", c.in, o, err)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"<</A[1 0 R(x)]>>", "<0g>", "((((", "[[[[", "%PDF-1.3\nxref\n0 1\ntrailer\n<</Root 1 0 R>>\nstartxref\n9\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		parseFile(b)
		if o, err := (&parser{b: b}).object(); err == nil {
			appendObject(nil, o)
		}
	})
}
