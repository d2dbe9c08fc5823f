"""Where things live: the network, its backups and the configuration, by the XDG rules of the system."""

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path

import platformdirs

APP = "netui"


def network_file(environment: Mapping[str, str]) -> Path:
    """The network's file: ``NETUI_DB``, else ``netui/network.db`` in the user's data folder."""
    if named := environment.get("NETUI_DB"):
        return Path(named).expanduser()
    return platformdirs.user_data_path(APP) / "network.db"


def config_file(environment: Mapping[str, str]) -> Path:
    """The configuration: ``NETUI_CONFIG``, else ``netui/config.toml`` in the user's config folder."""
    if named := environment.get("NETUI_CONFIG"):
        return Path(named).expanduser()
    return platformdirs.user_config_path(APP) / "config.toml"


def templates_folder(environment: Mapping[str, str]) -> Path:
    """The folder for message templates of one's own: ``templates`` beside the configuration."""
    return config_file(environment).parent / "templates"


def crash_report() -> Path:
    """Where the program writes what ended it, when it was a fault of its own."""
    return platformdirs.user_state_path(APP) / "crash.txt"


def backup_folder(network: Path) -> Path:
    """The folder for the backups of ``network``, outside whatever folder that file is synced in.

    Every network has its own: a digest of the path tells two of the same name apart.
    """
    digest = hashlib.sha256(os.fsencode(network.absolute())).hexdigest()[:8]
    return platformdirs.user_state_path(APP) / "backups" / f"{network.stem}-{digest}"
