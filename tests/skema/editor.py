"""YAML as an editor understands it before a schema sees it: typed by YAML 1.2."""

from __future__ import annotations

import re
from typing import Any

import yaml


class _Kerne(yaml.SafeLoader):
    """PyYAML with the types of YAML 1.2: `no`, `012:30` and a date are text."""


_Kerne.yaml_implicit_resolvers = {}
for _mærke, _form, _første in (
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", list("-+0123456789")),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        list("-+.0123456789"),
    ),
):
    _Kerne.add_implicit_resolver(
        f"tag:yaml.org,2002:{_mærke}", re.compile(f"^(?:{_form})$"), _første
    )


def _heltal(_: Any, knude: yaml.ScalarNode) -> int:
    tekst = str(knude.value)
    grundtal = {"0o": 8, "0x": 16}.get(tekst[:2], 10)
    return int(tekst[2:] if grundtal != 10 else tekst, grundtal)


_Kerne.add_constructor("tag:yaml.org,2002:int", _heltal)


def som_editoren(tekst: str) -> Any:
    """Return a document's values as the editor types them."""
    return yaml.load(tekst, _Kerne)  # noqa: S506 - a SafeLoader
