"""A log of Isnad, read by the specifications it names and by nothing else of Isnad."""
