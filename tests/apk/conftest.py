"""The real APKs, made once for each run of the tests that take them."""

import pytest

from tests.apk.android_tools import RealApk, have_tools, make_all


@pytest.fixture(scope="session")
def real_apks(tmp_path_factory: pytest.TempPathFactory) -> tuple[RealApk, ...]:
    have_tools()
    return make_all(tmp_path_factory.mktemp("apks"))
