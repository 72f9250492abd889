"""The long report: what may be told beside the eight answers, section by section."""
