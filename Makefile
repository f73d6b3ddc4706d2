# The commands of this project. `make demo` and `make test` need nothing but a Swift toolchain on a fresh machine.

SHOWN = --command "make generate"
SHIPPED = schema/ai-sdk.yaml --swift Sources/GeneratedProtocol $(SHOWN)
OTHERS = $(wildcard Tests/Protocols/*.yaml) --swift Tests/OtherProtocolsTests/Generated --access internal --layout single $(SHOWN)
REFERENCE = schema/ai-sdk.yaml --markdown docs/ai-sdk.md --json-schema docs/ai-sdk.schema.json
APPLICATIONS = $(wildcard Tests/Protocols/applications/*.yaml) --output Tests/ApplicationTests/Generated
PROTOCOL_GEN = .build/debug/protocol-gen
VENV = .venv

.PHONY: help demo test unit-tests python-checks generate check lint benchmark setup

help:
	@echo "make demo        set up, regenerate, and stream a scripted answer to the terminal"
	@echo "make test        set up, and run every test and check"
	@echo "make generate    write Sources/GeneratedProtocol anew from schema/"
	@echo "make check       fail if Sources/GeneratedProtocol is not what schema/ says"
	@echo "make lint        format and layering checks"
	@echo "make benchmark   measure, and print the tables of the README"

setup:
	@dev/setup.sh

generate: setup
	dev/embed_schemas.sh
	swift build --quiet --product protocol-gen
	$(PROTOCOL_GEN) generate $(SHIPPED)
	$(PROTOCOL_GEN) generate $(OTHERS)
	$(PROTOCOL_GEN) generate $(REFERENCE)
	$(PROTOCOL_GEN) generate $(APPLICATIONS)
	for schema in Tests/Protocols/applications/*.yaml; do $(PROTOCOL_GEN) generate $$schema || exit 1; done

check: setup
	swift build --quiet --product protocol-gen
	$(PROTOCOL_GEN) check $(SHIPPED)
	$(PROTOCOL_GEN) check $(OTHERS)
	$(PROTOCOL_GEN) check $(REFERENCE)
	$(PROTOCOL_GEN) check $(APPLICATIONS)
	for schema in Tests/Protocols/applications/*.yaml; do $(PROTOCOL_GEN) check $$schema || exit 1; done
	dev/embed_schemas.sh --check

demo: generate
	swift run --quiet --package-path Examples/scripted-answer scripted-answer

test: check lint unit-tests python-checks

unit-tests: setup
	swift test

lint:
	dev/soundness.sh

python-checks: $(VENV)/.installed check
	$(VENV)/bin/python dev/check_docs.py
	$(VENV)/bin/python dev/check_schemas.py
	dev/check_typescript.sh

$(VENV)/.installed: dev/requirements.txt
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --requirement dev/requirements.txt
	touch $@

benchmark: setup
	Benchmarks/run.sh
