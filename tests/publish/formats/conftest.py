"""The sample's dossier with its captures, made once."""

import pytest

from variorum.pipeline import collate
from variorum.sample import sample_folder, sample_reports


@pytest.fixture(scope="session")
def sample():
    """(dossier, captures)"""
    captures = []
    with sample_folder() as folder:
        files = [str(file) for file in sample_reports(folder)]
        return collate(files, one_story=True, keep=captures.append), tuple(captures)
