"""The practice: the brief, events, the follow-up, who has gone quiet, the figures."""
