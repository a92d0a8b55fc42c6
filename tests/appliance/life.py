"""The scenarios of a booth's ordinary life."""

import json
import re
import time

from tests.appliance.booth import DATABASE, KIOSK, PANEL, PYTHON, VAR, Booth
from tests.appliance.container import until

JOURNALD = "systemd-journald.service"
START_S = 300.0
"""Longest time until an interview can start: the first time after an install librosa compiles."""
ANSWER_S = 300.0
"""On a machine that does much else, too: the first question of a job is spoken by Piper then."""
THREE, FIRST_JOB = (800, 585), (320, 300)
"""Places on the job screen: three questions, and the first job, in a window of 1280 x 720."""
PLAIN = re.compile(r"(DEBUG|INFO|WARNING|ERROR):(kiosk|admin|provisioning)")
"""How a line of ours looks that went to standard error, without fields."""
SEARCHED = ("/var", "/tmp", "/run", "/root", "/etc", "/home", "/opt/interview-coach/current")
MAY_HOLD_WORDS = (VAR,)
"""Where what a candidate agreed to keep may be: the database, its log and its last good copy."""


def install_again(booth: Booth) -> str:
    began = time.monotonic()
    booth.box.does("/src/setup.sh", "install", "--no-clips", "--name", "coach-test", timeout=900)
    return f"{time.monotonic() - began:.0f} s"


def power_on(booth: Booth) -> str:
    """Cut the power, switch it on, and see the attract screen no later than the target."""
    booth.box.off()
    booth.box.boot()
    booth.comes_to("attract", "claim", seconds=60)
    told = booth.box.says("systemctl", "show", KIOSK, "graphical.target", JOURNALD, "--value",
                          "--property=ActiveEnterTimestampMonotonic")  # fmt: skip
    kiosk, target, journald = (int(at) / 1e6 for at in told.split())
    return (
        f"Attract {kiosk - journald:.1f} s after systemd began, {kiosk - target:+.1f} s from the "
        "graphical target"
    )


def ready(booth: Booth) -> str:
    until(lambda: booth.active(KIOSK) and booth.active(PANEL), 60, "a service is not ready")
    restarts = booth.box.says("systemctl", "show", KIOSK, PANEL, "--property=NRestarts", "--value")
    assert set(restarts.split()) == {"0"}, restarts
    page = booth.box.says(PYTHON, "-c", "import ssl, urllib.request as r; print(r.urlopen("
        "'https://localhost:8443/', context=ssl._create_unverified_context()).status)")  # fmt: skip
    assert page == "200", page
    exposed = [
        booth.box.says("systemd-analyze", "security", unit).splitlines()[-1].split(": ")[1]
        for unit in (KIOSK, PANEL)
    ]
    verify = "systemd-analyze verify --man=no --recursive-errors=no"
    told = booth.box.says("sh", "-c", f"{verify} /etc/systemd/system/interview-coach*.[st]*[etr]")
    assert not told, told
    return f"exposure {', '.join(exposed)}; systemd-analyze verify says nothing"


def begin(booth: Booth) -> None:
    """Go from Attract to the first question: agree, take the first job, no resume."""
    booth.reach("attract")
    booth.reach("consent", seconds=START_S)
    booth.reach("job")
    booth.touch(*THREE)
    until(lambda: _chosen(booth), 30, "no job could be chosen")
    booth.reach("check")
    until(lambda: _pressed(booth) in ("asking", "listening"), 90, "the check was not passed")
    booth.comes_to("listening", seconds=ANSWER_S)


def _chosen(booth: Booth) -> bool:
    booth.touch(*FIRST_JOB)
    time.sleep(1.5)
    return booth.screen() == "resume"


def _pressed(booth: Booth) -> str:
    booth.key("Return")
    time.sleep(2.0)
    return booth.screen()


def answer(booth: Booth, number: int) -> str:
    """Say a recorded answer, press Done, and return the screen that comes then."""
    booth.say(number)
    return done(booth)


def done(booth: Booth) -> str:
    """Press Done, and return the screen that comes when the answer is understood."""
    booth.key("Return")
    until(lambda: booth.screen() != "listening", 30, "Done was not taken")
    booth.comes_to("listening", "results", "feedback", seconds=ANSWER_S)
    return booth.screen()


def leave(booth: Booth) -> None:
    """Leave the interview, and see that it is deleted."""
    until(lambda: _left(booth), 60, "the interview could not be left")
    running = "SELECT count(*) FROM interviews WHERE state = 'running'"
    until(lambda: booth.sql(running) == [[0]], 30, "it was not deleted")


def _left(booth: Booth) -> bool:
    booth.key("Escape")
    time.sleep(1.0)
    booth.key("Tab")
    booth.key("Return")
    time.sleep(2.0)
    return booth.screen() in ("erased", "attract", "claim")


def interview(booth: Booth) -> str:
    """Take a whole interview; the recorded answers take turns until the results are there."""
    begin(booth)
    number, screen = 0, "listening"
    while screen == "listening":
        number += 1
        screen = answer(booth, (number - 1) % 3 + 1)
    assert screen == "results", screen
    rows = booth.sql("SELECT state, answers, score FROM interviews ORDER BY started_at DESC")
    assert rows[0][:2] == ["finished", number], rows
    words = len(" ".join(words_of(booth)).split())
    booth.reach("erased")
    booth.reach("attract")
    return f"{number} answers, {words} words, score {rows[0][2]:.0f}; stored, report shown"


def words_of(booth: Booth) -> list[str]:
    """Return what the transcripts in the database hold."""
    documents = [json.loads(str(row[0])) for row in booth.sql("SELECT document FROM answers")]
    return [" ".join(w["text"] for w in one["transcript"]["words"]) for one in documents]


def phrases(booth: Booth) -> set[str]:
    """Return runs of six words that were said. Of four, a manual holds some by chance: "in the
    same way" was found in Debian's list of packages."""
    found = set()
    for text in words_of(booth):
        words = re.findall(r"[A-Za-z']+", text)
        found |= {" ".join(words[i : i + 6]) for i in range(0, len(words) - 5, 3)}
    return found


def journal(booth: Booth) -> str:
    lines = [one for one in booth.journal() if one.get("SYSLOG_IDENTIFIER") == "interview-coach"]
    assert lines, "the booth wrote nothing"
    booths = {str(one.get("BOOTH_ID")) for one in lines}
    assert len(booths) == 1, booths
    assert booths.pop().startswith("coach-")
    plain = [one for one in booth.journal("--boot") if PLAIN.match(str(one.get("MESSAGE")))]
    assert not plain, f"{len(plain)} lines of ours came without fields: {plain[0]['MESSAGE']}"
    whole = json.dumps(booth.journal()).lower()
    personal = [phrase for phrase in phrases(booth) if phrase.lower() in whole]
    assert not personal, f"{len(personal)} phrases of the transcript are in the journal"
    ids = {one["INTERVIEW_ID"] for one in lines if "INTERVIEW_ID" in one}
    known = {str(row[0]) for row in booth.sql("SELECT id FROM uses")}
    assert ids, "no line names its interview"
    assert ids <= known, "a line names an interview that never was"
    codes = {one["CODE"] for one in lines if "CODE" in one}
    return (
        f"{len(lines)} lines with BOOTH_ID, {len(ids)} interview ids, codes "
        f"{', '.join(sorted(codes)) or 'none'}; none of {len(phrases(booth))} spoken phrases"
    )


def disk(booth: Booth) -> str:
    """Search every file of the booth for what was said; only the database may hold it."""
    said = phrases(booth)
    assert said, "nothing was said"
    booth.box.write("/root/said", "\n".join(sorted(said)) + "\n")
    found = booth.box.run(
        "grep", "-rlaFif", "/root/said", *SEARCHED,
        "--exclude=said", "--exclude-dir=.venv", "--exclude-dir=tests", timeout=600,
    ).stdout.split()  # fmt: skip
    wrong = [file for file in found if not file.startswith(MAY_HOLD_WORDS) and "/" in file]
    assert not wrong, wrong
    booth.box.does("rm", "/root/said")
    listed = booth.box.run("grep", "-rla", '"words": \\[{"text"', *SEARCHED[:-1], timeout=600)
    wrong = [file for file in listed.stdout.split() if not file.startswith(MAY_HOLD_WORDS)]
    assert not wrong, wrong
    return f"{len(said)} phrases and all lists of words looked for; nothing outside {VAR}"


def backup_and_restore(booth: Booth) -> str:
    command, secret = "/usr/local/sbin/interview-coach", "COACH_PASSPHRASE=correct horse battery"
    before = booth.answers()
    file = f"{VAR}/test.backup"
    booth.box.does("env", secret, command, "backup", file, "--interviews")
    booth.box.does(command, "wipe", "--yes")
    assert booth.answers() == 0
    said = booth.box.run("env", "COACH_PASSPHRASE=wrong wrong wrong", command, "restore", file)
    assert "passphrase is wrong" in said.stdout, said.stdout
    booth.box.does("env", secret, command, "restore", file)
    assert booth.answers() == before
    booth.box.does("rm", file)
    return f"{before} answers wiped and back; a wrong passphrase is refused"


def good_update(booth: Booth) -> str:
    """Update to another release, and find the data as it was and the booth back."""
    before, answers = booth.box.says("readlink", "/opt/interview-coach/current"), booth.answers()
    booth.box.shell(
        "rm -rf /root/next; cp -a /opt/interview-coach/current/. /root/next; "
        "rm -rf /root/next/.venv; echo >> /root/next/CHANGELOG.md"
    )
    began = time.monotonic()
    said = booth.box.does("/root/next/setup.sh", "update", timeout=900)
    took = time.monotonic() - began
    assert booth.box.says("readlink", "/opt/interview-coach/current") != before
    booth.comes_to("attract", "claim", seconds=60)
    assert booth.answers() == answers, "an answer was lost"
    away = re.search(r"away for (\d+) s", said)
    assert away is not None, said
    return f"{took:.0f} s in all, the booth away for {away[1]} s, {answers} answers kept"


def bad_update(booth: Booth) -> str:
    """Update to a release whose booth does not start, and see the old one run again."""
    before, answers = booth.box.says("readlink", "/opt/interview-coach/current"), booth.answers()
    booth.box.shell(
        "rm -rf /root/new; cp -a /opt/interview-coach/current/. /root/new; rm -rf /root/new/.venv; "
        "echo 'raise SystemExit(3)' > /root/new/kiosk/commands/run.py"
    )
    began = time.monotonic()
    done = booth.box.run("/root/new/setup.sh", "update", timeout=900)
    assert done.returncode == 2, done.stdout
    assert "did not come up" in done.stdout, done.stdout
    assert booth.box.says("readlink", "/opt/interview-coach/current") == before
    booth.comes_to("attract", "claim", seconds=60)
    assert booth.answers() == answers
    return f"rolled back by itself, {time.monotonic() - began:.0f} s in all; data as before"


def uninstall(booth: Booth) -> str:
    booth.box.does("/src/setup.sh", "uninstall", timeout=300)
    left = booth.box.says("sh", "-c", "ls -d /opt/interview-coach /etc/systemd/system/interview-c* "
                          f"/usr/local/sbin/interview-coach {DATABASE} 2>/dev/null")  # fmt: skip
    kept = [line for line in left.split() if not line.endswith((".d", ".wants"))]  # the test's own
    assert kept == [DATABASE], left
    return "the program is gone, the data is kept"
