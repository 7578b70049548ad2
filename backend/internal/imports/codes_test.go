package imports

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

const catalogueDir = root + "/backend/finding/catalogue"

var (
	codeForm    = regexp.MustCompile(`^[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*$`)
	placeholder = regexp.MustCompile(`\{[A-Za-z_]+\}`)
)

// TestEveryFindingHasItsTexts holds that every code of a finding in the
// sources has a text in Chinese and in English, that both name the same
// parameters, and that no text is left without a code.
func TestEveryFindingHasItsTexts(t *testing.T) {
	codes := codesInSources(t)
	zh, en := readTexts(t, "zh"), readTexts(t, "en")
	for _, code := range sortedKeys(codes) {
		at := codes[code]
		if !codeForm.MatchString(code) {
			t.Errorf("%s: the code %q has not the form package.what-is-wrong", at, code)
			continue
		}
		checkTexts(t, at, code, zh, en)
	}
	for _, texts := range []map[string]string{zh, en} {
		for _, code := range sortedKeys(texts) {
			if _, ok := codes[code]; !ok {
				t.Errorf("catalogue: no source declares the code %q (is the text still needed?)", code)
			}
		}
	}
}

func checkTexts(t *testing.T, at, code string, zh, en map[string]string) {
	t.Helper()
	domain, key, _ := strings.Cut(code, ".")
	for _, c := range []struct {
		lang  string
		texts map[string]string
	}{{"zh", zh}, {"en", en}} {
		if strings.TrimSpace(c.texts[code]) == "" {
			t.Errorf("%s: %q has no text: add %q to backend/finding/catalogue/%s.%s.yaml", at, code, key, domain, c.lang)
		}
	}
	if a, b := parametersOf(zh[code]), parametersOf(en[code]); zh[code] != "" && en[code] != "" && !slices.Equal(a, b) {
		t.Errorf("%s: the texts of %q name different parameters: zh %v, en %v", at, code, a, b)
	}
}

// parametersOf returns the distinct {names} in a text, sorted.
func parametersOf(text string) []string {
	names := placeholder.FindAllString(text, -1)
	sort.Strings(names)
	return slices.Compact(names)
}

// readTexts reads all catalogues of a language: code to text.
func readTexts(t *testing.T, lang string) map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(catalogueDir, "*."+lang+".yaml"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		texts := map[string]string{}
		if err := yaml.Unmarshal(raw, &texts); err != nil {
			t.Errorf("%s: %v", file, err)
		}
		domain, _, _ := strings.Cut(filepath.Base(file), ".")
		for key, text := range texts {
			all[domain+"."+key] = text
		}
	}
	return all
}

// codesInSources returns every code that the sources (not the tests) declare
// or use, with the place where it was first met.
func codesInSources(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	fset := token.NewFileSet()
	err := walkSources(func(path string) error {
		if strings.HasSuffix(path, "_test.go") {
			return nil
		}
		file, err := parser.ParseFile(fset, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		for _, lit := range codesIn(file) {
			if code, err := strconv.Unquote(lit.Value); err == nil && found[code] == "" {
				found[code] = strings.TrimPrefix(fset.Position(lit.Pos()).String(), root+"/")
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// codesIn returns the literals of a file that are codes: values of constants
// of the type finding.Code, arguments of finding.Code(…), New and Stop.
func codesIn(file *ast.File) []*ast.BasicLit {
	var out []*ast.BasicLit
	keep := func(e ast.Expr) {
		if lit, ok := e.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			out = append(out, lit)
		}
	}
	ast.Inspect(file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ValueSpec:
			if isFindingName(n.Type, "Code") {
				for _, v := range n.Values {
					keep(v)
				}
			}
		case *ast.CallExpr:
			if i := codeArgument(n.Fun); i >= 0 && i < len(n.Args) {
				keep(n.Args[i])
			}
		}
		return true
	})
	return out
}

// codeArgument returns the index of the argument that is a code, or -1.
func codeArgument(fun ast.Expr) int {
	switch {
	case isFindingName(fun, "Code"), isFindingName(fun, "Stop"):
		return 0
	case isFindingName(fun, "New"):
		return 1
	}
	return -1
}

// isFindingName reports whether an expression is finding.NAME.
func isFindingName(e ast.Expr, name string) bool {
	sel, ok := e.(*ast.SelectorExpr)
	if !ok || sel.Sel.Name != name {
		return false
	}
	pkg, ok := sel.X.(*ast.Ident)
	return ok && pkg.Name == "finding"
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
