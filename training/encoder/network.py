"""What is trained? all-MiniLM-L6-v2 with a look embedding, two tagging heads with transitions, a binder.

Shapes: B windows, T wordpieces, W words, L labels, H = 384 hidden numbers.
"""

import json
from pathlib import Path
from typing import Any, Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from answerable.extract.tagging import PLACES, ROLES, TAGS, distances
from answerable.extract.wordpieces import LOOKS

WIDTH: Final = 64
"""Numbers that a cue and what it may bind are compared by."""


class Layer(nn.Module):  # type: ignore[misc]  # torch is not there where types are checked
    """What does one transformer layer make of the wordpieces?"""

    def __init__(self, hidden: int, heads: int, inner: int, dropout: float) -> None:
        super().__init__()
        self.heads = heads
        self.query = nn.Linear(hidden, hidden)
        self.key = nn.Linear(hidden, hidden)
        self.value = nn.Linear(hidden, hidden)
        self.mixed = nn.Linear(hidden, hidden)
        self.after_attention = nn.LayerNorm(hidden, eps=1e-12)
        self.inner = nn.Linear(hidden, inner)
        self.outer = nn.Linear(inner, hidden)
        self.after_outer = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """B × T × H in, B × T × H out; `mask` (B × 1 × 1 × T) is true at real wordpieces."""
        batch, length, width = hidden.shape
        query, key, value = (
            part(hidden).view(batch, length, self.heads, width // self.heads).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.mixed(seen.transpose(1, 2).reshape(batch, length, width))
        hidden = self.after_attention(hidden + self.dropout(seen))
        made = self.outer(functional.gelu(self.inner(hidden)))
        result: Tensor = self.after_outer(hidden + self.dropout(made))
        return result


class Network(nn.Module):  # type: ignore[misc]
    """Which labels and which bindings do the wordpieces suggest?"""

    def __init__(self, config: dict[str, Any], dropout: float = 0.1) -> None:
        super().__init__()
        hidden = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], hidden)
        self.places = nn.Embedding(config["max_position_embeddings"], hidden)
        self.kind = nn.Parameter(torch.zeros(hidden))
        self.looks = nn.Embedding(LOOKS, hidden)
        self.normal = nn.LayerNorm(hidden, eps=1e-12)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(
            Layer(hidden, config["num_attention_heads"], config["intermediate_size"], dropout)
            for _ in range(config["num_hidden_layers"])
        )
        self.tags = nn.ModuleDict({task: nn.Linear(hidden, len(labels)) for task, labels in TAGS.items()})
        self.moves = nn.ParameterDict(
            {task: nn.Parameter(torch.zeros(len(labels), len(labels))) for task, labels in TAGS.items()}
        )
        self.bind = nn.Linear(hidden, WIDTH * 2 * len(ROLES))
        self.apart = nn.ParameterDict({role: nn.Parameter(torch.zeros(PLACES)) for role in ROLES})
        self.nobody = nn.Parameter(torch.zeros(()))
        nn.init.zeros_(self.looks.weight)

    def forward(self, ids: Tensor, looks: Tensor, mask: Tensor | None = None) -> tuple[Tensor, ...]:
        """Of B × T wordpieces: the scores of each task's labels, as in TAGS, and the binder's numbers."""
        place = torch.arange(ids.shape[1], device=ids.device)
        hidden = self.words(ids) + self.places(place)[None] + self.kind + self.looks(looks)
        hidden = self.dropout(self.normal(hidden))
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return (*(tag(hidden) for tag in self.tags.values()), self.bind(hidden))

    def binding(self, cues: Tensor, others: Tensor, gaps: Tensor, role: str) -> Tensor:
        """How well does each cue (C × …) bind each other stretch (N × …)? C × N; `gaps` from `distances`."""
        start = ROLES.index(role) * 2 * WIDTH
        left = cues[:, start : start + WIDTH]
        right = others[:, start + WIDTH : start + 2 * WIDTH]
        return left @ right.T / WIDTH**0.5 + self.apart[role][gaps].sum(-1)


def pretrained(folder: Path) -> Network:
    """Which network begins as the published all-MiniLM-L6-v2? Its heads begin fresh."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    weights = load_file(folder / "model.safetensors")
    weights = {name.removeprefix("bert."): value.float() for name, value in weights.items()}
    network = Network(config)
    with torch.no_grad():
        network.words.weight.copy_(weights["embeddings.word_embeddings.weight"])
        network.places.weight.copy_(weights["embeddings.position_embeddings.weight"])
        network.kind.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        _linear(network.normal, weights, "embeddings.LayerNorm")
        for number, layer in enumerate(network.layers):
            for ours, theirs in _PARTS.items():
                _linear(getattr(layer, ours), weights, f"encoder.layer.{number}.{theirs}")
    return network


_PARTS: Final = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "mixed": "attention.output.dense",
    "after_attention": "attention.output.LayerNorm",
    "inner": "intermediate.dense",
    "outer": "output.dense",
    "after_outer": "output.LayerNorm",
}


def _linear(module: Any, weights: dict[str, Tensor], name: str) -> None:
    module.weight.copy_(weights[f"{name}.weight"])
    module.bias.copy_(weights[f"{name}.bias"])


def sequence_loss(scores: Tensor, moves: Tensor, labels: Tensor) -> Tensor:
    """How surprised is the tagger by these labels (B × W, -1 behind the end)? A mean per word, in nats."""
    real = labels >= 0
    known = labels.clamp(min=0)
    given = scores.gather(2, known[..., None])[..., 0].masked_fill(~real, 0).sum()
    given = given + moves[known[:, :-1], known[:, 1:]].masked_fill(~real[:, 1:], 0).sum()
    alpha = scores[:, 0]
    for word in range(1, scores.shape[1]):
        step = torch.logsumexp(alpha[:, :, None] + moves[None], 1) + scores[:, word]
        alpha = torch.where(real[:, word, None], step, alpha)
    return (torch.logsumexp(alpha, 1).sum() - given) / real.sum()


__all__ = ["Network", "distances", "pretrained", "sequence_loss"]
