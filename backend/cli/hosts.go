package cli

import (
	"context"
	"net"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// isLoopback reports whether nobody but this machine reaches a host.
func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// hostsOf lists the names, with their port, under which a browser may call the
// server: those of the machine itself, and for a network the given one; for
// all networks, each of the machine's addresses and its name.
func hostsOf(listening net.Addr, given string) []string {
	host, _, _ := net.SplitHostPort(given)
	_, port, _ := net.SplitHostPort(listening.String())
	hosts := []string{"127.0.0.1", "localhost", "::1"}
	ip := net.ParseIP(host)
	switch {
	case host == "" || ip != nil && ip.IsUnspecified():
		hosts = append(hosts, ownHosts()...)
	default:
		hosts = append(hosts, strings.ToLower(host))
	}
	for i := range hosts {
		hosts[i] = net.JoinHostPort(hosts[i], port)
	}
	return hosts
}

func ownHosts() []string {
	var hosts []string
	if name, err := os.Hostname(); err == nil {
		name = strings.ToLower(name)
		hosts = append(hosts, name, name+".local")
	}
	addresses, _ := net.InterfaceAddrs() // none: the name alone
	for _, a := range addresses {
		if network, ok := a.(*net.IPNet); ok {
			hosts = append(hosts, network.IP.String())
		}
	}
	return hosts
}

// openBrowser opens an address with what the system opens addresses with.
func openBrowser(ctx context.Context, address string) error {
	command := []string{"xdg-open", address}
	switch runtime.GOOS {
	case "darwin":
		command[0] = "open"
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler", address}
	}
	opener := exec.CommandContext(context.WithoutCancel(ctx), command[0], command[1:]...)
	if err := opener.Start(); err != nil {
		return err
	}
	go func() { _ = opener.Wait() }() // so that no dead process stays behind
	return nil
}
