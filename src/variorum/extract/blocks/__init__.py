"""What a report is made of beside its paragraphs: captions, datelines, entries, notices."""
