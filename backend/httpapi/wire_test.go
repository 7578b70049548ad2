package httpapi

import (
	"encoding/json"

	"broadsheet/backend/desk"
)

// edit and previewOf make the desk's values of JSON, as they come from a client.
func edit(raw json.RawMessage) (e desk.Edit) {
	if err := json.Unmarshal(raw, &e); err != nil {
		panic(err)
	}
	return e
}

func previewOf(at desk.State, steps json.RawMessage) (r desk.PreviewRequest) {
	raw, err := json.Marshal(map[string]any{"base": at.Base, "scene": at.Scene, "steps": steps})
	if err == nil {
		err = json.Unmarshal(raw, &r)
	}
	if err != nil {
		panic(err)
	}
	return r
}
