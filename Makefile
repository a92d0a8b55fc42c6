# `make` alone runs lint and tests.
.PHONY: test format lock
test:
	./setup.sh test
format:
	.venv/bin/ruff format . && .venv/bin/ruff check --fix .
lock: # needs uv and packaging in the calling environment
	python3 provisioning/lock.py
