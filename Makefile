# Everything starts here; only make and Python 3.11 or newer with pip are needed. Settings: README.

PORT ?= 8000
DEMO ?= 1
export PORT DEMO

# The first Python that is new enough and can make environments; PYTHON=… names another.
NEW = import sys; sys.exit(sys.version_info < (3, 11))
COMPLETE = import venv, ensurepip; $(NEW)
first = $(shell for p in python3 python3.11 python3.12 python3.13 python3.14; do \
	"$$p" -c '$(1)' 2>/dev/null && echo "$$p" && break; done)
PYTHON ?= $(call first,$(COMPLETE))

help:  ## show this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1	\2/p' Makefile

run:  ## run the portal on http://127.0.0.1:8000/ (another port: make run PORT=8001)
	$(call install,requirements-demo.txt)
	@exec .venv/bin/python manage.py run

test:  ## run every test (some of them: make test ARGS="-k search")
	$(call install,requirements-dev.txt)
	@.venv/bin/python tests/setup_tools.py
	@.venv/bin/python manage.py compile_catalogues
	@.venv/bin/python -m pytest -n 2 --dist worksteal $(ARGS)

accessibility:  ## run the tests that /tilgjengelighet/ speaks of, and record what they find (some: ARGS="-k contact")
	$(call install,requirements-dev.txt)
	@.venv/bin/python tests/setup_tools.py
	@.venv/bin/python manage.py compile_catalogues
	@.venv/bin/python -m tests.recorded $(ARGS)

handbook:  ## take the pictures of the staff's handbook anew
	$(call install,requirements-dev.txt)
	@.venv/bin/python tests/setup_tools.py
	@.venv/bin/python manage.py compile_catalogues
	@.venv/bin/pytest -q tests/browser/handbook.py

tasks:  ## do the staff's tasks in a browser, wide and narrow, and count what each asks (some: ARGS="-k board")
	$(call install,requirements-dev.txt)
	@.venv/bin/python tests/setup_tools.py
	@.venv/bin/python manage.py compile_catalogues
	@.venv/bin/pytest -q tests/browser/tasks/content.py tests/browser/tasks/events.py tests/browser/tasks/members.py \
		tests/browser/tasks/premises.py tests/browser/tasks/running.py $(ARGS)

matrix:  ## run the tests but those in a browser on another PYTHON, DJANGO and DATABASE_URL (README, "Other versions")
	@set -e; python="$(PYTHON)"; \
	at="var/matrix/$$("$$python" -c 'import platform; print(platform.python_version())')-django$(DJANGO)"; \
	echo "Testing in $$at"; \
	test -x "$$at/bin/python" || "$$python" -m venv "$$at"; \
	"$$at/bin/python" -m pip install --quiet --require-hashes -r requirements-dev.txt; \
	test -z "$(DJANGO)" || "$$at/bin/python" -m pip install --quiet "django~=$(DJANGO).0"; \
	"$$at/bin/python" manage.py compile_catalogues; \
	"$$at/bin/python" -m pytest -n 2 --dist worksteal --ignore=tests/browser $(ARGS)

backup:  ## back up database and media into one checked file (another folder: make backup FOLDER=/srv/backup)
	@.venv/bin/python manage.py backup $(FOLDER)

restore:  ## bring a backup back: make restore FILE=… (into a database with content: REPLACE=its name)
	@test -n "$(FILE)" || { echo "Say which: make restore FILE=var/backups/tech-port-….tar" >&2; exit 1; }
	@.venv/bin/python manage.py restore "$(FILE)" $(if $(REPLACE),--replace "$(REPLACE)") $(if $(ERASED),--erased "$(ERASED)")

drills:  ## run every drill (half an hour): what holds when much is sent, killed, stopped or slow, as a table
	$(call install,requirements-dev.txt)
	@.venv/bin/python manage.py compile_catalogues
	@.venv/bin/python -m pytest -n 0 -m "drill or not drill" --ignore=tests/drills/site tests/drills $(ARGS)

drills-site:  ## run the drills of a whole site: system's PostgreSQL, nginx, two copies; says what is missing
	$(call install,requirements-dev.txt)
	$(call install,requirements-s3.txt)
	@.venv/bin/python manage.py compile_catalogues
	@.venv/bin/python -m pytest -n 0 -m "drill or not drill" tests/drills/site $(ARGS)

bench:  ## measure what each kind of answer costs (how to read it: README; another: PART=fits)
	$(call install,requirements-dev.txt)
	@.venv/bin/python manage.py compile_catalogues
	@.venv/bin/python -m tests.bench $(PART)

lighthouse:  ## let Lighthouse look at a portal that runs (make run), where node is installed
	@.venv/bin/python -m tests.lighthouse "http://127.0.0.1:$(PORT)"

coverage:  ## run the tests but those in a browser, and show the share of branches they take, by room
	$(call install,requirements-dev.txt)
	@.venv/bin/coverage erase
	@.venv/bin/coverage run -m pytest -n 2 --dist worksteal --ignore=tests/browser $(ARGS)
	@.venv/bin/coverage combine --quiet
	@.venv/bin/coverage json --quiet -o - | .venv/bin/python tests/coverage_rooms.py

lint:  ## check code and templates, and change nothing
	$(call install,requirements-dev.txt)
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	find templates -name '*.html' -not -path '*/widgets/attrs.html' -exec .venv/bin/djade --check {} +

types:  ## check the types of the calculations
	$(call install,requirements-dev.txt)
	.venv/bin/mypy

# The files' own versions stay; make lock UPGRADE=--upgrade takes the newest that pyproject.toml allows, and
# UPGRADE="-P django" those of one package.
COMPILE = .venv/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header \
	--system-certs $(UPGRADE) pyproject.toml

lock:  ## write the requirements with hashes anew, after a change of pyproject.toml
	$(call install,requirements-dev.txt)
	@.venv/bin/python -m pip install --quiet "uv~=0.13"
	$(COMPILE) -o requirements.txt
	$(COMPILE) --extra demo -c requirements.txt -o requirements-demo.txt
	$(COMPILE) --extra demo --group dev -c requirements-demo.txt -o requirements-dev.txt

# Make .venv and install one file of requirements, unless exactly that is there already.
define install
@test -w . || { echo "Cannot write to this folder. Copy the project to a folder of your own and run it there." >&2; exit 1; }
@set -e; wanted="$$(cksum < $(1))"; \
if .venv/bin/python -c '$(NEW)' 2>/dev/null && [ "$$wanted" = "$$(cat .venv/$(1).installed 2>/dev/null)" ]; then exit 0; fi; \
if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then \
	python="$(PYTHON)"; \
	if [ -z "$$python" ] && [ -n "$(call first,$(NEW))" ]; then \
		echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; \
	elif [ -z "$$python" ]; then \
		echo "Python 3.11 or newer is needed, and was not found. Install it, or name it: make run PYTHON=/path/to/python3" >&2; exit 1; \
	fi; \
	echo "Making .venv with $$python"; \
	"$$python" -m venv --clear .venv; \
fi; \
echo "Installing $(1)"; \
PIP_DISABLE_PIP_VERSION_CHECK=1 .venv/bin/python -m pip install --require-hashes -r $(1); \
echo "$$wanted" > .venv/$(1).installed
endef

.PHONY: help run test accessibility handbook tasks matrix backup restore drills drills-site bench lighthouse coverage lint types lock
