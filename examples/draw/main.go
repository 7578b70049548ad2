// Command draw makes the seven pictures of the example: ours, from nothing but
// numbers, and the same bytes each time on one kind of processor. Each picture
// is a small world of boxes, rounded solids and land, lit by sun, sky and
// lamps, and seen through a camera; its caption and credit are written into
// the file as IPTC.
//
//	draw -o examples/photos            all pictures, some minutes
//	draw -o build/out -only 05 -scale 0.25  one picture, small and quick
package main

import (
	"bytes"
	"flag"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"time"
)

const credit = "澜云铁路博物馆"

// picture is one file of the example.
type picture struct {
	name    string
	caption string
	w, h    int
	quality int // of the JPEG, lower where there is much fine detail
	scene   func() *scene
	after   func(u, v float64, light vec) vec
}

var pictures = []picture{
	{"01-harbour-at-dawn", "清晨的澜港，渔船陆续归来，第一趟列车即将发车。", 4000, 2000, 86, harbour, nil},
	{"02-viaduct", "通车一周年，老式蒸汽机车牵引纪念列车驶过石涧高架桥。", 3600, 2400, 86, viaduct, nil},
	{"03-workshop", "码头站检修车间里，师傅们正在检查机床。", 3200, 2400, 79, workshop, nil},
	{"04-lighthouse", "暮色中，重新点亮的望澜灯塔。", 2400, 3200, 86, lighthouse, lighthouseBeam},
	{"05-terraces", "谷雨时节，云脊梯田蓄水插秧。", 3600, 2400, 84, terraces, nil},
	{"06-night-market", "盐仓街夜市灯火通明，游人如织。", 3000, 2800, 82, market, nil},
	{"07-library", "旧机车库改建的图书馆里，读者沿着当年的铁轨选书、读书。", 3200, 2400, 78, library, nil},
}

func main() {
	dir := flag.String("o", "examples/photos", "folder to write to")
	only := flag.String("only", "", "only pictures whose name contains this")
	scale := flag.Float64("scale", 1, "size, for a quick look")
	asPNG := flag.Bool("png", false, "write PNG, without caption, for a look")
	flag.Parse()
	for _, p := range pictures {
		if !strings.Contains(p.name, *only) {
			continue
		}
		begin := time.Now()
		if err := p.write(*dir, *scale, *asPNG); err != nil {
			fmt.Fprintln(os.Stderr, "draw:", err)
			os.Exit(1)
		}
		fmt.Printf("%s %.0f s\n", p.name, time.Since(begin).Seconds())
	}
}

func (p picture) draw(scale float64) image.Image {
	s := p.scene()
	w, h := int(float64(p.w)*scale), int(float64(p.h)*scale)
	return expose(s, w, h).develop(s.exposure, p.after)
}

func (p picture) write(dir string, scale float64, asPNG bool) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	img := p.draw(scale)
	var out bytes.Buffer
	if asPNG {
		if err := png.Encode(&out, img); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, p.name+".png"), out.Bytes(), 0o644)
	}
	if err := jpeg.Encode(&out, img, &jpeg.Options{Quality: p.quality}); err != nil {
		return err
	}
	file, err := withIPTC(out.Bytes(), p.name, p.caption, credit)
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, p.name+".jpg"), file, 0o644)
}
