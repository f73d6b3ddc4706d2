# The commands of this project. `make demo` and `make test` need nothing but a Swift toolchain on a fresh machine.

SHOWN = --command "make generate"
UI_MESSAGES = schema/ai-sdk.yaml --swift Sources/GeneratedProtocol $(SHOWN)
VEL = schema/vel.yaml --swift Sources/Vel/Generated $(SHOWN)
OTHERS = $(wildcard Tests/Protocols/*.yaml) --swift Tests/OtherProtocolsTests/Generated --access internal --layout single $(SHOWN)
REFERENCES = ai-sdk vel
reference = schema/$(1).yaml --markdown docs/$(1).md --json-schema docs/$(1).schema.json
APPLICATIONS = $(wildcard Tests/Protocols/applications/*.yaml) --output Tests/ApplicationTests/Generated
PROTOCOL_GEN = .build/debug/protocol-gen
STREAM_INSPECT = .build/debug/stream-inspect
DRAWING = docs/images/timeline.svg
draw = $(STREAM_INSPECT) timeline docs/recordings/ferry.sse --title "The ferry to Juist" --svg
VENV = .venv
INTEROP_VENV = .venv-interop
PREFIX = /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share/swift-stream-protocol

.PHONY: help demo upgrade-demo upgrade-check install test unit-tests test-threads python-checks generate check lint docs docs-check api api-check benchmark setup

help:
	@echo "make demo             set up, regenerate, and stream a scripted answer to the terminal"
	@echo "make test             set up, and run every test and check"
	@echo "make generate         write all generated code anew from schema/, and the drawing in docs/"
	@echo "make check            fail if any of it is out of date"
	@echo "make upgrade-demo     move a package from the clients 5 to 6 and to 7, and tell what that takes"
	@echo "make unit-tests       swift test, here and in the examples"
	@echo "make python-checks    hold the pages, the schemas and the streams against other people's code"
	@echo "make upgrade-check    hold the upgrade's story against what it prints today"
	@echo "make docs-check       look for links that lead nowhere"
	@echo "make api              write the list of the public API, docs/api, anew"
	@echo "make api-check        fail if the public API is not as docs/api says"
	@echo "make install          build for release, and install both command lines below PREFIX (/usr/local)"
	@echo "make test-threads     run the tests of the runtime under the thread sanitizer"
	@echo "make lint             format and layering checks"
	@echo "make docs             write the documentation of the libraries to .build-docc"
	@echo "make benchmark        measure, and print the tables of docs/figures.md"

setup:
	@dev/setup.sh

generate: setup
	dev/embed_schemas.sh
	swift build --quiet --product protocol-gen
	$(PROTOCOL_GEN) generate $(UI_MESSAGES)
	$(PROTOCOL_GEN) generate $(VEL)
	$(PROTOCOL_GEN) generate $(OTHERS)
	$(foreach name,$(REFERENCES),$(PROTOCOL_GEN) generate $(call reference,$(name)) &&) true
	$(PROTOCOL_GEN) generate $(APPLICATIONS)
	for schema in Tests/Protocols/applications/*.yaml; do $(PROTOCOL_GEN) generate $$schema || exit 1; done
	swift build --quiet --product stream-inspect
	$(draw) $(DRAWING)

check: setup
	swift build --quiet --product protocol-gen
	$(PROTOCOL_GEN) check $(UI_MESSAGES)
	$(PROTOCOL_GEN) check $(VEL)
	$(PROTOCOL_GEN) check $(OTHERS)
	$(foreach name,$(REFERENCES),$(PROTOCOL_GEN) check $(call reference,$(name)) &&) true
	$(PROTOCOL_GEN) check $(APPLICATIONS)
	for schema in Tests/Protocols/applications/*.yaml; do $(PROTOCOL_GEN) check $$schema || exit 1; done
	dev/embed_schemas.sh --check
	swift build --quiet --product stream-inspect
	$(draw) - | cmp - $(DRAWING) || { echo "error: $(DRAWING) is out of date; run make generate" >&2; exit 1; }

demo: generate
	swift run --quiet --package-path Examples/scripted-answer scripted-answer

upgrade-demo: setup
	@swift build --quiet --product protocol-gen
	@dev/upgrade_demo.sh

install: setup
	swift build --quiet -c release --product protocol-gen
	swift build --quiet -c release --product stream-inspect
	install -d $(DESTDIR)$(PREFIX)/bin $(SHARE)/Sources
	for tool in protocol-gen stream-inspect; do \
		install "$$(swift build -c release --show-bin-path)/$$tool" $(DESTDIR)$(PREFIX)/bin || exit 1; \
	done
	for module in ProtocolSupport StreamRuntime AISDK Vel VelBridge; do \
		rm -rf $(SHARE)/Sources/$$module && cp -R Sources/$$module $(SHARE)/Sources || exit 1; \
	done
	install -m 644 LICENSE.txt $(SHARE)

test: check lint unit-tests api-check python-checks docs-check upgrade-check

api: setup
	swift build --quiet
	swift build --quiet --package-path Examples/chat-server
	python3 dev/public_api.py

# The tests have built what is read.
api-check: unit-tests
	python3 dev/public_api.py --check

upgrade-check: check
	dev/upgrade_demo.sh --check

unit-tests: setup
	swift test
	swift test --package-path Examples/chat-server

# With a folder of its own, since everything is compiled differently.
test-threads: setup
	swift test --sanitize=thread --scratch-path .build-threads --filter StreamRuntimeTests

lint:
	dev/soundness.sh

# Every link in the pages and in the comments of the libraries leads somewhere.
docs-check:
	dev/check_docc.sh

docs:
	dev/check_docc.sh --site

python-checks: $(VENV)/.installed $(INTEROP_VENV)/.installed check
	$(VENV)/bin/python dev/check_docs.py
	$(VENV)/bin/python dev/check_schemas.py
	$(INTEROP_VENV)/bin/python dev/check_pydantic.py
	$(INTEROP_VENV)/bin/python dev/check_vel.py
	dev/check_typescript.sh

$(VENV)/.installed: dev/requirements.txt
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --requirement dev/requirements.txt
	touch $@

# vel-ai is installed alone: of its fifty dependencies, the one file that is checked against ours needs none.
$(INTEROP_VENV)/.installed: dev/interop-requirements.txt
	python3 -m venv $(INTEROP_VENV)
	$(INTEROP_VENV)/bin/pip install --quiet --requirement dev/interop-requirements.txt
	$(INTEROP_VENV)/bin/pip install --quiet --no-deps vel-ai==0.6.0
	touch $@

benchmark: setup
	Benchmarks/run.sh
