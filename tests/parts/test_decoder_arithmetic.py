"""The decoder's whole numbers give what floats give, on processors without VNNI as well."""

import os
import subprocess
import sys

import pytest

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
