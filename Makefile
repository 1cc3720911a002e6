# What people type. Everything else is `swift` and the two programs.

PORT ?= 8080
TOOLS := libcmark-dev libsqlite3-dev pkg-config
# The tests read the database as an operator would, and send real mails to a real server.
test: TOOLS += sqlite3 msmtp python3-venv
PYTHON := .build-python
INTAKE := .build/debug/intake
SITEGEN := .build/debug/sitegen

.PHONY: start test build site lint format tools

## start: build, make the site, and serve it with its forms at http://localhost:8080
start: build site
	@$(INTAKE) serve --site _site --database var/intake.db --settings site/demo-intake.yml --port $(PORT)

## test: check the format, build the real content, and run every test
test: tools $(PYTHON)/ready
	swift build --build-tests
	@$(MAKE) --no-print-directory lint
	@$(SITEGEN) build
	swift test --skip-build

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

# What the tests need of Python, in a folder of its own.
$(PYTHON)/ready: Tests/requirements.txt | tools
	python3 -m venv $(PYTHON)
	$(PYTHON)/bin/python -m pip install -q --disable-pip-version-check -r Tests/requirements.txt
	@touch $@

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
