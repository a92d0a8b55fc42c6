"""Score hearing on real people, beside openai-whisper and faster-whisper with the same weights.

    python tests/scoring/real_speech.py --repositories DIR [--corpus DIR] [--most N] [--peers]

Nothing of the recordings is kept here. They are taken out of clones of public repositories at the
commits named below: DIR/OWNER+NAME/repo or DIR/OWNER/NAME, made with git clone. A file a clone
lacks is left out and counted. Addresses are scored by characters, because "one two" and "12" are
the same; read sentences by words; both after Whisper's own normaliser, which drops hesitations.
"""

import argparse
import csv
import io
import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT / "var" / "real_speech"


@dataclass(frozen=True)
class Origin:
    repository: str
    commit: str
    licence: str


ADDRESSES = Origin(
    "Sakshee5/alphanumeric-audio-dataset", "6c9a38ed7e590a45410fdc33a548005a30f03552", "MIT"
)
"""Students of many first languages say an address into their phone or laptop."""
FLEURS = Origin(
    "sebastian-software/cuttledoc", "e0c587883f1fdf67d521f8e0b3c216b22d91fda6",
    "CC BY 4.0 (FLEURS, Google)",
)  # fmt: skip
"""People read sentences in English and four other languages."""
SPEECHOCEAN = Origin(
    "jimbozhang/speechocean762", "613968e3b0b789fc33936fb5eba1973176ba7d11", "CC BY 4.0"
)
"""Adults whose first language is Mandarin read sentences into a phone."""
ADULT, SENTENCES, GAP_S = 18, 6, 0.5
ACCENTS = {
    "Hindi": "Indian, northern", "Marathi": "Indian, northern", "Gujarati": "Indian, northern",
    "Gujrati": "Indian, northern", "Urdu": "Indian, northern", "Kannada": "Indian, southern",
    "Telugu": "Indian, southern", "Tamil": "Indian, southern", "Malayalam": "Indian, southern",
    "Chinese": "Chinese", "Mandarin": "Chinese", "English": "English",
}  # fmt: skip


@dataclass(frozen=True)
class Clip:
    id: str
    file: str
    kind: str
    """address, read or language."""
    accent: str
    microphone: str
    text: str
    language: str = "en"


def rebuild(repositories: Path, corpus: Path) -> list[Clip]:
    """Take the clips out of the clones; return them."""
    corpus.mkdir(parents=True, exist_ok=True)
    parts = (_addresses, _fleurs, _speechocean)
    clips = [clip for part in parts for clip in part(repositories, corpus)]
    (corpus / "manifest.json").write_text(json.dumps([asdict(clip) for clip in clips], indent=1))
    return clips


def _addresses(repositories: Path, corpus: Path) -> Iterator[Clip]:
    table = _out_of(repositories, ADDRESSES, "metadata.csv").decode()
    for row in csv.DictReader(io.StringIO(table)):
        path = row["file_name"]
        sound = _out_of(repositories, ADDRESSES, path) if "/Addresses/" in path else b""
        if sound:
            file = f"address-{Path(path).name}"
            (corpus / file).write_bytes(sound)
            accent = ACCENTS.get(row["Native Language"].strip(), "other")
            machine = row["Recording Machine"].strip()
            yield Clip(Path(file).stem, file, "address", accent, machine, row["Address"])


def _fleurs(repositories: Path, corpus: Path) -> Iterator[Clip]:
    for language in ("en", "de", "es", "fr", "pt"):
        for number in range(10):
            name = f"packages/cuttledoc/fixtures/fleurs-{language}-{number:03}"
            sound = _out_of(repositories, FLEURS, f"{name}.ogg")
            if sound:
                file = f"{Path(name).name}.ogg"
                (corpus / file).write_bytes(sound)
                text = _out_of(repositories, FLEURS, f"{name}.txt").decode().strip()
                kind = "read" if language == "en" else "language"
                yield Clip(Path(file).stem, file, kind, "English", "unknown", text, language)


def _speechocean(repositories: Path, corpus: Path) -> Iterator[Clip]:
    """Take the sentences of each adult of the test part as one answer, with pauses between."""
    import numpy as np
    import soundfile

    def table(name: str) -> dict[str, str]:
        lines = _out_of(repositories, SPEECHOCEAN, f"test/{name}").decode().splitlines()
        return dict(line.split(None, 1) for line in lines)

    texts, files, ages, speakers = map(table, ("text", "wav.scp", "spk2age", "utt2spk"))
    for speaker in sorted(set(speakers.values())):
        mine = [one for one, who in speakers.items() if who == speaker][:SENTENCES]
        if int(ages[speaker]) < ADULT:
            continue
        sound = []
        for one in mine:
            raw = io.BytesIO(_out_of(repositories, SPEECHOCEAN, files[one]))
            samples, rate = soundfile.read(raw, dtype="float32")
            sound += [samples, np.zeros(int(GAP_S * rate), np.float32)]
        file = f"mandarin-{speaker}.flac"
        soundfile.write(corpus / file, np.concatenate(sound), rate)
        text = " ".join(texts[one] for one in mine).lower()
        yield Clip(Path(file).stem, file, "read", "Chinese", "phone", text)


def _out_of(repositories: Path, origin: Origin, path: str) -> bytes:
    """Return a file of the repository at its commit; empty where the clone lacks it."""
    owner, name = origin.repository.split("/")
    places = (repositories / f"{owner}+{name}" / "repo", repositories / owner / name)
    place = next((place for place in places if place.is_dir()), None)
    if place is None:
        sys.exit(f"There is no clone of {origin.repository} in {repositories}.")
    shown = ["git", "-C", str(place), "show", f"{origin.commit}:{path}"]
    done = subprocess.run(shown, capture_output=True, check=False)
    return done.stdout if done.returncode == 0 else b""


def ours(clips: Sequence[Clip], corpus: Path) -> dict[str, dict[str, Any]]:
    """Return what the command `hear` says of each clip."""
    files = [str(corpus / clip.file) for clip in clips]
    command = [sys.executable, "-W", "ignore", "-m", "kiosk", "hear", *files, "--json"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    heard = [json.loads(line) for line in done.stdout.splitlines()]
    return {clip.id: one for clip, one in zip(clips, heard, strict=True)}


def peers(clips: Sequence[Clip], corpus: Path) -> dict[str, dict[str, str]]:
    """Return the text of each clip from the peers, told that it is English."""
    from kiosk.bench.hearing import _faster_whisper, _plain_whisper
    from kiosk.domain import settings as settings_file
    from kiosk.senses.sound_file import opened

    settings = settings_file.load()
    with tempfile.TemporaryDirectory() as folder:
        plain, fast = _plain_whisper(settings), _faster_whisper(Path(folder), settings)
        said: dict[str, dict[str, str]] = {"openai-whisper": {}, "faster-whisper": {}}
        for clip in clips:
            with opened(corpus / clip.file) as file:
                import numpy as np

                sound = np.concatenate(list(file.chunks()))
            said["openai-whisper"][clip.id] = plain(sound)["text"]
            said["faster-whisper"][clip.id] = "".join(part.text for part in fast(sound))
    return said


def errors(clip: Clip, text: str, normal: Callable[[str], str]) -> tuple[int, int]:
    """Return the errors and what they are counted over: characters or words."""
    truth, heard = normal(clip.text), normal(text)
    if clip.kind == "address":
        return distance(truth.replace(" ", ""), heard.replace(" ", "")), len(truth.replace(" ", ""))
    return distance(truth.split(), heard.split()), len(truth.split())


def distance(a: Sequence[str], b: Sequence[str]) -> int:
    """Return the edits from one to the other (Levenshtein)."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]


def table(clips: Sequence[Clip], texts: dict[str, dict[str, str]], by: str) -> None:
    """Print the share of errors by accent or microphone, a column a recogniser."""
    from whisper.normalizers import EnglishTextNormalizer

    normal = EnglishTextNormalizer()
    sums: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(dict)
    for clip in clips:
        if clip.kind == "language":
            continue
        key = (clip.kind, getattr(clip, by))
        for name, said in texts.items():
            wrong, whole = errors(clip, said[clip.id], normal)
            so_far = sums[key].setdefault(name, [0, 0, 0])
            sums[key][name] = [so_far[0] + wrong, so_far[1] + whole, so_far[2] + 1]
    sys.stdout.write(
        f"| kind | {by} | clips | {' | '.join(texts)} |\n|---|---|---|{'---|' * len(texts)}\n"
    )
    for (kind, group), columns in sorted(sums.items()):
        shares = " | ".join(f"{100 * wrong / whole:.1f} %" for wrong, whole, _ in columns.values())
        count = next(iter(columns.values()))[2]
        sys.stdout.write(f"| {kind} | {group} | {count} | {shares} |\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--repositories", type=Path, required=True)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--kinds", nargs="+", help="of address, read, language")
    parser.add_argument("--most", type=int, help="every so many clips only, for a quick look")
    parser.add_argument("--peers", action="store_true", help="score the peers too")
    options = parser.parse_args()

    clips = rebuild(options.repositories, options.corpus)[:: options.most or 1]
    clips = [clip for clip in clips if not options.kinds or clip.kind in options.kinds]
    heard = ours(clips, options.corpus)
    minutes = sum(one["seconds"] for one in heard.values()) / 60
    sys.stdout.write(f"{len(clips)} clips, {minutes:.1f} minutes\n\n")
    english = [clip for clip in clips if clip.kind != "language"]
    texts = {"ours": {clip.id: heard[clip.id]["text"] for clip in english}}
    if options.peers:
        texts |= peers(english, options.corpus)
    for by in ("accent", "microphone"):
        table(english, texts, by)
        sys.stdout.write("\n")

    refused = [c.id for c in english if heard[c.id]["language"] not in (None, "en")]
    empty = [c.id for c in english if not heard[c.id]["text"]]
    passed = [c.id for c in clips if c.kind == "language" and heard[c.id]["text"]]
    sys.stdout.write(f"English refused as another language: {refused}\n")
    sys.stdout.write(f"English without words: {empty}\nOther languages let through: {passed}\n")
    lost = sum(heard[c.id]["quality"].get("lost_s", 0.0) for c in english)
    sys.stdout.write(f"Said to be lost: {lost:.1f} s\n")


if __name__ == "__main__":
    main()
