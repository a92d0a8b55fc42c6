"""The verbs of the command line, one module each: SUMMARY, arguments(parser), run(options, settings)."""
