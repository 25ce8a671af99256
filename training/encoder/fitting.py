"""Which weights explain the annotation best? AdamW over windows of reports and articles, tasks in turn."""

import random
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional

from training.encoder.network import Network, sequence_loss
from training.encoder.windows import Batch, Document, Sample, batch, batches, bound, gaps

SIZE: Final = 8
RATE: Final = 2e-4
HEAD_RATE: Final = 1e-3
WARM: Final = 0.08
CLIP: Final = 1.0
DECAY: Final = 0.01
_HEADS: Final = ("tags", "moves", "bind", "apart", "nobody", "looks")


def losses(network: Network, shown: Batch) -> Tensor:
    """How wrong is the network about this batch?"""
    mentions, attributions, binder = network(shown.ids, shown.looks, shown.mask)
    scores = {"mentions": mentions, "attributions": attributions}[shown.task]
    scores = scores.gather(1, shown.firsts[..., None].expand(-1, -1, scores.shape[2]))
    loss = sequence_loss(scores, network.moves[shown.task], shown.labels)
    if shown.task == "attributions":
        words = binder.gather(1, shown.firsts[..., None].expand(-1, -1, binder.shape[2]))
        found = [
            part
            for row, sample in enumerate(shown.samples)
            for part in _bindings(network, words[row], sample)
        ]
        if found:
            loss = loss + 0.1 * torch.stack(found).mean()
    return loss


def _bindings(network: Network, words: Tensor, sample: Sample) -> list[Tensor]:
    """How wrong are the bindings in one window?"""
    parts = bound(sample)
    if not parts.cues:
        return []
    cues, sources, contents = (
        torch.stack([words[run.first : run.last].mean(0) for run in of]) if of else None
        for of in (parts.cues, parts.sources, parts.contents)
    )
    found: list[Tensor] = []
    nobody = network.nobody[None].expand(len(parts.cues), 1)
    if cues is not None and sources is not None:
        places = torch.stack([gaps(sample, cue, parts.sources) for cue in parts.cues])
        scores = torch.cat([network.binding(cues, sources, places, "Source"), nobody], 1)
        right = torch.tensor([len(parts.sources) if at == -1 else at for at in parts.source_of_cue])
        if (right >= 0).any():
            found.append(functional.cross_entropy(scores, right, ignore_index=-2))
    if cues is not None and contents is not None and max(parts.cue_of_content) >= 0:
        places = torch.stack([gaps(sample, cue, parts.contents) for cue in parts.cues])
        scores = network.binding(cues, contents, places, "Content").T
        found.append(functional.cross_entropy(scores, torch.tensor(parts.cue_of_content), ignore_index=-1))
    return found


def train(
    network: Network,
    documents: Sequence[Document],
    marks: tuple[int, int],
    epochs: float,
    seed: int,
    kept: Path | None = None,
    minutes: float | None = None,
) -> None:
    """Fit the network in place. `epochs` may be a fraction; `kept` is where states are saved on the way.

    With `minutes` the rate falls to nothing by then if the epochs take longer; such a run depends on the
    machine's speed, and no two give the same weights.
    """
    torch.manual_seed(seed)
    dice = random.Random(seed)  # noqa: S311  (no secret: the order in which windows are seen)
    network.train()
    network.words.weight.requires_grad_(False)  # noqa: FBT003
    named = [(name, value) for name, value in network.named_parameters() if value.requires_grad]
    heads = [value for name, value in named if name.split(".")[0] in _HEADS]
    body = [value for name, value in named if name.split(".")[0] not in _HEADS]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=DECAY
    )
    order = batches(documents, dice, SIZE)
    total = max(1, int(epochs * len(order)))
    warm = max(1, int(WARM * total))
    began, running, seen = time.monotonic(), {"mentions": 0.0, "attributions": 0.0}, 0
    for step in range(total):
        left = 1 - step / total
        if minutes is not None:
            left = min(left, 1 - (time.monotonic() - began) / 60 / minutes)
        if left <= 0:
            break
        for group, rate in zip(optimiser.param_groups, (RATE, HEAD_RATE), strict=True):
            group["lr"] = rate * min((step + 1) / warm, left)
        if step and not order:
            order = batches(documents, dice, SIZE)
        shown = batch(order.pop(), *marks)
        loss = losses(network, shown)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(body + heads, CLIP)
        optimiser.step()
        running[shown.task] += 0.02 * (loss.item() - running[shown.task])
        seen += shown.ids.numel()
        if step % 25 == 0:
            spent = time.monotonic() - began
            told = ", ".join(f"{task} {value:.3f}" for task, value in running.items())
            print(
                f"step {step} of {total}: {told}; {seen / spent:.0f} wordpieces/s, {spent:.0f} s", flush=True
            )
        if kept is not None and step and step % 100 == 0:
            torch.save(network.state_dict(), kept)
    if kept is not None:
        torch.save(network.state_dict(), kept)
