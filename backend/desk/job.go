package desk

// JobKind says what a job makes.
type JobKind string

// The kinds of jobs.
const (
	CreateJob  JobKind = "create"
	ComposeJob JobKind = "compose"
	ExportJob  JobKind = "export"
	ImportJob  JobKind = "import"
)

// JobState is how far a job is.
type JobState string

// The states of a job; all but the first are final.
const (
	JobRunning   JobState = "running"
	JobDone      JobState = "done"
	JobFailed    JobState = "failed"
	JobCancelled JobState = "cancelled"
)

// Job is work that takes longer than a moment.
type Job struct {
	ID    string   `json:"id"`
	Kind  JobKind  `json:"kind"`
	State JobState `json:"state"`
	// Step is "read", "photos", "compose", "renditions", "render" or "save";
	// Done and Of count photos.
	Step string `json:"step,omitempty"`
	Done int    `json:"done,omitempty"`
	Of   int    `json:"of,omitempty"`
	// Document is the one that was created or imported, Alternatives the set
	// that was composed.
	Document     string `json:"document,omitempty"`
	Alternatives string `json:"alternatives,omitempty"`
	// Bytes is the size of a finished export, where it is known before somebody
	// takes it.
	Bytes    int64     `json:"bytes,omitempty"`
	Error    *Finding  `json:"error,omitempty"`    // of a failed job
	Findings []Finding `json:"findings,omitempty"` // of a create, and of an export
}
