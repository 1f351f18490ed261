"""The stages, one a file: decode, repair, strip, normalize, judge, in the order of a run."""
