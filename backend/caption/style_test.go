package caption

import (
	"strings"
	"testing"
	"testing/quick"

	"broadsheet/backend/finding"
)

// mend makes the changes of a fault.
func mend(text string, f Fault) string {
	runes := []rune(text)
	for i := len(f.Changes) - 1; i >= 0; i-- {
		c := f.Changes[i]
		runes = []rune(string(runes[:c.From]) + c.Text + string(runes[c.To:]))
	}
	return string(runes)
}

func TestStyle(t *testing.T) {
	chinese, english := House{Locale: "zh-Hans"}, House{Locale: "en"}
	for _, c := range []struct {
		name   string
		house  House
		shown  Shown
		code   finding.Code
		mended string
		credit string
	}{
		{"a full stop is missing", House{Locale: "zh-Hans", Stop: StopAlways}, Shown{Text: "委员在田间调研", Credit: ""}, StopMissing, "委员在田间调研。", ""},
		{"not behind another closing mark", House{Locale: "zh-Hans", Stop: StopAlways}, Shown{Text: "“丰收了！”", Credit: ""}, "", "", ""},
		{"nor behind an ellipsis", House{Locale: "zh-Hans", Stop: StopAlways}, Shown{Text: "他们来了……", Credit: ""}, "", "", ""},
		{"before the white at the end", House{Locale: "zh-Hans", Stop: StopAlways}, Shown{Text: "委员在田间调研 ", Credit: ""}, StopMissing, "委员在田间调研。 ", ""},
		{"a full stop is too much", House{Locale: "zh-Hans", Stop: StopNever}, Shown{Text: "委员在田间调研。", Credit: ""}, StopUnwanted, "委员在田间调研", ""},
		{"in English", House{Locale: "en", Stop: StopAlways}, Shown{Text: "Members in the field", Credit: ""}, StopMissing, "Members in the field.", ""},
		{"an abbreviation keeps its point", House{Locale: "en", Stop: StopNever}, Shown{Text: "Harvest in the U.S.", Credit: ""}, "", "", ""},
		{"a day in figures", chinese, Shown{Text: "2025-1-05，开幕式。", Credit: ""}, DateForm, "2025年1月5日，开幕式。", ""},
		{"a day with strokes", chinese, Shown{Text: "摄于2025/11/20日。", Credit: ""}, DateForm, "摄于2025年11月20日。", ""},
		{"a day whose parts stand apart", chinese, Shown{Text: "2025 年 1 月 5 日开幕。", Credit: ""}, DateForm, "2025年1月5日开幕。", ""},
		{"a day as it should be", chinese, Shown{Text: "2025年1月5日开幕。", Credit: ""}, "", "", ""},
		{"no day: a version", chinese, Shown{Text: "系统2025.1.5.3版上线。", Credit: ""}, "", "", ""},
		{"no day: month 13", chinese, Shown{Text: "编号2025-13-05。", Credit: ""}, "", "", ""},
		{"a day in figures in English", english, Shown{Text: "Opened on 2025-01-05."}, DateForm, "Opened on January 5, 2025.", ""},
		{"a day in words in English", english, Shown{Text: "Opened on January 5, 2025."}, "", "", ""},
		{"who took it, in brackets", chinese, Shown{Text: "农民在收割（记者 张三 摄）。", Credit: ""}, CreditInCaption, "农民在收割。", "张三"},
		{"who took it, behind the sentence", chinese, Shown{Text: "农民在收割。张三 摄", Credit: ""}, CreditInCaption, "农民在收割。", "张三"},
		{"who gave it", chinese, Shown{Text: "农民在收割。（区融媒体中心供图）", Credit: ""}, CreditInCaption, "农民在收割。", "区融媒体中心"},
		{"behind a colon", chinese, Shown{Text: "农民在收割。摄影：李 四", Credit: ""}, CreditInCaption, "农民在收割", "李四"},
		{"the credit again", chinese, Shown{Text: "农民在收割（张三摄）。", Credit: "本报记者 张三"}, CreditRepeated, "农民在收割。", ""},
		{"another credit", chinese, Shown{Text: "农民在收割（张三摄）。", Credit: "李四"}, CreditDiffers, "农民在收割（张三摄）。", ""},
		{"in Traditional Chinese", House{Locale: "zh-Hant"}, Shown{Text: "農民在收割（記者 張三 攝）。"}, CreditInCaption, "農民在收割。", "張三"},
		{"who gave it, in Traditional Chinese", House{Locale: "zh-Hant"}, Shown{Text: "農民在收割。（區公所供圖）"}, CreditInCaption, "農民在收割。", "區公所"},
		{"how it was given does not make another credit", chinese, Shown{Text: "农民在收割（区政协提供）。", Credit: "区政协供图"}, CreditRepeated, "农民在收割。", ""},
		{"in English, in brackets", english, Shown{Text: "Harvest in the hills (Photo: Ann Lee)."}, CreditInCaption, "Harvest in the hills.", "Ann Lee"},
		{"in English, behind the sentence", english, Shown{Text: "Harvest in the hills. Photo by Ann Lee."}, CreditInCaption, "Harvest in the hills.", "Ann Lee"},
		{"with an initial", english, Shown{Text: "Harvest in the hills (Photo by A. Lee)."}, CreditInCaption, "Harvest in the hills.", "A. Lee"},
		{"again in English", english, Shown{Text: "Harvest in the hills. Photo by Ann Lee", Credit: "Photo: Ann Lee"}, CreditRepeated, "Harvest in the hills.", ""},
		{"another in English", english, Shown{Text: "Harvest in the hills. Photo by Ann Lee", Credit: "Bo Ek"}, CreditDiffers, "Harvest in the hills. Photo by Ann Lee", ""},
		{"a sentence about a photo", english, Shown{Text: "She won. Photo by photo they climbed."}, "", "", ""},
		{"an award for pictures", english, Shown{Text: "Ann Lee at the exhibition of photos by Bo Ek."}, "", "", ""},
		{"a sentence about taking pictures", chinese, Shown{Text: "张三在拍摄。", Credit: ""}, "", "", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			faults := c.house.Check([]Shown{c.shown})
			if c.code == "" {
				if len(faults) > 0 {
					t.Errorf("found %+v", faults)
				}
				return
			}
			if len(faults) == 0 || faults[0].Code != c.code {
				t.Fatalf("found %+v, want %s", faults, c.code)
			}
			if got := mend(c.shown.Text, faults[0]); got != c.mended || faults[0].Credit != c.credit {
				t.Errorf("mended %q with credit %q, want %q with %q", got, faults[0].Credit, c.mended, c.credit)
			}
		})
	}
}

func TestStopAsMost(t *testing.T) {
	house := House{Locale: "zh-Hans"}
	with, without := Shown{Text: "农民在收割。"}, Shown{Text: "委员在调研"}
	for _, c := range []struct {
		name  string
		shown []Shown
		want  string
	}{
		{"all alike", []Shown{without, {Text: "专家在讲课"}}, ""},
		{"most without", []Shown{without, with, {Text: "专家在讲课"}}, "1 caption.stop-unwanted"},
		{"most with", []Shown{with, without, {Text: "专家在讲课。"}}, "1 caption.stop-missing"},
		{"as many", []Shown{with, without}, "1 caption.stop-missing"},
		{"one without words does not count", []Shown{without, {}, {Text: " "}}, ""},
	} {
		var got []string
		for _, f := range house.Check(c.shown) {
			got = append(got, string(rune('0'+f.Caption))+" "+string(f.Code))
		}
		if strings.Join(got, ",") != c.want {
			t.Errorf("%s: found %q, want %q", c.name, got, c.want)
		}
	}
}

func TestSaidTwice(t *testing.T) {
	faults := House{Locale: "zh-Hans"}.Check([]Shown{{Text: "农民在 收割。"}, {Text: "专家讲课。"}, {Text: "农民在收割。"}})
	if len(faults) != 1 || faults[0].Code != SaidTwice || faults[0].Caption != 2 || len(faults[0].Changes) > 0 {
		t.Errorf("found %+v", faults)
	}
}

// TestMendedCaptionsAreClean holds for any text that what is mended has not the
// same fault again, and that nothing but marks, dates and credits is changed.
func TestMendedCaptionsAreClean(t *testing.T) {
	parts := []string{"农民", "在收割", "。", "，", "（张三 摄）", "2025-1-5", "！", "”", " ", "摄影：李四", "U.S.", ".", "…", "李四摄"}
	clean := func(picks []uint8, always bool) bool {
		var text strings.Builder
		for _, p := range picks {
			text.WriteString(parts[int(p)%len(parts)])
		}
		house := House{Locale: "zh-Hans", Stop: StopNever}
		if always {
			house.Stop = StopAlways
		}
		now := Shown{Text: text.String()}
		for range 40 {
			faults := house.Check([]Shown{now})
			if len(faults) == 0 {
				return true
			}
			f := faults[0]
			if len(f.Changes) == 0 {
				return f.Code == CreditDiffers
			}
			now.Text = mend(now.Text, f)
			if f.Credit != "" {
				now.Credit = f.Credit
			}
		}
		t.Logf("never clean: %q", now.Text)
		return false
	}
	if err := quick.Check(clean, &quick.Config{MaxCount: 5000}); err != nil {
		t.Error(err)
	}
}
