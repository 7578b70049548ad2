package document

// Steps are done in their order, all or none. A list is itself a step.
type Steps []Step

// Apply implements Step.
func (s Steps) Apply(d *Document) (*Document, error) {
	for _, step := range s {
		next, err := step.Apply(d)
		if err != nil {
			return nil, err
		}
		d = next
	}
	return d, nil
}

// Invert implements Step: the inverses of the steps, the last one's first.
func (s Steps) Invert(before *Document) (Step, error) {
	inverses := make([]Step, len(s))
	for i, step := range s {
		inverse, err := step.Invert(before)
		if err != nil {
			return nil, err
		}
		if before, err = step.Apply(before); err != nil {
			return nil, err
		}
		inverses[len(s)-1-i] = inverse
	}
	return flat(inverses...), nil
}

// Map implements Step.
func (s Steps) Map(over Step) (Step, bool) { return mapped(s, over) }

// Trace applies the steps and returns them with the documents that they were
// applied to, so that others can be mapped over them.
func (s Steps) Trace(d *Document) (traced Steps, after *Document, err error) {
	for _, step := range flat(s) {
		after, err := step.Apply(d)
		if err != nil {
			return nil, nil, err
		}
		traced = append(traced, Applied{Step: bare(step), before: d, after: after})
		d = after
	}
	return traced, d, nil
}

// Applied is a step that remembers the documents before and after it. On the
// wire it is the step alone.
type Applied struct {
	Step
	before, after *Document
}

// Bare returns the step without what an Applied one remembers.
func Bare(s Step) Step { return bare(s) }

func bare(s Step) Step {
	if a, ok := s.(Applied); ok {
		return bare(a.Step)
	}
	return s
}

// flat returns steps without lists among them.
func flat(steps ...Step) Steps {
	var out Steps
	for _, s := range steps {
		if list, ok := s.(Steps); ok {
			out = append(out, flat(list...)...)
			continue
		}
		out = append(out, s)
	}
	return out
}
