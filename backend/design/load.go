package design

import (
	"embed"
	"fmt"
	"io/fs"
	"math"
	"sort"
	"strings"

	"broadsheet/backend/colour"
	"broadsheet/backend/geom"

	"go.yaml.in/yaml/v3"
)

//go:embed files/*.yaml
var files embed.FS

// Names returns the names of the designs that come with the program, sorted.
func Names() []string {
	entries, _ := fs.ReadDir(files, "files")
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	sort.Strings(names)
	return names
}

// Load returns a design that comes with the program.
func Load(name string) (Design, error) {
	tree, err := readTree(name, 0)
	if err != nil {
		return Design{}, err
	}
	raw, err := yaml.Marshal(tree)
	if err != nil {
		return Design{}, err
	}
	var f file
	if err := yaml.Unmarshal(raw, &f); err != nil {
		return Design{}, fmt.Errorf("design %s: %w", name, err)
	}
	d := f.design()
	d.Name = name
	return d, nil
}

// readTree reads a design file as a tree, laid over the design that it extends.
func readTree(name string, depth int) (map[string]any, error) {
	raw, err := files.ReadFile("files/" + name + ".yaml")
	if err != nil || depth > 4 {
		return nil, fmt.Errorf("no design %q; there are: %s", name, strings.Join(Names(), ", "))
	}
	tree := map[string]any{}
	if err := yaml.Unmarshal(raw, &tree); err != nil {
		return nil, fmt.Errorf("design %s: %w", name, err)
	}
	parent, ok := tree["extends"].(string)
	if !ok {
		return tree, nil
	}
	delete(tree, "extends")
	base, err := readTree(parent, depth+1)
	if err != nil {
		return nil, err
	}
	return merge(base, tree), nil
}

// merge lays over on base, maps key by key, everything else whole.
func merge(base, over map[string]any) map[string]any {
	for key, value := range over {
		child, isMap := value.(map[string]any)
		old, wasMap := base[key].(map[string]any)
		if isMap && wasMap {
			base[key] = merge(old, child)
			continue
		}
		base[key] = value
	}
	return base
}

// file is a design as written: lengths in points, those of the sheet in
// millimetres, inks in percent.
type file struct {
	Title  map[string]string `yaml:"title"`
	Locale string            `yaml:"locale"`
	Format struct {
		WidthMM  float64    `yaml:"widthMM"`
		HeightMM float64    `yaml:"heightMM"`
		TypeMM   [4]float64 `yaml:"typeAreaMM"` // left, top, width, height
		BleedMM  float64    `yaml:"bleedMM"`
		FoldMM   float64    `yaml:"foldMM"`
	} `yaml:"format"`
	Faces      map[string]string         `yaml:"faces"`
	Inks       map[string][4]float64     `yaml:"inks"`
	Styles     map[string]fileStyle      `yaml:"styles"`
	Characters map[string]CharacterStyle `yaml:"characters"`
	Grids      [][4]float64              `yaml:"grids"` // columns, characters, size, leading
	Families   []Family                  `yaml:"families"`
	Head       struct {
		Headline [2]float64 `yaml:"headline"`
		Deck     [2]float64 `yaml:"deck"`
		Lead     [2]float64 `yaml:"lead"`
		Section  [2]float64 `yaml:"section"`
	} `yaml:"head"`
	Badge  Badge `yaml:"badge"`
	Photos struct {
		Share      [2]float64 `yaml:"share"`
		PPI        [2]float64 `yaml:"ppi"`
		MaxLoss    float64    `yaml:"maxLoss"`
		Keyline    float64    `yaml:"keyline"`
		KeylineInk string     `yaml:"keylineInk"`
		CaptionGap float64    `yaml:"captionGap"`
		Marker     bool       `yaml:"marker"`
		Stop       string     `yaml:"captionStop"`
		Archive    int        `yaml:"archiveDays"`
		Lines      int        `yaml:"captionLines"`
		Placement  string     `yaml:"captionPlacement"`
		Panel      string     `yaml:"captionPanel"`
		PanelTint  float64    `yaml:"captionPanelTint"`
		Inset      float64    `yaml:"captionInset"`
		NumberInk  string     `yaml:"numberInk"`
		NumberSize float64    `yaml:"numberSize"`
	} `yaml:"photos"`
	Folio struct {
		Show       bool    `yaml:"show"`
		BaselineMM float64 `yaml:"baselineMM"`
		BlockW     float64 `yaml:"blockWidth"`
		BlockH     float64 `yaml:"blockHeight"`
		Ink        string  `yaml:"ink"`
		RuleMM     float64 `yaml:"ruleMM"`
		Thick      float64 `yaml:"thick"`
		Thin       float64 `yaml:"thin"`
		Gap        float64 `yaml:"gap"`
	} `yaml:"folio"`
	Rules struct {
		Column    float64 `yaml:"column"`
		ColumnInk string  `yaml:"columnInk"`
		Module    float64 `yaml:"module"`
		ModuleInk string  `yaml:"moduleInk"`
		MinRows   int     `yaml:"minRows"`
	} `yaml:"rules"`
	Continues bool `yaml:"continues"`
}

type fileStyle struct {
	Family    string  `yaml:"family"`
	Weight    int     `yaml:"weight"`
	Italic    bool    `yaml:"italic"`
	Size      float64 `yaml:"size"`
	Leading   float64 `yaml:"leading"`
	Indent    float64 `yaml:"indent"`
	Tracking  float64 `yaml:"tracking"`
	Align     Align   `yaml:"align"`
	Ink       string  `yaml:"ink"`
	Kinsoku   Kinsoku `yaml:"kinsoku"`
	Squeeze   Squeeze `yaml:"squeeze"`
	Hyphenate bool    `yaml:"hyphenate"`
	HanLatin  float64 `yaml:"hanLatin"`
	MaxHanGap float64 `yaml:"maxHanGap"`
}

func (f *file) design() Design {
	pt, mm := geom.Points, geom.MM
	d := Design{
		Title: f.Title, Locale: f.Locale, Faces: f.Faces, Families: f.Families,
		Badge: f.Badge, Continues: f.Continues, Characters: f.Characters,
		Format: Format{
			Trim:     geom.Rect{W: mm(f.Format.WidthMM), H: mm(f.Format.HeightMM)},
			TypeArea: geom.Rect{X: mm(f.Format.TypeMM[0]), Y: mm(f.Format.TypeMM[1]), W: mm(f.Format.TypeMM[2]), H: mm(f.Format.TypeMM[3])},
			Bleed:    mm(f.Format.BleedMM), Fold: mm(f.Format.FoldMM),
		},
		Head: Head{
			MinSize: pt(f.Head.Headline[0]), MaxSize: pt(f.Head.Headline[1]),
			DeckMin: pt(f.Head.Deck[0]), DeckMax: pt(f.Head.Deck[1]),
			LeadMin: pt(f.Head.Lead[0]), LeadMax: pt(f.Head.Lead[1]),
			SectionMin: pt(f.Head.Section[0]), SectionMax: pt(f.Head.Section[1]),
		},
		Photos: Photos{
			MinShare: f.Photos.Share[0], MaxShare: f.Photos.Share[1],
			MinPPI: f.Photos.PPI[0], PPI: f.Photos.PPI[1], MaxLoss: f.Photos.MaxLoss,
			Keyline: pt(f.Photos.Keyline), KeylineInk: f.Photos.KeylineInk,
			CaptionGap: pt(f.Photos.CaptionGap), Marker: f.Photos.Marker, CaptionStop: f.Photos.Stop, ArchiveDays: f.Photos.Archive, CaptionLines: f.Photos.Lines,
			CaptionPlacement: f.Photos.Placement, CaptionPanel: f.Photos.Panel, CaptionPanelTint: f.Photos.PanelTint,
			CaptionInset: pt(f.Photos.Inset), NumberInk: f.Photos.NumberInk, NumberSize: pt(f.Photos.NumberSize),
		},
		Folio: Folio{
			Show: f.Folio.Show, Baseline: mm(f.Folio.BaselineMM), BlockW: pt(f.Folio.BlockW), BlockH: pt(f.Folio.BlockH),
			Ink: f.Folio.Ink, RuleY: mm(f.Folio.RuleMM), ThickRule: pt(f.Folio.Thick), ThinRule: pt(f.Folio.Thin), RuleGap: pt(f.Folio.Gap),
		},
		Rules: Rules{
			Column: pt(f.Rules.Column), ColumnInk: f.Rules.ColumnInk,
			Module: pt(f.Rules.Module), ModuleInk: f.Rules.ModuleInk, MinRows: f.Rules.MinRows,
		},
		Inks: map[string]colour.Paint{}, Styles: map[string]ParagraphStyle{},
	}
	for name, v := range f.Inks {
		d.Inks[name] = colour.Paint{CMYK: colour.CMYK{C: v[0] / 100, M: v[1] / 100, Y: v[2] / 100, K: v[3] / 100}}
	}
	for name, s := range f.Styles {
		d.Styles[name] = s.style()
	}
	for _, g := range f.Grids {
		d.Grids = append(d.Grids, d.Format.grid(int(g[0]), g[1], pt(g[2]), pt(g[3])))
	}
	return d
}

func (s fileStyle) style() ParagraphStyle {
	p := ParagraphStyle{
		Family: s.Family, Weight: s.Weight, Italic: s.Italic,
		Size: geom.Points(s.Size), Leading: geom.Points(s.Leading),
		Indent: s.Indent, Tracking: s.Tracking, Align: s.Align, Ink: s.Ink,
		Kinsoku: s.Kinsoku, Squeeze: s.Squeeze, Hyphenate: s.Hyphenate,
		HanLatin: s.HanLatin, MaxHanGap: s.MaxHanGap,
	}
	if p.Align == "" {
		p.Align = AlignStart
	}
	if p.Kinsoku == "" {
		p.Kinsoku = KinsokuGB
	}
	if p.Squeeze == "" {
		p.Squeeze = SqueezeAdjacent
	}
	if p.Ink == "" {
		p.Ink = "black"
	}
	if p.Leading == 0 {
		p.Leading = p.Size.Scale(1.3)
	}
	return p
}

// grid divides the type area into columns of whole characters: the gutters
// take the remainder. The last row counts its size, not its leading. A sheet
// with a fold gets the same columns on both halves.
func (f Format) grid(columns int, characters float64, size, leading geom.Length) Grid {
	g := Grid{Columns: columns, Characters: characters, Size: size, Leading: leading, Top: f.TypeArea.Y}
	g.Measure = geom.Length(math.Round(characters * float64(size)))
	g.Rows = int((f.TypeArea.H-size)/leading) + 1
	halves := 1
	if f.Fold > 0 {
		halves = 2
	}
	each := columns / halves
	width := (f.TypeArea.W - geom.Length(halves-1)*f.Fold) / geom.Length(halves)
	if each > 1 {
		g.Gutter = (width - geom.Length(each)*g.Measure) / geom.Length(each-1)
	}
	for half := range halves {
		left := f.TypeArea.X + geom.Length(half)*(width+f.Fold)
		for c := range each {
			g.X = append(g.X, left+geom.Length(c)*(g.Measure+g.Gutter))
		}
		// The rounding of the gutters goes into the last one.
		g.X[len(g.X)-1] = left + width - g.Measure
	}
	return g
}
