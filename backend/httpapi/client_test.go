package httpapi

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"

	"broadsheet/backend/desk"
	"broadsheet/backend/finding"
)

// client is a newsroom at the other end of a connection. It does nothing but
// what docs/http-api.md says, so that the contract test holds for both ends.
type client struct {
	Newsroom // Subscribe is not a call
	origin   string
}

// ask makes a call. Bodies are sent as JSON, readers as they are; answers are
// decoded, or handed out as bytes.
func (c client) ask(ctx context.Context, by desk.Caller, method, path string, body, into any) (http.Header, error) {
	kind := "application/json"
	var payload io.Reader
	switch b := body.(type) {
	case nil:
	case io.Reader:
		payload, kind = b, "application/octet-stream"
	default:
		raw, err := json.Marshal(b)
		if err != nil {
			return nil, err
		}
		payload = bytes.NewReader(raw)
	}
	r, err := http.NewRequestWithContext(ctx, method, c.origin+"/api"+path, payload)
	if err != nil {
		return nil, err
	}
	r.Header.Set("Content-Type", kind)
	r.Header.Set("Authorization", "Bearer "+testToken)
	r.Header.Set("X-Client", by.Client)
	r.Header.Set("Accept-Language", by.Language)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	data, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, err
	}
	return answer.Header, take(answer.StatusCode, data, into)
}

// take reads an answer: the finding of one that was refused, else the value.
func take(status int, data []byte, into any) error {
	if status >= 400 {
		var failure struct{ Error desk.Finding }
		if err := json.Unmarshal(data, &failure); err != nil {
			return fmt.Errorf("status %d: %s", status, data)
		}
		return &finding.Error{Finding: failure.Error.Finding}
	}
	switch v := into.(type) {
	case nil:
		return nil
	case *[]byte:
		*v = data
		return nil
	}
	return json.Unmarshal(data, into)
}

// on is the address below a document.
func on(document, rest string) string { return "/documents/" + url.PathEscape(document) + rest }

func get[T any](c client, ctx context.Context, by desk.Caller, path string) (v T, err error) {
	_, err = c.ask(ctx, by, "GET", path, nil, &v)
	return v, err
}

func post[T any](c client, ctx context.Context, by desk.Caller, path string, body any) (v T, err error) {
	_, err = c.ask(ctx, by, "POST", path, body, &v)
	return v, err
}

func (c client) Session(by desk.Caller) desk.Session {
	s, _ := get[desk.Session](c, context.Background(), by, "/session")
	return s
}

func (c client) Documents(ctx context.Context, query string, binned bool) ([]desk.DocumentInfo, error) {
	bin := "0"
	if binned {
		bin = "1"
	}
	return get[[]desk.DocumentInfo](c, ctx, desk.Caller{}, "/documents?"+url.Values{"q": {query}, "bin": {bin}}.Encode())
}

func (c client) Create(ctx context.Context, by desk.Caller, r desk.CreateRequest) (desk.Job, error) {
	return post[desk.Job](c, ctx, by, "/documents", r)
}

func (c client) Import(ctx context.Context, by desk.Caller, upload string) (desk.Job, error) {
	return post[desk.Job](c, ctx, by, "/documents/import", map[string]string{"upload": upload})
}

func (c client) Open(ctx context.Context, by desk.Caller, document string) (desk.Opened, error) {
	return get[desk.Opened](c, ctx, by, on(document, ""))
}

func (c client) Rename(ctx context.Context, by desk.Caller, document, title string) (d desk.DocumentInfo, err error) {
	_, err = c.ask(ctx, by, "PATCH", on(document, ""), map[string]string{"title": title}, &d)
	return d, err
}

func (c client) Duplicate(ctx context.Context, by desk.Caller, document, title string) (desk.DocumentInfo, error) {
	return post[desk.DocumentInfo](c, ctx, by, on(document, "/duplicate"), map[string]string{"title": title})
}

func (c client) Bin(ctx context.Context, document string) error {
	_, err := c.ask(ctx, desk.Caller{}, "DELETE", on(document, ""), nil, nil)
	return err
}

func (c client) Restore(ctx context.Context, document string) (desk.DocumentInfo, error) {
	return post[desk.DocumentInfo](c, ctx, desk.Caller{}, on(document, "/restore"), nil)
}

func (c client) Delete(ctx context.Context, document string) error {
	_, err := c.ask(ctx, desk.Caller{}, "DELETE", on(document, "?forever=1"), nil, nil)
	return err
}

func (c client) Edit(ctx context.Context, by desk.Caller, document string, r desk.EditRequest) (desk.Change, error) {
	return post[desk.Change](c, ctx, by, on(document, "/edits"), r)
}

func (c client) Preview(ctx context.Context, by desk.Caller, document string, r desk.PreviewRequest) (desk.Preview, error) {
	return post[desk.Preview](c, ctx, by, on(document, "/preview"), r)
}

func (c client) Changes(ctx context.Context, by desk.Caller, document string, at desk.State) (desk.Change, error) {
	return get[desk.Change](c, ctx, by, on(document, fmt.Sprintf("/changes?base=%d&scene=%s", at.Base, url.QueryEscape(at.Scene))))
}

func (c client) Undo(ctx context.Context, by desk.Caller, document string, at desk.State) (desk.Change, error) {
	return post[desk.Change](c, ctx, by, on(document, "/undo"), at)
}

func (c client) Redo(ctx context.Context, by desk.Caller, document string, at desk.State) (desk.Change, error) {
	return post[desk.Change](c, ctx, by, on(document, "/redo"), at)
}

func (c client) Goto(ctx context.Context, by desk.Caller, document string, at desk.State, cursor int) (desk.Change, error) {
	return post[desk.Change](c, ctx, by, on(document, "/goto"), map[string]any{"base": at.Base, "scene": at.Scene, "serial": at.Serial, "cursor": cursor})
}

func (c client) History(ctx context.Context, document string) (desk.History, error) {
	return get[desk.History](c, ctx, desk.Caller{}, on(document, "/history"))
}

func (c client) Job(by desk.Caller, id string) (desk.Job, error) {
	return get[desk.Job](c, context.Background(), by, "/jobs/"+id)
}

func (c client) CancelJob(id string) error {
	_, err := c.ask(context.Background(), desk.Caller{}, "DELETE", "/jobs/"+id, nil, nil)
	return err
}

func (c client) Export(ctx context.Context, by desk.Caller, document string, r desk.ExportRequest) (desk.Job, error) {
	return post[desk.Job](c, ctx, by, on(document, "/export"), r)
}

func (c client) Result(id string) (f desk.File, err error) {
	header, err := c.ask(context.Background(), desk.Caller{}, "GET", "/jobs/"+id+"/result", nil, &f.Data)
	f.Type = header.Get("Content-Type")
	return f, err
}

func (c client) File(ctx context.Context, document string) (f desk.File, err error) {
	header, err := c.ask(ctx, desk.Caller{}, "GET", on(document, "/file"), nil, &f.Data)
	f.Type = header.Get("Content-Type")
	return f, err
}

func (c client) Upload(ctx context.Context, by desk.Caller, name string, body io.Reader) (desk.Upload, error) {
	return post[desk.Upload](c, ctx, by, "/uploads?name="+url.QueryEscape(name), body)
}

func (c client) Thumbnail(ctx context.Context, document string, page, width int, _ string) (i desk.Image, err error) {
	header, err := c.ask(ctx, desk.Caller{}, "GET", on(document, fmt.Sprintf("/thumbnail?page=%d&width=%d", page, width)), nil, &i.Data)
	i.ETag = header.Get("ETag")
	return i, err
}

func (c client) Plates(ctx context.Context, document string, r desk.PlatesRequest) (data []byte, err error) {
	query := fmt.Sprintf("/plates?page=%d&dpi=%g&profile=%s", r.Page, r.DPI, url.QueryEscape(r.Profile))
	_, err = c.ask(ctx, desk.Caller{}, "GET", on(document, query), nil, &data)
	return data, err
}

func (c client) Sheets(ctx context.Context, document, profile string) ([]desk.Sheet, error) {
	return get[[]desk.Sheet](c, ctx, desk.Caller{}, on(document, "/sheets?profile="+url.QueryEscape(profile)))
}

func (c client) InkCube(profile string, paper bool) (data []byte, err error) {
	query := "/cube?paper=0"
	if paper {
		query = "/cube?paper=1"
	}
	_, err = c.ask(context.Background(), desk.Caller{}, "GET", "/profiles/"+url.PathEscape(profile)+query, nil, &data)
	return data, err
}

func (c client) Profiles(by desk.Caller) []desk.ExportProfile {
	all, _ := get[[]desk.ExportProfile](c, context.Background(), by, "/profiles")
	return all
}

func (c client) Preflight(ctx context.Context, by desk.Caller, document string, r desk.PreflightRequest) (*desk.Preflight, error) {
	p, err := get[desk.Preflight](c, ctx, by, on(document, "/preflight?"+preflightQuery(r)))
	return &p, err
}

func preflightQuery(r desk.PreflightRequest) string {
	query := url.Values{"profile": {r.Profile}}
	for _, o := range r.Overrides {
		query.Add("by", o.By)
		query.Add("why", o.Why)
		for _, code := range o.Codes {
			query.Add("code", string(code))
		}
	}
	return query.Encode()
}

func (c client) PreflightPage(ctx context.Context, by desk.Caller, document string, r desk.PreflightRequest) (f desk.File, err error) {
	header, err := c.ask(ctx, by, "GET", on(document, "/preflight/page?"+preflightQuery(r)), nil, &f.Data)
	f.Type = header.Get("Content-Type")
	return f, err
}

func (c client) ShelfPhotos(ctx context.Context, r desk.ShelfPhotosRequest) (desk.ShelfPhotos, error) {
	query := url.Values{
		"q": {r.Query}, "document": {r.Document}, "like": {r.Like}, "sort": {r.Sort},
		"offset": {fmt.Sprint(r.Offset)}, "limit": {fmt.Sprint(r.Limit)},
	}
	return get[desk.ShelfPhotos](c, ctx, desk.Caller{}, "/photos?"+query.Encode())
}

func (c client) LikePhotos(ctx context.Context, id string) (desk.LikePhotos, error) {
	return get[desk.LikePhotos](c, ctx, desk.Caller{}, "/photos/"+id+"/like")
}

func (c client) FileWords(ctx context.Context, id string) (desk.FileWords, error) {
	return get[desk.FileWords](c, ctx, desk.Caller{}, "/photos/"+id+"/words")
}

func (c client) ReusePhotos(ctx context.Context, by desk.Caller, document string, r desk.ReusePhotosRequest) (desk.Change, error) {
	return post[desk.Change](c, ctx, by, on(document, "/photos/reuse"), r)
}

func (c client) PhotoPreview(ctx context.Context, id string) (data []byte, err error) {
	_, err = c.ask(ctx, desk.Caller{}, "GET", "/photos/"+id+"/preview", nil, &data)
	return data, err
}

func (c client) Photo(ctx context.Context, id string, width int, tone string) (data []byte, err error) {
	_, err = c.ask(ctx, desk.Caller{}, "GET", fmt.Sprintf("/photos/%s?width=%d&tone=%s", id, width, url.QueryEscape(tone)), nil, &data)
	return data, err
}

func (c client) ProposeTones(ctx context.Context, document string, r desk.ToneRequest) (desk.Tones, error) {
	return post[desk.Tones](c, ctx, desk.Caller{}, on(document, "/photos/tone"), r)
}

func (c client) Face(ctx context.Context, face, document string) (data []byte, err error) {
	_, err = c.ask(ctx, desk.Caller{}, "GET", "/faces/"+url.PathEscape(face)+"?document="+url.QueryEscape(document), nil, &data)
	return data, err
}

func (c client) Glyphs(ctx context.Context, face string, numbers []int) (data []byte, err error) {
	of := strings.Trim(strings.ReplaceAll(fmt.Sprint(numbers), " ", ","), "[]")
	_, err = c.ask(ctx, desk.Caller{}, "GET", "/faces/"+url.PathEscape(face)+"/glyphs?of="+of, nil, &data)
	return data, err
}

func (c client) Compose(ctx context.Context, by desk.Caller, document string, r desk.ComposeRequest) (desk.Job, error) {
	return post[desk.Job](c, ctx, by, on(document, "/compose"), r)
}

func (c client) Alternatives(ctx context.Context, document, set string) (desk.AlternativeSet, error) {
	return get[desk.AlternativeSet](c, ctx, desk.Caller{}, on(document, "/alternatives/"+set))
}

func (c client) Alternative(ctx context.Context, document, set string, n int) (desk.AlternativePage, error) {
	return get[desk.AlternativePage](c, ctx, desk.Caller{}, on(document, fmt.Sprintf("/alternatives/%s/%d", set, n)))
}

func (c client) Apply(ctx context.Context, by desk.Caller, document, set string, n int, at desk.State) (desk.Change, error) {
	return post[desk.Change](c, ctx, by, on(document, fmt.Sprintf("/alternatives/%s/%d/apply", set, n)), at)
}

func (c client) Fit(ctx context.Context, by desk.Caller, document string, r desk.FitRequest) (desk.FitProposal, error) {
	return post[desk.FitProposal](c, ctx, by, on(document, "/fit"), r)
}

func (c client) Reread(ctx context.Context, by desk.Caller, document string, r desk.RereadRequest) (desk.Reread, error) {
	return post[desk.Reread](c, ctx, by, on(document, "/reread"), r)
}

func (c client) ApplyReread(ctx context.Context, by desk.Caller, document, reread string, r desk.RereadTake) (desk.Change, error) {
	return post[desk.Change](c, ctx, by, on(document, "/reread/"+reread+"/apply"), r)
}

func (c client) AddPhotos(ctx context.Context, by desk.Caller, document string, r desk.AddPhotosRequest) (desk.PhotosChange, error) {
	return post[desk.PhotosChange](c, ctx, by, on(document, "/photos"), r)
}

func (c client) ImportCaptions(ctx context.Context, by desk.Caller, document string, r desk.CaptionsRequest) (desk.CaptionsChange, error) {
	return post[desk.CaptionsChange](c, ctx, by, on(document, "/captions/import"), r)
}
