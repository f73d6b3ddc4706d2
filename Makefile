# The commands of this project. On a new machine, `make demo` and `make test` need only a Swift toolchain.

REMEDY = --command "make generate"
UI_MESSAGES = schema/ai-sdk.yaml --swift Sources/GeneratedProtocol
VEL = schema/vel.yaml --swift Sources/Vel/Generated
PROVIDERS = anthropic-messages google-gemini openai-chat openai-responses
MODEL_PROVIDERS = $(PROVIDERS:%=schema/%.yaml) --swift Sources/ModelProviders/Generated
OTHERS = $(wildcard Tests/Protocols/*.yaml) --swift Tests/OtherProtocolsTests/Generated --access internal --layout single
REFERENCES = ai-sdk vel $(PROVIDERS)
reference = schema/$(1).yaml --markdown docs/$(1).md --json-schema docs/$(1).schema.json
PROOFS = bedrock-converse ollama langgraph a2a mcp
proof = Tests/Protocols/$(1).yaml --markdown Tests/Protocols/reference/$(1).md
APPLICATIONS = $(wildcard Tests/Protocols/applications/*.yaml) --output Tests/ApplicationTests/Generated
PROTOCOL_GEN = .build/debug/protocol-gen
STREAM_INSPECT = .build/debug/stream-inspect
DRAWING = docs/images/timeline.svg
draw = $(STREAM_INSPECT) timeline docs/recordings/ferry.sse --title "The ferry to Juist" --svg
VENV = .venv
INTEROP_VENV = .venv-interop
PREFIX = /usr/local
SHARE = $(DESTDIR)$(PREFIX)/share/swift-stream-protocol

.PHONY: help demo upgrade-demo upgrade-check install test unit-tests test-threads python-checks generate check lint docs docs-check api api-check benchmark fuzz-schemas setup

help:
	@echo "make demo             set up, regenerate, and stream a scripted answer to the terminal"
	@echo "make test             set up, and run every test and check"
	@echo "make generate         write all generated code from schema/, and the drawing in docs/"
	@echo "make check            fail if generated code or the drawing is out of date"
	@echo "make upgrade-demo     move a package from client version 5 to 6 and 7, and show the steps"
	@echo "make unit-tests       run swift test, here and in the examples"
	@echo "make python-checks    check the pages, the schemas and the streams with third-party code"
	@echo "make upgrade-check    fail if the output of make upgrade-demo differs from its story"
	@echo "make docs-check       fail if a link in the documentation has no target"
	@echo "make api              write the list of the public API to docs/api"
	@echo "make api-check        fail if the public API differs from docs/api"
	@echo "make install          build for release, and install both command-line tools under PREFIX (/usr/local)"
	@echo "make test-threads     run the tests of the runtime under the thread sanitizer"
	@echo "make fuzz-schemas     compile what random schemas give: COUNT=2000 of them, or one SEED=7"
	@echo "make lint             check format, layers and wording"
	@echo "make docs             write the documentation of the libraries to .build-docc"
	@echo "make benchmark        measure, and print the tables of docs/figures.md"

setup:
	@dev/setup.sh

generate: setup
	dev/embed_schemas.sh
	swift build --quiet --product protocol-gen
	$(PROTOCOL_GEN) generate $(UI_MESSAGES)
	$(PROTOCOL_GEN) generate $(VEL)
	$(PROTOCOL_GEN) generate $(MODEL_PROVIDERS)
	$(PROTOCOL_GEN) generate $(OTHERS)
	$(foreach name,$(REFERENCES),$(PROTOCOL_GEN) generate $(call reference,$(name)) &&) true
	$(foreach name,$(PROOFS),$(PROTOCOL_GEN) generate $(call proof,$(name)) &&) true
	$(PROTOCOL_GEN) generate $(APPLICATIONS)
	for schema in Tests/Protocols/applications/*.yaml; do $(PROTOCOL_GEN) generate $$schema || exit 1; done
	swift build --quiet --product stream-inspect
	$(draw) $(DRAWING)

check: setup
	swift build --quiet --product protocol-gen
	$(PROTOCOL_GEN) check $(UI_MESSAGES) $(REMEDY)
	$(PROTOCOL_GEN) check $(VEL) $(REMEDY)
	$(PROTOCOL_GEN) check $(MODEL_PROVIDERS) $(REMEDY)
	$(PROTOCOL_GEN) check $(OTHERS) $(REMEDY)
	$(foreach name,$(REFERENCES),$(PROTOCOL_GEN) check $(call reference,$(name)) $(REMEDY) &&) true
	$(foreach name,$(PROOFS),$(PROTOCOL_GEN) check $(call proof,$(name)) $(REMEDY) &&) true
	$(PROTOCOL_GEN) check $(APPLICATIONS) $(REMEDY)
	for schema in Tests/Protocols/applications/*.yaml; do $(PROTOCOL_GEN) check $$schema $(REMEDY) || exit 1; done
	dev/embed_schemas.sh --check
	swift build --quiet --product stream-inspect
	$(draw) - | cmp - $(DRAWING) || { echo "error: $(DRAWING) is out of date; run make generate" >&2; exit 1; }

demo: generate
	swift run --quiet --package-path Examples/scripted-answer scripted-answer

fuzz-schemas: setup
	SCHEMA_FUZZ_COUNT=$(or $(COUNT),2000) SCHEMA_FUZZ_SEED=$(SEED) swift test --filter SchemaFuzzTests

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
	swift build --quiet --package-path Examples/model-chat
	python3 dev/public_api.py

# The tests have built the libraries whose API is read.
api-check: unit-tests
	python3 dev/public_api.py --check

upgrade-check: check
	dev/upgrade_demo.sh --check

unit-tests: setup
	swift test
	swift test --package-path Examples/chat-server
	swift test --package-path Examples/model-chat

# In a separate build folder, since all code is compiled with other options.
test-threads: setup
	swift test --sanitize=thread --scratch-path .build-threads --filter StreamRuntimeTests

lint:
	dev/soundness.sh

# Every link in the pages and in the comments of the libraries must have a target.
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

# vel-ai is installed without its fifty dependencies: the one file that is compared with this package does not need them.
$(INTEROP_VENV)/.installed: dev/interop-requirements.txt
	python3 -m venv $(INTEROP_VENV)
	$(INTEROP_VENV)/bin/pip install --quiet --requirement dev/interop-requirements.txt
	$(INTEROP_VENV)/bin/pip install --quiet --no-deps vel-ai==0.6.0
	touch $@

benchmark: setup
	Benchmarks/run.sh
