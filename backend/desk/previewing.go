package desk

import "sync"

// previewQueue lets only the latest preview of each client be computed: while
// one is under way, newer ones replace each other.
type previewQueue struct {
	mu     sync.Mutex
	latest map[string]uint64 // by client
	count  uint64
}

// enter returns a number for a preview that is about to wait.
func (q *previewQueue) enter(client string) uint64 {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.latest == nil {
		q.latest = map[string]uint64{}
	}
	q.count++
	q.latest[client] = q.count
	return q.count
}

// isLatest reports whether no newer preview of the client has come, and
// forgets the client if so.
func (q *previewQueue) isLatest(client string, number uint64) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.latest[client] != number {
		return false
	}
	delete(q.latest, client)
	return true
}
