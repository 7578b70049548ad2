package cli

import (
	"net"
	"slices"
	"testing"
)

// at is an address that a server listens on.
type at string

func (a at) Network() string { return "tcp" }
func (a at) String() string  { return string(a) }

func TestAddressOf(t *testing.T) {
	for _, c := range []struct {
		listening net.Addr
		given     string
		document  string
		want      string
	}{
		{at("127.0.0.1:81"), "127.0.0.1:0", "", "http://127.0.0.1:81/?token=T"},
		{at("127.0.0.1:81"), "127.0.0.1:0", "abc", "http://127.0.0.1:81/d/abc?token=T"},
		{at("127.0.0.1:81"), "localhost:81", "a/b", "http://localhost:81/d/a%2Fb?token=T"},
		{at("[::]:81"), "0.0.0.0:0", "abc", "http://127.0.0.1:81/d/abc?token=T"},
		{at("[::]:81"), ":81", "abc", "http://127.0.0.1:81/d/abc?token=T"},
		{at("[::1]:81"), "[::1]:0", "abc", "http://[::1]:81/d/abc?token=T"},
	} {
		if got := addressOf(c.listening, c.given, c.document, "T"); got != c.want {
			t.Errorf("%s for %s: %s, want %s", c.listening, c.given, got, c.want)
		}
	}
}

// TestHostsOf: the machine's own names always, others only as they were asked
// for, and every one with the port.
func TestHostsOf(t *testing.T) {
	own := []string{"127.0.0.1:81", "localhost:81", "[::1]:81"}
	for given, want := range map[string][]string{
		"127.0.0.1:0":      append(slices.Clone(own), "127.0.0.1:81"),
		"Desk.example:81":  append(slices.Clone(own), "desk.example:81"),
		"192.168.1.7:8000": append(slices.Clone(own), "192.168.1.7:81"),
	} {
		if got := hostsOf(at("127.0.0.1:81"), given); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", given, got, want)
		}
	}
	if all := hostsOf(at("[::]:81"), "0.0.0.0:81"); len(all) <= len(own) || slices.Contains(all, "0.0.0.0:81") {
		t.Errorf("all networks: %q", all)
	}
}

func TestIsLoopback(t *testing.T) {
	for host, want := range map[string]bool{"127.0.0.1": true, "127.9.9.9": true, "::1": true, "localhost": true, "": false, "0.0.0.0": false, "::": false, "10.0.0.1": false, "localhost.example": false} {
		if got := isLoopback(host); got != want {
			t.Errorf("%q: %v, want %v", host, got, want)
		}
	}
}
