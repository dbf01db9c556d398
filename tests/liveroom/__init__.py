"""An invented live room with a table of its own, served as the product is: for the faults and for the benches."""
