package desk

import (
	"context"
	"errors"
	"sync"

	"broadsheet/backend/finding"
)

// jobs are the work in the background. Finished ones are remembered for a
// while, so that a client that comes late still learns how they ended.
type jobs struct {
	hub  *hub
	stop context.Context // ends them all
	all  sync.WaitGroup

	mu     sync.Mutex
	byID   map[string]*job
	oldest []string // in the order of their beginning
}

// keptJobs bounds the jobs that are remembered, keptResults the finished files
// among them: a page's PDF takes a few megabytes.
const (
	keptJobs    = 64
	keptResults = 8
)

// job is one piece of work. What it has come to is guarded by mu.
type job struct {
	id     string
	kind   JobKind
	hub    *hub
	cancel context.CancelFunc
	done   chan struct{} // closed at its end

	mu     sync.Mutex
	at     jobProgress
	result *File
}

// jobProgress is how far a job is, without words.
type jobProgress struct {
	state        JobState
	step         Step
	document     string
	alternatives string
	err          error
	findings     []finding.Finding
	bytes        int64 // of the result
}

func newJobs(stop context.Context, h *hub) *jobs {
	return &jobs{hub: h, stop: stop, byID: map[string]*job{}}
}

// start begins a job. What work returns decides how it ends; the end of its
// context counts as cancelled.
func (all *jobs) start(kind JobKind, work func(context.Context, *job) error) *job {
	ctx, cancel := context.WithCancel(all.stop)
	j := &job{id: newID(), kind: kind, hub: all.hub, cancel: cancel, done: make(chan struct{})}
	j.at.state = JobRunning
	all.keep(j)
	j.tell()
	all.all.Go(func() {
		defer close(j.done)
		defer cancel()
		j.end(ctx, protected(func() error { return work(ctx, j) }))
	})
	return j
}

// protected turns a panic of the work into an error: a fault in one job harms
// no other.
func protected(work func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = panicked(r)
		}
	}()
	return work()
}

func (all *jobs) keep(j *job) {
	all.mu.Lock()
	defer all.mu.Unlock()
	all.byID[j.id] = j
	all.oldest = append(all.oldest, j.id)
	for results, i := 0, len(all.oldest)-1; i >= 0; i-- {
		old := all.byID[all.oldest[i]]
		if old.kind != ExportJob || old.isRunning() {
			continue
		}
		if results++; results > keptResults {
			old.forgetResult()
		}
	}
	if len(all.oldest) > keptJobs && !all.byID[all.oldest[0]].isRunning() {
		delete(all.byID, all.oldest[0])
		all.oldest = all.oldest[1:]
	}
}

func (all *jobs) get(id string) (*job, error) {
	all.mu.Lock()
	defer all.mu.Unlock()
	if j, ok := all.byID[id]; ok {
		return j, nil
	}
	return nil, finding.Stop(NoJob, finding.Place{}, "job", id)
}

// isBusy reports whether a job is under way.
func (all *jobs) isBusy() bool {
	all.mu.Lock()
	defer all.mu.Unlock()
	for _, j := range all.byID {
		if j.isRunning() {
			return true
		}
	}
	return false
}

// IsBusy reports whether a job is under way: closing the newsroom would cancel it.
func (n *Newsroom) IsBusy() bool { return n.jobs.isBusy() }

// close ends all jobs and waits for them.
func (all *jobs) close() {
	all.mu.Lock()
	for _, j := range all.byID {
		j.cancel()
	}
	all.mu.Unlock()
	all.all.Wait()
}

func (j *job) isRunning() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.at.state == JobRunning
}

func (j *job) forgetResult() {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.result = nil
}

// finish keeps the file that the job made.
func (j *job) finish(f File) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.result, j.at.bytes = &f, int64(len(f.Data))
}

// file is what the job made, nil while there is none.
func (j *job) file() *File {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.result
}

// progress notes a step and tells it; it serves as a Request's Progress.
func (j *job) progress(s Step) {
	j.change(func(at *jobProgress) { at.step = s })
}

// change notes something about a job and tells it.
func (j *job) change(note func(*jobProgress)) {
	j.mu.Lock()
	note(&j.at)
	j.mu.Unlock()
	j.tell()
}

func (j *job) end(ctx context.Context, err error) {
	j.change(func(at *jobProgress) {
		switch {
		case err == nil:
			at.state = JobDone
		case ctx.Err() != nil || errors.Is(err, context.Canceled):
			at.state = JobCancelled
		default:
			at.state, at.err = JobFailed, err
		}
	})
}

func (j *job) tell() {
	j.hub.publish("job", func(c Caller) any { return j.told(c.Language) })
}

// told is the job in words.
func (j *job) told(lang string) Job {
	j.mu.Lock()
	at := j.at
	j.mu.Unlock()
	out := Job{
		ID: j.id, Kind: j.kind, State: at.state, Step: at.step.Name, Done: at.step.Done, Of: at.step.Of,
		Document: at.document, Alternatives: at.alternatives, Bytes: at.bytes,
	}
	if at.err != nil {
		f := toldError(at.err, lang)
		out.Error = &f
	}
	for _, f := range at.findings {
		out.Findings = append(out.Findings, told(f, nil, lang))
	}
	return out
}

// Job returns how far a job is.
func (n *Newsroom) Job(c Caller, id string) (Job, error) {
	j, err := n.jobs.get(id)
	if err != nil {
		return Job{}, err
	}
	return j.told(c.Language), nil
}

// CancelJob ends a job; one that has ended stays as it is.
func (n *Newsroom) CancelJob(id string) error {
	j, err := n.jobs.get(id)
	if err == nil {
		j.cancel()
	}
	return err
}
