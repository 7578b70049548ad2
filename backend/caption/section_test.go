package caption

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var sections = []string{
	"加强学习 党组坚持理论学习制度，召开专题学习会，党员带头宣讲。",
	"协商议政 围绕特色农业开展协商，委员走进田间地头调研产业发展。",
	"为民服务 督办重点提案，增设休闲座椅，改进公交线路站点。",
}

func TestSections(t *testing.T) {
	for _, c := range []struct {
		name    string
		caption string
		stands  int
		want    int
		sure    bool
	}{
		{"words", "委员在田间调研农业", -1, 1, true},
		{"words and place", "新增的休闲座椅", 2, 2, true},
		{"words beat place", "提案督办：公交线路站点改进", 1, 2, false},
		{"place alone", "大家合影", 0, 0, true},
		{"nothing", "大家合影", -1, -1, false},
		{"empty", "", -1, -1, false},
	} {
		got := Sections([]string{c.caption}, sections, []int{c.stands})[0]
		if got.Section != c.want {
			t.Errorf("%s: section %d, want %d", c.name, got.Section, c.want)
		}
		if c.sure && got.Confidence < 0.6 || got.Section < 0 && got.Confidence != 0 {
			t.Errorf("%s: confidence %.2f", c.name, got.Confidence)
		}
	}
	if got := Sections([]string{"甲"}, nil, nil); len(got) != 1 || got[0].Section != -1 {
		t.Errorf("without sections: %v", got)
	}
}

// TestSampleSections takes the sample report: its captions stand behind the
// text that they belong to, but for two that stand before the first head.
func TestSampleSections(t *testing.T) {
	dir := os.Getenv("BROADSHEET_SAMPLES")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared", "samples")
	}
	raw, err := os.ReadFile(filepath.Join(dir, "huinong.txt"))
	if err != nil {
		t.Skipf("no samples: set BROADSHEET_SAMPLES to their folder (%v)", err)
	}
	var texts, captions []string
	var stands []int
	head, caption := regexp.MustCompile(`^[A-E] `), regexp.MustCompile(`^惠农区政协(开展|召开|举办).{0,40}。$`)
	for _, line := range strings.Split(string(raw), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case head.MatchString(line):
			texts = append(texts, line)
		case caption.MatchString(line):
			captions, stands = append(captions, line), append(stands, len(texts)-1)
		case len(texts) > 0:
			texts[len(texts)-1] += line
		}
	}
	if len(captions) != 7 || len(texts) != 5 {
		t.Fatalf("%d captions, %d sections", len(captions), len(texts))
	}
	got := Sections(captions, texts, stands)
	for i, want := range []int{-2, 2, 0, 1, 2, 3, 4} { // the first may go anywhere
		t.Logf("%s: section %c, confidence %.2f", captions[i], 'A'+got[i].Section, got[i].Confidence)
		if want != -2 && got[i].Section != want {
			t.Errorf("%s: section %d, want %d", captions[i], got[i].Section, want)
		}
	}
}
