package pdf

// cmapHead and cmapTail are the frame that every ToUnicode map has
// (ISO 32000-1, 9.10.3).
const (
	cmapHead = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><ffff>
endcodespacerange
`
	cmapTail = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
	maxBlock = 100 // entries of one bfchar block
)

// unicodeMap returns the map from codes to text, also to several characters
// and beyond the BMP.
func (t *typeface) unicodeMap(codes []uint16) []byte {
	b := append(make([]byte, 0, len(cmapHead)+len(cmapTail)+14*len(codes)+64), cmapHead...)
	for len(codes) > 0 {
		block := codes[:min(maxBlock, len(codes))]
		codes = codes[len(block):]
		b = appendFixed(b, int64(len(block)), 0)
		b = append(b, " beginbfchar\n"...)
		for _, c := range block {
			b = append(b, '<')
			b = appendHex16(b, c)
			b = append(b, "><"...)
			b = appendUTF16(b, t.signs[c].text)
			b = append(b, ">\n"...)
		}
		b = append(b, "endbfchar\n"...)
	}
	return append(b, cmapTail...)
}
