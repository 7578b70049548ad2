package caption

import "testing"

// TestRowsOfPeople holds realistic captions in which people stand in order or
// are placed; what is right in them is left alone.
func TestRowsOfPeople(t *testing.T) {
	four := []string{"沈禾", "陆一舟", "唐果", "罗鸣"}
	two := []string{"沈禾", "唐果"}
	latin := []string{"Ann Lee", "Bo Ek", "Cy Orr"}
	for _, c := range []rule{
		{"front row", Shown{Text: "前排左起：沈禾、陆一舟、唐果、罗鸣。", People: four}, "", ""},
		{"in turn", Shown{Text: "左起依次为沈禾、陆一舟、唐果和罗鸣。", People: four}, "", ""},
		{"left towards right", Shown{Text: "图为颁奖现场（从左往右：沈禾、陆一舟、唐果、罗鸣）。", People: four}, "", ""},
		{"each numbered", Shown{Text: "沈禾（左一）、陆一舟（左二）、唐果（右二）、罗鸣（右一）在田间调研。", People: four}, "", ""},
		{"numbered before", Shown{Text: "左一沈禾，左二陆一舟，右二唐果，右一罗鸣。", People: four}, "", ""},
		{"numbered in full", Shown{Text: "左起第一位沈禾，左起第二位唐果。", People: two}, "", ""},
		{"in brackets", Shown{Text: "沈禾（左）与唐果（右）握手。", People: two}, "", ""},
		{"front and back", Shown{Text: "沈禾（前）带着唐果（后）巡渠。", People: two}, "", ""},
		{"left is", Shown{Text: "左为沈禾，右为唐果。", People: two}, "", ""},
		{"on the left side", Shown{Text: "左边是沈禾，右边是唐果。", People: two}, "", ""},
		{"in the middle", Shown{Text: "沈禾（中）向唐果（右二）介绍水稻长势。", People: two}, "", ""},
		{"second from the right in a row", Shown{Text: "沈禾（前排右二）、唐果（后排左三）参加活动。", People: two}, "", ""},
		{"two rows", Shown{Text: "前排左起沈禾、陆一舟，后排左起唐果、罗鸣。", People: four}, "", ""},
		{"ages", Shown{Text: "图为沈禾（左，58岁）、唐果（右，32岁）在检修车间。", People: two}, "", ""},
		{"pictures side by side", Shown{Text: "左图：沈禾在授课。右图：唐果在采茶。", People: two}, "", ""},
		{"above and below", Shown{Text: "上图为沈禾，下图为唐果。", People: two}, "", ""},
		{"one and the others", Shown{Text: "沈禾（右三）和队员唐果等在抢修。", People: two}, "", ""},
		{"l-r", Shown{Text: "The winners (l-r): Ann Lee, Bo Ek and Cy Orr.", People: latin}, "", ""},
		{"L to R", Shown{Text: "L to R: Ann Lee, Bo Ek, Cy Orr.", People: latin}, "", ""},
		{"from left behind the names", Shown{Text: "Ann Lee, Bo Ek and Cy Orr, from left, at the quay.", People: latin}, "", ""},
		{"letters in brackets", Shown{Text: "Ann Lee (L), Bo Ek (C) and Cy Orr (R) at the quay.", People: latin}, "", ""},
		{"left and right in words", Shown{Text: "Ann Lee, far left, talks to Bo Ek, second right.", People: latin}, "", ""},
		{"at the back", Shown{Text: "Ann Lee (front) and Bo Ek (back) mend a net.", People: latin}, "", ""},
		{"clockwise", Shown{Text: "Clockwise from top left: Cy Orr, Ann Lee, Bo Ek.", People: latin}, "", ""},
		{"leaving", Shown{Text: "左右一齐动手，沈禾（左）和唐果（右）左右一起抬。", People: two}, "", ""},
		{"who has gone left", Shown{Text: "左转后，沈禾（左一）在路口，唐果（左二）在后。左一是队长。", People: two}, "", ""},

		{"l-r in another order", Shown{Text: "The winners (l-r): Bo Ek, Ann Lee and Cy Orr.", People: latin}, PeopleOrder, "The winners (l-r): Ann Lee, Bo Ek and Cy Orr."},
		{"L to R in another order", Shown{Text: "L to R: Ann Lee, Cy Orr, Bo Ek.", People: latin}, PeopleOrder, "L to R: Ann Lee, Bo Ek, Cy Orr."},
		{"in turn, in another order", Shown{Text: "左起依次为沈禾、唐果、陆一舟和罗鸣。", People: four}, PeopleOrder, "左起依次为沈禾、陆一舟、唐果和罗鸣。"},
		{"with brackets behind names", Shown{Text: "左起：唐果（32岁）、沈禾（58岁）。", People: two}, PeopleOrder, "左起：沈禾（58岁）、唐果（32岁）。"},
		{"with places behind names", Shown{Text: "左起：唐果（左一）、沈禾（左二）。", People: two}, PeopleOrder, ""},
		{"one place in two forms", Shown{Text: "左起第二为沈禾，左二为唐果。"}, PlaceTwice, ""},
		{"numbered against their order", Shown{Text: "唐果（左一）、沈禾（左二）在现场。", People: two}, PeoplePlaces, ""},
		{"placed against their order", Shown{Text: "唐果（左）与沈禾（右）握手。", People: two}, PeoplePlaces, ""},
		{"numbered from the right", Shown{Text: "沈禾（右一）、唐果（右二）在现场。", People: two}, PeoplePlaces, ""},
		{"nobody placed", Shown{Text: "沈禾与唐果握手，左邻右舍都来了。", People: two}, PeopleUnplaced, ""},
	} {
		locale := House{Locale: "zh-Hans"}
		if isLatinLetter([]rune(c.shown.Text)[0]) {
			locale.Locale = "en"
		}
		c.check(t, locale)
	}
}
