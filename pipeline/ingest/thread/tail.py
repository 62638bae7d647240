from pipeline.types import Envelope, Part
from pipeline.ingest.thread.lines import Line
def label_lines(run, envelope):
    return [Part.BODY]*len(run)
