package pdf

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
)

// header of an ICC profile (ICC.1, 7.2): its length in bytes, and where its
// fields begin.
const (
	iccHeader    = 128
	iccVersion   = 8
	iccClass     = 12
	iccSpace     = 16
	iccSignature = 36
)

// check holds the profile to what an output intent may name: a whole profile
// of a printer in process inks. PDF 1.4 knows profiles of version 2 alone.
func (i *OutputIntent) check(standard Standard) error {
	p := i.ICC
	switch {
	case len(p) < iccHeader || string(p[iccSignature:][:4]) != "acsp":
		return errors.New("pdf: the printing condition's profile is no ICC profile")
	case int64(binary.BigEndian.Uint32(p)) != int64(len(p)):
		return errors.New("pdf: the printing condition's profile is not whole")
	case string(p[iccClass:][:4]) != "prtr" || string(p[iccSpace:][:4]) != "CMYK":
		return fmt.Errorf("pdf: the printing condition's profile is of class %q in %q, not of a printer in CMYK", p[iccClass:][:4], p[iccSpace:][:4])
	case standard == X1a && p[iccVersion] > 2 || p[iccVersion] > 4:
		return fmt.Errorf("pdf: the printing condition's profile is of ICC version %d, which %s does not know", p[iccVersion], standard)
	}
	return nil
}

// addIntent puts the printing condition into the catalog.
func (f *finishing) addIntent(catalog dict) {
	i := f.options.Intent
	if i == nil {
		return
	}
	d := dict{
		"Type": name("OutputIntent"), "S": name("GTS_PDFX"),
		"OutputConditionIdentifier": textString(i.Identifier),
		"Info":                      textString(cmp.Or(i.Info, i.Condition, i.Identifier)),
		"DestOutputProfile":         f.add(&stream{dict{"N": plain("4"), "Filter": name("FlateDecode")}, deflate(i.ICC)}),
	}
	if i.Condition != "" {
		d["OutputCondition"] = textString(i.Condition)
	}
	if i.Registry != "" {
		d["RegistryName"] = textString(i.Registry)
	}
	catalog["OutputIntents"] = array{f.add(d)}
}
