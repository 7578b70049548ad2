package newsprint

import (
	"bytes"
	"compress/gzip"
	"flag"
	"os"
	"runtime"
	"testing"
)

var update = flag.Bool("update", false, "write the embedded profile anew")

// TestEmbedded holds that the embedded profile is what is computed.
func TestEmbedded(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("elsewhere the last bit of a logarithm may differ")
	}
	computed := compute(DefaultInk)
	if *update {
		var packed bytes.Buffer
		w, _ := gzip.NewWriterLevel(&packed, gzip.BestCompression)
		w.Write(computed)
		w.Close()
		if err := os.WriteFile("newsprint240.icc.gz", packed.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(ICC(Options{}), computed) {
		t.Error("the embedded profile is not what is computed: run go generate ./backend/colour/newsprint")
	}
}
