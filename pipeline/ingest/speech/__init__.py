"""Who speaks: labels, turns and speakers, in plain text and in what recorders export.

find_turns(text, start, end) -> the turns of a transcript in plain text
read_cues(text), compose_turns(utterances) -> passages of a transcript whose format names them
"""
