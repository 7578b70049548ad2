package desk

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"broadsheet/backend/document"
)

// TestNumbersThatNoPageHasAreRefused: for every number in a frame, a photo, a
// fit and the grid.
func TestNumbersThatNoPageHasAreRefused(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	o := e.open(id)
	d, before := o.Document, jsonOf(t, o)
	indent := 0.5
	fit := document.Fit{Indent: &indent, Parts: []document.Part{{End: 1}}}
	photo := d.Photos[0]
	photo.Focal = &document.Focal{}
	frame := *photoFrame(d)
	wrap := map[string]func(v reflect.Value) document.Step{
		"frame": func(v reflect.Value) document.Step { return document.SetFrame{Frame: v.Interface().(document.Frame)} },
		"photo": func(v reflect.Value) document.Step { return document.SetPhoto{Photo: v.Interface().(document.Photo)} },
		"fit": func(v reflect.Value) document.Step {
			f := v.Interface().(document.Fit)
			return document.SetFit{Story: d.Stories[0].ID, Block: bodyOf(d).ID, Fit: &f}
		},
		"grid": func(v reflect.Value) document.Step {
			g := d.Grid
			v2 := v.Interface()
			reflect.ValueOf(&g).Elem().Set(reflect.ValueOf(v2))
			return document.SetProperties{Grid: &g}
		},
	}
	for name, sample := range map[string]any{"frame": frame, "photo": photo, "fit": fit, "grid": d.Grid} {
		for _, huge := range []string{"-1e18", "1e18", "1e308", "-1e308", "2147483647", "-2147483648"} {
			for _, v := range withNumber(sample, huge) {
				step := wrap[name](v)
				_, err := e.edit(id, stateOf(o), document.Edit{Name: "x", Steps: document.Steps{step}})
				if codeOf(err) != EditRefused {
					t.Fatalf("%s: %v after %.300s", name, err, jsonOf(t, v.Interface()))
				}
			}
		}
	}
	if jsonOf(t, e.open(id)) != before {
		t.Error("a refused edit has changed something")
	}
}

// withNumber returns copies of a value, each with one of its numbers replaced;
// where the number's type does not hold it, it is left out.
func withNumber(sample any, number string) []reflect.Value {
	var out []reflect.Value
	for i := range numbers(reflect.ValueOf(sample)) {
		v := reflect.New(reflect.TypeOf(sample))
		data, _ := json.Marshal(sample)
		_ = json.Unmarshal(data, v.Interface())
		at := numbers(v.Elem())[i]
		if json.Unmarshal([]byte(whole(at, number)), at.Addr().Interface()) == nil {
			out = append(out, v.Elem())
		}
	}
	return out
}

func whole(v reflect.Value, number string) string {
	if v.CanInt() && strings.HasSuffix(number, "e18") {
		return strings.TrimSuffix(number, "e18") + strings.Repeat("0", 18)
	}
	return number
}

// numbers are the numbers inside a value, but ends of parts: one beyond the
// text is at its end.
func numbers(v reflect.Value) []reflect.Value {
	switch v.Kind() {
	case reflect.Int, reflect.Int32, reflect.Int64, reflect.Float64:
		return []reflect.Value{v}
	case reflect.Pointer:
		if v.IsNil() {
			return nil
		}
		return numbers(v.Elem())
	case reflect.Slice:
		var out []reflect.Value
		for i := range v.Len() {
			out = append(out, numbers(v.Index(i))...)
		}
		return out
	case reflect.Struct:
		var out []reflect.Value
		for i := range v.NumField() {
			if v.Type().Field(i).Name != "End" {
				out = append(out, numbers(v.Field(i))...)
			}
		}
		return out
	}
	return nil
}
