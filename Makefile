# `make` alone runs lint and tests.
.PHONY: test faults format lock appliance soak
test:
	./setup.sh test
faults: # a muted microphone, a covered lens, a locked store, walking away on every screen, the phone
	./setup.sh faults
format:
	.venv/bin/ruff format . && .venv/bin/ruff check --fix .
lock: # needs uv and packaging in the calling environment
	python3 provisioning/assets/lock.py
appliance: # as root: a bare Debian in a container becomes a booth and is put through its faults (docs/reliability.md)
	.venv/bin/python -m tests.appliance.run
soak: # six hours of visits with faults drawn by a seed: what is lost, what grows (docs/reliability.md)
	.venv/bin/python -m tests.appliance.soak --hours 6
