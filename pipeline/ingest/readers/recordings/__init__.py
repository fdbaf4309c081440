"""Files of transcription and annotation programs to blocks: one per utterance, with its speaker.

In: the bytes of JSON transcripts, oTranscribe, ELAN and Praat files. Out: a `FileText` of cues.
"""
