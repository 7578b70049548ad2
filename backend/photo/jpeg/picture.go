package jpeg

import (
	"image"
	"image/color"
)

// Plane holds the samples of one component, at the scaled size. It begins at
// Origin, which is a whole MCU, and has samples up to the end of the last MCU
// kept: beyond the picture's edge they mean nothing.
type Plane struct {
	Pix      []uint8
	Stride   int
	Origin   image.Point // of Pix[0], in samples of this component
	Width    int         // samples from Origin that lie in the picture
	Height   int
	Sampling Sampling
}

// Picture is a decoded file.
type Picture struct {
	Config        Config
	Width, Height int             // of the whole picture at the scale: ceil(size * N / 8)
	Bounds        image.Rectangle // what was decoded, in pixels of Width and Height
	Planes        []Plane         // by component
	// IsDamaged says that the file was cut or broken, Reason how it showed
	// first. What was lost is mid-grey.
	IsDamaged bool
	Reason    string
	// Rows is how many rows of MCUs were read in all, of the first scan; 0 of
	// a picture that shows nothing.
	Rows int
}

// newPlane makes the plane of a component for the blocks that are kept.
func (d *decoder) newPlane(c *component) Plane {
	n := d.options.Scale
	p := Plane{Stride: c.kept.Dx() * n, Origin: c.kept.Min.Mul(n), Sampling: Sampling{c.h, c.v}}
	p.Pix = make([]uint8, p.Stride*c.kept.Dy()*n)
	p.Width = min(p.Stride, over(d.config.Width*c.h*n, 8*d.most.H)-p.Origin.X)
	p.Height = min(c.kept.Dy()*n, over(d.config.Height*c.v*n, 8*d.most.V)-p.Origin.Y)
	return p
}

// picture returns what was decoded.
func (d *decoder) picture() *Picture {
	n, r := d.options.Scale, d.options.Region
	p := &Picture{Config: d.config, IsDamaged: d.reason != "", Reason: d.reason, Rows: d.rows}
	p.Width, p.Height = over(d.config.Width*n, 8), over(d.config.Height*n, 8)
	p.Bounds = image.Rect(r.Min.X*n/8, r.Min.Y*n/8, over(r.Max.X*n, 8), over(r.Max.Y*n, 8))
	for i := range d.frame {
		p.Planes = append(p.Planes, d.frame[i].plane)
	}
	return p
}

// most returns the largest sampling factors.
func (p *Picture) most() (m Sampling) {
	for _, s := range p.Config.Sampling {
		m.H, m.V = max(m.H, s.H), max(m.V, s.V)
	}
	return m
}

// at returns a component's sample at a pixel.
func (p *Picture) at(component, x, y int, most Sampling) uint8 {
	c := &p.Planes[component]
	x, y = x*c.Sampling.H/most.H-c.Origin.X, y*c.Sampling.V/most.V-c.Origin.Y
	return c.Pix[y*c.Stride+x]
}

// Row writes a component's samples at the pixels of a row of Bounds, as they are
// stored, so many bytes apart. A sample that several pixels share is the same
// for all of them.
func (p *Picture) Row(to []uint8, step, component, y int) {
	most := p.most()
	for x := p.Bounds.Min.X; x < p.Bounds.Max.X; x++ {
		to[(x-p.Bounds.Min.X)*step] = p.at(component, x, y, most)
	}
}

// Image returns the picture as one of the standard library's, with Bounds as
// its bounds: *image.Gray, *image.YCbCr, *image.RGBA or *image.CMYK. Gray and
// YCbCr share the planes, except where image.YCbCr has no name for the
// sampling: then it is 4:4:4.
func (p *Picture) Image() image.Image {
	switch p.Config.Transform {
	case Gray:
		return p.gray()
	case YCbCr:
		return p.yCbCr()
	case RGB:
		return p.rgba()
	}
	return p.cmyk()
}

// around returns the pixels for which there are samples, whole MCUs but for the
// picture's edge.
func (p *Picture) around() image.Rectangle {
	most := p.most()
	for i := range p.Planes {
		if c := &p.Planes[i]; c.Sampling.H == most.H {
			x := c.Origin.X
			for k := range p.Planes {
				if l := &p.Planes[k]; l.Sampling.V == most.V {
					return image.Rect(x, l.Origin.Y, x+c.Width, l.Origin.Y+l.Height)
				}
			}
		}
	}
	return image.Rectangle{}
}

func (p *Picture) gray() image.Image {
	c := p.Planes[0]
	m := &image.Gray{Pix: c.Pix, Stride: c.Stride, Rect: p.around()}
	return m.SubImage(p.Bounds)
}

// ratios are the subsamplings that image.YCbCr knows, by how many times luma
// has the samples of chroma.
var ratios = map[Sampling]image.YCbCrSubsampleRatio{
	{1, 1}: image.YCbCrSubsampleRatio444, {2, 1}: image.YCbCrSubsampleRatio422, {2, 2}: image.YCbCrSubsampleRatio420,
	{1, 2}: image.YCbCrSubsampleRatio440, {4, 1}: image.YCbCrSubsampleRatio411, {4, 2}: image.YCbCrSubsampleRatio410,
}

// ratio returns the subsampling of a YCbCr picture where image.YCbCr knows it.
func (p *Picture) ratio() (image.YCbCrSubsampleRatio, bool) {
	s := p.Config.Sampling
	if s[1] != s[2] || s[0].H%s[1].H != 0 || s[0].V%s[1].V != 0 {
		return 0, false
	}
	r, found := ratios[Sampling{s[0].H / s[1].H, s[0].V / s[1].V}]
	return r, found
}

func (p *Picture) yCbCr() image.Image {
	ratio, found := p.ratio()
	if !found {
		return p.yCbCr444()
	}
	l, b, r := p.Planes[0], p.Planes[1], p.Planes[2]
	m := &image.YCbCr{Y: l.Pix, Cb: b.Pix, Cr: r.Pix, YStride: l.Stride, CStride: b.Stride, SubsampleRatio: ratio, Rect: p.around()}
	return m.SubImage(p.Bounds)
}

func (p *Picture) yCbCr444() image.Image {
	m := image.NewYCbCr(p.Bounds, image.YCbCrSubsampleRatio444)
	p.each(func(x, y int, most Sampling) {
		i := m.YOffset(x, y)
		m.Y[i], m.Cb[i], m.Cr[i] = p.at(0, x, y, most), p.at(1, x, y, most), p.at(2, x, y, most)
	})
	return m
}

func (p *Picture) rgba() image.Image {
	m := image.NewRGBA(p.Bounds)
	p.each(func(x, y int, most Sampling) {
		m.SetRGBA(x, y, color.RGBA{p.at(0, x, y, most), p.at(1, x, y, most), p.at(2, x, y, most), 255})
	})
	return m
}

// cmyk turns Adobe's ink around. In its YCCK files that cancels out against
// ink being the opposite of light, for all but black.
func (p *Picture) cmyk() image.Image {
	m := image.NewCMYK(p.Bounds)
	p.each(func(x, y int, most Sampling) {
		a, b, c, k := p.at(0, x, y, most), p.at(1, x, y, most), p.at(2, x, y, most), p.at(3, x, y, most)
		switch p.Config.Transform {
		case AdobeCMYK:
			a, b, c, k = 255-a, 255-b, 255-c, 255-k
		case AdobeYCCK:
			a, b, c = color.YCbCrToRGB(a, b, c)
			k = 255 - k
		}
		m.SetCMYK(x, y, color.CMYK{C: a, M: b, Y: c, K: k})
	})
	return m
}

// each calls for every pixel of Bounds.
func (p *Picture) each(pixel func(x, y int, most Sampling)) {
	most := p.most()
	for y := p.Bounds.Min.Y; y < p.Bounds.Max.Y; y++ {
		for x := p.Bounds.Min.X; x < p.Bounds.Max.X; x++ {
			pixel(x, y, most)
		}
	}
}
