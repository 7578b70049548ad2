# make run     compose the example page and open the editor on it
# make test    everything that must pass before a change lands (set-up included)
# make check   test, then the linter and the race detector
# make desktop the same program in a window of its own
# make help    all targets

BINARY    := build/bin/broadsheet
VERSION   ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo unknown)
OUT       := build/out
FUZZ_TIME ?= 1s
SOAK_TIME ?= 10m
BENCH     ?=
SERVE     ?=
KILLS     ?= 200

# The folio of the example. A page never takes its date from the clock.
FOLIO := --date 2025-05-16 --page 04 --rubric 专题 --paper 云渚日报 --editors "责编 沈禾 · 版式 陆一舟 · 校对 唐果"

.PHONY: help run page build desktop package package-test frontend setup fonts test browser window check lint race bench soak golden examples icons pictures clean

help:
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

run: build ## compose examples/report.txt with examples/photos and open the editor on it
	@$(BINARY) serve examples/report.txt --photos examples/photos $(FOLIO) $(SERVE)

page: build ## compose the example as PDF and PNG
	@mkdir -p $(OUT)
	@$(BINARY) compose examples/report.txt --photos examples/photos -o $(OUT)/report.pdf --png $(OUT)/report.png $(FOLIO)
	@echo
	@echo "PDF  $(CURDIR)/$(OUT)/report.pdf"
	@echo "PNG  $(CURDIR)/$(OUT)/report.png"

build: setup frontend ## write build/bin/broadsheet, editor and faces embedded
	@mkdir -p $(dir $(BINARY))
	@go build -trimpath -ldflags "-X broadsheet/backend/cli.Version=$(VERSION)" -o $(BINARY) .

desktop: setup frontend ## write build/bin/broadsheet-desktop: the same program with a window of its own
	@VERSION=$(VERSION) scripts/desktop.sh build

package: desktop ## write the Debian package into build/out
	@scripts/package.sh

package-test: package ## install the Debian package, look at it, remove it (as root)
	@scripts/package-test.sh

frontend: setup ## build the editor into frontend/dist
	@scripts/frontend.sh build

setup: ## install what is missing: Debian packages (as root), Go modules, npm packages, faces
	@scripts/setup.sh

fonts: ## fetch the faces that the program embeds
	@scripts/setup.sh fonts

test: ## formatting, vet, all tests, every fuzz target for FUZZ_TIME
	@scripts/test.sh $(FUZZ_TIME)

browser: build ## the tests in a real browser alone
	@scripts/frontend.sh browser

window: desktop ## the tests of the window alone
	@scripts/desktop.sh test

check: test lint race ## test, linter, race detector

lint: ## golangci-lint with .golangci.yml
	@scripts/lint.sh

race: ## all tests under the race detector (needs a C compiler)
	@if command -v gcc >/dev/null; then CGO_ENABLED=1 go test -race -timeout 30m ./...; else echo "race: no C compiler, left out"; fi

bench: build desktop ## speed and memory against their limits; BENCH=name runs a part
	@go run ./backend/internal/bench -binary $(BINARY) -cache build/cache -only "$(BENCH)"

soak: build ## every fuzz target for SOAK_TIME each; kill -9 in the middle of edits, KILLS times
	@ROUNDS=$(KILLS) scripts/frontend.sh browser kill
	@BROADSHEET_SOAK_KILLS=$(KILLS) go test ./backend/internal/soak -count 1 -timeout 30m
	@BROADSHEET_SOAK_AVIF=20000 go test ./backend/photo/avif -run Mutations -count 1 -timeout 60m
	@scripts/fuzz.sh $(SOAK_TIME)

golden: setup ## write the golden files anew; look at the difference before you commit it
	@scripts/golden.sh

examples: ## draw the pictures of examples/photos anew
	@go run ./examples/draw -o examples/photos

icons: ## draw the icons anew from build/icons
	@scripts/icons.sh

pictures: build desktop ## take the pictures of the guide and the README anew
	@scripts/frontend.sh pictures

clean: ## remove what make has made (faces and modules stay)
	@rm -rf build/bin build/out build/cache build/tools build/e2e
