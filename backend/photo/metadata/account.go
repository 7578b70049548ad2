package metadata

import "slices"

// Said is what one place says of a field: one value, or the entries of a list.
type Said struct {
	From   string   `json:"from"`
	Values []string `json:"values"`
}

// Account is what a photo says of one field: the value that was settled on, and
// those of the places that say something else.
type Account struct {
	Field string `json:"field"` // by its name in JSON
	Said
	Others []Said `json:"others,omitempty"`
}

// Accounts are those of the fields that are known, in the order of Fields.
func (f Found) Accounts() []Account {
	out := []Account{}
	for _, d := range fields {
		if values := d.values(&f.Fields); len(values) > 0 {
			out = append(out, Account{d.name, Said{f.Origins[d.name].From, values}, f.lost[d.name]})
		}
	}
	return out
}

// others are those of several that say something, and something else than a
// value.
func others(value []string, all []Said) []Said {
	return slices.DeleteFunc(all, func(s Said) bool {
		return len(s.Values) == 0 || slices.Equal(s.Values, value) || isCutOf(s.Values, value)
	})
}
