package desk

import (
	"context"
	"errors"
	"image"
	"sync"
	"sync/atomic"
	"testing"

	"broadsheet/backend/colour/icc"
	"broadsheet/backend/colour/newsprint"
	"broadsheet/backend/finding"
	"broadsheet/backend/geom"
	"broadsheet/backend/photo"
	"broadsheet/backend/scene"
)

// emptyShelf has no photo.
type emptyShelf struct{}

func (emptyShelf) Read(photo.ID) ([]byte, error) { return nil, errors.New("it is not here") }

// TestMissingPhotosPrintInTheirSpace: the grey in place of a photo is light on a
// screen and black ink on a press, the same tint in both.
func TestMissingPhotosPrintInTheirSpace(t *testing.T) {
	condition, err := photo.NewCondition(newsprint.Profile(newsprint.Options{}), newsprint.ICC(newsprint.Options{}), icc.Options{Intent: icc.Relative}, 240, photo.Smallest)
	if err != nil {
		t.Fatal(err)
	}
	for space, c := range map[photo.Space]*photo.Condition{photo.Gray: nil, photo.Black: condition} {
		noted := 0
		r := renditions{
			ctx: context.Background(), darkroom: photo.NewDarkroom(nil, emptyShelf{}, 1), condition: c, quality: 80,
			name: func(photo.ID) string { return "lost.jpg" }, note: func(finding.Finding) { noted++ }, tell: func(Step) {},
			made: new(sync.Map), done: new(atomic.Int64), of: 1,
		}
		for range 2 { // the second is remembered
			p, err := r.Picture("lost", scene.Crop{W: 1, H: 1}, scene.Tone{}, 100*geom.Pt, 50*geom.Pt)
			if err != nil || p.Space != space || p.Coding != photo.JPEG {
				t.Fatalf("space %v, coding %v, %v; want space %v", p.Space, p.Coding, err, space)
			}
			img, err := p.Image()
			if err != nil {
				t.Fatal(err)
			}
			switch m := img.(type) {
			case *image.Gray:
				if space != photo.Gray || m.Pix[0] < 0xc8 || m.Pix[0] > 0xd0 {
					t.Errorf("light %d in space %v", m.Pix[0], space)
				}
			case *image.CMYK:
				if k := m.Pix[3]; space != photo.Black || k < 255-0xd0 || k > 255-0xc8 {
					t.Errorf("ink %d in space %v", k, space)
				}
			default:
				t.Errorf("a %T", m)
			}
		}
		if noted != 1 {
			t.Errorf("told %d times", noted)
		}
	}
}
