"""What Drafter can do, as functions: plain arguments in, a frozen result out.

The command line and other faces call these. Nothing here parses a command line, prints, asks, or
ends the process; what goes wrong is raised as a DrafterError.
"""
