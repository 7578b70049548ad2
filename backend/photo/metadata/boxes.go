package metadata

func boxParts([]byte) parts { return parts{} }
