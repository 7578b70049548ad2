package metadata

// EXIF returns the EXIF of a photo in one of the formats that Read knows, as a
// JPEG may carry it: with how, where and by which camera the picture was taken,
// without texts, a thumbnail, or what describes another file. Empty where there
// is none.
func EXIF(format string, data []byte) []byte {
	exif := partsOf(format, data).exif
	t, ok := openBlock(exif)
	if !ok {
		return nil
	}
	taken, _ := find(t.sub(t.first(), tagEXIF), tagTaken)
	return stripEXIF(exif, day(decodeASCII(taken.value)), Keep{Location: true, Serials: true})
}
