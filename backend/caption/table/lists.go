package table

import "strings"

// joinList writes a list into one cell: "张三; 李四". A backslash keeps a
// semicolon from parting an item, and a semicolon at the end keeps an item
// with a comma in it from being taken for several.
func joinList(items []string) string {
	escaped := make([]string, 0, len(items))
	for _, item := range items {
		if item = clean(item); item != "" {
			escaped = append(escaped, strings.NewReplacer(`\`, `\\`, ";", `\;`, "；", `\；`, "\n", " ").Replace(item))
		}
	}
	all := strings.Join(escaped, "; ")
	if len(escaped) == 1 && strings.ContainsAny(all, ",，、") {
		return all + ";"
	}
	return all
}

// splitList parts the items of a cell: at semicolons and line ends; where
// there are none, at commas of any kind, as people write them.
func splitList(cell string) []string {
	items, isParted := splitAt(cell, ";；\n")
	if !isParted {
		items, _ = splitAt(cell, ",，、")
	}
	return items
}

// splitAt parts a text at any of the marks that no backslash precedes, and
// takes the backslashes of joinList away.
func splitAt(text, marks string) (items []string, isParted bool) {
	var item strings.Builder
	end := func() {
		if s := strings.TrimSpace(item.String()); s != "" {
			items = append(items, s)
		}
		item.Reset()
	}
	runes := []rune(text)
	for i := 0; i < len(runes); i++ {
		switch r := runes[i]; {
		case r == '\\' && i+1 < len(runes) && strings.ContainsRune(`\;；`, runes[i+1]):
			i++
			item.WriteRune(runes[i])
		case strings.ContainsRune(marks, r):
			isParted = true
			end()
		default:
			item.WriteRune(r)
		}
	}
	end()
	return items, isParted
}
