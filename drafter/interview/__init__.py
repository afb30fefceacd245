"""The conversation that fills an answers file in, without any terminal."""
