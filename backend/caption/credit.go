package caption

import (
	"strings"

	"broadsheet/backend/photo"
	"broadsheet/backend/story"
)

// CreditLine returns the line that names the sources of a page's photos: the
// manuscript's own if it has one, else one made of what the photos say of
// themselves, and only if every photo says it. Empty where there is no
// evidence.
func CreditLine(photos []photo.Photo, own string, l story.Locale) string {
	if own != "" || len(photos) == 0 {
		return own
	}
	if names := fromEach(photos, func(m photo.Metadata) string { return m.Credit }); names != nil {
		return providedBy(names, l)
	}
	if names := fromEach(photos, func(m photo.Metadata) string { return m.Byline }); names != nil {
		return takenBy(names, l)
	}
	return ""
}

// fromEach returns the distinct values of a field in their order, nil if a
// photo has none.
func fromEach(photos []photo.Photo, field func(photo.Metadata) string) []string {
	var out []string
	seen := map[string]bool{}
	for _, p := range photos {
		v := field(p.Meta)
		if v == "" {
			return nil
		}
		if !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

func providedBy(names []string, l story.Locale) string {
	switch {
	case l == "zh-Hant":
		return "本版圖片由" + strings.Join(names, "、") + "提供"
	case l.IsChinese():
		return "本版图片由" + strings.Join(names, "、") + "提供"
	}
	return "Photos: " + strings.Join(names, ", ")
}

func takenBy(names []string, l story.Locale) string {
	switch {
	case l == "zh-Hant":
		return "本版攝影：" + strings.Join(names, "、")
	case l.IsChinese():
		return "本版摄影：" + strings.Join(names, "、")
	}
	return "Photographs by " + strings.Join(names, ", ")
}
