"""The decoder's whole numbers give what floats give, on processors without VNNI as well."""

import json
import os
import subprocess
import sys

import pytest

from kiosk.domain import settings as settings_file
from kiosk.domain.errors import ModelError
from kiosk.senses.weights import path_of

FURTHEST = 0.005
"""Share of the largest true value; rounding alone costs .0012, a cut-off sum .029."""

LOUD = """
import torch
torch.backends.quantized.engine = "onednn"  # it can be kept from the newer instructions
from kiosk.senses.decoder import Matrix
torch.manual_seed(0)
weight, x = torch.randn(64, 512).abs(), torch.rand(4, 512)
x[:, :400] = 1.0  # every product of a pair is near its largest
true = x @ weight.T
print(float((Matrix(weight, None)(x) - true).abs().max() / true.abs().max()))
"""


@pytest.mark.parametrize("newest", ["AVX2", "DEFAULT"])
def test_large_inputs_are_not_cut_off(newest: str):
    processor = os.environ | {"ONEDNN_MAX_CPU_ISA": newest}
    done = subprocess.run(
        [sys.executable, "-c", LOUD], capture_output=True, text=True, check=True, env=processor
    )
    assert float(done.stdout) < FURTHEST


BESIDE_PLAIN = """
import json, sys, torch, whisper
from kiosk.domain import settings
from kiosk.senses import decoder
from kiosk.senses.agreement import agree, clip
from kiosk.senses.arithmetic import Arithmetic, instructions
from kiosk.senses.weights import path_of
from kiosk.senses.whisper_model import WhisperModel
file = path_of("whisper-base", settings.load())
plain = whisper.load_model(str(file)).float().eval()
told = {"instructions": instructions()}
for name, bits in (("whole", True), ("float", True), ("cut off", False)):
    decoder.SEVEN_BITS = bits
    arithmetic = Arithmetic.FLOAT if name == "float" else Arithmetic.WHOLE
    told[name] = agree(WhisperModel(file, arithmetic), plain, clip()).holds
print(json.dumps(told))
"""


def beside_plain(newest: str) -> dict:
    try:
        path_of("whisper-base", settings_file.load())
    except ModelError as err:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(err.message)
    environment = os.environ | {"ONEDNN_MAX_CPU_ISA": newest, "OMP_NUM_THREADS": "1"}
    words = [sys.executable, "-W", "ignore", "-c", BESIDE_PLAIN]
    done = subprocess.run(words, capture_output=True, text=True, check=True, env=environment)
    return json.loads(done.stdout)


def test_tokens_and_their_probability_are_openai_whisper_s_own():
    told = beside_plain("DEFAULT")
    assert told["whole"]
    assert told["float"]


def test_without_vnni_seven_bits_agree_and_cut_off_sums_are_noticed():
    told = beside_plain("AVX2")
    if told["instructions"] != "AVX2":
        pytest.skip("this processor has no AVX2")
    assert told["whole"]
    assert told["float"]
    assert not told["cut off"]
