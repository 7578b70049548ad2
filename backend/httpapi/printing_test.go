package httpapi

import "broadsheet/backend/press"

// checkProfiles: the default comes first, in the words of who asks.
func checkProfiles(k contract) {
	by := k.by
	by.Language = "en"
	all := k.room.Profiles(by)
	if len(all) < 4 || all[0].Name != press.Default || all[0].InkLimit != 240 || all[0].Standard != press.X4 {
		k.Fatalf("%+v", all)
	}
	by.Language = "zh"
	if zh := k.room.Profiles(by); zh[0].Title == all[0].Title || zh[0].Title == "" {
		k.Errorf("titles %q and %q", zh[0].Title, all[0].Title)
	}
}
