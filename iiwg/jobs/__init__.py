"""Work that is done after the answer has gone out, and may die half-way: who does it, how often, and when it is given up."""
