package httpapi

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"reflect"
	"slices"
	"testing"

	"broadsheet/backend/desk"
	"broadsheet/backend/photo/metadata"
)

// checkPhotos adds a photo, captions it, finds it by a word, and reuses it.
func checkPhotos(k contract) {
	var data bytes.Buffer
	drawn := image.NewGray(image.Rect(0, 0, 90, 60))
	for i := range drawn.Pix {
		drawn.Pix[i] = uint8(i * i)
	}
	drawn.Set(1, 1, color.White)
	if err := jpeg.Encode(&data, drawn, nil); err != nil {
		k.Fatal(err)
	}
	upload := value(k.room.Upload(ctx, k.by, "岸线.jpg", &data))(k)
	value(k.room.AddPhotos(ctx, k.by, k.document, desk.AddPhotosRequest{State: k.state(), Uploads: []string{upload.ID}}))(k)
	photos := k.opened().Document.Photos
	id := string(photos[len(photos)-1].ID)

	all := value(k.room.ShelfPhotos(ctx, desk.ShelfPhotosRequest{Query: "岸线", Limit: 10}))(k)
	if all.Total != 1 || len(all.Photos) != 1 || string(all.Photos[0].Photo.ID) != id || all.Photos[0].Format != "jpeg" || all.Photos[0].Bytes == 0 {
		k.Fatalf("found %+v", all)
	}
	if found := all.Photos[0]; len(found.Matches) != 1 || found.Matches[0].Field != "name" || found.Uses[0].Document != k.document || found.Uses[0].Page != nil {
		k.Errorf("found %+v", found)
	}
	if like := value(k.room.LikePhotos(ctx, id))(k); len(like.Like) != 1 || like.Like[0].Distance == nil {
		k.Errorf("like %+v", like)
	}
	copied := value(k.room.Duplicate(ctx, k.by, k.document, ""))(k)
	defer func() { _ = k.room.Delete(ctx, copied.ID) }()
	change := value(k.room.ReusePhotos(ctx, k.by, k.document, desk.ReusePhotosRequest{State: k.state(), Photos: []string{id}}))(k)
	if len(change.Applied) != 0 {
		k.Errorf("a photo that is there was added again: %+v", change.Applied)
	}
	_, err := k.room.ReusePhotos(ctx, k.by, k.document, desk.ReusePhotosRequest{State: k.state(), Photos: []string{"0123456789abcdef0123456789abcdef"}})
	k.refused(err, desk.NoPhoto)
	_, err = k.room.LikePhotos(ctx, "nothing")
	k.refused(err, desk.NoPhoto)
	if preview := value(k.room.PhotoPreview(ctx, id))(k); len(preview) != 0 {
		k.Errorf("a preview of %d bytes from a file that brings none", len(preview))
	}
	_, err = k.room.ShelfPhotos(ctx, desk.ShelfPhotosRequest{Sort: "sideways"})
	k.refused(err, desk.BadRequest)
	_, err = k.room.ShelfPhotos(ctx, desk.ShelfPhotosRequest{Document: "nothing"})
	k.refused(err, desk.NoDocument)
}

// checkFileWords adds a photo that says one thing in EXIF and another in XMP.
func checkFileWords(k contract) {
	var data bytes.Buffer
	if err := jpeg.Encode(&data, image.NewGray(image.Rect(0, 0, 90, 61)), nil); err != nil {
		k.Fatal(err)
	}
	file := value(metadata.Embed(data.Bytes(), metadata.Fields{Caption: "of XMP", Keywords: []string{"岸", "线"}}, metadata.Keep{}))(k)
	file = withDescription(file, "of EXIF")
	upload := value(k.room.Upload(ctx, k.by, "words.jpg", bytes.NewReader(file)))(k)
	value(k.room.AddPhotos(ctx, k.by, k.document, desk.AddPhotosRequest{State: k.state(), Uploads: []string{upload.ID}}))(k)
	photos := k.opened().Document.Photos
	got := value(k.room.FileWords(ctx, string(photos[len(photos)-1].ID)))(k)
	want := desk.FileWords{Fields: []metadata.Account{
		{
			Field: "caption", Said: metadata.Said{From: "exif", Values: []string{"of EXIF"}},
			Others: []metadata.Said{{From: "xmp", Values: []string{"of XMP"}}, {From: "iptc", Values: []string{"of XMP"}}},
		},
		{Field: "keywords", Said: metadata.Said{From: "xmp", Values: []string{"岸", "线"}}},
	}}
	if !reflect.DeepEqual(got, want) {
		k.Errorf("got %+v", got)
	}
	_, err := k.room.FileWords(ctx, "nothing")
	k.refused(err, desk.NoPhoto)
}

// withDescription puts a block of EXIF with one tag, ImageDescription, into a
// JPEG that has none.
func withDescription(jpeg []byte, text string) []byte {
	text += "\x00"
	tiff := "Exif\x00\x00II*\x00\x08\x00\x00\x00\x01\x00\x0e\x01\x02\x00" + string(rune(len(text))) + "\x00\x00\x00\x1a\x00\x00\x00\x00\x00\x00\x00" + text
	segment := "\xff\xe1\x00" + string(rune(len(tiff)+2)) + tiff
	return slices.Concat(jpeg[:2], []byte(segment), jpeg[2:])
}

// TestPhotosAreListedWithAHundred where the caller does not say how many, and
// a number that is none is refused.
func TestPhotosAreListedWithAHundred(t *testing.T) {
	var asked desk.ShelfPhotosRequest
	f := &fake{shelfPhotos: func(r desk.ShelfPhotosRequest) { asked = r }}
	s := newTestServer(f)
	wantStatus(t, request{path: "/api/photos?q=%E8%B0%83+a&sort=name&like=x&document=d&offset=3"}.on(s), 200)
	want := desk.ShelfPhotosRequest{Query: "调 a", Document: "d", Like: "x", Sort: "name", Offset: 3, Limit: 100}
	if asked != want {
		t.Errorf("asked for %+v, want %+v", asked, want)
	}
	wantStatus(t, request{path: "/api/photos?limit=many"}.on(s), 400)
	w := request{path: "/api/photos/x/preview"}.on(s)
	wantStatus(t, w, 200)
	if got := w.Header().Get("Cache-Control"); w.Header().Get("Content-Type") != "image/jpeg" || got != "private, max-age=31536000, immutable" {
		t.Errorf("header %v", w.Header())
	}
	wantStatus(t, request{path: "/api/photos/plain/preview"}.on(s), 204)
}
