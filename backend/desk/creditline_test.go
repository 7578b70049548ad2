package desk

import (
	"context"
	"strings"
	"testing"

	"broadsheet/backend/document"
	"broadsheet/backend/preflight"
	"broadsheet/backend/story"
)

// withCredits gives all photos of a document a credit.
func withCredits(d *document.Document, credit string) document.Edit {
	e := document.Edit{Name: "credit"}
	for _, p := range d.Photos {
		p.Credit = credit
		e.Steps = append(e.Steps, document.SetPhoto{Photo: p})
	}
	return e
}

// writeLine puts a text in the place of the credit line.
func writeLine(t *testing.T, d *document.Document, text string) document.Edit {
	line, ok := preflight.CreditLineOf(d)
	if !ok {
		t.Fatal("the page has no credit line")
	}
	step := document.ReplaceText{At: line.At, From: line.From, To: line.To(), Spans: []story.Span{{Text: text}}}
	return document.Edit{Name: "type", Steps: document.Steps{step}}
}

func TestCreditLineFollowsTheCredits(t *testing.T) {
	e := newEditor(t)
	id := e.page()
	at := stateOf(e.open(id))
	do := func(edit document.Edit) { at = after(at, e.mustEdit(id, at, edit)) }
	now := func() *document.Document { return e.open(id).Document }
	line := func() string {
		l, _ := preflight.CreditLineOf(now())
		return l.Text
	}
	written := line()
	do(withCredits(now(), "区政协"))
	if line() != written {
		t.Fatalf("the reporter's line became %q", line())
	}
	do(writeLine(t, now(), "本版图片由区政协提供"))
	before := jsonOf(t, now())
	do(withCredits(now(), "新华社"))
	if line() != "本版图片由新华社提供" {
		t.Fatalf("the line stayed %q", line())
	}
	at = after(at, must[Change](e)(e.room.Undo(context.Background(), e.caller, id, at)))
	if jsonOf(t, now()) != before {
		t.Error("undone, credits and line are not what they were")
	}
	one := now().Photos[0]
	one.Credit, one.ApartCredit = "沈禾 摄", true
	do(document.Edit{Name: "credit", Steps: document.Steps{document.SetPhoto{Photo: one}}})
	if len(preflight.CreditsOf(now())) > 1 && !strings.Contains(line(), "除署名外") {
		t.Errorf("with a credit apart the line is %q", line())
	}
}
