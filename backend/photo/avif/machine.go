package avif

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"fmt"
	"io"
	"runtime"
	"sync"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
)

//go:embed decoder/avif.wasm.gz
var packed []byte

const (
	pageSize = 64 << 10
	// memoryLimit is what the module may have, in bytes: enough for what the
	// photo package lets through, see Cost.
	memoryLimit = 640 << 20
)

// machine is the compiled module; each decoding gets an instance of its own, so
// that nothing of one picture is left for the next.
type machine struct {
	runtime  wazero.Runtime
	compiled wazero.CompiledModule
}

// compiledOnce compiles the module when it is first needed.
var compiledOnce = sync.OnceValues(compile)

func compile() (*machine, error) {
	r, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, err
	}
	code, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	ctx := context.Background()
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesThreads).
		WithMemoryLimitPages(memoryLimit / pageSize).
		WithCloseOnContextDone(true)
	m := &machine{runtime: wazero.NewRuntimeWithConfig(ctx, config)}
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, m.runtime); err != nil {
		return nil, err
	}
	m.compiled, err = m.runtime.CompileModule(experimental.WithCompilationWorkers(ctx, runtime.GOMAXPROCS(0)), code)
	return m, err
}

// start makes an instance. It has no files, no clock, no arguments and nowhere
// to write to.
func start(ctx context.Context) (*session, error) {
	m, err := compiledOnce()
	if err != nil {
		return nil, fmt.Errorf("avif: the decoder cannot be started: %w", err)
	}
	module, err := m.runtime.InstantiateModule(ctx, m.compiled, wazero.NewModuleConfig().WithName(""))
	if err != nil {
		return nil, fmt.Errorf("avif: the decoder cannot be started: %w", err)
	}
	return &session{module}, nil
}
