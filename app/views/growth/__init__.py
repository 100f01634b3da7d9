"""The student's plan: goals, courses of four years, graduate profile, surveys, and what came after school."""
