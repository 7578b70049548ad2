package preflight

import (
	"strings"
	"testing"
)

// mended makes the replacements of one kind of fault in a Chinese story.
func mended(text string, kind faultKind) string { return mendedBy(text, chineseStory, kind) }

func TestHalfWidthMarks(t *testing.T) {
	for text, want := range map[string]string{
		"河水清,两岸绿.":         "河水清，两岸绿。",
		"你好, 世界":           "你好，世界",
		"共3,341字":          "共3,341字",
		"比分是3:2":           "比分是3:2",
		"时间:9点":            "时间：9点",
		"他说:\"来了\"":        "他说：“来了”",
		"use (AI) here":    "use (AI) here",
		"人工智能(AI)很热":       "人工智能（AI）很热",
		"见图(左)":            "见图（左）",
		"don't":            "don't",
		"他叫'小河'":           "他叫‘小河’",
		"平台.NET很好":         "平台.NET很好",
		"等等...":            "等等...",
		"真的吗?真的!":          "真的吗？真的！",
		"A. 第一":            "A. 第一",
		"（河道）;（岸线）":        "（河道）；（岸线）",
		"https://a.cn/x,y": "https://a.cn/x,y",
		"没有配对\"的引号":        "没有配对\"的引号",
	} {
		if got := mended(text, halfWidth); got != want {
			t.Errorf("%s becomes %s, want %s", text, got, want)
		}
	}
}

func TestDoubledMarks(t *testing.T) {
	for text, want := range map[string]string{
		"完了。。": "完了。", "等等。。。": "等等……", "好，，好": "好，好", "真的！！": "真的！！", "……": "……", "——": "——",
	} {
		if got := mended(text, doubled); got != want {
			t.Errorf("%s becomes %s, want %s", text, got, want)
		}
	}
}

// TestMendedTextIsClean holds that a mend leaves nothing to mend.
func TestMendedTextIsClean(t *testing.T) {
	text := strings.Repeat("他说:\"河清,岸绿.\"(见图)。。", 3)
	text = mended(text, halfWidth)
	text = mended(text, doubled)
	for kind, faults := range faultsOf([]rune(text), chineseStory) {
		if len(faults) > 0 {
			t.Errorf("kind %d: %v left in %s", kind, faults, text)
		}
	}
}
