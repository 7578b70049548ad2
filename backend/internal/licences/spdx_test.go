package main

import "testing"

const (
	mit = `Copyright (c) 2020 A. Writer

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal …
The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.`
	apache = `Apache License
    Version 2.0, January 2004
  http://www.apache.org/licenses/`
	bsd2 = `Redistribution and use in source and binary forms, with or without
modification, are permitted provided that the following conditions are met: …`
	bsd3 = bsd2 + `
 * Neither the name of … may be used to endorse or promote products
derived from this software without specific prior written permission.`
	isc = `Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.`
	zeroBSD = `Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted.`
	fsfap = `Copying and distribution of this file, with or without modification,
are permitted in any medium without royalty provided the copyright
notice and this notice are preserved.`
)

func TestIdentify(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"MIT", mit, "MIT"},
		{"MIT twice", mit + mit, "MIT"},
		{"MIT without its notice", mit[:200], ""},
		{"Apache, the whole", apache, "Apache-2.0"},
		{"Apache, the header", "Licensed under the Apache License, Version 2.0 (the “License”)", "Apache-2.0"},
		{"two clauses", bsd2, "BSD-2-Clause"},
		{"three clauses", bsd3, "BSD-3-Clause"},
		{"four clauses", bsd3 + " All advertising materials mentioning features", ""},
		{"ISC", isc, "ISC"},
		{"0BSD", zeroBSD, "0BSD"},
		{"all permissive", fsfap, "FSFAP-no-warranty-disclaimer"},
		{"all permissive, with the disclaimer", fsfap + " This file is offered as-is", ""},
		{"OFL", "SIL OPEN FONT LICENSE Version 1.1 - 26 February 2007", "OFL-1.1"},
		{"MPL, which names the GPL", "Mozilla Public License Version 2.0 … GNU General Public License", "MPL-2.0"},
		{"two licences", mit + apache, ""},
		{"a known one and one that is not", mit + "GNU General Public License", ""},
		{"by its own words", "SPDX-License-Identifier: Unlicense OR BSD-3-Clause\n" + bsd3, "Unlicense OR BSD-3-Clause"},
		{"words for two parts", "SPDX-License-Identifier: MIT\nSPDX-License-Identifier: ISC\n", ""},
		{"something else", "All rights reserved.", ""},
		{"nothing", "", ""},
	} {
		if got := identify(c.text); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestIdentifyFolder(t *testing.T) {
	for _, c := range []struct {
		name  string
		files []licenceFile
		want  string
	}{
		{"one", []licenceFile{{mit, true}}, "MIT"},
		{"a notice beside it", []licenceFile{{mit, true}, {"thanks", false}}, "MIT"},
		{"two grants: either or both", []licenceFile{{mit, true}, {apache, true}}, ""},
		{"a notice alone", []licenceFile{{mit, false}}, ""},
	} {
		if got := identifyFolder(c.files); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestTogether(t *testing.T) {
	for _, c := range []struct {
		ids  []string
		want string
	}{
		{[]string{"MIT"}, "MIT"},
		{[]string{"MIT", "MIT"}, "MIT"},
		{[]string{"BSD-3-Clause", "MIT"}, "BSD-3-Clause AND MIT"},
		{[]string{"A OR B"}, "A OR B"},
		{[]string{"A OR B", "MIT"}, "(A OR B) AND MIT"},
		{[]string{"MIT", ""}, ""},
	} {
		if got := together(c.ids); got != c.want {
			t.Errorf("%q: %q, want %q", c.ids, got, c.want)
		}
	}
}
