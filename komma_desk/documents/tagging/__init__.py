"""What makes our paper readable without seeing it: structure and language (PDF/UA-1, PDF/A-2a)."""
