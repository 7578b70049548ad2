// Package open reads a PDF with pdfcpu for the rules of pdfx: of tests, and of
// the preflight of files that somebody else made.
package open

import (
	"bytes"
	"context"
	"fmt"
	"sync"

	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/fault"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"broadsheet/backend/internal/pdfx"
)

// File takes a PDF apart. Encrypted files are read where their user password
// is empty.
func File(data []byte) (*pdfx.File, error) {
	ctx, err := read(data)
	if err != nil {
		return nil, fmt.Errorf("pdfcpu: %w", err)
	}
	f := &pdfx.File{
		Version: ctx.HeaderVersion.String(), Trailer: pdfx.Dict{}, Objects: map[pdfx.Ref]pdfx.Object{},
		HasXRefStreams: ctx.Read.UsingXRefStreams, HasObjectStreams: ctx.Read.UsingObjectStreams,
	}
	for n, entry := range ctx.Table {
		if entry != nil && !entry.Free && entry.Object != nil {
			f.Objects[pdfx.Ref(n)] = object(entry.Object)
		}
	}
	for key, ref := range map[pdfx.Name]*types.IndirectRef{"Root": ctx.Root, "Info": ctx.Info, "Encrypt": ctx.Encrypt} {
		if ref != nil {
			f.Trailer[key] = object(*ref)
		}
	}
	if ctx.ID != nil {
		f.Trailer["ID"] = object(ctx.ID)
	}
	return f, nil
}

// withoutSettings keeps pdfcpu from writing a file of settings into the user's
// home.
var withoutSettings = sync.OnceFunc(func() { model.ConfigPath = "disable" })

// read goes round pdfcpu's package api: it fills in forms as well, and a table of
// the widths of all characters that they need takes 30 ms of each start of a
// program that holds it.
func read(data []byte) (ctx *model.Context, err error) {
	withoutSettings()
	defer fault.Catch(&err)
	return pdfcpu.Read(bytes.NewReader(data), model.NewDefaultConfiguration())
}

// object turns pdfcpu's objects into ours.
func object(o types.Object) pdfx.Object {
	switch v := o.(type) {
	case types.Boolean:
		return bool(v)
	case types.Integer:
		return float64(v)
	case types.Float:
		return float64(v)
	case types.Name:
		return pdfx.Name(v)
	case types.StringLiteral:
		raw, _ := types.Unescape(string(v)) // what cannot be unescaped is empty
		return pdfx.Text(raw)
	case types.HexLiteral:
		raw, _ := v.Bytes()
		return pdfx.Text(raw)
	case types.IndirectRef:
		return pdfx.Ref(v.ObjectNumber)
	case types.Array:
		a := make(pdfx.Array, len(v))
		for i, item := range v {
			a[i] = object(item)
		}
		return a
	case types.Dict:
		return dict(v)
	case types.StreamDict:
		return stream(&v)
	case *types.StreamDict:
		return stream(v)
	case types.LazyObjectStreamObject: // one of a stream of objects, not read yet
		if inner, err := v.DecodedObject(context.Background()); err == nil {
			return object(inner)
		}
	}
	return nil
}

func dict(d types.Dict) pdfx.Dict {
	out := pdfx.Dict{}
	for k, v := range d {
		out[pdfx.Name(k)] = object(v)
	}
	return out
}

func stream(s *types.StreamDict) *pdfx.Stream {
	out := &pdfx.Stream{Dict: dict(s.Dict)}
	switch {
	case s.Image():
		out.Coded = s.Raw
	case s.Decode() == nil:
		out.Content = s.Content
	}
	return out
}
