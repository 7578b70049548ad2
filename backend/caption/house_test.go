package caption

import (
	"context"
	"math/rand"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"broadsheet/backend/manuscript"
)

// printed returns the captions of a report that a paper or its reporter wrote,
// or skips the test where it is not there.
func printed(t *testing.T, path string) (House, []Shown) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Skipf("report not found: %v", err)
	}
	m, err := manuscript.Read(context.Background(), manuscript.Input{Name: filepath.Base(path), Data: raw})
	if err != nil {
		t.Fatal(err)
	}
	var shown []Shown
	for _, c := range m.Captions {
		shown = append(shown, Shown{Text: c.Text})
	}
	if len(shown) == 0 {
		t.Fatal("the report has no captions")
	}
	return House{Locale: m.Story.Locale, Date: "2025-01-15"}, shown
}

// reports are the paths of real reports.
func reports() []string {
	samples := os.Getenv("BROADSHEET_SAMPLES")
	if samples == "" {
		samples = filepath.Join("..", "..", "..", "shared", "samples")
	}
	return []string{
		filepath.Join(samples, "huinong.txt"),
		filepath.Join("..", "..", "examples", "report.txt"),
		filepath.Join("..", "..", "examples", "english.txt"),
	}
}

// TestPrintedCaptionsAreClean holds that captions of real reports are left
// alone. Names of people who are not in them stand beside each, with a day in
// reach, so that every rule looks at them.
func TestPrintedCaptionsAreClean(t *testing.T) {
	for _, path := range reports() {
		t.Run(filepath.Base(path), func(t *testing.T) {
			house, shown := printed(t, path)
			for i := range shown {
				shown[i].Date = "2025-01-08"
				shown[i].Byline = "罗鸣、Ann Lee"
				shown[i].People = []string{"张晓峰", "王志伟", "惠农民", "高新华", "John Smith"}
			}
			for _, f := range house.Check(shown) {
				t.Errorf("%q: %s %v", shown[f.Caption].Text, f.Code, f.Params)
			}
		})
	}
}

// ofOnePage are the captions of a page with fourteen photos.
func ofOnePage() (House, []Shown) {
	var shown []Shown
	for i := range 14 {
		shown = append(shown, Shown{
			Text:   strconv.Itoa(i) + "组：1月8日，委员们在田间调研特色产业发展，图为（左起）张晓峰、王志伟、李四听取介绍。",
			Credit: "区政协", Byline: "罗鸣", Date: "2025-01-08", People: []string{"张晓峰", "王志伟"},
		})
	}
	return House{Locale: "zh-Hans", Date: "2025-01-15"}, shown
}

// TestCheckedIsCheckedAnew holds that what is remembered never differs from what
// a fresh check finds, whatever changes between two checks.
func TestCheckedIsCheckedAnew(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	house, shown := ofOnePage()
	texts := []string{"", " ", "农民在收割。", "农民在收割", "图为张小峰。", "2025-1-5开幕（张三 摄）。", "左起：王志伟、张晓峰。"}
	var kept Checked
	for n := range 600 {
		s := &shown[random.Intn(len(shown))]
		switch random.Intn(8) {
		case 0:
			s.People = append(slices.Clone(s.People), "李大海")[:random.Intn(len(s.People)+2)]
		case 1:
			if len(s.People) > 0 {
				s.People[0] = []string{"张晓峰", "张筱峰"}[random.Intn(2)] // in place, as a caller might
			}
		case 2:
			s.Byline = []string{"", "罗呜", "张晓峰 摄"}[random.Intn(3)]
		case 3:
			s.Date = []string{"", "2012-01-01", "2025-02-01"}[random.Intn(3)]
		case 4:
			house.Stop = []Stop{StopAsMost, StopNever, StopAlways}[random.Intn(3)]
		case 5:
			shown = append(shown[1:], shown[0], Shown{Text: "农民在收割。"})[:random.Intn(4)+9]
		default:
			s.Text = texts[random.Intn(len(texts))]
		}
		if got, want := kept.Check(house, shown), house.Check(shown); !reflect.DeepEqual(got, want) {
			t.Fatalf("after %d changes:\n got %+v\nwant %+v", n+1, got, want)
		}
	}
}

func BenchmarkCheck(b *testing.B) {
	house, shown := ofOnePage()
	for b.Loop() {
		house.Check(shown)
	}
}

// BenchmarkCheckTyped is what a character costs that is typed into a caption.
func BenchmarkCheckTyped(b *testing.B) {
	house, shown := ofOnePage()
	var kept Checked
	for i := 0; b.Loop(); i++ {
		shown[3].Text = strconv.Itoa(i) + shown[4].Text
		kept.Check(house, shown)
	}
}
