"""What turns a machine into a booth; every step is safe to run twice."""
