package document

import (
	"regexp"
	"strings"

	"broadsheet/backend/story"
)

// saysHow finds a Chinese credit that says what its name did.
var saysHow = regexp.MustCompile(`(?:摄影|摄|攝影|攝|供图|供圖|提供|图片社|圖片社|视觉中国|社发)$`)

// CreditApart is what stands behind the caption of a photo whose credit is kept
// out of the line for all photos, with the white before it: "　沈禾 摄". Empty
// where its credit stands in that line, or is not known.
func (p Photo) CreditApart(l story.Locale) string {
	if !p.ApartCredit {
		return ""
	}
	credit, byline := strings.TrimSpace(p.Credit), strings.TrimSpace(p.Byline)
	switch {
	case credit == "" && byline == "":
		return ""
	case !l.IsChinese() && credit == "":
		return " Photo: " + byline
	case !l.IsChinese():
		return " " + credit
	case credit == "" && l == "zh-Hant":
		return "\u3000" + byline + " 攝"
	case credit == "":
		return "\u3000" + byline + " 摄"
	case saysHow.MatchString(credit):
		return "\u3000" + credit
	case l == "zh-Hant":
		return "\u3000" + credit + " 供圖"
	}
	return "\u3000" + credit + " 供图"
}
