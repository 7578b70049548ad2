package desk

import (
	"broadsheet/backend/document"
	"broadsheet/backend/render/canvas"
)

type (
	// Edit is a named list of steps, one entry of the history.
	Edit = document.Edit
	// Steps are the smallest changes of a document, in order.
	Steps = document.Steps
	// Delta is what differs between two documents.
	Delta = document.Delta
	// Scene is a document as the canvas paints it.
	Scene = canvas.Scene
	// SceneDelta is how a scene becomes another one.
	SceneDelta = canvas.Delta
	// Revision counts the changes of a document, from 1.
	Revision = uint64
)
