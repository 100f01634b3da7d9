"""Pictures of the running program: every page, dialog and empty state, in every variant, without a display.

A subject adds its lines to `scenes.SCENES`; `taking` renders them for `run.py screens`.
"""
