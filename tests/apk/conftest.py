"""The real APKs, made once for each run of the tests that take them."""

from pathlib import Path

import pytest

from tests.apk.android_tools import RealApk, have_tools, make_all
from tests.apk.real_apps import make_apps


@pytest.fixture(scope="session")
def real_apks(tmp_path_factory: pytest.TempPathFactory) -> tuple[RealApk, ...]:
    have_tools()
    return make_all(tmp_path_factory.mktemp("apks"))


@pytest.fixture(scope="session")
def real_apps(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    have_tools()
    return make_apps(tmp_path_factory.mktemp("apps"))
