package design

import "broadsheet/backend/colour"

// Paint is the colour of an ink as the packages after the design name it:
// they know inks by their design and need nothing else of colour.
type Paint = colour.Paint
