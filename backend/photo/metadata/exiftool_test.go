package metadata

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// exiftool runs the reader that is not ours.
func exiftool(t *testing.T, args ...string) []byte {
	t.Helper()
	if _, err := exec.LookPath("exiftool"); err != nil {
		t.Skip("exiftool is missing: install libimage-exiftool-perl")
	}
	var problems bytes.Buffer
	cmd := exec.Command("exiftool", args...)
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s%s", err, out, problems.Bytes())
	}
	return out
}

// tags returns what exiftool reads of a file, by group and name.
func tags(t *testing.T, name string, data []byte, args ...string) map[string]any {
	t.Helper()
	out := exiftool(t, append(args, "-j", "-G1", "-a", "-struct", inFile(t, name, data))...)
	var all []map[string]any
	if err := json.Unmarshal(out, &all); err != nil || len(all) != 1 {
		t.Fatalf("%s, %v", out, err)
	}
	return all[0]
}

func inFile(t *testing.T, name string, data []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func checkTags(t *testing.T, got, want map[string]any) {
	t.Helper()
	for name, value := range want {
		if !reflect.DeepEqual(got[name], value) {
			t.Errorf("%s is %v, want %v", name, got[name], value)
		}
	}
	for name, value := range got {
		if strings.Contains(name, "Warning") || strings.Contains(name, "Error") {
			t.Errorf("%s: %v", name, value)
		}
	}
}

func TestExiftoolReadsOurJPEG(t *testing.T) {
	long := full
	long.Credit = "云渚日报社区融媒体中心新闻摄影部" // 48 bytes, of which IPTC holds 32
	got := tags(t, "x.jpg", mustEmbed(t, picture(t), long, Keep{}))
	checkTags(t, got, map[string]any{
		"IPTC:CodedCharacterSet": "UTF8", "IPTC:Caption-Abstract": full.Caption, "IPTC:By-line": []any{"沈禾", "陆一舟"},
		"IPTC:Credit": "云渚日报社区融媒体中", "IPTC:Keywords": []any{"教育", "乡村"}, "IPTC:DateCreated": "2025:05:16",
		"XMP-dc:Description": full.Caption, "XMP-dc:Creator": []any{"沈禾", "陆一舟"}, "XMP-dc:Subject": []any{"教育", "乡村"},
		"XMP-dc:Rights": full.Rights, "XMP-photoshop:Credit": long.Credit, "XMP-photoshop:DateCreated": "2025:05:16",
		"XMP-iptcCore:Location": full.Place, "XMP-iptcExt:PersonInImage": []any{"李四", "Zoë <x>"},
	})
	digest := strings.Fields(string(exiftool(t, "-s3", "-IPTCDigest", "-CurrentIPTCDigest", inFile(t, "y.jpg", mustEmbed(t, picture(t), long, Keep{})))))
	if len(digest) != 2 || digest[0] != digest[1] {
		t.Errorf("digests %v", digest)
	}
}

func TestExiftoolReadsOurSidecar(t *testing.T) {
	out, err := Sidecar(full, nil)
	if err != nil {
		t.Fatal(err)
	}
	checkTags(t, tags(t, "x.xmp", out), map[string]any{"XMP-dc:Description": full.Caption, "XMP-dc:Title": "a1"})
}

func TestExiftoolReadsExtendedXMP(t *testing.T) {
	f := enormous()
	got := tags(t, "x.jpg", mustEmbed(t, picture(t), f, Keep{}))
	if list, _ := got["XMP-dc:Subject"].([]any); len(list) != len(f.Keywords) {
		t.Errorf("%d keywords, want %d", len(list), len(f.Keywords))
	}
	checkTags(t, got, map[string]any{"XMP-dc:Description": full.Caption})
}

// TestWeReadWhatExiftoolWrites holds our reader against its writer, in each
// container that it writes.
func TestWeReadWhatExiftoolWrites(t *testing.T) {
	args := []string{"-overwrite_original", "-codedcharacterset=utf8", "-sep", ";",
		"-IPTC:Headline=开学第一课", "-IPTC:By-line=沈禾;陆一舟", "-IPTC:Keywords=教育;乡村",
		"-XMP-dc:Description=山村小学𠮷", "-XMP-photoshop:City=杭州", "-XMP-photoshop:State=浙江",
		"-XMP-iptcCore:Location=西湖边", "-XMP-iptcExt:PersonInImage=李四;王五", "-XMP-xmpRights:UsageTerms=不得转载",
		"-EXIF:Copyright=(c) 2025", "-EXIF:DateTimeOriginal=2025:05:16 10:11:12", "-EXIF:Orientation#=6"}
	for format, data := range emptyPictures(t) {
		path := inFile(t, "x."+format, data)
		own := args
		if format == "webp" { // has no place for IPTC
			own = slicesWithout(args, "-IPTC:")
		}
		exiftool(t, append(own, path)...)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		want := Fields{Caption: "山村小学𠮷", Headline: "开学第一课", Byline: "沈禾, 陆一舟", Keywords: []string{"教育", "乡村"},
			Rights: "(c) 2025 不得转载", Date: "2025-05-16", Place: "浙江杭州西湖边", People: []string{"李四", "王五"}}
		if format == "webp" {
			want.Headline, want.Byline, want.Keywords = "", "", nil
		}
		got, err := Read(format, data)
		if err != nil || !reflect.DeepEqual(got.Fields, want) || got.Orientation != 6 {
			t.Errorf("%s: got %+v, orientation %d, %v", format, got.Fields, got.Orientation, err)
		}
	}
}

func slicesWithout(args []string, prefix string) []string {
	var out []string
	for _, a := range args {
		if !strings.HasPrefix(a, prefix) {
			out = append(out, a)
		}
	}
	return out
}

// TestExiftoolAgreesOnConflicts holds the order of trust against exiftool's
// module MWG.
func TestExiftoolAgreesOnConflicts(t *testing.T) {
	for _, c := range conflicts() {
		data := withParts(picture(t), c.exif, c.iim, c.digest, c.xmp)
		got := strings.TrimSpace(string(exiftool(t, "-s3", "-use", "MWG", "-MWG:Description", inFile(t, "x.jpg", data))))
		if got != c.want {
			t.Errorf("%s: exiftool says %q, want %q", c.name, got, c.want)
		}
	}
}
