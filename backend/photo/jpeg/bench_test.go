package jpeg

import (
	"bytes"
	"fmt"
	standard "image/jpeg"
	"sync"
	"testing"
)

// big is a picture of 24 megapixels at quality 92, made once.
var big = sync.OnceValue(func() []byte {
	var out bytes.Buffer
	if err := standard.Encode(&out, drawn(6000, 4000), &standard.Options{Quality: 92}); err != nil {
		panic(err)
	}
	return out.Bytes()
})

func BenchmarkDecode(b *testing.B) {
	data := big()
	b.Run("standard", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, err := standard.Decode(bytes.NewReader(data)); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, workers := range []int{2, 1} {
		for _, scale := range []int{8, 4, 2, 1} {
			b.Run(fmt.Sprintf("%d-8/workers-%d", scale, workers), func(b *testing.B) {
				b.SetBytes(int64(len(data)))
				for b.Loop() {
					if _, err := Decode(data, Options{Scale: scale, Workers: workers}); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
