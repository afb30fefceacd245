"""Reads a jurisdiction's YAML files into their models; what is wrong is an error with file and line."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from drafter.errors import DrafterError, OutputError, TemplateError
from drafter.files import write_private
from drafter.folders import facts_cache
from drafter.limits import MANIFEST as MANIFEST_SIZE
from drafter.model.fields import StrictModel
from drafter.yamlfile.yaml_text import YamlText, read_yaml

Model = TypeVar("Model", bound=StrictModel)


def read_model(path: Path, model: type[Model]) -> Model:
    """Return the file at `path` read as `model`: once in a process while it stays as it is. Raises TemplateError."""
    try:
        stamp = file_stamp(path)
    except OSError:
        return _read(path, model)  # which tells what is wrong
    kept: Model = _kept(path, model, stamp)
    return kept


@lru_cache(maxsize=64)
def _kept(path: Path, model: type[Any], _stamp: tuple[int, int]) -> Any:
    """Return what `_read` does: a page and a folder of reports ask again and again, a manifest takes 5 ms."""
    return _read(path, model)


def _read(path: Path, model: type[Model]) -> Model:
    source: YamlText | None = None
    try:
        source = read_yaml(path, lambda: _titles(model), MANIFEST_SIZE)
        tree: dict[str, Any] = source.tree
        return model.model_validate(tree)
    except ValidationError as error:
        from drafter.yamlfile.complaints import explain  # noqa: PLC0415 - only a complaint needs it

        assert source is not None  # noqa: S101 - only a file that was read is validated
        raise TemplateError(f"{path.parent.name}/{explain(error, source, model)}") from error
    except DrafterError as error:
        message = str(error).replace(f"{path}：", f"{path.name}：", 1)  # not the folders twice
        raise TemplateError(f"{path.parent.name}/{message}") from error


def read_large_model(path: Path, model: type[Model]) -> Model:
    """Return what `read_model` does, in a tenth of the time once the file was read: its plain data is kept as JSON.

    What is kept counts only while time and size of the file are the same, and is no more than data: it is validated
    again.
    """
    cache = _kept_at(path)
    stamp = list(file_stamp(path))
    try:
        kept = json.loads(cache.read_bytes()) if cache else None
        if kept and kept["stamp"] == stamp:
            return model.model_validate(kept["tree"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # nothing kept, or not by this program
    read = _read(path, model)
    if cache:
        data = {"stamp": stamp, "tree": read.model_dump(by_alias=True, exclude_unset=True)}
        with suppress(OutputError):  # the next command reads the file itself
            write_private(cache, json.dumps(data, ensure_ascii=False).encode())
    return read


def _kept_at(path: Path) -> Path | None:
    folder = facts_cache()
    return folder / f"{sha256(str(path).encode()).hexdigest()[:24]}.json" if folder else None


def file_stamp(path: Path) -> tuple[int, int]:
    """Return when a file was last changed, and its size. Raises OSError."""
    status = path.stat()
    return status.st_mtime_ns, status.st_size


def _titles(model: type[StrictModel]) -> set[str]:
    from drafter.yamlfile.complaints import titles  # noqa: PLC0415 - only a complaint needs it

    return titles(model)
