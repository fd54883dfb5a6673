"""Tests mirror the package; what holds for every form or every file is tested at this level."""
