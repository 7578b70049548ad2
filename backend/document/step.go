package document

import (
	"broadsheet/backend/design"
	"broadsheet/backend/story"
)

// Step is a smallest change of a document, as a value. Steps know nothing of
// who makes them and when.
type Step interface {
	// Apply returns the changed document. It shares with d all that is
	// unchanged; d itself is never touched. The error is a *StepError.
	Apply(d *Document) (*Document, error)
	// Invert returns the step that takes this one back, given the document
	// that it was applied to. It may be a list (Steps).
	Invert(before *Document) (Step, error)
	// Map returns the step as it must be after over, made by someone else on
	// the same document, was applied first. It may be a list, an empty one
	// where over has done all of it already. False: its place is gone or
	// contested. Steps that History.Do and Trace return remember the document
	// they were applied to and are mapped over best.
	Map(over Step) (Step, bool)
}

// TextRef says where a text stands: a block of a story, or a photo's caption.
type TextRef struct {
	Story StoryID       `json:"story,omitempty"`
	Block story.BlockID `json:"block,omitempty"`
	Photo PhotoID       `json:"photo,omitempty"`
}

// Steps on text. All offsets are rune indexes.
type (
	// ReplaceText puts spans in the place of runes From to To.
	ReplaceText struct {
		At    TextRef      `json:"at"`
		From  int          `json:"from"`
		To    int          `json:"to"`
		Spans []story.Span `json:"spans"`
	}
	// StyleText changes the appearance of runes From to To of a block: what is
	// nil stays, an empty Style takes the character style away.
	StyleText struct {
		At     TextRef `json:"at"`
		From   int     `json:"from"`
		To     int     `json:"to"`
		Bold   *bool   `json:"bold,omitempty"`
		Italic *bool   `json:"italic,omitempty"`
		Style  *string `json:"style,omitempty"`
	}
	// SplitBlock makes the text from rune At a block of its own behind Block.
	// NewBlock gives all of it but the spans, Fit its fit.
	SplitBlock struct {
		Story    StoryID       `json:"story"`
		Block    story.BlockID `json:"block"`
		At       int           `json:"at"`
		NewBlock story.Block   `json:"newBlock"`
		Fit      *Fit          `json:"fit,omitempty"`
	}
	// JoinBlocks moves the text of Next, the block behind Block, to Block's end.
	JoinBlocks struct {
		Story StoryID       `json:"story"`
		Block story.BlockID `json:"block"`
		Next  story.BlockID `json:"next"`
	}
)

// Steps on the blocks of a story.
type (
	// InsertBlocks puts blocks behind the one named After; "" puts them first.
	InsertBlocks struct {
		Story  StoryID               `json:"story"`
		After  story.BlockID         `json:"after"`
		Blocks []story.Block         `json:"blocks"`
		Fits   map[story.BlockID]Fit `json:"fits,omitempty"`
	}
	// RemoveBlocks removes blocks with their fits.
	RemoveBlocks struct {
		Story  StoryID         `json:"story"`
		Blocks []story.BlockID `json:"blocks"`
	}
	// SetBlock gives a block another role and label.
	SetBlock struct {
		Story StoryID       `json:"story"`
		Block story.BlockID `json:"block"`
		Role  story.Role    `json:"role"`
		Label string        `json:"label"`
	}
	// SetFit gives a block a fit; nil takes it away.
	SetFit struct {
		Story StoryID       `json:"story"`
		Block story.BlockID `json:"block"`
		Fit   *Fit          `json:"fit"`
	}
	// SetRead gives a story another manuscript as last read; nil takes it away.
	SetRead struct {
		Story StoryID      `json:"story"`
		Read  *story.Story `json:"read"`
	}
)

// Steps on frames and threads. Pages and places in them count from 0.
type (
	// InsertFrame puts a frame into a page, Index places from the back.
	InsertFrame struct {
		Page  int   `json:"page"`
		Index int   `json:"index"`
		Frame Frame `json:"frame"`
	}
	// RemoveFrame removes a frame from its page and its thread.
	RemoveFrame struct {
		Frame FrameID `json:"frame"`
	}
	// SetFrame gives the frame with this id this value.
	SetFrame struct {
		Frame Frame `json:"frame"`
	}
	// MoveFrame moves a frame to a page and a place in it, counted without it.
	MoveFrame struct {
		Frame FrameID `json:"frame"`
		Page  int     `json:"page"`
		Index int     `json:"index"`
	}
	// SetThreads replaces all threads.
	SetThreads struct {
		Threads []Thread `json:"threads"`
	}
)

// Steps on photos.
type (
	// InsertPhoto puts a photo into the list, Index places from its beginning.
	InsertPhoto struct {
		Index int   `json:"index"`
		Photo Photo `json:"photo"`
	}
	// RemovePhoto removes a photo; frames that showed it stand empty.
	RemovePhoto struct {
		Photo PhotoID `json:"photo"`
	}
	// SetPhoto gives a photo this value, its caption aside.
	SetPhoto struct {
		Photo Photo `json:"photo"`
	}
	// MovePhoto moves a photo to a place in the list, counted without it.
	MovePhoto struct {
		Photo PhotoID `json:"photo"`
		Index int     `json:"index"`
	}
)

// Steps on pages and on the whole.
type (
	// InsertPage puts a page before the one that is number Index.
	InsertPage struct {
		Index int  `json:"index"`
		Page  Page `json:"page"`
	}
	// RemovePage removes a page with its frames. One page always stays.
	RemovePage struct {
		Index int `json:"index"`
	}
	// SetProperties changes what is not nil.
	SetProperties struct {
		Title  *string        `json:"title,omitempty"`
		Author *string        `json:"author,omitempty"`
		Folio  *Folio         `json:"folio,omitempty"`
		Design *design.Design `json:"design,omitempty"`
		Grid   *design.Grid   `json:"grid,omitempty"`

		MadeCreditLine *string `json:"madeCreditLine,omitempty"`
	}
	// ReplaceDocument replaces everything, as composing does.
	ReplaceDocument struct {
		Document *Document `json:"document"`
	}
)

// Edit is a named list of steps that is done and undone as one.
type Edit struct {
	// Name is the key of the edit's name in the catalogues: "type", "move-frame".
	Name  string `json:"name"`
	Steps Steps  `json:"steps"`
	// Join makes it one with the history's last step: typing on.
	Join bool `json:"join,omitempty"`
}
