"""What a line is by its words and its place: a label, a caption, a byline, a day, an insert."""
