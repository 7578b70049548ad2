package compose

import "fmt"

func debugLines(a *Alternative) {
	n := map[string]int{}
	at := map[string]string{}
	for pi, p := range a.Layout.Pages {
		for _, q := range p.Placed {
			for _, l := range q.Lines {
				if !l.Label {
					n[string(l.Block)]++
				}
				if _, ok := at[string(l.Block)]; !ok {
					g := a.Document.Grid
					at[string(l.Block)] = fmt.Sprint(pi, " ", q.Frame, " row ", float64(l.Baseline-g.Top)/float64(g.Leading), " m ", l.Measure)
				}
			}
		}
	}
	for _, b := range a.Document.Stories[0].Story.Blocks {
		f := a.Document.Stories[0].Fits[b.ID]
		fmt.Println("   ", b.ID, b.Role, "fit lines", f.Lines, "rows", f.Rows, "laid", n[string(b.ID)], at[string(b.ID)])
	}
	for i, p := range a.Document.Pages {
		for _, f := range p.Frames {
			if f.Kind != "rule" && f.Kind != "box" {
				g := a.Document.Grid
				fmt.Println("   ", i, f.ID, f.Rect, float64(f.Rect.Y-g.Top)/float64(g.Leading), float64(f.Rect.Bottom()-g.Top)/float64(g.Leading), f.Standoff)
			}
		}
	}
}
