package manuscript

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strconv"
	"strings"
	"testing"

	"broadsheet/backend/finding"
)

// TestEveryCodeHasItsTexts reads the constants from the source, so that none
// can be forgotten.
func TestEveryCodeHasItsTexts(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), "findings.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	ast.Inspect(file, func(node ast.Node) bool {
		literal, ok := node.(*ast.BasicLit)
		if !ok || literal.Kind != token.STRING {
			return true
		}
		code, _ := strconv.Unquote(literal.Value)
		if !strings.HasPrefix(code, "manuscript.") {
			return true
		}
		n++
		for _, language := range finding.Languages {
			if !finding.HasText(language, finding.Code(code)) {
				t.Errorf("%s has no text in %s", code, language)
			}
		}
		return true
	})
	if n < 40 {
		t.Errorf("found only %d codes", n)
	}
}
