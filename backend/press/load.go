package press

import (
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"broadsheet/backend/finding"
)

//go:embed profiles/*.yaml
var builtIn embed.FS

// The codes of this package.
const (
	UnknownProfile finding.Code = "press.unknown-profile"
	BadProfile     finding.Code = "press.bad-profile"
)

// Default is the profile of an export that names none.
const Default = "press"

const (
	// longestFile is more than any profile needs, in bytes.
	longestFile = 64 << 10
	// deepest is how many files may extend one another.
	deepest = 4
)

// Shelf is where profiles are found: the newspaper's own files first, then
// those that come with the program.
type Shelf struct {
	own fs.FS // nil: none
}

// NewShelf returns a shelf over a folder of the newspaper's own profiles, with
// the ICC files beside them; nil: there is none.
func NewShelf(own fs.FS) Shelf { return Shelf{own} }

// Names returns the names of all profiles, sorted; the default comes first.
func (s Shelf) Names() []string {
	names := namesIn(builtIn, "profiles")
	if s.own != nil {
		names = append(names, namesIn(s.own, ".")...)
	}
	slices.Sort(names)
	names = slices.Compact(names)
	slices.SortStableFunc(names, func(a, b string) int {
		switch {
		case a == Default && b != Default:
			return -1
		case b == Default && a != Default:
			return 1
		}
		return 0
	})
	return names
}

func namesIn(files fs.FS, dir string) []string {
	entries, _ := fs.ReadDir(files, dir)
	var names []string
	for _, e := range entries {
		if name, ok := strings.CutSuffix(e.Name(), ".yaml"); ok && !e.IsDir() {
			names = append(names, name)
		}
	}
	return names
}

// Load returns a profile; "" names the default. Errors are *finding.Error: a
// name that nobody knows, a file that cannot be read as a profile.
func (s Shelf) Load(name string) (*Profile, error) {
	if name == "" {
		name = Default
	}
	if !fs.ValidPath(name) || strings.ContainsRune(name, '/') || !slices.Contains(s.Names(), name) {
		return nil, finding.Stop(UnknownProfile, finding.Place{}, "name", name, "names", strings.Join(s.Names(), ", "))
	}
	f := file{}
	if err := s.read(name, &f, 0); err != nil {
		return nil, finding.Stop(BadProfile, finding.Place{File: name + ".yaml"}, "reason", err.Error())
	}
	p := f.profile(name)
	if err := p.check(); err != nil {
		return nil, finding.Stop(BadProfile, finding.Place{File: name + ".yaml"}, "reason", err.Error())
	}
	return p, nil
}

// ICC returns the bytes of a profile's ICC file, which lies beside the
// newspaper's own profiles; not for Newsprint.
func (s Shelf) ICC(p *Profile) ([]byte, error) {
	at := finding.Place{File: p.Condition.ICC}
	if s.own == nil || !fs.ValidPath(p.Condition.ICC) {
		return nil, finding.Stop(BadProfile, at, "reason", "it must lie beside the profile "+p.Name+".yaml")
	}
	data, err := readAtMost(s.own, p.Condition.ICC, largestICC)
	if err != nil {
		return nil, finding.Stop(BadProfile, at, "reason", err.Error())
	}
	return data, nil
}

// largestICC bounds an ICC file; those of newspaper conditions take 2 MB.
const largestICC = 32 << 20

// read decodes a file over the one that it extends. A profile of the
// newspaper's own may extend the program's of the same name.
func (s Shelf) read(name string, into *file, depth int) error {
	if depth > deepest {
		return errors.New("too many profiles extend one another")
	}
	data, isOwn, err := s.bytes(name)
	if err != nil {
		return err
	}
	return s.decode(name, data, isOwn, into, depth)
}

func (s Shelf) decode(name string, data []byte, isOwn bool, into *file, depth int) error {
	var head struct {
		Extends   string `yaml:"extends"`
		Condition struct {
			Identifier string `yaml:"identifier"`
			ICC        string `yaml:"icc"`
		} `yaml:"condition"`
	}
	if err := yaml.Unmarshal(data, &head); err != nil {
		return err
	}
	var err error
	switch {
	case head.Extends == "":
	case head.Extends == name && isOwn:
		err = NewShelf(nil).read(name, into, depth+1)
	default:
		err = s.read(head.Extends, into, depth+1)
	}
	if err != nil {
		return fmt.Errorf("extends %s: %w", head.Extends, err)
	}
	// Another condition has not the names of the one that it takes the place of.
	if c := &into.Condition; head.Condition.Identifier != "" || head.Condition.ICC != "" {
		c.Name, c.Info, c.Title = "", "", nil
		if head.Condition.Identifier != "" {
			c.Registry = ""
		}
	}
	lines := yaml.NewDecoder(bytes.NewReader(data))
	lines.KnownFields(true)
	if err := lines.Decode(into); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

// bytes returns a profile's file, the newspaper's own before the program's.
func (s Shelf) bytes(name string) (data []byte, isOwn bool, err error) {
	if s.own != nil {
		data, err = readAtMost(s.own, name+".yaml", longestFile)
		if err == nil || !errors.Is(err, fs.ErrNotExist) {
			return data, true, err
		}
	}
	data, err = readAtMost(builtIn, "profiles/"+name+".yaml", longestFile)
	return data, false, err
}

func readAtMost(files fs.FS, name string, limit int64) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = fmt.Errorf("%s is larger than %d bytes", name, limit)
	}
	return data, err
}
