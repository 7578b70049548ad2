package document

import (
	"testing"

	"broadsheet/backend/story"
)

func TestCreditApart(t *testing.T) {
	for _, c := range []struct {
		locale         story.Locale
		credit, byline string
		want           string
	}{
		{"zh-Hans", "沈禾 摄", "", "\u3000沈禾 摄"},
		{"zh-Hans", "", "沈禾", "\u3000沈禾 摄"},
		{"zh-Hans", "区政协", "沈禾", "\u3000区政协 供图"},
		{"zh-Hans", "区融媒体中心供图", "", "\u3000区融媒体中心供图"},
		{"zh-Hant", "", "沈禾", "\u3000沈禾 攝"},
		{"en", "Harbour Office", "Ann Lee", " Harbour Office"},
		{"en", "", "Ann Lee", " Photo: Ann Lee"},
		{"zh-Hans", " ", "", ""},
	} {
		p := Photo{Credit: c.credit, ApartCredit: true, Details: Details{Byline: c.byline}}
		if got := p.CreditApart(c.locale); got != c.want {
			t.Errorf("%q by %q in %s: %q, want %q", c.credit, c.byline, c.locale, got, c.want)
		}
		p.ApartCredit = false
		if got := p.CreditApart(c.locale); got != "" {
			t.Errorf("in the line for all photos: %q", got)
		}
	}
}
