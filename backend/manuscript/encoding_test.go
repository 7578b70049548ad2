package manuscript

import (
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

func encode(t *testing.T, e encoding.Encoding, text string) []byte {
	t.Helper()
	out, err := e.NewEncoder().Bytes([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDecode(t *testing.T) {
	const (
		simple      = "旧河道里的新账本\r\n\r\n清晨的河滩上，测量队的小船已经解缆。"
		traditional = "舊河道裡的新帳本\r\n\r\n清晨的河灘上，測量隊的小船已經解纜，他們沿著河道走了一天。"
		french      = "L’été à la rivière\r\n\r\nLes mesures ont été prises près du vieux pont, « là où l’eau dort »."
		english     = "The river\n\nIt cost £5 – “a trifle”, he said."
	)
	little16, big16 := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	cases := []struct {
		name, text string
		data       []byte
		encoding   string
	}{
		{"UTF-8", simple, []byte(simple), utf8Name},
		{"UTF-8 with mark", simple, []byte("\ufeff" + simple), utf8Name},
		{"UTF-16 little with mark", simple, append([]byte("\xff\xfe"), encode(t, little16, simple)...), utf16LEName},
		{"UTF-16 big with mark", simple, append([]byte("\xfe\xff"), encode(t, big16, simple)...), utf16BEName},
		{"UTF-16 little", simple, encode(t, little16, simple), utf16LEName},
		{"UTF-16 big", simple, encode(t, big16, simple), utf16BEName},
		{"UTF-16 little, English", english, encode(t, little16, english), utf16LEName},
		{"UTF-16 big, English", english, encode(t, big16, english), utf16BEName},
		{"UTF-16 little, one line", "清晨的河滩上，测量队的小船已经解缆。", encode(t, little16, "清晨的河滩上，测量队的小船已经解缆。"), utf16LEName},
		{"GB18030", simple, encode(t, simplifiedchinese.GB18030, simple), gbName},
		{"GB18030, few words", "县里的新闻", encode(t, simplifiedchinese.GB18030, "县里的新闻"), gbName},
		{"GB18030, two words", "标题", encode(t, simplifiedchinese.GB18030, "标题"), gbName},
		{"GB18030, four bytes", "測量𠮷野家的河道，沿著河岸走。", encode(t, simplifiedchinese.GB18030, "測量𠮷野家的河道，沿著河岸走。"), gbName},
		{"GB18030 in English", "The river 黄河 and its banks were measured in spring.", encode(t, simplifiedchinese.GB18030, "The river 黄河 and its banks were measured in spring."), gbName},
		{"Big5", traditional, encode(t, traditionalchinese.Big5, traditional), big5Name},
		{"Big5, few words", "縣裡的新聞", encode(t, traditionalchinese.Big5, "縣裡的新聞"), big5Name},
		{"Windows-1252, French", french, encode(t, charmap.Windows1252, french), latinName},
		{"Windows-1252, English", english, encode(t, charmap.Windows1252, english), latinName},
		{"Windows-1252, German", "Die Flüsse im Süden führen mehr Wasser als früher, heißt es.", encode(t, charmap.Windows1252, "Die Flüsse im Süden führen mehr Wasser als früher, heißt es."), latinName},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := &draft{}
			got, err := d.decode(c.data)
			if err != nil {
				t.Fatal(err)
			}
			if want := evenLineEnds(c.text); got != want || d.encoding != c.encoding {
				t.Errorf("%s: %q, want %s: %q", d.encoding, got, c.encoding, want)
			}
		})
	}
}

func TestDecodeSampleInEveryEncoding(t *testing.T) {
	text := string(sample(t, "huinong.txt"))
	want := inkOf(mustRead(t, "a.txt", []byte(text)))
	for name, data := range map[string][]byte{
		gbName:      encode(t, simplifiedchinese.GB18030, text),
		utf16LEName: encode(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), text),
	} {
		m := mustRead(t, "a.txt", data)
		if m.Encoding != name || inkOf(m) != want || len(m.Captions) != 7 {
			t.Errorf("%s read as %s with %d captions", name, m.Encoding, len(m.Captions))
		}
	}
}

// TestCutCharacter: a file cut in the middle of a character is still UTF-8.
func TestCutCharacter(t *testing.T) {
	m := mustRead(t, "a.txt", []byte("标题\n\n" + longText)[:len("标题\n\n"+longText)-1])
	if m.Encoding != utf8Name || !hasFinding(m, BytesUnreadable) {
		t.Errorf("read as %s, findings %v", m.Encoding, m.Findings)
	}
}

func TestLineEnds(t *testing.T) {
	for _, text := range []string{"一\n二", "一\r\n二", "一\r二", "一\u2028二", "一\n二\x1a"} {
		if got, err := (&draft{}).decode([]byte(text)); err != nil || got != "一\n二" {
			t.Errorf("%q decoded to %q, %v", text, got, err)
		}
	}
}
