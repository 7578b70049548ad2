package document

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"

	"broadsheet/backend/finding"
	"broadsheet/backend/story"
)

// kindsOfSteps maps the "type" of a step on the wire to its Go type.
var kindsOfSteps = map[string]func([]byte) (Step, error){
	"replaceText": readStep[ReplaceText], "styleText": readStep[StyleText],
	"splitBlock": readStep[SplitBlock], "joinBlocks": readStep[JoinBlocks],
	"insertBlocks": readStep[InsertBlocks], "removeBlocks": readStep[RemoveBlocks],
	"setBlock": readStep[SetBlock], "setFit": readStep[SetFit], "setRead": readStep[SetRead],
	"insertFrame": readStep[InsertFrame], "removeFrame": readStep[RemoveFrame],
	"setFrame": readStep[SetFrame], "moveFrame": readStep[MoveFrame],
	"setThreads":  readStep[SetThreads],
	"insertPhoto": readStep[InsertPhoto], "removePhoto": readStep[RemovePhoto],
	"setPhoto": readStep[SetPhoto], "movePhoto": readStep[MovePhoto],
	"insertPage": readStep[InsertPage], "removePage": readStep[RemovePage],
	"setProperties": readStep[SetProperties], "replaceDocument": readStep[ReplaceDocument],
}

// typeOf returns the name of a step's kind on the wire: that of its Go type
// with a small first letter.
func typeOf(s Step) string {
	name := []byte(reflect.TypeOf(s).Name())
	name[0] += 'a' - 'A'
	return string(name)
}

// MarshalJSON writes the steps as a list, each with its "type".
func (s Steps) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('[')
	for i, step := range flat(s) {
		if i > 0 {
			out.WriteByte(',')
		}
		raw, err := json.Marshal(written(bare(step)))
		if err != nil {
			return nil, err
		}
		fmt.Fprintf(&out, `{"type":%q`, typeOf(bare(step)))
		if len(raw) > len(`{}`) {
			out.WriteByte(',')
		}
		out.Write(raw[1:])
	}
	out.WriteByte(']')
	return out.Bytes(), nil
}

// written returns a step without missing lists: [] on the wire, not null.
func written(s Step) Step {
	switch s := s.(type) {
	case ReplaceText:
		s.Spans = present(s.Spans)
		return s
	case SplitBlock:
		s.NewBlock.Spans = present(s.NewBlock.Spans)
		return s
	case InsertBlocks:
		blocks := make([]story.Block, len(s.Blocks))
		for i, b := range s.Blocks {
			b.Spans = present(b.Spans)
			blocks[i] = b
		}
		s.Blocks = blocks
		return s
	case RemoveBlocks:
		s.Blocks = present(s.Blocks)
		return s
	case SetThreads:
		s.Threads = normalThreads(append([]Thread(nil), s.Threads...))
		return s
	case InsertPage:
		s.Page = normalPage(s.Page)
		return s
	}
	return s
}

// UnmarshalJSON reads a list of steps. Types and fields that it does not know
// are refused with a *StepError: a step half understood is a wrong one.
func (s *Steps) UnmarshalJSON(raw []byte) error {
	var list []map[string]json.RawMessage
	if err := json.Unmarshal(raw, &list); err != nil {
		return unreadable(err)
	}
	out := make(Steps, 0, len(list))
	for i, fields := range list {
		step, err := readFields(fields)
		if err != nil {
			return unreadable(fmt.Errorf("step %d: %w", i+1, err))
		}
		out = append(out, step)
	}
	*s = out
	return nil
}

func readFields(fields map[string]json.RawMessage) (Step, error) {
	var kind string
	if err := json.Unmarshal(fields["type"], &kind); err != nil {
		return nil, errors.New("no type")
	}
	read, ok := kindsOfSteps[kind]
	if !ok {
		return nil, fmt.Errorf("unknown type %q", kind)
	}
	delete(fields, "type")
	raw, err := json.Marshal(fields)
	if err != nil {
		return nil, err
	}
	step, err := read(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", kind, err)
	}
	return step, nil
}

func readStep[T Step](raw []byte) (Step, error) {
	var step T
	if err := readStrictly(raw, &step); err != nil {
		return nil, err
	}
	return step, nil
}

// readStrictly reads one JSON value and nothing besides; unknown fields are
// errors.
func readStrictly(raw []byte, to any) error {
	in := json.NewDecoder(bytes.NewReader(raw))
	in.DisallowUnknownFields()
	if err := in.Decode(to); err != nil {
		return err
	}
	if _, err := in.Token(); err != io.EOF {
		return errors.New("something follows the value")
	}
	return nil
}

func unreadable(err error) error {
	return refuse(CodeUnreadable, finding.Place{}, "detail", err.Error())
}
