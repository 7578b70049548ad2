package preflight

import (
	"strings"
	"testing"
	"testing/quick"
	"time"
)

// TestMendsEnd holds for any text that faults are in order and inside it, and
// that mending one kind after the other ends soon.
func TestMendsEnd(t *testing.T) {
	parts := []string{"河边", "“", "”", "‘", "’", "（", "）", "(", ")", "\"", "'", "《", "》", "〈", "〉", "的的", "了", "the the ", "a", "5", "。。", "..", ", ", " ", "一"}
	ends := func(picks []uint8, isChinese, isAlone bool) bool {
		var text strings.Builder
		for _, p := range picks {
			text.WriteString(parts[int(p)%len(parts)])
		}
		rules := textRules{isChinese: isChinese, isAlone: isAlone}
		now := text.String()
		for range 12 {
			before := now
			for kind := range faultKinds {
				checkInOrder(t, now, faultsOf([]rune(now), rules)[kind])
				if faultKind(kind) != unpaired {
					now = mendedBy(now, rules, faultKind(kind))
				}
			}
			if now == before {
				return true
			}
		}
		t.Logf("never ends: %q, now %q", text.String(), now)
		return false
	}
	if err := quick.Check(ends, &quick.Config{MaxCount: 5000}); err != nil {
		t.Error(err)
	}
}

func checkInOrder(t *testing.T, text string, faults []replacement) {
	t.Helper()
	end := 0
	for _, f := range faults {
		if f.from < end || f.to <= f.from || f.to > len([]rune(text)) {
			t.Fatalf("%q: %v", text, faults)
		}
		end = f.to
	}
}

// TestLongTextIsReadSoon holds for texts that are made to be slow.
func TestLongTextIsReadSoon(t *testing.T) {
	for _, part := range []string{"（", "“", "“好”", "‘", "a’", "”", "“（", "好的的", "\"好", "the "} {
		began := time.Now()
		faultsOf([]rune(strings.Repeat(part, 50_000)), chineseStory)
		if took := time.Since(began); took > 3*time.Second {
			t.Errorf("%q took %v", part, took)
		}
	}
}

func BenchmarkFaultsOf(b *testing.B) {
	text := []rune(strings.Repeat("码头边新设的“鲜度公示牌”上，每一筐鱼几点出水、几点上冰、由哪条船捕捞，写得明明白白；", 5))
	for b.Loop() {
		faultsOf(text, chineseStory)
	}
}
