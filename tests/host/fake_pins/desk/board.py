"""Stands for Blinka's `board`: two pins of a Raspberry Pi's header."""

D17 = "D17"
D27 = "D27"
