package manuscript

import (
	"os"
	"path/filepath"
	"testing"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// sample returns a file of the samples, or skips the test where they are not
// installed.
func sample(t testing.TB, name string) []byte {
	t.Helper()
	folder := os.Getenv("BROADSHEET_SAMPLES")
	if folder == "" {
		folder = filepath.Join("..", "..", "..", "shared", "samples")
	}
	data, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		t.Skipf("sample not found (set BROADSHEET_SAMPLES): %v", err)
	}
	return data
}

func TestSampleReport(t *testing.T) {
	m := mustRead(t, "huinong.txt", sample(t, "huinong.txt"))
	counts := map[story.Role]int{}
	for _, b := range m.Story.Blocks {
		counts[b.Role]++
	}
	want := map[story.Role]int{story.Headline: 1, story.Deck: 1, story.Byline: 1, story.Lead: 4, story.SectionHead: 5, story.Body: 25}
	for role, n := range want {
		if counts[role] != n {
			t.Errorf("%d blocks of role %s, want %d", counts[role], role, n)
		}
	}
	if len(counts) != len(want) {
		t.Errorf("roles %v, want only %v", counts, want)
	}
	if b, _ := m.Story.First(story.Headline); b.Text() != "履职尽责显担当 硕果满枝展芳华" || b.Line != 3 {
		t.Errorf("headline %q in line %d", b.Text(), b.Line)
	}
	labels := ""
	for _, b := range m.Story.All(story.SectionHead) {
		labels += b.Label
	}
	if labels != "ABCDE" {
		t.Errorf("section labels %q, want ABCDE", labels)
	}
	if m.Credit != "(本版图片由惠农区政协提供)" {
		t.Errorf("credit %q", m.Credit)
	}
	sections := []int{}
	for _, c := range m.Captions {
		sections = append(sections, c.Section)
	}
	if len(sections) != 7 || sections[0] != -1 || sections[1] != -1 || sections[2] != 0 || sections[6] != 4 {
		t.Errorf("captions stand in sections %v, want -1 -1 0 1 2 3 4", sections)
	}
	rejoined := []string{}
	for _, f := range m.Findings {
		if f.Code == Rejoined {
			rejoined = append(rejoined, f.Place.Excerpt)
		}
	}
	if len(rejoined) != 2 {
		t.Errorf("rejoined %v, want two paragraphs", rejoined)
	}
	if len(m.Findings) != 2 || m.Findings[0].Severity != finding.Note {
		t.Errorf("findings %v, want two notes", m.Findings)
	}
}
