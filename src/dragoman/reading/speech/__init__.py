"""Parts of `statements`: quotations, reports, their cues and speakers, what they are about."""
