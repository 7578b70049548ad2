package caption

import (
	"testing"

	"broadsheet/backend/finding"
)

// rule is a caption with the fault that is looked for in it; no code means
// that there is none.
type rule struct {
	name   string
	shown  Shown
	code   finding.Code
	mended string // empty: only an editor can
}

func (c rule) check(t *testing.T, house House, others ...Shown) {
	t.Helper()
	t.Run(c.name, func(t *testing.T) {
		faults := house.Check(append([]Shown{c.shown}, others...))
		if c.code == "" {
			if len(faults) > 0 {
				t.Errorf("found %+v", faults)
			}
			return
		}
		for _, f := range faults {
			if f.Code != c.code {
				continue
			}
			if got := mend(c.shown.Text, f); c.mended != "" && got != c.mended {
				t.Errorf("mended to %q, want %q", got, c.mended)
			}
			if c.mended == "" && len(f.Changes) > 0 {
				t.Errorf("changes %+v", f.Changes)
			}
			return
		}
		t.Errorf("found %+v, want %s", faults, c.code)
	})
}

func TestPeople(t *testing.T) {
	three := []string{"沈禾", "陆一舟", "唐果"}
	for _, c := range []rule{
		{"in order", Shown{Text: "图为（左起）沈禾、陆一舟、唐果。", People: three}, "", ""},
		{"not in order", Shown{Text: "图为（左起）陆一舟、沈禾、唐果。", People: three}, PeopleOrder, "图为（左起）沈禾、陆一舟、唐果。"},
		{"one of them is not named", Shown{Text: "从左至右：唐果、沈禾。", People: three}, PeopleOrder, "从左至右：沈禾、唐果。"},
		{"no order is promised, and nobody placed", Shown{Text: "唐果、沈禾在现场。", People: three}, PeopleUnplaced, ""},
		{"each is placed", Shown{Text: "唐果（右一）、沈禾（左一）在现场。", People: three}, "", ""},
		{"one name needs no place", Shown{Text: "沈禾在现场。", People: three}, "", ""},
		{"nobody is known", Shown{Text: "唐果、沈禾在现场。"}, "", ""},
		{"two in one place", Shown{Text: "左二为沈禾，左二为唐果。"}, PlaceTwice, ""},
		{"in two rows", Shown{Text: "前排左二为沈禾，后排左二为唐果。"}, "", ""},
		{"a row carries over", Shown{Text: "前排左一沈禾、左二唐果，后排左一陆一舟、左二罗鸣。"}, "", ""},
		{"the pictures of one caption", Shown{Text: "上图左一为沈禾，下图左一为唐果。"}, "", ""},
		{"two in one place of a row", Shown{Text: "前排左一沈禾、左一唐果。"}, PlaceTwice, ""},
		{"more than ten", Shown{Text: "左十一沈禾、左十二唐果。"}, "", ""},
		{"rows have an order each", Shown{Text: "前排左起：唐果；后排左起：沈禾、陆一舟。", People: three}, "", ""},
		{"from the right", Shown{Text: "从右至左：唐果、陆一舟、沈禾。", People: three}, "", ""},
		{"from the right, not in order", Shown{Text: "右起：沈禾、陆一舟、唐果。", People: three}, PeopleOrder, "右起：唐果、陆一舟、沈禾。"},
		{"the order behind the names", Shown{Text: "图为唐果、陆一舟、沈禾（左起）。", People: three}, PeopleOrder, "图为沈禾、陆一舟、唐果（左起）。"},
		{"a sentence before the row", Shown{Text: "唐果向沈禾介绍情况。左起：沈禾、陆一舟、唐果。", People: three}, "", ""},
		{"named before the row in its sentence", Shown{Text: "唐果向沈禾介绍，图为左起沈禾、陆一舟、唐果。", People: three}, "", ""},
		{"the place of one", Shown{Text: "左起第二为唐果，与沈禾交谈。", People: three}, "", ""},
		{"one of the row is left out", Shown{Text: "左起：沈禾、唐果。", People: three}, PeopleMissing, ""},
		{"not everybody is named", Shown{Text: "左起：沈禾、唐果等。", People: three}, "", ""},
		{"a name that is part of another", Shown{Text: "左起：王芳芳、王芳。", People: []string{"王芳", "王芳芳"}}, "", ""},
		{"from the right in English", Shown{Text: "From right: Bo Ek and Ann Lee。", People: []string{"Ann Lee", "Bo Ek"}}, "", ""},
		{"right to left", Shown{Text: "Right to left: Ann Lee and Bo Ek。", People: []string{"Ann Lee", "Bo Ek"}}, PeopleOrder, "Right to left: Bo Ek and Ann Lee。"},
		{"the place of one in English", Shown{Text: "Second from left, Bo Ek with Ann Lee。", People: []string{"Ann Lee", "Bo Ek"}}, "", ""},
		{"in English", Shown{Text: "From left: Bo Ek and Ann Lee。", People: []string{"Ann Lee", "Bo Ek"}}, PeopleOrder, "From left: Ann Lee and Bo Ek。"},
	} {
		c.check(t, House{Locale: "zh-Hans"})
	}
}

func TestNames(t *testing.T) {
	known := Shown{Text: "开幕。", People: []string{"张晓峰", "王芳"}, Byline: "罗鸣"}
	for _, c := range []rule{
		{"one sign differs, before an office", Shown{Text: "张小峰主席在现场。"}, "", ""},
		{"between marks", Shown{Text: "到场的有李四、张小峰。"}, NameDiffers, "到场的有李四、张晓峰。"},
		{"behind an office, which ends the stretch", Shown{Text: "图为区政协主席张小峰。"}, NameDiffers, "图为区政协主席张晓峰。"},
		{"the same", Shown{Text: "图为张晓峰。"}, "", ""},
		{"another family name", Shown{Text: "到场的有李四、章晓峰。"}, "", ""},
		{"two signs are two people", Shown{Text: "到场的有李四、王放。"}, "", ""},
		{"brothers", Shown{Text: "到场的有李四、张晓明。"}, "", ""},
		{"both in one caption", Shown{Text: "到场的有张晓峰、张小峰。"}, "", ""},
		{"two signs that look alike", Shown{Text: "图为记者罗呜。"}, NameDiffers, "图为记者罗鸣。"},
		{"another word with the same first sign", Shown{Text: "张灯结彩，张小店。"}, "", ""},
		{"no name at all", Shown{Text: "张大桥。"}, "", ""},
	} {
		c.check(t, House{Locale: "zh-Hans"}, known)
	}
	english := Shown{Text: "Opening.", People: []string{"John Smith", "Ann Lee"}}
	for _, c := range []rule{
		{"two letters in each other's place", Shown{Text: "Jonh Smith at the harbour."}, NameDiffers, "John Smith at the harbour."},
		{"two people in one caption", Shown{Text: "John Smith and Joan Smith at home."}, "", ""},
		{"the owner's", Shown{Text: "John Smith's harbour."}, "", ""},
		{"someone else", Shown{Text: "Joan Smithers at the harbour."}, "", ""},
		{"a short name", Shown{Text: "Anna Lee at the harbour."}, NameDiffers, "Ann Lee at the harbour."},
	} {
		c.check(t, House{Locale: "en"}, english)
	}
}

func TestArchive(t *testing.T) {
	house := House{Locale: "zh-Hans", Date: "2025-01-15"}
	for _, c := range []rule{
		{"old, and not said", Shown{Text: "早市一角。", Date: "2012-09-21"}, ArchiveUnsaid, "早市一角（资料图片）。"},
		{"without a full stop", Shown{Text: "早市一角！", Date: "2012-09-21"}, ArchiveUnsaid, "早市一角！（资料图片）"},
		{"old, and said", Shown{Text: "早市一角（资料图片）。", Date: "2012-09-21"}, "", ""},
		{"new", Shown{Text: "早市一角。", Date: "2025-01-02"}, "", ""},
		{"new, but said to be old", Shown{Text: "早市一角（资料图）。", Date: "2025-01-02"}, ArchiveSaid, ""},
		{"from the future", Shown{Text: "早市一角。", Date: "2025-01-16"}, PhotoNewer, ""},
		{"of no day", Shown{Text: "早市一角。"}, "", ""},
		{"of a day that is none", Shown{Text: "早市一角。", Date: "2025-02-31"}, "", ""},
	} {
		c.check(t, house)
	}
	patient := house
	patient.ArchiveDays = 365
	rule{"a paper that looks back on a year", Shown{Text: "早市一角。", Date: "2024-03-02"}, "", ""}.check(t, patient)
	rule{"a page without a day", Shown{Text: "早市一角。", Date: "2012-09-21"}, "", ""}.check(t, House{Locale: "zh-Hans"})
	rule{"in English", Shown{Text: "The market.", Date: "2012-09-21"}, ArchiveUnsaid, "The market (file photo)."}.check(t, House{Locale: "en", Date: "2025-01-15"})
	rule{"behind an abbreviation", Shown{Text: "Harvest in the U.S.", Date: "2012-09-21"}, ArchiveUnsaid, "Harvest in the U.S. (file photo)"}.check(t, House{Locale: "en", Date: "2025-01-15"})
}
