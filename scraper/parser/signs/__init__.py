"""What a line is by its words and its place: a label, a caption, a byline, a day, an insert, and at
a text's edges where it is from (``origins``), whose dispatch it is (``wires``), who had a part in
it (``endnotes``)."""
