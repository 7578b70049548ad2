package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"broadsheet/backend/document"
)

// captionWords are of the kind that the captions of a county paper are made
// of; the first are drawn most often.
var captionWords = strings.Fields(`惠农区 政协 开展 康养 产业 发展 协商 调研 委员 视察 乡村 振兴 工作 会议 召开 主席 带队 深入 企业 了解
情况 座谈 围绕 建设 项目 进展 学校 医院 社区 志愿者 服务 活动 群众 参加 举行 仪式 表彰 先进 个人 集体 黄河 湿地 保护 生态 环境 治理 现场 观摩 交流 学习 经验`)

// drawnCaption is a caption of about 30 characters: words, and now and then a
// rare character as names have them.
func drawnCaption(r *rand.Rand) string {
	var b strings.Builder
	for b.Len() < 84 {
		b.WriteString(captionWords[int(float64(len(captionWords))*r.Float64()*r.Float64())])
		if r.IntN(4) == 0 {
			b.WriteRune(rune(0x4e00 + r.IntN(3000)))
		}
	}
	return b.String() + "。"
}

// shelfOf is an index of so many captions, ten in a document.
func shelfOf(captions int) (*Index, []string) {
	r := rand.New(rand.NewPCG(1, 1))
	x, all := new(Index), make([]string, 0, captions)
	for d := range captions / 10 {
		doc := Document{ID: fmt.Sprintf("d%05d", d), Title: "专题", Modified: time.Unix(int64(r.IntN(captions)), 0)}
		for i := range 10 {
			caption := drawnCaption(r)
			all = append(all, caption)
			doc.Photos = append(doc.Photos, Photo{Page: -1, Photo: document.Photo{
				ID: document.PhotoID(fmt.Sprintf("%032x", d*10+i)), Name: fmt.Sprintf("DSC%05d.jpg", d*10+i), Caption: caption, Credit: "区政协办公室提供",
			}})
		}
		x.Put(doc)
	}
	return x, all
}

// queries are parts of captions, as an editor remembers them.
func queries(all []string, kind string) []string {
	r := rand.New(rand.NewPCG(2, 2))
	out := make([]string, 60)
	for i := range out {
		c := []rune(all[r.IntN(len(all))])
		at := r.IntN(len(c) - 8)
		switch kind {
		case "one":
			out[i] = string(c[at : at+1])
		case "two":
			out[i] = string(c[at : at+2])
		case "some":
			out[i] = string(c[at : at+3+r.IntN(4)])
		case "words":
			out[i] = string(c[at:at+2]) + " " + string(c[at+4:at+6])
		case "common":
			out[i] = "政协"
		case "absent":
			out[i] = "鸑鷟"
		}
	}
	return out
}

// BenchmarkSearch100000 tells as its time that which 95 of 100 searches of a
// kind stay below, for the slowest kind: the first hundred of what is found
// among 100,000 captions, with the places of the words.
func BenchmarkSearch100000(b *testing.B) {
	x, all := shelfOf(100_000)
	var worst time.Duration
	for range b.N {
		for _, kind := range []string{"one", "two", "some", "words", "common", "absent"} {
			took := percentile(x, queries(all, kind))
			b.ReportMetric(float64(took.Microseconds())/1000, kind+"-ms")
			worst = max(worst, took)
		}
	}
	b.ReportMetric(float64(worst.Nanoseconds()), "ns/op")
}

// percentile is the time that 95 of 100 searches stay below.
func percentile(x *Index, queries []string) time.Duration {
	times := make([]time.Duration, len(queries))
	for i, q := range queries {
		begin := time.Now()
		x.Search(Query{Words: q, Limit: 100})
		times[i] = time.Since(begin)
	}
	slices.Sort(times)
	return times[len(times)*95/100]
}
